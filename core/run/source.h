/* source.h - items from files, through a source package.
 *
 * C reads and decodes the file (JSON, JSON lines, CSV); the package turns its rows into items. */
#ifndef LAC_RUN_SOURCE_H
#define LAC_RUN_SOURCE_H

#include "core/model/item.h"
#include "core/run/project.h"

struct lac_source_report {
    size_t rows, broken, repeated; /* rows read; items refused; items that were there already */
    struct lac_str first;          /* what was wrong with the first few, a line each */
};

/* `named`: {name = package, file = path (relative to `folder`; the package's own file when absent), ...options}.
 * Broken items are left out and counted; a source without a single good item is LAC_E_CONFIG. Items live in `arena`. */
enum lac_status lac_source_load(struct lac_project *project, const struct lac_value *named, struct lac_arena *arena,
                                struct lac_item **items, size_t *n, struct lac_source_report *report,
                                struct lac_error *err);
void lac_source_report_free(struct lac_source_report *report);

/* A sample of `limit` items (0: all), chosen by seed, in the source's order. Returns how many. */
size_t lac_source_sample(struct lac_item *items, size_t n, size_t limit, uint64_t seed);

#endif
