/* json_read.c - the reading half of json.h: one walk over the text, values straight into the arena.
 *
 * Jansson took 85 us for the 5 KB of a published pair, 55 of them for a tree that was then copied; this takes 12. What
 * it accepts is what Jansson accepts (tests/unit/model/json_read.c compares them). */
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/model/json.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MAX = 2048,
    NUMBER_MAX = 64, /* characters of a number that need no block of their own */
    FEW = 32,        /* fields among which equal keys are looked for one by one */
};

struct reader {
    struct lac_arena *arena;
    const char *start, *at, *end;
    const char *why; /* what is wrong at `at`; NULL while nothing is */
    int depth;
    LAC_VEC(struct lac_value) values; /* of the lists that are open, the innermost last */
    LAC_VEC(struct lac_field) fields; /* of the objects */
};

static bool fail(struct reader *r, const char *why)
{
    if (!r->why)
        r->why = why;
    return false;
}

static void skip_space(struct reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r'))
        r->at++;
}

static bool take(struct reader *r, char c)
{
    if (r->at >= r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The four digits of \uXXXX at `at`; false when they are none. */
static bool code_unit(const char *at, const char *end, uint32_t *out)
{
    *out = 0;
    for (int i = 0; i < 4; i++) {
        int digit = at + i < end ? hex(at[i]) : -1;
        if (digit < 0)
            return false;
        *out = *out << 4 | (uint32_t)digit;
    }
    return true;
}

/* One escape behind its backslash; moves both ends on. */
static bool escape(struct reader *r, const char **at, const char *end, char **out)
{
    static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    uint32_t cp, low;
    const char *found = strchr(names, **at);
    if (**at && found) {
        *(*out)++ = bytes[found - names];
        (*at)++;
        return true;
    }
    if (**at != 'u' || !code_unit(*at + 1, end, &cp))
        return fail(r, "an invalid escape in a text");
    *at += 5;
    if (cp >= 0xD800 && cp < 0xDC00) {
        if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u' || !code_unit(*at + 2, end, &low) || low < 0xDC00 ||
            low > 0xDFFF)
            return fail(r, "half of a surrogate pair in a text");
        *at += 6;
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
    }
    size_t took = lac_utf8_put(*out, cp);
    *out += took;
    return took > 0 || fail(r, "half of a surrogate pair in a text");
}

/* text[from, to) without its escapes: never longer than with them. */
static bool unescape(struct reader *r, const char *from, const char *to, struct lac_value *out)
{
    char *text = lac_arena_alloc(r->arena, (size_t)(to - from) + 1), *end = text;
    for (const char *at = from; at < to;) {
        if (*at != '\\') {
            *end++ = *at++;
            continue;
        }
        at++;
        if (!escape(r, &at, to, &end)) {
            r->at = at;
            return false;
        }
    }
    *end = '\0';
    out->kind = LAC_STR;
    out->as.str.at = text;
    out->as.str.len = (size_t)(end - text);
    return true;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Eight bytes at a time as long as none of them is a quote, a backslash or a control character. */
static const char *past_plain(const char *at, const char *end, bool *wide)
{
    for (uint64_t eight; end - at >= 8; at += 8) {
        memcpy(&eight, at, sizeof eight);
        uint64_t quote = eight ^ EACH('"'), escape = eight ^ EACH('\\');
        uint64_t found =
            ((quote - EACH(1)) & ~quote) | ((escape - EACH(1)) & ~escape) | ((eight - EACH(0x20)) & ~eight);
        if (found & EACH(0x80))
            return at;
        *wide = *wide || (eight & EACH(0x80));
    }
    return at;
}

/* Behind the opening quote. */
static bool read_text(struct reader *r, struct lac_value *out)
{
    const char *from = r->at;
    bool escaped = false, wide = false;
    for (r->at = past_plain(r->at, r->end, &wide); r->at < r->end && *r->at != '"'; r->at++) {
        unsigned char c = (unsigned char)*r->at;
        if (c < 0x20)
            return fail(r, "a control character in a text");
        wide = wide || c >= 0x80;
        if (c == '\\') {
            escaped = true;
            if (++r->at >= r->end || (unsigned char)*r->at < 0x20)
                break;
            r->at = past_plain(r->at + 1, r->end, &wide) - 1;
        }
    }
    if (r->at >= r->end || *r->at != '"')
        return fail(r, "a text that does not end");
    const char *to = r->at++;
    if (wide && !lac_utf8_valid(from, (size_t)(to - from))) {
        r->at = from;
        return fail(r, "a text that is not UTF-8");
    }
    if (escaped)
        return unescape(r, from, to, out);
    *out = lac_textn(r->arena, from, (size_t)(to - from));
    return true;
}

static size_t digits(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return (size_t)(at - from);
}

/* strtod reads the decimal point of the locale. */
static double to_double(struct reader *r, const char *from, size_t len)
{
    char few[NUMBER_MAX] = "";
    const char *point = localeconv()->decimal_point;
    char *text = len < NUMBER_MAX ? memcpy(few, from, len) : lac_arena_strndup(r->arena, from, len);
    char *dot = memchr(text, '.', len);
    if (dot && strlen(point) == 1)
        *dot = point[0];
    return strtod(text, NULL);
}

static bool read_number(struct reader *r, struct lac_value *out)
{
    const char *from = r->at;
    bool whole = true;
    take(r, '-');
    size_t n = digits(r->at, r->end);
    if (n == 0 || (*r->at == '0' && n > 1))
        return fail(r, "an invalid number");
    r->at += n;
    if (r->at < r->end && *r->at == '.') {
        whole = false;
        if ((n = digits(++r->at, r->end)) == 0)
            return fail(r, "an invalid number");
        r->at += n;
    }
    if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
        whole = false;
        r->at++;
        if (!take(r, '-'))
            take(r, '+');
        if ((n = digits(r->at, r->end)) == 0)
            return fail(r, "an invalid number");
        r->at += n;
    }
    size_t len = (size_t)(r->at - from);
    if (whole && len < 24) {
        char text[24];
        memcpy(text, from, len);
        text[len] = '\0';
        errno = 0;
        long long integer = strtoll(text, NULL, 10);
        if (errno != ERANGE) {
            *out = lac_int(integer);
            return true;
        }
    }
    *out = lac_num(to_double(r, from, len));
    return isfinite(out->as.number) || fail(r, "a number beyond the range of a double");
}

static bool read_value(struct reader *r, struct lac_value *out);

static bool read_list(struct reader *r, struct lac_value *out)
{
    size_t base = r->values.n;
    skip_space(r);
    while (!take(r, ']')) {
        struct lac_value value;
        if (r->values.n > base && !take(r, ','))
            return fail(r, "',' or ']' must stand here");
        if (!read_value(r, &value))
            return false;
        lac_vec_push(&r->values, value);
        skip_space(r);
    }
    size_t n = r->values.n - base;
    *out = lac_list();
    if (n) {
        out->as.list.at = lac_arena_alloc(r->arena, n * sizeof *out->as.list.at);
        memcpy(out->as.list.at, r->values.at + base, n * sizeof *out->as.list.at);
        out->as.list.n = out->as.list.cap = n;
    }
    r->values.n = base;
    return true;
}

static int by_key(const void *a, const void *b)
{
    const struct lac_field *const *x = a, *const *y = b;
    int order = strcmp((*x)->key, (*y)->key);
    return order ? order : *x < *y ? -1 : *x > *y;
}

/* Of equal keys the last value counts, at the place of the first. Taken out are marked by a NULL key. */
static void settle_many(struct lac_field *fields, size_t n)
{
    struct lac_field **order = lac_alloc(n * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = &fields[i];
    qsort(order, n, sizeof *order, by_key);
    for (size_t i = 0, first = 0; i < n; i++) {
        if (i == first || strcmp(order[i]->key, order[first]->key) != 0) {
            first = i;
            continue;
        }
        order[first]->value = order[i]->value;
    }
    for (size_t i = n; i-- > 1;)
        if (strcmp(order[i]->key, order[i - 1]->key) == 0)
            order[i]->key = NULL;
    free(order);
}

static bool known_key(struct lac_field *fields, size_t n, const struct lac_field *field)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(fields[i].key, field->key) == 0) {
            fields[i].value = field->value;
            return true;
        }
    }
    return false;
}

