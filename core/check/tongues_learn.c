#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/tongues_self.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORDS_MIN = 150,  /* of a language: fewer would make it unlike its own texts */
    WORDS_RICH = 500, /* its texts are like these by so many */
    FIRST_SIZE = 1 << 14,
    CODE_LEN = 4 /* of a script */
};

/* How often a word is taken to occur. A list of frequent words has each of them once. */
static const double STOP_WORD = 8, FREQUENT = 3, PLAIN = 1;
static const double BARE = 0.2; /* of that without its marks, which many leave out */

/* Kinds of signs, each a distribution of its own, and how much a kind says beside the others, which say the same in
 * part. */
enum kind { LETTER, PAIR, TRIPLE, WORD, KINDS };
static const double SAYS[KINDS] = {1.0, 0.6, 1.0, 2.0};
static const double SMOOTH = 0.3; /* what is not seen is taken to have been seen so often */
static const double WEIGHT_MAX = 4;

/* A group while it learns: signs with the numbers of their rows, and a count for each member in each row. */
struct learner {
    const struct lac_tongue_letters *letters;
    uint64_t *signs; /* a power of two of places; 0: free */
    uint32_t *row_at;
    size_t size;
    uint64_t *sign_of; /* of a row */
    float *counts;     /* rows × lanes */
    size_t rows, cap, lanes;
    size_t member, words;
    double pieces[LAC_TONGUE_MEMBERS]; /* of each member: words, as their letters are counted */
};

static enum kind kind_of(uint64_t sign)
{
    return sign >> 63 ? WORD : sign >> 42 ? TRIPLE : sign >> 21 ? PAIR : LETTER;
}

static size_t place_of(const struct learner *l, uint64_t sign)
{
    size_t at = (size_t)(lac_tongue_mixed(sign) >> 32) & (l->size - 1);
    while (l->signs[at] && l->signs[at] != sign)
        at = (at + 1) & (l->size - 1);
    return at;
}

static void resize(struct learner *l, size_t size)
{
    free(l->signs);
    free(l->row_at);
    l->size = size;
    l->signs = lac_alloc_zero(size, sizeof *l->signs);
    l->row_at = lac_alloc_zero(size, sizeof *l->row_at);
    for (size_t row = 0; row < l->rows; row++) {
        size_t at = place_of(l, l->sign_of[row]);
        l->signs[at] = l->sign_of[row];
        l->row_at[at] = (uint32_t)row;
    }
}

static void count(struct learner *l, uint64_t sign, double times)
{
    size_t at = place_of(l, sign);
    if (!l->signs[at]) {
        if (l->rows == l->cap) {
            l->cap *= 2;
            l->sign_of = lac_realloc(l->sign_of, l->cap * sizeof *l->sign_of);
            l->counts = lac_realloc(l->counts, l->cap * l->lanes * sizeof *l->counts);
        }
        memset(l->counts + l->rows * l->lanes, 0, l->lanes * sizeof *l->counts);
        l->sign_of[l->rows] = sign;
        l->signs[at] = sign;
        l->row_at[at] = (uint32_t)l->rows++;
        if (2 * l->rows > l->size) {
            resize(l, 2 * l->size);
            at = place_of(l, sign);
        }
    }
    l->counts[l->row_at[at] * l->lanes + l->member] += (float)times;
}

static void learn_word(struct learner *l, const struct lac_tongue_word *word, double times)
{
    uint64_t signs[LAC_TONGUE_SIGNS];
    size_t n = lac_tongue_signs(word, signs);
    for (size_t i = 0; i < n; i++)
        count(l, signs[i], i == 0 ? times : sqrt(times));
    l->pieces[l->member] += sqrt(times);
}

/* A word that is frequent gives its letters less than its frequency: they would drown those of all others. */
static void learn_text(struct learner *l, const struct lac_value *text, double times)
{
    if (!text || text->kind != LAC_STR)
        return;
    struct lac_tongue_text rest = {.letters = l->letters, .text = text->as.str.at, .len = text->as.str.len};
    struct lac_tongue_word word, bare;
    while (lac_tongue_word_next(&rest, &word)) {
        if (word.name)
            continue;
        learn_word(l, &word, times);
        if (lac_tongue_word_bare(l->letters, &word, &bare))
            learn_word(l, &bare, BARE * times);
        l->words++;
    }
}

