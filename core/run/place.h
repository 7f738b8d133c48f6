/* place.h - where a source's rows are: files, one for each language where they are translated, or data sets of the
 * Hugging Face hub. */
#ifndef LAC_RUN_PLACE_H
#define LAC_RUN_PLACE_H

#include "core/base/vec.h"
#include "core/run/csv.h"
#include "core/run/hub.h"
#include "core/run/project.h"

struct lac_place {
    const char *language; /* whose wordings its rows hold */
    const char *name;     /* for messages: the path, which may have a "*" in its last part, or "dataset/config/split" */
    const char *file;     /* its last part, which the package is told */
    bool is_hub;
    struct lac_hub hub; /* with is_hub */
};
struct lac_places {
    struct lac_place *at;
    size_t n, cap; /* as LAC_VEC */
};

struct lac_piece {          /* of a part: what one file holds */
    const char *name;       /* as of a place */
    size_t first;           /* its first row among those of the part */
    struct lac_lines lines; /* where a row is some lines of it; empty where it is not */
};
struct lac_part { /* the rows of a place */
    const struct lac_place *place;
    struct lac_value rows; /* one that could not be read is a text that says why */
    LAC_VEC(struct lac_piece) pieces;
};
struct lac_origin { /* of a row */
    const char *file;
    size_t row, line; /* in it, from 1; line 0 where it has none */
};
/* Where row `row` (from 0) came from, and that for a message: "in.jsonl:7", "in.json: row 7". In `arena`. */
struct lac_origin lac_part_origin(const struct lac_part *part, size_t row);
const char *lac_part_where(const struct lac_part *part, size_t row, struct lac_arena *arena);

/* Publishers cut what is large into files: "test-00000-of-00003.parquet", or on the hub "0000.parquet", "0001.parquet".
 */
struct lac_shard {
    size_t at, len; /* of the path: what differs */
    unsigned all;   /* how many there are; 0 where the name does not say it */
};
bool lac_shard_of(const char *path, struct lac_shard *out); /* false for a name of another form */

/* The places that `named` ({name =, file =, files =, hf =, ...}) and the package's own word give, English first. A
 * "{lang}" stands for English and each of the languages, in the publisher's spelling (field codes of the package),
 * where `files` names no other; a
 * "*" in a file's name for every file that fits, by name: a place each, or, where languages are joined, one place of
 * several files. Files are relative to the project's folder. Errors are LAC_E_CONFIG and say what to write. Texts live
 * in `arena`; the list is the caller's. */
enum lac_status lac_places_find(struct lac_project *project, const struct lac_package *package,
                                const struct lac_value *named, const char *const *languages, size_t n_languages,
                                struct lac_arena *arena, struct lac_places *out, struct lac_error *err);

/* Reads the rows of part->place. A file's name tells its format (.csv .tsv .json .jsonl .ndjson .parquet); the
 * package's `format` where it does not. *absent is set, and nothing read, where a place of another language than
 * English is not there. The part is the caller's to free. */
enum lac_status lac_place_read(struct lac_project *project, const struct lac_package *package, struct lac_part *part,
                               struct lac_arena *arena, bool *absent, struct lac_error *err);
void lac_part_free(struct lac_part *part);

#endif
