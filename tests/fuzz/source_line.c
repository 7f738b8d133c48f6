/* Any bytes are accepted, and every line found lies within the text. */
#include "core/script/source_line.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const paths[] = {"", "a", "1", "a.b", "1.1", "name", "options.side.default"};
    int count = 1;
    for (size_t i = 0; i < size; i++)
        count += data[i] == '\n';
    struct lac_source_lines *lines = lac_source_lines_new((const char *)data, size);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        int line = lac_source_line(lines, paths[i]), near = lac_source_line_near(lines, paths[i]);
        if (line < 0 || line > count || near > count || (line > 0 && near != line))
            abort();
    }
    lac_source_lines_free(lines);
    return 0;
}
