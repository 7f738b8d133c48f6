/* specs.h - runs a spec and keeps its report as text, for the tests of spec*.c. */
#ifndef TESTS_SCRIPT_SPECS_H
#define TESTS_SCRIPT_SPECS_H

#include "core/base/str.h"
#include "core/script/spec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PACKAGES SOURCE_DIR "/tests/spec/packages/"

static struct lac_str seen; /* "+ name\n" or "- name: message\n" */
static struct lac_error err;

static inline void keep(void *user, const struct lac_spec_case *one)
{
    (void)user;
    if (one->passed)
        lac_str_addf(&seen, "+ %s\n", one->name);
    else
        lac_str_addf(&seen, "- %s: %s\n%s%s", one->name, one->message, one->tree, *one->tree ? "\n" : "");
}

static inline enum lac_status run(const char *path)
{
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    lac_str_clear(&seen);
    enum lac_status status = lac_spec_run(packages, path, 0, keep, NULL, &err);
    lac_packages_free(packages);
    return status;
}

static inline void assert_seen(const char *part)
{
    if (!strstr(lac_str_get(&seen), part))
        fail_msg("not in the report: %s\n%s", part, lac_str_get(&seen));
}

static inline int drop_seen(void **state)
{
    (void)state;
    lac_str_free(&seen);
    return 0;
}

static inline void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

#endif
