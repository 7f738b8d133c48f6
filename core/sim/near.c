#include "core/sim/near.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"

enum { WORDS_64 = 32, BITS = WORDS_64 * 64, LONG_STEM = 20 /* trigrams */, WORD_MAX = 64, SLIP = 2 /* characters */ };

static const double CONTAINED = 0.75, CHOICES = 0.5, LEAST = 0.45, LEAD = 0.03, WORTH_A_LOOK = 0.4;
static const double SAME_WORDS = 0.75; /* share of the words that stay when only their order changes */

struct grams {
    uint64_t bits[WORDS_64];
    int n;
};

struct entry {
    const struct lac_item *item;
    const struct lac_wording *wording;
    struct grams grams;
};

struct lac_near_index {
    LAC_VEC(struct entry) list;
};

static bool is_word(uint32_t cp)
{
    return lac_utf8_is_letter(cp) || lac_utf8_digit(cp) >= 0;
}

/* Trigrams of letters and digits, with one space between words. */
static struct grams grams_of(const char *text, size_t len)
{
    struct grams g = {{0}, 0};
    struct lac_str folded = {0};
    uint32_t window[3] = {' ', ' ', ' '};
    lac_utf8_fold_marks(&folded, text, len);
    for (size_t at = 0, took; at <= folded.len; at += took ? took : 1) {
        uint32_t cp = ' ';
        took = at < folded.len ? lac_utf8_next(folded.data + at, folded.len - at, &cp) : 1;
        cp = is_word(cp) ? cp : ' ';
        if (cp == ' ' && window[2] == ' ')
            continue;
        window[0] = window[1], window[1] = window[2], window[2] = cp;
        uint64_t hash = ((uint64_t)window[0] * 0x9E3779B97F4A7C15u ^ window[1]) * 0xD6E8FEB86659FD93u ^ window[2];
        hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u >> 40;
        g.bits[hash % BITS / 64] |= 1ull << hash % 64;
    }
    for (size_t i = 0; i < WORDS_64; i++)
        g.n += __builtin_popcountll(g.bits[i]);
    lac_str_free(&folded);
    return g;
}

static void add(struct lac_near_index *index, const struct lac_item *item, const struct lac_wording *wording)
{
    struct entry entry = {item, wording, grams_of(wording->stem, strlen(wording->stem))};
    lac_vec_push(&index->list, entry);
}

struct lac_near_index *lac_near_index_new(const struct lac_item *items, size_t n)
{
    struct lac_near_index *index = lac_alloc_zero(1, sizeof *index);
    for (size_t i = 0; i < n; i++) {
        add(index, &items[i], &items[i].en);
        for (size_t w = 0; w < items[i].n_others; w++)
            add(index, &items[i], &items[i].others[w]);
    }
    return index;
}

void lac_near_index_free(struct lac_near_index *index)
{
    if (index)
        lac_vec_free(&index->list);
    free(index);
}

static double likeness(const struct grams *line, const struct grams *stem)
{
    int both = 0;
    if (2.0 * line->n < WORTH_A_LOOK * (line->n + stem->n)) /* too short, whatever they share */
        return 0;
    for (size_t i = 0; i < WORDS_64; i++)
        both += __builtin_popcountll(line->bits[i] & stem->bits[i]);
    if (both == 0)
        return 0;
    double dice = 2.0 * both / (line->n + stem->n), contained = CONTAINED * both / stem->n;
    return stem->n >= LONG_STEM && contained > dice ? contained : dice;
}

static double choices_in(const struct lac_wording *wording, const char *around)
{
    size_t found = 0;
    for (size_t i = 0; i < wording->n; i++)
        found += strstr(around, wording->choices[i]) != NULL;
    return (double)found / (double)wording->n;
}

