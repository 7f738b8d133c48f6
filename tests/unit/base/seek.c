#include "core/base/seek.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"a",
                                    "ab",
                                    "abba",
                                    "baab",
                                    "\xD8\xA7",
                                    "\xD8\xA7\xD9\x84",
                                    "abababababababababababababababab",
                                    "ababababababababababababababababab"};

/* Texts of two letters, in which words nearly stand again and again. */
static void finds_what_memmem_finds(void **state)
{
    (void)state;
    size_t hits = 0, misses = 0;
    unsigned seed = 7;
    for (int round = 0; round < 4000; round++) {
        char text[160];
        size_t len = (seed = seed * 1103515245U + 12345U) >> 16 & 127;
        for (size_t i = 0; i < len; i++)
            text[i] = (seed = seed * 1103515245U + 12345U) >> 16 & 3 ? 'a' : 'b';
        if (round % 2 && len > 40)
            memcpy(text + len - 36 + round % 7, "\xD8\xA8\xD8\xA7\xD9\x84", 6);
        if (round % 5 == 0 && len > 80)
            for (size_t i = 0; i < 35; i++)
                text[20 + i] = i % 2 ? 'b' : 'a';
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            const char *found = lac_seek(text, len, words[w], strlen(words[w]));
            assert_ptr_equal(found, memmem(text, len, words[w], strlen(words[w])));
            hits += found != NULL;
            misses += found == NULL;
        }
    }
    assert_true(hits > 5000 && misses > 5000);
}

static void finds_it_at_every_place(void **state)
{
    (void)state;
    for (size_t len = 1; len < 70; len++)
        for (size_t n = 1; n <= len && n < 40; n++)
            for (size_t at = 0; at + n <= len; at++) {
                char *text = malloc(len), what[40]; /* exactly: a read behind it is seen */
                memset(text, '.', len);
                memset(what, 'x', n);
                memcpy(text + at, what, n);
                assert_ptr_equal(lac_seek(text, len, what, n), text + at);
                what[n - 1] = 'y';
                assert_null(lac_seek(text, len, what, n));
                free(text);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_memmem_finds),
        cmocka_unit_test(finds_it_at_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
