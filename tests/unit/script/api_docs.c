/* docs/api/api.lua against what there is: every field of a slot, every method of ctx, every function of the library,
 * both ways; and the page and the stubs against the table. */
#include "core/base/file.h"
#include "core/script/api_schema.h"
#include "core/script/schema.h"
#include "tests/unit/script/incell.h"

#include <stdio.h>
#include <stdlib.h>

static struct lac_arena *arena;
static struct lac_value api;

static int load_api(void **state)
{
    (void)state;
    struct lac_error err;
    struct lac_lua_file *lines = NULL;
    arena = lac_arena_new();
    if (lac_lua_file_load(SOURCE_DIR "/docs/api/api.lua", arena, &api, &lines, &err) != LAC_OK) {
        print_message("%s\n", err.message);
        return -1;
    }
    lac_lua_file_free(lines);
    return 0;
}

static int drop_api(void **state)
{
    (void)state;
    lac_arena_free(arena);
    return 0;
}

/* The entry of a list whose first text, without a "?", is `name`. */
static const struct lac_value *entry(const struct lac_value *list, const char *name)
{
    for (size_t i = 0; i < lac_count(list); i++) {
        const char *known = lac_as_text(lac_at(lac_at(list, i), 0), lac_get_text(lac_at(list, i), "name", ""));
        if (strncmp(known, name, strlen(name)) == 0 && (known[strlen(name)] == '\0' || known[strlen(name)] == '?'))
            return lac_at(list, i);
    }
    return NULL;
}

static bool says_required(const struct lac_value *field)
{
    const char *name = lac_as_text(lac_at(field, 0), "?");
    return name[strlen(name) - 1] != '?';
}

static void check_slot(enum lac_package_kind kind)
{
    const char *name = lac_package_kind_name(kind);
    const struct lac_schema *schema = lac_api_schema(kind);
    const struct lac_value *slot = entry(lac_get(&api, "slots"), name);
    if (!slot)
        fail_msg("docs/api/api.lua lacks the slot %s", name);
    const struct lac_value *manifest = lac_get(slot, "manifest"), *fields = lac_get(slot, "fields");
    for (size_t i = 0; i < schema->n; i++) {
        const struct lac_value *told = entry(fields, schema->fields[i].name);
        told = told ? told : entry(manifest, schema->fields[i].name);
        if (!told)
            fail_msg("docs/api/api.lua: slot %s lacks the field %s: describe it, then lua5.4 docs/api/generate.lua",
                     name, schema->fields[i].name);
        if (says_required(told) != schema->fields[i].required)
            fail_msg("docs/api/api.lua: %s.%s: must it be given, or may it be absent?", name, schema->fields[i].name);
    }
    if (lac_count(manifest) + lac_count(fields) != schema->n)
        fail_msg("docs/api/api.lua: slot %s has %zu fields, the schema %zu: one is told that is none, or twice", name,
                 lac_count(manifest) + lac_count(fields), schema->n);
}

