#include "core/check/numerals.h"
#include "core/base/utf8.h"
#include "core/check/sum.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What a Chinese numeral is worth: 0 to 9, or 10, 100, 1000, 10^4, 10^8, 10^12; -1 for any other character. The values
 * are those of UAX #38 (kPrimaryNumeric); 两 is 兩 in another form. */
static double han(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        double worth;
    } table[] = {{0x3007, 0},   {0x96F6, 0},   {0x4E00, 1},   {0x4E8C, 2},   {0x4E24, 2},   {0x5169, 2},
                 {0x4E09, 3},   {0x56DB, 4},   {0x4E94, 5},   {0x516D, 6},   {0x4E03, 7},   {0x516B, 8},
                 {0x4E5D, 9},   {0x5341, 10},  {0x767E, 100}, {0x5343, 1e3}, {0x4E07, 1e4}, {0x842C, 1e4},
                 {0x4EBF, 1e8}, {0x5104, 1e8}, {0x5146, 1e12}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].cp == cp)
            return table[i].worth;
    return -1;
}

/* The same of an Ethiopic one: 1 to 9, 10 to 90, 100, 10^4 (UnicodeData.txt, numeric values of U+1369..137C). */
static double ethiopic(uint32_t cp)
{
    if (cp >= 0x1369 && cp <= 0x1371)
        return cp - 0x1368;
    if (cp >= 0x1372 && cp <= 0x137A)
        return (cp - 0x1371) * 10;
    return cp == 0x137B ? 100 : cp == 0x137C ? 1e4 : -1;
}

/* A run as it is read on. */
struct run {
    struct lac_sum sum;
    bool pending;  /* its last part is a digit that nothing has multiplied yet */
    double digits; /* the numerals 0 to 9 one after the other; -1 once another one came */
    int n;
};

static void read_on(struct run *r, double worth)
{
    if (r->n++ == 0)
        *r = (struct run){.n = 1};
    r->digits = worth > 9 || r->digits < 0 ? -1 : r->digits * 10 + worth;
    if (worth < 10 && r->pending)
        r->sum.n--;
    if (worth < 10)
        lac_sum_add(&r->sum, worth);
    else
        lac_sum_multiply(&r->sum, worth);
    r->pending = worth < 10;
}

/* Tens and ones of an Ethiopic number are added, and hundreds multiply both. */
static void read_on_ethiopic(struct run *r, double worth)
{
    if (r->n++ == 0)
        *r = (struct run){.n = 1};
    r->digits = -1;
    if (worth < 100)
        lac_sum_add(&r->sum, worth);
    else
        lac_sum_multiply(&r->sum, worth);
}

static double value_of(const struct run *r)
{
    return r->digits >= 0 ? r->digits : lac_sum_value(&r->sum);
}

static bool reads_as(const struct run *r, double value)
{
    return r->n > 0 && value_of(r) == value;
}

double lac_numeral_power(const char *text, size_t len, size_t *took)
{
    uint32_t cp;
    *took = len > 0 && (unsigned char)*text >= 0x80 ? lac_utf8_next(text, len, &cp) : 0;
    double worth = *took > 0 ? han(cp) : -1;
    if (worth >= 100)
        return worth;
    *took = 0;
    return 1;
}

/* Chinese numerals begin with the bytes E3 to E9, Ethiopic ones with E1. */
bool lac_numerals_may_stand(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xE1 && (unsigned char)*text <= 0xE9 && (unsigned char)*text != 0xE2)
            return true;
    return false;
}

bool lac_numeral_stands(const char *text, double value)
{
    size_t len = strlen(text);
    struct run chinese = {0}, amharic = {0};
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        double h = took ? han(cp) : -1, e = took ? ethiopic(cp) : -1;
        if (h >= 0)
            read_on(&chinese, h);
        if (e >= 0)
            read_on_ethiopic(&amharic, e);
        if ((h < 0 && reads_as(&chinese, value)) || (e < 0 && reads_as(&amharic, value)))
            return true;
        if (h < 0)
            chinese.n = 0;
        if (e < 0)
            amharic.n = 0;
    }
    return reads_as(&chinese, value) || reads_as(&amharic, value);
}

/* 12 of 12万: what stands in digits, up to four of them, is multiplied like a numeral. Its bytes; 0 for none. */
static size_t read_digits(struct run *r, const char *text, size_t len)
{
    enum { DIGITS_MAX = 4 };
    double value = 0;
    size_t n = 0;
    for (; n < len && text[n] >= '0' && text[n] <= '9'; n++)
        value = value * 10 + (text[n] - '0');
    if (n == 0 || n > DIGITS_MAX || r->pending)
        return 0;
    if (r->n++ == 0)
        *r = (struct run){.n = 1};
    r->digits = -1;
    lac_sum_add(&r->sum, value);
    r->pending = true;
    return n;
}

bool lac_numeral_is(const char *text, size_t len, double *value)
{
    static double (*const kinds[])(uint32_t) = {han, ethiopic};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct run run = {0};
        size_t at = 0;
        bool own = false;
        for (size_t took; at < len; at += took) {
            uint32_t cp;
            if ((took = read_digits(&run, text + at, len - at)) > 0)
                continue;
            took = lac_utf8_next(text + at, len - at, &cp);
            double worth = took ? kinds[k](cp) : -1;
            if (worth < 0 || (worth < 10 && kinds[k] != ethiopic && at > 0 && text[at - 1] <= '9' && text[at - 1] > 0))
                break;
            own = true;
            if (kinds[k] == ethiopic)
                read_on_ethiopic(&run, worth);
            else
                read_on(&run, worth);
        }
        if (at == len && own) {
            *value = value_of(&run);
            return true;
        }
    }
    return false;
}
