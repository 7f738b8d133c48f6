/* place.h - where a source's rows are: files, one for each language where they are translated, or data sets of the
 * Hugging Face hub. */
#ifndef LAC_RUN_PLACE_H
#define LAC_RUN_PLACE_H

#include "core/base/vec.h"
#include "core/run/hub.h"
#include "core/run/project.h"

struct lac_place {
    const char *language; /* whose wordings its rows hold */
    const char *name;     /* for messages: the path, or "dataset/config/split" */
    const char *file;     /* its last part, which the package is told */
    bool is_hub;
    struct lac_hub hub; /* with is_hub */
};
struct lac_places {
    struct lac_place *at;
    size_t n, cap; /* as LAC_VEC */
};

/* The places that `named` ({name =, file =, files =, hf =, ...}) and the package's own word give, English first. A
 * "{lang}" stands for English and each of the languages, in the publisher's spelling (field codes of the package),
 * where `files` names no other; a
 * "*" in a file's name for every file that fits, by name. Files are relative to the project's folder. Errors are
 * LAC_E_CONFIG and say what to write. Texts live in `arena`; the list is the caller's. */
enum lac_status lac_places_find(struct lac_project *project, const struct lac_package *package,
                                const struct lac_value *named, const char *const *languages, size_t n_languages,
                                struct lac_arena *arena, struct lac_places *out, struct lac_error *err);

/* Reads the rows: a list. A file's name tells its format (.csv .tsv .json .jsonl .ndjson); the package's `format`
 * where it does not. *absent is set, and nothing read, where a place of another language than English is not there. */
enum lac_status lac_place_read(struct lac_project *project, const struct lac_package *package,
                               const struct lac_place *place, struct lac_arena *arena, struct lac_value *rows,
                               bool *absent, struct lac_error *err);

#endif
