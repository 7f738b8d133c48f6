#include "core/check/numbers.h"
#include "core/base/utf8.h"
#include "core/check/unit.h"
#include "core/check/view.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { READINGS = 5 };

/* What a number may say: its last mark a decimal point or a grouping one, what multiplies it counted or not (a language
 * may have a word for it that is not known here), and what multiplies the next one ("20 to 30 million"). */
struct read {
    struct lac_number number;
    double readings[READINGS], by;
    bool taken;
};

struct reads {
    struct read at[LAC_NUMBERS_MAX];
    size_t n;
};

/* A mark between digits: point, comma, their Arabic forms, apostrophes, and spaces that group (no-break, thin). */
static bool is_mark(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == 0x66B || cp == 0x66C || cp == '\'' || cp == 0x2019 || cp == 0xA0 ||
           cp == 0x202F || cp == 0x2009 || cp == 0xFF0C || cp == 0xFF0E;
}

/* Bytes of a character outside of ASCII that is seen to be no digit by its first bytes; 0 when it may be one. */
static size_t no_digit(const unsigned char *at, size_t len)
{
    size_t bytes = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    bool may = at[0] < 0xC3 || at[0] == 0xD9 || at[0] == 0xDB || at[0] == 0xDF || at[0] >= 0xEA || at[0] == 0xE1 ||
               (at[0] == 0xE2 && len > 1 && at[1] <= 0x82) ||
               (at[0] == 0xE0 && len > 2 && at[2] >= 0x90 && (at[1] >= 0xB9 || at[2] >= 0xA6));
    return may || bytes > len ? 0 : bytes;
}

static int digit_at(const char *at, const char *end, size_t *took)
{
    uint32_t cp;
    if ((unsigned char)*at < 0x80) {
        *took = 1;
        return *at >= '0' && *at <= '9' ? *at - '0' : -1;
    }
    *took = no_digit((const unsigned char *)at, (size_t)(end - at));
    if (*took > 0)
        return -1;
    *took = lac_utf8_next(at, (size_t)(end - at), &cp);
    if (*took == 0) {
        *took = 1;
        return -1;
    }
    if (cp >= 0x2080 && cp <= 0x2089) /* in formulas: H₂O */
        return (int)(cp - 0x2080);
    if (cp >= 0x2070 && cp <= 0x2079 && (cp == 0x2070 || cp >= 0x2074))
        return (int)(cp - 0x2070);
    return cp == 0xB9 ? 1 : cp == 0xB2 ? 2 : cp == 0xB3 ? 3 : lac_utf8_digit(cp);
}

/* A digit set above or below the line. */
static bool is_small(const char *at)
{
    return (unsigned char)*at == 0xC2 || (unsigned char)*at == 0xE2;
}

/* What multiplies a number written before it. */
static double multiplier(const char *at, size_t len, size_t *took)
{
    static const struct {
        const char *mark;
        double by;
    } marks[] = {{"万", 1e4}, {"萬", 1e4},        {"만", 1e4},       {"億", 1e8},       {"亿", 1e8},
                 {"억", 1e8}, {"兆", 1e12},       {"千", 1e3},       {"천", 1e3},       {"百", 1e2},
                 {"k", 1e3},  {" thousand", 1e3}, {" million", 1e6}, {" billion", 1e9}, {" trillion", 1e12}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        *took = strlen(marks[i].mark);
        if (*took <= len && memcmp(at, marks[i].mark, *took) == 0 &&
            !(marks[i].mark[0] == 'k' && len > 1 && lac_char_is_word((unsigned char)at[1])))
            return marks[i].by;
    }
    *took = 0;
    return 1;
}

struct digits {
    double whole, part, scale; /* whole: of all digits; part: of those behind the last mark, and its power of ten */
    int marks;
    uint32_t last;
    bool mixed; /* two kinds of marks: the last is the decimal one */
};

/* A plain space groups where one to three digits stand before it and exactly three behind: "500 000". */
static bool groups(const char *at, const char *end, const struct digits *d, int since)
{
    size_t took;
    if (*at != ' ' || since > 3 || (d->marks && (since != 3 || d->last != ' ')))
        return false;
    at++;
    for (int i = 0; i < 4; i++, at += took)
        if (at >= end || digit_at(at, end, &took) < 0)
            return i == 3;
    return false;
}

