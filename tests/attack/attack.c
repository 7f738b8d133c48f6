/* Runs every script of this folder against a cell of its own.
 *
 * The head of a script says what it attacks and how that ends:
 *   -- promise: the promise of DESIGN.md, section 4, that is attacked
 *   -- expect: a part of the error message; or "held": the script finds nothing and returns "held"
 *   -- calls: how often the chunk is called in the same cell (default 1)
 *   -- died: the error ends the cell
 * Each must end within a second of processor time, hold the loop only shortly, stay under the memory cap, and leave
 * every other cell as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/file.h"
#include "core/base/str.h"
#include "core/script/cell.h"
#include "core/script/limits.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SECONDS_MAX = 20 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SECONDS_MAX = 20 };
#else
enum { SECONDS_MAX = 1 };
#endif
#else
enum { SECONDS_MAX = 1 };
#endif

/* A resume holds the loop for 50 ms at most; more is allowed here for a machine that is busy. */
#define HOLD 0.15

enum { ATTACKS_MAX = 200, EXPECT_MAX = 200 };

/* What a harmless task says: it goes through most of the library. */
static const char bystander[] =
    "local out = {}\n"
    "for k, v in pairs { b = 1, a = 2, 'x', 'y' } do out[#out + 1] = k .. '=' .. v end\n"
    "table.sort(out, function(p, q) return p > q end)\n"
    "local words = {}\n"
    "for w in ('the quick brown fox'):gmatch('%a+') do words[#words + 1] = w:upper():reverse() end\n"
    "local ok, err = pcall(error, 'no')\n"
    "shared = (shared or 0) + 1\n"
    "return json.encode { out = out, words = words, err = err, shared = shared, pi = string.format('%.3f', math.pi),\n"
    "                     pair = { utf8.codepoint('\xc3\xa9t\xc3\xa9', 1, -1) }, none = type(load) }";

