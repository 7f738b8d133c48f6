/* bundle.c - archives from strangers: whatever is taken from one has a name that stays in its folder. */
#include "core/share/bundle.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lac_package_files files;
    struct lac_error err;
    if (lac_bundle_read(data, size, "fuzz.tar.gz", &files, &err) != LAC_OK)
        return 0;
    size_t bytes = 0;
    for (size_t i = 0; i < files.n; i++) {
        if (lac_bundle_refuses(files.at[i].name))
            abort();
        bytes += files.at[i].len;
    }
    if (files.n == 0 || files.n > LAC_BUNDLE_FILES || bytes > LAC_BUNDLE_BYTES)
        abort();
    lac_package_files_free(&files);
    return 0;
}
