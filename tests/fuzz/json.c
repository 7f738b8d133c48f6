/* Feeds bytes to the JSON reader. What it accepts must be written and read back as an equal value, and the canonical
 * form of that value must be the same bytes. */
#include "core/model/json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_str first = {0}, second = {0}, pretty = {0};
    struct lac_value value, back, fair;
    struct lac_error err;
    if (lac_json_read(arena, (const char *)data, size, &value, &err) != LAC_OK)
        goto done;
    lac_json_write(&first, &value);
    lac_json_write_pretty(&pretty, &value);
    if (lac_json_read(arena, first.data, first.len, &back, &err) != LAC_OK || !lac_equal(&value, &back) ||
        lac_json_read(arena, pretty.data, pretty.len, &fair, &err) != LAC_OK || !lac_equal(&value, &fair))
        abort();
    lac_json_write(&second, &back);
    if (first.len != second.len || memcmp(first.data, second.data, first.len) != 0)
        abort();
done:
    lac_str_free(&first);
    lac_str_free(&second);
    lac_str_free(&pretty);
    lac_arena_free(arena);
    return 0;
}
