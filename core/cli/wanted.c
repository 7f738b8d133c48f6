#include "core/cli/wanted.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static bool take_settings(const struct lac_args *args, const char *command, struct lac_wanted *w)
{
    static const char *const plain[][2] = {
        {"--strategy", "strategy"}, {"--source", "source"}, {"--limit", "limit"}, {"--seed", "seed"}};
    size_t n = 0, sets = lac_args_all(args, "--set", w->sets, LAC_WANTED_MAX);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (lac_args_has(args, plain[i][0]))
            w->settings[n++] = (struct lacuna_setting){plain[i][1], lac_args_get(args, plain[i][0])};
    for (size_t i = 0; i < sets; i++) {
        const char *equals = strchr(w->sets[i], '=');
        size_t len = equals ? (size_t)(equals - w->sets[i]) : 0;
        if (len == 0 || len >= sizeof w->keys[i]) {
            fprintf(stderr, "lacuna %s: --set %s: write KEY=VALUE, e.g. --set search.depth=2\n", command, w->sets[i]);
            return false;
        }
        memcpy(w->keys[i], w->sets[i], len);
        w->keys[i][len] = '\0';
        w->settings[n++] = (struct lacuna_setting){w->keys[i], equals + 1};
    }
    w->options.settings = w->settings;
    w->options.n_settings = n;
    return true;
}

bool lac_wanted_take(const struct lac_args *args, const char *command, struct lac_wanted *out)
{
    int64_t jobs, ignored;
    memset(out, 0, sizeof *out);
    if (!lac_args_number(args, "--jobs", 1, 100000, 0, &jobs) ||
        !lac_args_number(args, "--limit", 1, 1000000000, 0, &ignored) ||
        !lac_args_number(args, "--seed", 0, INT64_C(9000000000000000), 0, &ignored) ||
        !take_settings(args, command, out))
        return false;
    out->options.config = lac_args_get(args, "--config");
    out->options.models = out->models;
    out->options.n_models = lac_args_all(args, "--model", out->models, LAC_WANTED_MAX);
    out->options.languages = out->languages;
    out->options.n_languages = lac_args_all(args, "--lang", out->languages, LAC_WANTED_MAX);
    out->options.in_flight = (int)jobs;
    return true;
}
