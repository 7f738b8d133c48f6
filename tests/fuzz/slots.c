/* slots.c - generated replies to every slot of the shipped packages: what a server, a model or a file may say.
 *
 * The first byte chooses the package, the others are cut into replies at each 0xFF. A call may fail with a message; it
 * may not crash, not hang, and a cell that died is replaced. */
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/script/package.h"
#include "core/script/task.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REPLIES_MAX = 16 };

static struct lac_packages *packages;

struct replies {
    struct lac_arena *arena;
    const char *text[REPLIES_MAX];
    size_t n, next;
    bool ended;
};

static const struct lac_package *package(enum lac_package_kind kind, const char *name)
{
    const struct lac_package *found;
    struct lac_error err;
    if (!packages) {
        const char *roots[] = {SOURCE_DIR};
        packages = lac_packages_new(roots, 1);
    }
    if (lac_package_load(packages, kind, name, &found, &err) != LAC_OK)
        abort();
    return found;
}

/* Texts of the next reply, as UTF-8 without NULs: nothing else comes to a script. */
static const char *next_text(struct replies *r)
{
    return r->n ? r->text[r->next++ % r->n] : "";
}

static void cut(struct replies *r, const uint8_t *data, size_t size)
{
    for (size_t from = 0; from < size && r->n < REPLIES_MAX;) {
        const uint8_t *end = memchr(data + from, 0xFF, size - from);
        size_t len = end ? (size_t)(end - data) - from : size - from;
        char *text = lac_arena_strndup(r->arena, (const char *)data + from, len);
        for (size_t i = 0; i < len; i++)
            text[i] = text[i] ? text[i] : ' ';
        if (!lac_utf8_valid(text, len))
            for (size_t i = 0; i < len; i++)
                text[i] = (char)(text[i] & 0x7F ? text[i] & 0x7F : ' ');
        r->text[r->n++] = text;
        from += len + 1;
    }
}

static void start(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    static const char *const codes[] = {"refused", "empty", "malformed"};
    struct replies *r = user;
    const char *text = next_text(r);
    struct lac_value reply = lac_text(r->arena, text), json;
    (void)task;
    if (text[0] == '!')
        lac_op_done(op, NULL, "no", codes[(unsigned char)text[1] % 3]);
    else if (request->schema && lac_json_read(r->arena, text, strlen(text), &json, NULL) == LAC_OK)
        lac_op_done(op, &json, NULL, NULL);
    else
        lac_op_done(op, &reply, NULL, NULL);
}

static void cancel(void *user, struct lac_op *op)
{
    (void)user, (void)op;
}

static void done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                 const struct lac_error *err)
{
    (void)task, (void)result, (void)err;
    if (status == LAC_OK && !result)
        abort();
    ((struct replies *)user)->ended = true;
}

static struct lac_value item_of(struct replies *r)
{
    static const char json[] =
        "{\"id\":\"x\",\"stem\":\"What is the capital of France?\",\"question\":\"What is the capital of "
        "France?\",\"text\":"
        "\"What is the capital of France?\",\"choices\":[\"Rome\",\"Paris\",\"Oslo\"],\"answer\":2,\"right\":\"Paris\","
        "\"wrong_choices\":[\"Rome\",\"Oslo\"],\"wrong_indices\":[1,3],\"edits\":[]}";
    struct lac_value item;
    if (lac_json_read(r->arena, json, sizeof json - 1, &item, NULL) != LAC_OK)
        abort();
    return item;
}

