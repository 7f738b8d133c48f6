#include "core/run/hub.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/net/http.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum {
    PAGE_ROWS = 100,     /* the most that the server gives at once */
    AT_ONCE = 4,         /* requests: polite, and the server's own page cache is no faster with more */
    ROWS_MAX = 10000000, /* a total above it is no data set of questions */
    FILE_MAX = 1 << 30,
    ATTEMPTS = 10,           /* the server is often busier than usual: two minutes or so */
    SERVERS_WORD = 200,      /* bytes of the server's own message that are passed on */
    NOTE_FIRST_US = 3000000, /* a fetch that takes longer says so, ... */
    NOTE_EVERY_US = 10000000 /* ... and how far it is */
};

struct fetching {
    const struct lac_hub *hub;
    const char *base, *shown; /* URL; "dataset/config/split" */
    struct lac_loop *loop;
    struct lac_http *http;
    struct lac_lane *lane;
    struct lac_arena *arena;
    struct page *pages;
    size_t n_pages, open; /* 0 pages until the first reply tells how many rows there are */
    size_t total;         /* rows */
    size_t here;          /* rows that came, this time or another */
    struct lac_timer *note;
    bool noted;
    size_t first;         /* page that is asked for first: those before it came another time */
    size_t had_total;     /* how many rows there were then */
    struct lac_value had; /* the rows of those pages */
    bool absent;
    struct lac_error *err;
    enum lac_status status;
};

struct page {
    struct fetching *fetching;
    size_t number;
    struct lac_value rows;
};

static void add_encoded(struct lac_str *out, const char *text)
{
    for (; *text; text++) {
        if (isalnum((unsigned char)*text) || strchr("-._~", *text))
            lac_str_addc(out, *text);
        else
            lac_str_addf(out, "%%%02X", (unsigned char)*text);
    }
}

const char *lac_hub_file(const struct lac_project *project, const struct lac_hub *hub, struct lac_arena *arena)
{
    struct lac_str name = {0};
    const char *parts[] = {hub->url ? hub->url : LAC_HUB_URL, hub->dataset, hub->config, hub->split};
    char hex[LAC_ID_HEX];
    lac_id_hex(lac_id_of(parts, 4), hex);
    for (int i = 1; i < 4; i++) {
        lac_str_add(&name, i > 1 ? "-" : "");
        for (const char *c = parts[i]; *c; c++)
            lac_str_addc(&name, isalnum((unsigned char)*c) || strchr("-_", *c) ? *c : '-');
    }
    const char *path =
        lac_arena_printf(arena, "%s/runs/rows/%.80s-%.8s.jsonl", project->folder, lac_str_get(&name), hex);
    lac_str_free(&name);
    return path;
}

static void give_up(struct fetching *f, enum lac_status status, const char *why)
{
    if (f->status == LAC_OK)
        f->status = lac_fail(f->err, status, "%s: %s", f->shown, why);
    lac_loop_stop(f->loop);
}

/* What happened, the server's word, and what to do. */
static void refused(struct fetching *f, const struct lac_http_response *r)
{
    struct lac_str why = {0};
    struct lac_value body;
    lac_str_add(&why, r->cause);
    if (lac_json_read(f->arena, r->body, r->body_len, &body, NULL) == LAC_OK) {
        const char *word = lac_get_text(&body, "error", "");
        size_t len = lac_utf8_cut(word, strlen(word), SERVERS_WORD);
        if (len)
            lac_str_addf(&why, " (%.*s)", (int)len, word);
    }
    if (r->status == 401 || r->status == 403)
        lac_str_addf(&why,
                     f->hub->key ? ": the token in %s was refused" : ": it wants a token; put one into HF_TOKEN%s",
                     f->hub->key ? f->hub->key : "");
    else if (r->status == 404)
        lac_str_add(&why, ": is it called so, and has it this config and split?");
    else if (r->fate == LAC_HTTP_GAVE_UP)
        lac_str_add(&why, ": run it again, or download the rows and give their file");
    give_up(f, LAC_E_NET, lac_str_get(&why));
    lac_str_free(&why);
}

