#include "core/run/summary.h"
#include "core/model/json.h"
#include "core/run/language.h"
#include "core/run/spending.h"
#include "core/run/tabulate.h"
#include "core/stats/bh.h"
#include "core/stats/bootstrap.h"
#include "core/stats/mcnemar.h"
#include "core/stats/permutation.h"

#include <math.h>
#include <string.h>

enum { TEST_MIN = 30 }; /* items; below it counts are given and no p (METHOD.md, statistics) */

static int eligible(const struct lac_language_row *l)
{
    int n = 0;
    for (size_t i = 0; i < l->items.n; i++)
        n += l->items.at[i].eligible;
    return n;
}

static int items_with(const struct lac_language_row *l, bool confirmed)
{
    int n = 0;
    for (size_t i = 0; i < l->items.n; i++)
        n += confirmed ? l->items.at[i].confirmed > 0 : l->items.at[i].accepted > 0;
    return n;
}

static void set_share(struct lac_arena *arena, struct lac_value *v, const char *key, int part, int whole)
{
    if (whole)
        lac_set_num(arena, v, key, (double)part / whole);
    else
        lac_set(arena, v, key, lac_nil());
}

/* What is tested about a model in a language: accepted pairs on fresh draws, and the plain gap that nobody selected. */
enum { SELECTED, UNSELECTED, TESTS };

/* One-sided p of "English above target", NAN where too few items say nothing. With one draw an item that is McNemar's
 * test, with more the sign-flip test of the items' sums. */
static double model_p(const struct lac_model_row *m, int test)
{
    struct lac_sign_flip flip;
    size_t n = test == SELECTED ? m->differences.n : m->gap_differences.n;
    const int *differences = test == SELECTED ? m->differences.at : m->gap_differences.at;
    if (n < TEST_MIN)
        return NAN;
    if (test == UNSELECTED && m->gap_draws == 1)
        return lac_mcnemar(m->gap_only_english, m->gap_only_target).greater;
    return lac_sign_flip(differences, n, &flip, NULL) == LAC_OK ? flip.greater : NAN;
}

struct p_values {
    LAC_VEC(double) p, adjusted; /* a model after the other, the languages' in their order */
    size_t at;
};

static void set_p(struct lac_arena *arena, struct lac_value *v, const struct p_values *tests)
{
    double p = tests->p.at[tests->at], adjusted = tests->adjusted.at[tests->at];
    lac_set(arena, v, "p", isnan(p) ? lac_nil() : lac_num(p));
    lac_set(arena, v, "p_adjusted", isnan(adjusted) ? lac_nil() : lac_num(adjusted));
}

static struct lac_value model_value(struct lac_arena *arena, const struct lac_model_row *m,
                                    const struct p_values tests[TESTS])
{
    struct lac_value v = lac_object(), gap = lac_object(), selected = lac_object();
    lac_set_int(arena, &selected, "pairs", m->pairs);
    lac_set_int(arena, &selected, "items", (int64_t)m->items.n);
    lac_set_int(arena, &selected, "confirmed", m->confirmed);
    lac_set_int(arena, &selected, "asked", m->asked);
    lac_set_int(arena, &selected, "right_english", m->right_english);
    lac_set_int(arena, &selected, "right_target", m->right_target);
    lac_set_int(arena, &selected, "wrong_target", m->wrong_target);
    set_p(arena, &selected, &tests[SELECTED]);
    lac_set_int(arena, &gap, "asked", m->gap_asked);
    lac_set_int(arena, &gap, "right_english", m->gap_english);
    lac_set_int(arena, &gap, "right_target", m->gap_target);
    lac_set_int(arena, &gap, "only_english", m->gap_only_english);
    lac_set_int(arena, &gap, "only_target", m->gap_only_target);
    set_p(arena, &gap, &tests[UNSELECTED]);
    lac_set(arena, &v, "selected", selected);
    lac_set(arena, &v, "unselected", gap);
    return v;
}

/* Confirmed conversion here minus the placebo's, over items eligible in both, with its interval. */
static struct lac_value difference_value(struct lac_arena *arena, const struct lac_language_row *l,
                                         const struct lac_language_row *placebo, uint64_t seed)
{
    LAC_VEC(double) here = {0};
    LAC_VEC(double) there = {0};
    for (size_t i = 0; i < l->items.n; i++) {
        for (size_t k = 0; k < placebo->items.n; k++) {
            const struct lac_item_row *a = &l->items.at[i], *b = &placebo->items.at[k];
            if (!a->eligible || !b->eligible || strcmp(a->item, b->item) != 0)
                continue;
            lac_vec_push(&here, a->confirmed > 0);
            lac_vec_push(&there, b->confirmed > 0);
        }
    }
    struct lac_value v = lac_object();
    struct lac_interval interval;
    struct lac_bootstrap how = {.seed = seed};
    lac_set_int(arena, &v, "items", (int64_t)here.n);
    if (here.n && lac_bootstrap_difference(here.at, there.at, here.n, &how, &interval, NULL) == LAC_OK) {
        lac_set_num(arena, &v, "value", lac_mean(here.at, here.n) - lac_mean(there.at, there.n));
        lac_set_num(arena, &v, "low", interval.low);
        lac_set_num(arena, &v, "high", interval.high);
    }
    lac_vec_free(&here);
    lac_vec_free(&there);
    return v;
}

