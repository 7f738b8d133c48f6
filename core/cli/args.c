#include "core/cli/args.h"
#include "core/base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct lac_option *by_name(const struct lac_command *c, const char *name, size_t len)
{
    for (const struct lac_option *o = c->options; o && o->name; o++)
        if (strlen(o->name) == len && memcmp(o->name, name, len) == 0)
            return o;
    return NULL;
}

static const struct lac_option *by_letter(const struct lac_command *c, char letter)
{
    for (const struct lac_option *o = c->options; o && o->name; o++)
        if (o->letter && o->letter == letter)
            return o;
    return NULL;
}

static int unknown(const struct lac_command *c, const char *arg)
{
    const char *names[64];
    size_t n = 0;
    for (const struct lac_option *o = c->options; o && o->name && n < 64; o++)
        names[n++] = o->name;
    const char *near = lac_nearest(arg, names, n);
    fprintf(stderr, "lacuna %s: unknown option '%s'%s%s%s; lacuna %s --help shows them\n", c->name, arg,
            near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "", c->name);
    return 2;
}

/* "--name=value", "--name value", "-j8", "-j 8"; the value comes from the argument or the one behind it. */
static int read_option(const struct lac_command *c, int argc, char **argv, int *i, struct lac_args *out)
{
    const char *arg = argv[*i], *value = NULL;
    const struct lac_option *o;
    if (arg[1] == '-') {
        size_t len = strcspn(arg, "=");
        o = by_name(c, arg, len);
        value = arg[len] == '=' ? arg + len + 1 : NULL;
    } else {
        o = by_letter(c, arg[1]);
        value = arg[2] ? arg + 2 : NULL;
        for (const char *more = arg + 1; o && !o->value && *more; more++) { /* -vv */
            if (by_letter(c, *more) != o)
                return unknown(c, arg);
            if (more[1])
                lac_vec_push(&out->given, ((struct lac_given){o->name, NULL}));
            value = NULL;
        }
    }
    if (!o)
        return unknown(c, arg);
    if (!o->value && value) {
        fprintf(stderr, "lacuna %s: %s takes no value\n", c->name, o->name);
        return 2;
    }
    if (o->value && !value && *i + 1 < argc)
        value = argv[++*i];
    if (o->value && !value) {
        fprintf(stderr, "lacuna %s: %s wants a value: %s %s\n", c->name, o->name, o->name, o->value);
        return 2;
    }
    lac_vec_push(&out->given, ((struct lac_given){o->name, value}));
    return 0;
}

int lac_args_read(const struct lac_command *command, int argc, char **argv, struct lac_args *out)
{
    *out = (struct lac_args){0};
    bool options = true;
    for (int i = 0; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
        } else if (options && argv[i][0] == '-' && argv[i][1]) {
            int code = read_option(command, argc, argv, &i, out);
            if (code)
                return code;
        } else {
            lac_vec_push(&out->words, argv[i]);
        }
    }
    return 0;
}

void lac_args_free(struct lac_args *args)
{
    lac_vec_free(&args->given);
    lac_vec_free(&args->words);
}

const char *lac_args_get(const struct lac_args *args, const char *name)
{
    for (size_t i = args->given.n; i > 0; i--)
        if (strcmp(args->given.at[i - 1].name, name) == 0)
            return args->given.at[i - 1].value ? args->given.at[i - 1].value : "";
    return NULL;
}

bool lac_args_has(const struct lac_args *args, const char *name)
{
    return lac_args_get(args, name) != NULL;
}

bool lac_args_number(const struct lac_args *args, const char *name, int64_t min, int64_t max, int64_t fallback,
                     int64_t *out)
{
    const char *text = lac_args_get(args, name);
    *out = fallback;
    if (!text)
        return true;
    char *end;
    errno = 0;
    long long n = strtoll(text, &end, 10);
    if (!*text || *end || errno || n < min || n > max) {
        fprintf(stderr, "lacuna: %s %s: must be a whole number from %lld to %lld\n", name, text, (long long)min,
                (long long)max);
        return false;
    }
    *out = n;
    return true;
}

void lac_args_help(const struct lac_command *command)
{
    printf("%s\n\nusage: lacuna %s%s%s\n", command->summary, command->name, *command->usage ? " " : "", command->usage);
    if (command->options && command->options->name)
        printf("\n");
    for (const struct lac_option *o = command->options; o && o->name; o++) {
        char left[64];
        snprintf(left, sizeof left, "%c%c%s%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                 o->letter ? ", " : "  ", o->name, o->value ? " " : "", o->value ? o->value : "");
        printf("  %-26s %s\n", left, o->help);
    }
    printf("\nexample:\n  %s\n", command->example);
}