/* Takes the number at `at`; returns its end. */
static const char *take_digits(const char *at, const char *end, struct digits *d)
{
    *d = (struct digits){.scale = 1};
    size_t took;
    const bool small = is_small(at);
    for (int since = 0; at < end; at += took) { /* since: digits behind the last mark, or the start */
        int digit = digit_at(at, end, &took);
        uint32_t cp;
        size_t next;
        if (digit >= 0 && is_small(at) != small)
            break; /* 10⁵ is two numbers, as 10^5 */
        if (digit >= 0) {
            d->whole = d->whole * 10 + digit;
            d->part = d->part * 10 + digit;
            d->scale *= 10;
            since++;
            continue;
        }
        took = lac_utf8_next(at, (size_t)(end - at), &cp);
        bool mark = took > 0 && is_mark(cp) && at + took < end && digit_at(at + took, end, &next) >= 0;
        if (!mark && !groups(at, end, d, since))
            break;
        d->mixed = d->mixed || (d->marks && cp != d->last);
        d->marks++;
        d->last = cp;
        d->part = 0;
        d->scale = 1;
        since = 0;
    }
    return at;
}

/* Adds what was read from text[from] to `at`, where a multiplier or a unit may follow. */
static void add(struct reads *out, const char *text, const char *from, const char *at, const struct digits *d)
{
    size_t len = strlen(at), took;
    double by = multiplier(at, len, &took), decimal = floor(d->whole / d->scale) + d->part / d->scale;
    bool grouped = d->marks == 0 || (!d->mixed && (d->marks > 1 || d->scale == 1000));
    bool fraction = d->marks > 0 && (d->mixed || d->marks == 1);
    double likely = grouped ? d->whole : decimal, other = fraction ? decimal : d->whole;
    struct read *r = &out->at[out->n++];
    *r = (struct read){.number = {.at = (size_t)(from - text), .len = (size_t)(at - from), .value = likely * by},
                       .readings = {likely * by, other * by, likely, other, likely},
                       .by = by};
    r->number.unit = lac_unit_at(at + took, len - took);
}

static void read_numbers(struct reads *out, const char *text)
{
    const char *end = text + strlen(text);
    out->n = 0;
    for (const char *at = text; at < end && out->n < LAC_NUMBERS_MAX;) {
        size_t took;
        while ((unsigned char)*at > '9' && (unsigned char)*at < 0x80) /* most of it: ASCII letters */
            at++;
        if (at == end)
            break;
        if (digit_at(at, end, &took) < 0) {
            at += took;
            continue;
        }
        struct digits d;
        const char *behind = take_digits(at, end, &d);
        add(out, text, at, behind, &d);
        at = behind;
    }
    for (size_t i = 0; i + 1 < out->n; i++)
        if (out->at[i].by == 1)
            out->at[i].readings[READINGS - 1] *= out->at[i + 1].by;
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b));
}

static bool agree(const struct read *a, const struct read *b)
{
    for (int i = 0; i < READINGS; i++)
        for (int k = 0; k < READINGS; k++)
            if (near(a->readings[i], b->readings[k]))
                return true;
    return false;
}

static bool units_agree(const struct read *a, const struct read *b)
{
    return a->number.unit < 0 || b->number.unit < 0 || a->number.unit == b->number.unit;
}

/* A number of the target that says the same, with the same unit where there are several. */
static struct read *partner(const struct read *e, struct reads *t)
{
    struct read *found = NULL;
    for (size_t i = 0; i < t->n; i++)
        if (!t->at[i].taken && agree(e, &t->at[i]) && (!found || !units_agree(e, found)))
            found = &t->at[i];
    return found;
}

void lac_numbers_compare(const char *english, const char *target, struct lac_numbers *out)
{
    struct reads e, t;
    out->missing_n = out->extra_n = out->swapped_n = 0;
    read_numbers(&e, english);
    read_numbers(&t, target);
    out->n = e.n;
    for (size_t i = 0; i < e.n; i++) {
        struct read *p = partner(&e.at[i], &t);
        if (!p) {
            out->missing[out->missing_n++] = e.at[i].number;
            continue;
        }
        p->taken = true;
        if (!units_agree(&e.at[i], p) && out->swapped_n == 0) {
            out->swapped[0] = e.at[i].number;
            out->swapped[1] = p->number;
            out->swapped_n = 1;
        }
    }
    for (size_t i = 0; i < t.n; i++)
        if (!t.at[i].taken)
            out->extra[out->extra_n++] = t.at[i].number;
}
