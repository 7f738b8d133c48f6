#include "core/check/counting.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/folding.h"
#include "core/check/numerals.h"
#include "core/check/unit.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { WORD_WORTH_MAX = 999, HALF_DAYS = 2 };

static const double WORTH_MAX = 1e15; /* whole numbers are exact up to there */

/* A form that ends in an asterisk in the file is open: any ending may follow. */
struct form {
    char *text;
    size_t len;
    bool open, common;
    enum lac_number_word_kind kind;
    double worth;
    int unit;
};

/* By their first byte, the longest first; `first`: where the forms with a byte begin. */
struct forms {
    struct form *at;
    size_t n, cap;
    uint32_t first[257];
};

struct lac_counting {
    struct forms words; /* what numbers are made of */
    struct forms powers, units, halves[HALF_DAYS], decades;
    bool powers_first, units_first;
};

/* ---- from a file ---- */

struct draft {
    struct lac_counting *counting;
    const struct lac_value *language;
    struct lac_folding *folding;
    struct lac_error *err;
};

static void put(struct forms *forms, struct form form, const char *text, size_t len)
{
    form.text = lac_strndup(text, len);
    form.len = len;
    lac_vec_push(forms, form);
}

/* Open when it ends in an asterisk. False for one that is none: no text, nothing before the asterisk. */
static bool open_form(const struct lac_value *word, struct form *form, size_t *len)
{
    *len = word && word->kind == LAC_STR ? word->as.str.len : 0;
    form->open = *len > 0 && word->as.str.at[*len - 1] == '*';
    *len -= form->open;
    return *len > 0;
}

static bool add_as_it_is(struct forms *forms, struct form form, const struct lac_value *word)
{
    size_t len;
    if (!open_form(word, &form, &len))
        return false;
    put(forms, form, word->as.str.at, len);
    return true;
}

/* It may begin a sentence, and stand in a text that is folded as the language has it. */
static bool add(const struct draft *d, struct forms *forms, struct form form, const struct lac_value *word)
{
    uint32_t cp;
    size_t len;
    if (!open_form(word, &form, &len))
        return false;
    const char *text = word->as.str.at;
    size_t first = lac_utf8_next(text, len, &cp);
    uint32_t capital = (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
    put(forms, form, text, len);
    if (first > 0 && capital != cp) {
        char letter[4];
        struct lac_str title = {0};
        lac_str_addn(&title, letter, lac_utf8_put(letter, capital));
        lac_str_addn(&title, text + first, len - first);
        put(forms, form, lac_str_get(&title), title.len);
        lac_str_free(&title);
    }
    struct lac_view folded;
    lac_view_folded_as(&folded, text, len, d->folding);
    if (folded.len > 0 && (folded.len != len || memcmp(folded.text, text, len) != 0))
        put(forms, form, folded.text, folded.len);
    lac_view_free(&folded);
    return true;
}

static bool fail(const struct draft *d, const char *field, size_t i, const char *what)
{
    lac_fail(d->err, LAC_E_INVALID, "%s.%zu: %s", field, i + 1, what);
    return false;
}

static bool add_list(const struct draft *d, struct forms *forms, enum lac_number_word_kind kind, const char *field)
{
    const struct lac_value *list = lac_path(d->language, field);
    for (size_t i = 0; i < lac_count(list); i++)
        if (!add(d, forms, (struct form){.kind = kind}, lac_at(list, i)))
            return fail(d, field, i, "is no word");
    return true;
}

static bool is_common(const struct draft *d, const struct lac_value *word)
{
    return lac_lists(lac_get(d->language, "stop_words"), lac_as_text(word, ""));
}

static double number_of(const struct lac_value *value)
{
    if (value && value->kind == LAC_INT)
        return (double)value->as.integer;
    return value && value->kind == LAC_NUM ? value->as.number : -1;
}

/* What multiplies stands behind digits, and behind words where the language says it there. The k of "10k" is no word.
 */
static bool add_power(const struct draft *d, struct form form, const struct lac_value *word)
{
    if (word && word->kind == LAC_STR && word->as.str.len == 1)
        return add_as_it_is(&d->counting->powers, form, word);
    return add(d, &d->counting->powers, form, word) &&
           (d->counting->powers_first || add(d, &d->counting->words, form, word));
}

/* { { 30, "thirty" }, { 200, "doscientos", "doscientas" } } */
static bool add_numbers(const struct draft *d, enum lac_number_word_kind kind, const char *field)
{
    const struct lac_value *list = lac_path(d->language, field);
    const bool power = kind == LAC_COUNT_POWER;
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *entry = lac_at(list, i);
        double worth = number_of(lac_at(entry, 0));
        if (lac_count(entry) < 2 || !(worth >= 0 && worth <= WORTH_MAX))
            return fail(d, field, i, "is no number with its words, as in { 20, \"twenty\" }");
        if (floor(worth) != worth || (power ? worth < 10 : worth > WORD_WORTH_MAX))
            return fail(d, field, i,
                        power ? "what multiplies is a whole number of 10 or more"
                              : "is a whole number up to 999; what is more belongs to numbers.powers");
        for (size_t k = 1; k < lac_count(entry); k++) {
            const struct lac_value *word = lac_at(entry, k);
            struct form form = {.kind = kind, .worth = worth, .common = is_common(d, word)};
            if (!(power ? add_power(d, form, word) : add(d, &d->counting->words, form, word)))
                return fail(d, field, i, "has something that is no word");
        }
    }
    return true;
}

