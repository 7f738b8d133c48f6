#include "core/check/char.h"
#include "core/base/rng.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void add_char(struct lac_str *text, uint32_t cp)
{
    char bytes[4];
    lac_str_addn(text, bytes, lac_utf8_put(bytes, cp));
}

enum {
    SAME = LAC_CHAR_PLAIN | LAC_CHAR_FOLDED, /* in every view */
    KEPT = SAME | LAC_CHAR_BARE | LAC_CHAR_KEEPS,
    LETTER = LAC_CHAR_WORD | LAC_CHAR_LETTER,
    MARK = LAC_CHAR_WORD | LAC_CHAR_MARK | LAC_CHAR_KEEPS
};

static void traits_of_some_characters(void **state)
{
    (void)state;
    static const struct {
        uint32_t cp;
        unsigned traits;
    } cases[] = {{0xE9, SAME | LETTER},                                    /* its mark may be lost */
                 {0xC9, LAC_CHAR_PLAIN | LETTER},                          /* a capital is folded */
                 {0x111, SAME | LAC_CHAR_BARE | LETTER},                   /* d with a stroke */
                 {0x301, MARK},                                            /* joins what stands before it */
                 {0x628, KEPT | LETTER},                                   /* beh */
                 {0x64E, MARK},                                            /* fatha */
                 {0x663, LAC_CHAR_WORD | LAC_CHAR_PLAIN | LAC_CHAR_KEEPS}, /* a digit becomes an ASCII one */
                 {0xE31, MARK | KEPT | LAC_CHAR_SPACELESS},                /* a vowel of Thai */
                 {0x4E00, KEPT | LETTER | LAC_CHAR_SPACELESS},             /* one */
                 {0x3000, LAC_CHAR_PLAIN | LAC_CHAR_KEEPS},                /* a wide space */
                 {0x3002, KEPT},                                           /* a full stop */
                 {0x200B, LAC_CHAR_KEEPS},
                 {0x212A, LETTER},                                       /* the sign of Kelvin is a K */
                 {0xFA4C, LETTER | LAC_CHAR_KEEPS | LAC_CHAR_SPACELESS}, /* a doublet of U+793E */
                 {0x2460, LAC_CHAR_WORD | LAC_CHAR_KEEPS},               /* 1 in a circle */
                 {0xFF21, LETTER},                                       /* a wide A */
                 {0x1F600, KEPT},
                 {0x1F170, LAC_CHAR_KEEPS},
                 {0xE0001, LAC_CHAR_PLAIN | LAC_CHAR_KEEPS}, /* beyond the pages */
                 {0x10FFFF, KEPT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lac_char_traits(cases[i].cp) != cases[i].traits)
            fail_msg("U+%04X: %u", (unsigned)cases[i].cp, lac_char_traits(cases[i].cp));
}

static void a_page_says_what_its_making_says(void **state)
{
    (void)state;
    for (uint32_t cp = 0x80; cp < 0x3000; cp++) {
        unsigned first = lac_char_traits(cp);
        assert_int_equal(lac_char_traits(cp), first);
        unsigned char class;
        bool kept = !lac_char_is_dropped(cp) && !lac_char_is_drawn(cp) && !lac_char_is_pointing(cp) &&
                    lac_char_taking(cp, false, 0, &class) == LAC_TAKE_AS_IT_IS;
        assert_int_equal((first & LAC_CHAR_PLAIN) != 0, kept);
    }
}

/* What may be copied must be its own normal form, in any order: utf8proc says so. */
static void copied_characters_are_their_own_form_in_any_order(void **state)
{
    (void)state;
    enum { TEXTS = 4000, CHARS = 24 };
    for (unsigned trait = LAC_CHAR_PLAIN; trait <= LAC_CHAR_FOLDED; trait *= 2) {
        size_t taken = 0;
        for (uint64_t t = 0; t < TEXTS; t++) {
            struct lac_rng rng;
            lac_rng_seed(&rng, trait, t);
            uint32_t low = (uint32_t)lac_rng_below(&rng, 0xFF) * 0x100;
            struct lac_str text = {0}, normal = {0};
            for (int i = 0; i < CHARS; i++) {
                uint32_t cp = low + (uint32_t)lac_rng_below(&rng, 0x180);
                if (cp >= 0x80 && (cp < 0xD800 || cp > 0xDFFF) && lac_char_traits(cp) & trait) {
                    add_char(&text, cp);
                    taken++;
                }
            }
            struct lac_view view;
            if (trait == LAC_CHAR_PLAIN) {
                lac_utf8_nfc(&normal, lac_str_get(&text), text.len);
                lac_view_plain(&view, lac_str_get(&text), text.len);
            } else {
                lac_utf8_fold(&normal, lac_str_get(&text), text.len);
                lac_view_folded(&view, lac_str_get(&text), text.len);
            }
            assert_string_equal(lac_str_get(&normal), lac_str_get(&text));
            assert_string_equal(view.text, lac_str_get(&text));
            lac_view_free(&view);
            lac_str_free(&text);
            lac_str_free(&normal);
        }
        assert_true(taken > TEXTS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traits_of_some_characters),
        cmocka_unit_test(a_page_says_what_its_making_says),
        cmocka_unit_test(copied_characters_are_their_own_form_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
