/* Any bytes as a .env file: names are names, values end where they end. */
#include "core/net/dotenv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(void *user, const char *name, const char *value)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    size_t *left = user, used = strlen(name) + strlen(value);
    if (!*name || name[strspn(name, letters)] || used > *left)
        abort();
    *left -= used;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t left = size;
    char *text = malloc(size + 1); /* a block of its own, so that a read past the end is seen */
    if (size)
        memcpy(text, data, size);
    int skipped = lac_dotenv_parse(text, size, check, &left);
    if (skipped < 0)
        abort();
    free(text);
    return 0;
}
