/* languages.h - the readers of the shipped languages, from their own files. */
#ifndef TESTS_CHECK_LANGUAGES_H
#define TESTS_CHECK_LANGUAGES_H

#include "core/base/str.h"
#include "core/check/answer.h"
#include "core/check/counting.h"
#include "core/script/package.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The reader of a language; the caller frees it. */
static inline struct lac_reader *reader_of(const char *code)
{
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_package *package;
    struct lac_error err = {0};
    struct lac_reader *reader = NULL;
    if (lac_package_load(packages, LAC_PKG_LANGUAGE, code, &package, &err) == LAC_OK)
        reader = lac_reader_new(lac_package_data(package), &err);
    if (!reader) {
        fprintf(stderr, "%s: %s\n", code, err.message);
        abort();
    }
    lac_packages_free(packages);
    return reader;
}

/* How a language says numbers and units; the caller frees it. */
static inline struct lac_counting *counting_of(const char *code)
{
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_package *package;
    struct lac_error err = {0};
    struct lac_counting *counting = NULL;
    if (lac_package_load(packages, LAC_PKG_LANGUAGE, code, &package, &err) == LAC_OK)
        counting = lac_counting_new(lac_package_data(package), &err);
    if (!counting) {
        fprintf(stderr, "%s: %s\n", code, err.message);
        abort();
    }
    lac_packages_free(packages);
    return counting;
}

/* What the shipped languages look like; lac_packages_free(packages) ends it. */
struct known_tongues {
    struct lac_packages *packages;
    const struct lac_tongues *tongues;
};

static inline struct known_tongues known_tongues_of(void)
{
    const char *roots[] = {SOURCE_DIR};
    struct known_tongues known = {.packages = lac_packages_new(roots, 1)};
    known.tongues = lac_packages_tongues(known.packages);
    return known;
}

static inline const char *script_of(const struct known_tongues *known, const char *code)
{
    const struct lac_package *package;
    if (lac_package_load(known->packages, LAC_PKG_LANGUAGE, code, &package, NULL) != LAC_OK)
        abort();
    return lac_get_text(lac_package_data(package), "script", "");
}

/* What a reply in a language names of four choices: 'A'..'D', or '-'. */
static inline char named(const char *code, const char *const *choices, const char *reply)
{
    struct lac_reader *reader = reader_of(code);
    struct lac_question question = {.ask = LAC_ASK_TEXT, .choices = choices, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, NULL, &question, reply, strlen(reply), false, &r);
    lac_reader_free(reader);
    return r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
}

#endif
