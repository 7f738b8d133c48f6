#include "core/net/dotenv.h"
#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void write_down(void *user, const char *name, const char *value)
{
    lac_str_addf(user, "%s<%s>", name, value);
}

/* What is read from the text as NAME<value>NAME<value>, and the first skipped line. */
static void assert_reads(const char *text, const char *want, int skipped)
{
    struct lac_str got = {0};
    assert_int_equal(lac_dotenv_parse(text, strlen(text), write_down, &got), skipped);
    assert_string_equal(lac_str_get(&got), want);
    lac_str_free(&got);
}

static void plain_lines_are_read(void **state)
{
    (void)state;
    assert_reads("A=1\nB_2=two words\n", "A<1>B_2<two words>", 0);
    assert_reads("A=1\r\nB=2", "A<1>B<2>", 0);
    assert_reads("\xEF\xBB\xBF"
                 "A=1",
                 "A<1>", 0);
    assert_reads("  A =  1  \n", "A<1>", 0);
    assert_reads("A=\nB=''", "A<>B<>", 0);
    assert_reads("A=b=c==", "A<b=c==>", 0);
    assert_reads("", "", 0);
}

static void comments_and_empty_lines_are_passed_over(void **state)
{
    (void)state;
    assert_reads("# A=1\n\n  # x\nB=2 # why\nC=2#3\nD=# none\n", "B<2>C<2#3>D<>", 0);
    assert_reads("A='1' # why\nB=\"2\"#x", "A<1>B<2>", 0);
}

static void export_is_a_word_and_may_be_a_name(void **state)
{
    (void)state;
    assert_reads("export A=1\nexport\tB=2\nexport=3\nexport =4\nexportC=5", "A<1>B<2>export<3>export<4>exportC<5>", 0);
}

static void quotes_keep_what_they_hold(void **state)
{
    (void)state;
    assert_reads("A=' # x \\n '", "A< # x \\n >", 0);
    assert_reads("A=\" # x\\n\\t\\\"\\\\ \\d\"", "A< # x\n\t\"\\ \\d>", 0);
    assert_reads("A=\"one\ntwo\"\nB=3", "A<one\ntwo>B<3>", 0);
    assert_reads("A=it's", "A<it's>", 0);
}

static void lines_that_are_no_setting_are_skipped_and_the_first_is_named(void **state)
{
    (void)state;
    assert_reads("A=1\nnonsense\nB=2\n=3\n", "A<1>B<2>", 2);
    assert_reads("1A=x\n", "", 1);
    assert_reads("A B=x\nset -a\nC=3", "C<3>", 1);
    assert_reads("A='no end\nB=2\n", "B<2>", 1);
    assert_reads("A='x' y\nB=2\n", "B<2>", 1);
    assert_reads("A=\"one\ntwo\"\nbad\n", "A<one\ntwo>", 3);
    assert_reads("export", "", 1);
}

static void a_nul_in_a_value_skips_the_line(void **state)
{
    (void)state;
    struct lac_str got = {0};
    assert_int_equal(lac_dotenv_parse("A=x\0y\nB='\0'\nC=3", 15, write_down, &got), 1);
    assert_string_equal(lac_str_get(&got), "C<3>");
    lac_str_free(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_lines_are_read),
        cmocka_unit_test(comments_and_empty_lines_are_passed_over),
        cmocka_unit_test(export_is_a_word_and_may_be_a_name),
        cmocka_unit_test(quotes_keep_what_they_hold),
        cmocka_unit_test(lines_that_are_no_setting_are_skipped_and_the_first_is_named),
        cmocka_unit_test(a_nul_in_a_value_skips_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
