/* unit.h - symbols of units as they are written in several scripts. Pure. */
#ifndef LAC_CHECK_UNIT_H
#define LAC_CHECK_UNIT_H

#include <stdbool.h>
#include <stddef.h>

/* The unit whose symbol stands at the start of text[0..len), a space before it allowed, and ends there (no letter
 * follows, but in scripts without spaces); -1 for none that is known. The longest symbol counts. */
int lac_unit_at(const char *text, size_t len);

/* The metric amount of a number with an imperial unit behind it in English, as translators convert it ("5 miles", "6
 * ft", "212 °F"). False where no such unit stands at the start of text[0..len), a space before it allowed. */
struct lac_metric {
    double amount;      /* of kilometres, metres, ... */
    const char *symbol; /* as lac_unit_symbol gives it */
};
bool lac_unit_metric(const char *text, size_t len, double number, struct lac_metric *out);

/* Its international symbol: "km", "°C", "%". */
const char *lac_unit_symbol(int unit);

#endif
