#include "core/script/source_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int line_in(const char *text, const char *dotted)
{
    struct lac_source_lines *lines = lac_source_lines_new(text, strlen(text));
    int line = lac_source_line(lines, dotted);
    lac_source_lines_free(lines);
    return line;
}

static int near_in(const char *text, const char *dotted)
{
    struct lac_source_lines *lines = lac_source_lines_new(text, strlen(text));
    int line = lac_source_line_near(lines, dotted);
    lac_source_lines_free(lines);
    return line;
}

static const char CONFIG[] = "-- a probe\n"
                             "local n = 3\n"
                             "return {\n"
                             "  models = {\n"
                             "    gemma = { url = \"http://x\", -- { = }\n"
                             "      kind = 'completion' },\n"
                             "    [\"a.b\"] = 1, ['plain'] = {\n"
                             "      x = 1 } },\n"
                             "  languages = { \"es\",\n"
                             "    \"fr\" },\n"
                             "  [[a long\n"
                             "    string]],\n"
                             "  search = { width = (1 + 2),\n"
                             "    [7] = true; depth = n == 3 and 1 or 2 },\n"
                             "}\n";

static void keys_of_nested_tables_are_found_on_their_lines(void **state)
{
    (void)state;
    assert_int_equal(line_in(CONFIG, ""), 3);
    assert_int_equal(line_in(CONFIG, "models"), 4);
    assert_int_equal(line_in(CONFIG, "models.gemma"), 5);
    assert_int_equal(line_in(CONFIG, "models.gemma.url"), 5);
    assert_int_equal(line_in(CONFIG, "models.gemma.kind"), 6);
    assert_int_equal(line_in(CONFIG, "models.plain.x"), 8);
    assert_int_equal(line_in(CONFIG, "search.width"), 13);
    assert_int_equal(line_in(CONFIG, "search.depth"), 14);
    assert_int_equal(line_in(CONFIG, "search.7"), 14);
}

static void positional_fields_are_counted_from_one(void **state)
{
    (void)state;
    assert_int_equal(line_in(CONFIG, "languages.1"), 9);
    assert_int_equal(line_in(CONFIG, "languages.2"), 10);
    assert_int_equal(line_in(CONFIG, "1"), 11);
    assert_int_equal(line_in(CONFIG, "languages.3"), 0);
}

static void what_is_not_there_has_no_line_but_a_parent(void **state)
{
    (void)state;
    assert_int_equal(line_in(CONFIG, "models.gemma.key"), 0);
    assert_int_equal(near_in(CONFIG, "models.gemma.key"), 5);
    assert_int_equal(near_in(CONFIG, "nothing.at.all"), 3);
    assert_int_equal(near_in("return 1", "x"), 0);
}

static void tables_within_functions_are_not_fields(void **state)
{
    (void)state;
    const char *text = "return lacuna.strategy {\n"
                       "  name = 'x',\n"
                       "  perturb = function(ctx)\n"
                       "    local t = { name = 1, side = 2 }\n"
                       "    for i = 1, 3 do if i then t[i] = { deep = 1 } end end\n"
                       "    repeat local z = { w = 1 } until true\n"
                       "    return { { side = 'before' } }\n"
                       "  end,\n"
                       "  options = { side = { default = 1 } },\n"
                       "}\n";
    assert_int_equal(line_in(text, "name"), 2);
    assert_int_equal(line_in(text, "side"), 0);
    assert_int_equal(line_in(text, "perturb.name"), 0);
    assert_int_equal(line_in(text, "options.side.default"), 9);
}

static void the_returned_table_wins_over_earlier_ones(void **state)
{
    (void)state;
    const char *text = "local a = {\n x = 1 }\nreturn f({\n x = 2 })\n";
    assert_int_equal(line_in(text, "x"), 4);
    assert_int_equal(line_in("local a = { y = 1 }\nlocal b = {\n x = 1 }\nreturn b", "x"), 3);
    assert_int_equal(line_in("local a = { y = 1 }\nlocal b = {\n x = 1 }\nreturn b", "y"), 0);
}

static void broken_text_ends_without_harm(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",    "{",     "}}}",      "return {[",     "return {['x",  "return {[=[", "--[==[",
        "#",   "{a=",   "{a={b=",   "end end )",     "return { a =", "[=",          "'\\",
        "{[x", "{,,;;", "{[1]=[1]", "return {a b c", "\"\\z",        "{\0=1}",      "1..2"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t n = 0; n <= strlen(texts[i]); n++) {
            struct lac_source_lines *lines = lac_source_lines_new(texts[i], n);
            (void)lac_source_line_near(lines, "a.b");
            lac_source_lines_free(lines);
        }
    for (size_t n = 0; n < sizeof CONFIG; n++) {
        struct lac_source_lines *lines = lac_source_lines_new(CONFIG, n);
        (void)lac_source_line(lines, "models.gemma.url");
        lac_source_lines_free(lines);
    }
}

static void deep_and_long_constructors_are_cut_not_followed(void **state)
{
    (void)state;
    static char text[64 * 1024];
    memset(text, '{', sizeof text - 1);
    assert_int_equal(line_in(text, "1.1.1"), 1);
    memset(text, 'k', sizeof text - 1);
    memcpy(text, "return {", 8);
    assert_int_equal(line_in(text, "k"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_of_nested_tables_are_found_on_their_lines),
        cmocka_unit_test(positional_fields_are_counted_from_one),
        cmocka_unit_test(what_is_not_there_has_no_line_but_a_parent),
        cmocka_unit_test(tables_within_functions_are_not_fields),
        cmocka_unit_test(the_returned_table_wins_over_earlier_ones),
        cmocka_unit_test(broken_text_ends_without_harm),
        cmocka_unit_test(deep_and_long_constructors_are_cut_not_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
