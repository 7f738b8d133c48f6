/* char.h - what a character is to a view: kept, dropped, or brought into another form. Inside core/check only. */
#ifndef LAC_CHECK_CHAR_H
#define LAC_CHECK_CHAR_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool lac_char_is_one_of(uint32_t cp, const char *signs); /* none of which is a letter or a number */
bool lac_char_is_dropped(uint32_t cp);                   /* no width of its own: directions, joiners, frames */
bool lac_char_is_pointing(uint32_t cp); /* points of Hebrew and vowel signs of Arabic, and the stroke that makes an
                                         * Arabic word longer: patterns have none */
bool lac_char_is_styled(uint32_t cp); /* full-width and mathematical letters and digits, the shapes of Arabic letters */
bool lac_char_is_drawn(uint32_t cp);  /* a number or letter in a circle, in brackets, in a box (view.c) */
/* The letter that is left of one of several signs when its marks are taken away; 0 where that is no one letter. */
uint32_t lac_char_base(uint32_t cp);
bool lac_char_is_conjoining(uint32_t cp); /* vowels and final consonants of Hangul: composed by rule, not by table */

/* How a character is taken into a view. */
enum lac_taking {
    LAC_TAKE_AS_IT_IS, /* no form of it differs */
    LAC_TAKE_AS_MARK,  /* belongs to the starter before it, in the order in which it stands */
    LAC_TAKE_MAPPED,   /* goes through utf8proc, alone or with marks behind it */
    LAC_TAKE_JOINED,   /* goes through utf8proc together with the starter before it */
};

/* What is done with a character behind one of combining class `before`; its own class goes into *class. */
enum lac_taking lac_char_taking(uint32_t cp, bool fold, unsigned char before, unsigned char *class);

/* What is asked of every character of a reply. */
enum lac_char_trait {
    LAC_CHAR_WORD = 1,   /* a letter, a mark or a number */
    LAC_CHAR_PLAIN = 2,  /* the plain view takes it as it is, a starter, whatever stands before it */
    LAC_CHAR_FOLDED = 4, /* the folded view does, and it is no space */
    LAC_CHAR_MARK = 8,   /* general categories M* */
    LAC_CHAR_BARE = 16,  /* of LAC_CHAR_FOLDED: has no mark that lac_utf8_fold_marks takes away */
    LAC_CHAR_KEEPS = 32, /* marks behind it are not taken away */
    LAC_CHAR_SPACELESS = 64,
    LAC_CHAR_LETTER = 128,
};

/* Worked out once for 256 characters together, when one of them is first met; any thread may. */
enum { LAC_CHAR_PAGES = 768 }; /* what lies beyond plane 2 is worked out each time */
extern _Atomic(const unsigned char *) lac_char_pages[LAC_CHAR_PAGES];
unsigned lac_char_traits_anew(uint32_t cp);

static inline unsigned lac_char_traits(uint32_t cp)
{
    const unsigned char *page =
        cp < LAC_CHAR_PAGES * 256U ? atomic_load_explicit(&lac_char_pages[cp >> 8], memory_order_acquire) : NULL;
    return page ? page[cp & 255U] : lac_char_traits_anew(cp);
}

/* General categories M*. */
static inline bool lac_char_is_mark(uint32_t cp)
{
    return cp >= 0x80 && (lac_char_traits(cp) & LAC_CHAR_MARK) != 0;
}

/* Of a script that is written without spaces between words. */
static inline bool lac_char_is_spaceless(uint32_t cp)
{
    return cp >= 0x80 && (lac_char_traits(cp) & LAC_CHAR_SPACELESS) != 0;
}

#endif
