#include "core/sim/route.h"
#include "core/model/json.h"
#include "core/sim/cipher.h"
#include "core/sim/embed.h"
#include "core/sim/translate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct route {
    const char *method, *path, *kind;
} ROUTES[] = {
    {"POST", "/v1/chat/completions", "chat"}, {"POST", "/v1/completions", "completions"},
    {"POST", "/v1/embeddings", "embeddings"}, {"POST", "/translate", "translate"},
    {"POST", "/translateChain", "translate"}, {"GET", "/v1/models", "models"},
    {"POST", "/sim/truth", "truth"},          {"GET", "/health", "health"},
    {"GET", "/sim/stats", "stats"},
};

static const struct route *route_of(const char *path)
{
    for (size_t i = 0; i < sizeof ROUTES / sizeof *ROUTES; i++)
        if (strcmp(ROUTES[i].path, path) == 0)
            return &ROUTES[i];
    return NULL;
}

const char *lac_sim_path_kind(const char *path)
{
    const struct route *route = route_of(path);
    return route ? route->kind : "other";
}

void lac_sim_error(struct lac_arena *arena, struct lac_sim_response *out, int status, const char *code,
                   const char *message)
{
    struct lac_value error = lac_object(), body = lac_object();
    lac_set_text(arena, &error, "message", message);
    lac_set_text(arena, &error, "type", status >= 500 ? "server_error" : "invalid_request_error");
    lac_set_text(arena, &error, "param", NULL);
    lac_set_text(arena, &error, "code", code);
    lac_set(arena, &body, "error", error);
    out->status = status;
    lac_str_clear(&out->body);
    lac_json_write(&out->body, &body);
}

static bool no_such_model(struct lac_arena *arena, const char *model, struct lac_sim_response *out)
{
    if (!lac_starts_with(model, "no-such"))
        return false;
    lac_sim_error(arena, out, 404, "model_not_found", lac_arena_printf(arena, "The model '%s' does not exist", model));
    return true;
}

static bool read_request(struct lac_arena *arena, const struct lac_sim_call *call, struct lac_sim_request *request,
                         struct lac_sim_response *out)
{
    struct lac_error err;
    if (lac_request_read(arena, call->body, call->len, request, &err) != LAC_OK) {
        lac_sim_error(arena, out, 400, "invalid_request", err.message);
        return false;
    }
    out->model = request->model;
    return !no_such_model(arena, request->model, out);
}

static struct lac_value choice_value(struct lac_arena *arena, const struct lac_sim_request *request,
                                     const struct lac_sim_reply *reply)
{
    struct lac_value choice = lac_object();
    lac_set_int(arena, &choice, "index", 0);
    lac_set_text(arena, &choice, "finish_reason", reply->cut ? "length" : "stop");
    lac_set(arena, &choice, "logprobs", lac_nil());
    if (request->chat) {
        struct lac_value message = lac_object();
        lac_set_text(arena, &message, "role", "assistant");
        lac_set_text(arena, &message, "content", reply->text);
        lac_set(arena, &choice, "message", message);
    } else {
        lac_set_text(arena, &choice, "text", reply->text);
    }
    return choice;
}

static void answer(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                   const struct lac_sim_call *call, struct lac_sim_response *out)
{
    static const char *const KINDS[LAC_SIM_KINDS] = {"question", "translation", "writing", "judgement"};
    struct lac_sim_request request;
    struct lac_sim_reply reply;
    if (!read_request(arena, call, &request, out))
        return;
    if (request.chat != (strcmp(call->path, "/v1/chat/completions") == 0)) {
        lac_sim_error(arena, out, 400, "invalid_request",
                      request.chat ? "'prompt' is missing" : "'messages' is missing");
        return;
    }
    lac_sim_answer(world, options, arena, &request, &reply);
    char id[LAC_ID_HEX];
    lac_id_hex(lac_id_of_bytes(call->body, call->len), id);
    struct lac_value body = lac_object(), choices = lac_list(), usage = lac_object();
    lac_push(arena, &choices, choice_value(arena, &request, &reply));
    lac_set_int(arena, &usage, "prompt_tokens", reply.tokens_in);
    lac_set_int(arena, &usage, "completion_tokens", reply.tokens_out);
    lac_set_int(arena, &usage, "total_tokens", reply.tokens_in + reply.tokens_out);
    lac_set_text(arena, &body, "id", lac_arena_printf(arena, "sim-%s", id));
    lac_set_text(arena, &body, "object", request.chat ? "chat.completion" : "text_completion");
    lac_set_int(arena, &body, "created", 0);
    lac_set_text(arena, &body, "model", request.model);
    lac_set(arena, &body, "choices", choices);
    lac_set(arena, &body, "usage", usage);
    lac_json_write(&out->body, &body);
    out->kind = KINDS[reply.kind];
}

