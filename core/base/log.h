/* log.h - what the program says about itself while it works, on one place.
 *
 * Messages never hold prompts, replies or keys; who logs a call names it by its id. */
#ifndef LAC_BASE_LOG_H
#define LAC_BASE_LOG_H

#include "core/base/status.h"

/* A note says what takes long, to who would wonder. */
enum lac_log_level { LAC_LOG_ERROR, LAC_LOG_WARN, LAC_LOG_NOTE, LAC_LOG_INFO, LAC_LOG_DEBUG, LAC_LOG_TRACE };

/* Receives each message of at most the set level: one line without its newline, at most 2 KiB; longer
 * ones are cut at a character boundary, ending in "...". */
typedef void lac_log_sink(void *user, enum lac_log_level level, const char *message);

/* Sets the sink (NULL: standard error, "warning: ..." style) and the most detailed level let through
 * (default LAC_LOG_WARN). Process-wide; call before threads start. */
void lac_log_to(lac_log_sink *sink, void *user, enum lac_log_level level);
enum lac_log_level lac_log_level_now(void);
void lac_log(enum lac_log_level level, const char *fmt, ...) LAC_PRINTF(2, 3);

#endif
