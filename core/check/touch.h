/* touch.h - a choice's text that is part of a longer word, where words stand without spaces. Inside core/check only. */
#ifndef LAC_CHECK_TOUCH_H
#define LAC_CHECK_TOUCH_H

#include "core/check/reading.h"

/* True when plain[from, to) of a script without spaces goes on, on either side, with something that is neither a word
 * that may touch it (field touching of the language) nor an affix nor of another kind: 日本 in 日本海, but not in
 * 日本の; ตับ in ตับอ่อน, but not in ตับครับ. */
bool lac_is_part_of_word(const struct lac_read *read, size_t from, size_t to);

#endif
