#include "core/script/source_line.h"
#include "core/base/alloc.h"
#include "core/base/str.h"
#include "core/base/vec.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
    DEPTH_MAX = 64,          /* constructors within constructors; deeper ones are skipped */
    ENTRIES_MAX = 64 * 1024, /* keys remembered of one file */
    PATH_MAX_LEN = 512,
};

enum token { T_END, T_NAME, T_STRING, T_NUMBER, T_SYMBOL };

struct lexer {
    const char *at, *end;
    int line;
    enum token token;
    char symbol; /* T_SYMBOL: one character; '=' is never part of '==', '<=', '~=', '>=' */
    int token_line;
    struct lac_str text; /* T_NAME, T_STRING, T_NUMBER */
};

struct entry {
    char *path;
    int line, root;
};

/* One open bracket or block. */
struct level {
    enum { IN_TABLE, IN_PAREN, IN_BLOCK } what;
    size_t path_len; /* IN_TABLE: of the table's own path */
    long next;       /* IN_TABLE: the next positional index */
    bool at_start;   /* IN_TABLE: a field begins here */
    bool has_path;   /* IN_TABLE: within the root constructor, nowhere in a function */
    bool named;      /* IN_TABLE: the field at hand has a path of its own, in `path` */
};

struct lac_source_lines {
    LAC_VEC(struct entry) entries;
    int root; /* of the constructor that counts; -1: none */
};

struct parser {
    struct lexer lexer;
    struct lac_source_lines *lines;
    LAC_VEC(struct level) levels;
    char path[PATH_MAX_LEN];
    size_t path_len;
    int roots;
    bool after_return; /* a `return` at the top level was the last statement word */
    bool returned;     /* the root constructor is the one behind it */
};

static int peek(const struct lexer *x, size_t ahead)
{
    return (size_t)(x->end - x->at) > ahead ? (unsigned char)x->at[ahead] : -1;
}

static void advance(struct lexer *x)
{
    if (*x->at == '\n')
        x->line++;
    x->at++;
}

/* The number of '=' of a long bracket that opens here, or -1. */
static int long_bracket(const struct lexer *x)
{
    if (peek(x, 0) != '[')
        return -1;
    size_t level = 0;
    while (peek(x, 1 + level) == '=')
        level++;
    return peek(x, 1 + level) == '[' ? (int)level : -1;
}

static void skip_long(struct lexer *x, int level, bool keep)
{
    x->at += level + 2;
    if (peek(x, 0) == '\n')
        advance(x);
    while (x->at < x->end) {
        if (*x->at == ']') {
            int n = 0;
            while (peek(x, 1 + (size_t)n) == '=')
                n++;
            if (n == level && peek(x, 1 + (size_t)n) == ']') {
                x->at += level + 2;
                return;
            }
        }
        if (keep)
            lac_str_addc(&x->text, *x->at);
        advance(x);
    }
}

static void skip_space_and_comments(struct lexer *x)
{
    while (x->at < x->end) {
        if (isspace((unsigned char)*x->at)) {
            advance(x);
        } else if (peek(x, 0) == '-' && peek(x, 1) == '-') {
            x->at += 2;
            int level = long_bracket(x);
            if (level >= 0)
                skip_long(x, level, false);
            else
                while (x->at < x->end && *x->at != '\n')
                    x->at++;
        } else {
            return;
        }
    }
}

/* Escapes other than \\ and the quotes do not matter for keys: the character behind the backslash is kept. */
static void read_string(struct lexer *x)
{
    char quote = *x->at;
    x->at++;
    while (x->at < x->end && *x->at != quote && *x->at != '\n') {
        if (*x->at == '\\' && x->at + 1 < x->end) {
            x->at++;
            if (*x->at == 'z') {
                x->at++;
                while (x->at < x->end && isspace((unsigned char)*x->at))
                    advance(x);
                continue;
            }
        }
        lac_str_addc(&x->text, *x->at);
        advance(x);
    }
    if (x->at < x->end && *x->at == quote)
        x->at++;
}

static bool is_word(int c)
{
    return c >= 0 && (isalnum(c) || c == '_');
}

