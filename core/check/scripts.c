#include "core/check/scripts.h"
#include "core/base/block.h"
#include "core/base/utf8.h"
#include "core/check/char.h"

#include <string.h>

/* Codes of ISO 15924 that stand for several scripts; any other code stands for itself. */
static const struct {
    char code[5], scripts[16];
} unions[] = {{"Jpan", "Hani Hira Kana"}, {"Kore", "Hang Hani"}, {"Hans", "Hani"},
              {"Hant", "Hani"},           {"Hrkt", "Hira Kana"}, {"Hanb", "Hani Bopo"}};

static const char *scripts_of(const char *code)
{
    for (size_t i = 0; i < sizeof unions / sizeof *unions; i++)
        if (code[0] == unions[i].code[0] && strcmp(unions[i].code, code) == 0)
            return unions[i].scripts;
    return code;
}

/* One of scripts with a space between them. */
static bool holds(const char *scripts, const char *script)
{
    enum { CODE = 4 }; /* letters */
    for (const char *at = scripts; strncmp(at, script, CODE) != 0; at += CODE + 1)
        if (strnlen(at, CODE + 1) <= CODE)
            return false;
    return true;
}

bool lac_script_holds(const char *code, const char *script)
{
    return holds(scripts_of(code), script);
}

bool lac_script_known(const char *script)
{
    for (size_t i = 0; i < sizeof unions / sizeof *unions; i++)
        if (strcmp(unions[i].code, script) == 0)
            return true;
    return lac_utf8_script_known(script);
}

static void count(struct lac_scripts *scripts, const char *script, size_t letters)
{
    size_t i = 0;
    while (i < scripts->n && strcmp(scripts->at[i].script, script) != 0)
        i++;
    if (i == LAC_SCRIPTS_MAX)
        return;
    scripts->n += i == scripts->n;
    scripts->at[i].script = script;
    scripts->at[i].letters += letters;
}

static lac_block is_ascii_letter(lac_block c)
{
    c |= 0x20;
    return (lac_block)((c >= 'a') & (c <= 'z'));
}

void lac_scripts_count(struct lac_scripts *out, const char *text, size_t len)
{
    *out = (struct lac_scripts){0};
    if (lac_utf8_ascii(text, len)) {
        out->letters = lac_block_count(text, len, is_ascii_letter);
        out->n = out->letters > 0;
        out->at[0].script = "Latn";
        out->at[0].letters = out->letters;
        return;
    }
    size_t latin = 0, run = 0;
    uint32_t first = 1, last = 0; /* of the script of the letter before: most are of the same */
    const char *script = NULL;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        if (cp < 0x80) {
            latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
            continue;
        }
        if (took == 0 || !(lac_char_traits(cp) & LAC_CHAR_LETTER))
            continue;
        if (cp < first || cp > last) {
            if (run > 0)
                count(out, script, run);
            script = lac_utf8_script_range(cp, &first, &last);
            run = 0;
        }
        run++;
        out->letters++;
    }
    if (run > 0)
        count(out, script, run);
    if (latin > 0)
        count(out, "Latn", latin);
    out->letters += latin;
}

double lac_scripts_share(const struct lac_scripts *scripts, const char *script)
{
    size_t own = 0;
    if (scripts->letters == 0)
        return 1.0;
    const char *codes = scripts_of(script);
    for (size_t i = 0; i < scripts->n; i++)
        if (holds(codes, scripts->at[i].script))
            own += scripts->at[i].letters;
    return (double)own / (double)scripts->letters;
}

double lac_script_share(const char *text, const char *script)
{
    struct lac_scripts scripts;
    lac_scripts_count(&scripts, text, strlen(text));
    return lac_scripts_share(&scripts, script);
}
