#include "core/base/log.h"
#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static struct {
    lac_log_sink *sink;
    void *user;
    enum lac_log_level level;
} to = {NULL, NULL, LAC_LOG_WARN};

void lac_log_to(lac_log_sink *sink, void *user, enum lac_log_level level)
{
    to.sink = sink;
    to.user = user;
    to.level = level;
}

enum lac_log_level lac_log_level_now(void)
{
    return to.level;
}

void lac_log(enum lac_log_level level, const char *fmt, ...)
{
    if (level > to.level)
        return;
    char line[LAC_ERROR_MAX * 2];
    va_list args;
    va_start(args, fmt);
    int wanted = vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    if (wanted >= (int)sizeof line)
        memcpy(line + lac_utf8_cut(line, sizeof line - 1, sizeof line - 8), "...", 4);
    if (to.sink) {
        to.sink(to.user, level, line);
        return;
    }
    static const char *const names[] = {"error: ", "warning: ", "", "", "", ""};
    fprintf(stderr, "%s%s\n", names[level], line);
}