/* The words for 1, 2, 3 ... that people answer with are numbers, too. */
static void add_numerals(const struct draft *d)
{
    const struct lac_value *list = lac_get(d->language, "numerals");
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *entry = lac_at(list, i);
        bool several = entry->kind == LAC_LIST;
        for (size_t k = 0; k < (several ? lac_count(entry) : 1); k++) {
            const struct lac_value *word = several ? lac_at(entry, k) : entry;
            struct form form = {.kind = LAC_COUNT_WORD, .worth = (double)i + 1, .common = is_common(d, word)};
            add(d, &d->counting->words, form, word);
        }
    }
}

/* As they are written: mW is no MW. */
static bool add_units(const struct draft *d)
{
    const struct lac_value *units = lac_get(d->language, "units");
    for (size_t i = 0; units && units->kind == LAC_MAP && i < units->as.map.n; i++) {
        const struct lac_field *entry = &units->as.map.at[i];
        struct form form = {.unit = lac_unit_named(entry->key)};
        if (form.unit < 0) {
            lac_fail(d->err, LAC_E_INVALID, "units: '%s' is no unit that is known", entry->key);
            return false;
        }
        for (size_t k = 0; k < lac_count(&entry->value); k++)
            if (!add_as_it_is(&d->counting->units, form, lac_at(&entry->value, k))) {
                lac_fail(d->err, LAC_E_INVALID, "units.%s.%zu: is no word", entry->key, k + 1);
                return false;
            }
    }
    return true;
}

static bool read_language(const struct draft *d)
{
    struct lac_counting *c = d->counting;
    c->powers_first = lac_get_bool(lac_get(d->language, "numbers"), "powers_first", false);
    c->units_first = lac_get_bool(lac_get(d->language, "numbers"), "units_first", false);
    add_numerals(d);
    return add_numbers(d, LAC_COUNT_WORD, "numbers.words") && add_numbers(d, LAC_COUNT_POWER, "numbers.powers") &&
           add_list(d, &c->words, LAC_COUNT_JOIN, "numbers.joins") &&
           add_list(d, &c->halves[0], LAC_COUNT_NONE, "numbers.before_noon") &&
           add_list(d, &c->halves[1], LAC_COUNT_NONE, "numbers.after_noon") &&
           add_list(d, &c->decades, LAC_COUNT_NONE, "numbers.decades") && add_units(d);
}

static int by_byte_and_length(const void *a, const void *b)
{
    const struct form *x = a, *y = b;
    if (*x->text != *y->text)
        return (unsigned char)*x->text < (unsigned char)*y->text ? -1 : 1;
    int order = x->len != y->len ? (x->len < y->len ? 1 : -1) : strcmp(x->text, y->text);
    return order ? order : (y->kind == LAC_COUNT_POWER) - (x->kind == LAC_COUNT_POWER); /* 십 alone is ten, too */
}

static void sort(struct forms *forms)
{
    if (forms->n > 1)
        qsort(forms->at, forms->n, sizeof *forms->at, by_byte_and_length);
    for (size_t byte = 0, i = 0; byte <= 256; byte++) {
        while (i < forms->n && (unsigned char)*forms->at[i].text < byte)
            i++;
        forms->first[byte] = (uint32_t)i;
    }
}

static void free_forms(struct forms *forms)
{
    for (size_t i = 0; i < forms->n; i++)
        free(forms->at[i].text);
    free(forms->at);
}

struct lac_counting *lac_counting_new(const struct lac_value *language, struct lac_error *err)
{
    struct draft d = {lac_alloc_zero(1, sizeof *d.counting), language, lac_folding_new(language), err};
    bool good = read_language(&d);
    lac_folding_free(d.folding);
    if (!good) {
        lac_counting_free(d.counting);
        return NULL;
    }
    sort(&d.counting->words);
    sort(&d.counting->powers);
    sort(&d.counting->units);
    sort(&d.counting->halves[0]);
    sort(&d.counting->halves[1]);
    sort(&d.counting->decades);
    return d.counting;
}

