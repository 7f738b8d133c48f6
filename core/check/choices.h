/* choices.h - is a list of choices one that a reply can be held to? Texts are compared folded (lac_utf8_fold),
 * digits of any script as 0..9. */
#ifndef LAC_CHECK_CHOICES_H
#define LAC_CHECK_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

/* True when two of the choices read the same; their indices, the lower one in *first. */
bool lac_choices_same(const char *const *choices, size_t n, size_t *first, size_t *second);

/* Index of the first choice at or behind `from` that reads like `text`; n when there is none. A choice of the very
 * same bytes is preferred to one that only reads the same. */
size_t lac_choice_find(const char *const *choices, size_t n, size_t from, const char *text);

#endif
