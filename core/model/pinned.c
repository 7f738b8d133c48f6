/* Choices that speak of other choices. English only: items are English first, and choices are aligned by index. */
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/model/item.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 16 }; /* what a reference needs; the rest of a long choice does not matter */

#define ONE_OF(word, ...) one_of(word, (const char *const[]){__VA_ARGS__, NULL})

static bool one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* The first words of `text`, which is written on: runs of letters and digits. A comma, "&" or "/" counts as an "and".
 * Behind the last word stands "". */
static void split(char *text, const char *words[WORDS_MAX + 1])
{
    size_t n = 0;
    for (char *at = text; *at && n < WORDS_MAX;) {
        if (isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80 || *at == '\'') {
            words[n++] = at;
            while (isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80 || *at == '\'')
                at++;
        }
        bool joins = *at && strchr(",&/", *at);
        if (joins && n > 0 && n < WORDS_MAX)
            words[n++] = "and";
        if (*at)
            *at++ = '\0';
    }
    words[n] = "";
}

/* How a reference may go on: it ends, "... are correct", "... only". */
static bool tail(const char *word)
{
    return ONE_OF(word, "", "only", "are", "is", "apply", "correct", "true", "false", "do", "does", "both", "together");
}

static bool noun(const char *word)
{
    return ONE_OF(word, "options", "choices", "answers", "alternatives", "statements", "responses");
}

/* "all of the above", "none of these", "both", "all of the other answers are correct" */
static bool by_position(const char **words)
{
    if (!ONE_OF(words[0], "all", "none", "any", "some", "both", "neither", "either", "each"))
        return false;
    if (ONE_OF(words[0], "both", "neither", "either", "all", "none") &&
        (!*words[1] || (ONE_OF(words[1], "do", "does", "are", "is", "apply") && !*words[2])))
        return true;
    words++;
    while (ONE_OF(*words, "of", "the", "other"))
        words++;
    if (ONE_OF(*words, "above", "preceding"))
        return true;
    if (ONE_OF(*words, "these", "those", "them", "others") && (tail(words[1]) || noun(words[1])))
        return true;
    return noun(*words) && tail(words[1]);
}

static bool letter(const char *word)
{
    return word[0] >= 'a' && word[0] <= 'h' && !word[1];
}

/* "both a and b", "a, b and c", "only a": letters joined by words, and nothing else. */
static bool by_letter(const char **words)
{
    bool one_is_enough = false;
    while (ONE_OF(*words, "both", "neither", "either", "all", "only", "just", "answer", "answers", "choice", "choices",
                  "option", "options")) {
        one_is_enough = one_is_enough || ONE_OF(*words, "only", "just", "answer", "choice", "option");
        words++;
    }
    size_t letters = 0;
    while (letter(*words)) {
        letters++;
        words++;
        if (!ONE_OF(*words, "and", "or", "nor"))
            break;
        while (ONE_OF(*words, "and", "or", "nor"))
            words++;
        if (!letter(*words))
            return false;
    }
    return (letters > 1 || (letters == 1 && one_is_enough)) && tail(*words);
}

bool lac_choice_pinned(const char *text)
{
    struct lac_str folded = {0};
    lac_utf8_fold(&folded, text, strlen(text));
    char *copy = lac_str_take(&folded);
    const char *words[WORDS_MAX + 1];
    split(copy, words);
    bool pinned = by_position(words) || by_letter(words);
    free(copy);
    return pinned;
}
