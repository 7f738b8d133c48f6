/* schema.h - what a table of the user may hold, said as data, and the check with messages for people.
 *
 *   static const struct lac_schema_field SEARCH[] = {
 *       {.name = "width", .kinds = LAC_S_INT, .range = {1, 1000}},
 *       {.name = "plain", .kinds = LAC_S_TEXT, .one_of = PLAIN_WORDS},
 *   };
 *   static const struct lac_schema SEARCH_SCHEMA = LAC_SCHEMA(SEARCH); */
#ifndef LAC_SCRIPT_SCHEMA_H
#define LAC_SCRIPT_SCHEMA_H

#include "core/base/status.h"
#include "core/model/value.h"
#include "core/script/package.h"

enum lac_schema_kinds {
    LAC_S_TEXT = 1,
    LAC_S_INT = 2, /* also 3.0 */
    LAC_S_NUM = 4, /* also whole numbers */
    LAC_S_BOOL = 8,
    LAC_S_LIST = 16, /* an empty table is a list and a map */
    LAC_S_MAP = 32,
    LAC_S_FUNCTION = 64, /* packages only, see lac_schema_function */
    LAC_S_ANY = LAC_S_TEXT | LAC_S_INT | LAC_S_NUM | LAC_S_BOOL | LAC_S_LIST | LAC_S_MAP,
};

struct lac_schema;

struct lac_schema_field {
    const char *name; /* NULL in an element */
    unsigned kinds;   /* of enum lac_schema_kinds, or-ed */
    bool required;
    const struct lac_schema *map; /* for LAC_S_MAP: its keys; NULL: any keys */
    /* What each element of a list is or, where none may stand, each value of a map with any keys; NULL: any. */
    const struct lac_schema_field *each;
    const char *const *one_of; /* the texts allowed, NULL behind the last; NULL: any */
    struct {
        double min, max; /* inclusive; {0, 0}: no bounds */
    } range;
    bool filled;     /* a text, list or map must not be empty */
    const char *doc; /* for help texts; may be NULL */
};

/* A map with exactly these keys. */
struct lac_schema {
    const struct lac_schema_field *fields;
    size_t n;
};

#define LAC_SCHEMA(array)                                                                                              \
    {                                                                                                                  \
        .fields = (array), .n = sizeof(array) / sizeof *(array)                                                        \
    }

/* Checks `value` against `schema`. LAC_E_CONFIG with "FILE:LINE: unknown key 'langauges' (did you mean 'languages'?)"
 * at the first thing that does not fit, in the order of the table's keys, then of the missing fields. `lines` (NULL: no
 * line is named) must be of the file that the value was read from. */
enum lac_status lac_schema_check(const struct lac_schema *schema, const struct lac_value *value, const char *file,
                                 const struct lac_lua_file *lines, struct lac_error *err);

/* LAC_E_CONFIG "FILE:LINE: " and the message, at the line of `dotted` or of its nearest parent; for checks that a
 * schema cannot say. */
enum lac_status lac_schema_fail(struct lac_error *err, const char *file, const struct lac_lua_file *lines,
                                const char *dotted, const char *fmt, ...) LAC_PRINTF(5, 6);

/* What stands for a function in a value that is checked against a field of LAC_S_FUNCTION. */
struct lac_value lac_schema_function(void);

/* "a string", "a whole number", "a list", ... for messages. */
const char *lac_schema_kind_name(const struct lac_value *value);

#endif