/* Texts of a list, and of lists in it. */
static void learn_list(struct learner *l, const struct lac_value *list, double times)
{
    for (size_t i = 0; list && list->kind == LAC_LIST && i < lac_count(list); i++) {
        learn_text(l, lac_at(list, i), times);
        learn_list(l, lac_at(list, i), times);
    }
}

static void learn_language(struct learner *l, const struct lac_value *language)
{
    const struct lac_value *examples = lac_get(language, "examples");
    learn_list(l, lac_get(language, "stop_words"), STOP_WORD);
    learn_list(l, lac_get(language, "words"), FREQUENT);
    learn_list(l, lac_get(language, "numerals"), PLAIN);
    learn_list(l, lac_path(language, "instructions.letter"), PLAIN);
    learn_list(l, lac_path(language, "instructions.text"), PLAIN);
    learn_list(l, lac_get(language, "mention"), PLAIN);
    learn_list(l, lac_path(language, "culture.idioms"), PLAIN);
    for (size_t i = 0; i < lac_count(examples); i++) {
        learn_text(l, lac_get(lac_at(examples, i), "stem"), PLAIN);
        learn_list(l, lac_get(lac_at(examples, i), "choices"), PLAIN);
    }
}

/* How many signs there are of each kind, and for each member how often it has any. */
struct totals {
    double signs[KINDS], times[KINDS][LAC_TONGUE_MEMBERS];
};

static void add_up(const struct learner *l, size_t members, struct totals *t)
{
    memset(t, 0, sizeof *t);
    for (size_t row = 0; row < l->rows; row++) {
        enum kind kind = kind_of(l->sign_of[row]);
        t->signs[kind]++;
        for (size_t k = 0; k < members; k++)
            t->times[kind][k] += (double)l->counts[row * l->lanes + k];
    }
}

static void weigh(const struct learner *l, size_t row, const struct totals *t, size_t members, int8_t *weights)
{
    enum kind kind = kind_of(l->sign_of[row]);
    double logs[LAC_TONGUE_MEMBERS], mean = 0;
    for (size_t k = 0; k < members; k++) {
        double share = ((double)l->counts[row * l->lanes + k] + SMOOTH) / (t->times[kind][k] + SMOOTH * t->signs[kind]);
        logs[k] = log(share);
        mean += logs[k] / (double)members;
    }
    for (size_t k = 0; k < members; k++) {
        double weight = logs[k] - mean;
        weight = weight > WEIGHT_MAX ? WEIGHT_MAX : weight < -WEIGHT_MAX ? -WEIGHT_MAX : weight;
        weights[k] = (int8_t)lround(weight * SAYS[kind] * LAC_TONGUE_STEPS);
    }
}

/* What a word of the member's own texts weighs for it, on the average. */
static int32_t usual_of(const struct learner *l, const struct lac_tongue_group *g, const struct totals *t, size_t k)
{
    double sum = 0;
    for (size_t row = 0; row < l->rows; row++) {
        double of = kind_of(l->sign_of[row]) == WORD ? t->times[WORD][k] : l->pieces[k];
        if (of > 0)
            sum += (double)l->counts[row * l->lanes + k] * g->weights[row * g->lanes + k] / of;
    }
    return (int32_t)lround(sum);
}

/* From counts to weights, in a table that fits in a cache. */
static void settle(const struct learner *l, struct lac_tongue_group *g)
{
    struct totals *totals = lac_alloc(sizeof *totals);
    g->shift = 64;
    while ((size_t)1 << (64 - g->shift) < 2 * l->rows)
        g->shift--;
    g->lanes = l->lanes;
    g->slots = lac_alloc_zero((size_t)1 << (64 - g->shift), sizeof *g->slots);
    g->weights = lac_alloc_zero(l->rows, g->lanes);
    add_up(l, g->n, totals);
    for (size_t row = 0; row < l->rows; row++) {
        struct lac_tongue_slot *slot = lac_tongue_find(g, l->sign_of[row]);
        *slot = (struct lac_tongue_slot){(uint32_t)lac_tongue_mixed(l->sign_of[row]), (uint32_t)row + 1};
        weigh(l, row, totals, g->n, g->weights + row * g->lanes);
    }
    for (size_t k = 0; k < g->n; k++)
        if (g->members[k].usual)
            g->members[k].usual = usual_of(l, g, totals, k);
    free(totals);
}

