/* json.h - JSON (RFC 8259) to values and back.
 *
 * Reading is one walk into an arena (json_read.c); what is written is the same bytes on every machine: keys sorted by
 * bytes, no white space, the fewest significant digits (of C's %g) that read back as the same double, UTF-8 as it is.
 */
#ifndef LAC_MODEL_JSON_H
#define LAC_MODEL_JSON_H

#include "core/base/status.h"
#include "core/base/str.h"
#include "core/model/value.h"

/* Parses exactly one JSON text. The error says line and column. Numbers without fraction or exponent that fit into 64
 * bits become LAC_INT, larger ones LAC_NUM; beyond the range of a double is an error. Of equal keys in an object the
 * last counts. Nesting deeper than 2,048 is an error. */
enum lac_status lac_json_read(struct lac_arena *arena, const char *text, size_t len, struct lac_value *out,
                              struct lac_error *err);

/* Appends the canonical form. Numbers that are not finite are written as null. */
void lac_json_write(struct lac_str *out, const struct lac_value *value);

/* The same with two spaces of indentation, for files that people read. */
void lac_json_write_pretty(struct lac_str *out, const struct lac_value *value);

/* Appends text as a JSON string with its quotes; ill-formed UTF-8 becomes U+FFFD. */
void lac_json_write_text(struct lac_str *out, const char *text, size_t len);

#endif
