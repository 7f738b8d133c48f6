/* within.h - a choice's text that is a mere part of another thing: "the wife of Cervantes". Inside core/check only. */
#ifndef LAC_CHECK_WITHIN_H
#define LAC_CHECK_WITHIN_H

#include "core/check/mention.h"

/* True when the phrase around the mention, up to commas, brackets and the ends of its sentence, names something that
 * the choice only has, makes or lies beside: "near Chennai", كتاب ابن سينا, "Goethes Mutter". What a language says of
 * that (field phrase, patterns.within) is asked of it and of English. A number is never
 * within anything. */
bool lac_is_within(const struct lac_read *read, const struct lac_mention *m);

#endif
