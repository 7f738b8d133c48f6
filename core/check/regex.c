#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/check/regex.h"
#include "core/base/alloc.h"
#include "core/check/start.h"

#include <pcre2.h>
#include <stdlib.h>

enum {
    PATTERN_MAX = 16 << 10, /* bytes; the longest shipped pattern has 140 */
    MATCH_LIMIT = 50000,    /* steps from one start: runaway patterns over 16 KiB end after 0.1 to 5 ms */
    DEPTH_LIMIT = 5000,     /* nested backtracking points; the interpreter's memory grows with them */
    HEAP_KIB = 4096,        /* of one search in the interpreter; compiled code has a stack of 32 KiB instead */
};

struct lac_regex {
    pcre2_code *code;
    pcre2_match_context *limits;
    pcre2_code *anchored; /* the same at one place only, and where to try it; NULL: not known */
    struct lac_start *start;
};

static pcre2_code *compile(const char *pattern, size_t len, uint32_t more, struct lac_error *err)
{
    int code;
    PCRE2_SIZE offset;
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) {
        lac_fail(err, LAC_E_LIMIT, "regular expression: no memory");
        return NULL;
    }
    pcre2_set_max_pattern_length(context, PATTERN_MAX);
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | more;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)pattern, len, options, &code, &offset, context);
    if (!compiled) {
        PCRE2_UCHAR message[200];
        if (pcre2_get_error_message(code, message, sizeof message) < 0)
            message[0] = '\0';
        lac_fail(err, LAC_E_INVALID, "regular expression, at offset %zu: %s", (size_t)offset, (const char *)message);
    }
    pcre2_compile_context_free(context);
    return compiled;
}

struct lac_regex *lac_regex_new(const char *pattern, size_t len, bool caseless, struct lac_error *err)
{
    pcre2_code *code = compile(pattern, len, caseless ? PCRE2_CASELESS : 0, err);
    if (!code)
        return NULL;
    struct lac_regex *regex = lac_alloc_zero(1, sizeof *regex);
    regex->code = code;
    regex->limits = pcre2_match_context_create(NULL);
    if (!regex->limits) {
        lac_fail(err, LAC_E_LIMIT, "regular expression: no memory");
        lac_regex_free(regex);
        return NULL;
    }
    pcre2_set_match_limit(regex->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(regex->limits, HEAP_KIB);
    /* Compiled code counts steps too and cannot leave its stack, so the limits hold; without it matching is slower. */
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return regex;
}

void lac_regex_quicken(struct lac_regex *regex, const char *pattern, size_t len)
{
    struct lac_start *start = lac_start_of(pattern, len);
    regex->anchored = start ? compile(pattern, len, PCRE2_CASELESS | PCRE2_ANCHORED, NULL) : NULL;
    if (!regex->anchored) {
        free(start);
        return;
    }
    pcre2_jit_compile(regex->anchored, PCRE2_JIT_COMPLETE);
    regex->start = start;
}

void lac_regex_free(struct lac_regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->anchored);
    free(regex->start);
    pcre2_match_context_free(regex->limits);
    pcre2_code_free(regex->code);
    free(regex);
}

static int failure(int code)
{
    switch (code) {
    case PCRE2_ERROR_NOMATCH:
        return 0;
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_JIT_STACKLIMIT:
    case PCRE2_ERROR_NOMEMORY:
    case PCRE2_ERROR_RECURSELOOP:
        return LAC_E_LIMIT;
    default:
        return LAC_E_INVALID; /* the many PCRE2_ERROR_UTF8_..., a start inside a character or past the end */
    }
}

static void take_groups(struct lac_match *out, const pcre2_match_data *data, int count)
{
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer((pcre2_match_data *)data);
    out->n = count > LAC_REGEX_GROUPS ? LAC_REGEX_GROUPS : (size_t)count;
    for (size_t i = 0; i < LAC_REGEX_GROUPS; i++) {
        bool set = i < out->n && ends[2 * i] != PCRE2_UNSET;
        out->from[i] = set ? ends[2 * i] : (size_t)-1;
        out->to[i] = set ? ends[2 * i + 1] : (size_t)-1;
    }
    if (out->from[0] > out->to[0]) /* \K inside a lookahead can set the start behind the end */
        out->from[0] = out->to[0];
}

static int match(const struct lac_regex *regex, const pcre2_code *code, const char *text, size_t len, size_t start,
                 uint32_t options, pcre2_match_data *data)
{
    int count = pcre2_match(code, (PCRE2_SPTR)text, len, start, options, data, regex->limits);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT) /* long but harmless: the interpreter has more room */
        count = pcre2_match(code, (PCRE2_SPTR)text, len, start, options | PCRE2_NO_JIT, data, regex->limits);
    return count;
}

/* Tries the places up to `last` where a match may begin, from `at` on, which is the first of them. */
static int match_somewhere(const struct lac_regex *regex, const char *text, size_t len, size_t at, size_t last,
                           pcre2_match_data *data)
{
    int count;
    do
        count = match(regex, regex->anchored, text, len, at, PCRE2_NO_UTF_CHECK, data);
    while (count == PCRE2_ERROR_NOMATCH && (at = lac_start_next(regex->start, text, len, at + 1, last)) < len);
    return count;
}

static int report(int count, pcre2_match_data *data, struct lac_match *out)
{
    out->n = 0;
    if (count == 0) /* more groups than were asked for */
        count = 1;
    if (count > 0)
        take_groups(out, data, count);
    pcre2_match_data_free(data);
    return count > 0 ? 1 : failure(count);
}

int lac_regex_find(const struct lac_regex *regex, const char *text, size_t len, size_t start, struct lac_match *out)
{
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(regex->code, NULL);
    return report(data ? match(regex, regex->code, text, len, start, 0, data) : PCRE2_ERROR_NOMEMORY, data, out);
}

int lac_regex_search_near(const struct lac_regex *regex, const char *text, size_t len, size_t start, size_t last,
                          struct lac_match *out)
{
    out->n = 0;
    if (regex->start && (start = lac_start_next(regex->start, text, len, start, last)) >= len)
        return 0;
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    int count = PCRE2_ERROR_NOMEMORY;
    if (data)
        count = regex->start ? match_somewhere(regex, text, len, start, last, data)
                             : match(regex, regex->code, text, len, start, PCRE2_NO_UTF_CHECK, data);
    int found = report(count, data, out);
    return found == 1 && out->from[0] > last ? 0 : found;
}

int lac_regex_search(const struct lac_regex *regex, const char *text, size_t len, size_t start, struct lac_match *out)
{
    return lac_regex_search_near(regex, text, len, start, len, out);
}
