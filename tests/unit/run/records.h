/* records.h - a store with records written by hand, for tests of what is counted from them. */
#ifndef TESTS_RUN_RECORDS_H
#define TESTS_RUN_RECORDS_H

#include "core/model/json.h"
#include "core/store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct records {
    char folder[64];
    struct lac_store *store;
    struct lac_arena *arena;
};

static struct lac_error err;

static inline int records_up(void **state)
{
    struct records *r = calloc(1, sizeof *r);
    char path[128];
    strcpy(r->folder, "/tmp/lacuna-records-XXXXXX");
    if (!mkdtemp(r->folder))
        return -1;
    snprintf(path, sizeof path, "%s/run.db", r->folder);
    struct lac_store_options options = {.path = path, .create = true};
    r->store = lac_store_open(&options, &err);
    r->arena = lac_arena_new();
    *state = r;
    return r->store ? 0 : -1;
}

static inline int records_down(void **state)
{
    struct records *r = *state;
    char command[128];
    lac_store_close(r->store);
    lac_arena_free(r->arena);
    snprintf(command, sizeof command, "rm -r '%s'", r->folder);
    free(r);
    return system(command);
}

#define on_records(test) cmocka_unit_test_setup_teardown(test, records_up, records_down)

static inline const char *group_of(struct records *r, int item, const char *code)
{
    int place = strcmp(code, "es") == 0 ? 0 : strcmp(code, "fr") == 0 ? 1 : 2;
    return lac_arena_printf(r->arena, "%06d/%03d", item, place);
}

/* `more`: further fields, each with its comma. */
static inline void put_branch(struct records *r, int item, const char *code, const char *state, const char *more)
{
    const char *group = group_of(r, item, code);
    lac_store_put(r->store, LAC_REC_BRANCH, group, group, 0,
                  lac_arena_printf(r->arena,
                                   "{%s\"item\":\"i%d\",\"language\":\"%s\",\"state\":\"%s\",\"eligible\":%s}", more,
                                   item, code, state, strcmp(state, "not_eligible") == 0 ? "false" : "true"));
}

static inline const char *outcomes(struct records *r, int right, int wrong)
{
    struct lac_str text = {0};
    for (int i = 0; i < right + wrong; i++)
        lac_str_addf(&text, "%s\"%s\"", i ? "," : "", i < right ? "right" : "wrong");
    const char *copy = lac_arena_strdup(r->arena, lac_str_get(&text));
    lac_str_free(&text);
    return copy;
}

/* Eight draws of one model: right in perturbed English; right and wrong in the perturbed target. */
static inline void put_pair(struct records *r, int item, const char *code, int rank, const char *stage, int english,
                            int right, int wrong)
{
    const char *confirmed = strcmp(stage, "confirmed") == 0 ? "true" : "false";
    lac_store_put(
        r->store, LAC_REC_PAIR, lac_arena_printf(r->arena, "%d-%s-%d", item, code, rank), group_of(r, item, code), rank,
        lac_arena_printf(
            r->arena,
            "{\"item\":{\"id\":\"i%d\"},\"language\":\"%s\",\"plain\":false,\"stage\":\"%s\",\"models\":{\"metal\":"
            "{\"confirmed\":%s,\"attribution\":\"%s\",\"cells\":{\"english_perturbed\":{\"outcomes\":[%s]},"
            "\"target_perturbed\":{\"outcomes\":[%s]}}}}}",
            item, code, stage, confirmed, confirmed[0] == 't' ? "interaction" : "chance",
            outcomes(r, english, 8 - english), outcomes(r, right, wrong)));
}

static inline void put_plain_pair(struct records *r, int item, const char *code, const char *stage)
{
    lac_store_put(
        r->store, LAC_REC_PAIR, lac_arena_printf(r->arena, "%d-%s-plain", item, code), group_of(r, item, code), 0,
        lac_arena_printf(
            r->arena,
            "{\"item\":{\"id\":\"i%d\"},\"language\":\"%s\",\"plain\":true,\"stage\":\"%s\",\"models\":{\"metal\":"
            "{\"confirmed\":true,\"cells\":{\"english\":{\"outcomes\":[%s]},\"target\":{\"outcomes\":[%s]}}}}}",
            item, code, stage, outcomes(r, 8, 0), outcomes(r, 0, 8)));
}

/* A call and its reply; tokens -1: not said, -2: no reply. */
static inline void put_call(struct records *r, uint64_t key, const char *purpose, int64_t in, int64_t out)
{
    struct lac_call call = {.key = {key, key}, .model = "metal", .purpose = purpose, .request = "{}"};
    struct lac_reply reply = {.ok = in > -2,
                              .http_status = 200,
                              .text = "{}",
                              .cause = "gone",
                              .attempts = 1,
                              .tokens_in = in,
                              .tokens_out = out};
    lac_store_reserve(r->store, &call, NULL, NULL);
    lac_store_settle(r->store, call.key, &reply, NULL, NULL);
}

#endif
