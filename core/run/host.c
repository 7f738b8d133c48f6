#include "core/run/host.h"
#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/model/json.h"
#include "core/run/embed.h"
#include "core/run/speak.h"

#include <stdlib.h>
#include <string.h>

/* An operation under way. */
struct lac_errand {
    struct lac_session *session;
    struct lac_op *op; /* NULL once it is not wanted any more */
    uint64_t call;     /* that it waits for, of speak.h; 0: another */
    bool json;
    struct lac_errand *next, **at; /* list of what is under way, to find an op's errand */
};

static void forget(struct lac_errand *e)
{
    if (e->next)
        e->next->at = e->at;
    *e->at = e->next;
    free(e);
}

static void finish(struct lac_errand *e, const struct lac_value *value, const char *message, const char *code)
{
    struct lac_op *op = e->op;
    struct lac_session *session = e->session;
    forget(e);
    if (!op)
        return;
    lac_op_done(op, value, message, code);
    lac_session_wake(session);
}

static void answered(void *user, const char *text, const char *code, const char *message)
{
    struct lac_errand *e = user;
    if (!text) {
        finish(e, NULL, message ? message : "no reply", code);
        return;
    }
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value;
    struct lac_error err;
    if (!e->json) {
        value = lac_text(arena, text);
        finish(e, &value, NULL, NULL);
    } else if (lac_json_read(arena, text, strlen(text), &value, &err) == LAC_OK) {
        finish(e, &value, NULL, NULL);
    } else {
        finish(e, NULL, err.message, "unparsed");
    }
    lac_arena_free(arena);
}

static struct lac_errand *new_errand(struct lac_session *session, struct lac_op *op)
{
    struct lac_errand *e = lac_alloc_zero(1, sizeof *e);
    e->session = session;
    e->op = op;
    e->at = &session->errands;
    e->next = session->errands;
    if (e->next)
        e->next->at = &e->next;
    session->errands = e;
    return e;
}

/* Without a handle it is answered already. */
static void waits_for(struct lac_errand *e, uint64_t call)
{
    if (call)
        e->call = call;
}

static const struct lac_model *role_model(const struct lac_cast *cast, const char *role)
{
    if (strcmp(role, "writer") == 0)
        return cast->writer;
    if (strcmp(role, "judge") == 0)
        return cast->judge;
    return strcmp(role, "translator") == 0 && cast->translator && !cast->translator->translates ? cast->translator
                                                                                                : NULL;
}

static void start_ask(struct lac_session *s, struct lac_task_user *who, struct lac_op *op,
                      const struct lac_op_request *r)
{
    const struct lac_model *model = role_model(s->cast, r->role);
    struct lac_errand *e = new_errand(s, op);
    if (!model) {
        finish(e, NULL, "no model is cast in this role", "no_model");
        return;
    }
    e->json = r->schema != NULL;
    who->calls++;
    struct lac_speech speech = {.model = model,
                                .purpose = strcmp(r->role, "judge") == 0 ? "judge" : "write",
                                .prompt = r->prompt,
                                .messages = r->messages,
                                .params = r->params,
                                .schema = r->schema,
                                .draw = who->replicate};
    waits_for(e, lac_speak(s, &speech, answered, e));
}

static void start_translate(struct lac_session *s, struct lac_task_user *who, struct lac_op *op,
                            const struct lac_op_request *r)
{
    struct lac_errand *e = new_errand(s, op);
    const struct lac_cast *cast = s->cast;
    const struct lac_language *to = strcmp(r->to, "target") == 0 ? who->language : NULL;
    bool back = strcmp(r->to, "en") == 0;
    for (size_t i = 0; i < cast->n_languages && !to; i++)
        if (strcmp(cast->languages[i]->code, r->to) == 0)
            to = cast->languages[i];
    const struct lac_language *from = back ? who->language : cast->english;
    to = back ? cast->english : to;
    if (!to || !from) {
        finish(e, NULL, "no such language in this run", "no_language");
        return;
    }
    who->calls++;
    waits_for(e, lac_translate(s, from, to, r->text, answered, e));
}

static void compared(void *user, const double *cosine, const char *code, const char *message)
{
    struct lac_value value = cosine ? lac_num(*cosine) : lac_nil();
    finish(user, cosine ? &value : NULL, cosine ? NULL : message ? message : "no reply", code);
}

static void start(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    struct lac_session *s = user;
    struct lac_task_user *who = lac_task_user(task);
    if (request->kind == LAC_OP_ASK) {
        start_ask(s, who, op, request);
    } else if (request->kind == LAC_OP_TRANSLATE) {
        start_translate(s, who, op, request);
    } else {
        who->calls += s->cast->embedder != NULL;
        lac_nearness(s, request->text, request->to, compared, new_errand(s, op));
    }
}

static void cancel(void *user, struct lac_op *op)
{
    struct lac_session *s = user;
    struct lac_errand *e = s->errands;
    while (e && e->op != op)
        e = e->next;
    if (e && e->call) {
        lac_unspeak(s, e->call);
        forget(e);
    } else if (e) {
        e->op = NULL;
    }
}

static void note(void *user, struct lac_task *task, const char *level, const char *message)
{
    (void)user;
    (void)task;
    bool warn = strcmp(level, "warn") == 0 || strcmp(level, "error") == 0;
    lac_log(warn ? LAC_LOG_INFO : LAC_LOG_DEBUG, "script: %s", message);
}

static bool template_text(void *user, struct lac_task *task, const char *name, struct lac_str *out)
{
    (void)task;
    struct lac_session *s = user;
    return lac_project_prompt(s->project, name, out, NULL) == LAC_OK;
}

static void wake(void *user)
{
    lac_session_wake(user);
}

struct lac_task_host lac_host(struct lac_session *session)
{
    return (struct lac_task_host){
        .user = session, .start = start, .cancel = cancel, .note = note, .template_text = template_text, .wake = wake};
}
