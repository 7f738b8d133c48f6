/* scratch.h - a folder of its own with small packages, for tests of sharing. */
#ifndef TESTS_SHARE_SCRATCH_H
#define TESTS_SHARE_SCRATCH_H

#include "core/base/file.h"
#include "core/base/str.h"

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

static inline const char *at(const char *name)
{
    static char paths[8][320];
    static int next;
    char *path = paths[next++ % 8];
    (void)snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static inline void put(const char *name, const char *text)
{
    char folder[320];
    strcpy(folder, at(name));
    *strrchr(folder, '/') = '\0';
    assert_int_equal(lac_dir_make(folder, &err), LAC_OK);
    assert_int_equal(lac_file_write(at(name), text, strlen(text), &err), LAC_OK);
}

/* A strategy that loads, in root/NAME/. */
static inline void put_strategy(const char *folder, const char *name, const char *version)
{
    char text[512], file[128];
    (void)snprintf(text, sizeof text,
                   "return lacuna.strategy { api = 1, name = '%s', version = '%s',\n"
                   "  perturb = function(ctx, item) return {} end }\n",
                   name, version);
    (void)snprintf(file, sizeof file, "%s/strategy.lua", folder);
    put(file, text);
}

static inline int make_root(void **state)
{
    (void)state;
    strcpy(root, "share_test_XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static inline int drop_root(void **state)
{
    (void)state;
    char command[256];
    (void)snprintf(command, sizeof command, "chmod -R u+w '%s'; rm -r '%s'", root, root);
    return system(command);
}

#endif