static struct lac_value context(struct replies *r)
{
    static const char json[] =
        "{\"depth\":1,\"replicate\":0,\"roles\":{\"writer\":\"chat\",\"judge\":\"chat\"},\"english\":{\"language\":"
        "\"en\","
        "\"join\":\" \",\"script\":\"Latn\",\"mention\":[\"“{thing}”.\"]},\"target\":{\"language\":\"es\",\"join\":\" "
        "\",\"script\":"
        "\"Latn\",\"stem\":\"¿Cuál es la capital de Francia?\",\"text\":\"¿Cuál es la capital de "
        "Francia?\",\"choices\":[\"Roma\","
        "\"París\",\"Oslo\"],\"right\":\"París\",\"wrong_choices\":[\"Roma\",\"Oslo\"],\"edits\":[],\"mention\":[\"«{"
        "thing}».\"]}}";
    struct lac_value v;
    if (lac_json_read(r->arena, json, sizeof json - 1, &v, NULL) != LAC_OK)
        abort();
    return v;
}

static void run_task(struct replies *r, const struct lac_package *p, const char *function, struct lac_value first)
{
    struct lac_task_host host = {.user = r, .start = start, .cancel = cancel};
    struct lac_tasks *tasks = lac_tasks_new(&host);
    struct lac_value ctx = context(r), args = lac_list(), options;
    if (lac_package_options(p, NULL, "fuzz", r->arena, &options, NULL) != LAC_OK)
        abort();
    lac_push(r->arena, &args, first);
    lac_push(r->arena, &args, options);
    struct lac_task_options o = {.function = function, .ctx = &ctx, .args = &args, .max_asks = 50};
    lac_task_start(tasks, p, &o, done, r);
    while (lac_tasks_pump(tasks, 1000000))
        continue;
    if (!r->ended)
        abort(); /* every ask was answered */
    lac_tasks_free(tasks);
}

static void call_pure(struct replies *r, const struct lac_package *p, const char *function, struct lac_value first)
{
    struct lac_value options, result;
    struct lac_error err;
    if (lac_package_options(p, NULL, "fuzz", r->arena, &options, NULL) != LAC_OK)
        abort();
    struct lac_value args[] = {first, options};
    (void)lac_package_call(p, function, args, 2, r->arena, &result, 1, &err);
}

static struct lac_value http_reply(struct replies *r)
{
    struct lac_value v = lac_object();
    lac_set_int(r->arena, &v, "status", 200);
    lac_set_text(r->arena, &v, "body", next_text(r));
    return v;
}

/* Rows as C reads them from a file: whatever JSON there is. */
static struct lac_value rows(struct replies *r)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < r->n; i++) {
        struct lac_value row;
        if (lac_json_read(r->arena, r->text[i], strlen(r->text[i]), &row, NULL) == LAC_OK)
            lac_push(r->arena, &list, row);
    }
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const strategies[] = {"context", "direct", "mention", "none"};
    static const char *const sources[] = {"json", "jsonl", "csv", "parallel"};
    if (size == 0)
        return 0;
    struct replies r = {.arena = lac_arena_new()};
    cut(&r, data + 1, size - 1);
    switch (data[0] % 8) {
    case 0:
    case 1:
        run_task(&r, package(LAC_PKG_STRATEGY, strategies[data[0] / 8 % 4]), "perturb", item_of(&r));
        break;
    case 2:
        run_task(&r, package(LAC_PKG_CHECK, "judge"), "verdict", item_of(&r));
        break;
    case 3:
    case 4:
        call_pure(&r, package(LAC_PKG_PROVIDER, "openai"), "response", http_reply(&r));
        break;
    case 5:
        call_pure(&r, package(LAC_PKG_PROVIDER, "apertium"), "response", http_reply(&r));
        break;
    case 6:
        call_pure(&r, package(LAC_PKG_SOURCE, sources[data[0] / 8 % 4]), "items", rows(&r));
        break;
    default: {
        struct lac_value tallies;
        if (r.n && lac_json_read(r.arena, r.text[0], strlen(r.text[0]), &tallies, NULL) == LAC_OK)
            call_pure(&r, package(LAC_PKG_SCORING, data[0] / 8 % 2 ? "gap" : "log_ratio"), "score", tallies);
    }
    }
    lac_arena_free(r.arena);
    return 0;
}
