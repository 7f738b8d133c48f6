/* stage.h - a project in a folder of its own and a model server on loopback, for tests of the room that binds all
 * others.
 *
 * The server's model knows gold. In English it is always right. In Spanish it is wrong about boxes 1, 4, 7, ... always,
 * and about boxes 0, 3, 6, ... when something stands beside the question; about boxes 2, 5, 8, ... it is right or says
 * that it does not know. A reply is a function of the request; when it comes is not. */
#ifndef TESTS_RUN_STAGE_H
#define TESTS_RUN_STAGE_H

#include "core/base/file.h"
#include "core/model/json.h"
#include "core/run/run.h"
#include "tests/unit/net/server.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct stage {
    char folder[64];
    struct server *server;
    struct lac_project *project;
    struct lac_config config;
    struct lac_cast cast;
    struct lac_session session;
    struct lac_arena *arena;
};

static struct lac_error err;

/* The model that translates knows these words and how the boxes are asked for. */
static const char *const stage_words[][2] = {{"gold", "oro"}, {"lead", "plomo"}, {"tin", "estaño"}, {"iron", "hierro"}};

/* What the server does beside answering; 0: nothing. Counted in requests for a model. */
static atomic_int stage_requests, stage_refuse_from, stage_interrupt_at, stage_garble_until, stage_busy_until,
    stage_delay_ms;

/* Set: boxes 0, 3, 6, ... are wrong with something beside them only under the first Spanish instruction. */
static atomic_bool stage_moody;

/* What the server says of a prompt's tokens. */
static atomic_llong stage_prompt_tokens;

/* Set: the model called "scribe" is refused; the others are not. */
static atomic_bool stage_no_scribe;

static uint64_t stage_hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 1099511628211u;
    return h ^ h >> 29;
}

/* The last "X. <gold>" line of a prompt: where the letter stands. */
static const char *stage_gold_line(const char *prompt, bool *spanish)
{
    const char *found = NULL;
    for (const char *at = prompt; (at = strchr(at, '\n')) != NULL;) {
        at++;
        bool es = strncmp(at + 1, ". oro\n", 6) == 0;
        if (!es && strncmp(at + 1, ". gold\n", 7) != 0)
            continue;
        found = at;
        *spanish = es;
    }
    return found;
}

static void stage_translate(const char *text, char out[128])
{
    const char *box = strstr(text, "box "), *caja = strstr(text, "caja ");
    for (size_t i = 0; i < 4; i++) {
        size_t en = strlen(stage_words[i][0]), es = strlen(stage_words[i][1]);
        if (strncmp(text, stage_words[i][0], en) == 0 && text[en] < ' ')
            strcpy(out, stage_words[i][1]);
        else if (strncmp(text, stage_words[i][1], es) == 0 && text[es] < ' ')
            strcpy(out, stage_words[i][0]);
        else
            continue;
        return;
    }
    if (box)
        sprintf(out, "¿Qué metal brilla en la caja %d?", atoi(box + 4));
    else if (caja)
        sprintf(out, "Which metal shines in box %d?", atoi(caja + 5));
    else
        strcpy(out, strstr(text, "«") ? "Alguien escribió «eso»." : "Se ve una caja.\\n");
}

static void stage_answer(const char *prompt, char out[128])
{
    bool spanish = false;
    const char *text = strstr(prompt, "\nText: ");
    if (text) {
        stage_translate(text + 7, out);
        return;
    }
    const char *gold = stage_gold_line(prompt, &spanish);
    if (!gold) {
        strcpy(out, "Se ve una caja.\\n"); /* as JSON */
        return;
    }
    const char *box = NULL;
    for (const char *at = prompt; (at = strstr(at, spanish ? "caja " : "box ")) != NULL; at++)
        box = at + (spanish ? 5 : 4);
    int n = box ? atoi(box) : 0;
    const char *stem = box ? box : prompt;
    while (stem > prompt && stem[-1] != '\n')
        stem--;
    bool beside = box && strstr(stem, "«") && strstr(stem, "«") < strchr(stem, '\n');
    bool wrong = spanish && (n % 3 == 1 || (n % 3 == 0 && beside));
    if (n % 3 == 0 && atomic_load(&stage_moody) && !strstr(prompt, "Responde a la pregunta de opción múltiple."))
        wrong = false;
    if (spanish && n % 3 == 2 && stage_hash(prompt) % 4 == 0)
        strcpy(out, "No lo sé.");
    else
        sprintf(out, "%c", wrong ? 'A' + (gold[0] - 'A' + 1) % 4 : gold[0]);
}

