/* cast.h - who takes part in a run: models in their roles, languages, strategy, scoring, checks. */
#ifndef LAC_RUN_CAST_H
#define LAC_RUN_CAST_H

#include "core/run/config.h"
#include "core/run/draw.h"
#include "core/run/language.h"
#include "core/run/model.h"

struct lac_plugin { /* a package with its options filled in */
    const struct lac_package *package;
    struct lac_value options;
};

struct lac_cast {
    struct lac_model *models; /* all of the config */
    size_t n_models;
    struct lac_model **panel;
    size_t n_panel;
    struct lac_model *writer, *translator, *judge, *embedder; /* NULL when not cast */
    struct lac_model *translator2; /* says what a find is in the other language in its words; NULL when not cast */
    struct lac_language *english;
    struct lac_language **languages; /* targets, in the config's order; the placebo last */
    size_t n_languages;
    struct lac_plugin scoring, artefact;
    struct lac_plugin *strategies; /* a chain, one for each level of the search; a single one serves all levels */
    size_t n_strategies;
    struct lac_plugin *english_checks, *target_checks; /* in order, by their stage; "both": in both */
    size_t n_english_checks, n_target_checks;
    bool needs_target; /* a strategy sees the language */
    bool offline;      /* nothing will be sent: keys need not be there */
};

/* Loads what the config names. Errors name the key. Freed with lac_cast_free; packages stay in the project. */
enum lac_status lac_cast_make(struct lac_project *project, const struct lac_config *config, struct lac_cast *out,
                              struct lac_error *err);
/* Only the models, the roles but the panel, and the languages: for what asks no question. */
enum lac_status lac_cast_helpers(struct lac_project *project, const struct lac_config *config, struct lac_cast *out,
                                 struct lac_error *err);
/* Chooses the checks again, after a role was cast: without a word in the config, a translator brings round_trip, with
 * an embedder also embedding, and a judge brings judge and, with a translator, judge_pair. */
enum lac_status lac_cast_checks(struct lac_project *project, const struct lac_config *config, struct lac_cast *cast,
                                struct lac_error *err);
/* What is checked when the config does not say, a list of {name}: all that needs no model, and what the cast allows. */
struct lac_value lac_cast_default_checks(struct lac_arena *arena, const struct lac_cast *cast);

/* One check, `named` {name, ...options}. LAC_E_CONFIG when a role that it needs is not cast. */
enum lac_status lac_cast_check(struct lac_project *project, const struct lac_cast *cast, const struct lac_value *named,
                               struct lac_plugin *out, struct lac_error *err);
void lac_cast_free(struct lac_cast *cast);

/* The strategy that makes the edits of a level, from 1; of the root (0) the first. */
const struct lac_plugin *lac_cast_strategy(const struct lac_cast *cast, int depth);
/* The first model in a role whose price is not known; NULL: all are. */
const struct lac_model *lac_cast_unpriced(const struct lac_cast *cast);

/* What draws of a panel model can differ in: the least of what English and the targets offer. */
struct lac_draw_space lac_cast_draws(const struct lac_cast *cast, const struct lac_config *config,
                                     const struct lac_model *model);

/* Votes of the search and of confirmation a panel model casts for one text. */
int lac_cast_search_draws(const struct lac_cast *cast, const struct lac_config *config);

#endif
