/* scratch.h - packages written into a folder of their own, for tests of loading. */
#ifndef TESTS_SCRIPT_SCRATCH_H
#define TESTS_SCRIPT_SCRATCH_H

#include "core/base/file.h"
#include "core/base/str.h"
#include "core/script/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct lac_error err;
static char root[64];

static inline void put(const char *name, const char *text)
{
    struct lac_str path = {0};
    lac_str_addf(&path, "%s/%s", root, name);
    char *slash = strrchr(path.data, '/');
    *slash = 0;
    assert_int_equal(lac_dir_make(path.data, &err), LAC_OK);
    *slash = '/';
    assert_int_equal(lac_file_write(path.data, text, strlen(text), &err), LAC_OK);
    lac_str_free(&path);
}

static inline int make_root(void **state)
{
    (void)state;
    strcpy(root, "package_test_XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static inline int drop_root(void **state)
{
    (void)state;
    char command[128];
    (void)snprintf(command, sizeof command, "rm -r '%s'", root);
    return system(command);
}

static inline struct lac_packages *packages_of_root(void)
{
    const char *roots[] = {root};
    return lac_packages_new(roots, 1);
}

/* Loads strategy `name` of the root; "" or the first line of the message. */
static inline const char *load_message(const char *name)
{
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package;
    enum lac_status status = lac_package_load(packages, LAC_PKG_STRATEGY, name, &package, &err);
    lac_packages_free(packages);
    if (status == LAC_OK)
        return "";
    err.message[strcspn(err.message, "\n")] = '\0'; /* below stands the source line */
    return err.message;
}

#define STRATEGY(rest)                                                                                                 \
    "return lacuna.strategy {\n  api = 1, name = 'x', version = '1.0.0',\n" rest "\n  perturb = function() end,\n}\n"

#define IN_ROOT(test) cmocka_unit_test_setup_teardown(test, make_root, drop_root)

#endif
