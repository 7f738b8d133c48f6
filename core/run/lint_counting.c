/* Words for numbers mean one number each, names of units one unit. */
#include "core/base/vec.h"
#include "core/check/counting.h"
#include "core/check/unit.h"
#include "core/run/lint.h"

#include <string.h>

/* A word and what it says: a number, or a unit by its name. */
struct said {
    const char *word, *field, *unit;
    double number;
};

struct seen {
    struct said *at;
    size_t n, cap;
};

static void add(const struct lac_lint *lint, struct seen *seen, struct said new)
{
    for (size_t i = 0; i < seen->n; i++) {
        const struct said *old = &seen->at[i];
        if (strcmp(old->word, new.word) != 0)
            continue;
        if (new.unit ? strcmp(old->unit, new.unit) != 0 : old->number != new.number)
            lac_lint_say(lint, new.field, "'%s' says something else in %s", new.word, old->field);
        else if (strcmp(old->field, new.field) == 0)
            lac_lint_say(lint, new.field, "'%s' is there twice", new.word);
    }
    lac_vec_push(seen, new);
}

static void check_list(const struct lac_lint *lint, struct seen *seen, const char *list)
{
    const struct lac_value *entries = lac_path(lint->language, list);
    for (size_t i = 0; i < lac_count(entries); i++) {
        const struct lac_value *entry = lac_at(entries, i), *number = lac_at(entry, 0);
        for (size_t k = 1; k < lac_count(entry); k++) {
            struct said said = {.word = lac_as_text(lac_at(entry, k), ""),
                                .field = lac_lint_at(lint, list, i, NULL),
                                .number = number->kind == LAC_INT ? (double)number->as.integer : number->as.number};
            add(lint, seen, said);
        }
    }
}

/* Those that people answer with; that they are there once is said by lint_form.c. */
static void check_numerals(const struct lac_lint *lint, struct seen *seen)
{
    const struct lac_value *numerals = lac_get(lint->language, "numerals");
    for (size_t i = 0; i < lac_count(numerals); i++) {
        const struct lac_value *entry = lac_at(numerals, i);
        bool several = entry->kind == LAC_LIST;
        for (size_t k = 0; k < (several ? lac_count(entry) : 1); k++) {
            struct said said = {.word = lac_as_text(several ? lac_at(entry, k) : entry, ""),
                                .field = lac_lint_at(lint, "numerals", i, NULL),
                                .number = (double)i + 1};
            lac_vec_push(seen, said);
        }
    }
}

static void check_units(const struct lac_lint *lint, struct seen *seen)
{
    const struct lac_value *units = lac_get(lint->language, "units");
    for (size_t i = 0; units && units->kind == LAC_MAP && i < units->as.map.n; i++) {
        const struct lac_field *entry = &units->as.map.at[i];
        for (size_t k = 0; k < lac_count(&entry->value); k++) {
            struct said said = {.word = lac_as_text(lac_at(&entry->value, k), ""),
                                .field = lac_arena_printf(lint->arena, "units.%s", entry->key),
                                .unit = entry->key};
            size_t took, len = strlen(said.word);
            int symbol = lac_unit_symbol_at(said.word, len, &took);
            if (symbol >= 0 && took == len && symbol != lac_unit_named(entry->key))
                lac_lint_say(lint, said.field, "'%s' is everywhere the symbol of %s", said.word, lac_unit_name(symbol));
            add(lint, seen, said);
        }
    }
}

void lac_lint_counting(const struct lac_lint *lint)
{
    struct seen numbers = {0}, units = {0};
    struct lac_error err;
    struct lac_counting *counting = lac_counting_new(lint->language, &err);
    if (!counting) {
        size_t field = strcspn(err.message, ":");
        lac_lint_say(lint, lac_arena_strndup(lint->arena, err.message, field), "%s",
                     err.message + field + strspn(err.message + field, ": "));
        return;
    }
    lac_counting_free(counting);
    check_numerals(lint, &numbers);
    check_list(lint, &numbers, "numbers.words");
    check_list(lint, &numbers, "numbers.powers");
    check_units(lint, &units);
    lac_vec_free(&numbers);
    lac_vec_free(&units);
}
