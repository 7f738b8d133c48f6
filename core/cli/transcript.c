#include "core/cli/transcript.h"
#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/cli/out.h"
#include "core/cli/show_calls.h"

#include <stdio.h>
#include <string.h>

struct transcript {
    struct lac_arena *arena;
    struct lac_map *calls; /* key -> struct lac_value * */
    LAC_VEC(struct lac_value *) in_order;
    LAC_VEC(struct lac_value *) candidates;
    bool votes;
};

static struct lac_value *keep(struct transcript *t, const char *json)
{
    struct lac_value *v = lac_arena_alloc(t->arena, sizeof *v);
    *v = lac_parse(t->arena, lac_arena_strdup(t->arena, json));
    return v;
}

static bool take_call(void *user, const char *json)
{
    struct transcript *t = user;
    struct lac_value *v = keep(t, json);
    struct lac_id key;
    if (lac_id_parse(lac_get_text(v, "key", ""), &key))
        lac_map_put(t->calls, key, v);
    lac_vec_push(&t->in_order, v);
    return true;
}

static bool take_candidate(void *user, const char *json)
{
    struct transcript *t = user;
    lac_vec_push(&t->candidates, keep(t, json));
    return true;
}

static const char *reply_of(const struct lac_value *call)
{
    const struct lac_value *reply = lac_get(call, "reply");
    const char *error = lac_get_text(reply, "error", NULL);
    return lac_get_text(reply, "text", error ? error : lac_get_text(call, "cause", "no reply"));
}

static void print_reply(const char *text, const char *indent)
{
    for (const char *at = text;; at++) {
        size_t len = strcspn(at, "\n");
        printf("%s> %.*s\n", indent, (int)len, at);
        at += len;
        if (!*at)
            return;
    }
}

/* What was asked of models that cast no vote: writing, judging, translating. */
static void print_asks(struct transcript *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->in_order.n; i++) {
        const struct lac_value *call = t->in_order.at[i];
        const char *purpose = lac_get_text(call, "purpose", "");
        if (strcmp(purpose, "vote") == 0)
            continue;
        if (n++ == 0)
            printf("\n%sasks%s\n", lac_bold(), lac_plain());
        printf("  %zu. %s by %s\n", n, purpose, lac_get_text(call, "model", ""));
        lac_print_prompt(t->arena, lac_get(call, "request"));
        print_reply(reply_of(call), "      ");
    }
    if (n == 0)
        printf("\nnothing was asked of a writer, judge or translator\n");
}

static void print_edit(const struct lac_value *edit)
{
    const char *note = lac_get_text(edit, "note", NULL), *target = lac_get_text(edit, "target_text", NULL);
    printf("     %-7s  %s\n", lac_get_text(edit, "side", ""), lac_get_text(edit, "text", ""));
    if (target)
        printf("     %-7s  %s\n", "", target);
    if (note)
        printf("     %-7s  %s\n", "note", note);
}

static void print_side(struct transcript *t, const struct lac_value *candidate, const char *side)
{
    const struct lac_value *votes = lac_get(candidate, "votes");
    bool any = false;
    for (size_t i = 0; i < lac_count(votes); i++) {
        const struct lac_value *v = lac_at(votes, i);
        struct lac_id key;
        if (strcmp(lac_get_text(v, "side", ""), side) != 0)
            continue;
        const struct lac_value *call =
            lac_id_parse(lac_get_text(v, "call", ""), &key) ? lac_map_get(t->calls, key) : NULL;
        if (!any)
            printf("     %s\n", side);
        any = true;
        printf("       %s, draw %lld: %s (%s)\n", lac_get_text(v, "model", ""), (long long)lac_get_int(v, "draw", 0),
               lac_get_text(v, "outcome", ""), lac_get_text(v, "rule", ""));
        if (call && t->votes)
            lac_print_prompt(t->arena, lac_get(call, "request"));
        if (call)
            print_reply(reply_of(call), "         ");
    }
}

static void print_verdict(const struct lac_value *c)
{
    const char *reason = lac_get_text(c, "reason", NULL), *verdict = lac_get_text(c, "verdict", "");
    const struct lac_value *value = lac_get(c, "value");
    if (value && (value->kind == LAC_NUM || value->kind == LAC_INT))
        printf("     V = %.2f\n", lac_get_num(c, "value", 0));
    printf("     %s%s%s%s%s\n", lac_bold(), verdict, lac_plain(), reason ? ": " : "", reason ? reason : "");
}

static void print_wording(const struct lac_value *wording, int64_t answer)
{
    const struct lac_value *choices = lac_get(wording, "choices");
    if (!wording)
        return;
    printf("     %s\n", lac_get_text(wording, "stem", ""));
    for (size_t i = 0; i < lac_count(choices); i++)
        printf("       %s %s\n", (int64_t)i == answer ? "*" : "-", lac_as_text(lac_at(choices, i), ""));
}

static void print_question(const struct lac_value *question)
{
    int64_t answer = lac_get_int(question, "answer", -1);
    printf("\n  plain question\n");
    print_wording(lac_get(question, "english"), answer);
    print_wording(lac_get(question, "target"), answer);
}

static void print_candidate(struct transcript *t, const struct lac_value *c, size_t *number)
{
    const struct lac_value *edits = lac_get(c, "edits");
    int64_t depth = lac_get_int(c, "depth", 0);
    if (depth == 0)
        print_question(lac_get(c, "question"));
    else
        printf("\n  %zu. candidate, depth %lld\n", ++*number, (long long)depth);
    for (size_t i = 0; i < lac_count(edits); i++)
        print_edit(lac_at(edits, i));
    print_side(t, c, "english");
    print_side(t, c, "target");
    print_verdict(c);
}

enum lacuna_status lac_transcript(struct lacuna *lacuna, const char *run_id, bool votes, struct lacuna_error *err)
{
    struct transcript t = {.arena = lac_arena_new(), .calls = lac_map_new(), .votes = votes};
    enum lacuna_status status = lacuna_calls(lacuna, run_id, take_call, &t, err);
    if (status == LACUNA_OK)
        status = lacuna_candidates(lacuna, run_id, take_candidate, &t, err);
    if (status == LACUNA_OK)
        print_asks(&t);
    const char *language = "";
    size_t number = 0;
    for (size_t i = 0; i < t.candidates.n && status == LACUNA_OK; i++) {
        const struct lac_value *c = t.candidates.at[i];
        const char *mine = lac_get_text(c, "language", "");
        if (strcmp(mine, language) != 0)
            printf("\n%sitem %s, %s%s\n", lac_bold(), lac_get_text(c, "item", ""), mine, lac_plain());
        number = strcmp(mine, language) != 0 ? 0 : number;
        language = mine;
        print_candidate(&t, c, &number);
    }
    lac_vec_free(&t.in_order);
    lac_vec_free(&t.candidates);
    lac_map_free(t.calls);
    lac_arena_free(t.arena);
    return status;
}