/* Rows as {row_idx, row, truncated_cells}. One that the server cut is no row. */
static enum lac_status take_rows(struct page *p, const struct lac_value *body)
{
    struct fetching *f = p->fetching;
    const struct lac_value *rows = lac_get(body, "rows");
    size_t left = f->total - p->number * PAGE_ROWS, want = left < PAGE_ROWS ? left : PAGE_ROWS;
    if (!rows || rows->kind != LAC_LIST || lac_count(rows) != want)
        return LAC_E_PARSE;
    p->rows = lac_list();
    for (size_t i = 0; i < want; i++) {
        const struct lac_value *row = lac_get(lac_at(rows, i), "row");
        const struct lac_value *cut = lac_get(lac_at(rows, i), "truncated_cells");
        if (!row || row->kind != LAC_MAP)
            return LAC_E_PARSE;
        lac_push(f->arena, &p->rows,
                 lac_count(cut) ? lac_text(f->arena, lac_arena_printf(f->arena, "the server cut the field '%s'",
                                                                      lac_as_text(lac_at(cut, 0), "")))
                                : *row);
    }
    return LAC_OK;
}

static void send(struct page *p);

static void send_first(struct fetching *f)
{
    f->pages = lac_arena_alloc(f->arena, sizeof *f->pages);
    f->pages[0] = (struct page){f, f->first, lac_list()};
    send(&f->pages[0]);
}

/* The first reply tells how many pages there are; the others are asked for. */
static bool count_pages(struct fetching *f, const struct lac_value *body)
{
    int64_t total = lac_get_int(body, "num_rows_total", -1);
    if (total < 0 || total > ROWS_MAX)
        return false;
    f->total = (size_t)total;
    f->n_pages = (f->total + PAGE_ROWS - 1) / PAGE_ROWS;
    f->pages = lac_arena_alloc(f->arena, (f->n_pages + 1) * sizeof *f->pages);
    for (size_t i = f->first; i < f->n_pages || i == f->first; i++)
        f->pages[i] = (struct page){f, i, lac_list()};
    for (size_t i = f->first + 1; i < f->n_pages; i++)
        send(&f->pages[i]);
    if (f->n_pages > 10)
        lac_log(LAC_LOG_INFO, "fetching %s: %zu rows in %zu requests", f->shown, f->total, f->n_pages);
    return true;
}

/* What was kept of another time is of another state of the data set. */
static bool is_stale(const struct fetching *f, const struct lac_value *body)
{
    return f->first && f->n_pages == 0 && lac_get_int(body, "num_rows_total", -1) != (int64_t)f->had_total;
}

static void start_over(struct fetching *f)
{
    f->first = f->here = 0;
    f->had = lac_list();
    send_first(f);
}

static bool take_page(struct page *p, const struct lac_value *body)
{
    struct fetching *f = p->fetching;
    if (f->n_pages == 0) {
        if (!count_pages(f, body))
            return false;
        p = &f->pages[f->first];
    }
    f->here += lac_count(lac_get(body, "rows"));
    return take_rows(p, body) == LAC_OK;
}

static void say_how_far(void *user)
{
    struct fetching *f = user;
    if (f->n_pages)
        lac_log(LAC_LOG_NOTE, "fetching %s: %zu of %zu rows", f->shown, f->here, f->total);
    else
        lac_log(LAC_LOG_NOTE, "fetching %s: no reply yet", f->shown);
    f->noted = true;
    f->note = lac_loop_after(f->loop, NOTE_EVERY_US, say_how_far, f);
}

