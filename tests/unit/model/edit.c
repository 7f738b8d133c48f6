#include "core/model/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int new_arena(void **state)
{
    *state = lac_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    lac_arena_free(*state);
    return 0;
}

static void check_applied(const struct lac_edit *edits, size_t n, bool target, const char *want)
{
    struct lac_str out = {0};
    lac_str_add(&out, ">");
    lac_edits_apply(&out, "Q?", edits, n, " ", target);
    assert_string_equal(out.data, want);
    lac_str_free(&out);
}

static void sides_have_their_names(void **state)
{
    (void)state;
    for (int i = LAC_BEFORE; i <= LAC_REPLACE; i++) {
        enum lac_side back;
        assert_true(lac_side_parse(lac_side_name((enum lac_side)i), &back));
        assert_int_equal(back, i);
    }
    enum lac_side out;
    assert_false(lac_side_parse("Before", &out) || lac_side_parse("", &out));
}

static void edits_are_applied_in_order_and_joined(void **state)
{
    const struct lac_edit edits[] = {
        {LAC_BEFORE, "One.", NULL, NULL}, {LAC_AFTER, "Two.", NULL, NULL}, {LAC_BEFORE, "Three.", NULL, NULL}};
    (void)state;
    check_applied(edits, 0, false, ">Q?");
    check_applied(edits, 1, false, ">One. Q?");
    check_applied(edits, 3, false, ">Three. One. Q? Two.");
}

static void a_replacement_starts_anew(void **state)
{
    const struct lac_edit edits[] = {
        {LAC_BEFORE, "One.", NULL, NULL}, {LAC_REPLACE, "New?", NULL, NULL}, {LAC_AFTER, "Two.", NULL, NULL}};
    (void)state;
    check_applied(edits, 3, false, ">New? Two.");
}

static void the_target_side_takes_the_translations(void **state)
{
    const struct lac_edit edits[] = {{LAC_BEFORE, "One.", "Uno.", NULL}, {LAC_AFTER, "Two.", "Dos.", NULL}};
    (void)state;
    check_applied(edits, 2, true, ">Uno. Q? Dos.");
    check_applied(edits, 2, false, ">One. Q? Two.");
}

static void an_edit_survives_the_way_through_a_value(void **state)
{
    struct lac_edit edit = {LAC_AFTER, "text", "texto", "note"}, back;
    struct lac_value value = lac_edit_value(*state, &edit);
    assert_int_equal(lac_edit_from_value(*state, &value, &back, NULL), LAC_OK);
    assert_int_equal(back.side, LAC_AFTER);
    assert_string_equal(back.text, "text");
    assert_string_equal(back.target_text, "texto");
    assert_string_equal(back.note, "note");
    edit.target_text = edit.note = NULL;
    value = lac_edit_value(*state, &edit);
    assert_int_equal(lac_count(&value), 2);
    assert_int_equal(lac_edit_from_value(*state, &value, &back, NULL), LAC_OK);
    assert_null(back.target_text);
}

static void check_refused(struct lac_arena *arena, const char *key, struct lac_value bad, const char *why)
{
    struct lac_value value = lac_object();
    struct lac_edit edit;
    struct lac_error err;
    lac_set_text(arena, &value, "side", "after");
    lac_set_text(arena, &value, "text", "t");
    lac_set(arena, &value, key, bad);
    assert_int_equal(lac_edit_from_value(arena, &value, &edit, &err), LAC_E_SCRIPT);
    if (!strstr(err.message, why))
        fail_msg("'%s' does not say '%s'", err.message, why);
}

static void what_is_no_edit_is_refused_with_the_reason(void **state)
{
    struct lac_value list = lac_list();
    struct lac_edit edit;
    struct lac_error err;
    assert_int_equal(lac_edit_from_value(*state, &list, &edit, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "must be a table"));
    check_refused(*state, "side", lac_text(*state, "left"), "'side' of an edit must be");
    check_refused(*state, "side", lac_int(1), "'side' of an edit must be");
    check_refused(*state, "text", lac_nil(), "'text' of an edit is empty");
    check_refused(*state, "text", lac_text(*state, " \n\t"), "'text' of an edit is empty");
    check_refused(*state, "text", lac_text(*state, "\xC2\xA0\xE2\x80\x8B"), "'text' of an edit is empty");
    check_refused(*state, "text", lac_int(3), "'text' of an edit must be a string");
    check_refused(*state, "text", lac_textn(*state, "a\0b", 3), "holds a NUL");
    check_refused(*state, "text", lac_text(*state, "cut \xC3"), "'text' of an edit is not UTF-8");
    check_refused(*state, "target_text", lac_text(*state, ""), "'target_text' of an edit is empty");
    check_refused(*state, "note", lac_bool(true), "'note' of an edit must be a string");
    check_refused(*state, "target_txt", lac_text(*state, "x"), "(did you mean 'target_text'?)");
    check_refused(*state, "colour", lac_text(*state, "x"), "an edit has no field 'colour'");
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_have_their_names),           cmocka_unit_test(edits_are_applied_in_order_and_joined),
        cmocka_unit_test(a_replacement_starts_anew),        cmocka_unit_test(the_target_side_takes_the_translations),
        IN_ARENA(an_edit_survives_the_way_through_a_value), IN_ARENA(what_is_no_edit_is_refused_with_the_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
