#include "core/model/json.h"
#include "core/base/rng.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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

static struct lac_value read_text(struct lac_arena *arena, const char *text)
{
    struct lac_value value = {0};
    struct lac_error err = {0};
    if (lac_json_read(arena, text, strlen(text), &value, &err) != LAC_OK)
        fail_msg("%s: %s", text, err.message);
    return value;
}

static void check_refused(struct lac_arena *arena, const char *text, size_t len, const char *where)
{
    struct lac_value value;
    struct lac_error err;
    assert_int_equal(lac_json_read(arena, text, len, &value, &err), LAC_E_PARSE);
    if (!strstr(err.message, where))
        fail_msg("'%s' does not say '%s'", err.message, where);
}

static void check_written(const struct lac_value *value, const char *want)
{
    struct lac_str out = {0};
    lac_json_write(&out, value);
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

static void check_canonical(struct lac_arena *arena, const char *text, const char *want)
{
    struct lac_value value = read_text(arena, text);
    check_written(&value, want);
}

static void check_number(double n, const char *want)
{
    struct lac_value value = lac_num(n);
    check_written(&value, want);
}

static void keys_are_sorted_by_bytes_and_space_is_dropped(void **state)
{
    check_canonical(*state,
                    " { \"b\" : [ 1 , 2.50 , null ] , \"a\" : { } , \"B\":[ ], \"\xC3\xA9\": true, \"\": false } ",
                    "{\"\":false,\"B\":[],\"a\":{},\"b\":[1,2.5,null],\"\xC3\xA9\":true}");
}

static void any_value_may_be_the_whole_text(void **state)
{
    check_canonical(*state, "null", "null");
    check_canonical(*state, " 7 ", "7");
    check_canonical(*state, "\"x\"", "\"x\"");
}

static void whole_numbers_keep_all_their_digits(void **state)
{
    check_canonical(*state, "[9007199254740993,-9223372036854775808,9223372036854775807]",
                    "[9007199254740993,-9223372036854775808,9223372036854775807]");
}

/* An unsigned 64-bit seed in a server's reply must not make the reply unreadable. */
static void whole_numbers_beyond_64_bits_become_doubles(void **state)
{
    struct lac_value value =
        read_text(*state, "{\"seed\":18446744073709551615,\"s\":\"99999999999999999999 \\\\\",\"i\":-7,\"e\":1e2}");
    assert_int_equal(lac_get(&value, "seed")->kind, LAC_NUM);
    assert_true(lac_get_num(&value, "seed", 0) == 0x1p64);
    assert_string_equal(lac_get_text(&value, "s", NULL), "99999999999999999999 \\");
    assert_int_equal(lac_get(&value, "i")->kind, LAC_INT);
    assert_int_equal(lac_get(&value, "e")->kind, LAC_NUM);
    value = read_text(*state, "-9223372036854775809");
    assert_true(value.kind == LAC_NUM && value.as.number == -0x1p63);
}

static void numbers_beyond_a_double_are_refused(void **state)
{
    char digits[512];
    memset(digits, '9', sizeof digits);
    check_refused(*state, "1e400", 5, "beyond the range of a double");
    check_refused(*state, digits, sizeof digits, "beyond the range of a double");
}

static void doubles_read_back_as_themselves_and_stay_doubles(void **state)
{
    (void)state;
    check_number(0.1, "0.1");
    check_number(1.0, "1.0");
    check_number(-0.0, "-0.0");
    check_number(1e21, "1e+21");
    check_number(123456789012345680.0, "1.2345678901234568e+17");
    check_number(9007199254740993.0, "9007199254740992.0");
    check_number(0.1 + 0.2, "0.30000000000000004");
    check_number(5e-324, "5e-324");
    check_number(2.2250738585072014e-308, "2.2250738585072014e-308");
    check_number(1.7976931348623157e308, "1.7976931348623157e+308");
    check_number(1e-7, "1e-07");
    check_number(100000.0, "100000.0");
}

static void what_is_not_finite_is_null(void **state)
{
    (void)state;
    check_number(NAN, "null");
    check_number(INFINITY, "null");
    check_number(-INFINITY, "null");
}

static void random_doubles_survive_a_round_trip(void **state)
{
    struct lac_rng rng;
    lac_rng_seed(&rng, 6, 6);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = lac_rng_next(&rng);
        double n;
        memcpy(&n, &bits, sizeof n);
        if (!isfinite(n))
            continue;
        struct lac_str out = {0};
        struct lac_value value = lac_num(n);
        lac_json_write(&out, &value);
        struct lac_value back = read_text(*state, out.data);
        assert_int_equal(back.kind, LAC_NUM);
        assert_memory_equal(&back.as.number, &n, sizeof n);
        lac_str_free(&out);
    }
}

/* Only where a locale with a comma is installed. */
static void the_locale_does_not_change_the_bytes(void **state)
{
    static const char *const locales[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "es_ES.UTF-8"};
    bool found = false;
    for (size_t i = 0; i < sizeof locales / sizeof *locales && !found; i++)
        found = setlocale(LC_NUMERIC, locales[i]) && strcmp(localeconv()->decimal_point, ".") != 0;
    if (!found)
        skip();
    check_number(2.5, "2.5");
    check_number(1.5e-30, "1.5e-30");
    check_number(3.0, "3.0");
    check_canonical(*state, "[0.25]", "[0.25]");
    setlocale(LC_NUMERIC, "C");
}

