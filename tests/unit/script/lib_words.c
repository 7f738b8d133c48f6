#include "tests/unit/script/incell.h"

static void words_and_places_name_their_bytes(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local w = text.words('¿Qué día?', { 'día' }) return #w, w[1].text, w[1].from, w[1].to", "1, Qué, 3, 6"},
        {"local w = text.words('one two') return ('one two'):sub(w[2].from, w[2].to)", "two"},
        {"local p = text.places('the big cat', { 'cat', 'big cat' }) return #p, p[1].index, p[1].text",
         "1, 2, big cat"},
        {"return #text.places('the “cat”', { 'cat' }), #text.places('the cat', { 'cat' }, { 'the cat' })", "0, 0"},
    };
    check_all(sayings);
}

static void pairs_are_applied_with_the_capitals_of_the_text(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local e = text.exchanges('Which cat?', { { 'which', 'what' } }) return #e, e[1].text, e[1].was, e[1].index, "
         "text.splice('Which cat?', e)",
         "1, What, Which, 1, What cat?"},
        {"local e = text.exchanges('which of which', { { 'which', 'what' }, { 'which of', 'which of' } }) return #e, "
         "text.splice('which of which', e)",
         "1, which of what"},
        {"return #text.exchanges('the cat', { { 'cat', 'dog' } }, { 'cat' })", "0"},
        {"return text.exchanges('a', { 'b' })", "test:1: bad argument #2: each pair must be { from, to }"},
        {"return text.exchanges('a', { { 'b' } })",
         "test:1: the second of a pair must be a string of at most 100000 bytes without NUL"},
    };
    check_all(sayings);
}

static void splicing_puts_every_change_in_its_place(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.splice('one two', { { from = 5, to = 7, text = '2' }, { from = 1, to = 3, text = '1' } })",
         "1 2"},
        {"return text.splice('ab', { { from = 2, to = 1, text = '-' }, { from = 3, to = 2, text = '!' } })", "a-b!"},
        {"return text.splice('ab', {})", "ab"},
        {"return text.splice('abc', { { from = 1, to = 2, text = '' }, { from = 2, to = 3, text = '' } })",
         "test:1: text.splice: two changes overlap at byte 2"},
        {"return text.splice('abc', { { from = 1, to = 9, text = '' } })",
         "test:1: text.splice: 'to' of a change must be a place in the text"},
        {"return text.splice('abc', { { from = 0, to = 1, text = '' } })",
         "test:1: text.splice: 'from' of a change must be a place in the text"},
        {"return text.splice('abc', { { from = 1, to = 1 } })",
         "test:1: 'text' of a change must be a string of at most 100000 bytes without NUL"},
    };
    check_all(sayings);
}

static void a_change_is_what_its_table_holds(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local made = setmetatable({}, { __index = function(_, key) if key == 'text' then return ('x'):rep(5000) end "
         "return key == 'from' and 1 or 0 end }) return text.splice('', { made, made })",
         "test:1: text.splice: 'from' of a change must be a place in the text"},
    };
    check_all(sayings);
}

static void case_follows_a_word(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.recase('élan', 'Word'), text.recase('a b', 'WORD'), text.recase('Ab', 'word')", "Élan, A B, Ab"},
    };
    check_all(sayings);
}

static void misuse_is_named(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.words(1)", "test:1: bad argument #1: it must be a string of at most 100000 bytes without NUL"},
        {"return text.words('a\\0b')",
         "test:1: bad argument #1: it must be a string of at most 100000 bytes without NUL"},
        {"return text.places('a', { 1 })", "test:1: a phrase must be a string of at most 100000 bytes without NUL"},
        {"local t = {} for i = 1, 4001 do t[i] = 'x' end return text.places('a', t)",
         "test:1: bad argument #2: a list of at most 4000 phrases"},
        {"return text.splice(('x'):rep(100001), {})",
         "test:1: bad argument #1: it must be a string of at most 100000 bytes without NUL"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_places_name_their_bytes),
        cmocka_unit_test(pairs_are_applied_with_the_capitals_of_the_text),
        cmocka_unit_test(splicing_puts_every_change_in_its_place),
        cmocka_unit_test(a_change_is_what_its_table_holds),
        cmocka_unit_test(case_follows_a_word),
        cmocka_unit_test(misuse_is_named),
    };
    return cmocka_run_group_tests_name("script/lib_words", tests, NULL, NULL);
}
