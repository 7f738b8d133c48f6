/* Any Retry-After: no time at all, or one that is not negative and can be added to a clock. */
#include "core/net/retry.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int64_t us)
{
    if (us < -1 || us > INT64_MAX / 4)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    check(lac_retry_after(text, 784111777000));
    check(lac_retry_after_ms(text));
    check(lac_retry_date_ms(text));
    free(text);
    return 0;
}
