#include "core/check/spelling.h"
#include "core/base/utf8.h"

#include <string.h>

/* The set that has the character; NULL when none has. */
static const char *set_of(const struct lac_value *spellings, const char *bytes, size_t len)
{
    for (size_t i = 0; spellings && spellings->kind == LAC_LIST && i < lac_count(spellings); i++) {
        const char *set = lac_as_text(lac_at(spellings, i), "");
        if (memmem(set, strlen(set), bytes, len))
            return set;
    }
    return NULL;
}

void lac_spelling_spread(struct lac_str *out, const struct lac_value *spellings, const char *pattern, size_t len)
{
    bool inside = false;
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(pattern + at, len - at, &cp);
        took = took ? took : 1;
        if (pattern[at] == '\\' && at + 1 < len) {
            size_t quoted = lac_utf8_next(pattern + at + 1, len - at - 1, &cp);
            took = 1 + (quoted ? quoted : 1);
            lac_str_addn(out, pattern + at, took);
            continue;
        }
        const char *set = cp >= 0x80 ? set_of(spellings, pattern + at, took) : NULL;
        inside = cp == '[' || (inside && cp != ']');
        if (!set)
            lac_str_addn(out, pattern + at, took);
        else
            lac_str_addf(out, inside ? "%s" : "[%s]", set);
    }
}
