#include "core/cli/progress.h"
#include "core/base/utf8.h"
#include "core/model/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

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
    lac_set_int(arena, &v, "reused", p->reused);
    lac_set_int(arena, &v, "in_flight", p->in_flight);
    lac_set_int(arena, &v, "limited", p->limited);
    lac_set_int(arena, &v, "spent_calls", p->spent_calls);
    lac_set_int(arena, &v, "spent_tokens", p->spent_tokens);
    lac_set_num(arena, &v, "spent_usd", p->spent_usd);
    lac_set_bool(arena, &v, "priced", p->priced);
    lac_set(arena, &v, "eta", p->eta < 0 ? lac_nil() : lac_num(p->eta));
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

void lac_say_usd(char *out, size_t size, double usd)
{
    snprintf(out, size, usd >= 100 ? "%.0f USD" : usd >= 1 ? "%.2f USD" : "%.4f USD", usd);
}

/* What was spent: money where all prices are known, else tokens. */
static void say_spent(char *out, size_t size, const struct lacuna_progress *p)
{
    if (p->priced)
        lac_say_usd(out, size, p->spent_usd);
    else
        snprintf(out, size, "%lld tokens", (long long)p->spent_tokens);
}

/* A line that wraps cannot be redrawn. */
static size_t columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col - 1u : 119u;
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
    char eta[32], spent[48];
    struct lac_str line = {0};
    say_eta(eta, sizeof eta, p->eta);
    say_spent(spent, sizeof spent, p);
    lac_str_addf(&line,
                 "%s%s%zu of %zu trials, %lld candidates, %lld accepted, %lld confirmed, %lld calls (%.0f/s), %d in "
                 "flight, %lld limited, %s, %s left",
                 self->prefix, *self->prefix ? ": " : "", p->finished, p->trials, (long long)p->candidates,
                 (long long)p->accepted, (long long)p->confirmed, (long long)p->calls,
                 p->seconds > 0 ? (double)p->calls / p->seconds : 0.0, p->in_flight, (long long)p->limited, spent, eta);
    if (self->terminal)
        fprintf(stderr, "\r\033[K%.*s", (int)lac_utf8_cut(line.data, line.len, columns()), line.data);
    else
        fprintf(stderr, "%s\n", line.data);
    lac_str_free(&line);
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

static void json_call(const struct lacuna_call_news *c)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "event", "call");
    lac_set_text(arena, &v, "model", c->model);
    lac_set_text(arena, &v, "purpose", c->purpose);
    lac_set_text(arena, &v, "key", c->key);
    lac_set_int(arena, &v, "status", c->status);
    lac_set_int(arena, &v, "attempts", c->attempts);
    lac_set_num(arena, &v, "latency_ms", c->latency_ms);
    lac_set_int(arena, &v, "tokens_in", c->tokens_in);
    lac_set_int(arena, &v, "tokens_out", c->tokens_out);
    lac_set_bool(arena, &v, "estimated", c->estimated);
    lac_set_text(arena, &v, "from", c->from);
    if (c->cause)
        lac_set_text(arena, &v, "cause", c->cause);
    print_event(&v);
    lac_arena_free(arena);
}

static void on_called(void *user, const struct lacuna_call_news *c)
{
    struct lac_progress *self = user;
    if (self->json) {
        json_call(c);
        return;
    }
    lac_progress_end(self);
    fprintf(stderr, "call %.12s %s %s: ", c->key, c->model, c->purpose);
    if (strcmp(c->from, "wire") != 0)
        fprintf(stderr, "from the %s", strcmp(c->from, "run") == 0 ? "run's records" : c->from);
    else
        fprintf(stderr, "%d, %.0f ms, %d attempt%s", c->status, c->latency_ms, c->attempts,
                c->attempts == 1 ? "" : "s");
    if (c->tokens_in >= 0)
        fprintf(stderr, ", %s%lld + %lld tokens", c->estimated ? "about " : "", (long long)c->tokens_in,
                (long long)c->tokens_out);
    fprintf(stderr, "%s%s\n", c->cause ? ", " : "", c->cause ? c->cause : "");
}

/* Only a person at a terminal is asked; scripts say --resume, --fresh or --go-on. */
static enum lacuna_begin on_unfinished(void *user, const char *run_id)
{
    struct lac_progress *self = user;
    char line[64] = "";
    if (!self->terminal || !isatty(STDIN_FILENO))
        return LACUNA_PLAIN;
    fprintf(stderr,
            "run %s of this configuration is unfinished. Go on with it [r], start anew beside it [f], or stop [s]? ",
            run_id);
    if (!fgets(line, sizeof line, stdin))
        return LACUNA_PLAIN;
    return *line == 'r' || *line == 'R' || *line == '\n' ? LACUNA_RESUME
           : *line == 'f' || *line == 'F'                ? LACUNA_FRESH
                                                         : LACUNA_PLAIN;
}

struct lacuna_events lac_progress_events(struct lac_progress *progress)
{
    return (struct lacuna_events){.user = progress,
                                  .progress = on_progress,
                                  .decided = on_decided,
                                  .model_stopped = on_stopped,
                                  .called = progress->verbose > 1 ? on_called : NULL,
                                  .unfinished = on_unfinished};
}

void lac_progress_end(struct lac_progress *progress)
{
    if (progress->open)
        fprintf(stderr, "\r\033[K");
    progress->open = false;
}
