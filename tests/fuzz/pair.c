/* Feeds bytes to the measures of pairs: two texts, parted by the first zero byte, as English and target, as a list's
 * entries, as text and part, and in several languages as numbers in words. Nothing may crash, and what is counted must
 * be possible. */
#include "core/check/choices.h"
#include "core/check/extent.h"
#include "core/check/gates.h"
#include "core/check/numbers.h"
#include "core/check/overlap.h"
#include "core/check/phrases.h"
#include "core/check/scripts.h"
#include "core/check/spelled.h"
#include "core/script/package.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool good)
{
    if (!good)
        abort();
}

/* The shipped languages count in ways that differ. */
static const struct lac_counting *counting_of(const char *code)
{
    static const char *const roots[] = {SOURCE_DIR};
    static struct lac_packages *packages;
    packages = packages ? packages : lac_packages_new(roots, 1);
    return lac_packages_counting(packages, code);
}

static void count(const char *english, const char *target)
{
    static const char *const codes[] = {"en", "de", "ko", "sw", "th", "ar", "yo"};
    const struct lac_counting *ours = counting_of("en");
    struct lac_numbers numbers;
    double value;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const struct lac_counting *theirs = counting_of(codes[i]);
        lac_numbers_compare(english, ours, target, theirs, &numbers);
        must(numbers.missing_n <= numbers.n && numbers.extra_n <= LAC_NUMBERS_MAX);
        lac_numbers_compare(target, theirs, target, theirs, &numbers);
        must(numbers.missing_n == 0 && numbers.extra_n == 0 && numbers.swapped_n == 0);
        if (lac_spelled_is(theirs, target, strlen(target), &value))
            must(value >= 0 && *target);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *english = malloc(size + 2), *target = english;
    memcpy(english, data, size);
    english[size] = english[size + 1] = '\0';
    target = english + strlen(english) + (strlen(english) < size);
    const char *list[] = {english, target, english};
    struct lac_overlap overlap;
    size_t first, second;
    lac_overlap(english, strlen(english), target, strlen(target), counting_of("de"), &overlap);
    must(overlap.shared <= overlap.words && overlap.run <= overlap.shared);
    count(english, target);
    must(lac_choices_same(list, 3, &first, &second) && first < second);
    must(lac_choice_find(list, 3, 0, english) == 0);
    must(lac_length_ratio(english, target, "Latn") >= 0);
    lac_part_glued(english, target, true);
    lac_part_glued(english, target, false);
    lac_glued_join(english, " ");
    lac_leaked_syntax(english);
    lac_script_share(english, "Jpan");
    struct lac_phrases *phrases = lac_phrases_new((const char *const *)list + 1, 1);
    must(lac_phrases_find(phrases, english, NULL, 0) == 0 || lac_mentions(english, target));
    lac_phrases_free(phrases);
    free(english);
    return 0;
}
