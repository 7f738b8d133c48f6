/* unit.h - the units of measure that are known, and the symbols that are no language's. Pure.
 *
 * How a language writes and calls a unit (км, كم, miles, 公里) is in its file, under the unit's name here: counting.h.
 */
#ifndef LAC_CHECK_UNIT_H
#define LAC_CHECK_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* X(name, what it measures, how many of that quantity's base unit it is; 0: not converted). Names are the symbols of
 * the SI brochure (BIPM, 9th edition, tables 2, 4, 7, 8) and, for units of the yard and pound, those of NIST SP 811,
 * appendix B, whose factors they have, too. Units of the calendar go by their English names. */
#define LAC_UNITS(X)                                                                                                   \
    X("km", LENGTH, 1000)                                                                                              \
    X("m", LENGTH, 1)                                                                                                  \
    X("cm", LENGTH, 0.01)                                                                                              \
    X("mm", LENGTH, 0.001)                                                                                             \
    X("mi", LENGTH, 1609.344)                                                                                          \
    X("yd", LENGTH, 0.9144)                                                                                            \
    X("ft", LENGTH, 0.3048)                                                                                            \
    X("in", LENGTH, 0.0254)                                                                                            \
    X("kg", MASS, 1)                                                                                                   \
    X("g", MASS, 0.001)                                                                                                \
    X("mg", MASS, 1e-6)                                                                                                \
    X("lb", MASS, 0.45359237)                                                                                          \
    X("oz", MASS, 0.028349523125)                                                                                      \
    X("L", VOLUME, 1)                                                                                                  \
    X("mL", VOLUME, 0.001)                                                                                             \
    X("gal", VOLUME, 3.785411784)                                                                                      \
    X("s", TIME, 1)                                                                                                    \
    X("min", TIME, 60)                                                                                                 \
    X("h", TIME, 3600)                                                                                                 \
    X("day", TIME, 86400)                                                                                              \
    X("week", TIME, 604800)                                                                                            \
    X("month", MONTHS, 1)                                                                                              \
    X("year", MONTHS, 12)                                                                                              \
    X("m/s", SPEED, 1)                                                                                                 \
    X("km/h", SPEED, 1 / 3.6)                                                                                          \
    X("mph", SPEED, 0.44704)                                                                                           \
    X("°C", TEMPERATURE, 0)                                                                                            \
    X("°F", TEMPERATURE, 0)                                                                                            \
    X("N", OTHER, 0)                                                                                                   \
    X("J", OTHER, 0)                                                                                                   \
    X("kJ", OTHER, 0)                                                                                                  \
    X("W", OTHER, 0)                                                                                                   \
    X("V", OTHER, 0)                                                                                                   \
    X("A", OTHER, 0)                                                                                                   \
    X("Hz", OTHER, 0)                                                                                                  \
    X("mol", OTHER, 0)                                                                                                 \
    X("Pa", OTHER, 0)                                                                                                  \
    X("kPa", OTHER, 0)                                                                                                 \
    X("eV", OTHER, 0)                                                                                                  \
    X("kcal", OTHER, 0)                                                                                                \
    X("%", OTHER, 0)                                                                                                   \
    X("$", OTHER, 0)

enum { LAC_NO_UNIT = -1 };

const char *lac_unit_name(int unit);  /* "km", "°C", "week" */
int lac_unit_named(const char *name); /* LAC_NO_UNIT for none */

/* The unit whose international symbol text[0, len) begins with and that ends there (lac_word_ends), the longest one,
 * and its bytes; LAC_NO_UNIT for none. Names that are no symbols everywhere ("in", "week") are not looked for. */
int lac_unit_symbol_at(const char *text, size_t len, size_t *took);

/* True where `symbol[0, n)`, which stands right before text[0, len), ends a word there: no letter nor slash follows,
 * but in scripts without spaces, and Korean, which puts its particles right behind Latin letters ("120 km를"). */
bool lac_word_ends(const char *symbol, size_t n, const char *text, size_t len);

/* True for one unit, and for a length and the speed that has it: many languages say "per hour" before the number (时速
 * 60 公里). */
bool lac_unit_alike(int unit, int other_unit);

/* True when `amount` of `unit` is the same as `other` of `other_unit`, to the last digit: 1 km and 1000 m, 2 weeks and
 * 14 days. */
bool lac_unit_same(int unit, double amount, int other_unit, double other);

/* The same for a unit of the yard and pound or °F, which is none of the metric system, and what translators make of it:
 * they round, to a whole number or by three of a hundred. `other_unit` may be LAC_NO_UNIT: the usual one is meant (km
 * for miles). */
bool lac_unit_converts(int unit, double amount, int other_unit, double other);

#endif
