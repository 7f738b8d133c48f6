#include "core/run/missing.h"
#include "core/run/trial.h"

static bool missing(const struct lac_run *run, size_t place)
{
    if (place >= run->next_trial)
        return true;
    const struct lac_trial *trial = run->trials.at[place];
    return trial && !trial->finished;
}

static int64_t missing_in(const struct lac_run *run, size_t language)
{
    int64_t n = 0;
    for (size_t place = language; place < run->trials.n; place += run->cast.n_languages)
        n += missing(run, place);
    return n;
}

struct lac_value lac_missing_value(const struct lac_run *run, struct lac_arena *arena)
{
    struct lac_value out = lac_object(), languages = lac_object(), names = lac_list();
    for (size_t i = 0; i < run->cast.n_languages; i++) {
        int64_t n = missing_in(run, i);
        if (n)
            lac_set_int(arena, &languages, run->cast.languages[i]->code, n);
    }
    for (size_t i = 0; i < run->away.n; i++)
        lac_push(arena, &names, lac_text(arena, run->away.at[i]));
    lac_set_int(arena, &out, "trials", (int64_t)(run->trials.n - run->finished));
    lac_set_int(arena, &out, "of", (int64_t)run->trials.n);
    lac_set(arena, &out, "languages", languages);
    lac_set(arena, &out, "wait_for", names);
    return out;
}

void lac_missing_add(const struct lac_run *run, struct lac_str *out)
{
    if (run->finished == run->trials.n)
        return;
    lac_str_addf(out, "%zu of %zu trials are missing (", run->trials.n - run->finished, run->trials.n);
    const char *between = "";
    for (size_t i = 0; i < run->cast.n_languages; i++) {
        int64_t n = missing_in(run, i);
        if (!n)
            continue;
        lac_str_addf(out, "%s%lld %s", between, (long long)n, run->cast.languages[i]->code);
        between = ", ";
    }
    lac_str_add(out, ")");
    for (size_t i = 0; i < run->away.n; i++)
        lac_str_addf(out, "%s'%s'", i == 0 ? "; they wait for " : " and ", run->away.at[i]);
}
