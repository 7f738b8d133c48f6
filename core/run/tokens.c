#include "core/run/tokens.h"
#include "core/base/utf8.h"

#include <string.h>

enum { PER_MESSAGE = 4 };

/* Hundredths of a token a character. */
static const struct {
    const char *script;
    int weight;
} weights[] = {{"Zyyy", 25}, {"Latn", 25}, {"Cyrl", 40}, {"Grek", 40}, {"Arab", 50},
               {"Hebr", 50}, {"Hani", 90}, {"Hira", 90}, {"Kana", 90}, {"Hang", 90}};
enum { OTHER = 80 };

static int weight_of(uint32_t cp)
{
    if (cp < 0x80)
        return weights[0].weight;
    const char *script = lac_utf8_script(cp);
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (strcmp(weights[i].script, script) == 0)
            return weights[i].weight;
    return OTHER;
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
