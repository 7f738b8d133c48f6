/* replies.h - replies that somebody already has, read by the rules of core/check (docs/answers.md). */
#ifndef LAC_RUN_REPLIES_H
#define LAC_RUN_REPLIES_H

#include "core/run/project.h"

/* Reads JSON lines {id, lang, ask ("letter" or "text"), labels, choices, reply, finish ("stop" or "length")}; labels
 * (A, B, C, ...) and finish ("stop") may be missing, other keys are left alone, empty lines are skipped. Appends a line
 * {id, outcome, index, rule, span} for each, in their order, with index (from 0) and span ([from, to) bytes of the
 * reply) null where there is none.
 *
 * All rows or none: at the first that is not as it must be, *out is as it was, and the error (LAC_E_CONFIG) says
 * "NAME:LINE: " and what to do. A language that is not there as "pt-BR" is looked for as "pt" (RFC 4647, lookup). */
enum lac_status lac_replies_read(struct lac_project *project, const char *name, const char *text, size_t len,
                                 struct lac_str *out, struct lac_error *err);

#endif
