#include "core/cli/amount.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct unit {
    const char *name;
    int64_t factor;
};

static bool read_amount(const char *text, const struct unit *units, size_t n, int64_t *out)
{
    char *end;
    double number = strtod(text, &end);
    if (end == text || strspn(text, "0123456789.") != (size_t)(end - text) || number <= 0 || number > 1e9)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strcasecmp(end, units[i].name) != 0)
            continue;
        *out = (int64_t)(number * (double)units[i].factor);
        return *out > 0;
    }
    return false;
}

bool lac_args_age(const struct lac_args *args, const char *name, int64_t *seconds)
{
    static const struct unit units[] = {{"s", 1}, {"m", 60}, {"min", 60}, {"h", 3600}, {"d", 86400}, {"w", 604800}};
    const char *text = lac_args_get(args, name);
    *seconds = 0;
    if (!text || read_amount(text, units, sizeof units / sizeof *units, seconds))
        return true;
    fprintf(stderr, "lacuna: %s %s: write an age, e.g. 45s, 30m, 12h, 7d, 2w\n", name, text);
    return false;
}

bool lac_args_size(const struct lac_args *args, const char *name, int64_t *bytes)
{
    static const struct unit units[] = {{"kb", 1 << 10}, {"mb", 1 << 20}, {"gb", 1 << 30}};
    const char *text = lac_args_get(args, name);
    *bytes = -1;
    if (!text || read_amount(text, units, sizeof units / sizeof *units, bytes))
        return true;
    fprintf(stderr, "lacuna: %s %s: write a size, e.g. 500kb, 500mb, 2gb\n", name, text);
    return false;
}