static void strings_are_escaped_where_json_asks_for_it(void **state)
{
    struct lac_value value = lac_textn(*state, "\"\\/\n\t\r\b\x01\x7F\0\xC3\xA9\xF0\x9F\x98\x80", 16);
    check_written(&value, "\"\\\"\\\\/\\n\\t\\r\\u0008\\u0001\\u007f\\u0000\xC3\xA9\xF0\x9F\x98\x80\"");
    struct lac_str out = {0};
    lac_json_write(&out, &value);
    struct lac_value back = read_text(*state, out.data);
    assert_true(lac_equal(&value, &back));
    lac_str_free(&out);
}

static void ill_formed_bytes_are_written_as_replacement_characters(void **state)
{
    struct lac_value value = lac_textn(*state, "a\xFF\xE2\x82", 4);
    check_written(&value, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void escapes_are_read(void **state)
{
    struct lac_value value = read_text(*state, "\"\\u00e9\\ud83d\\ude00\\/\\u0000x\"");
    assert_int_equal(value.as.str.len, 9);
    assert_memory_equal(value.as.str.at, "\xC3\xA9\xF0\x9F\x98\x80/\0x", 10);
}

static void what_is_not_json_is_refused_with_its_place(void **state)
{
    check_refused(*state, "", 0, "line 1");
    check_refused(*state, "{\n \"a\": nul}", 12, "line 2, column");
    check_refused(*state, "[1,]", 4, "line 1");
    check_refused(*state, "[1] 2", 5, "something stands behind the value");
    check_refused(*state, "{a:1}", 5, "line 1");
    check_refused(*state, "[1", 2, "line 1");
    check_refused(*state, "01", 2, "line 1");
    check_refused(*state, "NaN", 3, "line 1");
    check_refused(*state, "\"\\ud800\"", 8, "line 1");         /* a lone surrogate */
    check_refused(*state, "\"\\ude00\\ud83d\"", 14, "line 1"); /* a pair the wrong way round */
    check_refused(*state, "\"\xFF\"", 3, "line 1");
    check_refused(*state, "\"\xED\xA0\x80\"", 5, "line 1");
    check_refused(*state, "\"a\nb\"", 5, "line 1");
    check_refused(*state, "[\0]", 3, "line 1");
    check_refused(*state, "{\"\\u0000\":1}", 12, "line 1"); /* a key with a NUL */
}

static void deep_nesting_is_refused_before_the_stack_is(void **state)
{
    enum { DEPTH = 1000000 };
    char *text = malloc(DEPTH);
    memset(text, '[', DEPTH);
    check_refused(*state, text, DEPTH, "nested deeper");
    memset(text, '[', 1000);
    memset(text + 1000, ']', 1000);
    struct lac_value value;
    assert_int_equal(lac_json_read(*state, text, 2000, &value, NULL), LAC_OK);
    struct lac_str out = {0};
    lac_json_write(&out, &value);
    assert_int_equal(out.len, 2000);
    lac_str_free(&out);
    free(text);
}

static void of_equal_keys_the_last_counts(void **state)
{
    check_canonical(*state, "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}");
}

/* 200,000 keys: looked up one by one on insertion they would take minutes. */
static void an_object_with_many_keys_is_read_in_linear_time(void **state)
{
    struct lac_str text = {0};
    lac_str_add(&text, "{");
    for (int i = 0; i < 200000; i++)
        lac_str_addf(&text, "%s\"k%d\":%d", i ? "," : "", i, i);
    lac_str_add(&text, "}");
    struct lac_value value = read_text(*state, text.data), copy = lac_copy(*state, &value);
    assert_int_equal(lac_count(&copy), 200000);
    assert_int_equal(lac_get_int(&copy, "k199999", -1), 199999);
    lac_str_free(&text);
}

static void the_pretty_form_holds_the_same(void **state)
{
    struct lac_value value = read_text(*state, "{\"b\":[1,{}],\"a\":[]}");
    struct lac_str out = {0};
    lac_json_write_pretty(&out, &value);
    assert_string_equal(out.data, "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {}\n  ]\n}\n");
    struct lac_value back = read_text(*state, out.data);
    assert_true(lac_equal(&value, &back));
    lac_str_free(&out);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(keys_are_sorted_by_bytes_and_space_is_dropped),
        IN_ARENA(any_value_may_be_the_whole_text),
        IN_ARENA(whole_numbers_keep_all_their_digits),
        IN_ARENA(whole_numbers_beyond_64_bits_become_doubles),
        IN_ARENA(numbers_beyond_a_double_are_refused),
        IN_ARENA(doubles_read_back_as_themselves_and_stay_doubles),
        IN_ARENA(what_is_not_finite_is_null),
        IN_ARENA(random_doubles_survive_a_round_trip),
        IN_ARENA(the_locale_does_not_change_the_bytes),
        IN_ARENA(strings_are_escaped_where_json_asks_for_it),
        IN_ARENA(ill_formed_bytes_are_written_as_replacement_characters),
        IN_ARENA(escapes_are_read),
        IN_ARENA(what_is_not_json_is_refused_with_its_place),
        IN_ARENA(deep_nesting_is_refused_before_the_stack_is),
        IN_ARENA(of_equal_keys_the_last_counts),
        IN_ARENA(an_object_with_many_keys_is_read_in_linear_time),
        IN_ARENA(the_pretty_form_holds_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
