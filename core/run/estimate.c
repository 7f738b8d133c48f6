#include "core/run/estimate.h"
#include "core/run/tokens.h"
#include "core/run/trial.h"
#include "core/run/wire.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Of texts that are not there yet. */
enum {
    TEMPLATE_BYTES = 6000,  /* a strategy's or role's prompt around the texts it shows */
    UTF8_BYTES = 4,         /* a character, at most */
    UNCHECKED_BYTES = 8000, /* added to a question, where no `length` check bounds it */
    SPOKEN_TOKENS = 600,    /* most that a writer, judge or translator is allowed to reply (speak.c) */
    ATTEMPTS = 6,
    BARREN = 8, /* branch.c */
};
#define LOW_SHARE 0.75 /* estimates of tokens are a quarter off, either way (tokens.h) */

/* Calls of one role, with what each takes. Doubles: bounds of wide searches pass any integer. */
struct row {
    const char *role;
    const struct lac_model *model;
    double least, most;         /* calls; most: INFINITY for no bound */
    double least_in, least_out; /* tokens of all of `least` */
    double call_in, call_out;   /* tokens of one call at most */
    int attempts;
};

struct estimate {
    struct lac_run *run;
    struct lac_arena *arena;
    LAC_VEC(struct row) rows;
    double nodes, perturbs, findings; /* of one branch, at most */
    double added;                     /* bytes that edits add to a text, at most */
};

static int attempts_of(const struct lac_run *run, const struct lac_model *m)
{
    int all = (int)lac_get_int(lac_config_map(&run->config, "http"), "attempts", ATTEMPTS);
    return (int)lac_get_int(&m->http, "attempts", all);
}

static struct row *row_of(struct estimate *e, const char *role, const struct lac_model *model)
{
    for (size_t i = 0; i < e->rows.n; i++)
        if (e->rows.at[i].model == model && strcmp(e->rows.at[i].role, role) == 0)
            return &e->rows.at[i];
    struct row row = {.role = role, .model = model, .attempts = attempts_of(e->run, model)};
    lac_vec_push(&e->rows, row);
    return &e->rows.at[e->rows.n - 1];
}

static void could_take(struct row *row, double calls, double in, double out)
{
    row->most += calls;
    row->call_in = in > row->call_in ? in : row->call_in;
    row->call_out = out > row->call_out ? out : row->call_out;
}

/* --- how large a search can get ------------------------------------------------------------------------------------
 */

static double declared(const struct lac_value *data, const char *key)
{
    return lac_get(data, key) ? (double)lac_get_int(data, key, 0) : INFINITY;
}

/* For the item with the most wrong choices. */
static double max_edits(const struct estimate *e, const struct lac_plugin *strategy)
{
    int64_t most = 0;
    for (size_t i = 0; i < e->run->n_items; i++) {
        int64_t n = lac_max_edits(strategy->package, &e->run->items[i]);
        most = n > most ? n : most;
    }
    return (double)most;
}

/* A level has no more parents than the one before has children, nor than the beam is wide. */
static void size_of_search(struct estimate *e)
{
    const struct lac_search_options *s = &e->run->config.search;
    double parents = 1;
    if (s->mode == LAC_SEARCH_BEST_OF_N) { /* its votes bound it, where it has an allowance */
        e->nodes = s->allowance ? (double)s->allowance + s->chunk : INFINITY;
        e->perturbs = s->allowance ? BARREN * (e->nodes + 1) : INFINITY; /* so many may bring nothing new, each time */
        e->findings = s->keep;
        return;
    }
    for (int level = 1; level <= s->deep && s->depth > 0; level++) {
        double children = parents * max_edits(e, lac_cast_strategy(&e->run->cast, level));
        e->perturbs += parents;
        e->nodes += children;
        parents = children < s->width ? children : s->width;
        if (parents == 0)
            break;
    }
    e->findings = e->nodes < s->keep ? e->nodes : s->keep;
}

static void size_of_edits(struct estimate *e)
{
    const struct lac_cast *c = &e->run->cast;
    e->added = UNCHECKED_BYTES;
    for (size_t i = 0; i < c->n_english_checks; i++)
        if (strcmp(lac_package_name(c->english_checks[i].package), "length") == 0)
            e->added = (double)lac_get_int(&c->english_checks[i].options, "max", 800) * UTF8_BYTES;
}

/* --- votes ---------------------------------------------------------------------------------------------------------
 */

static size_t escaped_len(const char *text)
{
    size_t len = 0;
    for (; *text; text++)
        len += *text == '"' || *text == '\\' ? 2 : (unsigned char)*text < ' ' ? 6 : 1;
    return len;
}