static void arrived(void *user, const struct lac_http_response *r)
{
    struct page *p = user;
    struct fetching *f = p->fetching;
    struct lac_value body;
    f->open--;
    if (f->status != LAC_OK)
        return;
    bool replied = r->fate == LAC_HTTP_REPLIED;
    bool reads = replied && lac_json_read(f->arena, r->body, r->body_len, &body, NULL) == LAC_OK;
    if (!replied && r->status == 404) {
        f->absent = true; /* the caller says whether that is a failure */
        refused(f, r);
    } else if (!replied) {
        refused(f, r);
    } else if (reads && is_stale(f, &body)) {
        start_over(f);
    } else if (!reads || !take_page(p, &body)) {
        give_up(f, LAC_E_NET, "the server's reply holds no rows as they are asked for");
    } else if (f->open == 0) {
        lac_loop_stop(f->loop);
    }
}

static void send(struct page *p)
{
    struct fetching *f = p->fetching;
    struct lac_str url = {0};
    lac_str_addf(&url, "%s/rows?dataset=", f->base);
    add_encoded(&url, f->hub->dataset);
    lac_str_add(&url, "&config=");
    add_encoded(&url, f->hub->config);
    lac_str_add(&url, "&split=");
    add_encoded(&url, f->hub->split);
    lac_str_addf(&url, "&offset=%zu&length=%d", p->number * PAGE_ROWS, (int)PAGE_ROWS);
    struct lac_http_header bearer = {
        "authorization", f->hub->key ? lac_arena_printf(f->arena, "Bearer {secret:%s}", f->hub->key) : NULL};
    struct lac_http_request request = {
        .method = "GET", .url = lac_str_get(&url), .headers = &bearer, .n_headers = f->hub->key ? 1 : 0};
    f->open++;
    lac_http_send(f->http, f->lane, &request, arrived, p);
    lac_str_free(&url);
}

/* ---- on disk ---- */

/* Appends the rows to the text, a line each. */
static void add_lines(struct lac_str *text, const struct lac_value *rows)
{
    for (size_t i = 0; i < lac_count(rows); i++) {
        lac_json_write(text, lac_at(rows, i));
        lac_str_addc(text, '\n');
    }
}

static enum lac_status write_lines(struct lac_arena *arena, const char *path, const struct lac_str *text,
                                   struct lac_error *err)
{
    const char *slash = strrchr(path, '/');
    enum lac_status status = lac_dir_make(lac_arena_strndup(arena, path, (size_t)(slash - path)), err);
    return status == LAC_OK ? lac_file_write(path, lac_str_get(text), text->len, err) : status;
}

static const char *part_of(const struct fetching *f, const char *path)
{
    return lac_arena_printf(f->arena, "%s.part", path);
}

static enum lac_status keep(const struct fetching *f, const char *path, struct lac_value *rows, struct lac_error *err)
{
    struct lac_str text = {0};
    *rows = f->had;
    for (size_t i = f->first; i < f->n_pages; i++)
        for (size_t k = 0; k < lac_count(&f->pages[i].rows); k++)
            lac_push(f->arena, rows, *lac_at(&f->pages[i].rows, k));
    add_lines(&text, rows);
    enum lac_status status = write_lines(f->arena, path, &text, err);
    lac_str_free(&text);
    if (status == LAC_OK)
        (void)remove(part_of(f, path));
    return status;
}

/* The pages up to the first that did not come, behind a line with the number of all rows: the next time begins there.
 * A failure here costs requests alone. */
static void keep_part(const struct fetching *f, const char *path)
{
    struct lac_str text = {0};
    size_t pages = f->first;
    lac_str_addf(&text, "{\"num_rows_total\":%zu}\n", f->total);
    add_lines(&text, &f->had);
    for (; pages < f->n_pages && lac_count(&f->pages[pages].rows); pages++)
        add_lines(&text, &f->pages[pages].rows);
    if (pages > f->first)
        (void)write_lines(f->arena, part_of(f, path), &text, NULL);
    lac_str_free(&text);
}