/* Vectors by the text: {its length, 1}; of a text that begins with "odd" one number more. */
static struct say stage_embed(const struct lac_value *request)
{
    struct lac_str json = {0};
    const struct lac_value *input = lac_get(request, "input");
    lac_str_add(&json, "{\"model\":\"metal-e\",\"data\":[");
    for (size_t i = 0; i < lac_count(input); i++) {
        const char *text = lac_as_text(lac_at(input, i), "");
        lac_str_addf(&json, "%s{\"index\":%zu,\"embedding\":[%zu,1%s]}", i ? "," : "", i, strlen(text),
                     lac_starts_with(text, "odd") ? ",1" : "");
    }
    lac_str_add(&json, "],\"usage\":{\"prompt_tokens\":5}}");
    struct say say = say_reply(200, "", lac_str_get(&json));
    lac_str_free(&json);
    return say;
}

static struct say stage_say(const struct ask *ask)
{
    const char *body = strstr(ask->text, "\r\n\r\n") + 4;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value request;
    char text[128], json[512];
    int number = atomic_fetch_add(&stage_requests, 1) + 1;
    if (atomic_load(&stage_interrupt_at) == number)
        kill(getpid(), SIGINT);
    if (lac_json_read(arena, body, strlen(body), &request, NULL) != LAC_OK) {
        lac_arena_free(arena);
        return say_reply(400, "", "{\"error\":{\"message\":\"no JSON\"}}");
    }
    int refuse = atomic_load(&stage_refuse_from);
    if (lac_get(&request, "input") && !(refuse && number >= refuse)) {
        struct say say = stage_embed(&request);
        lac_arena_free(arena);
        return say;
    }
    const struct lac_value *messages = lac_get(&request, "messages");
    const char *prompt = lac_get_text(lac_at(messages, lac_count(messages) - 1), "content", "");
    uint64_t h = stage_hash(body);
    bool scribe = strcmp(lac_get_text(&request, "model", ""), "scribe") == 0;
    stage_answer(prompt, text);
    snprintf(json, sizeof json,
             "{\"model\":\"metal-%d\",\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}],"
             "\"usage\":{\"prompt_tokens\":%lld,\"completion_tokens\":1}}",
             (int)(h % 2), text, atomic_load(&stage_prompt_tokens));
    lac_arena_free(arena);
    int from = atomic_load(&stage_refuse_from);
    bool refused = (from && number >= from) || (scribe && atomic_load(&stage_no_scribe));
    struct say say = refused ? say_reply(401, "", "{\"error\":{\"message\":\"no such key\"}}")
                     : number <= atomic_load(&stage_busy_until)   ? say_reply(503, "retry-after-ms: 1\r\n", "busy")
                     : number <= atomic_load(&stage_garble_until) ? say_reply(200, "", "<html>busy</html>")
                                                                  : say_reply(200, "", json);
    say.delay_ms = (int)(h % 4) + atomic_load(&stage_delay_ms); /* replies overtake each other */
    return say;
}

static inline void stage_put(const struct stage *s, const char *name, const char *text)
{
    struct lac_str path = {0};
    lac_str_addf(&path, "%s/%s", s->folder, name);
    char *slash = strrchr(path.data, '/');
    *slash = 0;
    assert_int_equal(lac_dir_make(path.data, &err), LAC_OK);
    *slash = '/';
    assert_int_equal(lac_file_write(path.data, text, strlen(text), &err), LAC_OK);
    lac_str_free(&path);
}

