#include "core/check/spelling.h"
#include "core/base/arena.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void each_character_of_a_set_stands_for_all_of_them(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"答案", "答案"},
        {"选项", "[选選][项項]"},
        {"選", "[选選]"},
        {"(?:选|x)选{1,2}", "(?:[选選]|x)[选選]{1,2}"},
        {"[不选]选", "[不选選][选選]"},
        {"\\选[\\]选]", "\\选[\\]选選]"},
        {"\\p{L}a[a]", "\\p{L}a[a]"},
        {"", ""},
    };
    struct lac_arena *arena = lac_arena_new();
    struct lac_value spellings;
    const char *list = "[\"选選\", \"项項\", \"ab\"]";
    assert_int_equal(lac_json_read(arena, list, strlen(list), &spellings, NULL), LAC_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_str out = {0};
        lac_spelling_spread(&out, &spellings, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(lac_str_get(&out), cases[i][1]);
        lac_str_free(&out);
    }
    struct lac_str out = {0};
    lac_spelling_spread(&out, NULL, "选", strlen("选"));
    assert_string_equal(lac_str_get(&out), "选");
    lac_str_free(&out);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_character_of_a_set_stands_for_all_of_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
