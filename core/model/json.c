#include "core/model/json.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes at the beginning that stand for themselves: most of what is written, copied at once. */
static size_t plain(const char *text, size_t len)
{
    size_t n = 0;
    while (n < len && (unsigned char)text[n] >= 0x20 && (unsigned char)text[n] < 0x7F && text[n] != '"' &&
           text[n] != '\\')
        n++;
    return n;
}

void lac_json_write_text(struct lac_str *out, const char *text, size_t len)
{
    lac_str_reserve(out, len + 2);
    lac_str_addc(out, '"');
    for (size_t at = 0; at < len;) {
        size_t run = plain(text + at, len - at);
        if (run) {
            lac_str_addn(out, text + at, run);
            at += run;
            continue;
        }
        unsigned char c = (unsigned char)text[at];
        uint32_t cp;
        size_t took = lac_utf8_next(text + at, len - at, &cp);
        if (c == '"')
            lac_str_add(out, "\\\"");
        else if (c == '\\')
            lac_str_add(out, "\\\\");
        else if (c == '\n')
            lac_str_add(out, "\\n");
        else if (c == '\t')
            lac_str_add(out, "\\t");
        else if (c == '\r')
            lac_str_add(out, "\\r");
        else if (c < 0x20 || c == 0x7F)
            lac_str_addf(out, "\\u%04x", c);
        else if (took == 0)
            lac_str_add(out, "\xEF\xBF\xBD");
        else
            lac_str_addn(out, text + at, took);
        at += took ? took : 1;
    }
    lac_str_addc(out, '"');
}

static void write_whole(struct lac_str *out, int64_t n)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (n < 0)
        *--at = '-';
    lac_str_addn(out, at, (size_t)(digits + sizeof digits - at));
}

static void write_number(struct lac_str *out, double n)
{
    if (!isfinite(n)) {
        lac_str_add(out, "null");
        return;
    }
    if (fabs(n) < 1e15 && n == trunc(n) && !(n == 0 && signbit(n))) { /* as the way below writes it, without trying */
        write_whole(out, (int64_t)n);
        lac_str_add(out, ".0");
        return;
    }
    char text[40];
    /* 15 digits without their zeros are the shortest form of all that have one of at most 15, but for subnormal
     * numbers, which hold fewer; 17 always read back as the same double. */
    for (int digits = fabs(n) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, n);
        if (strtod(text, NULL) == n)
            break;
    }
    size_t point = strspn(text, "-0123456789"); /* whatever the locale's decimal point is, it is written as "." */
    size_t rest = point + strcspn(text + point, "+-e0123456789");
    lac_str_addn(out, text, point);
    if (rest > point || !text[point])
        lac_str_add(out, text[point] ? "." : ".0"); /* stays a number with fraction when read again */
    lac_str_add(out, text + rest);
}

static int by_key(const void *a, const void *b)
{
    const struct lac_field *const *x = a, *const *y = b;
    return strcmp((*x)->key, (*y)->key);
}

static void newline(struct lac_str *out, int indent)
{
    if (indent < 0)
        return;
    lac_str_addc(out, '\n');
    for (int i = 0; i < indent; i++)
        lac_str_add(out, "  ");
}

static void write_value(struct lac_str *out, const struct lac_value *value, int indent);

static void write_map(struct lac_str *out, const struct lac_value *map, int indent)
{
    const struct lac_field *few[16], **order = few;
    size_t n = map->as.map.n;
    if (n > sizeof few / sizeof *few)
        order = lac_alloc(n * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = &map->as.map.at[i];
    if (n)
        qsort(order, n, sizeof *order, by_key);
    lac_str_addc(out, '{');
    for (size_t i = 0; i < n; i++) {
        if (i)
            lac_str_addc(out, ',');
        newline(out, indent < 0 ? -1 : indent + 1);
        lac_json_write_text(out, order[i]->key, strlen(order[i]->key));
        lac_str_add(out, indent < 0 ? ":" : ": ");
        write_value(out, &order[i]->value, indent < 0 ? -1 : indent + 1);
    }
    if (n)
        newline(out, indent);
    lac_str_addc(out, '}');
    if (order != few)
        free(order);
}

static void write_list(struct lac_str *out, const struct lac_value *list, int indent)
{
    lac_str_addc(out, '[');
    for (size_t i = 0; i < list->as.list.n; i++) {
        if (i)
            lac_str_addc(out, ',');
        newline(out, indent < 0 ? -1 : indent + 1);
        write_value(out, &list->as.list.at[i], indent < 0 ? -1 : indent + 1);
    }
    if (list->as.list.n)
        newline(out, indent);
    lac_str_addc(out, ']');
}

static void write_value(struct lac_str *out, const struct lac_value *value, int indent)
{
    switch (value->kind) {
    case LAC_NIL:
        lac_str_add(out, "null");
        break;
    case LAC_BOOL:
        lac_str_add(out, value->as.boolean ? "true" : "false");
        break;
    case LAC_INT:
        write_whole(out, value->as.integer);
        break;
    case LAC_NUM:
        write_number(out, value->as.number);
        break;
    case LAC_STR:
        lac_json_write_text(out, value->as.str.at, value->as.str.len);
        break;
    case LAC_LIST:
        write_list(out, value, indent);
        break;
    case LAC_MAP:
        write_map(out, value, indent);
        break;
    }
}

void lac_json_write(struct lac_str *out, const struct lac_value *value)
{
    write_value(out, value, -1);
}

void lac_json_write_pretty(struct lac_str *out, const struct lac_value *value)
{
    write_value(out, value, 0);
    lac_str_addc(out, '\n');
}
