/* scratch.h - a folder for one test, and what most tests of the store do. */
#ifndef TESTS_STORE_SCRATCH_H
#define TESTS_STORE_SCRATCH_H

#include "core/store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct scratch {
    char folder[64];
    char db[96];
};

static int scratch_open(void **state)
{
    struct scratch *s = calloc(1, sizeof *s);
    if (!s)
        return -1;
    strcpy(s->folder, "/tmp/lacuna-store-XXXXXX");
    if (!mkdtemp(s->folder))
        return -1;
    snprintf(s->db, sizeof s->db, "%s/run.db", s->folder);
    *state = s;
    return 0;
}

static inline int scratch_close(void **state)
{
    static const char *const ENDS[] = {"", "-wal", "-shm", ".lock", ".new", ".new-wal", ".new-shm"};
    struct scratch *s = *state;
    char name[128];
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        snprintf(name, sizeof name, "%s%s", s->db, ENDS[i]);
        unlink(name);
    }
    rmdir(s->folder);
    free(s);
    return 0;
}

#define scratch_test(name) cmocka_unit_test_setup_teardown(name, scratch_open, scratch_close)

static inline struct lac_store *try_open(const char *path, bool create, bool read_only, struct lac_error *err)
{
    struct lac_store_options options = {.path = path, .create = create, .read_only = read_only};
    return lac_store_open(&options, err);
}

static inline struct lac_store *open_run(const char *path)
{
    struct lac_error err = {0};
    struct lac_store *store = try_open(path, true, false, &err);
    if (!store)
        fail_msg("%s", err.message);
    return store;
}

static inline struct lac_id key_of(int n)
{
    return lac_id_of_bytes(&n, sizeof n);
}

static inline void reserve(struct lac_store *store, int n, lac_store_done *done, void *user)
{
    char request[32];
    snprintf(request, sizeof request, "{\"n\":%d}", n);
    struct lac_call call = {.key = key_of(n),
                            .model = "sim-a",
                            .purpose = "vote",
                            .request = request,
                            .expected_tokens = 12,
                            .expected_cost = 700};
    lac_store_reserve(store, &call, done, user);
}

static inline void settle(struct lac_store *store, int n, bool ok, lac_store_done *done, void *user)
{
    char text[32];
    snprintf(text, sizeof text, "\"reply %d\"", n);
    struct lac_reply reply = {.ok = ok,
                              .http_status = ok ? 200 : 503,
                              .text = ok ? text : NULL,
                              .cause = ok ? NULL : "gave up",
                              .attempts = 2,
                              .latency_us = 3000,
                              .tokens_in = 4,
                              .tokens_out = -1,
                              .spent_tokens = 4,
                              .cost = 400};
    lac_store_settle(store, key_of(n), &reply, done, user);
}

static inline void flush(struct lac_store *store)
{
    struct lac_error err = {0};
    if (lac_store_flush(store, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static inline void assert_reply(struct lac_store *store, int n)
{
    char text[32];
    snprintf(text, sizeof text, "\"reply %d\"", n);
    struct lac_str got = {0};
    assert_true(lac_store_reply(store, key_of(n), &got));
    assert_string_equal(lac_str_get(&got), text);
    lac_str_free(&got);
}

static inline void assert_no_reply(struct lac_store *store, int n)
{
    struct lac_str got = {0};
    assert_false(lac_store_reply(store, key_of(n), &got));
    assert_int_equal(got.len, 0);
}

#endif
