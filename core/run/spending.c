#include "core/run/spending.h"
#include "core/base/vec.h"
#include "core/run/price.h"

#include <string.h>

/* A sum over some of the calls. `unpriced`: some were sent at a price that is not known. */
struct sum {
    struct lac_spent spent;
    int64_t estimated;
    bool unpriced;
};

struct use { /* of a model for a purpose */
    const char *model, *purpose;
    struct sum sum;
};

struct counting {
    struct lac_arena *arena;
    int64_t answered, unanswered, reused, tokens_in, tokens_out, no_usage;
    struct lac_value purposes; /* of those answered: name -> count */
    struct lac_value unpriced; /* names of models */
    struct sum all, lost;
    LAC_VEC(struct use) uses; /* few models, few purposes */
};

static void add_reply(struct sum *sum, const struct lac_reply *reply)
{
    sum->spent.calls += reply->attempts;
    sum->spent.tokens += reply->spent_tokens;
    sum->spent.cost += reply->cost > 0 ? reply->cost : 0;
    sum->unpriced = sum->unpriced || (reply->attempts > 0 && reply->cost < 0);
    sum->estimated += reply->estimated && !reply->reused;
}

static struct sum *use_of(struct counting *c, const struct lac_call *call)
{
    for (size_t i = 0; i < c->uses.n; i++)
        if (strcmp(c->uses.at[i].model, call->model) == 0 && strcmp(c->uses.at[i].purpose, call->purpose) == 0)
            return &c->uses.at[i].sum;
    struct use use = {
        lac_arena_strdup(c->arena, call->model), lac_arena_strdup(c->arena, call->purpose), {{0}, 0, false}};
    lac_vec_push(&c->uses, use);
    return &c->uses.at[c->uses.n - 1].sum;
}

static bool count(void *user, const struct lac_call *call, const struct lac_reply *reply)
{
    struct counting *c = user;
    add_reply(&c->all, reply);
    add_reply(use_of(c, call), reply);
    if (reply->lost)
        add_reply(&c->lost, reply);
    if (reply->attempts > 0 && reply->cost < 0 && !lac_lists(&c->unpriced, call->model))
        lac_push(c->arena, &c->unpriced, lac_text(c->arena, call->model));
    if (!reply->ok) {
        c->unanswered++;
        return true;
    }
    c->answered++;
    c->reused += reply->reused;
    c->tokens_in += reply->tokens_in > 0 ? reply->tokens_in : 0;
    c->tokens_out += reply->tokens_out > 0 ? reply->tokens_out : 0;
    c->no_usage += reply->tokens_in < 0 || reply->estimated;
    lac_set_int(c->arena, &c->purposes, call->purpose, lac_get_int(&c->purposes, call->purpose, 0) + 1);
    return true;
}

static struct lac_value sum_value(struct lac_arena *arena, const struct sum *sum)
{
    struct lac_value v = lac_object();
    lac_set_int(arena, &v, "calls", sum->spent.calls);
    lac_set_int(arena, &v, "tokens", sum->spent.tokens);
    lac_set(arena, &v, "usd", sum->unpriced ? lac_nil() : lac_num((double)sum->spent.cost / LAC_PICO_USD));
    lac_set_int(arena, &v, "estimated", sum->estimated);
    return v;
}

/* Of a model, of a purpose, or of both; NULL: of any. */
static struct lac_value uses_value(const struct counting *c, const char *model, const char *purpose)
{
    struct sum all = {{0}, 0, false};
    for (size_t i = 0; i < c->uses.n; i++) {
        const struct use *use = &c->uses.at[i];
        if ((model && strcmp(use->model, model) != 0) || (purpose && strcmp(use->purpose, purpose) != 0))
            continue;
        all.spent.calls += use->sum.spent.calls;
        all.spent.tokens += use->sum.spent.tokens;
        all.spent.cost += use->sum.spent.cost;
        all.estimated += use->sum.estimated;
        all.unpriced = all.unpriced || use->sum.unpriced;
    }
    return sum_value(c->arena, &all);
}

static struct lac_value purposes_value(const struct counting *c, const char *model)
{
    struct lac_value v = lac_object();
    for (size_t i = 0; i < c->uses.n; i++)
        if (!model || strcmp(c->uses.at[i].model, model) == 0)
            lac_set(c->arena, &v, c->uses.at[i].purpose, uses_value(c, model, c->uses.at[i].purpose));
    return v;
}

static struct lac_value models_value(const struct counting *c)
{
    struct lac_value v = lac_object();
    for (size_t i = 0; i < c->uses.n; i++) {
        const char *model = c->uses.at[i].model;
        if (lac_get(&v, model))
            continue;
        struct lac_value one = uses_value(c, model, NULL);
        lac_set(c->arena, &one, "purposes", purposes_value(c, model));
        lac_set(c->arena, &v, model, one);
    }
    return v;
}

static struct lac_value per_value(struct lac_arena *arena, const struct sum *sum, int64_t pairs)
{
    struct lac_value v = lac_object();
    if (pairs == 0)
        return lac_nil();
    lac_set_num(arena, &v, "calls", (double)sum->spent.calls / (double)pairs);
    lac_set_num(arena, &v, "tokens", (double)sum->spent.tokens / (double)pairs);
    lac_set(arena, &v, "usd",
            sum->unpriced ? lac_nil() : lac_num((double)sum->spent.cost / LAC_PICO_USD / (double)pairs));
    return v;
}

enum lac_status lac_spending_make(struct lac_store *store, struct lac_arena *arena, int64_t accepted, int64_t confirmed,
                                  struct lac_value *calls, struct lac_value *spent, struct lac_error *err)
{
    struct counting c = {.arena = arena, .purposes = lac_object(), .unpriced = lac_list()};
    enum lac_status status = lac_store_each_call(store, count, &c, err);
    *calls = lac_object();
    lac_set_int(arena, calls, "answered", c.answered);
    lac_set_int(arena, calls, "reused", c.reused);
    lac_set_int(arena, calls, "unanswered", c.unanswered);
    lac_set_int(arena, calls, "tokens_in", c.tokens_in);
    lac_set_int(arena, calls, "tokens_out", c.tokens_out);
    lac_set_int(arena, calls, "without_usage", c.no_usage);
    lac_set(arena, calls, "purposes", c.purposes);
    *spent = sum_value(arena, &c.all);
    lac_set(arena, spent, "unpriced", c.unpriced);
    lac_set(arena, spent, "lost", sum_value(arena, &c.lost));
    lac_set(arena, spent, "models", models_value(&c));
    lac_set(arena, spent, "purposes", purposes_value(&c, NULL));
    lac_set(arena, spent, "per_accepted", per_value(arena, &c.all, accepted));
    lac_set(arena, spent, "per_confirmed", per_value(arena, &c.all, confirmed));
    lac_vec_free(&c.uses);
    return status;
}
