#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {
    {"--model", "NAME", "ask this model instead of the run's panel (repeatable): held-out models", 'm'},
    {"--jobs", "N", "most requests at once (default 8)", 'j'},
    {"--verbose", NULL, "say more", 'v'},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print(const struct lac_value *v)
{
    const struct lac_value *models = lac_get(v, "models");
    for (size_t m = 0; models && m < models->as.map.n; m++) {
        const struct lac_value *languages = &models->as.map.at[m].value;
        for (size_t l = 0; l < lac_count(languages); l++) {
            const struct lac_value *row = &languages->as.map.at[l].value;
            printf("  %-20s %-14s %3lld of %3lld pairs confirmed; English right %lld, target right %lld of %lld\n",
                   models->as.map.at[m].key, languages->as.map.at[l].key, (long long)lac_get_int(row, "confirmed", 0),
                   (long long)lac_get_int(row, "pairs", 0), (long long)lac_get_int(row, "right_english", 0),
                   (long long)lac_get_int(row, "right_target", 0), (long long)lac_get_int(row, "asked", 0));
        }
    }
}

static int run(const struct lac_args *args)
{
    int code;
    int64_t jobs;
    const char *models[64];
    char *json = NULL, *latest = NULL;
    struct lacuna_error err;
    if (!lac_args_number(args, "--jobs", 1, 100000, 0, &jobs))
        return 2;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    size_t n = lac_args_all(args, "--model", models, 64);
    enum lacuna_status status = args->words.n ? LACUNA_OK : lacuna_latest(lacuna, &latest, &err);
    const char *id = args->words.n ? args->words.at[0] : latest;
    if (status == LACUNA_OK)
        status = lacuna_confirm(lacuna, id, models, n, (int)jobs, &json, &err);
    code = lac_show(args, status, json, &err, print);
    lacuna_free_text(latest);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_confirm = {"confirm",
                                            "ask the accepted pairs of a run again, on new draws or of other models",
                                            "[RUN] [--model NAME]...",
                                            "lacuna confirm --model openai/gpt-4o",
                                            options,
                                            run};
