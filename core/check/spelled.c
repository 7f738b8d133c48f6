#include "core/check/spelled.h"
#include "core/base/utf8.h"
#include "core/check/sum.h"
#include "core/check/view.h"

#include <math.h>
#include <string.h>

/* A number as it is read on. */
struct run {
    struct lac_sum sum;
    double digits; /* words for 0 to 9 one after the other, without a space: 이영이영; -1 once anything else came */
    size_t words;
    bool joined, common; /* the last one was an "and"; a word that is too common */
};

struct text {
    const struct lac_counting *counting;
    const char *end;
    bool whole; /* is read as one number: no endings, digits before what multiplies */
};

static bool is_word_at(const char *at, const char *end)
{
    uint32_t cp;
    return at < end && (lac_utf8_next(at, (size_t)(end - at), &cp) == 0 || lac_char_is_word(cp));
}

/* A word may end at `at`, where `before` is the character that stands there. */
static bool ends(uint32_t before, const char *at, const char *end)
{
    uint32_t cp = 0;
    if (!is_word_at(at, end) || lac_char_is_spaceless(before))
        return true;
    lac_utf8_next(at, (size_t)(end - at), &cp);
    return lac_char_is_spaceless(cp);
}

/* The character that ends at `at`, behind `from`; 0 at the start. */
static uint32_t before(const char *from, const char *at)
{
    uint32_t cp = 0;
    const char *last = at > from ? at - 1 : from;
    while (last > from && ((unsigned char)*last & 0xC0) == 0x80)
        last--;
    if (at > from)
        lac_utf8_next(last, (size_t)(at - last), &cp);
    return cp;
}

static bool begins(const char *text, const char *at, const char *end)
{
    uint32_t last = before(text, at);
    return !lac_char_is_word(last) || ends(last, at, end);
}

/* "two hundred" goes on with "five", "twenty" with "five", "soixante" with "douze", "fünf und" with "zwanzig". */
static bool may_follow(const struct run *r, double worth)
{
    if (r->sum.n == 0)
        return true;
    double last = r->sum.parts[r->sum.n - 1];
    if (worth >= 100)
        return last >= 1000;
    if (last >= 100)
        return true;
    if (last >= 10 && fmod(last, 10) == 0 && worth < 20 && worth < last)
        return true;
    return r->joined && last < 10 && worth >= 20 && fmod(worth, 10) == 0;
}

/* "two" with "hundred", "million" with "thousand"; not 십육 with 십. */
static bool may_multiply(const struct run *r, double power)
{
    double last = r->sum.n > 0 ? r->sum.parts[r->sum.n - 1] : 0;
    return last < power || fmod(last, 10 * power) == 0;
}

static bool take(struct run *r, const struct lac_number_word *w)
{
    bool digit = w->kind == LAC_COUNT_WORD && w->worth < 10;
    if (w->kind == LAC_COUNT_JOIN)
        return r->joined = r->words > 0;
    if (w->kind == LAC_COUNT_WORD && !may_follow(r, w->worth) && !(digit && r->digits >= 0))
        return false;
    if (w->kind == LAC_COUNT_POWER && !may_multiply(r, w->worth))
        return false;
    r->digits = digit && r->digits >= 0 ? r->digits * 10 + w->worth : -1;
    if (w->kind == LAC_COUNT_WORD)
        lac_sum_add(&r->sum, w->worth);
    else
        lac_sum_multiply(&r->sum, w->worth);
    r->words++;
    r->common = w->common;
    r->joined = false;
    return true;
}

/* Up to four digits, where what multiplies stands behind them; where they end, NULL for none. */
static const char *take_digits(const struct text *t, const char *at, struct run *r)
{
    enum { DIGITS_MAX = 4 };
    double value = 0;
    size_t n = 0;
    for (; at < t->end && *at >= '0' && *at <= '9' && n <= DIGITS_MAX; n++)
        value = value * 10 + (*at++ - '0');
    at += n > 0 && at < t->end && *at == ' ';
    if (n == 0 || n > DIGITS_MAX || lac_counting_word(t->counting, at, (size_t)(t->end - at)).kind != LAC_COUNT_POWER)
        return NULL;
    lac_sum_add(&r->sum, value);
    r->digits = -1;
    return at;
}

/* The word at `at`, when it is made of number words that go on with the number; where it ends, else NULL. */
static const char *take_word(const struct text *t, const char *at, struct run *r)
{
    const char *from = at, *digits;
    bool open = false;
    while (at < t->end) {
        if (t->whole && (digits = take_digits(t, at, r)) != NULL) {
            at = digits;
            continue;
        }
        struct lac_number_word w = lac_counting_word(t->counting, at, (size_t)(t->end - at));
        while (w.kind != LAC_COUNT_NONE && !take(r, &w)) /* "dek kvin" is 15, and a part of "tridek kvin" */
            w = lac_counting_word(t->counting, at, w.len - 1);
        if (w.kind == LAC_COUNT_NONE)
            break;
        at += w.len;
        open = w.open;
    }
    while (open && !t->whole && !ends(before(from, at), at, t->end)) {
        uint32_t cp;
        size_t took = lac_utf8_next(at, (size_t)(t->end - at), &cp);
        at += took ? took : 1;
    }
    return at > from && ends(before(from, at), at, t->end) ? at : NULL;
}

/* Bytes of what may stand between two words of a number. */
static size_t gap_at(const char *at, const char *end)
{
    if (at < end && (*at == ' ' || *at == '-'))
        return 1;
    return end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* The longest number that begins at `at`; where it ends, NULL for none. */
static const char *take_number(const struct text *t, const char *at, struct run *r)
{
    struct run longest = {0};
    const char *end = NULL;
    *r = (struct run){0};
    while ((at = take_word(t, at, r)) != NULL) {
        if (!r->joined) {
            longest = *r;
            end = at;
        }
        size_t gap = gap_at(at, t->end);
        if (gap == 0)
            break;
        at += gap;
        r->digits = -1;
    }
    *r = longest;
    return end;
}

static double value_of(const struct run *r)
{
    return r->digits >= 0 && r->words > 1 ? r->digits : lac_sum_value(&r->sum);
}

size_t lac_spelled_in(const struct lac_counting *counting, const char *text, double *values, size_t max)
{
    struct text t = {counting, text + strlen(text), false};
    size_t n = 0;
    for (const char *at = text; counting && at < t.end && n < max;) {
        uint32_t cp;
        struct run r;
        const char *behind = begins(text, at, t.end) ? take_number(&t, at, &r) : NULL;
        if (behind && !(r.words == 1 && (r.common || value_of(&r) == 1)))
            values[n++] = value_of(&r);
        size_t took = lac_utf8_next(at, (size_t)(t.end - at), &cp);
        at = behind ? behind : at + (took ? took : 1);
    }
    return n;
}

bool lac_spelled_is(const struct lac_counting *counting, const char *text, size_t len, double *value)
{
    struct text t = {counting, text + len, true};
    struct run r;
    if (!counting || len == 0 ||
        ((unsigned char)*text > '9' && lac_counting_word(counting, text, len).kind == LAC_COUNT_NONE))
        return false; /* most texts are none */
    if (take_number(&t, text, &r) != t.end || r.words == 0)
        return false;
    *value = value_of(&r);
    return true;
}
