/* out.h - what commands share: errors, colours, opening a project. */
#ifndef LAC_CLI_OUT_H
#define LAC_CLI_OUT_H

#include "core/cli/args.h"
#include "core/model/value.h"

/* Says the error on standard error; gives the exit status for it. */
int lac_say_error(const struct lacuna_error *err);

/* Options that most commands take. */
#define LAC_OPTION_PATH                                                                                                \
    {                                                                                                                  \
        "--path", "DIR", "search DIR for scripts first (repeatable)", 0                                                \
    }
#define LAC_OPTION_FOLDER                                                                                              \
    {                                                                                                                  \
        "--folder", "DIR", "the project's folder (default: here)", 'C'                                                 \
    }
#define LAC_OPTION_JSON                                                                                                \
    {                                                                                                                  \
        "--json", NULL, "machine-readable output", 0                                                                   \
    }
#define LAC_OPTION_HELP                                                                                                \
    {                                                                                                                  \
        "--help", NULL, "this text", 'h'                                                                               \
    }

/* Opens the project that --folder and --path name; NULL and *code after saying why not. Sets how much is logged from -v
 * and -q. */
struct lacuna *lac_open_project(const struct lac_args *args, int *code);

/* All values given for a repeatable option, in the caller's array of `max`. */
size_t lac_args_all(const struct lac_args *args, const char *name, const char **out, size_t max);

int lac_count_given(const struct lac_args *args, const char *name); /* how often, at most 8 */

/* ANSI sequences on a terminal without NO_COLOR, "" elsewhere. */
const char *lac_bold(void);
const char *lac_dim(void);
const char *lac_plain(void);

/* Parses JSON that lacuna itself made; ends the program when it cannot. */
struct lac_value lac_parse(struct lac_arena *arena, const char *json);

/* Shows what a call gave, and frees it: the JSON as it is with --json, else by `print`; where the call failed, its
 * error. Gives the exit status. */
int lac_show(const struct lac_args *args, enum lacuna_status status, char *json, const struct lacuna_error *err,
             void (*print)(const struct lac_value *result));

/* Flushes standard output; a write error there is said and makes the exit status 1. */
int lac_out_close(int code);

#endif