static struct lac_value embedding(const struct lac_sim_world *world, struct lac_arena *arena, const char *model,
                                  const struct lac_value *text, size_t index)
{
    double numbers[LAC_SIM_EMBED_SIZE];
    struct lac_value one = lac_object(), list = lac_list();
    lac_sim_embed(world, model, text->as.str.at, text->as.str.len, numbers);
    for (size_t i = 0; i < LAC_SIM_EMBED_SIZE; i++)
        lac_push(arena, &list, lac_num((double)(float)numbers[i]));
    lac_set_text(arena, &one, "object", "embedding");
    lac_set_int(arena, &one, "index", (int64_t)index);
    lac_set(arena, &one, "embedding", list);
    return one;
}

/* The last text comes first, as servers may: the index says whose vector it is. */
static void embeddings(const struct lac_sim_world *world, struct lac_arena *arena, const struct lac_sim_call *call,
                       struct lac_sim_response *out)
{
    struct lac_value asked, input = lac_list(), body = lac_object(), data = lac_list(), usage = lac_object();
    bool json = lac_json_read(arena, call->body, call->len, &asked, NULL) == LAC_OK;
    const struct lac_value *given = json ? lac_get(&asked, "input") : NULL;
    const char *model = json ? lac_get_text(&asked, "model", NULL) : NULL;
    size_t bytes = 0;
    if (given && given->kind == LAC_STR)
        lac_push(arena, &input, *given);
    else if (given && given->kind == LAC_LIST)
        input = *given;
    for (size_t i = lac_count(&input); model && i > 0; i--) {
        const struct lac_value *text = lac_at(&input, i - 1);
        if (text->kind != LAC_STR) {
            model = NULL;
            break;
        }
        bytes += text->as.str.len;
        lac_push(arena, &data, embedding(world, arena, model, text, i - 1));
    }
    if (!model || lac_count(&data) == 0) {
        lac_sim_error(arena, out, 400, "invalid_request", "'model' and 'input' (a text or a list of them) are needed");
        return;
    }
    if (no_such_model(arena, model, out))
        return;
    lac_set_int(arena, &usage, "prompt_tokens", (int64_t)(bytes + 3) / 4);
    lac_set_int(arena, &usage, "total_tokens", (int64_t)(bytes + 3) / 4);
    lac_set_text(arena, &body, "object", "list");
    lac_set_text(arena, &body, "model", model);
    lac_set(arena, &body, "data", data);
    lac_set(arena, &body, "usage", usage);
    lac_json_write(&out->body, &body);
    out->kind = "embedding";
    out->model = model;
}