static enum lac_status read_kept(const char *path, struct lac_arena *arena, struct lac_value *rows,
                                 struct lac_error *err)
{
    struct lac_str text = {0};
    enum lac_status status = lac_file_read(path, FILE_MAX, &text, err);
    *rows = lac_list();
    for (char *line = text.data, *next; status == LAC_OK && line && *line; line = next) {
        struct lac_value row;
        next = line + strcspn(line, "\n");
        status = lac_json_read(arena, line, (size_t)(next - line), &row, err);
        next += *next == '\n';
        if (status == LAC_OK)
            lac_push(arena, rows, row);
    }
    if (status != LAC_OK) {
        lac_error_prefix(err, "%s (delete it to have its rows fetched anew)", path);
        status = err->status = LAC_E_CONFIG;
    }
    lac_str_free(&text);
    return status;
}

/* Begins where another time ended, if it left whole pages. */
static void take_part(struct fetching *f, const char *path)
{
    struct lac_value lines;
    struct lac_error err;
    if (!lac_file_exists(part_of(f, path)) || read_kept(part_of(f, path), f->arena, &lines, &err) != LAC_OK ||
        lac_count(&lines) < 2 || (lac_count(&lines) - 1) % PAGE_ROWS != 0)
        return;
    f->had_total = (size_t)lac_get_int(lac_at(&lines, 0), "num_rows_total", 0);
    f->first = (lac_count(&lines) - 1) / PAGE_ROWS;
    for (size_t i = 1; i < lac_count(&lines); i++)
        lac_push(f->arena, &f->had, *lac_at(&lines, i));
    f->here = lac_count(&f->had);
}

/* ---- both ---- */

static enum lac_status fetch(struct fetching *f, struct lac_project *project, struct lac_error *err)
{
    struct lac_http_options options = lac_http_defaults();
    options.in_flight = AT_ONCE;
    f->loop = lac_loop_new(err);
    if (!f->loop)
        return err->status;
    f->http = lac_http_new(f->loop, project->secrets, &options, err);
    enum lac_status status = f->http ? LAC_OK : err->status;
    if (status == LAC_OK) {
        options.terms.attempts = ATTEMPTS;
        struct lac_lane_options lane = {.in_flight = AT_ONCE, .terms = &options.terms};
        f->lane = lac_http_lane(f->http, f->base, &lane);
        f->note = lac_loop_after(f->loop, NOTE_FIRST_US, say_how_far, f);
        send_first(f);
        status = lac_loop_run(f->loop, err);
        lac_timer_cancel(f->note);
        if (f->noted && status == LAC_OK && f->status == LAC_OK)
            lac_log(LAC_LOG_NOTE, "fetched %s: %zu rows", f->shown, f->total);
        lac_http_free(f->http);
    }
    lac_loop_free(f->loop);
    return status == LAC_OK ? f->status : status;
}

enum lac_status lac_hub_rows(struct lac_project *project, const struct lac_hub *hub, struct lac_arena *arena,
                             struct lac_value *rows, bool *absent, struct lac_error *err)
{
    struct lac_error local;
    const char *path = lac_hub_file(project, hub, arena);
    if (absent)
        *absent = false;
    if (lac_file_exists(path))
        return read_kept(path, arena, rows, err);
    struct fetching f = {.hub = hub,
                         .base = hub->url ? hub->url : LAC_HUB_URL,
                         .shown = lac_arena_printf(arena, "%s/%s/%s", hub->dataset, hub->config, hub->split),
                         .arena = arena,
                         .had = lac_list(),
                         .err = err ? err : &local};
    *rows = lac_list();
    take_part(&f, path);
    enum lac_status status = fetch(&f, project, f.err);
    if (f.absent && absent) {
        *absent = true;
        return LAC_OK;
    }
    if (status != LAC_OK)
        keep_part(&f, path);
    return status == LAC_OK ? keep(&f, path, rows, f.err) : status;
}
