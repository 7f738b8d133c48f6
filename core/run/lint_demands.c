/* Variant k of an instruction demands what English demands in it. What stands for a demand in a language is data of
 * that language: `demands = { alone = "only|nothing but", ... }`, patterns which are looked for in each variant. */
#include "core/check/regex.h"
#include "core/run/lint.h"

#include <string.h>

static const char *const lists[] = {"instructions.letter", "instructions.text"};
enum { LISTS = sizeof lists / sizeof *lists };

struct demand {
    const char *name;
    struct lac_regex *own, *english;
};

static struct lac_regex *compiled(const struct lac_lint *lint, const struct lac_value *demands, const char *name)
{
    const char *pattern = lac_get_text(demands, name, "");
    struct lac_error err;
    struct lac_regex *regex = lac_regex_new(pattern, strlen(pattern), true, &err);
    if (!regex)
        lac_lint_say(lint, lac_arena_printf(lint->arena, "demands.%s", name), "%s", err.message);
    return regex;
}

static bool makes(const struct lac_regex *demand, const struct lac_value *texts, size_t variant)
{
    struct lac_match match;
    const char *text = lac_as_text(lac_at(texts, variant), "");
    return lac_regex_find(demand, text, strlen(text), 0, &match) == 1;
}

static void check_list(const struct lac_lint *lint, const struct demand *d, const char *list)
{
    const struct lac_value *own = lac_path(lint->language, list), *english = lac_path(lint->english, list);
    for (size_t i = 0; i < lac_count(own) && i < lac_count(english); i++) {
        bool made = makes(d->own, own, i), wanted = makes(d->english, english, i);
        if (made != wanted)
            lac_lint_say(lint, lac_lint_at(lint, list, i, NULL),
                         made ? "demands.%s stands in it, which English does not demand here (as English: %s)"
                              : "nothing of demands.%s stands in it (as English: %s)",
                         d->name, lac_as_text(lac_at(english, i), ""));
    }
}

/* A pattern of English that none of its own variants has would ask nothing of the other languages. */
static void check_use(const struct lac_lint *lint, const struct demand *d)
{
    for (size_t list = 0; list < LISTS; list++) {
        const struct lac_value *english = lac_path(lint->english, lists[list]);
        for (size_t i = 0; i < lac_count(english); i++)
            if (makes(d->english, english, i))
                return;
    }
    lac_lint_say(lint, lac_arena_printf(lint->arena, "demands.%s", d->name), "stands in no instruction");
}

static void check_demand(const struct lac_lint *lint, const char *name)
{
    struct demand d = {name, compiled(lint, lac_get(lint->language, "demands"), name),
                       compiled(lint, lac_get(lint->english, "demands"), name)};
    for (size_t list = 0; list < LISTS && d.own && d.english; list++)
        check_list(lint, &d, lists[list]);
    if (d.english && lac_lint_is_english(lint))
        check_use(lint, &d);
    lac_regex_free(d.own);
    lac_regex_free(d.english);
}

void lac_lint_demands(const struct lac_lint *lint)
{
    const struct lac_value *own = lac_get(lint->language, "demands"), *english = lac_get(lint->english, "demands");
    for (size_t i = 0; english && i < lac_count(english); i++) {
        const char *name = english->as.map.at[i].key;
        if (lac_get(own, name))
            check_demand(lint, name);
        else
            lac_lint_say(lint, lac_arena_printf(lint->arena, "demands.%s", name),
                         "is missing: which words of the instructions stand for it?");
    }
    for (size_t i = 0; own && i < lac_count(own); i++)
        if (!lac_get(english, own->as.map.at[i].key))
            lac_lint_say(lint, lac_arena_printf(lint->arena, "demands.%s", own->as.map.at[i].key),
                         "is no demand of English");
}