static void take_fields(struct reader *r, size_t base, struct lac_value *out)
{
    size_t n = r->fields.n - base, kept = 0;
    struct lac_field *fields = n ? r->fields.at + base : NULL;
    *out = lac_object();
    out->as.map.at = lac_arena_alloc(r->arena, (n + 1) * sizeof *out->as.map.at);
    if (n > FEW)
        settle_many(fields, n);
    for (size_t i = 0; i < n; i++)
        if (fields[i].key)
            out->as.map.at[kept++] = fields[i];
    out->as.map.n = out->as.map.cap = kept;
    r->fields.n = base;
}

static bool read_object(struct reader *r, struct lac_value *out)
{
    size_t base = r->fields.n;
    skip_space(r);
    for (bool first = true; !take(r, '}'); first = false) {
        struct lac_value key;
        struct lac_field field;
        if (!first && !take(r, ','))
            return fail(r, "',' or '}' must stand here");
        skip_space(r);
        if (!take(r, '"'))
            return fail(r, "a key in quotes must stand here");
        if (!read_text(r, &key))
            return false;
        if (strlen(key.as.str.at) != key.as.str.len)
            return fail(r, "a key with a zero byte");
        skip_space(r);
        if (!take(r, ':'))
            return fail(r, "':' must stand here");
        field.key = key.as.str.at;
        if (!read_value(r, &field.value))
            return false;
        size_t n = r->fields.n - base;
        if (n == 0 || n >= FEW || !known_key(r->fields.at + base, n, &field))
            lac_vec_push(&r->fields, field);
        skip_space(r);
    }
    take_fields(r, base, out);
    return true;
}