/* LACUNA_SLOWNESS: how many times slower the machine is that this runs on, as valgrind's. */
static double slowness(void)
{
    const char *times = getenv("LACUNA_SLOWNESS");
    return times ? strtod(times, NULL) : 1;
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Calls the chunk in slot 0 once; *text is the first result or the error message, *held at least the longest time that
 * a resume took. */
static int call(struct lac_cell *cell, struct lac_str *text, enum lac_status *status, double *held)
{
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    struct lac_error err = {0};
    lua_State *thread = lac_cell_thread(cell, 0, &meter, &err);
    if (!thread) {
        lac_str_add(text, err.message);
        *status = err.status;
        return LUA_ERRRUN;
    }
    int n = 0, code;
    bool parked = false;
    do {
        double start = cpu_seconds();
        code = lac_cell_resume(cell, thread, 0, &n, &parked, &err);
        double took = cpu_seconds() - start;
        *held = took > *held ? took : *held;
    } while (code == LUA_YIELD && parked);
    if (code == LUA_OK && n > 0 && lua_type(thread, -n) == LUA_TSTRING)
        lac_str_add(text, lua_tostring(thread, -n));
    else if (code != LUA_OK)
        lac_str_add(text, err.message);
    *status = code == LUA_OK ? LAC_OK : err.status;
    lac_cell_drop(cell, thread);
    return code;
}

static void run_bystander(struct lac_str *out)
{
    enum lac_status status;
    double held = 0;
    struct lac_cell *cell = lac_cell_new(0);
    assert_non_null(cell);
    assert_int_equal(lac_cell_compile(cell, 0, "bystander.lua", bystander, sizeof bystander - 1, NULL), LAC_OK);
    if (call(cell, out, &status, &held) != LUA_OK)
        fail_msg("the bystander failed: %s", lac_str_get(out));
    lac_cell_free(cell);
}

struct attack {
    char *path;
    const char *name;
    char expect[EXPECT_MAX];
    int calls;
    bool died;
};

/* The value of "-- key: value" in the head; false when it is not there. */
static bool head(const char *text, const char *key, char *out)
{
    char line[EXPECT_MAX];
    for (; strncmp(text, "-- ", 3) == 0; text = strchr(text, '\n') + 1) {
        size_t len = strcspn(text, "\n");
        assert_true(len < sizeof line);
        memcpy(line, text, len);
        line[len] = '\0';
        if (strncmp(line + 3, key, strlen(key)) == 0 && line[3 + strlen(key)] == ':') {
            strcpy(out, line + 3 + strlen(key) + 2);
            return true;
        }
    }
    return false;
}

static void read_head(struct attack *attack, const char *text)
{
    char value[EXPECT_MAX];
    attack->calls = head(text, "calls", value) ? atoi(value) : 1;
    attack->died = head(text, "died", value);
    if (!head(text, "promise", value))
        fail_msg("%s does not say which promise it attacks", attack->name);
    if (!head(text, "expect", attack->expect))
        fail_msg("%s does not say how it ends", attack->name);
}

static void run_script(const struct attack *attack, const struct lac_str *text)
{
    struct lac_str said = {0};
    struct lac_error err = {0};
    enum lac_status status = LAC_OK;
    struct lac_cell *cell = lac_cell_new(0);
    assert_non_null(cell);
    double held = 0, start = cpu_seconds();
    if (lac_cell_compile(cell, 0, attack->name, text->data, text->len, &err) != LAC_OK)
        lac_str_add(&said, err.message);
    for (int i = 0; i < attack->calls && said.len == 0; i++) {
        call(cell, &said, &status, &held);
        if (strcmp(lac_str_get(&said), "again") == 0)
            lac_str_clear(&said);
    }
    double took = cpu_seconds() - start;
    print_message("%.3f s, held %.3f, %zu KiB: %s\n", took, held, cell->heap.peak >> 10, lac_str_get(&said));
    if (took > SECONDS_MAX * slowness())
        fail_msg("%s took %.2f s: %s", attack->name, took, lac_str_get(&said));
    if (held > SECONDS_MAX * HOLD * slowness())
        fail_msg("%s held the loop for %.0f ms: %s", attack->name, held * 1000, lac_str_get(&said));
    /* on a slow machine the net below the counts may be there first */
    bool net = slowness() > 1 && strstr(lac_str_get(&said), "limit of time");
    if (!net && !strstr(lac_str_get(&said), attack->expect))
        fail_msg("%s ended with '%s' instead of '%s'", attack->name, lac_str_get(&said), attack->expect);
    if (strcmp(attack->expect, "held") != 0 && !strstr(lac_str_get(&said), attack->name))
        fail_msg("%s: the error does not name the file: %s", attack->name, lac_str_get(&said));
    if (attack->died != lac_cell_dead(cell) || attack->died != (status == LAC_E_SCRIPT_DIED))
        fail_msg("%s: the cell is %s", attack->name, lac_cell_dead(cell) ? "dead" : "alive");
    assert_true(cell->heap.peak <= LAC_CELL_MEMORY);
    lac_cell_free(cell);
    lac_str_free(&said);
}

static void one_attack(void **state)
{
    struct attack *attack = *state;
    struct lac_str text = {0}, before = {0}, after = {0};
    assert_int_equal(lac_file_read(attack->path, 1 << 20, &text, NULL), LAC_OK);
    read_head(attack, lac_str_get(&text));
    run_bystander(&before);
    run_script(attack, &text);
    run_bystander(&after);
    assert_string_equal(lac_str_get(&before), lac_str_get(&after));
    lac_str_free(&text);
    lac_str_free(&before);
    lac_str_free(&after);
}

static struct attack attacks[ATTACKS_MAX];
static struct CMUnitTest tests[ATTACKS_MAX];
static size_t n_attacks;

static enum lac_status add_attack(void *user, const char *name, struct lac_error *err)
{
    (void)err;
    if (lac_ends_with(name, ".lua") && n_attacks < ATTACKS_MAX) {
        struct lac_str path = {0};
        lac_str_addf(&path, "%s/%s", (const char *)user, name);
        struct attack *attack = &attacks[n_attacks];
        attack->path = lac_str_take(&path);
        attack->name = strrchr(attack->path, '/') + 1;
        tests[n_attacks++] = (struct CMUnitTest){attack->name, one_attack, NULL, NULL, attack};
    }
    return LAC_OK;
}

/* Optional argument: only the scripts whose name holds it. */
int main(int argc, char **argv)
{
    char folder[] = SOURCE_DIR "/tests/attack";
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    if (lac_dir_each(folder, add_attack, folder, NULL) != LAC_OK || n_attacks == 0)
        return 1;
    int failed = _cmocka_run_group_tests("attack", tests, n_attacks, NULL, NULL);
    for (size_t i = 0; i < n_attacks; i++)
        free(attacks[i].path);
    return failed;
}
