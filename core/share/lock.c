#include "core/share/lock.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/script/package_files.h"

#include <stdlib.h>
#include <string.h>

enum { VERSION = 1 };
#define PROMPT "prompt" /* the kind of a text beside the packages */

void lac_lock_digest(const struct lac_package_files *files, char out[LAC_SHA256_HEX])
{
    struct lac_str lines = {0};
    for (size_t i = 0; i < files->n; i++) {
        char hex[LAC_SHA256_HEX];
        lac_sha256_hex(files->at[i].text, files->at[i].len, hex);
        lac_str_addf(&lines, "%s  %s\n", hex, files->at[i].name);
    }
    lac_sha256_hex(lac_str_get(&lines), lines.len, out);
    lac_str_free(&lines);
}

static void add_hash(struct lac_arena *arena, struct lac_value *files, const char *name, const char *text, size_t len)
{
    char hex[LAC_SHA256_HEX];
    lac_sha256_hex(text, len, hex);
    lac_set_text(arena, files, name, hex);
}

static struct lac_value package_line(struct lac_arena *arena, const struct lac_package *package)
{
    const struct lac_package_files *from = lac_package_all_files(package);
    struct lac_value line = lac_object(), files = lac_object();
    for (size_t i = 0; i < from->n; i++)
        add_hash(arena, &files, from->at[i].name, from->at[i].text, from->at[i].len);
    lac_set_text(arena, &line, "kind", lac_package_kind_name(lac_package_kind(package)));
    lac_set_text(arena, &line, "name", lac_package_name(package));
    lac_set_text(arena, &line, "version", lac_package_version(package));
    lac_set(arena, &line, "files", files);
    return line;
}

static struct lac_value text_line(struct lac_arena *arena, const struct lac_lock_text *text)
{
    struct lac_value line = lac_object(), files = lac_object();
    add_hash(arena, &files, text->name, text->text, text->len);
    lac_set_text(arena, &line, "kind", PROMPT);
    lac_set_text(arena, &line, "name", text->name);
    lac_set(arena, &line, "files", files);
    return line;
}

static int by_kind_and_name(const void *a, const void *b)
{
    int order = strcmp(lac_get_text(a, "kind", ""), lac_get_text(b, "kind", ""));
    return order ? order : strcmp(lac_get_text(a, "name", ""), lac_get_text(b, "name", ""));
}

/* The lines of what was loaded, each once, sorted. */
static struct lac_value lines_of(struct lac_arena *arena, const struct lac_lock_set *set)
{
    struct lac_value lines = lac_list(), once = lac_list();
    for (size_t i = 0; i < set->n_packages; i++)
        lac_push(arena, &lines, package_line(arena, set->packages[i]));
    for (size_t i = 0; i < set->n_texts; i++)
        lac_push(arena, &lines, text_line(arena, &set->texts[i]));
    if (lac_count(&lines))
        qsort(lines.as.list.at, lac_count(&lines), sizeof(struct lac_value), by_kind_and_name);
    for (size_t i = 0; i < lac_count(&lines); i++)
        if (i == 0 || by_kind_and_name(lac_at(&lines, i - 1), lac_at(&lines, i)) != 0)
            lac_push(arena, &once, *lac_at(&lines, i));
    return once;
}

size_t lac_lock_write(const struct lac_lock_set *set, struct lac_str *out)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value lines = lines_of(arena, set);
    lac_str_addf(out, "{\"lacuna_lock\":%d}\n", VERSION);
    for (size_t i = 0; i < lac_count(&lines); i++) {
        lac_json_write(out, lac_at(&lines, i));
        lac_str_addc(out, '\n');
    }
    size_t n = lac_count(&lines);
    lac_arena_free(arena);
    return n;
}

static enum lac_status read_lines(struct lac_arena *arena, const char *text, size_t len, const char *shown,
                                  struct lac_value *lines, struct lac_error *err)
{
    *lines = lac_list();
    for (size_t at = 0, number = 1; at < len; number++) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t n = end ? (size_t)(end - text) - at : len - at;
        struct lac_value line;
        struct lac_error why;
        bool good = lac_json_read(arena, text + at, n, &line, &why) == LAC_OK && line.kind == LAC_MAP;
        if (good && number == 1 && lac_get_int(&line, "lacuna_lock", 0) != VERSION)
            return lac_fail(err, LAC_E_CONFIG, "%s:1: not a lock file of this version; write it anew: lacuna lock",
                            shown);
        if (!good)
            return lac_fail(err, LAC_E_CONFIG, "%s:%zu: damaged; put it back, or write it anew: lacuna lock", shown,
                            number);
        if (number > 1)
            lac_push(arena, lines, line);
        at += n + 1;
    }
    return LAC_OK;
}

/* The locked hashes of a loaded package against its files. */
static enum lac_status compare(const struct lac_value *locked, const struct lac_value *loaded, const char *shown,
                               struct lac_error *err)
{
    const struct lac_value *then = lac_get(locked, "files"), *now = lac_get(loaded, "files");
    const char *kind = lac_get_text(loaded, "kind", ""), *name = lac_get_text(loaded, "name", "");
    for (size_t i = 0; i < lac_count(now); i++) {
        const struct lac_field *file = &now->as.map.at[i];
        const char *hash = lac_get_text(then, file->key, NULL);
        if (!hash || strcmp(hash, lac_as_text(&file->value, "")) != 0)
            return lac_fail(err, LAC_E_CONFIG,
                            "%s: %s '%s': %s %s; put it back, or, when you trust it, lock anew: lacuna lock", shown,
                            kind, name, file->key, hash ? "has changed since it was locked" : "is new since the lock");
    }
    for (size_t i = 0; i < lac_count(then); i++)
        if (!lac_get(now, then->as.map.at[i].key))
            return lac_fail(err, LAC_E_CONFIG,
                            "%s: %s '%s': %s is gone since the lock; put it back, or lock anew: lacuna lock", shown,
                            kind, name, then->as.map.at[i].key);
    return LAC_OK;
}

enum lac_status lac_lock_check(const struct lac_lock_set *set, const char *text, size_t len, const char *shown,
                               struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value locked, loaded = lines_of(arena, set);
    enum lac_status status = read_lines(arena, text, len, shown, &locked, err);
    for (size_t i = 0; status == LAC_OK && i < lac_count(&loaded); i++) {
        const struct lac_value *line = lac_at(&loaded, i), *found = NULL;
        for (size_t k = 0; k < lac_count(&locked) && !found; k++)
            if (by_kind_and_name(line, lac_at(&locked, k)) == 0)
                found = lac_at(&locked, k);
        if (found)
            status = compare(found, line, shown, err);
        else
            status = lac_fail(err, LAC_E_CONFIG, "%s: %s '%s' is not in it; lock anew when you trust it: lacuna lock",
                              shown, lac_get_text(line, "kind", ""), lac_get_text(line, "name", ""));
    }
    lac_arena_free(arena);
    return status;
}
