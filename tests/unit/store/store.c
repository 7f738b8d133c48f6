#include "core/store/store.h"
#include "scratch.h"

#include <signal.h>
#include <sys/wait.h>

static void note(void *user, enum lac_status status)
{
    *(enum lac_status *)user = status;
}

static void a_run_that_is_not_there_is_not_made_unless_asked(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    assert_null(try_open(s->db, false, false, &err));
    assert_int_equal(err.status, LAC_E_NOTFOUND);
    assert_null(try_open(s->db, false, true, &err));
    assert_int_equal(err.status, LAC_E_NOTFOUND);
    assert_int_equal(rmdir(s->folder), 0); /* no lock file either */
}

static void a_run_in_use_is_refused_with_the_pid(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    struct lac_error err = {0};
    assert_null(try_open(s->db, false, false, &err));
    assert_int_equal(err.status, LAC_E_BUSY);
    char pid[32];
    snprintf(pid, sizeof pid, "by process %ld", (long)getpid());
    assert_non_null(strstr(err.message, pid));
    lac_store_close(store);
    store = open_run(s->db);
    lac_store_close(store);
}

static void meta_is_durable_on_return_and_replaced_by_key(void **state)
{
    struct scratch *s = *state;
    pid_t child = fork();
    if (child == 0) {
        struct lac_store *store = try_open(s->db, true, false, NULL);
        if (store && lac_store_set_meta(store, "seed", "7", NULL) == LAC_OK &&
            lac_store_set_meta(store, "seed", "8", NULL) == LAC_OK)
            kill(getpid(), SIGKILL);
        _exit(1);
    }
    int how = 0;
    waitpid(child, &how, 0);
    assert_true(WIFSIGNALED(how));
    struct lac_store *store = open_run(s->db);
    struct lac_str value = {0};
    lac_str_add(&value, "seed=");
    assert_true(lac_store_get_meta(store, "seed", &value));
    assert_string_equal(value.data, "seed=8");
    assert_false(lac_store_get_meta(store, "config", &value));
    assert_string_equal(value.data, "seed=8");
    lac_str_free(&value);
    lac_store_close(store);
}

static void a_settled_reply_is_found_at_once_and_by_the_next_process(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    assert_no_reply(store, 1);
    reserve(store, 1, NULL, NULL);
    assert_no_reply(store, 1);
    settle(store, 1, true, NULL, NULL);
    assert_reply(store, 1); /* perhaps not yet committed */
    flush(store);
    assert_reply(store, 1); /* committed, not yet dispatched */
    lac_store_dispatch(store);
    assert_reply(store, 1); /* from the database */
    assert_int_equal(lac_store_calls(store), 1);
    lac_store_close(store);
    store = open_run(s->db);
    assert_reply(store, 1);
    assert_int_equal(lac_store_calls(store), 1);
    lac_store_close(store);
}

static void what_is_withdrawn_leaves_no_record_and_can_be_reserved_again(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    struct lac_call call;
    struct lac_reply reply;
    lac_store_withdraw(store, key_of(1)); /* unknown */
    reserve(store, 1, NULL, NULL);
    reserve(store, 2, NULL, NULL);
    lac_store_withdraw(store, key_of(2));
    settle(store, 1, true, NULL, NULL);
    lac_store_withdraw(store, key_of(1)); /* settled */
    assert_false(lac_store_call(store, key_of(2), &call, &reply));
    lac_store_close(store);
    store = open_run(s->db);
    assert_reply(store, 1);
    assert_int_equal(lac_store_unsettled(store), 0);
    assert_int_equal(lac_store_spent(store).calls, 2); /* of the first */
    reserve(store, 2, NULL, NULL);
    lac_store_withdraw(store, key_of(2));
    reserve(store, 2, NULL, NULL);
    settle(store, 2, true, NULL, NULL);
    flush(store);
    assert_reply(store, 2);
    lac_store_close(store);
}

