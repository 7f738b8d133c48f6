#include "core/check/unit.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <math.h>
#include <string.h>

enum quantity { LENGTH, MASS, VOLUME, TIME, MONTHS, SPEED, TEMPERATURE, OTHER };

#define NAME(name, quantity, of) name,
static const char *const names[] = {LAC_UNITS(NAME)};
enum { UNITS = sizeof names / sizeof *names };

static const struct {
    enum quantity quantity;
    double of;
} units[] = {
#define SIZE(name, quantity, of) {quantity, of},
    LAC_UNITS(SIZE)};

/* Symbols of the SI and the units it accepts, the per cent and degree signs of Unicode and how they are typed. None of
 * the yard and pound, which other languages have as words ("in"). */
static const struct {
    const char *symbol, *unit;
} symbols[] = {
    {"km", "km"},   {"m", "m"},       {"cm", "cm"},   {"mm", "mm"}, {"kg", "kg"},   {"g", "g"},     {"mg", "mg"},
    {"L", "L"},     {"l", "L"},       {"mL", "mL"},   {"ml", "mL"}, {"s", "s"},     {"min", "min"}, {"h", "h"},
    {"N", "N"},     {"J", "J"},       {"kJ", "kJ"},   {"W", "W"},   {"V", "V"},     {"A", "A"},     {"Hz", "Hz"},
    {"m/s", "m/s"}, {"km/h", "km/h"}, {"mol", "mol"}, {"Pa", "Pa"}, {"kPa", "kPa"}, {"eV", "eV"},   {"kcal", "kcal"},
    {"°C", "°C"},   {"℃", "°C"},      {"° C", "°C"},  {"ºC", "°C"}, {"º C", "°C"},  {"°F", "°F"},   {"℉", "°F"},
    {"° F", "°F"},  {"ºF", "°F"},     {"º F", "°F"},  {"%", "%"},   {"٪", "%"},     {"％", "%"},    {"﹪", "%"},
    {"$", "$"},     {"US$", "$"},
};
enum { SYMBOLS = sizeof symbols / sizeof *symbols };

/* What a translator makes of a unit that is not metric. */
static const struct {
    const char *from, *to;
} usual[] = {{"mi", "km"}, {"yd", "m"},  {"ft", "m"},     {"in", "cm"}, {"lb", "kg"},
             {"oz", "g"},  {"gal", "L"}, {"mph", "km/h"}, {"°F", "°C"}};

const char *lac_unit_name(int unit)
{
    return names[unit];
}

int lac_unit_named(const char *name)
{
    for (int i = 0; i < UNITS; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return LAC_NO_UNIT;
}

static uint32_t last_of(const char *symbol, size_t len)
{
    uint32_t cp = 0;
    for (size_t at = 0, took; at < len; at += took ? took : 1)
        took = lac_utf8_next(symbol + at, len - at, &cp);
    return cp;
}

bool lac_word_ends(const char *symbol, size_t n, const char *text, size_t len)
{
    uint32_t cp, last;
    if (len == 0 || ((unsigned char)*text < 0x80 && *text != '/' && !lac_char_is_word((unsigned char)*text)))
        return true;
    last = last_of(symbol, n);
    if (lac_char_is_spaceless(last))
        return true;
    return lac_utf8_next(text, len, &cp) == 0 || (!lac_char_is_word(cp) && cp != '/') || lac_char_is_spaceless(cp) ||
           (last < 0x80 && cp >= 0xAC00 && cp <= 0xD7A3);
}

int lac_unit_symbol_at(const char *text, size_t len, size_t *took)
{
    const char *found = NULL;
    *took = 0;
    for (size_t i = 0; len > 0 && i < SYMBOLS; i++) {
        if (symbols[i].symbol[0] != *text)
            continue;
        size_t n = strlen(symbols[i].symbol);
        if (n > *took && n <= len && memcmp(text, symbols[i].symbol, n) == 0 &&
            lac_word_ends(symbols[i].symbol, n, text + n, len - n)) {
            *took = n;
            found = symbols[i].unit;
        }
    }
    return found ? lac_unit_named(found) : LAC_NO_UNIT;
}

/* The speed that has the length: km/h of km. */
static int speed_of(int unit)
{
    static const char *const pairs[][2] = {{"km", "km/h"}, {"m", "m/s"}, {"mi", "mph"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(pairs[i][0], names[unit]) == 0)
            return lac_unit_named(pairs[i][1]);
    return LAC_NO_UNIT;
}

bool lac_unit_alike(int unit, int other_unit)
{
    return unit == other_unit ||
           (unit >= 0 && other_unit >= 0 && (speed_of(unit) == other_unit || speed_of(other_unit) == unit));
}

bool lac_unit_same(int unit, double amount, int other_unit, double other)
{
    if (unit < 0 || other_unit < 0 || units[unit].quantity != units[other_unit].quantity || units[unit].of <= 0)
        return false;
    double a = amount * units[unit].of, b = other * units[other_unit].of;
    return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b));
}

static int usual_for(int unit)
{
    for (size_t i = 0; unit >= 0 && i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].from, names[unit]) == 0)
            return lac_unit_named(usual[i].to);
    return LAC_NO_UNIT;
}

bool lac_unit_converts(int unit, double amount, int other_unit, double other)
{
    int metric = usual_for(unit);
    if (metric < 0)
        return false;
    other_unit = other_unit < 0 || lac_unit_alike(other_unit, metric) ? metric : other_unit;
    if (other_unit == unit || units[other_unit].quantity != units[unit].quantity)
        return false;
    bool heat = units[unit].quantity == TEMPERATURE;
    double is = heat ? (amount - 32) / 1.8 : amount * units[unit].of / units[other_unit].of;
    double off = fabs(other - is);
    return off <= 0.03 * fabs(is) || (off <= 0.5 && floor(other) == other && is >= 2);
}