static struct lac_value language_value(struct lac_arena *arena, const struct lac_language_row *l,
                                       struct p_values tests[TESTS])
{
    struct lac_value v = lac_object(), models = lac_object();
    int n = eligible(l), both = 0;
    for (size_t i = 0; i < l->items.n; i++)
        both += l->items.at[i].both_plain;
    lac_set_text(arena, &v, "code", l->code);
    lac_set_bool(arena, &v, "placebo", strcmp(l->code, LAC_PLACEBO) == 0);
    lac_set_int(arena, &v, "items", (int64_t)l->items.n);
    lac_set_int(arena, &v, "eligible", n);
    lac_set_int(arena, &v, "both_plain", both);
    lac_set_int(arena, &v, "unsound", l->unsound);
    lac_set_int(arena, &v, "plain_pairs", l->plain_pairs);
    lac_set_int(arena, &v, "plain_confirmed", l->plain_confirmed);
    lac_set_int(arena, &v, "plain_translation", l->plain_translation);
    lac_set_int(arena, &v, "candidates", l->candidates);
    lac_set_int(arena, &v, "accepted_pairs", l->accepted_pairs);
    lac_set_int(arena, &v, "accepted_items", items_with(l, false));
    lac_set_int(arena, &v, "confirmed_pairs", l->confirmed_pairs);
    lac_set_int(arena, &v, "confirmed_items", items_with(l, true));
    lac_set_int(arena, &v, "confirmed_translation", l->confirmed_translation);
    lac_set_int(arena, &v, "accepted_artefacts", l->accepted_artefacts);
    lac_set_int(arena, &v, "confirmed_artefacts", l->confirmed_artefacts);
    lac_set_int(arena, &v, "plain_artefacts", l->plain_artefacts);
    set_share(arena, &v, "conversion", items_with(l, false), n);
    set_share(arena, &v, "confirmed_conversion", items_with(l, true), n);
    set_share(arena, &v, "non_answers", (int)l->target_non_answers, (int)l->target_asked);
    lac_set_int(arena, &v, "calls", l->calls);
    lac_set(arena, &v, "verdicts", l->verdicts);
    lac_set(arena, &v, "reasons", l->reasons);
    lac_set(arena, &v, "attributions", l->attributions);
    for (size_t m = 0; m < l->models.n; m++) {
        lac_set(arena, &models, l->models.at[m].model, model_value(arena, &l->models.at[m], tests));
        tests[SELECTED].at++;
        tests[UNSELECTED].at++;
    }
    lac_set(arena, &v, "models", models);
    return v;
}

/* All p of one test over models and languages, and what Benjamini and Hochberg make of them. The placebo is no
 * hypothesis. */
static void make_tests(const struct lac_table *t, int test, struct p_values *out)
{
    for (size_t i = 0; i < t->languages.n; i++) {
        bool is_placebo = strcmp(t->languages.at[i].code, LAC_PLACEBO) == 0;
        for (size_t m = 0; m < t->languages.at[i].models.n; m++)
            lac_vec_push(&out->p, is_placebo ? NAN : model_p(&t->languages.at[i].models.at[m], test));
    }
    for (size_t i = 0; i < out->p.n; i++)
        lac_vec_push(&out->adjusted, NAN);
    if (out->p.n)
        lac_bh_adjust(out->p.at, out->adjusted.at, out->p.n);
}

static struct lac_value languages_value(struct lac_arena *arena, const struct lac_table *t, uint64_t seed)
{
    struct p_values tests[TESTS] = {0};
    struct lac_value list = lac_list();
    const struct lac_language_row *placebo = NULL;
    for (size_t i = 0; i < t->languages.n; i++)
        if (strcmp(t->languages.at[i].code, LAC_PLACEBO) == 0)
            placebo = &t->languages.at[i];
    for (int test = 0; test < TESTS; test++)
        make_tests(t, test, &tests[test]);
    for (size_t i = 0; i < t->languages.n; i++) {
        const struct lac_language_row *l = &t->languages.at[i];
        struct lac_value v = language_value(arena, l, tests);
        if (placebo && l != placebo)
            lac_set(arena, &v, "over_placebo", difference_value(arena, l, placebo, seed));
        lac_push(arena, &list, v);
    }
    for (int test = 0; test < TESTS; test++) {
        lac_vec_free(&tests[test].p);
        lac_vec_free(&tests[test].adjusted);
    }
    return list;
}