static void a_failed_call_can_be_sent_again(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    reserve(store, 1, NULL, NULL);
    settle(store, 1, false, NULL, NULL);
    assert_no_reply(store, 1);
    assert_int_equal(lac_store_calls(store), 0);
    lac_store_close(store);

    store = open_run(s->db);
    assert_no_reply(store, 1);
    assert_int_equal(lac_store_unsettled(store), 0); /* it was settled: as a failure */
    enum lac_status reserved = LAC_E_INVALID, settled = LAC_E_INVALID;
    reserve(store, 1, note, &reserved);
    settle(store, 1, true, note, &settled);
    flush(store);
    assert_int_equal(lac_store_dispatch(store), 2);
    assert_int_equal(reserved, LAC_OK);
    assert_int_equal(settled, LAC_OK);
    assert_reply(store, 1);
    lac_store_close(store);
}

static void a_reservation_of_an_earlier_process_counts_as_spent_for_good(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    reserve(store, 1, NULL, NULL);
    reserve(store, 2, NULL, NULL);
    settle(store, 2, true, NULL, NULL);
    reserve(store, 3, NULL, NULL);
    assert_int_equal(lac_store_unsettled(store), 0); /* its own are in flight, not lost */
    lac_store_close(store);

    store = open_run(s->db);
    assert_int_equal(lac_store_unsettled(store), 2);
    reserve(store, 1, NULL, NULL);
    settle(store, 1, true, NULL, NULL);
    lac_store_close(store);

    store = open_run(s->db);
    assert_int_equal(lac_store_unsettled(store), 2); /* call 1 was sent twice */
    assert_int_equal(lac_store_calls(store), 2);
    assert_reply(store, 1);
    lac_store_close(store);
}