void lac_counting_free(struct lac_counting *c)
{
    if (!c)
        return;
    free_forms(&c->words);
    free_forms(&c->powers);
    free_forms(&c->units);
    free_forms(&c->halves[0]);
    free_forms(&c->halves[1]);
    free_forms(&c->decades);
    free(c);
}

/* ---- in a text ---- */

/* The longest form that text[0, len) begins with, and that may end there when `ends`; NULL for none. */
static const struct form *find(const struct forms *forms, const char *text, size_t len, bool ends)
{
    size_t byte = len > 0 ? (unsigned char)*text : 256;
    for (size_t i = forms->first[byte]; byte < 256 && i < forms->first[byte + 1]; i++) {
        const struct form *f = &forms->at[i];
        if (f->len <= len && memcmp(f->text, text, f->len) == 0 &&
            (!ends || f->open || lac_word_ends(f->text, f->len, text + f->len, len - f->len)))
            return f;
    }
    return NULL;
}

static const struct form *stands(const struct forms *forms, const char *text, size_t len)
{
    return find(forms, text, len, true);
}

/* Bytes of the space that may stand between a number and its unit: plain, no-break or narrow no-break. */
static size_t gap_at(const char *text, size_t len)
{
    if (len && *text == ' ')
        return 1;
    if (len >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return len >= 3 && memcmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

int lac_counting_unit(const struct lac_counting *c, const char *text, size_t len)
{
    size_t gap = gap_at(text, len), took;
    int symbol = lac_unit_symbol_at(text + gap, len - gap, &took);
    if (!c || c->units_first)
        return symbol;
    const struct form *word = stands(&c->units, text + gap, len - gap);
    if (!word && gap == 0 && len > 0 && *text == '-')
        word = stands(&c->units, text + 1, len - 1);
    return word && word->len > took ? word->unit : symbol;
}

double lac_counting_power(const struct lac_counting *c, const char *text, size_t len, size_t *took)
{
    size_t gap = gap_at(text, len);
    const struct form *power = c && !c->powers_first ? stands(&c->powers, text + gap, len - gap) : NULL;
    if (power && (gap == 0 || power->len > 1)) {
        *took = gap + power->len;
        return power->worth;
    }
    return lac_numeral_power(text, len, took);
}

/* The longest form that text[0, len) ends with, a word of its own and with a space behind. */
static const struct form *stands_before(const struct forms *forms, const char *text, size_t len)
{
    const struct form *longest = NULL;
    for (size_t i = 0; len > 1 && text[len - 1] == ' ' && i < forms->n; i++) {
        const struct form *f = &forms->at[i];
        if (f->len >= len || (longest && longest->len >= f->len))
            continue;
        const char *from = text + len - 1 - f->len;
        if (memcmp(from, f->text, f->len) == 0 && (from == text || from[-1] == ' ' || from[-1] == '('))
            longest = f;
    }
    return longest;
}

double lac_counting_power_before(const struct lac_counting *c, const char *text, size_t len, size_t *took)
{
    const struct form *power = c && c->powers_first ? stands_before(&c->powers, text, len) : NULL;
    *took = power ? power->len + 1 : 0;
    return power ? power->worth : 1;
}

int lac_counting_unit_before(const struct lac_counting *c, const char *text, size_t len)
{
    const struct form *unit = c && c->units_first ? stands_before(&c->units, text, len) : NULL;
    return unit ? unit->unit : LAC_NO_UNIT;
}

double lac_counting_full_hour(const struct lac_counting *c, const char *text, size_t len, double hour)
{
    if (!c || hour < 1 || hour > 12 || floor(hour) != hour)
        return -1;
    size_t minutes = len >= 3 && *text == ':' && strspn(text + 1, "0123456789") == 2 ? 3 : 0;
    text += minutes;
    len -= minutes;
    size_t gap = gap_at(text, len);
    for (size_t half = 0; half < HALF_DAYS; half++)
        if (stands(&c->halves[half], text + gap, len - gap))
            return fmod(hour, 12) + (half ? 12 : 0);
    return -1;
}

bool lac_counting_decade(const struct lac_counting *c, const char *text, size_t len)
{
    return c && stands(&c->decades, text, len);
}

struct lac_number_word lac_counting_word(const struct lac_counting *c, const char *text, size_t len)
{
    const struct form *f = c ? find(&c->words, text, len, false) : NULL;
    return f ? (struct lac_number_word){f->kind, f->worth, f->len, f->open, f->common} : (struct lac_number_word){0};
}
