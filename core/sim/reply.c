#include "core/sim/reply.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/sim/cipher.h"
#include "core/sim/translate.h"

#include <string.h>

/* How a language says it; English for all others. */
static const struct manner {
    const char *language, *answer, *refusal;
} MANNERS[] = {
    {"en", "The answer is %s.", "I'm sorry, but I can't help with that."},
    {"es", "La respuesta es %s.", "Lo siento, pero no puedo ayudarte con eso."},
    {"fr", "La réponse est %s.", "Je suis désolé, mais je ne peux pas vous aider."},
    {"eo", "La respondo estas %s.", "Mi bedaŭras, sed mi ne povas helpi pri tio."},
    {"zh", "答案是 %s。", "很抱歉，我无法回答这个问题。"},
    {"ar", "الإجابة هي %s.", "عذراً، لا أستطيع المساعدة في ذلك."},
};

static const struct manner *manner_of(const char *language)
{
    for (size_t i = 1; i < sizeof MANNERS / sizeof *MANNERS; i++)
        if (strcmp(MANNERS[i].language, language) == 0)
            return &MANNERS[i];
    return &MANNERS[0];
}

/* The text behind the last `mark` at the start of a line; to the end of the line. NULL: no such line. */
static const char *line_after(const char *text, const char *mark, size_t *len)
{
    const char *found = NULL;
    for (const char *at = text; (at = strstr(at, mark)) != NULL; at++)
        if (at == text || at[-1] == '\n')
            found = at + strlen(mark);
    if (!found)
        return NULL;
    found += strspn(found, " ");
    *len = strcspn(found, "\n");
    return found;
}

/* The code in "into Spanish (es)": the last parenthesis on the line behind `word`. NULL: there is none. */
static const char *target_code(struct lac_arena *arena, const char *text)
{
    const char *name = strstr(text, "into ");
    const char *open = NULL;
    for (const char *at = name; at && *at && !strchr("\n.:", *at); at++)
        if (*at == '(')
            open = at + 1;
    size_t len = open ? strcspn(open, ") \n") : 0;
    return len > 0 && len < 36 && open[len] == ')' ? lac_arena_strndup(arena, open, len) : NULL;
}

/* The language in "from Spanish into": by its name. NULL: not said, or a name that is not known. */
static const char *source_code(const char *text)
{
    const char *name = strstr(text, "from ");
    return name ? lac_cipher_named(name + strlen("from ")) : NULL;
}

/* A text of several lines goes on until a line that is a label ("Translation:") or the end. */
static size_t whole_text(const char *text)
{
    size_t len = strlen(text);
    while (len > 0 && strchr(" \n\t", text[len - 1]))
        len--;
    size_t line = len;
    while (line > 0 && text[line - 1] != '\n')
        line--;
    if (line > 0 && text[len - 1] == ':')
        len = line - 1;
    while (len > 0 && strchr(" \n\t", text[len - 1]))
        len--;
    return len;
}

static bool translation(const struct lac_sim_world *world, struct lac_arena *arena,
                        const struct lac_sim_request *request, struct lac_sim_reply *out)
{
    size_t len;
    const char *text = line_after(request->last, "Text:", &len), *to = target_code(arena, request->prompt);
    if (!text)
        return false;
    len = whole_text(text);
    const char *from = to ? source_code(request->prompt) : "en";
    if (!to)
        to = "en-x-placebo"; /* asked for other English words */
    if (!from)
        from = strcmp(to, "en") == 0 ? lac_sim_language_of(world, text, len) : "en";
    struct lac_str translated = {0};
    lac_sim_translate(world, &translated, from, to, text, len);
    out->text = lac_arena_strndup(arena, lac_str_get(&translated), translated.len);
    lac_str_free(&translated);
    return true;
}

static const char *pick(const struct lac_sim_world *world, const struct lac_sim_request *request, const char *purpose,
                        const char *const *list, size_t n)
{
    double unit = lac_world_unit(world, purpose, request->model, request->body, request->len);
    return list[(size_t)(unit * (double)n)];
}

static bool distraction(const struct lac_sim_world *world, struct lac_arena *arena,
                        const struct lac_sim_request *request, struct lac_sim_reply *out)
{
    static const char *const SENTENCES[] = {
        "Many people have heard of %s and like to talk about it.",
        "A long article about %s was printed in the newspaper last week.",
        "My neighbour has told me a lot about %s over the years.",
        "On the shelf stood an old book in which %s played a large part.",
        "The teacher had spoken about %s for most of the morning.",
        "In the museum there is a whole room about %s with many pictures.",
        "Last summer we could not stop thinking of %s.",
        "One of the songs that children learn here is about %s.",
    };
    size_t len;
    const char *wrong = line_after(request->last, "Wrong choice:", &len);
    if (!wrong)
        wrong = line_after(request->last, "Thing:", &len);
    if (!wrong)
        return false;
    struct lac_str thing = {0};
    if (strstr(request->last, "not name")) {
        const char *choice = lac_arena_strndup(arena, wrong, len);
        lac_str_add(&thing, "a ");
        lac_find_hint(&thing, choice);
    } else {
        lac_str_addn(&thing, wrong, len);
    }
    const char *form = pick(world, request, "sentence", SENTENCES, sizeof SENTENCES / sizeof *SENTENCES);
    const char *hole = strstr(form, "%s");
    out->text = lac_arena_printf(arena, "%.*s%s%s", (int)(hole - form), form, lac_str_get(&thing), hole + 2);
    lac_str_free(&thing);
    return true;
}

