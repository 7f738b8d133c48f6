#include "core/run/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct lac_arena *arena;
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

static struct lac_value read_rows(const char *text)
{
    struct lac_value rows;
    assert_int_equal(lac_csv_read(arena, text, strlen(text), &rows, &err), LAC_OK);
    return rows;
}

static void assert_cell(const struct lac_value *rows, size_t row, const char *column, const char *text)
{
    assert_string_equal(lac_get_text(lac_at(rows, row), column, "(absent)"), text);
}

static void assert_refused(const char *text, const char *message)
{
    struct lac_value rows;
    assert_int_equal(lac_csv_read(arena, text, strlen(text), &rows, &err), LAC_E_PARSE);
    assert_non_null(strstr(err.message, message));
}

static void the_first_record_names_the_columns(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("question,answer\nWhat?,that\nWho?,she\n");
    assert_int_equal(lac_count(&rows), 2);
    assert_cell(&rows, 0, "question", "What?");
    assert_cell(&rows, 1, "answer", "she");
}

static void quoted_fields_hold_commas_quotes_and_line_ends(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("a,b\n\"one, two\",\"he said \"\"no\"\"\"\n\"line\nbreak\",\"\"\n");
    assert_int_equal(lac_count(&rows), 2);
    assert_cell(&rows, 0, "a", "one, two");
    assert_cell(&rows, 0, "b", "he said \"no\"");
    assert_cell(&rows, 1, "a", "line\nbreak");
    assert_cell(&rows, 1, "b", "");
}

static void lines_may_end_as_on_windows_and_the_last_one_not_at_all(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("a,b\r\n1,2\r\n\"3\",\"4\"\r\n5,6");
    assert_int_equal(lac_count(&rows), 3);
    assert_cell(&rows, 0, "b", "2");
    assert_cell(&rows, 1, "b", "4");
    assert_cell(&rows, 2, "b", "6");
}

static void a_byte_order_mark_is_no_part_of_the_first_name(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("\xEF\xBB\xBFid,x\n7,y\n");
    assert_cell(&rows, 0, "id", "7");
}

static void blank_lines_are_no_records_and_missing_fields_are_left_out(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("a,b,c\n\n1,2\n\n");
    assert_int_equal(lac_count(&rows), 1);
    assert_cell(&rows, 0, "b", "2");
    assert_null(lac_get(lac_at(&rows, 0), "c"));
}

static void an_empty_text_has_no_rows(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("");
    assert_int_equal(lac_count(&rows), 0);
    rows = read_rows("a,b\n");
    assert_int_equal(lac_count(&rows), 0);
}

static void too_many_fields_are_refused_with_the_line(void **state)
{
    (void)state;
    assert_refused("a,b\n1,2\n\"x\ny\",2\n1,2,3\n", "line 5: 3 fields where 2 columns are named by the first line");
}

static void an_open_quote_is_refused_with_the_line_where_it_opened(void **state)
{
    (void)state;
    assert_refused("a,b\n1,2\n3,\"four\nfive\n", "line 3: a quoted field is not closed");
    assert_refused("a,\"b", "line 1");
}

static struct lac_value columns_of(const char *a, const char *b)
{
    struct lac_value columns = lac_list();
    lac_push(arena, &columns, lac_text(arena, a));
    lac_push(arena, &columns, lac_text(arena, b));
    return columns;
}

static struct lac_value read_table(const char *text, bool tabs)
{
    struct lac_value rows, columns = columns_of("question", "answer");
    struct lac_table_form form = {.tabs = tabs, .columns = &columns};
    assert_int_equal(lac_table_read(arena, text, strlen(text), &form, &rows, &err), LAC_OK);
    return rows;
}

static void columns_may_be_told_and_a_first_line_that_repeats_them_is_none(void **state)
{
    (void)state;
    struct lac_value rows = read_table("What?,4\nWho?,5\n", false);
    assert_int_equal(lac_count(&rows), 2);
    assert_cell(&rows, 0, "question", "What?");
    rows = read_table("question,answer\nWho?,5\n", false);
    assert_int_equal(lac_count(&rows), 1);
    assert_cell(&rows, 0, "answer", "5");
    rows = read_table("", false);
    assert_int_equal(lac_count(&rows), 0);
}

