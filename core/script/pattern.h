/* pattern.h - Lua patterns (Lua 5.4 manual, section 6.4.1), with every step counted.
 *
 * Pure: no Lua, no allocation. Classes are ASCII whatever the locale is. Recursion and steps are bounded, so that a
 * pattern from a script ends. Bytes, not characters, as in Lua. */
#ifndef LAC_SCRIPT_PATTERN_H
#define LAC_SCRIPT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LAC_PATTERN_CAPTURES = 32,
    LAC_PATTERN_DEPTH = 200, /* nested tries; each takes about 100 bytes of C stack */
};

enum lac_capture_kind { LAC_CAPTURE_TEXT, LAC_CAPTURE_POSITION, LAC_CAPTURE_OPEN };

struct lac_capture {
    enum lac_capture_kind kind;
    const char *from;
    size_t len;
};

/* Fill in text, pattern and allowance; the rest is the matcher's. */
struct lac_pattern {
    const char *text, *text_end;
    const char *at, *end; /* the pattern, without a leading ^ */
    size_t allowance;     /* steps that may be taken; a step is about one comparison */
    size_t steps;         /* taken so far, over all calls */
    bool spent;           /* the allowance was used up: no result is to be trusted */
    char error[80];       /* "" or what is wrong with the pattern, in Lua's words */
    int depth, level;     /* level: captures found */
    struct lac_capture captures[LAC_PATTERN_CAPTURES];
};

/* Tries to match at exactly `from`; returns the end of the match or NULL: no match, an error, or spent. */
const char *lac_pattern_match(struct lac_pattern *m, const char *from);

/* True when the pattern has no special characters, so that it can be searched for as plain text. */
bool lac_pattern_plain(const char *pattern, size_t len);

#endif