static void read_symbol(struct lexer *x)
{
    static const char *const doubled = "=<>~/:";
    x->token = T_SYMBOL;
    x->symbol = *x->at;
    if (strchr(doubled, x->symbol) && (peek(x, 1) == '=' || (x->symbol == ':' && peek(x, 1) == ':'))) {
        x->symbol = '?'; /* an operator: never the '=' of a field */
        x->at++;
    }
    advance(x);
}

static void next(struct lexer *x)
{
    skip_space_and_comments(x);
    lac_str_clear(&x->text);
    x->token_line = x->line;
    if (x->at >= x->end) {
        x->token = T_END;
    } else if (isdigit((unsigned char)*x->at)) {
        x->token = T_NUMBER;
        while (is_word(peek(x, 0)) || peek(x, 0) == '.')
            lac_str_addc(&x->text, *x->at++);
    } else if (is_word((unsigned char)*x->at)) {
        x->token = T_NAME;
        while (is_word(peek(x, 0)))
            lac_str_addc(&x->text, *x->at++);
    } else if (*x->at == '"' || *x->at == '\'') {
        x->token = T_STRING;
        read_string(x);
    } else if (long_bracket(x) >= 0) {
        x->token = T_STRING;
        skip_long(x, long_bracket(x), true);
    } else {
        read_symbol(x);
    }
}

static struct level *top(struct parser *p)
{
    return p->levels.n ? &p->levels.at[p->levels.n - 1] : NULL;
}

static void remember(struct parser *p, int line)
{
    if (p->lines->entries.n >= ENTRIES_MAX)
        return;
    struct entry entry = {.path = lac_strndup(p->path, p->path_len), .line = line, .root = p->roots};
    lac_vec_push(&p->lines->entries, entry);
}

/* Makes p->path the path of key `key` in the table of `level`; false when it grows too long. */
static bool enter_key(struct parser *p, struct level *level, const char *key, int line)
{
    size_t len = strlen(key), at = level->path_len;
    if (at + len + 2 > sizeof p->path)
        return false;
    if (at)
        p->path[at++] = '.';
    memcpy(p->path + at, key, len);
    p->path_len = at + len;
    level->named = true;
    remember(p, line);
    return true;
}

/* At the start of a field: reads `name =` or `["name"] =` where they stand there; a positional field otherwise. */
static void begin_field(struct parser *p)
{
    struct level *level = top(p);
    struct lexer *x = &p->lexer;
    int line = x->token_line;
    level->at_start = false;
    level->named = false;
    if (!level->has_path)
        return;
    struct lexer before = *x;
    bool bracketed = x->token == T_SYMBOL && x->symbol == '[';
    if (bracketed || x->token == T_NAME) {
        struct lac_str key = {0};
        x->text = (struct lac_str){0};
        if (bracketed)
            next(x);
        lac_str_add(&key, bracketed ? lac_str_get(&x->text) : lac_str_get(&before.text));
        bool plain = !bracketed || x->token == T_STRING || x->token == T_NUMBER;
        next(x);
        if (bracketed && plain && x->token == T_SYMBOL && x->symbol == ']')
            next(x);
        bool found = plain && x->token == T_SYMBOL && x->symbol == '=';
        if (found)
            enter_key(p, level, lac_str_get(&key), line);
        lac_str_free(&key);
        lac_str_free(&x->text);
        if (found) {
            x->text = before.text;
            next(x); /* the value's first token */
            return;
        }
        *x = before;
        if (bracketed)
            return;
    }
    char index[24];
    (void)snprintf(index, sizeof index, "%ld", level->next++);
    enter_key(p, level, index, line);
}

static void open_table(struct parser *p)
{
    struct level *outer = top(p);
    struct level level = {.what = IN_TABLE, .next = 1, .at_start = true};
    if (!outer) { /* a constructor at the top level of the file */
        level.has_path = true;
        p->path_len = 0;
        p->roots++;
        if (!p->returned)
            p->lines->root = p->roots;
        p->returned |= p->after_return;
        remember(p, p->lexer.token_line);
    } else if (outer->what == IN_TABLE && outer->has_path && outer->named && p->levels.n < DEPTH_MAX) {
        level.has_path = true;
        level.path_len = p->path_len;
        outer->named = false; /* of `a and {…} or {…}` the first counts */
    }
    lac_vec_push(&p->levels, level);
}