static void more_fields_than_told_columns_are_refused(void **state)
{
    (void)state;
    struct lac_value rows, columns = columns_of("a", "b");
    struct lac_table_form form = {.columns = &columns};
    assert_int_equal(lac_table_read(arena, "1,2\n1,2,3\n", 10, &form, &rows, &err), LAC_E_PARSE);
    assert_non_null(strstr(err.message, "line 2: 3 fields where 2 columns are known"));
}

static void with_tabs_quotes_and_commas_are_text(void **state)
{
    (void)state;
    struct lac_value rows = read_table("\"Hm\", he said. How many?\t1,080\r\nHow \"many?\t3\n", true);
    assert_int_equal(lac_count(&rows), 2);
    assert_cell(&rows, 0, "question", "\"Hm\", he said. How many?");
    assert_cell(&rows, 0, "answer", "1,080");
    assert_cell(&rows, 1, "question", "How \"many?");
}

static void what_parts_the_first_record_parts_all(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("\xEF\xBB\xBF"
                                      "en;es;answer\r\n\"Salt; or pepper, or both?\nA. a\nB. b\";¿1,5?;A\r\n");
    assert_int_equal(lac_count(&rows), 1);
    assert_cell(&rows, 0, "en", "Salt; or pepper, or both?\nA. a\nB. b");
    assert_cell(&rows, 0, "es", "¿1,5?");
    assert_cell(&rows, 0, "answer", "A");
    rows = read_rows("id\ten\tes\n7\t\"a\tb\"\tc; d, e\n");
    assert_cell(&rows, 0, "en", "a\tb");
    assert_cell(&rows, 0, "es", "c; d, e");
    rows = read_rows("\"a;b;c\",d\n1,2\n"); /* what is quoted parts nothing */
    assert_cell(&rows, 0, "a;b;c", "1");
    rows = read_rows("a,b;c\n1,2\n"); /* as many of both: commas */
    assert_cell(&rows, 0, "b;c", "2");
    rows = read_rows("id,question (stem; choices; notes)\n1,What?\n"); /* as the next record is parted, too */
    assert_cell(&rows, 0, "question (stem; choices; notes)", "What?");
}

static void a_line_for_spreadsheets_says_what_parts_and_is_no_record(void **state)
{
    (void)state;
    struct lac_value rows = read_rows("sep=;\r\nen;es\r\na,b,c;d\r\n");
    assert_int_equal(lac_count(&rows), 1);
    assert_cell(&rows, 0, "en", "a,b,c");
    rows = read_rows("sep=|\nen|es\na|b\n");
    assert_cell(&rows, 0, "es", "b");
    assert_int_equal(lac_count(&rows), 1);
    rows = read_rows("sep=x,b\n1,2\n"); /* a name */
    assert_cell(&rows, 0, "sep=x", "1");
    assert_refused("sep=;\na;b\n1;2;3\n", "line 3: 3 fields where 2 columns");
    rows = read_rows("sep=;");
    assert_int_equal(lac_count(&rows), 0);
}

static void told_columns_say_how_many_fields_there_are(void **state)
{
    (void)state;
    struct lac_value rows = read_table("What, then, and when?;4\nWho?;5\n", false);
    assert_int_equal(lac_count(&rows), 2);
    assert_cell(&rows, 0, "question", "What, then, and when?");
    rows = read_table("First; then; what?,4\n", false);
    assert_cell(&rows, 0, "answer", "4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_record_names_the_columns),
        cmocka_unit_test(quoted_fields_hold_commas_quotes_and_line_ends),
        cmocka_unit_test(lines_may_end_as_on_windows_and_the_last_one_not_at_all),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_name),
        cmocka_unit_test(blank_lines_are_no_records_and_missing_fields_are_left_out),
        cmocka_unit_test(an_empty_text_has_no_rows),
        cmocka_unit_test(too_many_fields_are_refused_with_the_line),
        cmocka_unit_test(columns_may_be_told_and_a_first_line_that_repeats_them_is_none),
        cmocka_unit_test(more_fields_than_told_columns_are_refused),
        cmocka_unit_test(with_tabs_quotes_and_commas_are_text),
        cmocka_unit_test(what_parts_the_first_record_parts_all),
        cmocka_unit_test(a_line_for_spreadsheets_says_what_parts_and_is_no_record),
        cmocka_unit_test(told_columns_say_how_many_fields_there_are),
        cmocka_unit_test(an_open_quote_is_refused_with_the_line_where_it_opened),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
