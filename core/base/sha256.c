#include "core/base/sha256.h"

#include <nettle/sha2.h>
#include <stdio.h>

void lac_sha256_hex(const void *bytes, size_t len, char out[LAC_SHA256_HEX])
{
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    sha256_update(&hash, len, bytes);
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        (void)snprintf(out + 2 * i, 3, "%02x", digest[i]);
}