static uint64_t *letters_of(const char *text)
{
    if (!*text)
        return NULL;
    uint64_t *set = lac_alloc_zero(0x10000 / 64, sizeof *set);
    uint32_t cp;
    for (size_t len = strlen(text), at = 0, took; at < len; at += took ? took : 1)
        if ((took = lac_utf8_next(text + at, len - at, &cp)) > 0 && cp < 0x10000)
            set[cp >> 6] |= UINT64_C(1) << (cp & 63);
    return set;
}

static bool is_kin(const char *a, const char *b)
{
    size_t len = strcspn(a, "-");
    return strcspn(b, "-") == len && strncmp(a, b, len) == 0;
}

/* Takes the languages of one script in, one by one. */
static void learn_group(struct lac_tongue_group *g, const struct lac_tongue_letters *letters,
                        const struct lac_value *const *languages, size_t n)
{
    size_t lanes = (n + LAC_TONGUE_LANES - 1) / LAC_TONGUE_LANES * LAC_TONGUE_LANES;
    struct learner l = {.letters = letters, .cap = FIRST_SIZE, .lanes = lanes};
    l.sign_of = lac_alloc(l.cap * sizeof *l.sign_of);
    l.counts = lac_alloc(l.cap * lanes * sizeof *l.counts);
    resize(&l, 2 * FIRST_SIZE);
    for (size_t i = 0; i < n; i++) {
        struct lac_tongue_member *member = &g->members[g->n];
        const char *code = lac_get_text(languages[i], "code", "");
        l.words = 0;
        l.member = g->n;
        learn_language(&l, languages[i]);
        memcpy(member->code, code, strlen(code));
        member->known = l.words >= WORDS_MIN;
        member->usual = l.words >= WORDS_RICH;
        member->strange = letters_of(lac_get_text(languages[i], "strange_letters", ""));
        for (member->kin = 0; !is_kin(g->members[member->kin].code, code);)
            member->kin++;
        g->n++;
    }
    settle(&l, g);
    free(l.signs);
    free(l.row_at);
    free(l.sign_of);
    free(l.counts);
}

struct lac_tongues *lac_tongues_new(const struct lac_value *const *languages, size_t n)
{
    struct lac_tongues *t = lac_alloc_zero(1, sizeof *t);
    const struct lac_value **same = lac_alloc((n + 1) * sizeof *same);
    lac_tongue_letters_fill(&t->letters);
    t->groups = lac_alloc_zero(n + 1, sizeof *t->groups);
    for (size_t i = 0; i < n; i++) {
        const char *script = lac_get_text(languages[i], "script", "");
        bool first = strlen(script) == CODE_LEN;
        for (size_t k = 0; k < t->n && first; k++)
            first = strcmp(t->groups[k].script, script) != 0;
        if (!first)
            continue;
        size_t members = 0;
        for (size_t k = i; k < n && members < LAC_TONGUE_MEMBERS; k++)
            if (strcmp(lac_get_text(languages[k], "script", ""), script) == 0 &&
                strlen(lac_get_text(languages[k], "code", "")) < LAC_TONGUE_CODE)
                same[members++] = languages[k];
        struct lac_tongue_group *g = &t->groups[t->n++];
        memcpy(g->script, script, CODE_LEN);
        g->members = lac_alloc_zero(members + 1, sizeof *g->members);
        learn_group(g, &t->letters, same, members);
    }
    free(same);
    return t;
}

void lac_tongues_free(struct lac_tongues *tongues)
{
    if (!tongues)
        return;
    for (size_t i = 0; i < tongues->n; i++) {
        struct lac_tongue_group *g = &tongues->groups[i];
        for (size_t k = 0; k < g->n; k++)
            free(g->members[k].strange);
        free(g->members);
        free(g->slots);
        free(g->weights);
    }
    free(tongues->groups);
    free(tongues);
}
