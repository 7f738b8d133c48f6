#include "core/base/status.h"
#include "core/base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Takes text[0..len) as the message; what does not fit is cut at a character boundary and says so. */
static void set_message(struct lac_error *err, const char *text, size_t len)
{
    bool fits = len < LAC_ERROR_MAX;
    size_t kept = fits ? len : lac_utf8_cut(text, len, LAC_ERROR_MAX - 4);
    memcpy(err->message, text, kept);
    strcpy(err->message + kept, fits ? "" : "...");
}

/* The arguments may lie in err->message itself, so the text is made apart. */
enum lac_status lac_fail(struct lac_error *err, enum lac_status status, const char *fmt, ...)
{
    if (!err)
        return status;
    char text[LAC_ERROR_MAX + 4] = ""; /* room to see which character the cut would hit */
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    err->status = status;
    set_message(err, text, strlen(text));
    return status;
}

void lac_error_prefix(struct lac_error *err, const char *fmt, ...)
{
    if (!err)
        return;
    char text[2 * LAC_ERROR_MAX] = "";
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, LAC_ERROR_MAX, fmt, args);
    va_end(args);
    size_t head = lac_utf8_cut(text, strlen(text), LAC_ERROR_MAX / 2); /* the message matters more than where */
    size_t tail = strlen(err->message);
    memcpy(text + head, ": ", 2);
    memcpy(text + head + 2, err->message, tail);
    set_message(err, text, head + 2 + tail);
}

const char *lac_status_name(enum lac_status status)
{
    switch (status) {
    case LAC_OK:
        return "ok";
    case LAC_E_INVALID:
        return "invalid";
    case LAC_E_CONFIG:
        return "config";
    case LAC_E_NOTFOUND:
        return "not_found";
    case LAC_E_IO:
        return "io";
    case LAC_E_PARSE:
        return "parse";
    case LAC_E_SCRIPT:
        return "script";
    case LAC_E_SCRIPT_DIED:
        return "script_died";
    case LAC_E_LIMIT:
        return "limit";
    case LAC_E_NET:
        return "net";
    case LAC_E_STORE:
        return "store";
    case LAC_E_CANCELLED:
        return "cancelled";
    case LAC_E_BUSY:
        return "busy";
    }
    return "unknown";
}
