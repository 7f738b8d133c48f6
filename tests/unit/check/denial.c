#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct lac_reader *const *known(void *user, size_t *n)
{
    *n = 2;
    return user;
}

static void words_in_another_script_deny_where_their_language_is_known(void **state)
{
    (void)state;
    static const char *const choices[] = {"one", "two", "three", "four"};
    struct lac_reader *en = reader_of("en"), *ru = reader_of("ru"), *zh = reader_of("zh");
    const struct lac_reader *all[] = {ru, zh};
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    const struct lac_others others = {.get = known, .user = all};
    const char *const replies[] = {"(A) неверно", "(A) 不对", "(A) – „не так“"};
    struct lac_reading r;
    lac_read_answer(en, NULL, &question, "(A) верно", strlen("(A) верно"), false, &r);
    assert_int_equal(r.kind, LAC_READ_ANSWER);
    lac_reader_know(en, &others);
    lac_read_answer(en, NULL, &question, "(A) верно", strlen("(A) верно"), false, &r);
    assert_int_equal(r.kind, LAC_READ_ANSWER);
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        lac_read_answer(en, NULL, &question, replies[i], strlen(replies[i]), false, &r);
        assert_int_equal(r.kind, LAC_READ_UNPARSED);
    }
    lac_reader_free(en);
    lac_reader_free(ru);
    lac_reader_free(zh);
}

static void not_to_be_sure_takes_nothing_back(void **state)
{
    (void)state;
    static const char *const choices[] = {"one", "two", "three", "four"};
    static const struct {
        const char *reply;
        enum lac_reading_kind kind;
    } cases[] = {
        {"I'd go with B here, though I am not sure.", LAC_READ_ANSWER},
        {"I'd go with B here, though I am not sure, and it is wrong.", LAC_READ_ABSTAINED},
        {"I'd go with B here, which is not right.", LAC_READ_UNPARSED},
    };
    struct lac_reader *en = reader_of("en");
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reading r;
        lac_read_answer(en, NULL, &question, cases[i].reply, strlen(cases[i].reply), false, &r);
        if (r.kind != cases[i].kind)
            fail_msg("%s: %s by %s", cases[i].reply, lac_reading_name(r.kind), r.rule);
    }
    lac_reader_free(en);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_another_script_deny_where_their_language_is_known),
        cmocka_unit_test(not_to_be_sure_takes_nothing_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
