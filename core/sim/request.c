#include "core/sim/request.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/model/json.h"

#include <ctype.h>
#include <string.h>

/* A message's content: a text, or a list of parts of which those of type text count. */
static void add_content(struct lac_str *out, const struct lac_value *content)
{
    lac_str_add(out, lac_as_text(content, ""));
    for (size_t i = 0; content && content->kind == LAC_LIST && i < lac_count(content); i++)
        lac_str_add(out, lac_get_text(lac_at(content, i), "text", ""));
}

static enum lac_status read_prompt(struct lac_arena *arena, const struct lac_value *body, struct lac_sim_request *out,
                                   struct lac_error *err)
{
    const struct lac_value *messages = lac_get(body, "messages");
    out->chat = messages != NULL;
    if (!out->chat) {
        out->prompt = out->last = lac_get_text(body, "prompt", NULL);
        return out->prompt ? LAC_OK : lac_fail(err, LAC_E_INVALID, "neither 'messages' nor 'prompt' (a text) is there");
    }
    if (lac_count(messages) == 0 || messages->kind != LAC_LIST)
        return lac_fail(err, LAC_E_INVALID, "'messages' must be a list that is not empty");
    struct lac_str all = {0};
    size_t last = 0;
    for (size_t i = 0; i < lac_count(messages); i++) {
        lac_str_add(&all, i ? "\n\n" : "");
        last = all.len;
        add_content(&all, lac_get(lac_at(messages, i), "content"));
    }
    out->prompt = lac_arena_strndup(arena, lac_str_get(&all), all.len);
    out->last = out->prompt + last;
    lac_str_free(&all);
    return LAC_OK;
}

static const struct lac_value *find_enum(const struct lac_value *schema)
{
    const struct lac_value *found = lac_get(schema, "enum");
    if (found && found->kind == LAC_LIST)
        return found;
    const struct lac_value *properties = lac_get(schema, "properties");
    found = NULL;
    for (size_t i = 0; properties && properties->kind == LAC_MAP && i < properties->as.map.n && !found; i++)
        found = find_enum(&properties->as.map.at[i].value);
    return found;
}

static void read_schema(struct lac_arena *arena, const struct lac_value *body, struct lac_sim_request *out)
{
    const struct lac_value *format = lac_get(body, "response_format");
    if (strcmp(lac_get_text(format, "type", ""), "json_schema") != 0)
        return;
    out->schema = lac_path(format, "json_schema.schema");
    const struct lac_value *list = find_enum(out->schema);
    if (!lac_count(list))
        return;
    const char **texts = lac_arena_alloc(arena, lac_count(list) * sizeof *texts);
    for (size_t i = 0; i < lac_count(list); i++)
        texts[i] = lac_as_text(lac_at(list, i), "");
    out->allowed = texts;
    out->n_allowed = lac_count(list);
}

static const char *skip(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

/* Hex digits behind \x or \u, of which there must be `digits`. */
static const char *read_hex(const char *at, int digits, struct lac_str *out)
{
    uint32_t cp = 0;
    for (int i = 0; i < digits; i++, at++) {
        if (!isxdigit((unsigned char)*at))
            return NULL;
        cp = cp << 4 | (uint32_t)(isdigit((unsigned char)*at) ? *at - '0' : (*at | 0x20) - 'a' + 10);
    }
    char bytes[4];
    lac_str_addn(out, bytes, lac_utf8_put(bytes, cp));
    return at;
}

/* Reads a quoted text; returns what is behind it, NULL when it does not end. */
static const char *read_quoted(const char *at, struct lac_str *out)
{
    if (*at++ != '"')
        return NULL;
    while (at && *at && *at != '"') {
        if (*at != '\\') {
            lac_str_addc(out, *at++);
            continue;
        }
        char kind = at[1];
        at += kind ? 2 : 1;
        if (kind == 'x' || kind == 'u')
            at = read_hex(at, kind == 'x' ? 2 : 4, out);
        else if (kind)
            lac_str_addc(out, (char)(kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind));
    }
    return at && *at == '"' ? at + 1 : NULL;
}

enum lac_status lac_request_grammar(struct lac_arena *arena, const char *grammar, struct lac_sim_request *out,
                                    struct lac_error *err)
{
    LAC_VEC(const char *) texts = {0};
    struct lac_str text = {0};
    enum lac_status status = LAC_OK;
    const char *at = skip(grammar);
    bool more = lac_starts_with(at, "root") && lac_starts_with(skip(at + 4), "::=");
    at = more ? skip(skip(at + 4) + 3) : NULL;
    while (more) {
        lac_str_clear(&text);
        at = read_quoted(at, &text);
        if (!at)
            break;
        lac_vec_push(&texts, lac_arena_strndup(arena, lac_str_get(&text), text.len));
        at = skip(at);
        more = *at == '|';
        at = more ? skip(at + 1) : at;
    }
    if (!at || *at) {
        status = lac_fail(err, LAC_E_INVALID, "failed to parse grammar: only root ::= \"a\" | \"b\" is known here");
        goto done;
    }
    const char **list = lac_arena_alloc(arena, texts.n * sizeof *list);
    memcpy(list, texts.at, texts.n * sizeof *list);
    out->allowed = list;
    out->n_allowed = texts.n;
done:
    lac_vec_free(&texts);
    lac_str_free(&text);
    return status;
}

enum lac_status lac_request_read(struct lac_arena *arena, const char *body, size_t len, struct lac_sim_request *out,
                                 struct lac_error *err)
{
    *out = (struct lac_sim_request){.body = body, .len = len};
    struct lac_value *json = lac_arena_alloc(arena, sizeof *json);
    enum lac_status status = lac_json_read(arena, body, len, json, err);
    if (status != LAC_OK)
        return lac_fail(err, LAC_E_INVALID, "the body is not JSON");
    out->model = lac_get_text(json, "model", NULL);
    out->max_tokens = lac_get_int(json, "max_tokens", lac_get_int(json, "max_completion_tokens", -1));
    if (!out->model || !*out->model)
        return lac_fail(err, LAC_E_INVALID, "'model' is missing");
    if (lac_get_bool(json, "stream", false))
        return lac_fail(err, LAC_E_INVALID, "'stream' is not known here");
    status = read_prompt(arena, json, out, err);
    if (status != LAC_OK)
        return status;
    read_schema(arena, json, out);
    const char *grammar = lac_get_text(json, "grammar", NULL);
    return grammar && *grammar ? lac_request_grammar(arena, grammar, out, err) : LAC_OK;
}
