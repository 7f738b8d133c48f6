#include "core/run/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static int64_t of(const char *text)
{
    return lac_tokens_estimate(text, strlen(text));
}

static void an_estimate_follows_the_script(void **state)
{
    (void)state;
    assert_int_equal(of(""), 0);
    assert_int_equal(of("Which animal says meow?"), 6); /* 23 characters */
    assert_int_equal(of("¿Qué?"), 2);
    assert_int_equal(of("мир"), 2);      /* 3 x 0.4 */
    assert_int_equal(of("哪种动物"), 4); /* 4 x 0.9 */
    assert_int_equal(of("물가"), 2);     /* 2 x 0.9 */
    assert_int_equal(of("ماء"), 2);      /* 3 x 0.5 */
    assert_int_equal(of("đường"), 2);    /* Latin, wherever it stands */
    assert_int_equal(of("“…”"), 1);
    assert_int_equal(of("ውሃ"), 2);           /* 2 x 0.8 */
    assert_int_equal(of("\xff\xff\xff"), 3); /* what is no character counts as one of no script: 3 x 0.8 */
}

static void a_call_has_its_messages_tokens_and_a_translators_none(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = lac_object(), messages = lac_list();
    for (int i = 0; i < 2; i++) {
        struct lac_value m = lac_object();
        lac_set_text(arena, &m, "role", "user");
        lac_set_text(arena, &m, "content", "12345678");
        lac_push(arena, &messages, m);
    }
    lac_set_text(arena, &call, "kind", "chat");
    lac_set(arena, &call, "messages", messages);
    assert_int_equal(lac_tokens_of_call(&call), 2 * (4 + 2));
    struct lac_value completion = lac_object();
    lac_set_text(arena, &completion, "kind", "completion");
    lac_set_text(arena, &completion, "prompt", "1234");
    assert_int_equal(lac_tokens_of_call(&completion), 1);
    struct lac_value embed = lac_object(), texts = lac_list();
    lac_push(arena, &texts, lac_text(arena, "1234"));
    lac_push(arena, &texts, lac_text(arena, "12345678"));
    lac_set_text(arena, &embed, "kind", "embed");
    lac_set(arena, &embed, "texts", texts);
    assert_int_equal(lac_tokens_of_call(&embed), 3);
    struct lac_value translate = lac_object();
    lac_set_text(arena, &translate, "kind", "translate");
    lac_set_text(arena, &translate, "text", "12345678");
    assert_int_equal(lac_tokens_of_call(&translate), 0);
    lac_arena_free(arena);
}

static void no_estimate_is_above_the_bound(void **state)
{
    (void)state;
    static const char *const texts[] = {"a", "abc", "哪种动物", "мир", "ውሃ ምን", "\xff", "0123456789 0123456789"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(of(texts[i]) <= lac_tokens_bound(strlen(texts[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_estimate_follows_the_script),
        cmocka_unit_test(a_call_has_its_messages_tokens_and_a_translators_none),
        cmocka_unit_test(no_estimate_is_above_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
