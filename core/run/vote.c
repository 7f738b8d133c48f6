#include "core/run/vote.h"
#include "core/base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* What is needed to read the answer when it comes. */
struct pending {
    struct lac_session *session;
    const struct lac_model *model;
    const struct lac_language *language, *instruction;
    struct lac_arena *arena;
    const char *const *shown;
    size_t n, right;
    int number;
    lac_vote_done *done;
    void *user;
};

static struct lac_value hold_to(struct lac_arena *arena, const char *const *shown, size_t n)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < n; i++)
        lac_push(arena, &list, lac_text(arena, shown[i]));
    return list;
}

struct lac_value lac_vote_call(struct lac_arena *arena, const struct lac_ballot *b)
{
    const struct lac_language *instruction = b->instruction ? b->instruction : b->language;
    struct lac_asking asking = {b->model->ask, b->language, instruction, b->stem, b->choices, b->n, b->draw};
    struct lac_value call = lac_object();
    struct lac_str prompt = {0};
    lac_prompt_write(&prompt, &asking);
    lac_set_text(arena, &call, "kind", b->model->completion ? "completion" : "chat");
    if (b->model->completion) {
        lac_set_text(arena, &call, "prompt", lac_str_get(&prompt));
    } else {
        struct lac_value message = lac_object(), messages = lac_list();
        lac_set_text(arena, &message, "role", "user");
        lac_set_text(arena, &message, "content", lac_str_get(&prompt));
        lac_push(arena, &messages, message);
        lac_set(arena, &call, "messages", messages);
    }
    lac_set(arena, &call, "params", b->model->params);
    if (b->model->ask == LAC_ASK_TEXT) {
        const char *const *shown = lac_prompt_choices(arena, &asking);
        const char **sorted = lac_arena_alloc(arena, b->n * sizeof *sorted);
        for (size_t i = 0; i < b->n; i++) /* in the item's order: a permutation must not make another request */
            sorted[b->draw->order[i]] = shown[i];
        lac_set(arena, &call, "choices", hold_to(arena, sorted, b->n));
        lac_set_text(arena, &call, "lead", lac_language_lead(instruction));
    }
    lac_str_free(&prompt);
    return call;
}

static void read_reply(const struct pending *p, const struct lac_value *reply, struct lac_vote *vote)
{
    const char *error = lac_get_text(reply, "error", NULL);
    const struct lac_value *text = lac_language_normalized(p->language, p->arena, lac_get(reply, "text"));
    vote->margin = lac_get_num(reply, "margin", 0);
    vote->reported = lac_get_text(reply, "model", "");
    if (error && (strcmp(error, "refused") == 0 || strcmp(error, "filtered") == 0)) {
        vote->outcome = LAC_REFUSED;
        vote->rule = "server.refused";
        return;
    }
    struct lac_question question = {p->model->ask, p->instruction->labels, p->shown, p->n};
    struct lac_reading reading;
    bool cut = strcmp(lac_get_text(reply, "finish", "stop"), "length") == 0;
    if (cut && p->model->ask == LAC_ASK_TEXT && lac_model_has(p->model, "grammar")) {
        size_t index = lac_read_beginning(p->shown, p->n, lac_as_text(text, ""));
        if (index < p->n) {
            vote->outcome = index == p->right ? LAC_RIGHT : LAC_WRONG;
            vote->rule = "grammar.beginning";
            return;
        }
    }
    lac_read_answer(p->language->reader, p->session->cast->english->reader, &question, lac_as_text(text, ""),
                    text && text->kind == LAC_STR ? text->as.str.len : 0, cut, &reading);
    vote->outcome = lac_reading_outcome(&reading, p->right);
    vote->rule = reading.rule;
}

void lac_vote_reported(struct lac_arena *arena, const struct lac_vote *vote, const char **name)
{
    if (*vote->reported && (!*name || strcmp(vote->reported, *name) < 0))
        *name = lac_arena_strdup(arena, vote->reported);
}

static void replied(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    struct pending *p = user;
    if (reply) {
        struct lac_vote vote = {.model = p->model->name, .draw = p->number, .call = key};
        read_reply(p, reply, &vote);
        p->done(p->user, &vote, NULL);
    } else {
        p->done(p->user, NULL, cause);
    }
    lac_arena_free(p->arena);
    free(p);
}

uint64_t lac_vote_cast(struct lac_session *session, const struct lac_ballot *ballot, const char *purpose,
                       lac_vote_done *done, void *user)
{
    struct pending *p = lac_alloc_zero(1, sizeof *p);
    struct lac_arena *arena = lac_arena_new(), *scratch = lac_arena_new();
    const struct lac_language *instruction = ballot->instruction ? ballot->instruction : ballot->language;
    const char **shown = lac_arena_alloc(arena, ballot->n * sizeof *shown);
    for (size_t i = 0; i < ballot->n; i++)
        shown[i] = lac_arena_strdup(arena, ballot->choices[ballot->draw->order[i]]);
    *p = (struct pending){session,
                          ballot->model,
                          ballot->language,
                          instruction,
                          arena,
                          shown,
                          ballot->n,
                          lac_draw_position(ballot->draw, ballot->answer),
                          ballot->number,
                          done,
                          user};
    struct lac_value call = lac_vote_call(scratch, ballot);
    uint64_t handle = lac_calls_send(session->calls, ballot->model, &call, purpose, 0, replied, p);
    lac_arena_free(scratch);
    return handle;
}
