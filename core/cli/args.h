/* args.h - command-line arguments, and the table of commands.
 *
 * A command declares its options as data; help texts and "did you mean" come from the same table. */
#ifndef LAC_CLI_ARGS_H
#define LAC_CLI_ARGS_H

#include "core/base/vec.h"
#include "lacuna/lacuna.h"

struct lac_option {
    const char *name;  /* "--model" */
    const char *value; /* "NAME", or NULL for a switch */
    const char *help;
    char letter; /* 'j' for -j, or 0 */
};

struct lac_given {
    const char *name;  /* of the option */
    const char *value; /* NULL for a switch */
};

struct lac_args {
    LAC_VEC(struct lac_given) given;
    LAC_VEC(const char *) words; /* what is no option */
};

struct lac_command {
    const char *name, *summary;
    const char *usage;                /* "RUN [--model NAME]..." */
    const char *example;              /* a line that works */
    const struct lac_option *options; /* ends with a NULL name */
    int (*run)(const struct lac_args *args);
};

/* Reads argv against a command's options. 0, or 2 after saying what is wrong. */
int lac_args_read(const struct lac_command *command, int argc, char **argv, struct lac_args *out);
void lac_args_free(struct lac_args *args);
const char *lac_args_get(const struct lac_args *args, const char *name); /* the last one given; NULL when absent */
bool lac_args_has(const struct lac_args *args, const char *name);
/* A whole number in min..max; `fallback` when absent. False after saying what is wrong. */
bool lac_args_number(const struct lac_args *args, const char *name, int64_t min, int64_t max, int64_t fallback,
                     int64_t *out);
void lac_args_help(const struct lac_command *command);

extern const struct lac_command lac_cmd_init, lac_cmd_run, lac_cmd_confirm, lac_cmd_show, lac_cmd_check, lac_cmd_list,
    lac_cmd_test, lac_cmd_audit, lac_cmd_import, lac_cmd_new, lac_cmd_sim, lac_cmd_report, lac_cmd_read,
    lac_cmd_version, lac_cmd_try, lac_cmd_repl, lac_cmd_install, lac_cmd_pack, lac_cmd_lock, lac_cmd_cache,
    lac_cmd_calibrate;

#endif