static void every_field_of_every_slot_is_told(void **state)
{
    (void)state;
    for (int kind = 0; kind < LAC_PKG_KINDS; kind++)
        check_slot((enum lac_package_kind)kind);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names as a sorted, comma-separated text. */
static char *joined(const char **names, size_t n)
{
    struct lac_str out = {0};
    qsort(names, n, sizeof *names, by_text);
    for (size_t i = 0; i < n; i++)
        lac_str_addf(&out, "%s%s", i ? ", " : "", names[i]);
    return lac_str_take(&out);
}

static char *told_names(const struct lac_value *list)
{
    const char *names[128];
    size_t n = 0;
    for (size_t i = 0; i < lac_count(list) && n < 128; i++) {
        const struct lac_value *one = lac_at(list, i);
        names[n++] = one->kind == LAC_STR ? one->as.str.at : lac_as_text(lac_at(one, 0), "");
    }
    return joined(names, n);
}

/* What a cell says of a table of its library. */
static void check_library(const char *name, const struct lac_value *told)
{
    char source[256];
    (void)snprintf(source, sizeof source,
                   "local n = {} for k in pairs(%s) do n[#n + 1] = k end table.sort(n) return table.concat(n, ', ')",
                   name);
    char *names = told_names(told);
    check_say(source, names);
    free(names);
}

static void every_function_of_the_library_is_told(void **state)
{
    (void)state;
    const struct lac_value *libraries = lac_get(&api, "libraries"), *lua = lac_get(&api, "lua");
    static const char *const standard[] = {"string", "table", "math", "utf8"};
    for (size_t i = 0; i < lac_count(libraries); i++)
        check_library(lac_get_text(lac_at(libraries, i), "name", ""), lac_get(lac_at(libraries, i), "functions"));
    for (size_t i = 0; i < 4; i++)
        check_library(standard[i], lac_get(lua, standard[i]));
}

/* The names in the tables { "name", function } of a source file. */
static char *registered(const char *file)
{
    struct lac_str path = {0}, text = {0};
    const char *names[128];
    size_t n = 0;
    lac_str_addf(&path, SOURCE_DIR "/core/script/%s", file);
    assert_int_equal(lac_file_read(lac_str_get(&path), 1 << 20, &text, NULL), LAC_OK);
    for (const char *at = text.data; (at = strstr(at, "{\"")) != NULL; at++) {
        size_t len = strcspn(at + 2, "\"");
        const char *after = at + 2 + len + 1 + strspn(at + 2 + len + 1, ", ");
        if (strncmp(after, "l_", 2) == 0 || strncmp(after, "lac_", 4) == 0)
            names[n++] = lac_arena_strndup(arena, at + 2, len);
    }
    char *out = joined(names, n);
    lac_str_free(&path);
    lac_str_free(&text);
    return out;
}

static void check_methods(const char *type, const char *file)
{
    char *told = told_names(lac_get(entry(lac_get(&api, "types"), type), "methods")), *there = registered(file);
    assert_string_equal(told, there);
    free(told);
    free(there);
}

static void every_method_is_told(void **state)
{
    (void)state;
    check_methods("Ctx", "api_ctx.c");
    check_methods("Rng", "api_rng.c");
    char *told = told_names(lac_get(entry(lac_get(&api, "types"), "Regex"), "methods"));
    assert_string_equal(told, "find, match");
    free(told);
}

static void every_name_of_a_cell_is_told(void **state)
{
    (void)state;
    const struct lac_value *names = lac_get(lac_get(&api, "lua"), "names");
    struct lac_str source = {0};
    char *there = registered("lib_base.c");
    for (char *name = strtok(there, ", "); name; name = strtok(NULL, ", ")) {
        bool told = false;
        for (size_t i = 0; i < lac_count(names); i++)
            told = told || strcmp(lac_as_text(lac_at(names, i), ""), name) == 0;
        if (!told)
            fail_msg("docs/api/api.lua: lua.names lacks %s", name);
    }
    free(there);
    lac_str_add(&source, "return 'all'");
    for (size_t i = 0; i < lac_count(names); i++) {
        const char *name = lac_as_text(lac_at(names, i), "");
        if (strcmp(name, "require") != 0 && strcmp(name, "lacuna") != 0) /* of packages alone */
            lac_str_addf(&source, " .. (%s == nil and ' %s' or '')", name, name);
    }
    check_say(lac_str_get(&source), "all");
    lac_str_free(&source);
}

static void the_page_and_the_stubs_are_made_from_the_table(void **state)
{
    (void)state;
    assert_int_equal(system("cd '" SOURCE_DIR "' && lua5.4 docs/api/generate.lua --check"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_of_every_slot_is_told),
        cmocka_unit_test(every_function_of_the_library_is_told),
        cmocka_unit_test(every_method_is_told),
        cmocka_unit_test(every_name_of_a_cell_is_told),
        cmocka_unit_test(the_page_and_the_stubs_are_made_from_the_table),
    };
    return cmocka_run_group_tests(tests, load_api, drop_api);
}
