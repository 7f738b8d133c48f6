/* tabulate.h - per language: what became of its items and pairs. The middle step between records and summary. */
#ifndef LAC_RUN_TABULATE_H
#define LAC_RUN_TABULATE_H

#include "core/base/vec.h"
#include "core/model/value.h"
#include "core/store/store.h"

struct lac_item_row { /* one item in one language */
    const char *item;
    bool eligible, both_plain, plain;
    int accepted, confirmed; /* pairs found with a perturbation */
};

struct lac_model_row { /* one model in one language, over confirmation draws */
    const char *model;
    int pairs, confirmed;
    int asked, right_english, right_target, wrong_target; /* of the cells that decide */
    LAC_VEC(const char *) items;                          /* item of each difference */
    LAC_VEC(int) differences;                             /* right English - right target, summed by item */
    int gap_asked, gap_english, gap_target;               /* the gap that nobody selected */
    int gap_only_english, gap_only_target;                /* items right more often on that side */
    int gap_draws;                                        /* most draws an item had */
    LAC_VEC(int) gap_differences;                         /* right English - right target, by item */
};

struct lac_language_row {
    const char *code;
    LAC_VEC(struct lac_item_row) items;
    LAC_VEC(struct lac_model_row) models;
    int64_t candidates, target_asked, target_non_answers, calls, unsound, not_finished;
    int accepted_pairs, confirmed_pairs, plain_pairs, plain_confirmed;
    int confirmed_translation,
        plain_translation; /* of the confirmed and of the plain pairs: wrong translated back, too */
    /* Of the accepted, the confirmed and the plain pairs: artefact score at or above its threshold. */
    int accepted_artefacts, confirmed_artefacts, plain_artefacts;
    struct lac_value verdicts, reasons, attributions; /* name -> count */
};

struct lac_table {
    struct lac_arena *arena;
    LAC_VEC(struct lac_language_row) languages; /* in the run's order */
    struct lac_value script_errors;             /* messages, each once */
};

enum lac_status lac_tabulate(struct lac_store *store, struct lac_arena *arena, struct lac_table *out,
                             struct lac_error *err);
void lac_table_free(struct lac_table *table);

#endif
