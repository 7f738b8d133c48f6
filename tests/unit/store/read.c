#include "core/store/store.h"
#include "scratch.h"

struct seen {
    struct lac_str text;
    int stop_after;
    int n;
};

static bool see_record(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    struct seen *seen = user;
    lac_str_addf(&seen->text, "%s/%lld/%s=%s ", group, (long long)rank, id, json);
    return ++seen->n != seen->stop_after;
}

static void records_come_by_group_then_rank_then_id(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    lac_store_put(store, LAC_REC_PAIR, "d", "b", 1, "1");
    lac_store_put(store, LAC_REC_PAIR, "c", "a", 10, "2");
    lac_store_put(store, LAC_REC_PAIR, "b", "a", 9, "3");
    lac_store_put(store, LAC_REC_PAIR, "a", "a", 9, "4");
    lac_store_put(store, LAC_REC_PAIR, "Z", "a", -1, "5");
    lac_store_put(store, LAC_REC_EVENT, "e", "a", 0, "6");
    lac_store_put(store, LAC_REC_PAIR, "c", "A", 3, "7"); /* replaces */
    flush(store);
    struct seen seen = {0};
    assert_int_equal(lac_store_each(store, LAC_REC_PAIR, see_record, &seen, NULL), LAC_OK);
    assert_string_equal(lac_str_get(&seen.text), "A/3/c=7 a/-1/Z=5 a/9/a=4 a/9/b=3 b/1/d=1 ");
    lac_str_free(&seen.text);

    struct seen first = {.stop_after = 2};
    assert_int_equal(lac_store_each(store, LAC_REC_PAIR, see_record, &first, NULL), LAC_OK);
    assert_int_equal(first.n, 2);
    lac_str_free(&first.text);
    struct seen none = {0};
    assert_int_equal(lac_store_each(store, LAC_REC_DECISION, see_record, &none, NULL), LAC_OK);
    assert_int_equal(none.n, 0);
    lac_store_close(store);
}

static bool see_call(void *user, const struct lac_call *call, const struct lac_reply *reply)
{
    struct seen *seen = user;
    lac_str_addf(&seen->text, "%s %s %s %lld: ", call->model, call->purpose, call->request,
                 (long long)call->expected_tokens);
    lac_str_addf(&seen->text, "%d %s %s %lld;", reply->http_status, reply->text ? reply->text : "-",
                 reply->cause ? reply->cause : "-", (long long)reply->tokens_out);
    assert_true(lac_id_equal(call->key, key_of(seen->n == 0 ? 1 : seen->n == 1 ? 2 : seen->n == 2 ? 3 : 2)));
    return ++seen->n != seen->stop_after;
}

static void calls_come_in_the_order_of_their_reservations(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    reserve(store, 1, NULL, NULL);
    reserve(store, 2, NULL, NULL);
    reserve(store, 3, NULL, NULL);
    settle(store, 3, true, NULL, NULL);
    settle(store, 2, false, NULL, NULL);
    reserve(store, 2, NULL, NULL);
    flush(store);
    struct seen seen = {0};
    assert_int_equal(lac_store_each_call(store, see_call, &seen, NULL), LAC_OK);
    assert_string_equal(lac_str_get(&seen.text), "sim-a vote {\"n\":1} 12: 0 - - -1;"
                                                 "sim-a vote {\"n\":2} 12: 503 - gave up -1;"
                                                 "sim-a vote {\"n\":3} 12: 200 \"reply 3\" - -1;"
                                                 "sim-a vote {\"n\":2} 12: 0 - - -1;");
    lac_str_free(&seen.text);
    struct seen first = {.stop_after = 1};
    assert_int_equal(lac_store_each_call(store, see_call, &first, NULL), LAC_OK);
    assert_int_equal(first.n, 1);
    lac_str_free(&first.text);
    lac_store_close(store);
}

static void a_call_is_found_by_its_key_also_while_it_is_in_the_queue(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    struct lac_call call;
    struct lac_reply reply;
    assert_false(lac_store_call(store, key_of(1), &call, &reply));
    for (int i = 1; i <= 3; i++) {
        reserve(store, i, NULL, NULL);
        assert_true(lac_store_call(store, key_of(i), &call, &reply));
        assert_string_equal(call.model, "sim-a");
        assert_false(reply.ok);
        assert_null(reply.text);
        settle(store, i, i != 2, NULL, NULL);
        assert_true(lac_store_call(store, key_of(i), &call, &reply));
        assert_true(lac_id_equal(call.key, key_of(i)));
        assert_int_equal(reply.ok, i != 2);
        assert_int_equal(reply.attempts, 2);
        assert_int_equal(reply.latency_us, 3000);
        assert_int_equal(reply.tokens_in, 4);
    }
    assert_string_equal(call.request, "{\"n\":3}");
    assert_string_equal(reply.text, "\"reply 3\"");
    assert_null(reply.cause);
    lac_store_close(store);
}

static void texts_of_any_language_and_size_come_back_as_they_were(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    struct lac_str large = {0};
    for (int i = 0; i < 20000; i++)
        lac_str_add(&large, "¿Qué? \n\t'\"; 你好 ");
    struct lac_call call = {.key = key_of(1), .request = large.data};
    struct lac_reply reply = {.ok = true, .text = large.data};
    lac_store_reserve(store, &call, NULL, NULL);
    lac_store_settle(store, key_of(1), &reply, NULL, NULL);
    flush(store);
    lac_store_dispatch(store);
    struct lac_str got = {0};
    assert_true(lac_store_reply(store, key_of(1), &got));
    assert_string_equal(got.data, large.data);
    assert_true(lac_store_call(store, key_of(1), &call, &reply));
    assert_string_equal(call.request, large.data);
    assert_string_equal(call.model, "");
    lac_str_free(&got);
    lac_str_free(&large);
    lac_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(records_come_by_group_then_rank_then_id),
        scratch_test(calls_come_in_the_order_of_their_reservations),
        scratch_test(a_call_is_found_by_its_key_also_while_it_is_in_the_queue),
        scratch_test(texts_of_any_language_and_size_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
