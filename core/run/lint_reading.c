/* Patterns compile, and the reader that they make reads what the language itself says. */
#include "core/check/answer.h"
#include "core/check/regex.h"
#include "core/run/language.h"
#include "core/run/lint.h"

#include <string.h>

enum { CHOICES = 4 };

static const char *const kinds[] = {"cue",    "affirm", "negation", "contrast", "condition",
                                    "reason", "bounds", "within",   "refusal",  "abstain"};

/* Compiled, or NULL with a finding. */
static struct lac_regex *compiled(const struct lac_lint *lint, const char *field, const char *pattern)
{
    struct lac_error err;
    struct lac_regex *regex = lac_regex_new(pattern, strlen(pattern), true, &err);
    if (!regex)
        lac_lint_say(lint, field, "%s", err.message);
    return regex;
}

static bool found_in(const struct lac_regex *regex, const char *text)
{
    struct lac_match match;
    return lac_regex_find(regex, text, strlen(text), 0, &match) == 1;
}

/* What no model says when it refuses or does not know: the language's own harmless sentences. */
static void check_harmless(const struct lac_lint *lint, const char *field, const struct lac_regex *regex,
                           const char *list, const char *sub)
{
    const struct lac_value *texts = lac_path(lint->language, list);
    for (size_t i = 0; i < lac_count(texts); i++) {
        const struct lac_value *entry = lac_at(texts, i);
        const char *text = lac_as_text(sub ? lac_get(entry, sub) : entry, "");
        if (found_in(regex, text))
            lac_lint_say(lint, field, "matches %s: %s", lac_lint_at(lint, list, i, sub), text);
    }
}

static bool check_pattern(const struct lac_lint *lint, const char *kind, size_t index, const char *pattern)
{
    const char *list = lac_arena_printf(lint->arena, "patterns.%s", kind),
               *field = lac_lint_at(lint, list, index, NULL);
    struct lac_regex *regex = compiled(lint, field, pattern);
    if (!regex)
        return false;
    if (found_in(regex, ""))
        lac_lint_say(lint, field, "matches where nothing stands");
    if (strcmp(kind, "refusal") == 0 || strcmp(kind, "abstain") == 0) {
        check_harmless(lint, field, regex, "mention", NULL);
        check_harmless(lint, field, regex, "examples", "stem");
    }
    lac_regex_free(regex);
    return true;
}

static bool check_patterns(const struct lac_lint *lint)
{
    const struct lac_value *patterns = lac_get(lint->language, "patterns");
    bool sound = true;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const struct lac_value *list = lac_get(patterns, kinds[k]);
        bool needed =
            strcmp(kinds[k], "cue") == 0 || strcmp(kinds[k], "refusal") == 0 || strcmp(kinds[k], "abstain") == 0;
        if (needed && lac_count(list) == 0)
            lac_lint_say(lint, lac_arena_printf(lint->arena, "patterns.%s", kinds[k]), "is empty");
        for (size_t i = 0; i < lac_count(list); i++)
            sound = check_pattern(lint, kinds[k], i, lac_as_text(lac_at(list, i), "")) && sound;
    }
    return sound;
}

struct trial {
    const struct lac_reader *reader;
    struct lac_question question;
};

/* The reply must be read as the choice `wanted`; where it only `may`, never as another one. */
static void try_reply(const struct lac_lint *lint, const struct trial *trial, const char *field, const char *reply,
                      size_t wanted, bool may)
{
    struct lac_reading reading;
    lac_read_answer(trial->reader, NULL, &trial->question, reply, strlen(reply), false, &reading);
    if (reading.kind != LAC_READ_ANSWER && !may)
        lac_lint_say(lint, field, "the reply '%s' is read as %s, not as choice %zu", reply,
                     lac_reading_name(reading.kind), wanted + 1);
    else if (reading.kind == LAC_READ_ANSWER && reading.index != wanted)
        lac_lint_say(lint, field, "the reply '%s' is read as choice %zu, not %zu", reply, reading.index + 1,
                     wanted + 1);
}

/* "Answer: B" where B is of a series that was shown. Where Latin letters were shown, one of the series that looks like
 * another of them (В, C) may say nothing. */
static void try_letters(const struct lac_lint *lint, struct trial *trial, const char *field,
                        const struct lac_value *letters, const char *answer)
{
    const char *shown[CHOICES];
    if (lac_count(letters) < CHOICES)
        return;
    for (size_t i = 0; i < CHOICES; i++)
        shown[i] = lac_as_text(lac_at(letters, i), "");
    for (size_t i = 0; i < CHOICES; i++) {
        const char *at = lac_lint_at(lint, field, i, NULL);
        trial->question.labels = shown;
        try_reply(lint, trial, at, shown[i], i, false);
        try_reply(lint, trial, at, lac_arena_printf(lint->arena, "%s%s", answer, shown[i]), i, false);
        trial->question.labels = NULL;
        try_reply(lint, trial, at, shown[i], i, true);
    }
}

static void try_all(const struct lac_lint *lint, struct trial *trial)
{
    const struct lac_language lines = {.answer = lac_get_text(lint->language, "answer", "")};
    const char *answer = lac_arena_printf(lint->arena, "%s%s", lines.answer, lac_language_lead(&lines));
    const struct lac_value *more = lac_get(lint->language, "more_letters");
    try_letters(lint, trial, "labels", lac_get(lint->language, "labels"), answer);
    try_letters(lint, trial, "letters", lac_get(lint->language, "letters"), answer);
    for (size_t i = 0; i < lac_count(more); i++)
        try_letters(lint, trial, lac_lint_at(lint, "more_letters", i, NULL), lac_at(more, i), answer);
    trial->question.ask = LAC_ASK_TEXT;
    for (size_t i = 0; i < trial->question.n; i++) {
        const char *choice = trial->question.choices[i];
        try_reply(lint, trial, "examples.1.choices", choice, i, false);
        try_reply(lint, trial, "answer", lac_arena_printf(lint->arena, "%s%s", answer, choice), i, false);
    }
}

static void check_reader(const struct lac_lint *lint)
{
    struct lac_error err;
    const char *choices[CHOICES];
    const struct lac_value *list = lac_get(lac_at(lac_get(lint->language, "examples"), 0), "choices");
    if (lac_count(list) != CHOICES)
        return;
    for (size_t i = 0; i < CHOICES; i++)
        choices[i] = lac_as_text(lac_at(list, i), "");
    struct lac_reader *reader = lac_reader_new(lint->language, &err);
    if (!reader) {
        lac_lint_say(lint, "patterns", "%s", err.message);
        return;
    }
    struct trial trial = {.reader = reader, .question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = CHOICES}};
    try_all(lint, &trial);
    lac_reader_free(reader);
}

void lac_lint_reading(const struct lac_lint *lint)
{
    if (check_patterns(lint))
        check_reader(lint);
}