static double question_bytes(const struct lac_wording *w)
{
    size_t len = escaped_len(w->stem);
    for (size_t i = 0; i < w->n; i++)
        len += 2 * (escaped_len(w->choices[i]) + 16); /* a base model's choices stand in the grammar, too */
    return (double)len;
}

/* Bytes around a question as this model is asked it in this language, in its longest draw; by a real request. */
static enum lac_status frame_bytes(struct estimate *e, const struct lac_model *m, size_t panel,
                                   const struct lac_language *language, double *bytes, double *tokens,
                                   struct lac_error *err)
{
    struct lac_run *run = e->run;
    const struct lac_item *item = &run->items[0];
    const struct lac_draw *draws = lac_run_draws(run, 0, panel);
    enum lac_status status = LAC_OK;
    *bytes = 0;
    *tokens = DBL_MAX;
    for (int d = 0; draws && d < run->all_draws && status == LAC_OK; d++) {
        struct lac_ballot ballot = {.model = m,
                                    .language = language,
                                    .stem = item->en.stem,
                                    .choices = item->en.choices,
                                    .n = item->en.n,
                                    .answer = item->answer,
                                    .draw = &draws[d],
                                    .number = d};
        struct lac_arena *scratch = lac_arena_new();
        struct lac_value call = lac_vote_call(scratch, &ballot);
        struct lac_wire wire = {0};
        struct lac_id key;
        status = lac_wire_make(m, &call, 0, &wire, &key, err);
        double around = (double)wire.request.body_len;
        *bytes = around > *bytes ? around : *bytes;
        *tokens = fmin(*tokens, (double)lac_tokens_of_call(&call));
        lac_wire_free(&wire);
        lac_arena_free(scratch);
    }
    return status;
}

/* Votes of a branch on one text that fall to this model, of the first `n`. */
static double share_of(const struct lac_run *run, size_t panel, int n)
{
    int k = (int)run->cast.n_panel;
    return n / k + ((int)panel < n % k);
}

static double longest_question(const struct estimate *e, const struct lac_language *l)
{
    double longest = 0;
    for (size_t i = 0; i < e->run->n_items; i++) {
        const struct lac_item *item = &e->run->items[i];
        const struct lac_wording *w = l == e->run->cast.english ? &item->en : lac_item_wording(item, l->code);
        double bytes = w ? question_bytes(w) : UTF8_BYTES * question_bytes(&item->en);
        longest = bytes > longest ? bytes : longest;
    }
    return longest;
}

/* Items that are given in at least one language, and in this one. */
static double given_in(const struct lac_run *run, const struct lac_language *l)
{
    double n = 0;
    for (size_t i = 0; i < run->n_items; i++) {
        bool given = false;
        for (size_t k = 0; k < run->cast.n_languages && !given; k++)
            given =
                (!l || run->cast.languages[k] == l) && lac_item_wording(&run->items[i], run->cast.languages[k]->code);
        n += given;
    }
    return n;
}

/* Texts that differ: items that ask the same are one request. */
static double distinct_items(const struct lac_run *run)
{
    double n = 0;
    for (size_t i = 0; i < run->n_items; i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = !lac_id_equal(run->items[i].key, run->items[k].key);
        n += first;
    }
    return n;
}

static bool is_asked_before(const struct lac_run *run, size_t panel)
{
    const struct lac_model *m = run->cast.panel[panel];
    for (size_t i = 0; i < panel; i++)
        if (strcmp(run->cast.panel[i]->url, m->url) == 0 && strcmp(run->cast.panel[i]->sent_name, m->sent_name) == 0)
            return true;
    return false;
}

static enum lac_status add_votes(struct estimate *e, size_t panel, struct lac_error *err)
{
    struct lac_run *run = e->run;
    const struct lac_model *m = run->cast.panel[panel];
    const struct lac_search_options *s = &run->config.search;
    struct row *row = row_of(e, "panel", m);
    double out = (double)lac_get_int(&m->params, "max_tokens", 256), items = distinct_items(run);
    bool whole = items == (double)run->n_items; /* else nothing but the first round is sure to be sent */
    if (is_asked_before(run, panel))
        items = whole = 0; /* its requests may be the other's */
    enum lac_status status = LAC_OK;
    for (size_t l = 0; l <= run->cast.n_languages && status == LAC_OK; l++) {
        const struct lac_language *language = l ? run->cast.languages[l - 1] : run->cast.english;
        double bytes, tokens;
        status = frame_bytes(e, m, panel, language, &bytes, &tokens, err);
        double gap = run->config.plain_draws * (l ? given_in(run, language) : given_in(run, NULL));
        double sure =
            (whole ? gap : 0) + (l ? 0 : items * share_of(run, panel, s->round < s->votes ? s->round : s->votes));
        row->least += sure;
        row->least_in += sure * tokens * LOW_SHARE;
        row->least_out += sure;
        double votes = (1 + e->nodes) * run->search_draws + (e->findings + 1) * 3 * run->config.confirm_draws +
                       run->config.plain_draws;
        could_take(row, (double)run->n_items * votes * (l ? 1 : (double)run->cast.n_languages),
                   bytes + longest_question(e, language) + e->added, out);
    }
    return status;
}

