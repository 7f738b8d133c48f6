#include "core/net/dotenv.h"
#include "core/base/str.h"

#include <stdbool.h>
#include <string.h>

struct reader {
    const char *at, *end;
    int line;
};

static bool at_line_end(const struct reader *r)
{
    return r->at == r->end || *r->at == '\n';
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\r'))
        r->at++;
}

static void skip_line(struct reader *r)
{
    while (!at_line_end(r))
        r->at++;
    if (r->at < r->end) {
        r->at++;
        r->line++;
    }
}

static bool name_char(char c, bool first)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || (!first && c >= '0' && c <= '9');
}

static bool read_name(struct reader *r, struct lac_str *name)
{
    lac_str_clear(name);
    while (r->at < r->end && name_char(*r->at, name->len == 0))
        lac_str_addc(name, *r->at++);
    return name->len > 0;
}

/* "export" is a word before the name, and a name of its own in "export=1". */
static bool read_key(struct reader *r, struct lac_str *name)
{
    if (!read_name(r, name))
        return false;
    const char *after = r->at;
    skip_blanks(r);
    if (r->at > after && strcmp(name->data, "export") == 0 && r->at < r->end && *r->at != '=' && !read_name(r, name))
        return false;
    skip_blanks(r);
    if (r->at == r->end || *r->at != '=')
        return false;
    r->at++;
    return true;
}

static char unescape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

static bool read_quoted(struct reader *r, struct lac_str *value)
{
    char quote = *r->at++;
    for (; r->at < r->end && *r->at != quote; r->at++) {
        if (*r->at == '\n')
            r->line++;
        bool escape = quote == '"' && *r->at == '\\' && r->end - r->at > 1 && strchr("nrt\"\\$", r->at[1]);
        if (*r->at == '\0')
            return false;
        lac_str_addc(value, escape ? unescape(*++r->at) : *r->at);
    }
    if (r->at == r->end)
        return false;
    r->at++;
    skip_blanks(r);
    return at_line_end(r) || *r->at == '#';
}

static bool read_bare(struct reader *r, struct lac_str *value)
{
    char previous = ' ';
    for (; !at_line_end(r) && !(*r->at == '#' && (previous == ' ' || previous == '\t')); r->at++) {
        if (*r->at == '\0')
            return false;
        lac_str_addc(value, *r->at);
        previous = *r->at;
    }
    while (value->len && strchr(" \t\r", value->data[value->len - 1]))
        value->data[--value->len] = '\0';
    return true;
}

static bool read_value(struct reader *r, struct lac_str *value)
{
    lac_str_clear(value);
    skip_blanks(r);
    if (!at_line_end(r) && (*r->at == '"' || *r->at == '\''))
        return read_quoted(r, value);
    return read_bare(r, value);
}

int lac_dotenv_parse(const char *text, size_t len, lac_dotenv_entry *entry, void *user)
{
    static const char bom[] = "\xEF\xBB\xBF";
    struct reader r = {text, text + len, 1};
    struct lac_str name = {0}, value = {0};
    int first_skipped = 0;
    if (len >= 3 && memcmp(text, bom, 3) == 0)
        r.at += 3;
    while (r.at < r.end) {
        skip_blanks(&r);
        struct reader start = r;
        if (at_line_end(&r) || *r.at == '#') {
            skip_line(&r);
        } else if (read_key(&r, &name) && read_value(&r, &value)) {
            entry(user, name.data, lac_str_get(&value));
            skip_line(&r);
        } else {
            r = start; /* a quote that never ends spoils one line, not the file */
            first_skipped = first_skipped ? first_skipped : r.line;
            skip_line(&r);
        }
    }
    if (value.data)
        explicit_bzero(value.data, value.cap);
    lac_str_free(&name);
    lac_str_free(&value);
    return first_skipped;
}