static void close_level(struct parser *p, int what)
{
    if (!p->levels.n || (int)top(p)->what != what)
        return; /* not Lua; keep what was read so far */
    p->levels.n--;
}

static void on_symbol(struct parser *p)
{
    struct level *level = top(p);
    switch (p->lexer.symbol) {
    case '{':
        open_table(p);
        break;
    case '}':
        close_level(p, IN_TABLE);
        break;
    case '(':
        if (level) /* at the top level a call's parentheses do not hide its table */
            lac_vec_push(&p->levels, ((struct level){.what = IN_PAREN}));
        break;
    case ')':
        close_level(p, IN_PAREN);
        break;
    case ',':
    case ';':
        if (level && level->what == IN_TABLE)
            level->at_start = true;
        break;
    default:
        break;
    }
}

static void on_name(struct parser *p)
{
    static const char *const openers[] = {"function", "do", "if", "repeat"};
    static const char *const closers[] = {"end", "until"};
    const char *word = lac_str_get(&p->lexer.text);
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (strcmp(word, openers[i]) == 0)
            lac_vec_push(&p->levels, ((struct level){.what = IN_BLOCK}));
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (strcmp(word, closers[i]) == 0)
            close_level(p, IN_BLOCK);
    if (!p->levels.n && strcmp(word, "return") == 0)
        p->after_return = true;
    else if (!p->levels.n && strcmp(word, "local") == 0)
        p->after_return = false;
}

struct lac_source_lines *lac_source_lines_new(const char *text, size_t len)
{
    struct lac_source_lines *lines = lac_alloc_zero(1, sizeof *lines);
    struct parser p = {.lexer = {.at = text, .end = text + len, .line = 1}, .lines = lines};
    lines->root = -1;
    if (len > 1 && text[0] == '#') /* a first line for the shell */
        while (p.lexer.at < p.lexer.end && *p.lexer.at != '\n')
            p.lexer.at++;
    for (next(&p.lexer); p.lexer.token != T_END; next(&p.lexer)) {
        struct level *level = top(&p);
        bool closes = p.lexer.token == T_SYMBOL && strchr("},;", p.lexer.symbol);
        if (level && level->what == IN_TABLE && level->at_start && !closes)
            begin_field(&p);
        if (p.lexer.token == T_SYMBOL)
            on_symbol(&p);
        else if (p.lexer.token == T_NAME)
            on_name(&p);
        else if (p.lexer.token == T_END)
            break;
    }
    lac_str_free(&p.lexer.text);
    lac_vec_free(&p.levels);
    return lines;
}

void lac_source_lines_free(struct lac_source_lines *lines)
{
    if (!lines)
        return;
    for (size_t i = 0; i < lines->entries.n; i++)
        free(lines->entries.at[i].path);
    lac_vec_free(&lines->entries);
    free(lines);
}

static int line_of(const struct lac_source_lines *lines, const char *path, size_t len)
{
    for (size_t i = 0; i < lines->entries.n; i++) {
        const struct entry *entry = &lines->entries.at[i];
        if (entry->root == lines->root && strlen(entry->path) == len && memcmp(entry->path, path, len) == 0)
            return entry->line;
    }
    return 0;
}

int lac_source_line(const struct lac_source_lines *lines, const char *dotted)
{
    return lines ? line_of(lines, dotted, strlen(dotted)) : 0;
}

int lac_source_line_near(const struct lac_source_lines *lines, const char *dotted)
{
    if (!lines)
        return 0;
    size_t len = strlen(dotted);
    for (;;) {
        int line = line_of(lines, dotted, len);
        if (line || len == 0)
            return line;
        while (len > 0 && dotted[len - 1] != '.')
            len--;
        if (len > 0)
            len--;
    }
}