/* Boxes 0 .. n-1 in English and other English words: Spanish needs a translator. */
static inline void stage_put_english_items(const struct stage *s, int n)
{
    struct lac_str text = {0};
    for (int i = 0; i < n; i++)
        lac_str_addf(&text,
                     "{\"id\":\"box-%d\",\"answer\":0,\"en\":{\"stem\":\"Which metal shines in box "
                     "%d?\",\"choices\":[\"gold\",\"lead\",\"tin\",\"iron\"]},"
                     "\"en-x-placebo\":{\"stem\":\"What shines there in box "
                     "%d?\",\"choices\":[\"gold\",\"lead\",\"tin\",\"iron\"]}}\n",
                     i, i, i);
    stage_put(s, "items.jsonl", lac_str_get(&text));
    lac_str_free(&text);
}

/* Boxes 0 .. n-1, in English, Spanish and other English words. */
static inline void stage_put_items(const struct stage *s, int n)
{
    struct lac_str text = {0};
    for (int i = 0; i < n; i++)
        lac_str_addf(&text,
                     "{\"id\":\"box-%d\",\"answer\":%d,\"en\":{\"stem\":\"Which metal shines in box "
                     "%d?\",\"choices\":[\"gold\",\"lead\",\"tin\",\"iron\"]},"
                     "\"en-x-placebo\":{\"stem\":\"What shines there in box "
                     "%d?\",\"choices\":[\"gold\",\"lead\",\"tin\",\"iron\"]},"
                     "\"es\":{\"stem\":\"¿Qué metal brilla en la caja "
                     "%d?\",\"choices\":[\"oro\",\"plomo\",\"estaño\",\"hierro\"]}}\n",
                     i, 0, i, i, i);
    stage_put(s, "items.jsonl", lac_str_get(&text));
    lac_str_free(&text);
}

static inline void stage_put_config(const struct stage *s, const char *rest)
{
    struct lac_str text = {0};
    lac_str_addf(
        &text,
        "return {\n"
        "  models = { metal = { provider = \"openai\", model = \"metal\", url = \"http://127.0.0.1:%d/v1\" } },\n"
        "  source = { name = \"parallel\", file = \"items.jsonl\" },\n"
        "  languages = { \"es\" },\n"
        "  search = { depth = 1, votes = 3, keep = 2, chunk = 4, width = 3 },\n"
        "  %s\n"
        "}\n",
        s->server->port, rest);
    stage_put(s, "probe.lua", lac_str_get(&text));
    lac_str_free(&text);
}

static inline int stage_up(void **state)
{
    struct stage *s = calloc(1, sizeof *s);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, NULL); /* before the server's thread: a loop of the test takes them */
    if (!s)
        return -1;
    strcpy(s->folder, "/tmp/lacuna-run-XXXXXX");
    if (!mkdtemp(s->folder))
        return -1;
    atomic_store(&stage_requests, 0);
    atomic_store(&stage_refuse_from, 0);
    atomic_store(&stage_interrupt_at, 0);
    atomic_store(&stage_garble_until, 0);
    atomic_store(&stage_busy_until, 0);
    atomic_store(&stage_delay_ms, 0);
    atomic_store(&stage_prompt_tokens, 10);
    atomic_store(&stage_moody, false);
    atomic_store(&stage_no_scribe, false);
    s->server = server_start(stage_say);
    s->arena = lac_arena_new();
    stage_put_items(s, 9);
    stage_put_config(s, "");
    *state = s;
    return 0;
}

static inline int stage_down(void **state)
{
    struct stage *s = *state;
    char command[128];
    if (s->session.loop)
        lac_session_close(&s->session);
    lac_cast_free(&s->cast);
    lac_project_close(s->project);
    server_stop(s->server);
    lac_arena_free(s->arena);
    (void)snprintf(command, sizeof command, "rm -r '%s'", s->folder);
    int rc = system(command);
    free(s);
    return rc;
}

#define on_stage(test) cmocka_unit_test_setup_teardown(test, stage_up, stage_down)

