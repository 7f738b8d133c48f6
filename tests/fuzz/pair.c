/* Feeds bytes to the measures of pairs: two texts, parted by the first zero byte, as English and target, as a list's
 * entries, as text and part. Nothing may crash, and what is counted must be possible. */
#include "core/check/choices.h"
#include "core/check/extent.h"
#include "core/check/gates.h"
#include "core/check/numbers.h"
#include "core/check/overlap.h"
#include "core/check/phrases.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool good)
{
    if (!good)
        abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *english = malloc(size + 2), *target = english;
    memcpy(english, data, size);
    english[size] = english[size + 1] = '\0';
    target = english + strlen(english) + (strlen(english) < size);
    const char *list[] = {english, target, english};
    struct lac_overlap overlap;
    struct lac_numbers numbers;
    size_t first, second;
    lac_overlap(english, strlen(english), target, strlen(target), &overlap);
    must(overlap.shared <= overlap.words && overlap.run <= overlap.shared);
    lac_numbers_compare(english, target, &numbers);
    must(numbers.missing_n <= numbers.n && numbers.extra_n <= LAC_NUMBERS_MAX);
    lac_numbers_compare(english, english, &numbers);
    must(numbers.missing_n == 0 && numbers.extra_n == 0);
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
