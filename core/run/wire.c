#include "core/run/wire.h"
#include "core/base/utf8.h"
#include "core/model/json.h"

#include <string.h>

enum { SCRATCH_ROOM = 4096, SHORT_TEXTS = 768 }; /* bytes: what a vote needs, with its record */
enum { SERVERS_WORD = 200 };                     /* bytes of a server's own error message that are passed on */

static enum lac_status provider_error(const struct lac_model *model, struct lac_error *err, const char *what)
{
    return lac_fail(err, LAC_E_SCRIPT, "%s: request() of provider '%s' %s", lac_package_path(model->provider),
                    lac_package_name(model->provider), what);
}

/* The package returns a path below the user's base URL, never another place. */
static bool good_path(const char *path)
{
    return path && path[0] == '/' && !strstr(path, "..") && !strpbrk(path, " \r\n\\@") && !lac_starts_with(path, "//");
}

/* {secret:NAME} may name the model's own key and nothing else, and stands in headers only. */
static bool foreign_secret(const struct lac_model *model, const char *text)
{
    for (const char *at = text; (at = strstr(at, "{secret:")) != NULL;) {
        at += strlen("{secret:");
        size_t len = strcspn(at, "}");
        if (!model->key || strlen(model->key) != len || memcmp(model->key, at, len) != 0)
            return true;
    }
    return false;
}

static enum lac_status take_headers(const struct lac_model *model, const struct lac_value *headers,
                                    struct lac_wire *out, struct lac_error *err)
{
    size_t n = headers && headers->kind == LAC_MAP ? lac_count(headers) : 0;
    struct lac_http_header *list = lac_arena_alloc(out->arena, n * sizeof *list);
    for (size_t i = 0; i < n; i++) {
        const struct lac_field *f = &headers->as.map.at[i];
        const char *value = lac_as_text(&f->value, NULL);
        if (!value || strpbrk(value, "\r\n") || strpbrk(f->key, "\r\n: ") || !*f->key)
            return provider_error(model, err, "returned a header that is none");
        if (foreign_secret(model, value))
            return provider_error(model, err, "asks for a key that is not this model's");
        list[i] = (struct lac_http_header){lac_arena_strdup(out->arena, f->key), lac_arena_strdup(out->arena, value)};
    }
    out->request.headers = list;
    out->request.n_headers = n;
    return LAC_OK;
}

static struct lac_id wire_key(const struct lac_model *model, const struct lac_wire *wire, int64_t draw)
{
    struct lac_hash *hash = lac_hash_new();
    struct lac_id package = lac_package_hash(model->provider);
    lac_hash_text(hash, wire->record);
    lac_hash_u64(hash, package.hi);
    lac_hash_u64(hash, package.lo);
    lac_hash_u64(hash, (uint64_t)draw);
    struct lac_id key = lac_hash_end(hash);
    lac_hash_free(hash);
    return key;
}

static void make_record(struct lac_wire *out, struct lac_arena *scratch)
{
    struct lac_value record = lac_object(), headers = lac_object();
    for (size_t i = 0; i < out->request.n_headers; i++)
        lac_set_text(scratch, &headers, out->request.headers[i].name, out->request.headers[i].value);
    lac_set_text(scratch, &record, "method", out->request.method);
    lac_set_text(scratch, &record, "url", out->request.url);
    lac_set(scratch, &record, "headers", headers);
    lac_set_text(scratch, &record, "body", out->request.body);
    struct lac_str json = {0};
    lac_json_write(&json, &record);
    out->record = lac_arena_strndup(out->arena, lac_str_get(&json), json.len);
    lac_str_free(&json);
}

static enum lac_status take_request(const struct lac_model *model, const struct lac_value *made, struct lac_wire *out,
                                    struct lac_arena *scratch, struct lac_error *err)
{
    const char *path = lac_get_text(made, "path", NULL);
    const struct lac_value *body = lac_get(made, "body");
    const char *method = lac_get_text(made, "method", "POST");
    if (!good_path(path))
        return provider_error(model, err, "must return a path that begins with '/'");
    if (strcmp(method, "POST") != 0 && strcmp(method, "GET") != 0)
        return provider_error(model, err, "must use GET or POST");
    enum lac_status status = take_headers(model, lac_get(made, "headers"), out, err);
    if (status != LAC_OK)
        return status;
    out->request.method = lac_arena_strdup(out->arena, method);
    out->request.url = lac_arena_printf(out->arena, "%s%s", model->url, path);
    if (body && body->kind == LAC_STR) {
        out->request.body = lac_arena_strndup(out->arena, body->as.str.at, body->as.str.len);
        out->request.body_len = body->as.str.len;
    }
    make_record(out, scratch);
    return LAC_OK;
}

