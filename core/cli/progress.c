#include "core/cli/progress.h"
#include "core/model/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PLAIN_EVERY_S 15.0 /* between lines where nobody watches */

static void print_event(struct lac_value *v)
{
    struct lac_str text = {0};
    lac_json_write(&text, v);
    puts(lac_str_get(&text));
    fflush(stdout);
    lac_str_free(&text);
}

static void json_progress(const struct lacuna_progress *p)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "event", "progress");
    lac_set_int(arena, &v, "trials", (int64_t)p->trials);
    lac_set_int(arena, &v, "finished", (int64_t)p->finished);
    lac_set_int(arena, &v, "candidates", p->candidates);
    lac_set_int(arena, &v, "accepted", p->accepted);
    lac_set_int(arena, &v, "confirmed", p->confirmed);
    lac_set_int(arena, &v, "calls", p->calls);
    lac_set_int(arena, &v, "in_flight", p->in_flight);
    lac_set_num(arena, &v, "seconds", p->seconds);
    print_event(&v);
    lac_arena_free(arena);
}

static void say_eta(char *out, size_t size, double eta)
{
    if (eta < 0)
        snprintf(out, size, "-");
    else if (eta < 90)
        snprintf(out, size, "%.0f s", eta);
    else if (eta < 5400)
        snprintf(out, size, "%.0f min", eta / 60);
    else
        snprintf(out, size, "%.1f h", eta / 3600);
}

static void on_progress(void *user, const struct lacuna_progress *p)
{
    struct lac_progress *self = user;
    bool due = p->seconds - self->said >= (self->json ? 1.0 : PLAIN_EVERY_S);
    if (self->quiet || (!self->terminal && !due))
        return;
    self->said = p->seconds;
    if (self->json) {
        json_progress(p);
        return;
    }
    char eta[32];
    say_eta(eta, sizeof eta, p->eta);
    fprintf(stderr,
            "%s%s%zu of %zu trials, %lld candidates, %lld accepted, %lld confirmed, %lld calls (%.0f/s), %d in flight, "
            "%lld limited, %s left%s",
            self->terminal ? "\r\033[K" : "", self->prefix, p->finished, p->trials, (long long)p->candidates,
            (long long)p->accepted, (long long)p->confirmed, (long long)p->calls,
            p->seconds > 0 ? (double)p->calls / p->seconds : 0.0, p->in_flight, (long long)p->limited, eta,
            self->terminal ? "" : "\n");
    self->open = self->terminal;
}

static void on_decided(void *user, const char *item, const char *language, int depth, const char *verdict, double value,
                       const char *reason)
{
    struct lac_progress *self = user;
    if (self->json) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value v = lac_object();
        lac_set_text(arena, &v, "event", "decided");
        lac_set_text(arena, &v, "item", item);
        lac_set_text(arena, &v, "language", language);
        lac_set_int(arena, &v, "depth", depth);
        lac_set_text(arena, &v, "verdict", verdict);
        lac_set_num(arena, &v, "value", value);
        if (reason)
            lac_set_text(arena, &v, "reason", reason);
        print_event(&v);
        lac_arena_free(arena);
    } else if (self->verbose) {
        lac_progress_end(self);
        fprintf(stderr, "%s %s depth %d: %s", item, language, depth, verdict);
        if (isfinite(value))
            fprintf(stderr, ", V = %.2f", value);
        fprintf(stderr, "%s%s\n", reason ? ", " : "", reason ? reason : "");
    }
}

static void on_stopped(void *user, const char *model, const char *reason)
{
    struct lac_progress *self = user;
    lac_progress_end(self);
    fprintf(stderr,
            "model '%s' stopped: %s; what needs it waits, the rest goes on. When it is mended: lacuna run --resume\n",
            model, reason);
}

struct lacuna_events lac_progress_events(struct lac_progress *progress)
{
    return (struct lacuna_events){progress, on_progress, on_decided, on_stopped};
}

void lac_progress_end(struct lac_progress *progress)
{
    if (progress->open)
        fprintf(stderr, "\r\033[K");
    progress->open = false;
}
