/* source.h - items through a source package.
 *
 * C finds, reads, decodes and joins the rows (place.h, hub.h, join.h); the package turns them into items. */
#ifndef LAC_RUN_SOURCE_H
#define LAC_RUN_SOURCE_H

#include "core/model/item.h"
#include "core/run/project.h"

struct lac_source_ask {
    const struct lac_value *named; /* {name = package, file = | files = | hf =, sample =, shuffle =, ...options} */
    const char *const *languages;  /* whose files a "{lang}" stands for, beside English */
    size_t n_languages;
    uint64_t seed; /* of shuffled choices and of what a package draws */
};

struct lac_source_report {
    size_t rows, broken, repeated, left_out; /* rows read; refused, with why; said already; left out by the package */
    struct lac_value list; /* of {file, row, line where it has one (both from 1), why}, the first LAC_SOURCE_LISTED */
    struct lac_str first;  /* the first few of them, a line each: "in.jsonl:7: why" */
};
enum { LAC_SOURCE_LISTED = 1000 };

/* The package's items(rows, options, about) gets slices of rows; about = {file, rows (the number of each, from 1),
 * seed}. Of items that ask the same (stem and choices equal after folding, whatever the order of the choices) the
 * first stays; where their answers differ all of them are broken. Where the package or the user says `shuffle`, choices
 * are put into an order drawn by the seed, alike in all languages; ids and keys are those of before. Broken items are
 * left out and reported; a source without a single good item is LAC_E_CONFIG. Items and list live in `arena`. */
enum lac_status lac_source_load(struct lac_project *project, const struct lac_source_ask *ask, struct lac_arena *arena,
                                struct lac_item **items, size_t *n, struct lac_source_report *report,
                                struct lac_error *err);
void lac_source_report_free(struct lac_source_report *report);

#endif