static void truth(const struct lac_sim_world *world, struct lac_arena *arena, const struct lac_sim_call *call,
                  struct lac_sim_response *out)
{
    struct lac_sim_request request;
    struct lac_found found;
    if (!read_request(arena, call, &request, out))
        return;
    lac_find(world, arena, request.prompt, &found);
    const struct lac_situation *s = &found.situation;
    struct lac_value body = lac_object();
    lac_set_text(arena, &body, "item", s->item ? s->item->id : NULL);
    if (s->item) {
        lac_set_num(arena, &body, "p_right", lac_world_right(world, request.model, s));
        lac_set_text(arena, &body, "language", s->language);
        lac_set_text(arena, &body, "gold", lac_find_choice_text(&found, arena, s->item->answer));
        lac_set_bool(arena, &body, "added", s->added);
        lac_set_text(arena, &body, "wrong", s->wrong >= 0 ? s->item->en.choices[s->wrong] : NULL);
        lac_set_int(arena, &body, "mentions", s->mentions);
        lac_set_bool(arena, &body, "weak", lac_world_weak(world, s->item, s->language));
        lac_set_bool(arena, &body, "deep", lac_world_deep(world, s->item, s->language));
        lac_set_text(arena, &body, "change", lac_change_name(s->change));
        lac_set_bool(arena, &body, "brittle", lac_world_brittle(world, s->item, s->language, s->change));
    }
    lac_json_write(&out->body, &body);
    out->kind = "truth";
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The last value of a field of a form (application/x-www-form-urlencoded); false when it is not there. */
static bool form_field(const struct lac_sim_call *call, const char *name, struct lac_str *out)
{
    bool found = false;
    size_t name_len = strlen(name);
    for (const char *at = call->body, *end = call->body + call->len; at < end;) {
        const char *next = memchr(at, '&', (size_t)(end - at));
        const char *stop = next ? next : end;
        bool ours = (size_t)(stop - at) > name_len && memcmp(at, name, name_len) == 0 && at[name_len] == '=';
        if (ours)
            lac_str_clear(out);
        for (const char *c = at + name_len + 1; ours && c < stop; c++) {
            bool coded = *c == '%' && stop - c > 2 && hex(c[1]) >= 0 && hex(c[2]) >= 0;
            lac_str_addc(out, (char)(coded ? hex(c[1]) * 16 + hex(c[2]) : *c == '+' ? ' ' : *c));
            c += coded ? 2 : 0;
        }
        found = found || ours;
        at = next ? next + 1 : end;
    }
    return found;
}

static void translate(const struct lac_sim_world *world, struct lac_arena *arena, const struct lac_sim_call *call,
                      struct lac_sim_response *out)
{
    struct lac_str pair = {0}, text = {0}, translated = {0};
    bool chain = strcmp(call->path, "/translateChain") == 0; /* nothing is lost on the way: only its ends count */
    bool good = form_field(call, chain ? "langpairs" : "langpair", &pair) && form_field(call, "q", &text);
    char *bar = good ? strchr(lac_str_get(&pair), '|') : NULL, *last = good ? strrchr(lac_str_get(&pair), '|') : NULL;
    if (!bar || bar == pair.data || !last[1] || (bar != last && !chain)) {
        lac_sim_error(arena, out, 400, "bad_request", "a form with langpair=eng|spa and q=TEXT is needed");
        goto done;
    }
    *bar = '\0';
    lac_sim_translate(world, &translated, lac_cipher_bcp47(pair.data), lac_cipher_bcp47(last + 1), lac_str_get(&text),
                      text.len);
    struct lac_value data = lac_object(), body = lac_object();
    lac_set(arena, &data, "translatedText", lac_textn(arena, lac_str_get(&translated), translated.len));
    lac_set(arena, &body, "responseData", data);
    lac_set(arena, &body, "responseDetails", lac_nil());
    lac_set_int(arena, &body, "responseStatus", 200);
    lac_json_write(&out->body, &body);
    out->kind = "translation";
done:
    lac_str_free(&pair);
    lac_str_free(&text);
    lac_str_free(&translated);
}

static void models(struct lac_arena *arena, struct lac_sim_response *out)
{
    static const char *const NAMES[] = {"sim-a", "sim-b", "sim-c", "sim-d", "sim-e", "sim-f"};
    struct lac_value body = lac_object(), list = lac_list();
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        struct lac_value model = lac_object();
        lac_set_text(arena, &model, "id", NAMES[i]);
        lac_set_text(arena, &model, "object", "model");
        lac_set_text(arena, &model, "owned_by", "lacuna sim");
        lac_push(arena, &list, model);
    }
    lac_set_text(arena, &body, "object", "list");
    lac_set(arena, &body, "data", list);
    lac_json_write(&out->body, &body);
    out->kind = "models";
}

/* Like some real servers, the refusal repeats the key: what reads it must redact. */
static bool refused(struct lac_arena *arena, const struct lac_sim_call *call, struct lac_sim_response *out)
{
    static const char BEARER[] = "Bearer ";
    const char *key = call->authorization;
    if (key && lac_starts_with(key, BEARER))
        key += strlen(BEARER);
    if (!key || !lac_starts_with(key, "bad"))
        return false;
    lac_sim_error(arena, out, 401, "invalid_api_key", lac_arena_printf(arena, "Incorrect API key provided: %s", key));
    return true;
}

void lac_sim_route(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                   const struct lac_sim_call *call, struct lac_sim_response *out)
{
    *out = (struct lac_sim_response){.status = 200};
    const struct route *route = route_of(call->path);
    if (!route)
        lac_sim_error(arena, out, 404, "not_found", lac_arena_printf(arena, "there is no %s here", call->path));
    else if (strcmp(call->method, route->method) != 0)
        lac_sim_error(arena, out, 405, "method_not_allowed", lac_arena_printf(arena, "use %s", route->method));
    else if (refused(arena, call, out))
        return;
    else if (strcmp(route->kind, "truth") == 0)
        truth(world, arena, call, out);
    else if (strcmp(route->kind, "embeddings") == 0)
        embeddings(world, arena, call, out);
    else if (strcmp(route->kind, "translate") == 0)
        translate(world, arena, call, out);
    else if (strcmp(route->kind, "models") == 0)
        models(arena, out);
    else if (strcmp(route->kind, "health") == 0)
        lac_str_add(&out->body, "{\"status\":\"ok\"}");
    else
        answer(world, options, arena, call, out);
}
