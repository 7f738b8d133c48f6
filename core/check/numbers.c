#include "core/check/numbers.h"
#include "core/base/utf8.h"
#include "core/check/numerals.h"
#include "core/check/spelled.h"
#include "core/check/unit.h"
#include "core/check/view.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { READINGS = 6, SPELLED_MAX = 128 }; /* SPELLED_MAX: numbers in words of a text that are looked at */

/* What a number may say: its last mark a decimal point or a grouping one, what multiplies it counted or not (a language
 * may have a word for it that is not known here), as an hour of twenty-four or a decade ("9 p.m.", "1990s"), and what
 * multiplies the next one ("20 to 30 million"). */
struct read {
    struct lac_number number;
    double readings[READINGS], by;
    const char *behind; /* what multiplies it */
    bool goes_on;       /* a number right behind is added: 1万2500 */
    bool taken;
};

struct reads {
    const char *text;
    const struct lac_counting *counting;
    struct read at[LAC_NUMBERS_MAX];
    size_t n;
    double spelled[SPELLED_MAX]; /* numbers in words that nothing on the other side answers for */
    size_t spelled_n;
    bool numerals; /* some may stand there */
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

/* What else a number may have become: an hour, or the two last digits of a decade. */
static double other_way(const struct lac_counting *counting, const char *behind, size_t len, double value, bool *decade)
{
    double hour = lac_counting_full_hour(counting, behind, len, value);
    *decade = fmod(value, 10) == 0 && value < 2100 && lac_counting_decade(counting, behind, len);
    return hour >= 0 ? hour : *decade && value >= 1000 ? fmod(value, 100) : value;
}

/* The first byte of a letter of a script beyond Europe's; no space without a break either (C2, E2). */
static bool is_letter(char first)
{
    return (unsigned char)first > 0xC2 && (unsigned char)first != 0xE2;
}

/* Adds what was read from text[from] to `at`, where what multiplies or a unit may follow. */
static void add(struct reads *out, const char *from, const char *at, const struct digits *d)
{
    size_t len = strlen(at), took;
    double by = lac_counting_power(out->counting, at, len, &took);
    double decimal = floor(d->whole / d->scale) + d->part / d->scale;
    bool grouped = d->marks == 0 || (!d->mixed && (d->marks > 1 || d->scale == 1000)), decade;
    bool fraction = d->marks > 0 && (d->mixed || d->marks == 1);
    double likely = grouped ? d->whole : decimal, other = fraction ? decimal : d->whole;
    double instead = other_way(out->counting, at, len, likely, &decade);
    size_t before = 0;
    if (took == 0)
        by = lac_counting_power_before(out->counting, out->text, (size_t)(from - out->text), &before);
    struct read *r = &out->at[out->n++];
    *r = (struct read){.number = {.at = (size_t)(from - out->text), .len = (size_t)(at - from), .value = likely * by},
                       .readings = {likely * by, other * by, likely, other, instead, likely},
                       .by = by,
                       .behind = at + took,
                       .goes_on = took > 0 && is_letter(*at) && by >= 100};
    r->number.unit = decade ? LAC_NO_UNIT : lac_counting_unit(out->counting, at + took, len - took);
    if (r->number.unit < 0)
        r->number.unit = lac_counting_unit_before(out->counting, out->text, (size_t)(from - out->text) - before);
}

/* 1万2500 and 1만 2,500 are one number. */
static void add_up(struct reads *out, const char *from)
{
    struct read *last = &out->at[out->n - 1], *before = last - 1;
    if (out->n < 2 || !before->goes_on || last->readings[0] >= before->by ||
        (before->behind != from && (before->behind + 1 != from || *before->behind != ' ')))
        return;
    double sum = before->readings[0] + last->readings[0];
    for (int i = 0; i < READINGS; i++)
        before->readings[i] = sum;
    before->number.len = last->number.at + last->number.len - before->number.at;
    before->number.value = sum;
    before->number.unit = last->number.unit;
    before->by = last->by;
    before->behind = last->behind;
    before->goes_on = last->goes_on;
    out->n--;
}

static void read_numbers(struct reads *out, const char *text, const struct lac_counting *counting)
{
    const char *end = text + strlen(text);
    out->text = text;
    out->counting = counting;
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
        add(out, at, behind, &d);
        add_up(out, at);
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

/* The same measure in other units. */
static bool converted(const struct read *e, const struct read *t)
{
    double of_e = e->readings[0], of_t = t->readings[0];
    return lac_unit_same(e->number.unit, of_e, t->number.unit, of_t) ||
           lac_unit_converts(e->number.unit, of_e, t->number.unit, of_t);
}

static bool units_agree(const struct read *a, const struct read *b)
{
    return a->number.unit < 0 || b->number.unit < 0 || lac_unit_alike(a->number.unit, b->number.unit) ||
           converted(a, b);
}

/* A number of the target that says the same, with the same unit where there are several. */
static struct read *partner(const struct read *e, struct reads *t)
{
    struct read *found = NULL;
    for (size_t i = 0; i < t->n; i++)
        if (!t->at[i].taken && (agree(e, &t->at[i]) || converted(e, &t->at[i])) && (!found || !units_agree(e, found)))
            found = &t->at[i];
    return found;
}

/* Takes the number out of those that are spelled. */
static bool take_spelled(struct reads *in, double value)
{
    for (size_t i = 0; i < in->spelled_n; i++)
        if (in->spelled[i] == value) {
            in->spelled[i] = in->spelled[--in->spelled_n];
            return true;
        }
    return false;
}

/* What both sides have in words answers for itself: "3 apples, two pears" became not "2 manzanas, dos peras". */
static void read_spelled(struct reads *e, struct reads *t)
{
    struct reads *sides[] = {e, t};
    for (size_t i = 0; i < 2; i++) {
        sides[i]->spelled_n = lac_spelled_in(sides[i]->counting, sides[i]->text, sides[i]->spelled, SPELLED_MAX);
        sides[i]->numerals = lac_numerals_may_stand(sides[i]->text);
    }
    for (size_t i = e->spelled_n; i-- > 0;)
        if (take_spelled(t, e->spelled[i]))
            e->spelled[i] = e->spelled[--e->spelled_n];
}

/* Numbers of the one side that the other has no digits for. */
static size_t keep_unsaid(struct lac_number *numbers, size_t n, struct reads *other)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!take_spelled(other, numbers[i].value) &&
            !(other->numerals && lac_numeral_stands(other->text, numbers[i].value)))
            numbers[kept++] = numbers[i];
    return kept;
}

void lac_numbers_compare(const char *english, const struct lac_counting *english_counting, const char *target,
                         const struct lac_counting *target_counting, struct lac_numbers *out)
{
    struct reads e, t;
    out->missing_n = out->extra_n = out->swapped_n = 0;
    read_numbers(&e, english, english_counting);
    read_numbers(&t, target, target_counting);
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
    if (out->missing_n + out->extra_n == 0)
        return;
    read_spelled(&e, &t);
    out->missing_n = keep_unsaid(out->missing, out->missing_n, &t);
    out->extra_n = keep_unsaid(out->extra, out->extra_n, &e);
}
