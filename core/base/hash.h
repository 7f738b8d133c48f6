/* hash.h - 128-bit content ids (XXH3-128) and their text form.
 *
 * Fields are hashed with their lengths, so that ("ab","c") and ("a","bc") differ. Not for secrets. */
#ifndef LAC_BASE_HASH_H
#define LAC_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_id {
    uint64_t hi, lo;
};

enum { LAC_ID_HEX = 33 }; /* 32 hex digits and a NUL */

struct lac_hash; /* an id under construction */

struct lac_hash *lac_hash_new(void);
void lac_hash_free(struct lac_hash *hash);
void lac_hash_reset(struct lac_hash *hash);
void lac_hash_bytes(struct lac_hash *hash, const void *bytes, size_t len);
void lac_hash_text(struct lac_hash *hash, const char *text); /* NULL and "" differ */
void lac_hash_u64(struct lac_hash *hash, uint64_t value);
struct lac_id lac_hash_end(const struct lac_hash *hash);

/* The id of a list of texts. */
struct lac_id lac_id_of(const char *const *texts, size_t n);
struct lac_id lac_id_of_bytes(const void *bytes, size_t len);

bool lac_id_equal(struct lac_id a, struct lac_id b);
int lac_id_compare(struct lac_id a, struct lac_id b); /* order of the hex forms */
void lac_id_hex(struct lac_id id, char out[LAC_ID_HEX]);
bool lac_id_parse(const char *hex, struct lac_id *out); /* exactly 32 hex digits */

#endif
