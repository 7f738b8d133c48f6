#include "core/cli/out.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/model/json.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int lac_say_error(const struct lacuna_error *err)
{
    fprintf(stderr, "lacuna: %s\n", err->message);
    return (int)err->status;
}

size_t lac_args_all(const struct lac_args *args, const char *name, const char **out, size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < args->given.n && n < max; i++)
        if (strcmp(args->given.at[i].name, name) == 0)
            out[n++] = args->given.at[i].value;
    return n;
}

int lac_count_given(const struct lac_args *args, const char *name)
{
    const char *all[8];
    return (int)lac_args_all(args, name, all, 8);
}

/* Warnings that were said: baselines, and runs after one another, have the same to say. The oldest is forgotten. */
static struct {
    pthread_mutex_t lock; /* an audit logs from several threads */
    struct lac_id of[64];
    size_t n;
} said = {.lock = PTHREAD_MUTEX_INITIALIZER};

static bool was_said(const char *message)
{
    enum { ALL = sizeof said.of / sizeof *said.of };
    struct lac_id id = lac_id_of(&message, 1);
    bool was = false;
    pthread_mutex_lock(&said.lock);
    for (size_t i = 0; i < ALL && i < said.n && !was; i++)
        was = lac_id_equal(said.of[i], id);
    if (!was)
        said.of[said.n++ % ALL] = id;
    pthread_mutex_unlock(&said.lock);
    return was;
}

static void say(void *user, enum lac_log_level level, const char *message)
{
    (void)user;
    if (level == LAC_LOG_WARN && was_said(message))
        return;
    fprintf(stderr, "%s%s\n", level == LAC_LOG_ERROR ? "error: " : level == LAC_LOG_WARN ? "warning: " : "", message);
}

struct lacuna *lac_open_project(const struct lac_args *args, int *code)
{
    const char *paths[32];
    struct lacuna_options options = {.folder = lac_args_get(args, "--folder"), .paths = paths};
    options.n_paths = lac_args_all(args, "--path", paths, 32);
    int verbose = lac_count_given(args, "--verbose");
    lac_log_to(say, NULL,
               lac_args_has(args, "--quiet") ? LAC_LOG_ERROR
               : verbose > 1                 ? LAC_LOG_TRACE
               : verbose == 1                ? LAC_LOG_INFO
                                             : LAC_LOG_NOTE);
    struct lacuna *lacuna;
    struct lacuna_error err;
    *code = 0;
    if (lacuna_open(&options, &lacuna, &err) == LACUNA_OK)
        return lacuna;
    *code = lac_say_error(&err);
    return NULL;
}

static bool coloured(void)
{
    const char *no = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no && *no);
}

const char *lac_bold(void)
{
    return coloured() ? "\033[1m" : "";
}

const char *lac_dim(void)
{
    return coloured() ? "\033[2m" : "";
}

const char *lac_plain(void)
{
    return coloured() ? "\033[0m" : "";
}

struct lac_value lac_parse(struct lac_arena *arena, const char *json)
{
    struct lac_value v;
    struct lac_error err;
    if (lac_json_read(arena, json, strlen(json), &v, &err) != LAC_OK) {
        fprintf(stderr, "lacuna: a record cannot be read: %s\n", err.message);
        exit(1);
    }
    return v;
}

int lac_show(const struct lac_args *args, enum lacuna_status status, char *json, const struct lacuna_error *err,
             void (*print)(const struct lac_value *result))
{
    if (status != LACUNA_OK)
        return lac_say_error(err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value result = lac_parse(arena, json);
    if (lac_args_has(args, "--json"))
        puts(json);
    else
        print(&result);
    lac_arena_free(arena);
    lacuna_free_text(json);
    return 0;
}

int lac_out_close(int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    fprintf(stderr, "lacuna: standard output cannot be written: %s\n", strerror(errno));
    return code ? code : 1;
}