static bool read_word(struct reader *r, const char *word, struct lac_value value, struct lac_value *out)
{
    size_t len = strlen(word);
    if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0)
        return fail(r, "a value must stand here");
    r->at += len;
    *out = value;
    return true;
}

static bool read_value(struct reader *r, struct lac_value *out)
{
    skip_space(r);
    if (r->at >= r->end)
        return fail(r, "the text ends where a value must stand");
    if (r->depth >= DEPTH_MAX)
        return fail(r, "nested deeper than 2048");
    bool good;
    r->depth++;
    switch (*r->at) {
    case '"':
        r->at++;
        good = read_text(r, out);
        break;
    case '{':
        r->at++;
        good = read_object(r, out);
        break;
    case '[':
        r->at++;
        good = read_list(r, out);
        break;
    case 't':
        good = read_word(r, "true", lac_bool(true), out);
        break;
    case 'f':
        good = read_word(r, "false", lac_bool(false), out);
        break;
    case 'n':
        good = read_word(r, "null", lac_nil(), out);
        break;
    default:
        good = *r->at == '-' || (*r->at >= '0' && *r->at <= '9') ? read_number(r, out)
                                                                 : fail(r, "a value must stand here");
    }
    r->depth--;
    return good;
}

static enum lac_status refuse(const struct reader *r, struct lac_error *err)
{
    int line = 1;
    const char *start = r->start, *at = r->at < r->end ? r->at : r->end;
    for (const char *c = r->start; c < at; c++) {
        if (*c == '\n') {
            line++;
            start = c + 1;
        }
    }
    return lac_fail(err, LAC_E_PARSE, "line %d, column %zu: %s", line, lac_utf8_count(start, (size_t)(at - start)) + 1,
                    r->why);
}

enum lac_status lac_json_read(struct lac_arena *arena, const char *text, size_t len, struct lac_value *out,
                              struct lac_error *err)
{
    struct reader r = {.arena = arena, .start = text, .at = text, .end = text + len};
    struct lac_value value;
    bool good = read_value(&r, &value);
    if (good)
        skip_space(&r);
    if (good && r.at < r.end)
        good = fail(&r, "something stands behind the value");
    lac_vec_free(&r.values);
    lac_vec_free(&r.fields);
    if (!good)
        return refuse(&r, err);
    *out = value;
    return LAC_OK;
}
