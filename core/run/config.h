/* config.h - what a run is: probe.lua, the command line's word over it, the defaults under it.
 *
 * The normalised value is what is recorded and what the run's id covers. How fast a run goes (-j) is no part of it. */
#ifndef LAC_RUN_CONFIG_H
#define LAC_RUN_CONFIG_H

#include "core/run/project.h"
#include "core/search/branch.h"

struct lac_setting {
    const char *key;   /* dotted: "search.depth", "strategy.side", "languages" */
    const char *value; /* text: a number, true or false, a list "a,b", or a string */
};

struct lac_config_sources {
    const char *path;          /* of probe.lua; NULL: <folder>/probe.lua when it is there */
    bool ignore_file;          /* everything comes from the command line */
    const char *const *models; /* --model: panel, as provider/model or names of the config */
    size_t n_models;
    const char *const *languages; /* --lang */
    size_t n_languages;
    const struct lac_setting *settings; /* --set, --seed, --limit, --strategy and the like, in order */
    size_t n_settings;
};

struct lac_config {
    const char *path;       /* of the file that was read; NULL for none */
    struct lac_value value; /* complete, normalised */
    struct lac_search_options search;
    int confirm_draws, confirm_right, confirm_wrong; /* 8, 7, 6 */
    int plain_draws;                                 /* draws for the unselected plain gap, 0 for none */
    uint64_t seed;
    const char **languages;
    size_t n_languages; /* without the placebo */
    bool placebo;
    /* How it is run, not what: set by who loads it, recorded nowhere. */
    bool offline;            /* nothing will be sent (a dry run, a replay) */
    const char *cache_path;  /* of the replies shared by all runs; NULL: none */
    int64_t cache_max_age_s; /* 0: any age */
};

enum lac_status lac_config_load(struct lac_project *project, const struct lac_config_sources *sources,
                                struct lac_config *out, struct lac_error *err);

/* The configuration that a run recorded, with `models` (names of it, or provider/model) as the panel where they are
 * given. */
enum lac_status lac_config_from(struct lac_project *project, const struct lac_value *recorded,
                                const char *const *models, size_t n_models, struct lac_config *out,
                                struct lac_error *err);

/* How fast and how patiently models are asked, which no run records: `http`, and in_flight, rpm, tpm and http of the
 * models that `config` has, as the project's probe.lua says now. A probe.lua that cannot be read is warned of and says
 * nothing.
 */
void lac_config_pace(struct lac_project *project, struct lac_config *config);

/* Settings of one option map: {"strategy", "mention"} for the strategy's options and so on. Never NULL: an empty map.
 */
const struct lac_value *lac_config_map(const struct lac_config *config, const char *dotted);

#endif
