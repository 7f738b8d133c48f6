/* import.h - bilingual questions that are sound, written as lacuna's own pairs. */
#ifndef LAC_RUN_IMPORT_H
#define LAC_RUN_IMPORT_H

#include "core/run/audit.h"

/* Writes the pairs of all files that have no fatal finding to `path` (atomically), as docs/pairs.schema.json says it of
 * stage "imported"; of one that was imported before, where it came from is kept. *summary (in the arena): {path, pairs,
 * left_out = {reason -> rows}, rows = [{file, row, language, reason}] of those, artefact = {threshold, above, below} of
 * the others}. A pair that is left out counts for its first fatal finding, "repeated" where it was there already, or
 * "no_question" where it has no choices or no answer. LAC_E_CONFIG for a file that cannot be read, and for none that is
 * sound; then nothing is written. */
enum lac_status lac_import_files(struct lac_project *project, const struct lac_data_options *options, const char *path,
                                 struct lac_arena *arena, struct lac_value *summary, struct lac_error *err);

#endif
