#include "core/check/extent.h"
#include "core/base/block.h"

#include <string.h>

/* Target characters for an English one: medians of the added texts of 4,091 published pairs (Hans .27, Jpan .40, Ethi
 * .69, Arab .83, Cyrl .97, Beng .97, Deva 1.02, Latn 1.07 to 1.20) and of their questions, which lie a little higher.
 * Hangul, Hebrew and Thai from parallel sentences of our own. */
static const struct {
    char script[5];
    double ratio;
} usual[] = {{"Hans", 0.28}, {"Hant", 0.28}, {"Hani", 0.28}, {"Jpan", 0.42}, {"Kore", 0.5},
             {"Hang", 0.5},  {"Ethi", 0.68}, {"Arab", 0.83}, {"Hebr", 0.78}, {"Thai", 0.9},
             {"Latn", 1.1},  {"Cyrl", 0.97}, {"Beng", 0.97}, {"Deva", 1.02}};

static lac_block goes_on(lac_block c)
{
    return (lac_block)((c & 0xC0) == 0x80);
}

/* Characters of well-formed text: bytes that begin one. */
static size_t characters(const char *text, size_t len)
{
    return len - lac_block_count(text, len, goes_on);
}

/* ASCII letters and digits. */
static lac_block is_plain(lac_block c)
{
    lac_block small = c | 0x20;
    return (lac_block)(((small >= 'a') & (small <= 'z')) | ((c >= '0') & (c <= '9')));
}

double lac_length_ratio(const char *english, const char *target, const char *script)
{
    size_t len = strlen(target), of = characters(english, strlen(english)), kept = 0;
    double expected = 1;
    for (size_t i = 0; script && i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].script, script) == 0)
            expected = usual[i].ratio;
    if (expected < 0.95) /* else they are the script's own letters, or nearly as long */
        kept = lac_block_count(target, len, is_plain);
    double all = (double)(characters(target, len) - kept) / expected + (double)kept;
    return of == 0 ? 0 : all / (double)of;
}
