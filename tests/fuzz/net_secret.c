/* Any reply, redacted: what comes out holds no key, however it was spelled, and what held none comes out as it was. */
#include "core/net/secret.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct lac_secrets *secrets;
    static const char key[] = "a/\"\\%b";
    if (!secrets) {
        setenv("LAC_FUZZ_KEY", key, 1);
        secrets = lac_secrets_new(NULL, NULL);
        if (!lac_secrets_has(secrets, "LAC_FUZZ_KEY"))
            abort();
    }
    struct lac_str once = {0}, twice = {0};
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    lac_secrets_redact(secrets, &once, text, size);
    if (once.len && memmem(once.data, once.len, key, strlen(key)))
        abort();
    if (!memmem(lac_str_get(&once), once.len, "[LAC_FUZZ_KEY]", 14) &&
        (once.len != size || (size && memcmp(once.data, text, size) != 0)))
        abort();
    lac_secrets_redact(secrets, &twice, lac_str_get(&once), once.len);
    if (once.len != twice.len)
        abort();
    free(text);
    lac_str_free(&once);
    lac_str_free(&twice);
    return 0;
}
