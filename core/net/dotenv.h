/* dotenv.h - the lines of a .env file: KEY=value, one a line.
 *
 * "export " before the name is skipped. A bare value ends at " #" and loses spaces around it; 'single' quotes keep
 * every byte; in "double" quotes \n \r \t \" \\ \$ are read. A quoted value may span lines. Nothing is expanded. */
#ifndef LAC_NET_DOTENV_H
#define LAC_NET_DOTENV_H

#include <stddef.h>

/* Both strings are NUL-terminated and end with the call. */
typedef void lac_dotenv_entry(void *user, const char *name, const char *value);

/* Calls `entry` for each setting in order. Other lines that are not empty and no comment are skipped. Returns the
 * number of the first one skipped, 0 when there was none. */
int lac_dotenv_parse(const char *text, size_t len, lac_dotenv_entry *entry, void *user);

#endif
