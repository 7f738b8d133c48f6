#include "core/sim/embed.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/sim/translate.h"

#include <math.h>
#include <string.h>

static void add_gram(double *out, const char *bytes, size_t len)
{
    struct lac_id h = lac_id_of_bytes(bytes, len);
    out[h.lo % LAC_SIM_EMBED_SIZE] += h.hi & 1 ? 1 : -1;
}

/* The next word of the text: letters, digits and what belongs to them. NULL: there is none. */
static const char *next_word(const char *at, const char *end, size_t *len)
{
    const char *start = NULL;
    uint32_t cp;
    for (size_t took; at < end; at += took ? took : 1) {
        took = lac_utf8_next(at, (size_t)(end - at), &cp);
        bool inside = !lac_utf8_is_space(cp) && !lac_utf8_is_punct(cp);
        if (inside && !start)
            start = at;
        if (!inside && start)
            break;
    }
    *len = start ? (size_t)(at - start) : 0;
    return start;
}

static void add_words(double *out, const char *text, size_t size)
{
    const char *end = text + size, *before = NULL;
    size_t len, before_len = 0;
    struct lac_str two = {0};
    for (const char *word = next_word(text, end, &len); word; word = next_word(word + len, end, &len)) {
        add_gram(out, word, len);
        if (before) {
            lac_str_clear(&two);
            lac_str_addn(&two, before, before_len);
            lac_str_addc(&two, ' '); /* whatever stood between them */
            lac_str_addn(&two, word, len);
            add_gram(out, lac_str_get(&two), two.len);
        }
        before = word;
        before_len = len;
    }
    lac_str_free(&two);
}

void lac_sim_embed(const struct lac_sim_world *world, const char *model, const char *text, size_t len,
                   double out[LAC_SIM_EMBED_SIZE])
{
    struct lac_str english = {0}, folded = {0};
    double sum = 0;
    memset(out, 0, LAC_SIM_EMBED_SIZE * sizeof *out);
    if (lac_ends_with(model, "-multi"))
        lac_sim_translate(world, &english, lac_sim_language_of(world, text, len), "en", text, len);
    else
        lac_str_addn(&english, text, len);
    lac_utf8_fold(&folded, lac_str_get(&english), english.len);
    add_words(out, lac_str_get(&folded), folded.len);
    for (size_t i = 0; i < LAC_SIM_EMBED_SIZE; i++)
        sum += out[i] * out[i];
    for (size_t i = 0; i < LAC_SIM_EMBED_SIZE && sum > 0; i++)
        out[i] /= sqrt(sum);
    if (!(sum > 0))
        out[0] = 1; /* no words, and still a direction */
    lac_str_free(&english);
    lac_str_free(&folded);
}
