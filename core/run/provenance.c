#include "core/run/provenance.h"
#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/script/package_files.h"
#include "core/share/lock.h"

enum { LOCK_MAX = 16 << 20 };

struct loaded {
    LAC_VEC(const struct lac_package *) packages;
    LAC_VEC(struct lac_lock_text) texts;
    struct lac_arena *arena;
};

/* Once: a check of both stages is cast twice. */
static void add(struct loaded *l, const struct lac_package *package)
{
    for (size_t i = 0; i < l->packages.n; i++)
        if (l->packages.at[i] == package)
            return;
    lac_vec_push(&l->packages, package);
}

static void add_plugins(struct loaded *l, const struct lac_plugin *plugins, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add(l, plugins[i].package);
}

/* A package that the cast does not hold; one that cannot be loaded is somebody else's error. */
static void add_named(struct loaded *l, struct lac_project *project, enum lac_package_kind kind, const char *name)
{
    const struct lac_package *package;
    if (lac_package_load(project->packages, kind, name, &package, NULL) == LAC_OK)
        lac_vec_push(&l->packages, package);
}

/* The prompts of the roles are files beside the packages. */
static void add_prompts(struct loaded *l, const struct lac_project *project)
{
    static const char *const names[] = {"judge", "judge_pair", "paraphrase", "translate"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct lac_str text = {0};
        if (lac_project_prompt(project, names[i], &text, NULL) == LAC_OK) {
            struct lac_lock_text one = {names[i], lac_arena_strndup(l->arena, lac_str_get(&text), text.len), text.len};
            lac_vec_push(&l->texts, one);
        }
        lac_str_free(&text);
    }
}

static struct loaded gather(struct lac_project *project, const struct lac_config *config, const struct lac_cast *c)
{
    struct loaded l = {.arena = lac_arena_new()};
    add_plugins(&l, c->strategies, c->n_strategies);
    add(&l, c->scoring.package);
    add(&l, c->artefact.package);
    lac_vec_push(&l.packages, c->english->package);
    for (size_t i = 0; i < c->n_languages; i++)
        lac_vec_push(&l.packages, c->languages[i]->package);
    for (size_t i = 0; i < c->n_models; i++)
        lac_vec_push(&l.packages, c->models[i].provider);
    add_plugins(&l, c->english_checks, c->n_english_checks);
    add_plugins(&l, c->target_checks, c->n_target_checks);
    add_named(&l, project, LAC_PKG_SOURCE, lac_get_text(lac_config_map(config, "source"), "name", ""));
    add_prompts(&l, project);
    return l;
}

static void drop(struct loaded *l)
{
    lac_vec_free(&l->packages);
    lac_vec_free(&l->texts);
    lac_arena_free(l->arena);
}

struct lac_value lac_provenance(struct lac_project *project, const struct lac_config *config,
                                const struct lac_cast *cast, struct lac_arena *arena)
{
    struct loaded l = gather(project, config, cast);
    struct lac_value map = lac_object();
    char hex[LAC_SHA256_HEX];
    for (size_t i = 0; i < l.packages.n; i++) {
        const struct lac_package *package = l.packages.at[i];
        lac_lock_digest(lac_package_all_files(package), hex);
        lac_set_text(arena, &map,
                     lac_arena_printf(arena, "%s %s", lac_package_kind_name(lac_package_kind(package)),
                                      lac_package_name(package)),
                     hex);
    }
    for (size_t i = 0; i < l.texts.n; i++) {
        lac_sha256_hex(l.texts.at[i].text, l.texts.at[i].len, hex);
        lac_set_text(arena, &map, lac_arena_printf(arena, "prompt %s", l.texts.at[i].name), hex);
    }
    drop(&l);
    return map;
}

/* What a lock names: also the report, which decides nothing but runs. */
static struct loaded gather_all(struct lac_project *project, const struct lac_config *config,
                                const struct lac_cast *cast)
{
    struct loaded l = gather(project, config, cast);
    const char *report = lac_get_text(lac_config_map(config, "report"), "name", "summary");
    add_named(&l, project, LAC_PKG_REPORT, report);
    return l;
}

static struct lac_lock_set set_of(const struct loaded *l)
{
    return (struct lac_lock_set){l->packages.at, l->packages.n, l->texts.at, l->texts.n};
}

enum lac_status lac_provenance_check(struct lac_project *project, const struct lac_config *config,
                                     const struct lac_cast *cast, struct lac_error *err)
{
    struct lac_str path = {0}, text = {0};
    lac_str_addf(&path, "%s/" LAC_LOCK_FILE, project->folder);
    enum lac_status status = LAC_OK;
    if (lac_file_exists(lac_str_get(&path))) {
        struct loaded l = gather_all(project, config, cast);
        struct lac_lock_set set = set_of(&l);
        status = lac_file_read(lac_str_get(&path), LOCK_MAX, &text, err);
        if (status == LAC_OK)
            status = lac_lock_check(&set, lac_str_get(&text), text.len, LAC_LOCK_FILE, err);
        drop(&l);
    }
    lac_str_free(&path);
    lac_str_free(&text);
    return status;
}

enum lac_status lac_provenance_lock(struct lac_project *project, const struct lac_config *config,
                                    const struct lac_cast *cast, size_t *n, struct lac_error *err)
{
    struct loaded l = gather_all(project, config, cast);
    struct lac_lock_set set = set_of(&l);
    struct lac_str path = {0}, text = {0};
    lac_str_addf(&path, "%s/" LAC_LOCK_FILE, project->folder);
    *n = lac_lock_write(&set, &text);
    enum lac_status status = lac_file_write(lac_str_get(&path), lac_str_get(&text), text.len, err);
    lac_str_free(&path);
    lac_str_free(&text);
    drop(&l);
    return status;
}
