/* source_line.h - on which line of a Lua file a key of its table constructor stands, for error messages.
 *
 * A lexer and a bracket counter, no parser: any bytes are accepted, and what is not understood is not found. */
#ifndef LAC_SCRIPT_SOURCE_LINE_H
#define LAC_SCRIPT_SOURCE_LINE_H

#include <stddef.h>

struct lac_source_lines;

/* Reads `text` once; keeps nothing of it but the paths. Of several constructors at the top level of the file the one
 * behind `return` counts, else the last. Never NULL. */
struct lac_source_lines *lac_source_lines_new(const char *text, size_t len);
void lac_source_lines_free(struct lac_source_lines *lines); /* NULL is fine */

/* Line (from 1) of "search.width", "languages.2", "models.gemma.url"; "" is where the constructor opens. 0: not found.
 */
int lac_source_line(const struct lac_source_lines *lines, const char *dotted);

/* The same for the nearest parent that is found: "a.b.c", then "a.b", "a", "". 0 when there is no constructor. */
int lac_source_line_near(const struct lac_source_lines *lines, const char *dotted);

#endif
