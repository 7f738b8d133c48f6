/* sha256.h - SHA-256 (FIPS 180-4) as hex, for what people compare and sign: lock files, archives. Ids are hash.h's. */
#ifndef LAC_BASE_SHA256_H
#define LAC_BASE_SHA256_H

#include <stddef.h>

enum { LAC_SHA256_HEX = 65 }; /* 64 small hex digits and a NUL */

void lac_sha256_hex(const void *bytes, size_t len, char out[LAC_SHA256_HEX]);

#endif