/* Opens the project and reads its probe.lua. */
static inline void stage_configure(struct stage *s)
{
    struct lac_config_sources sources = {0};
    if (lac_project_open(s->folder, NULL, 0, &s->project, &err) != LAC_OK ||
        lac_config_load(s->project, &sources, &s->config, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static inline void stage_cast(struct stage *s)
{
    stage_configure(s);
    if (lac_cast_make(s->project, &s->config, &s->cast, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

/* A session over the cast; `db` NULL: no store. */
static inline void stage_session(struct stage *s, const char *db, bool report_stopped)
{
    struct lac_session_options options = {.in_flight = 8, .report_stopped = report_stopped};
    if (!s->project)
        stage_cast(s);
    options.store_path = db ? lac_arena_printf(s->arena, "%s/%s", s->folder, db) : NULL;
    if (lac_session_open(s->project, &s->cast, &options, &s->session, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

/* Runs the session's loop until *what is true or nothing is left to wait for. */
struct stage_wait {
    struct stage *stage;
    const bool *what;
    int quiet;
};

static void stage_look(void *user)
{
    struct stage_wait *w = user;
    w->quiet = lac_session_idle(&w->stage->session) ? w->quiet + 1 : 0;
    if ((w->what && *w->what) || w->quiet > 1)
        lac_loop_stop(w->stage->session.loop);
    else
        lac_loop_after(w->stage->session.loop, 1000, stage_look, w);
}

static inline void stage_wait(struct stage *s, const bool *what)
{
    struct stage_wait w = {s, what, 0};
    lac_loop_after(s->session.loop, 0, stage_look, &w);
    assert_int_equal(lac_loop_run(s->session.loop, &err), LAC_OK);
}

/* ---- whole runs ---- */

struct stage_result {
    enum lac_status status;
    bool complete;
    int64_t accepted, confirmed;
    char id[32];
    size_t stopped;
};

static inline enum lac_status stage_open_run(struct stage *s, int in_flight, enum lac_run_begin begin,
                                             struct lac_run **run)
{
    static const struct lac_run_events none;
    if (s->project)
        lac_project_close(s->project);
    s->project = NULL;
    stage_configure(s);
    return lac_run_open(s->project, &s->config, in_flight, begin, NULL, &none, run, &err);
}

static inline struct stage_result stage_run(struct stage *s, int in_flight, enum lac_run_begin begin)
{
    struct lac_run *run;
    struct stage_result r = {.status = stage_open_run(s, in_flight, begin, &run)};
    if (r.status != LAC_OK)
        fail_msg("%s", err.message);
    r.status = lac_run_go(run, &err);
    r.complete = lac_run_complete(run);
    r.accepted = run->accepted;
    r.confirmed = run->confirmed;
    r.stopped = run->stopped.n;
    strcpy(r.id, run->id);
    lac_run_close(run);
    return r;
}

/* A file of the run's folder; the caller frees. */
static inline char *stage_read(const struct stage *s, const char *id, const char *file)
{
    struct lac_str text = {0};
    if (lac_file_read(lac_project_run_path(s->project, id, file), 1 << 24, &text, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return lac_str_take(&text);
}

/* Line `n` of JSON lines, from 0; nil when there are fewer. */
static inline struct lac_value stage_line(struct stage *s, const char *text, int n)
{
    struct lac_value v = lac_nil();
    for (; n > 0 && text; n--)
        text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL;
    if (text && *text)
        assert_int_equal(lac_json_read(s->arena, text, strcspn(text, "\n"), &v, NULL), LAC_OK);
    return v;
}

/* The first line with this text at a dotted key; nil when there is none. */
static inline struct lac_value stage_find(struct stage *s, const char *text, const char *key, const char *value)
{
    for (int i = 0;; i++) {
        struct lac_value v = stage_line(s, text, i);
        if (v.kind == LAC_NIL || strcmp(lac_as_text(lac_path(&v, key), ""), value) == 0)
            return v;
    }
}

static inline void stage_put_strategy(struct stage *s, const char *fields, const char *body)
{
    stage_put(
        s, "strategies/played.lua",
        lac_arena_printf(
            s->arena,
            "return lacuna.strategy { api = 1, name = 'played', version = '1.0.0', author = 'x', license = 'MIT',\n"
            "summary = 'x', max_asks = 8, max_edits = 3, %s perturb = function(ctx, item, opt)\n%s\nend }\n",
            fields, body));
}

static inline int stage_lines(const char *text)
{
    int n = 0;
    for (; *text; text++)
        n += *text == '\n';
    return n;
}

#endif
