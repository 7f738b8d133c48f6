/* Variant k says the same in every language: slots, number, numerals, right answers by index. */
#include "core/base/utf8.h"
#include "core/check/gates.h"
#include "core/run/lint.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHOWN_MAX = 60, /* bytes of a text that a finding quotes */
    GROUP = 4       /* worked examples of a prompt come in groups of four, each balanced */
};

/* The text's beginning, for a message. */
static const char *shown(const struct lac_lint *lint, const char *text)
{
    size_t len = strlen(text), cut = lac_utf8_cut(text, len, SHOWN_MAX);
    return lac_arena_printf(lint->arena, "%.*s%s", (int)cut, text, cut < len ? "…" : "");
}

/* "{label}{choice}": the slots of a text in the order of their names, so that word order is free. */
static const char *slots_of(const struct lac_lint *lint, const char *text)
{
    enum { SLOTS_MAX = 8 };
    const char *found[SLOTS_MAX];
    size_t n = 0;
    for (const char *open = text, *close; n < SLOTS_MAX && (open = strchr(open, '{')) && (close = strchr(open, '}'));
         open = close + 1)
        found[n++] = lac_arena_strndup(lint->arena, open, (size_t)(close + 1 - open));
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (strcmp(found[k], found[i]) < 0) {
                const char *swap = found[i];
                found[i] = found[k];
                found[k] = swap;
            }
    for (size_t i = 0; i < n; i++)
        all = lac_arena_printf(lint->arena, "%s%s", all, found[i]);
    return all;
}

static void check_slots(const struct lac_lint *lint, const char *field, const char *text, const char *wanted,
                        const char *english)
{
    const char *slots = slots_of(lint, text);
    if (strcmp(slots, wanted) != 0)
        lac_lint_say(lint, field, "its slots are %s, not %s (as English: %s)", *slots ? slots : "none",
                     *wanted ? wanted : "none", shown(lint, english));
}

/* The numbers of a text, digits of any script as 0..9: "5 4 ". */
static const char *numbers_of(const struct lac_lint *lint, const char *text)
{
    struct lac_str out = {0};
    size_t len = strlen(text);
    bool inside = false;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        int digit = lac_utf8_digit(cp);
        if (digit >= 0)
            lac_str_addc(&out, (char)('0' + digit));
        else if (inside)
            lac_str_addc(&out, ' ');
        inside = digit >= 0;
    }
    const char *numbers = lac_arena_strdup(lint->arena, lac_str_get(&out));
    lac_str_free(&out);
    return numbers;
}

static bool check_count(const struct lac_lint *lint, const char *field, size_t is, size_t wanted)
{
    if (is != wanted)
        lac_lint_say(lint, field, "has %zu entries, English has %zu", is, wanted);
    return is == wanted;
}

static void check_distinct(const struct lac_lint *lint, const char *field, const struct lac_value *list)
{
    for (size_t i = 0; i < lac_count(list); i++)
        for (size_t k = 0; k < i; k++)
            if (lac_utf8_fold_equal(lac_as_text(lac_at(list, i), ""), lac_as_text(lac_at(list, k), "")))
                lac_lint_say(lint, lac_lint_at(lint, field, i, NULL), "is the same as entry %zu", k + 1);
}

static double length_ratio(const struct lac_value *own, const struct lac_value *english, size_t i)
{
    const char *a = lac_as_text(lac_at(own, i), ""), *b = lac_as_text(lac_at(english, i), " ");
    return (double)lac_utf8_count(a, strlen(a)) / (double)lac_utf8_count(b, strlen(b));
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A language writes shorter or longer than English, but all its variants alike: one that does not has lost a demand or
 * has got one more. */
static void check_lengths(const struct lac_lint *lint, const char *field, const struct lac_value *own,
                          const struct lac_value *english)
{
    enum { SAMPLES = 32 };
    double ratios[SAMPLES];
    size_t n = lac_count(own) < SAMPLES ? lac_count(own) : SAMPLES;
    for (size_t i = 0; i < n; i++)
        ratios[i] = length_ratio(own, english, i);
    qsort(ratios, n, sizeof *ratios, by_size);
    for (size_t i = 0; i < n; i++) {
        double times = length_ratio(own, english, i) / ratios[n / 2];
        if (times < 0.6 || times > 1.7)
            lac_lint_say(lint, lac_lint_at(lint, field, i, NULL),
                         "is %.1f times as long as the other variants lead to expect: does it demand the same? "
                         "(as English: %s)",
                         times, shown(lint, lac_as_text(lac_at(english, i), "")));
    }
}

/* True when the English text names the number, in figures or in words. */
static bool names_number(const struct lac_lint *lint, const char *english, const char *number)
{
    static const char *const words[][2] = {{"1", "one"},   {"1", "single"}, {"2", "two"}, {"3", "three"},
                                           {"4", "four"},  {"5", "five"},   {"6", "six"}, {"7", "seven"},
                                           {"8", "eight"}, {"9", "nine"}};
    const char *numbers = lac_arena_printf(lint->arena, " %s ", numbers_of(lint, english));
    if (strstr(numbers, lac_arena_printf(lint->arena, " %s ", number)))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], number) == 0 && lac_mentions(english, words[i][1]))
            return true;
    return false;
}

