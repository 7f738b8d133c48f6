/* audit.c - what it costs to audit 6,713 pairs, so many as were published, from opening the project on; beside reading
 * the same files into Lua tables with lua-cjson. Wall clock: an audit takes all processors it may have.
 *   bench_audit [FILE...]   those files instead of the ones made here */
#include "bench.h"

#include "core/base/file.h"
#include "core/model/json.h"
#include "core/run/audit.h"
#include "core/run/language.h"

#include <lauxlib.h>
#include <lua-cjson.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PAIRS = 6713, ADDED = 450, FILES_MAX = 64 }; /* ADDED: bytes before and behind a question, or more */

static const char *const codes[] = {"am", "ar", "bn", "de", "es", "fr", "he", "hi",
                                    "it", "ja", "ko", "sw", "uk", "yo", "zh", "zu"};
enum { CODES = sizeof codes / sizeof *codes };

static struct lac_error err;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct lac_value choices_of(struct lac_arena *arena, const struct lac_example *of)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < of->n; i++)
        lac_push(arena, &list, lac_text(arena, of->choices[i]));
    return list;
}

/* Other questions of the language in a row, and the one that is asked between two of those rows. */
static void set_texts(struct lac_arena *arena, struct lac_value *row, const struct lac_language *l, size_t which,
                      const char *const keys[4])
{
    struct lac_str part[2] = {{0}, {0}};
    size_t next = which + 1;
    for (int side = 0; side < 2; side++)
        while (part[side].len < ADDED)
            lac_str_addf(&part[side], "%s%s", part[side].len ? l->join : "", l->examples[next++ % l->n_examples].stem);
    const char *stem = l->examples[which].stem, *before = lac_str_get(&part[0]), *after = lac_str_get(&part[1]);
    lac_set(arena, row, keys[0], lac_text(arena, stem));
    lac_set(arena, row, keys[1], lac_text(arena, before));
    lac_set(arena, row, keys[2], lac_text(arena, after));
    lac_set(arena, row, keys[3],
            lac_text(arena, lac_arena_printf(arena, "%s%s%s%s%s", before, l->join, stem, l->join, after)));
    for (int side = 0; side < 2; side++)
        lac_str_free(&part[side]);
}

/* In the published layout. */
static struct lac_value row_of(struct lac_arena *arena, const struct lac_language *english,
                               const struct lac_language *target, size_t which)
{
    static const char *const e_keys[] = {"oriquestion", "prequestion", "sufquestion", "question"}, *const t_keys[] = {
                                                                                                       "transori",
                                                                                                       "transpre",
                                                                                                       "transsuf",
                                                                                                       "transquestion"};
    struct lac_value row = lac_object();
    const struct lac_example *e = &english->examples[which], *t = &target->examples[which];
    set_texts(arena, &row, english, which, e_keys);
    set_texts(arena, &row, target, which, t_keys);
    lac_set(arena, &row, "choices", choices_of(arena, e));
    lac_set(arena, &row, "answer", lac_text(arena, e->choices[e->answer]));
    lac_set(arena, &row, "transchoices", choices_of(arena, t));
    lac_set(arena, &row, "transanswer", lac_text(arena, t->choices[t->answer]));
    return row;
}

static const char *make_file(struct lac_project *project, const struct lac_language *english, const char *folder,
                             const char *code, size_t pairs)
{
    struct lac_language *target;
    MUST(lac_language_load(project, code, &target, &err) == LAC_OK);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value rows = lac_list();
    struct lac_str text = {0};
    for (size_t i = 0; i < pairs; i++)
        lac_push(arena, &rows, row_of(arena, english, target, i % english->n_examples));
    lac_json_write(&text, &rows);
    const char *path = lac_arena_printf(project->arena, "%s/%s.json", folder, code);
    MUST(lac_file_write(path, lac_str_get(&text), text.len, &err) == LAC_OK);
    lac_str_free(&text);
    lac_arena_free(arena);
    lac_language_free(target);
    return path;
}

static void ignore(void *user, const struct lac_value *finding)
{
    (void)user, (void)finding;
}

/* Seconds; the pairs that were looked at. */
static double ours(const char *const *files, size_t n, int64_t *pairs)
{
    double began = now();
    const char *roots[] = {SOURCE_DIR};
    const struct lac_data_options options = {.files = files, .n_files = n};
    struct lac_project *project;
    struct lac_value summary;
    MUST(lac_project_open(SOURCE_DIR, roots, 1, &project, &err) == LAC_OK);
    if (lac_audit_files(project, &options, project->arena, ignore, NULL, &summary, &err) != LAC_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    const struct lac_value *tables = lac_get(&summary, "languages");
    *pairs = 0;
    for (size_t i = 0; i < lac_count(tables); i++)
        *pairs += lac_get_int(lac_at(tables, i), "pairs", 0);
    lac_project_close(project);
    return now() - began;
}

static double peer(const char *const *files, size_t n)
{
    double began = now();
    lua_State *L = luaL_newstate();
    luaL_requiref(L, "cjson", luaopen_cjson, 0);
    for (size_t i = 0; i < n; i++) {
        struct lac_str text = {0};
        MUST(lac_file_read(files[i], 1 << 30, &text, &err) == LAC_OK);
        lua_getfield(L, 1, "decode");
        lua_pushlstring(L, text.data, text.len);
        MUST(lua_pcall(L, 1, 0, 0) == LUA_OK);
        lac_str_free(&text);
    }
    lua_close(L);
    return now() - began;
}

int main(int argc, char **argv)
{
    const char *files[FILES_MAX], *roots[] = {SOURCE_DIR};
    size_t n = argc > 1 ? (size_t)argc - 1 : CODES;
    char folder[] = "/tmp/lacuna-bench-XXXXXX", name[64];
    struct lac_project *project;
    struct lac_language *english;
    struct series series;
    int64_t pairs = 0;
    MUST(n <= FILES_MAX && mkdtemp(folder));
    MUST(lac_project_open(SOURCE_DIR, roots, 1, &project, &err) == LAC_OK);
    MUST(lac_language_load(project, "en", &english, &err) == LAC_OK);
    for (size_t i = 0; i < n; i++)
        files[i] =
            argc > 1 ? argv[i + 1] : make_file(project, english, folder, codes[i], PAIRS * (i + 1) / n - PAIRS * i / n);
    for (int k = 0; k < REPEATS; k++) {
        series.ours[k] = ours(files, n, &pairs);
        series.peer[k] = peer(files, n);
    }
    print_head();
    snprintf(name, sizeof name, "audit of %lld pairs", (long long)pairs);
    print_row(name, "s", &series);
    for (size_t i = 0; i < n && argc == 1; i++)
        unlink(files[i]);
    rmdir(folder);
    lac_language_free(english);
    lac_project_close(project);
    return 0;
}
