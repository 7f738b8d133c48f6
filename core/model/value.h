/* value.h - plain data: what crosses between C, Lua and JSON.
 *
 * A value and all it holds live in one arena; nothing is freed alone. Maps keep the order of insertion and are looked
 * up linearly (they are small); writers that need an order sort. Strings are bytes with a length and a NUL behind. */
#ifndef LAC_MODEL_VALUE_H
#define LAC_MODEL_VALUE_H

#include "core/base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lac_kind { LAC_NIL, LAC_BOOL, LAC_INT, LAC_NUM, LAC_STR, LAC_LIST, LAC_MAP };

struct lac_field;

struct lac_value {
    enum lac_kind kind;
    union {
        bool boolean;
        int64_t integer;
        double number;
        struct {
            const char *at;
            size_t len;
        } str;
        struct {
            struct lac_value *at;
            size_t n, cap;
        } list;
        struct {
            struct lac_field *at;
            size_t n, cap;
        } map;
    } as;
};

struct lac_field {
    const char *key; /* NUL-terminated, no NUL inside */
    struct lac_value value;
};

struct lac_value lac_nil(void);
struct lac_value lac_bool(bool b);
struct lac_value lac_int(int64_t i);
struct lac_value lac_num(double n);
struct lac_value lac_text(struct lac_arena *arena, const char *text); /* copies; NULL gives nil */
struct lac_value lac_textn(struct lac_arena *arena, const char *bytes, size_t len);
struct lac_value lac_list(void);   /* empty */
struct lac_value lac_object(void); /* empty map */

void lac_push(struct lac_arena *arena, struct lac_value *list, struct lac_value item);
void lac_set(struct lac_arena *arena, struct lac_value *map, const char *key, struct lac_value value); /* replaces */

/* Shorthands for building records. */
void lac_set_text(struct lac_arena *arena, struct lac_value *map, const char *key, const char *text); /* NULL: null */
void lac_set_int(struct lac_arena *arena, struct lac_value *map, const char *key, int64_t i);
void lac_set_num(struct lac_arena *arena, struct lac_value *map, const char *key, double n);
void lac_set_bool(struct lac_arena *arena, struct lac_value *map, const char *key, bool b);

/* Look-ups never fail: what is absent or of another kind gives the fallback. `map` may be NULL or no map. */
const struct lac_value *lac_get(const struct lac_value *map, const char *key);     /* NULL when absent */
const struct lac_value *lac_path(const struct lac_value *map, const char *dotted); /* "search.width" */
const char *lac_get_text(const struct lac_value *map, const char *key, const char *fallback);
int64_t lac_get_int(const struct lac_value *map, const char *key, int64_t fallback); /* also a whole number */
double lac_get_num(const struct lac_value *map, const char *key, double fallback);
bool lac_get_bool(const struct lac_value *map, const char *key, bool fallback);
const char *lac_as_text(const struct lac_value *value, const char *fallback); /* value may be NULL */
size_t lac_count(const struct lac_value *value); /* entries of a list or map; 0 for anything else or NULL */
bool lac_lists(const struct lac_value *list, const char *word);             /* has this text among its entries */
const struct lac_value *lac_at(const struct lac_value *list, size_t index); /* NULL when out of range */

struct lac_value lac_copy(struct lac_arena *arena, const struct lac_value *value); /* deep */
bool lac_equal(const struct lac_value *a, const struct lac_value *b); /* deep; map order does not matter; 1 == 1.0 */

#endif