/* "At most 3 words" where English says five is another demand. */
static void check_figures(const struct lac_lint *lint, const char *field, const char *text, const char *english)
{
    const char *at = numbers_of(lint, text);
    for (size_t len; *at; at += len + (at[len] == ' ')) {
        len = strcspn(at, " ");
        const char *number = lac_arena_strndup(lint->arena, at, len);
        if (!names_number(lint, english, number))
            lac_lint_say(lint, field, "names the number %s (as English: %s)", number, shown(lint, english));
    }
}

/* Texts of one list, each with the slot `wanted`. */
static void check_texts(const struct lac_lint *lint, const char *field, const char *wanted)
{
    const struct lac_value *own = lac_path(lint->language, field), *english = lac_path(lint->english, field);
    check_distinct(lint, field, own);
    for (size_t i = 0; i < lac_count(own); i++) {
        const char *text = lac_as_text(lac_at(own, i), ""), *en = lac_as_text(lac_at(english, i), "");
        const char *at = lac_lint_at(lint, field, i, NULL);
        check_slots(lint, at, text, wanted, en);
        check_figures(lint, at, text, en);
        if (!lac_lint_is_english(lint) && lac_utf8_fold_equal(text, en))
            lac_lint_say(lint, at, "is the English text: %s", shown(lint, en));
    }
    if (check_count(lint, field, lac_count(own), lac_count(english)))
        check_lengths(lint, field, own, english);
}

static void check_lines(const struct lac_lint *lint)
{
    static const char *const lines[][2] = {
        {"question", "{stem}"}, {"option", "{choice}{label}"}, {"answer", ""}, {"join", ""}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_slots(lint, lines[i][0], lac_get_text(lint->language, lines[i][0], ""), lines[i][1],
                    lac_get_text(lint->english, lines[i][0], ""));
}

static void check_choices(const struct lac_lint *lint, size_t index, const struct lac_value *own,
                          const struct lac_value *english)
{
    const char *field = lac_lint_at(lint, "examples", index, "choices");
    if (!check_count(lint, field, lac_count(own), lac_count(english)))
        return;
    check_distinct(lint, field, own);
    for (size_t i = 0; i < lac_count(own); i++) {
        const char *text = lac_as_text(lac_at(own, i), ""), *en = lac_as_text(lac_at(english, i), "");
        if (strcmp(numbers_of(lint, text), numbers_of(lint, en)) != 0)
            lac_lint_say(lint, lac_lint_at(lint, field, i, NULL), "'%s' has another number (as English: %s)", text, en);
    }
}

static void check_example(const struct lac_lint *lint, size_t index, const struct lac_value *own,
                          const struct lac_value *english)
{
    const char *stem = lac_get_text(own, "stem", ""), *en = lac_get_text(english, "stem", "");
    const char *field = lac_lint_at(lint, "examples", index, "stem");
    int64_t answer = lac_get_int(own, "answer", 0), wanted = lac_get_int(english, "answer", 0);
    check_slots(lint, field, stem, "", en);
    if (!lac_lint_is_english(lint) && lac_utf8_fold_equal(stem, en))
        lac_lint_say(lint, field, "is the English text: %s", shown(lint, en));
    if (strcmp(numbers_of(lint, stem), numbers_of(lint, en)) != 0)
        lac_lint_say(lint, field, "has other numbers (as English: %s)", shown(lint, en));
    for (size_t i = 0; i < lint->n_taken; i++)
        if (lac_utf8_fold_equal(stem, lint->taken[i]))
            lac_lint_say(lint, field, "is a question of the source 'basic'");
    check_choices(lint, index, lac_get(own, "choices"), lac_get(english, "choices"));
    if (answer != wanted)
        lac_lint_say(lint, lac_lint_at(lint, "examples", index, "answer"), "is %lld, in English %lld (%s)",
                     (long long)answer, (long long)wanted, shown(lint, en));
    const char *right = lac_as_text(lac_at(lac_get(own, "choices"), (size_t)answer - 1), "");
    if (lac_mentions(stem, right))
        lac_lint_say(lint, field, "holds its answer, '%s'", right);
}

/* Each group of four has the right choice once at each of the first four places. */
static void check_balance(const struct lac_lint *lint, const struct lac_value *examples)
{
    for (size_t group = 0; group + GROUP <= lac_count(examples); group += GROUP) {
        unsigned seen = 0;
        for (size_t i = 0; i < GROUP; i++) {
            int64_t answer = lac_get_int(lac_at(examples, group + i), "answer", 0);
            seen |= answer > 0 && answer <= GROUP ? 1U << answer : 0;
        }
        if (seen != 0x1e)
            lac_lint_say(lint, "examples", "%zu to %zu do not have the right choice once at each place", group + 1,
                         group + GROUP);
    }
}

static void check_examples(const struct lac_lint *lint)
{
    const struct lac_value *own = lac_get(lint->language, "examples"), *english = lac_get(lint->english, "examples");
    check_count(lint, "examples", lac_count(own), lac_count(english));
    for (size_t i = 0; i < lac_count(own) && i < lac_count(english); i++)
        check_example(lint, i, lac_at(own, i), lac_at(english, i));
    check_balance(lint, own);
}

void lac_lint_parallel(const struct lac_lint *lint)
{
    check_texts(lint, "instructions.letter", "{labels}");
    check_texts(lint, "instructions.text", "");
    check_lines(lint);
    check_texts(lint, "mention", "{thing}");
    check_examples(lint);
}
