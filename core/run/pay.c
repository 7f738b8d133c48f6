/* pay.c - no attempt without a reservation: who finds no room in the budget waits for what is under way to come back,
 * and when that cannot be enough the budget is reached. */
#include "core/base/alloc.h"
#include "core/run/flight.h"

#include <stdlib.h>

static void append(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    f->is_short = true;
    f->next_short = NULL;
    f->previous_short = calls->last_short;
    *(calls->last_short ? &calls->last_short->next_short : &calls->first_short) = f;
    calls->last_short = f;
}

static void leave_queue(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    *(f->previous_short ? &f->previous_short->next_short : &calls->first_short) = f->next_short;
    *(f->next_short ? &f->next_short->previous_short : &calls->last_short) = f->previous_short;
    f->is_short = false;
}

static bool promise(struct lac_flight *f)
{
    if (!lac_budget_reserve(f->calls->budget, &f->bound))
        return false;
    f->reserved = true;
    f->attempts++;
    return true;
}

void lac_pay_close(struct lac_calls *calls, const char *reason)
{
    if (!calls->reached)
        calls->reached = lac_strdup(reason);
    while (calls->first_short) {
        struct lac_flight *f = calls->first_short;
        leave_queue(f);
        f->denied(f);
    }
}

/* Grants in the order in which it was asked: what is asked first must not wait for ever. */
static void look(struct lac_calls *calls)
{
    while (calls->first_short) {
        struct lac_flight *f = calls->first_short;
        if (promise(f)) {
            leave_queue(f);
            f->granted(f);
            continue;
        }
        if (lac_budget_over(calls->budget, &f->bound)) {
            struct lac_str why = {0};
            lac_str_add(&why, "the budget ");
            lac_budget_say(calls->budget, &f->bound, &why);
            lac_pay_close(calls, lac_str_get(&why));
            lac_str_free(&why);
        }
        return;
    }
}

void lac_pay_withdraw(struct lac_flight *f)
{
    if (!f->is_short)
        return;
    leave_queue(f);
    look(f->calls);
}

void lac_pay_ask(struct lac_flight *f, lac_pay_step *granted, lac_pay_step *denied)
{
    struct lac_calls *calls = f->calls;
    f->granted = granted;
    f->denied = denied;
    if (calls->reached) {
        denied(f);
    } else if (!calls->first_short && promise(f)) {
        granted(f);
    } else {
        append(f);
        look(calls);
    }
}

void lac_pay_end(struct lac_flight *f, const struct lac_spent *spent)
{
    if (!f->reserved)
        return;
    f->reserved = false;
    f->spent.calls += spent->calls;
    f->spent.tokens += spent->tokens;
    f->spent.cost += spent->cost;
    lac_budget_settle(f->calls->budget, &f->bound, spent);
    look(f->calls);
}
