/* output.h - the files of a run: pairs.jsonl, summary.json, log.jsonl. Each is written whole or not at all. */
#ifndef LAC_RUN_OUTPUT_H
#define LAC_RUN_OUTPUT_H

#include "core/run/run.h"

/* Also marks the run complete in its store when it is. */
enum lac_status lac_output_write(struct lac_run *run, struct lac_error *err);

/* The report of a summary as text, by a report package. Appends. */
enum lac_status lac_output_report(struct lac_project *project, const struct lac_value *report,
                                  const struct lac_value *summary, struct lac_str *out, struct lac_error *err);

#endif