static void reserving_twice_makes_one_row_and_the_first_good_reply_stays(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    enum lac_status status[4] = {LAC_E_INVALID, LAC_E_INVALID, LAC_E_INVALID, LAC_E_INVALID};
    reserve(store, 1, note, &status[0]);
    reserve(store, 1, note, &status[1]);
    settle(store, 1, true, note, &status[2]);
    struct lac_reply other = {.ok = true, .text = "another"};
    lac_store_settle(store, key_of(1), &other, note, &status[3]);
    flush(store);
    assert_int_equal(lac_store_dispatch(store), 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(status[i], LAC_OK);
    assert_reply(store, 1);
    assert_int_equal(lac_store_calls(store), 1);
    lac_store_close(store);
    store = open_run(s->db);
    assert_reply(store, 1);
    assert_int_equal(lac_store_unsettled(store), 0);
    lac_store_close(store);
}

static void settling_what_was_never_reserved_is_refused_alone(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    enum lac_status status = LAC_OK;
    settle(store, 9, true, note, &status);
    flush(store);
    assert_int_equal(lac_store_dispatch(store), 1);
    assert_int_equal(status, LAC_E_INVALID);
    assert_no_reply(store, 9);
    reserve(store, 9, note, &status);
    flush(store);
    lac_store_dispatch(store);
    assert_int_equal(status, LAC_OK);
    lac_store_close(store);
}

static void a_read_only_store_reads_beside_a_writer_and_refuses_to_write(void **state)
{
    struct scratch *s = *state;
    struct lac_store *writer = open_run(s->db);
    reserve(writer, 1, NULL, NULL);
    settle(writer, 1, true, NULL, NULL);
    flush(writer);

    struct lac_error err = {0};
    struct lac_store *reader = try_open(s->db, false, true, &err);
    assert_non_null(reader);
    assert_reply(reader, 1);
    assert_int_equal(lac_store_flush(reader, &err), LAC_OK);
    assert_int_equal(lac_store_set_meta(reader, "a", "b", &err), LAC_E_STORE);
    assert_non_null(strstr(err.message, "reading only"));
    enum lac_status status = LAC_OK;
    reserve(reader, 2, note, &status);
    assert_int_equal(lac_store_dispatch(reader), 1);
    assert_int_equal(status, LAC_E_STORE);

    reserve(writer, 3, NULL, NULL);
    settle(writer, 3, true, NULL, NULL);
    flush(writer);
    lac_store_close(reader);
    lac_store_close(writer);
}

static void a_hundred_thousand_calls_are_there_after_reopening(void **state)
{
    enum { CALLS = 100000 };
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    for (int i = 0; i < CALLS; i++) {
        reserve(store, i, NULL, NULL);
        if (i % 10 != 0)
            settle(store, i, i % 10 != 1, NULL, NULL);
    }
    lac_store_close(store);
    store = open_run(s->db);
    assert_int_equal(lac_store_calls(store), CALLS / 10 * 8);
    assert_int_equal(lac_store_unsettled(store), CALLS / 10);
    for (int i = 0; i < CALLS; i += 997)
        i % 10 < 2 ? assert_no_reply(store, i) : assert_reply(store, i);
    lac_store_close(store);
}

static void another_attempt_is_an_intention_of_its_own(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    enum lac_status first = LAC_E_STORE, early = LAC_OK;
    lac_store_again(store, key_of(1), note, &early);
    reserve(store, 1, NULL, NULL);
    lac_store_again(store, key_of(1), note, &first);
    flush(store);
    lac_store_dispatch(store);
    assert_int_equal(early, LAC_E_INVALID); /* it was not reserved yet */
    assert_int_equal(first, LAC_OK);
    settle(store, 1, true, NULL, NULL);
    lac_store_again(store, key_of(1), note, &early);
    flush(store);
    lac_store_dispatch(store);
    assert_int_equal(early, LAC_E_INVALID);
    lac_store_close(store);
}

static void what_was_spent_is_known_to_the_next_process(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    assert_int_equal(lac_store_spent(store).calls, 0);
    reserve(store, 1, NULL, NULL);
    settle(store, 1, true, NULL, NULL); /* 2 attempts, 4 tokens, cost 400 */
    reserve(store, 2, NULL, NULL);      /* never settled: 12 tokens, cost 700 for each of its three attempts */
    lac_store_again(store, key_of(2), NULL, NULL);
    lac_store_again(store, key_of(2), NULL, NULL);
    reserve(store, 3, NULL, NULL);
    lac_store_again(store, key_of(3), NULL, NULL);
    settle(store, 3, false, NULL, NULL); /* counted as it was settled, whatever was intended */
    lac_store_close(store);
    store = open_run(s->db);
    struct lac_spent spent = lac_store_spent(store);
    assert_int_equal(spent.calls, 2 + 3 + 2);
    assert_int_equal(spent.tokens, 4 + 3 * 12 + 4);
    assert_int_equal(spent.cost, 400 + 3 * 700 + 400);
    lac_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_run_that_is_not_there_is_not_made_unless_asked),
        scratch_test(a_run_in_use_is_refused_with_the_pid),
        scratch_test(meta_is_durable_on_return_and_replaced_by_key),
        scratch_test(a_settled_reply_is_found_at_once_and_by_the_next_process),
        scratch_test(what_is_withdrawn_leaves_no_record_and_can_be_reserved_again),
        scratch_test(a_failed_call_can_be_sent_again),
        scratch_test(a_reservation_of_an_earlier_process_counts_as_spent_for_good),
        scratch_test(reserving_twice_makes_one_row_and_the_first_good_reply_stays),
        scratch_test(settling_what_was_never_reserved_is_refused_alone),
        scratch_test(a_read_only_store_reads_beside_a_writer_and_refuses_to_write),
        scratch_test(a_hundred_thousand_calls_are_there_after_reopening),
        scratch_test(another_attempt_is_an_intention_of_its_own),
        scratch_test(what_was_spent_is_known_to_the_next_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
