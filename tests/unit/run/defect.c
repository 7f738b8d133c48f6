#include "core/run/defect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct lac_arena *arena;
static struct lac_defects found;
static struct lac_error err;

static int set_up(void **state)
{
    (void)state;
    arena = lac_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    lac_arena_free(arena);
    return 0;
}

static struct lac_value finding(const char *reason, const char *severity)
{
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "reason", reason);
    lac_set_text(arena, &v, "field", "target.stem");
    lac_set_text(arena, &v, "detail", "so it is");
    if (severity)
        lac_set_text(arena, &v, "severity", severity);
    return v;
}

static void true_and_nil_find_nothing(void **state)
{
    (void)state;
    struct lac_value values[] = {lac_nil(), lac_bool(true), lac_list()};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(lac_defects_read("x", &values[i], &found, &err), LAC_OK);
        assert_int_equal(found.n, 0);
    }
}

static void false_and_a_text_are_the_checks_own_reason(void **state)
{
    (void)state;
    struct lac_value no = lac_bool(false), text = lac_text(arena, "too odd");
    assert_int_equal(lac_defects_read("stern", &no, &found, &err), LAC_OK);
    assert_string_equal(lac_defect_text(arena, &found.at[0]), "stern");
    assert_int_equal(lac_defects_read("stern", &text, &found, &err), LAC_OK);
    assert_string_equal(lac_defect_text(arena, &found.at[0]), "stern: too odd");
}

static void findings_carry_reason_field_detail_and_severity(void **state)
{
    (void)state;
    struct lac_value list = lac_list(), one = finding("moved", "fatal");
    assert_int_equal(lac_defects_read("x", &one, &found, &err), LAC_OK);
    assert_int_equal(found.n, 1);
    assert_true(found.at[0].fatal);
    assert_string_equal(lac_defect_text(arena, &found.at[0]), "moved: so it is (target.stem)");
    lac_push(arena, &list, one);
    lac_push(arena, &list, finding("odd", NULL));
    assert_int_equal(lac_defects_read("x", &list, &found, &err), LAC_OK);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.at[1].reason, "odd");
    assert_false(found.at[1].fatal);
}

static void anything_else_is_an_error(void **state)
{
    (void)state;
    struct lac_value values[] = {lac_int(3), lac_object(), finding("odd", "dire"), lac_list()};
    lac_push(arena, &values[3], lac_text(arena, "odd"));
    for (int i = 0; i < 4; i++) {
        assert_int_equal(lac_defects_read("stern", &values[i], &found, &err), LAC_E_SCRIPT);
        assert_non_null(strstr(err.message, "check 'stern'"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(true_and_nil_find_nothing),
        cmocka_unit_test(false_and_a_text_are_the_checks_own_reason),
        cmocka_unit_test(findings_carry_reason_field_detail_and_severity),
        cmocka_unit_test(anything_else_is_an_error),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
