#include "core/check/choices.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <stdlib.h>
#include <string.h>

bool lac_choices_same(const char *const *choices, size_t n, size_t *first, size_t *second)
{
    struct lac_view *folded = lac_alloc_zero(n + 1, sizeof *folded);
    bool same = false;
    for (size_t i = 0; i < n && !same; i++) {
        lac_view_folded(&folded[i], choices[i], strlen(choices[i]));
        for (size_t k = 0; k < i && !same; k++) {
            same = folded[i].len == folded[k].len && memcmp(folded[i].text, folded[k].text, folded[i].len) == 0;
            *first = k;
            *second = i;
        }
    }
    for (size_t i = 0; i < n; i++)
        lac_view_free(&folded[i]);
    free(folded);
    return same;
}

size_t lac_choice_find(const char *const *choices, size_t n, size_t from, const char *text)
{
    for (size_t i = from; i < n; i++)
        if (strcmp(choices[i], text) == 0)
            return i;
    for (size_t i = from; i < n; i++)
        if (lac_utf8_fold_equal(choices[i], text))
            return i;
    return n;
}
