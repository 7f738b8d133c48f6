/* tongue.h - which language a reply is in, as far as reading it needs that. Inside core/check only. */
#ifndef LAC_CHECK_TONGUE_H
#define LAC_CHECK_TONGUE_H

#include "core/check/reading.h"

/* The reply is prose in another language than the reader's: in another script, or in the same script in words
 * that are another's (tongues.h). */
bool lac_is_other_tongue(const struct lac_read *read);

/* Readers of other languages that are written in the script of the reply: at most `max`, in *out. */
size_t lac_other_tongues(const struct lac_read *read, const struct lac_reader **out, size_t max);

#endif