/* A wire lives as long as its call is on its way, so it holds what it needs and no more: the body, the body again with
 * escapes in the record, and some short texts. */
static size_t room_for(const struct lac_value *body)
{
    return SHORT_TEXTS + (body && body->kind == LAC_STR ? body->as.str.len * 9 / 4 : 0);
}

enum lac_status lac_wire_make(const struct lac_model *model, const struct lac_value *call, int64_t draw,
                              struct lac_wire *out, struct lac_id *key, struct lac_error *err)
{
    struct lac_arena *scratch = lac_arena_new_for(SCRATCH_ROOM);
    struct lac_value asked = lac_copy(scratch, call);
    lac_set_text(scratch, &asked, "model", model->sent_name);
    if (model->key)
        lac_set_text(scratch, &asked, "key", model->key);
    lac_set(scratch, &asked, "features", model->features);
    struct lac_value args[] = {asked, model->options}, made;
    enum lac_status status = lac_package_call(model->provider, "request", args, 2, scratch, &made, 1, err);
    const struct lac_value *body = lac_get(&made, "body");
    *out = (struct lac_wire){.arena = lac_arena_new_for(room_for(body))};
    if (status == LAC_OK)
        status = take_request(model, &made, out, scratch, err);
    if (status == LAC_OK)
        *key = wire_key(model, out, draw);
    lac_arena_free(scratch);
    return status;
}

void lac_wire_free(struct lac_wire *wire)
{
    lac_arena_free(wire->arena);
    *wire = (struct lac_wire){0};
}

enum lac_status lac_wire_read(const struct lac_model *model, int status, const char *body, size_t len,
                              struct lac_arena *arena, struct lac_value *reply, struct lac_error *err)
{
    struct lac_value got = lac_object();
    lac_set_int(arena, &got, "status", status);
    lac_set(arena, &got, "body", lac_textn(arena, body, len));
    struct lac_value args[] = {got, model->options};
    enum lac_status done = lac_package_call(model->provider, "response", args, 2, arena, reply, 1, err);
    if (done == LAC_OK && reply->kind != LAC_MAP)
        done = lac_fail(err, LAC_E_SCRIPT, "%s: response() of provider '%s' must return a table",
                        lac_package_path(model->provider), lac_package_name(model->provider));
    return done;
}

/* What the server says about its refusal, in the usual place {error = {message}} or {error = "..."}; redacted, cut. */
static void add_servers_word(struct lac_str *out, const struct lac_http_response *r)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value body;
    if (lac_json_read(arena, r->body, r->body_len, &body, NULL) == LAC_OK) {
        const struct lac_value *error = lac_get(&body, "error");
        const char *word = lac_as_text(error, lac_get_text(error, "message", ""));
        size_t len = lac_utf8_cut(word, strlen(word), SERVERS_WORD);
        if (len)
            lac_str_addf(out, " (%.*s%s)", (int)len, word, word[len] ? "..." : "");
    }
    lac_arena_free(arena);
}

char *lac_wire_refusal(const struct lac_model *m, const struct lac_http_response *r)
{
    struct lac_str out = {0};
    lac_str_add(&out, r->cause);
    if (r->fate == LAC_HTTP_REFUSED)
        add_servers_word(&out, r);
    if ((r->status == 401 || r->status == 403) && m->key)
        lac_str_addf(&out, ": the key in %s was refused; set it", m->key);
    else if (r->status == 401 || r->status == 403)
        lac_str_addf(&out, ": the server wants a key; name its variable in models.%s.key", m->name);
    else if (r->status == 400 || r->status == 422)
        lac_str_addf(&out, ": see models.%s.params and .features; lacuna check shows a request", m->name);
    else if (r->status == 404)
        lac_str_addf(&out, ": is '%s' the server's name for the model, and %s its base URL?", m->sent_name, m->url);
    return lac_str_take(&out);
}
