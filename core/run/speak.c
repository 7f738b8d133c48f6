#include "core/run/speak.h"
#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/run/prompt.h"

#include <stdlib.h>
#include <string.h>

enum { WRITE_TOKENS = 400, TRANSLATE_TOKENS = 600 };
#define SPACE             " \t\r\n"
#define WRITE_TEMPERATURE 0.7 /* METHOD.md, the search, step 3 */

struct listener {
    lac_speech_done *done;
    void *user;
};

static void heard(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    (void)key;
    struct listener l = *(struct listener *)user;
    free(user);
    if (!reply) {
        l.done(l.user, NULL, cause ? "stopped" : NULL, cause);
        return;
    }
    const char *text = lac_get_text(reply, "text", ""), *error = lac_get_text(reply, "error", NULL);
    size_t len = strlen(text), skip = strspn(text, SPACE);
    while (len > skip && strchr(SPACE, text[len - 1]))
        len--;
    char *trimmed = lac_strndup(text + skip, len - skip); /* models like to end with a line */
    if (error)
        l.done(l.user, NULL, error, lac_get_text(reply, "message", "the model gave no usable reply"));
    else if (!*trimmed)
        l.done(l.user, NULL, "empty", "the model's reply is empty");
    else
        l.done(l.user, trimmed, NULL, NULL);
    free(trimmed);
}

static void lay_over(struct lac_arena *arena, struct lac_value *params, const struct lac_value *over)
{
    for (size_t i = 0; over && over->kind == LAC_MAP && i < over->as.map.n; i++)
        lac_set(arena, params, over->as.map.at[i].key, over->as.map.at[i].value);
}

static uint64_t send(struct lac_session *s, const struct lac_model *model, const struct lac_value *call,
                     const char *purpose, int64_t draw, lac_speech_done *done, void *user)
{
    struct listener *l = lac_alloc(sizeof *l);
    *l = (struct listener){done, user};
    return lac_calls_send(s->calls, model, call, purpose, draw, heard, l);
}

uint64_t lac_speak(struct lac_session *session, const struct lac_speech *speech, lac_speech_done *done, void *user)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = lac_object(), params = lac_object();
    bool completion = speech->model->completion && speech->prompt;
    lac_set_text(arena, &call, "kind", completion ? "completion" : "chat");
    if (completion) {
        lac_set_text(arena, &call, "prompt", speech->prompt);
    } else if (speech->messages) {
        lac_set(arena, &call, "messages", *speech->messages);
    } else {
        struct lac_value message = lac_object(), messages = lac_list();
        lac_set_text(arena, &message, "role", "user");
        lac_set_text(arena, &message, "content", speech->prompt);
        lac_push(arena, &messages, message);
        lac_set(arena, &call, "messages", messages);
    }
    lac_set_num(arena, &params, "temperature", WRITE_TEMPERATURE);
    lac_set_int(arena, &params, "max_tokens", WRITE_TOKENS);
    lay_over(arena, &params, speech->params);
    lac_set(arena, &call, "params", params);
    if (speech->schema)
        lac_set(arena, &call, "schema", *speech->schema);
    uint64_t handle = send(session, speech->model, &call, speech->purpose, speech->draw, done, user);
    lac_arena_free(arena);
    return handle;
}

static const struct lac_model *translator_for(const struct lac_session *s, const struct lac_language *to)
{
    if (strcmp(to->code, LAC_PLACEBO) == 0) /* a base model goes on with an instruction instead of following it */
        return s->cast->writer && !s->cast->writer->completion ? s->cast->writer : NULL;
    return s->cast->translator;
}

bool lac_can_translate(const struct lac_session *session, const struct lac_language *to)
{
    return translator_for(session, to) != NULL;
}

static const char *service_code(const struct lac_language *l, const struct lac_model *model)
{
    return lac_get_text(lac_get(l->data, "codes"), lac_package_name(model->provider), l->code);
}

static uint64_t by_machine(struct lac_session *s, const struct lac_model *model, const struct lac_language *from,
                           const struct lac_language *to, const char *text, lac_speech_done *done, void *user)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = lac_object();
    lac_set_text(arena, &call, "kind", "translate");
    lac_set_text(arena, &call, "text", text);
    lac_set_text(arena, &call, "from", service_code(from, model));
    lac_set_text(arena, &call, "to", service_code(to, model));
    uint64_t handle = send(s, model, &call, "translate", 0, done, user);
    lac_arena_free(arena);
    return handle;
}

static uint64_t by_prompt(struct lac_session *s, const struct lac_model *model, const struct lac_language *from,
                          const struct lac_language *to, const char *text, lac_speech_done *done, void *user)
{
    bool placebo = strcmp(to->code, LAC_PLACEBO) == 0;
    struct lac_str pattern = {0}, prompt = {0};
    struct lac_error err;
    uint64_t handle = 0;
    if (lac_project_prompt(s->project, placebo ? "paraphrase" : "translate", &pattern, &err) != LAC_OK) {
        lac_log(LAC_LOG_ERROR, "%s", err.message);
        done(user, NULL, "no_translator", err.message);
        goto done;
    }
    struct lac_slot slots[] = {{"text", text}, {"language", to->name}, {"code", to->code}, {"from", from->name}};
    lac_fill_slots(&prompt, lac_str_get(&pattern), slots, 4);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value params = lac_object();
    lac_set_num(arena, &params, "temperature", 0);
    lac_set_int(arena, &params, "max_tokens", TRANSLATE_TOKENS);
    struct lac_speech speech = {.model = model,
                                .purpose = placebo ? "paraphrase" : "translate",
                                .prompt = lac_str_get(&prompt),
                                .params = &params};
    handle = lac_speak(s, &speech, done, user);
    lac_arena_free(arena);
done:
    lac_str_free(&pattern);
    lac_str_free(&prompt);
    return handle;
}

uint64_t lac_translate(struct lac_session *session, const struct lac_language *from, const struct lac_language *to,
                       const char *text, lac_speech_done *done, void *user)
{
    const struct lac_model *model = translator_for(session, strcmp(to->code, "en") == 0 ? from : to);
    if (!model) {
        done(user, NULL, "no_translator", "no model is cast as translator");
        return 0;
    }
    return lac_translate_by(session, model, from, to, text, done, user);
}

uint64_t lac_translate_by(struct lac_session *session, const struct lac_model *model, const struct lac_language *from,
                          const struct lac_language *to, const char *text, lac_speech_done *done, void *user)
{
    return model->translates ? by_machine(session, model, from, to, text, done, user)
                             : by_prompt(session, model, from, to, text, done, user);
}

void lac_unspeak(struct lac_session *session, uint64_t handle)
{
    if (handle)
        free(lac_calls_cancel(session->calls, handle));
}
