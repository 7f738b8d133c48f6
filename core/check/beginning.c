#include "core/check/beginning.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    FEW = 24,
    PLACES = 2 * LAC_BEGINNINGS_MAX,
    NESTED_MAX = 16, /* groups in groups */
    MEMBERS_MAX = 32 /* characters of a class; a larger one is any character */
};

/* Beginnings that differ. */
struct beginnings {
    size_t n, most; /* most: bytes of each that are kept */
    bool failed;    /* not known */
    bool crowded;   /* too many */
    struct lac_beginning at[LAC_BEGINNINGS_MAX];
    bool hashed; /* where each is, plus 1; made when there are more than a few */
    uint16_t places[PLACES];
};

struct parser {
    const char *at, *end;
    int nested;
};

static bool is_same(const struct lac_beginning *a, const struct lac_beginning *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Where a beginning is, or would be. */
static uint16_t *place_of(struct beginnings *set, const struct lac_beginning *one)
{
    uint64_t bytes;
    memcpy(&bytes, one->bytes, sizeof bytes);
    size_t at = (size_t)((bytes + one->n + 16U * one->closed) * 0x9E3779B97F4A7C15U >> 40) % PLACES;
    while (set->places[at] && !is_same(&set->at[set->places[at] - 1], one))
        at = (at + 1) % PLACES;
    return &set->places[at];
}

static bool holds(struct beginnings *set, const struct lac_beginning *one)
{
    bool found = false;
    if (set->n > FEW) {
        if (!set->hashed)
            memset(set->places, 0, sizeof set->places);
        for (size_t i = 0; i < set->n && !set->hashed; i++)
            *place_of(set, &set->at[i]) = (uint16_t)(i + 1);
        set->hashed = true;
        return *place_of(set, one) != 0;
    }
    for (size_t i = 0; i < set->n; i++)
        found = found || is_same(&set->at[i], one);
    return found;
}

static void add(struct beginnings *set, const struct lac_beginning *one)
{
    if (holds(set, one))
        return;
    if (set->n == LAC_BEGINNINGS_MAX) {
        set->failed = set->crowded = true;
        return;
    }
    if (set->hashed)
        *place_of(set, one) = (uint16_t)(set->n + 1);
    set->at[set->n++] = *one;
}

static void add_bytes(struct beginnings *set, const char *bytes, size_t n)
{
    struct lac_beginning one = {.n = (unsigned char)(n < set->most ? n : set->most), .closed = n >= set->most};
    memcpy(one.bytes, bytes, one.n);
    add(set, &one);
}

static void add_empty(struct beginnings *set, bool closed)
{
    struct lac_beginning one = {.closed = closed};
    add(set, &one);
}

static void add_char(struct beginnings *set, uint32_t cp)
{
    char bytes[4];
    add_bytes(set, bytes, lac_utf8_put(bytes, cp));
}

/* What matches a letter in either case beside its two usual forms. */
static const struct odd {
    uint32_t letter, other;
} odd[] = {{'k', 0x212A},   {'s', 0x17F},    {0xE5, 0x212B},  {0x432, 0x1C80}, {0x434, 0x1C81}, {0x43E, 0x1C82},
           {0x441, 0x1C83}, {0x442, 0x1C84}, {0x442, 0x1C85}, {0x44A, 0x1C86}, {0x463, 0x1C87}};

static bool is_cased(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LL || c == UTF8PROC_CATEGORY_LT || cp == 0x345 ||
           (cp >= 0x2160 && cp <= 0x217F) || (cp >= 0x24B6 && cp <= 0x24E9); /* numerals and circled letters */
}

/* Latin and Cyrillic as living languages write them. Sharp s has a capital that utf8proc does not give, s with a dot
 * another small letter. */
static bool has_known_cases(uint32_t cp)
{
    static const uint32_t ranges[][2] = {{0xC0, 0xDE},   {0xE0, 0x17E},    {0x1A0, 0x1A1},   {0x1AF, 0x1B0},
                                         {0x400, 0x52F}, {0x1E00, 0x1E5F}, {0x1E62, 0x1E95}, {0x1EA0, 0x1EFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    return false;
}

/* A character in all its cases; letters of scripts whose cases are not known here are any character. */
static void add_literal(struct beginnings *set, uint32_t cp)
{
    if (cp >= 0x80 && is_cased(cp) && !has_known_cases(cp)) {
        add_empty(set, true);
        return;
    }
    if (!is_cased(cp)) {
        add_char(set, cp);
        return;
    }
    uint32_t small = (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
    if (cp == 0x130) /* its small letter is another's */
        small = cp;
    add_char(set, small);
    uint32_t capital = (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
    if (cp >= 0x80 && cp != 0x131 && capital != small) /* of ASCII the small letter stands for both */
        add_char(set, capital);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (odd[i].letter == small)
            add_char(set, odd[i].other);
}

static void clear(struct beginnings *set)
{
    set->n = 0;
    set->hashed = false;
}

static struct beginnings *none_yet(size_t most)
{
    struct beginnings *set = lac_alloc(sizeof *set);
    clear(set);
    set->most = most;
    set->failed = set->crowded = false;
    return set;
}

static void fail_with(struct beginnings *set, const struct beginnings *other)
{
    set->failed = set->failed || other->failed;
    set->crowded = set->crowded || other->crowded;
}

static bool goes_on(const struct beginnings *set)
{
    for (size_t i = 0; i < set->n; i++)
        if (!set->at[i].closed)
            return true;
    return false;
}

/* Every beginning of `set` that may go on goes on with each of `more`. */
static void append(struct beginnings *set, const struct beginnings *more)
{
    fail_with(set, more);
    if (!goes_on(set))
        return;
    struct beginnings *out = none_yet(set->most);
    fail_with(out, set);
    for (size_t i = 0; i < set->n && !out->failed; i++) {
        if (set->at[i].closed)
            add(out, &set->at[i]);
        for (size_t k = 0; k < more->n && !set->at[i].closed; k++) {
            struct lac_beginning one = set->at[i];
            size_t room = set->most - one.n, n = more->at[k].n < room ? more->at[k].n : room;
            memcpy(one.bytes + one.n, more->at[k].bytes, n);
            one.n = (unsigned char)(one.n + n);
            one.closed = more->at[k].closed || one.n == set->most;
            add(out, &one);
        }
    }
    set->n = out->n;
    fail_with(set, out);
    set->hashed = false;
    memcpy(set->at, out->at, out->n * sizeof *out->at);
    free(out);
}

static uint32_t next_char(struct parser *p)
{
    uint32_t cp;
    size_t took = lac_utf8_next(p->at, (size_t)(p->end - p->at), &cp);
    p->at += took ? took : 1;
    return cp;
}

static bool takes(struct parser *p, const char *what)
{
    size_t len = strlen(what);
    if ((size_t)(p->end - p->at) < len || memcmp(p->at, what, len) != 0)
        return false;
    p->at += len;
    return true;
}

/* Behind \x: its digits, in braces or not. */
static void parse_number(struct parser *p, struct beginnings *set)
{
    char digits[9] = {0};
    bool braces = takes(p, "{");
    size_t n = 0;
    while (p->at < p->end && n < (braces ? 6 : 2) && isxdigit((unsigned char)*p->at))
        digits[n++] = *p->at++;
    char bytes[4];
    uint32_t cp = (uint32_t)strtoul(digits, NULL, 16);
    if (n == 0 || (braces && !takes(p, "}")) || lac_utf8_put(bytes, cp) == 0)
        set->failed = true;
    else
        add_literal(set, cp);
}

/* Horizontal space; of the rare ones two bytes of three. */
static void add_blanks(struct beginnings *set)
{
    static const char *const rare[] = {"\xE1\x9A", "\xE1\xA0", "\xE2\x80", "\xE2\x81", "\xE3\x80"};
    add_char(set, '\t');
    add_char(set, ' ');
    add_char(set, 0xA0);
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++) {
        struct lac_beginning one = {.n = 2, .closed = true, .bytes = {rare[i][0], rare[i][1]}};
        add(set, &one);
    }
}

/* Behind a backslash: a mark that stands for itself, or a class, or a place. */
static void parse_escape(struct parser *p, struct beginnings *set)
{
    if (p->at >= p->end) {
        set->failed = true;
        return;
    }
    uint32_t cp = next_char(p);
    if (cp == 'b' || cp == 'B' || cp == 'A' || cp == 'z' || cp == 'Z') {
        add_empty(set, false);
    } else if (cp == 'x') {
        parse_number(p, set);
    } else if (cp == 'h') {
        add_blanks(set);
    } else if (cp == 's' || cp == 'd' || cp == 'w' || cp == 'p' || cp == 'P' || cp == 'S' || cp == 'D' || cp == 'W' ||
               cp == 'H' || cp == 'N' || cp == 'R' || cp == 'X') {
        bool property = cp == 'p' || cp == 'P', braces = property && p->at < p->end && *p->at == '{';
        const char *close = braces ? memchr(p->at, '}', (size_t)(p->end - p->at)) : NULL;
        p->at = close ? close + 1 : p->at + (property && p->at < p->end);
        add_empty(set, true);
    } else if (cp < 0x80 && lac_utf8_is_punct(cp)) {
        add_literal(set, cp);
    } else {
        set->failed = true;
    }
}

/* Behind [. A class of few characters is each of them, others are any character. */
static void parse_class(struct parser *p, struct beginnings *set)
{
    bool any = takes(p, "^"), first = true;
    size_t members = 0;
    for (; p->at < p->end && (first || *p->at != ']'); first = false) {
        if (takes(p, "[:")) {
            p->at += strspn(p->at, "^abcdefghijklmnopqrstuvwxyz");
            set->failed = set->failed || !takes(p, ":]"); /* a bracket and a colon */
            any = true;
            continue;
        }
        uint32_t cp = next_char(p);
        if (cp == '\\' && p->at < p->end) {
            cp = next_char(p);
            any = any || !(cp == 'n' || (cp < 0x80 && lac_utf8_is_punct(cp)));
            cp = cp == 'n' ? '\n' : cp;
        }
        if (p->end - p->at >= 2 && *p->at == '-' && p->at[1] != ']') {
            p->at++;
            uint32_t last = next_char(p);
            any = any || last == '\\' || last >= 0x80 || last < cp || last - cp > MEMBERS_MAX;
            for (; !any && cp < last; cp++, members++)
                add_literal(set, cp);
        }
        if (!any)
            add_literal(set, cp);
        any = any || ++members > MEMBERS_MAX;
    }
    if (p->at >= p->end)
        set->failed = true;
    else
        p->at++;
    if (any) {
        clear(set);
        add_empty(set, true);
    }
}

/* Behind the parenthesis that opens a group whose inside does not matter: behind the one that closes it. */
static void skip_group(struct parser *p, struct beginnings *set)
{
    struct beginnings *ignored = none_yet(set->most);
    for (int depth = 1; depth > 0 && p->at < p->end;) {
        char c = *p->at++;
        if (c == '\\' && p->at < p->end) {
            p->at++;
        } else if (c == '[') {
            parse_class(p, ignored);
            clear(ignored);
        } else {
            depth += (c == '(') - (c == ')');
        }
    }
    if (ignored->failed || p->at > p->end || p->at[-1] != ')')
        set->failed = true;
    free(ignored);
}

static void parse_alternatives(struct parser *p, struct beginnings *set);

/* Behind (?=. What must come next tells, unless it may be nothing. */
static void parse_lookahead(struct parser *p, struct beginnings *set)
{
    const char *start = p->at;
    struct beginnings *ahead = none_yet(set->most);
    parse_alternatives(p, ahead);
    bool tells = !ahead->failed && takes(p, ")");
    for (size_t i = 0; i < ahead->n && tells; i++)
        tells = ahead->at[i].n > 0;
    for (size_t i = 0; i < ahead->n && tells; i++) {
        ahead->at[i].closed = true;
        add(set, &ahead->at[i]);
    }
    free(ahead);
    if (tells)
        return;
    p->at = start;
    skip_group(p, set);
    add_empty(set, false);
}

/* Behind (. */
static void parse_group(struct parser *p, struct beginnings *set)
{
    if (takes(p, "?=")) {
        if (++p->nested > NESTED_MAX)
            set->failed = true;
        else
            parse_lookahead(p, set);
        p->nested--;
        return;
    }
    if (takes(p, "?!") || takes(p, "?<=") || takes(p, "?<!")) {
        skip_group(p, set);
        add_empty(set, false);
        return;
    }
    if ((p->at < p->end && *p->at == '*') || (p->at < p->end && *p->at == '?' && !takes(p, "?:") && !takes(p, "?>") &&
                                              !takes(p, "?i:") && !takes(p, "?-i:"))) {
        set->failed = true;
        return;
    }
    if (++p->nested > NESTED_MAX)
        set->failed = true;
    else
        parse_alternatives(p, set);
    p->nested--;
    if (!takes(p, ")"))
        set->failed = true;
}

/* Once or more often; behind the second time anything may follow. */
static void repeat(struct beginnings *set)
{
    struct beginnings *twice = none_yet(set->most);
    memcpy(twice->at, set->at, set->n * sizeof *set->at);
    twice->n = set->n;
    append(twice, set);
    fail_with(set, twice);
    for (size_t i = 0; i < twice->n && !set->failed; i++) {
        struct lac_beginning one = twice->at[i];
        one.closed = true;
        add(set, &one);
    }
    free(twice);
}

/* {2} {2,} {2,3}. *none: it may be left out. */
static bool takes_braces(struct parser *p, bool *none)
{
    static const char digits[] = "0123456789";
    size_t left = (size_t)(p->end - p->at);
    const char *close = left >= 3 && *p->at == '{' ? memchr(p->at, '}', left) : NULL;
    size_t low = close ? strspn(p->at + 1, digits) : 0;
    const char *behind = close ? p->at + 1 + low : NULL;
    if (low == 0)
        return false;
    if (*behind == ',')
        behind += 1 + strspn(behind + 1, digits);
    if (behind != close)
        return false;
    *none = strspn(p->at + 1, "0") == low;
    p->at = close + 1;
    return true;
}

/* How often: the set then also has what stands there when it is left out, or repeated. */
static void parse_count(struct parser *p, struct beginnings *set)
{
    bool none = false, more = false;
    if (takes(p, "?")) {
        none = true;
    } else if (takes(p, "*")) {
        none = more = true;
    } else if (takes(p, "+")) {
        more = true;
    } else if (takes_braces(p, &none)) {
        more = true;
    } else {
        bool newer = p->end - p->at >= 2 && *p->at == '{' && (p->at[1] == ',' || p->at[1] == ' ');
        set->failed = set->failed || newer; /* a count to PCRE2 10.43, itself before */
        return;
    }
    if (more)
        repeat(set);
    if (none)
        add_empty(set, false);
    if (!takes(p, "?"))
        takes(p, "+");
    if (p->at < p->end && strchr("?*+{", *p->at)) /* how often what is repeated is repeated */
        set->failed = true;
}

static void parse_atom(struct parser *p, struct beginnings *set)
{
    if (takes(p, "\\"))
        parse_escape(p, set);
    else if (takes(p, "["))
        parse_class(p, set);
    else if (takes(p, "("))
        parse_group(p, set);
    else if (takes(p, "^") || takes(p, "$"))
        add_empty(set, false);
    else if (takes(p, "."))
        add_empty(set, true);
    else
        add_literal(set, next_char(p));
}

static void parse_sequence(struct parser *p, struct beginnings *set)
{
    struct beginnings *atom = none_yet(set->most);
    add_empty(set, false);
    while (!set->failed && p->at < p->end && *p->at != '|' && *p->at != ')') {
        clear(atom);
        atom->failed = false;
        parse_atom(p, atom);
        parse_count(p, atom);
        append(set, atom);
    }
    free(atom);
}

static void parse_alternatives(struct parser *p, struct beginnings *set)
{
    struct beginnings *one = none_yet(set->most);
    do {
        clear(one);
        parse_sequence(p, one);
        fail_with(set, one);
        for (size_t i = 0; i < one->n && !set->failed; i++)
            add(set, &one->at[i]);
    } while (!set->failed && takes(p, "|"));
    free(one);
}

size_t lac_beginnings_of(const char *pattern, size_t len, size_t most, struct lac_beginning *out, bool *crowded)
{
    struct beginnings *set = none_yet(most);
    struct parser p = {.at = pattern, .end = pattern + len};
    parse_alternatives(&p, set);
    size_t n = set->failed || p.at != p.end ? 0 : set->n;
    *crowded = set->crowded;
    memcpy(out, set->at, n * sizeof *out);
    free(set);
    return n;
}