/* --- the other roles -----------------------------------------------------------------------------------------------
 */

static double spoken_bytes(const struct estimate *e)
{
    return TEMPLATE_BYTES + UTF8_BYTES * longest_question(e, e->run->cast.english) + 2 * e->added;
}

static void add_role(struct estimate *e, const char *role, const struct lac_model *model, double calls)
{
    if (!model || calls == 0)
        return;
    bool embeds = strcmp(role, "embedder") == 0;
    could_take(row_of(e, role, model), calls, model->translates ? 0 : spoken_bytes(e),
               model->translates || embeds ? 0 : SPOKEN_TOKENS);
}

static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b; /* no asks of a search without a bound are none */
}

/* What a script asks, it may ask of any role that it needs; without any, a writer that is cast. */
static void add_asks(struct estimate *e, const struct lac_package *package, double runs)
{
    const struct lac_cast *c = &e->run->cast;
    const struct lac_value *data = lac_package_data(package), *needs = lac_get(data, "needs");
    double asks = times(runs, declared(data, "max_asks"));
    int bound = lac_max_translations(package);
    double translations = bound > 0 ? (double)bound : bound < 0 ? 0 : (double)INFINITY;
    bool strategy = lac_package_kind(package) == LAC_PKG_STRATEGY;
    if (lac_lists(needs, "llm") || (strategy && !lac_lists(needs, "judge")))
        add_role(e, "writer", c->writer, asks);
    if (lac_lists(needs, "judge"))
        add_role(e, "judge", c->judge, asks);
    if (lac_lists(needs, "embedder"))
        add_role(e, "embedder", c->embedder, asks);
    if (strategy || lac_lists(needs, "translator"))
        add_role(e, "translator", c->translator, times(runs, translations));
}

static void add_scripts(struct estimate *e)
{
    const struct lac_run *run = e->run;
    const struct lac_cast *c = &run->cast;
    double trials = (double)lac_run_trials(run);
    for (size_t i = 0; i < c->n_strategies; i++)
        add_asks(e, c->strategies[i].package, trials * e->perturbs);
    for (int stage = 0; stage < 2; stage++) {
        const struct lac_plugin *checks = stage ? c->target_checks : c->english_checks;
        for (size_t i = 0; i < (stage ? c->n_target_checks : c->n_english_checks); i++)
            add_asks(e, checks[i].package, trials * (e->nodes + stage));
    }
}

/* Roots without a wording, an edit a child, and what is translated back. */
static void add_translations(struct estimate *e)
{
    struct lac_run *run = e->run;
    const struct lac_cast *c = &run->cast;
    for (size_t l = 0; l < c->n_languages; l++) {
        const char *code = c->languages[l]->code;
        bool placebo = strcmp(code, LAC_PLACEBO) == 0;
        double calls = 0;
        for (size_t i = 0; i < run->n_items; i++) {
            double texts = (double)run->items[i].en.n + 1;
            bool given = lac_item_wording(&run->items[i], code) != NULL;
            calls += (given ? 0 : placebo ? 1 : texts) + e->nodes + (placebo ? 0 : (e->findings + 1) * texts);
        }
        if (placebo)
            add_role(e, "writer", c->writer, calls);
        else
            add_role(e, "translator", c->translator, calls);
    }
}

/* --- as plain data -------------------------------------------------------------------------------------------------
 */

static struct lac_value number(double n)
{
    return isfinite(n) ? (fabs(n) < 9e15 ? lac_int((int64_t)ceil(n)) : lac_num(n)) : lac_nil();
}

struct amount {
    double calls, tokens, usd; /* usd NAN: a price is not known */
};

static double in_usd(const struct row *row, double in, double out)
{
    const struct lac_price *p = &row->model->price;
    if (!p->known)
        return NAN;
    return (times(in, (double)p->input) + times(out, (double)p->output)) / LAC_PICO_USD;
}

static struct amount least_of(const struct row *row)
{
    return (struct amount){row->least, row->least_in + row->least_out, in_usd(row, row->least_in, row->least_out)};
}

static struct amount most_of(const struct row *row, int attempts)
{
    double calls = row->most * attempts, in = times(calls, row->call_in), out = times(calls, row->call_out);
    return (struct amount){calls, in + out, in_usd(row, in, out)};
}

