#include "core/run/tokens.h"
#include "core/base/utf8.h"

#include <string.h>

enum { PER_MESSAGE = 4 };

/* Hundredths of a token a character, by the blocks of Unicode that the scripts are in: each character of each prompt
 * is looked at. In order; what is in none is OTHER. */
static const struct {
    uint32_t first, last;
    int weight;
} weights[] = {
    {0x0000, 0x02ff, 25},   /* Latin, digits, signs */
    {0x0370, 0x052f, 40},   /* Greek, Cyrillic */
    {0x0590, 0x077f, 50},   /* Hebrew, Arabic */
    {0x1e00, 0x1eff, 25},   /* more Latin */
    {0x2000, 0x2bff, 25},   /* punctuation, symbols */
    {0x3000, 0x9fff, 90},   /* Chinese, Japanese and their punctuation */
    {0xac00, 0xd7ff, 90},   /* Korean */
    {0xf900, 0xfaff, 90},   /* Chinese, compatibility */
    {0xff00, 0xffef, 90},   /* wide forms */
    {0x20000, 0x3ffff, 90}, /* rare Chinese */
};
enum { OTHER = 80 };

static int weight_of(uint32_t cp)
{
    size_t i = 0;
    while (i < sizeof weights / sizeof *weights && cp > weights[i].last)
        i++;
    return i < sizeof weights / sizeof *weights && cp >= weights[i].first ? weights[i].weight : OTHER;
}

int64_t lac_tokens_estimate(const char *text, size_t len)
{
    int64_t hundredths = 0;
    while (len) {
        uint32_t cp;
        size_t ascii = 0;
        while (ascii < len && (unsigned char)text[ascii] < 0x80)
            ascii++;
        hundredths += (int64_t)ascii * weights[0].weight;
        text += ascii;
        len -= ascii;
        if (!len)
            break;
        size_t taken = lac_utf8_next(text, len, &cp);
        taken = taken ? taken : 1;
        hundredths += weight_of(cp);
        text += taken;
        len -= taken;
    }
    return (hundredths + 99) / 100;
}

static int64_t estimate_of(const struct lac_value *text)
{
    return text && text->kind == LAC_STR ? lac_tokens_estimate(text->as.str.at, text->as.str.len) : 0;
}

int64_t lac_tokens_of_call(const struct lac_value *call)
{
    const struct lac_value *messages = lac_get(call, "messages");
    int64_t sum = 0;
    if (strcmp(lac_get_text(call, "kind", ""), "translate") == 0)
        return 0;
    for (size_t i = 0; i < lac_count(messages); i++)
        sum += PER_MESSAGE + estimate_of(lac_get(lac_at(messages, i), "content"));
    const struct lac_value *texts = lac_get(call, "texts");
    for (size_t i = 0; i < lac_count(texts); i++)
        sum += estimate_of(lac_at(texts, i));
    return sum + estimate_of(lac_get(call, "prompt"));
}

int64_t lac_tokens_bound(size_t body_len)
{
    return (int64_t)body_len;
}
