#include "core/run/project.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/run/language.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROMPT_MAX = 1 << 16 };

/* The share folder beside the program (<prefix>/bin/lacuna -> <prefix>/share/lacuna): true in a build tree, an
 * installed tree and a moved one. LACUNA_DATADIR is what was configured, for a program that was copied alone. */
static const char *installed_share(struct lac_arena *arena)
{
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    if (len <= 0)
        return LACUNA_DATADIR;
    self[len] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(self, '/');
        if (!slash)
            return LACUNA_DATADIR;
        *slash = '\0';
    }
    const char *share = lac_arena_printf(arena, "%s/share/lacuna", self);
    return lac_dir_exists(share) ? share : LACUNA_DATADIR;
}

static const char *user_data(struct lac_arena *arena)
{
    const char *xdg = getenv("XDG_DATA_HOME");
    if (xdg && *xdg)
        return lac_arena_printf(arena, "%s/lacuna", xdg);
    const char *home = getenv("HOME");
    return home && *home ? lac_arena_printf(arena, "%s/.local/share/lacuna", home) : NULL;
}

/* A folder is taken once: the project's folder may be the source tree that the build's share links to. Returns the root
 * that it is, or NULL. */
static const char *add_root(struct lac_project *p, const char *path)
{
    char real[PATH_MAX], other[PATH_MAX];
    if (!path || !realpath(path, real))
        return NULL;
    char scripts[PATH_MAX + 16], theirs[PATH_MAX + 16];
    strcpy(scripts, real);
    strcat(scripts, "/scripts");
    if (realpath(scripts, other))
        strcpy(scripts, other);
    for (size_t i = 0; i < p->n_roots; i++) {
        strcpy(theirs, p->roots[i]);
        strcat(theirs, "/scripts");
        if (realpath(theirs, other))
            strcpy(theirs, other);
        if (strcmp(p->roots[i], real) == 0 || strcmp(theirs, scripts) == 0)
            return p->roots[i];
    }
    return p->roots[p->n_roots++] = lac_arena_strdup(p->arena, real);
}

enum lac_status lac_project_open(const char *folder, const char *const *paths, size_t n_paths, struct lac_project **out,
                                 struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_project *p = lac_arena_alloc(arena, sizeof *p);
    p->arena = arena;
    p->folder = lac_arena_strdup(arena, folder ? folder : ".");
    p->runs = lac_arena_printf(arena, "%s/runs", p->folder);
    p->roots = lac_arena_alloc(arena, (n_paths + 3) * sizeof *p->roots);
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < n_paths && status == LAC_OK; i++) {
        if (!lac_dir_exists(paths[i]))
            status = lac_fail(err, LAC_E_CONFIG, "--path %s: no such folder", paths[i]);
        add_root(p, paths[i]);
    }
    add_root(p, p->folder);
    p->data = user_data(arena);
    add_root(p, p->data);
    p->share = add_root(p, installed_share(arena));
    p->packages = lac_packages_new(p->roots, p->n_roots);
    if (status == LAC_OK) {
        p->secrets = lac_secrets_new(lac_arena_printf(arena, "%s/.env", p->folder), err);
        status = p->secrets ? LAC_OK : err ? err->status : LAC_E_IO;
    }
    if (status != LAC_OK) {
        lac_project_close(p);
        p = NULL;
    }
    *out = p;
    return status;
}

void lac_project_close(struct lac_project *project)
{
    if (!project)
        return;
    lac_language_forget_others(project);
    lac_packages_free(project->packages);
    lac_secrets_free(project->secrets);
    lac_arena_free(project->arena);
}

bool lac_project_ships(const struct lac_project *project, const struct lac_package *package)
{
    const char *path = lac_package_path(package);
    return project->share && lac_starts_with(path, project->share) && path[strlen(project->share)] == '/';
}

enum lac_status lac_project_prompt(const struct lac_project *project, const char *name, struct lac_str *out,
                                   struct lac_error *err)
{
    for (size_t i = 0; i < project->n_roots; i++) {
        const char *path = lac_arena_printf(project->arena, "%s/scripts/prompts/%s.txt", project->roots[i], name);
        if (lac_file_exists(path))
            return lac_file_read(path, PROMPT_MAX, out, err);
    }
    return lac_fail(err, LAC_E_NOTFOUND,
                    "no prompt '%s': looked for scripts/prompts/%s.txt in %zu folders, the last %s", name, name,
                    project->n_roots, project->n_roots ? project->roots[project->n_roots - 1] : "-");
}

const char *lac_project_run_path(const struct lac_project *project, const char *id, const char *file)
{
    return lac_arena_printf(project->arena, "%s/%s%s%s", project->runs, id, file ? "/" : "", file ? file : "");
}