static int64_t pairs_of(const struct lac_table *t, bool confirmed)
{
    int64_t sum = 0;
    for (size_t i = 0; i < t->languages.n; i++) {
        const struct lac_language_row *l = &t->languages.at[i];
        if (strcmp(l->code, LAC_PLACEBO) != 0)
            sum += confirmed ? l->confirmed_pairs : l->accepted_pairs;
    }
    return sum;
}

/* The signs by which a run shows that it went wrong, with the likely cause. */
static struct lac_value signs(struct lac_arena *arena, const struct lac_value *languages)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < lac_count(languages); i++) {
        const struct lac_value *l = lac_at(languages, i);
        const char *code = lac_get_text(l, "code", "");
        int64_t n = lac_get_int(l, "eligible", 0), items = lac_get_int(l, "items", 0);
        int64_t candidates = lac_get_int(l, "candidates", 0),
                english = lac_get_int(lac_get(l, "verdicts"), "english", 0);
        int64_t rejected = lac_get_int(lac_get(l, "verdicts"), "rejected", 0);
        const char *word = NULL;
        if (items >= 10 && n * 5 < items)
            word = "fewer than one item in five passes the English gate: the questions are too hard for the panel, or "
                   "it is asked in a form it does not answer ('lacuna check' tells)";
        else if (candidates >= 20 && english * 4 > candidates * 3)
            word = "three in four candidates break the English side: the perturbations change what is asked";
        else if (candidates >= 20 && lac_get_int(lac_get(l, "verdicts"), "untranslated", 0) * 4 > candidates * 3)
            word = "three in four candidates are lost in translation: see 'reasons'";
        else if (candidates >= 20 && rejected * 4 > candidates * 3)
            word = "three in four candidates are rejected by checks: see 'reasons'";
        else if (n >= 10 && lac_get_int(l, "unsound", 0) * 2 > n)
            word = "most translations are refused: see the branches' reasons in log.jsonl";
        else if (lac_get_num(l, "non_answers", 0) > 0.3)
            word = "three replies in ten give no answer in this language: a non-answer gap, not a wrong-answer gap";
        if (word)
            lac_push(arena, &list, lac_text(arena, lac_arena_printf(arena, "%s: %s", code, word)));
    }
    return list;
}

static struct lac_value meta_json(struct lac_store *store, struct lac_arena *arena, const char *key)
{
    struct lac_str text = {0};
    struct lac_value v = lac_nil();
    if (lac_store_get_meta(store, key, &text))
        lac_json_read(arena, lac_str_get(&text), text.len, &v, NULL);
    lac_str_free(&text);
    return v;
}

/* How the items were chosen, without the rows that are no items: those are in log.jsonl. */
static void set_source(struct lac_store *store, struct lac_arena *arena, struct lac_value *out)
{
    struct lac_value source = meta_json(store, arena, "source"), counts = lac_object();
    for (size_t i = 0; source.kind == LAC_MAP && i < source.as.map.n; i++)
        if (source.as.map.at[i].value.kind != LAC_LIST)
            lac_set(arena, &counts, source.as.map.at[i].key, source.as.map.at[i].value);
    if (lac_count(&counts))
        lac_set(arena, out, "source", counts);
}

enum lac_status lac_summary_make(struct lac_store *store, struct lac_arena *arena, struct lac_value *out,
                                 struct lac_error *err)
{
    struct lac_table table;
    struct lac_value config = meta_json(store, arena, "config"), calls, spent;
    struct lac_str state = {0};
    enum lac_status status = lac_tabulate(store, arena, &table, err);
    if (status == LAC_OK)
        status = lac_spending_make(store, arena, pairs_of(&table, false), pairs_of(&table, true), &calls, &spent, err);
    if (status == LAC_OK) {
        *out = lac_object();
        uint64_t seed = (uint64_t)lac_get_int(&config, "seed", 1);
        struct lac_value languages = languages_value(arena, &table, seed);
        lac_store_get_meta(store, "state", &state);
        lac_set_int(arena, out, "schema", 1);
        lac_set_text(arena, out, "state", state.len ? lac_str_get(&state) : "unfinished");
        lac_set(arena, out, "config", config);
        lac_set(arena, out, "packages", meta_json(store, arena, "packages"));
        set_source(store, arena, out);
        lac_set(arena, out, "signs", signs(arena, &languages));
        lac_set(arena, out, "languages", languages);
        lac_set(arena, out, "script_errors", table.script_errors);
        lac_set(arena, out, "calls", calls);
        lac_set(arena, out, "spent", spent);
    }
    lac_str_free(&state);
    lac_table_free(&table);
    return status;
}