static const char *free_writing(const struct lac_sim_world *world, const struct lac_sim_request *request)
{
    static const char *const SENTENCES[] = {
        "The morning was quiet and the street was still empty.",
        "A small boat came back to the harbour in the evening.",
        "Two friends were drinking tea by the window.",
        "The train was late, as it is on most days.",
        "It had rained all night and the garden was green.",
    };
    return pick(world, request, "writing", SENTENCES, sizeof SENTENCES / sizeof *SENTENCES);
}

static const char *one_of_allowed(const struct lac_sim_world *world, const struct lac_sim_request *request,
                                  const struct lac_found *found, size_t choice)
{
    for (size_t i = 0; i < request->n_allowed; i++)
        if (found && lac_find_choice(found, request->allowed[i]) == (int)choice)
            return request->allowed[i];
    for (size_t i = 0; i < request->n_allowed; i++)
        if (strcmp(request->allowed[i], "yes") == 0 || strcmp(request->allowed[i], "true") == 0)
            return request->allowed[i]; /* asked to judge: all is well */
    return pick(world, request, "allowed", request->allowed, request->n_allowed);
}

static const char *said_in(struct lac_arena *arena, const struct manner *manner, const char *what)
{
    const char *hole = strstr(manner->answer, "%s");
    return lac_arena_printf(arena, "%.*s%s%s", (int)(hole - manner->answer), manner->answer, what, hole + 2);
}

static const char *letter_reply(const struct lac_sim_world *world, const struct lac_sim_options *options,
                                struct lac_arena *arena, const struct lac_sim_request *request,
                                const struct lac_found *found, size_t choice)
{
    const struct manner *manner = manner_of(found->situation.language);
    const char *label = found->labels[choice], *text = lac_find_choice_text(found, arena, choice);
    double unit = lac_world_unit(world, "style", request->model, request->body, request->len);
    if (unit < options->style_refusal)
        return manner->refusal;
    unit -= options->style_refusal;
    if (unit < options->style_verbose)
        return said_in(arena, manner, label);
    unit -= options->style_verbose;
    return unit < options->style_text ? lac_arena_printf(arena, "%s. %s", label, text) : label;
}

static void question(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                     const struct lac_sim_request *request, const struct lac_found *found, struct lac_sim_reply *out)
{
    size_t choice = lac_world_choice(world, request->model, &found->situation, request->body, request->len);
    if (request->n_allowed > 0)
        out->text = one_of_allowed(world, request, found, choice);
    else if (found->n_labels >= LAC_CHOICES_MIN && found->labels[choice])
        out->text = letter_reply(world, options, arena, request, found, choice);
    else
        out->text = lac_find_choice_text(found, arena, choice);
}

/* A value that holds to the schema, with the text wherever it wants one. */
static struct lac_value fill(struct lac_arena *arena, const struct lac_value *schema, const char *text)
{
    const char *type = lac_get_text(schema, "type", "string");
    if (strcmp(type, "object") == 0) {
        struct lac_value map = lac_object();
        const struct lac_value *properties = lac_get(schema, "properties");
        for (size_t i = 0; properties && properties->kind == LAC_MAP && i < properties->as.map.n; i++) {
            const struct lac_field *field = &properties->as.map.at[i];
            lac_set(arena, &map, field->key, fill(arena, &field->value, text));
        }
        return map;
    }
    if (strcmp(type, "array") == 0) {
        struct lac_value list = lac_list();
        lac_push(arena, &list, fill(arena, lac_get(schema, "items"), text));
        return list;
    }
    if (strcmp(type, "integer") == 0 || strcmp(type, "number") == 0)
        return lac_int(1);
    return strcmp(type, "boolean") == 0 ? lac_bool(true) : lac_text(arena, text);
}

static void finish(struct lac_arena *arena, const struct lac_sim_request *request, struct lac_sim_reply *out)
{
    if (request->schema) {
        struct lac_value value = fill(arena, request->schema, out->text);
        struct lac_str json = {0};
        lac_json_write(&json, &value);
        out->text = lac_arena_strndup(arena, lac_str_get(&json), json.len);
        lac_str_free(&json);
    }
    size_t len = strlen(out->text);
    out->tokens_in = (int64_t)(lac_utf8_count(request->prompt, strlen(request->prompt)) + 3) / 4;
    out->tokens_out = (int64_t)(lac_utf8_count(out->text, len) + 3) / 4;
    if (request->max_tokens < 0 || out->tokens_out <= request->max_tokens)
        return;
    size_t at = 0;
    uint32_t cp;
    for (int64_t i = 0; i < 4 * request->max_tokens && at < len; i++) {
        size_t bytes = lac_utf8_next(out->text + at, len - at, &cp);
        at += bytes ? bytes : 1;
    }
    out->text = lac_arena_strndup(arena, out->text, at);
    out->tokens_out = request->max_tokens;
    out->cut = true;
}

void lac_sim_answer(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                    const struct lac_sim_request *request, struct lac_sim_reply *out)
{
    *out = (struct lac_sim_reply){.kind = LAC_SIM_WRITING};
    struct lac_found found;
    if (translation(world, arena, request, out)) {
        out->kind = LAC_SIM_TRANSLATION;
    } else if (strcasestr(request->last, "yes or no")) {
        out->kind = LAC_SIM_JUDGEMENT;
        out->text = "yes";
    } else if (!distraction(world, arena, request, out)) {
        lac_find(world, arena, request->prompt, &found);
        if (found.situation.item) {
            out->kind = LAC_SIM_QUESTION;
            question(world, options, arena, request, &found, out);
        } else {
            out->text = request->n_allowed > 0 ? one_of_allowed(world, request, NULL, 0) : free_writing(world, request);
        }
    }
    finish(arena, request, out);
}
