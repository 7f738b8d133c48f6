/* join.h - rows of one question in several languages, from a file for each, put together. Pure. */
#ifndef LAC_RUN_JOIN_H
#define LAC_RUN_JOIN_H

#include "core/run/place.h"

typedef void lac_row_broken(void *user, const struct lac_part *part, size_t row, const char *why); /* row from 0 */

/* parts[0] is English. Row i of it becomes {en = its row, sw = the Swahili row, ...}: the rows in which the fields
 * `joined_by` (a list of names; empty: the row's number) read the same. English rows that hold several languages
 * already ("en" is a map) stay, as do rows that are no maps. Rows of the other languages that no English row answers
 * to, and second rows of one key, are told to `broken`. An English row that not every part answers to becomes false:
 * what is compared over languages is asked in all of them. Returns how many did. */
size_t lac_join(struct lac_arena *arena, const struct lac_part *parts, size_t n, const struct lac_value *joined_by,
                struct lac_value *out, lac_row_broken *broken, void *user);

#endif
