/* csv.h - comma-separated values (RFC 4180; LF or CRLF; the first record names the columns) to a list of maps. */
#ifndef LAC_RUN_CSV_H
#define LAC_RUN_CSV_H

#include "core/base/status.h"
#include "core/model/value.h"

/* Each record becomes a map of texts by column name. Errors say the line: an open quote at the end, a record with more
 * fields than columns. Missing fields at the end are left out. A byte order mark is skipped. */
enum lac_status lac_csv_read(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                             struct lac_error *err);

#endif
