/* scripts.h - which scripts a text is written in. */
#ifndef LAC_CHECK_SCRIPTS_H
#define LAC_CHECK_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>

/* True when the code (ISO 15924) is that script, or stands for several of which it is one (Jpan holds Hani). */
bool lac_script_holds(const char *code, const char *script);
bool lac_script_known(const char *script); /* a code for which a share can be more than 0 */

/* Share of the text's letters that belong to a script (ISO 15924; "Jpan" = Han + Hiragana + Katakana, "Kore" = Hangul
 * + Han); 1 when it has no letters. */
double lac_script_share(const char *text, const char *script);

enum { LAC_SCRIPTS_MAX = 16 }; /* letters of more scripts than that belong to none */

/* The letters of a text by script, for whom one look at it must do for several questions. Of ASCII one letter stands
 * for all. */
struct lac_scripts {
    size_t letters, n;
    struct {
        const char *script;
        size_t letters;
    } at[LAC_SCRIPTS_MAX];
};

void lac_scripts_count(struct lac_scripts *out, const char *text, size_t len);
double lac_scripts_share(const struct lac_scripts *scripts, const char *script);

#endif
