#include "core/parquet/thrift.h"
#include "tests/unit/parquet/bench.h"

static struct lac_thrift t;

static void start(struct lac_str *bytes)
{
    t = (struct lac_thrift){.at = exactly(bytes)};
    t.end = exactly_end();
}

static void fields_come_with_their_numbers_in_both_forms(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct lac_thrift_field f = {0};
    size_t len;
    lac_str_addn(&out, "\x15\x0e", 2); /* field 1, i32, 7 */
    lac_str_addn(&out, "\x21", 1);     /* field 3, true */
    put_text(&out, 200, "name");       /* the long form */
    lac_str_addn(&out, "\x13\xfe", 2); /* field 201, a byte, -2 */
    put_end(&out);
    start(&out);
    assert_true(lac_thrift_next(&t, &f) && f.id == 1);
    assert_int_equal(lac_thrift_int(&t, &f), 7);
    assert_true(lac_thrift_next(&t, &f) && f.id == 3);
    assert_true(lac_thrift_bool(&t, &f));
    assert_true(lac_thrift_next(&t, &f) && f.id == 200);
    assert_memory_equal(lac_thrift_text(&t, &f, &len), "name", 4);
    assert_int_equal(len, 4);
    assert_true(lac_thrift_next(&t, &f) && f.id == 201);
    assert_int_equal(lac_thrift_int(&t, &f), -2);
    assert_false(lac_thrift_next(&t, &f));
    assert_false(t.bad);
    assert_ptr_equal(t.at, t.end);
}

/* One of everything, so that what is unknown can be passed over. */
static void put_everything(struct lac_str *out)
{
    put_int(out, 1, INT64_MIN);
    put_field(out, 2, T_FALSE);
    put_field(out, 3, T_BYTE);
    lac_str_addc(out, 9);
    put_field(out, 4, T_DOUBLE);
    put_le(out, 0, 8);
    put_text(out, 5, "text");
    put_list(out, 6, T_TRUE, 3);
    lac_str_addn(out, "\x01\x02\x01", 3);
    put_list(out, 7, T_STRUCT, 20);
    for (int i = 0; i < 20; i++) {
        put_int(out, 1, i);
        put_end(out);
    }
    put_field(out, 8, T_MAP);
    put_varint(out, 2);
    lac_str_addc(out, (char)(T_BINARY << 4 | T_I32));
    lac_str_addn(out, "\x01x\x02\x01y\x04", 6);
    put_field(out, 9, T_MAP);
    put_varint(out, 0);
    put_field(out, 10, T_SET);
    lac_str_addn(out, "\x25\x02\x04", 3);
    put_end(out);
}

static void whatever_is_unknown_is_passed_over(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct lac_thrift_field f = {0};
    put_field(&out, 1, T_STRUCT);
    put_everything(&out);
    put_int(&out, 2, 77);
    put_end(&out);
    start(&out);
    assert_true(lac_thrift_next(&t, &f));
    lac_thrift_skip(&t, f.type);
    assert_true(lac_thrift_next(&t, &f) && f.id == 2);
    assert_int_equal(lac_thrift_int(&t, &f), 77);
}

static void wherever_it_is_cut_it_is_bad(void **state)
{
    (void)state;
    struct lac_str whole = {0};
    put_everything(&whole);
    for (size_t len = 0; len < whole.len; len++) {
        struct lac_str out = {0};
        lac_str_addn(&out, whole.data, len);
        start(&out);
        lac_thrift_skip(&t, LAC_THRIFT_STRUCT);
        assert_true(t.bad);
    }
    lac_str_free(&whole);
}

static void a_field_of_another_kind_is_bad(void **state)
{
    (void)state;
    struct lac_thrift_field number = {1, LAC_THRIFT_I32}, text = {1, LAC_THRIFT_BINARY}, none = {1, 14};
    struct lac_str out = {0};
    size_t len;
    lac_str_addn(&out, "\x01\x01\x01", 3);
    start(&out);
    struct lac_thrift whole = t;
    assert_int_equal(lac_thrift_int(&t, &text), 0);
    assert_true(t.bad);
    t = whole;
    lac_thrift_text(&t, &number, &len);
    assert_true(t.bad && len == 0);
    t = whole;
    assert_false(lac_thrift_bool(&t, &number));
    assert_true(t.bad);
    t = whole;
    assert_false(lac_thrift_struct(&t, &number));
    t = whole;
    assert_int_equal(lac_thrift_structs(&t, &number), 0);
    assert_true(t.bad);
    t = whole;
    lac_thrift_skip(&t, none.type);
    assert_true(t.bad);
}

static void a_list_has_no_more_entries_than_there_are_bytes(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct lac_thrift_field f = {0};
    put_list(&out, 1, T_STRUCT, 1 << 30);
    put_end(&out);
    start(&out);
    assert_true(lac_thrift_next(&t, &f));
    assert_int_equal(lac_thrift_structs(&t, &f), 0);
    assert_true(t.bad);
}

static void structs_in_structs_have_an_end(void **state)
{
    (void)state;
    struct lac_str out = {0};
    for (int i = 0; i < 1000000; i++)
        lac_str_addc(&out, 0x1c); /* field 1, a struct */
    start(&out);
    lac_thrift_skip(&t, LAC_THRIFT_STRUCT);
    assert_true(t.bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(fields_come_with_their_numbers_in_both_forms),
        on_bench(whatever_is_unknown_is_passed_over),
        on_bench(wherever_it_is_cut_it_is_bad),
        on_bench(a_field_of_another_kind_is_bad),
        on_bench(a_list_has_no_more_entries_than_there_are_bytes),
        on_bench(structs_in_structs_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
