#include "core/store/index.h"
#include "core/store/db.h"
#include "scratch.h"

static void a_key_survives_as_bytes_in_the_order_of_its_hex_form(void **state)
{
    (void)state;
    struct lac_id keys[] = {{0, 0}, {0, 1}, {0, UINT64_MAX}, {1, 0}, {0x0123456789abcdef, 0xfedcba9876543210}};
    unsigned char bytes[5][16];
    for (int i = 0; i < 5; i++) {
        lac_key_bytes(keys[i], bytes[i]);
        assert_true(lac_id_equal(lac_key_from_bytes(bytes[i]), keys[i]));
        if (i > 0)
            assert_true(memcmp(bytes[i - 1], bytes[i], 16) < 0);
    }
    assert_int_equal(bytes[4][0], 0x01);
    assert_int_equal(bytes[4][15], 0x10);
}

static void states_are_counted_as_they_change(void **state)
{
    (void)state;
    struct lac_index *index = lac_index_new();
    assert_null(lac_index_get(index, key_of(1)));
    struct lac_entry *one = lac_index_reserve(index, key_of(1)), *two = lac_index_reserve(index, key_of(2));
    assert_int_equal(one->seq, 1);
    assert_int_equal(two->seq, 2);
    lac_index_set(index, one, LAC_CALL_GOOD);
    lac_index_set(index, one, LAC_CALL_GOOD);
    lac_index_set(index, two, LAC_CALL_FAILED);
    assert_int_equal(lac_index_good(index), 1);
    assert_ptr_equal(lac_index_reserve(index, key_of(2)), two);
    assert_int_equal(two->seq, 3);
    assert_int_equal(two->state, LAC_CALL_RESERVED);
    lac_index_set(index, one, LAC_CALL_FAILED);
    assert_int_equal(lac_index_good(index), 0);
    lac_index_free(index);
}

static void the_first_good_row_of_a_key_counts_and_lost_rows_stay_counted(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(lac_db_create(&lac_db_run, s->db, NULL), LAC_OK);
    sqlite3 *db = NULL;
    assert_int_equal(lac_db_open(&lac_db_run, s->db, LAC_DB_WRITE, &db, NULL), LAC_OK);
    const char *sql = "INSERT INTO call (seq, expected_tokens, key, model, purpose, request) VALUES (1, 7, "
                      "zeroblob(16), 'm', 'p', 'r'), (2, 7, zeroblob(16), 'm', 'p', 'r'),"
                      " (5, 0, zeroblob(16), 'm', 'p', 'r'), (9, 0, zeroblob(16), 'm', 'p', 'r');"
                      "INSERT INTO reply VALUES (2, 0, 500, 3, 1, 1, 1, NULL, 'x', 0, 0, 40, 9), (5, 1, 200, 1, 1, 1, "
                      "1, 't', NULL, 0, 0, 2, -1)";
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    struct lac_index *index = lac_index_new();
    assert_int_equal(lac_index_load(index, db, s->db, NULL), LAC_OK);
    const struct lac_entry *entry = lac_index_get(index, (struct lac_id){0, 0});
    assert_non_null(entry);
    assert_int_equal(entry->seq, 5);
    assert_int_equal(entry->state, LAC_CALL_GOOD);
    assert_int_equal(lac_index_good(index), 1);
    assert_int_equal(lac_index_lost(index), 2);
    assert_int_equal(lac_index_spent(index).calls, 1 + 3 + 1 + 1);
    assert_int_equal(lac_index_spent(index).tokens, 7 + 40 + 2 + 0);
    assert_int_equal(lac_index_spent(index).cost, 9);
    assert_int_equal(lac_index_reserve(index, key_of(1))->seq, 10);
    lac_index_free(index);
    sqlite3_close(db);
}

static void a_key_of_another_length_is_damage(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(lac_db_create(&lac_db_run, s->db, NULL), LAC_OK);
    sqlite3 *db = NULL;
    assert_int_equal(lac_db_open(&lac_db_run, s->db, LAC_DB_WRITE, &db, NULL), LAC_OK);
    assert_int_equal(sqlite3_exec(db, "INSERT INTO call VALUES (1, 0, x'00', 'm', 'p', 'r', -1)", NULL, NULL, NULL), 0);
    struct lac_index *index = lac_index_new();
    struct lac_error err = {0};
    assert_int_equal(lac_index_load(index, db, s->db, &err), LAC_E_STORE);
    assert_non_null(strstr(err.message, "is damaged: call 1 has no key"));
    lac_index_free(index);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_survives_as_bytes_in_the_order_of_its_hex_form),
        cmocka_unit_test(states_are_counted_as_they_change),
        scratch_test(the_first_good_row_of_a_key_counts_and_lost_rows_stay_counted),
        scratch_test(a_key_of_another_length_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
