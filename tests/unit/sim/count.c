#include "core/sim/count.h"
#include "invented.h"

#include <pthread.h>

static void repeats_and_kinds_are_counted(void **state)
{
    (void)state;
    struct lac_sim_count *count = lac_sim_count_new();
    struct lac_id a = {0, 1}, b = {0, 2};
    assert_int_equal(lac_sim_count_request(count, "chat", a), 0);
    assert_int_equal(lac_sim_count_request(count, "chat", a), 1);
    assert_int_equal(lac_sim_count_request(count, "translate", b), 0);
    lac_sim_count_fault(count, LAC_FAULT_429);
    lac_sim_count_fault(count, LAC_FAULT_NONE);
    lac_sim_count_answer(count, "question", "sim-a");
    lac_sim_count_answer(count, "translation", NULL);
    struct lac_str out = {0};
    lac_sim_count_write(count, &out);
    assert_string_equal(out.data,
                        "{\"answers\":{\"question\":1,\"translation\":1},\"distinct\":2,\"faults\":{\"429\":1},"
                        "\"models\":{\"sim-a\":1},\"most_repeated\":2,\"requests\":{\"chat\":2,\"translate\":1}}");
    lac_str_free(&out);
    lac_sim_count_free(count);
}

static void *count_many(void *arg)
{
    for (uint64_t i = 0; i < 2000; i++)
        lac_sim_count_request(arg, "chat", (struct lac_id){0, i});
    return NULL;
}

static void threads_lose_no_count(void **state)
{
    (void)state;
    struct lac_sim_count *count = lac_sim_count_new();
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, count_many, count), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    struct lac_str out = {0};
    lac_sim_count_write(count, &out);
    assert_string_equal(out.data, "{\"answers\":{},\"distinct\":2000,\"faults\":{},\"models\":{},\"most_repeated\":4,"
                                  "\"requests\":{\"chat\":8000}}");
    lac_str_free(&out);
    lac_sim_count_free(count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repeats_and_kinds_are_counted),
        cmocka_unit_test(threads_lose_no_count),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
