/* status.h - how a function says that it failed.
 *
 * Functions that can fail return an enum lac_status (0 or negative) and fill a caller-owned struct lac_error with a
 * message for the user: what, where (file:line or key), what to do. */
#ifndef LAC_BASE_STATUS_H
#define LAC_BASE_STATUS_H

#include <stdarg.h>

enum lac_status {
    LAC_OK = 0,
    LAC_E_INVALID = -1,     /* an argument or an input is not what it must be */
    LAC_E_CONFIG = -2,      /* the user's configuration or command line: exit status 2 */
    LAC_E_NOTFOUND = -3,    /* a file, package, run or pair that is not there */
    LAC_E_IO = -4,          /* the operating system refused a read or a write */
    LAC_E_PARSE = -5,       /* text in a known format that does not hold to it */
    LAC_E_SCRIPT = -6,      /* a script raised an error or returned something else than its slot asks for */
    LAC_E_SCRIPT_DIED = -7, /* a script was ended: memory or instruction limit */
    LAC_E_LIMIT = -8,       /* a size or count limit of ours */
    LAC_E_NET = -9,         /* transport: no connection, time-out, a status that ends a model */
    LAC_E_STORE = -10,      /* the run's database */
    LAC_E_CANCELLED = -11,  /* the caller took it back */
    LAC_E_BUSY = -12,       /* somebody else holds it */
};

enum { LAC_ERROR_MAX = 1024 }; /* longer messages are cut at a character boundary, ending in "..." */

struct lac_error {
    enum lac_status status;
    char message[LAC_ERROR_MAX];
};

#if defined(__GNUC__)
#define LAC_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define LAC_PRINTF(fmt, first)
#endif

/* Fills *err (may be NULL) and returns `status`, so that a failing function can `return lac_fail(...)`.
 * An argument may be err->message itself. */
enum lac_status lac_fail(struct lac_error *err, enum lac_status status, const char *fmt, ...) LAC_PRINTF(3, 4);

/* Puts "prefix: " before the message that is there, as an error travels up to who knows the file or the key. Of a
 * prefix longer than half of LAC_ERROR_MAX the rest is left out. */
void lac_error_prefix(struct lac_error *err, const char *fmt, ...) LAC_PRINTF(2, 3);

/* The status as a stable lower-case word ("invalid", "config", …) for logs and machine output. */
const char *lac_status_name(enum lac_status status);

#endif