static struct lac_value amount_value(struct lac_arena *arena, struct amount a)
{
    struct lac_value v = lac_object();
    lac_set(arena, &v, "calls", number(a.calls));
    lac_set(arena, &v, "tokens", number(a.tokens));
    lac_set(arena, &v, "usd", isfinite(a.usd) ? lac_num(a.usd) : lac_nil());
    return v;
}

static void sum_up(struct amount *sum, struct amount more)
{
    sum->calls += more.calls;
    sum->tokens += more.tokens;
    sum->usd += more.usd;
}

static struct lac_value strategies_value(const struct estimate *e)
{
    const struct lac_cast *c = &e->run->cast;
    struct lac_value list = lac_list();
    for (size_t i = 0; i < c->n_strategies; i++) {
        const struct lac_value *data = lac_package_data(c->strategies[i].package), *needs = lac_get(data, "needs");
        struct lac_value v = lac_object(), asks = lac_list();
        for (size_t k = 0; k < lac_count(needs); k++) {
            const char *need = lac_as_text(lac_at(needs, k), "");
            if (strcmp(need, "target") != 0)
                lac_push(e->arena, &asks, lac_text(e->arena, strcmp(need, "llm") == 0 ? "writer" : need));
        }
        lac_set_text(e->arena, &v, "name", lac_package_name(c->strategies[i].package));
        lac_set(e->arena, &v, "asks", asks);
        lac_set(e->arena, &v, "max_asks", number(declared(data, "max_asks")));
        lac_set(e->arena, &v, "max_edits", number(max_edits(e, &c->strategies[i])));
        lac_push(e->arena, &list, v);
    }
    return list;
}

static struct lac_value assumes_value(const struct estimate *e)
{
    struct lac_arena *arena = e->arena;
    struct lac_value list = lac_list();
    lac_push(arena, &list,
             lac_text(arena, lac_arena_printf(arena, "edits add at most %.0f bytes to a question", e->added)));
    lac_push(arena, &list,
             lac_text(arena, lac_arena_printf(arena,
                                              "prompts of writers, judges and translators have at most %d bytes beside "
                                              "the texts, their replies %d tokens",
                                              TEMPLATE_BYTES, SPOKEN_TOKENS)));
    lac_push(arena, &list,
             lac_text(arena, "at least: nothing comes from the cache or from an earlier start of the run"));
    return list;
}

static void write_out(const struct estimate *e, struct lac_value *out)
{
    struct lac_arena *arena = e->arena;
    struct lac_value rows = lac_list();
    struct amount least = {0}, once = {0}, most = {0};
    *out = lac_object();
    for (size_t i = 0; i < e->rows.n; i++) {
        const struct row *row = &e->rows.at[i];
        struct lac_value v = lac_object();
        lac_set_text(arena, &v, "role", row->role);
        lac_set_text(arena, &v, "model", row->model->name);
        lac_set_bool(arena, &v, "priced", row->model->price.known);
        lac_set_text(arena, &v, "price_from", row->model->price.from);
        lac_set_int(arena, &v, "attempts", row->attempts);
        lac_set(arena, &v, "least", amount_value(arena, least_of(row)));
        lac_set(arena, &v, "once", amount_value(arena, most_of(row, 1)));
        lac_set(arena, &v, "most", amount_value(arena, most_of(row, row->attempts)));
        lac_push(arena, &rows, v);
        sum_up(&least, least_of(row));
        sum_up(&once, most_of(row, 1));
        sum_up(&most, most_of(row, row->attempts));
    }
    lac_set_int(arena, out, "items", (int64_t)e->run->n_items);
    lac_set_int(arena, out, "trials", (int64_t)lac_run_trials(e->run));
    lac_set(arena, out, "roles", rows);
    lac_set(arena, out, "least", amount_value(arena, least));
    lac_set(arena, out, "once", amount_value(arena, once));
    lac_set(arena, out, "most", amount_value(arena, most));
    lac_set(arena, out, "strategies", strategies_value(e));
    lac_set(arena, out, "assumes", assumes_value(e));
}

enum lac_status lac_estimate_make(struct lac_run *run, struct lac_arena *arena, struct lac_value *out,
                                  struct lac_error *err)
{
    struct estimate e = {.run = run, .arena = arena};
    enum lac_status status = LAC_OK;
    size_of_search(&e);
    size_of_edits(&e);
    for (size_t m = 0; m < run->cast.n_panel && status == LAC_OK; m++)
        status = add_votes(&e, m, err);
    add_scripts(&e);
    add_translations(&e);
    if (status == LAC_OK)
        write_out(&e, out);
    lac_vec_free(&e.rows);
    return status;
}
