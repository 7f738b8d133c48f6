/* project.h - where a project's files are: the folder of probe.lua, the script roots, the keys. */
#ifndef LAC_RUN_PROJECT_H
#define LAC_RUN_PROJECT_H

#include "core/base/arena.h"
#include "core/base/str.h"
#include "core/net/secret.h"
#include "core/script/package.h"

struct lac_others;

struct lac_project {
    struct lac_arena *arena;
    const char *folder; /* where probe.lua and .env are */
    const char *runs;   /* the folder of runs: runs/ in it, when the caller names no other */
    struct lac_packages *packages;
    struct lac_secrets *secrets;
    const char *
        *roots; /* searched in order: --path, the project's folder, $XDG_DATA_HOME/lacuna, the installed share */
    size_t n_roots;
    const char *data; /* the user's own scripts: $XDG_DATA_HOME/lacuna; NULL without a home. May not be there yet */
    struct lac_others *others; /* the shipped languages' readers, once they were needed; language.h */
    const char *share;         /* the root of what is shipped with lacuna; NULL when there is none */
};

/* `paths` are the --path folders, first searched first; folder NULL: the working directory. */
enum lac_status lac_project_open(const char *folder, const char *const *paths, size_t n_paths, struct lac_project **out,
                                 struct lac_error *err);
void lac_project_close(struct lac_project *project); /* NULL is fine */

/* True for a package that is shipped with lacuna, not installed or written by the user. */
bool lac_project_ships(const struct lac_project *project, const struct lac_package *package);

/* The first root that has scripts/prompts/NAME.txt; its text is appended. LAC_E_NOTFOUND says where it looked. */
enum lac_status lac_project_prompt(const struct lac_project *project, const char *name, struct lac_str *out,
                                   struct lac_error *err);

/* "<folder>/runs/<id>" or, with file not NULL, "<folder>/runs/<id>/<file>", in the project's arena. */
const char *lac_project_run_path(const struct lac_project *project, const char *id, const char *file);

#endif
