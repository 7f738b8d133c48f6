#include "core/base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check_hex(struct lac_id id, const char *want)
{
    char hex[LAC_ID_HEX];
    lac_id_hex(id, hex);
    assert_string_equal(hex, want);
}

/* Python's xxhash: xxh3_128_hexdigest(b"") and (b"abc"). */
static void bytes_hash_as_xxh3_128(void **state)
{
    (void)state;
    check_hex(lac_id_of_bytes("", 0), "99aa06d3014798d86001c324468d497f");
    check_hex(lac_id_of_bytes(NULL, 0), "99aa06d3014798d86001c324468d497f");
    check_hex(lac_id_of_bytes("abc", 3), "06b05ab6733a618578af5f94892f3950");
}

static void where_one_field_ends_matters(void **state)
{
    (void)state;
    assert_false(lac_id_equal(lac_id_of((const char *[]){"ab", "c"}, 2), lac_id_of((const char *[]){"a", "bc"}, 2)));
    assert_false(lac_id_equal(lac_id_of((const char *[]){"a"}, 1), lac_id_of((const char *[]){"a", ""}, 2)));
    assert_false(lac_id_equal(lac_id_of((const char *[]){NULL}, 1), lac_id_of((const char *[]){""}, 1)));
    assert_true(lac_id_equal(lac_id_of((const char *[]){"a", NULL}, 2), lac_id_of((const char *[]){"a", NULL}, 2)));
}

static void pieces_and_resets_give_the_id_of_a_fresh_start(void **state)
{
    struct lac_hash *hash = lac_hash_new();
    (void)state;
    lac_hash_text(hash, "noise");
    lac_hash_reset(hash);
    lac_hash_text(hash, "one");
    lac_hash_text(hash, "two");
    assert_true(lac_id_equal(lac_hash_end(hash), lac_id_of((const char *[]){"one", "two"}, 2)));
    lac_hash_u64(hash, 1);
    struct lac_id with_number = lac_hash_end(hash);
    assert_false(lac_id_equal(with_number, lac_id_of((const char *[]){"one", "two"}, 2)));
    assert_true(lac_id_equal(with_number, lac_hash_end(hash))); /* asking does not change it */
    lac_hash_free(hash);
    lac_hash_free(NULL);
}

static void ids_survive_their_text_form(void **state)
{
    struct lac_id id = {0x0123456789abcdefu, 0xfedcba9876543210u}, back;
    (void)state;
    check_hex(id, "0123456789abcdeffedcba9876543210");
    assert_true(lac_id_parse("0123456789abcdeffedcba9876543210", &back) && lac_id_equal(id, back));
    assert_true(lac_id_parse("0123456789ABCDEFFEDCBA9876543210", &back) && lac_id_equal(id, back));
}

static void what_is_no_id_is_refused(void **state)
{
    struct lac_id id;
    (void)state;
    assert_false(lac_id_parse("", &id));
    assert_false(lac_id_parse("0123456789abcdeffedcba987654321", &id));
    assert_false(lac_id_parse("0123456789abcdeffedcba98765432100", &id));
    assert_false(lac_id_parse("0123456789abcdeffedcba987654321g", &id));
    assert_false(lac_id_parse(" 123456789abcdeffedcba9876543210", &id));
}

static void ids_sort_as_their_text_forms(void **state)
{
    static const struct lac_id ids[] = {{0, 0}, {0, 1}, {0, UINT64_MAX}, {1, 0}, {UINT64_MAX, 0}};
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = 0; j < 5; j++) {
            char a[LAC_ID_HEX], b[LAC_ID_HEX];
            lac_id_hex(ids[i], a);
            lac_id_hex(ids[j], b);
            int order = strcmp(a, b);
            assert_int_equal(lac_id_compare(ids[i], ids[j]), (order > 0) - (order < 0));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_hash_as_xxh3_128),
        cmocka_unit_test(where_one_field_ends_matters),
        cmocka_unit_test(pieces_and_resets_give_the_id_of_a_fresh_start),
        cmocka_unit_test(ids_survive_their_text_form),
        cmocka_unit_test(what_is_no_id_is_refused),
        cmocka_unit_test(ids_sort_as_their_text_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