struct lac_near lac_near_find(const struct lac_near_index *index, const char *line, size_t len, const char *around,
                              bool english_only)
{
    struct lac_near best = {NULL, NULL, 0};
    double next = 0; /* the best of another item */
    struct grams grams = grams_of(line, len);
    for (size_t i = 0; i < index->list.n; i++) {
        const struct entry *e = &index->list.at[i];
        if (english_only && e->wording != &e->item->en)
            continue;
        double score = likeness(&grams, &e->grams);
        if (score < WORTH_A_LOOK)
            continue;
        score += CHOICES * choices_in(e->wording, around);
        if (score > best.score) {
            next = best.item != e->item && best.score > next ? best.score : next;
            best = (struct lac_near){e->item, e->wording, score};
        } else if (e->item != best.item && score > next) {
            next = score;
        }
    }
    return best.score >= LEAST && best.score - next >= LEAD ? best : (struct lac_near){NULL, NULL, 0};
}

/* ---- what was changed ---- */

struct word {
    const char *at;
    size_t len;
};
struct words {
    struct lac_str text; /* folded, marks dropped */
    struct word list[WORD_MAX];
    size_t n;
};

static void read_words(struct words *out, const char *text, size_t len)
{
    *out = (struct words){.n = 0};
    lac_utf8_fold_marks(&out->text, text, len);
    const char *data = lac_str_get(&out->text);
    bool inside = false;
    for (size_t at = 0, took; at < out->text.len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(data + at, out->text.len - at, &cp);
        bool word = took && is_word(cp);
        if (word && !inside && out->n < WORD_MAX)
            out->list[out->n++] = (struct word){data + at, 0};
        if (word && out->n > 0)
            out->list[out->n - 1].len = (size_t)(data + at - out->list[out->n - 1].at) + took;
        inside = word;
    }
}

static bool same(const struct word *a, const struct word *b)
{
    return a->len == b->len && memcmp(a->at, b->at, a->len) == 0;
}

/* One slip apart: the same but for two letters in one place, as after a neighbour, a swap, a doubled or a missing
 * letter. */
static bool slipped(const struct word *a, const struct word *b)
{
    size_t shorter = a->len < b->len ? a->len : b->len, front = 0, back = 0;
    while (front < shorter && a->at[front] == b->at[front])
        front++;
    while (back < shorter - front && a->at[a->len - 1 - back] == b->at[b->len - 1 - back])
        back++;
    return front > 0 && lac_utf8_count(a->at + front, a->len - front - back) <= SLIP &&
           lac_utf8_count(b->at + front, b->len - front - back) <= SLIP;
}

static size_t shared_words(const struct words *a, const struct words *b)
{
    bool used[WORD_MAX] = {false};
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            if (!used[k] && same(&a->list[i], &b->list[k])) {
                used[k] = true;
                n++;
                break;
            }
    return n;
}

static bool only_spelling(const struct words *a, const struct words *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!same(&a->list[i], &b->list[i]) && !slipped(&a->list[i], &b->list[i]))
            return false;
    return true;
}

/* The words that both have stand in the same order. */
static bool in_order(const struct words *a, const struct words *b)
{
    size_t next = 0, met = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = next; k < b->n; k++)
            if (same(&a->list[i], &b->list[k])) {
                next = k + 1;
                met++;
                break;
            }
    return met == shared_words(a, b);
}

enum lac_change lac_change_of(const char *stem, const char *line, size_t len)
{
    if (strlen(stem) == len && memcmp(stem, line, len) == 0)
        return LAC_CHANGE_NONE;
    struct words a, b;
    read_words(&a, stem, strlen(stem));
    read_words(&b, line, len);
    size_t more = a.n > b.n ? a.n : b.n, shared = shared_words(&a, &b);
    enum lac_change change = LAC_CHANGE_WORDS;
    if (only_spelling(&a, &b))
        change = LAC_CHANGE_SPELLING;
    else if ((double)shared >= SAME_WORDS * (double)more && !in_order(&a, &b))
        change = LAC_CHANGE_ORDER;
    lac_str_free(&a.text);
    lac_str_free(&b.text);
    return change;
}
