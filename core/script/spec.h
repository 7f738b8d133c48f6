/* spec.h - runs a package's spec.lua: given these replies, expect this result, in any order of replies.
 *
 * A spec returns a list of cases (docs: core/script/README.md):
 *
 *   return lacuna.spec {
 *     { name = "asks for each wrong choice",
 *       item = { stem = "Why?", choices = { "a", "b", "c" }, answer = 1 }, opt = { side = "before" },
 *       target = { code = "es" }, world = { writer = function(prompt, n) return "text " .. n end },
 *       expect = function(t, result) t.eq(#result, 2); t.like(result[1].text, "^text") end },
 *   }
 *
 * A case whose function may suspend runs 20 times, the replies in other orders each time, and must end the same; and it
 * is left and begun anew behind each of its replies, as a run that was killed is. Then
 * each option of the package is set to its bounds, one after the other, in the first case that says no `opt` of its
 * own to it: nothing may raise there. For a language a case may give `reply`, `choices` and, as it likes, `ask`,
 * `labels` and `truncated`: what is read in the reply is expected, { outcome =, index = }. */
#ifndef LAC_SCRIPT_SPEC_H
#define LAC_SCRIPT_SPEC_H

#include "core/script/package.h"

enum { LAC_SPEC_RUNS = 20 };

/* How a case went. */
struct lac_spec_case {
    const char *name;
    bool passed;
    const char *message; /* "" when it passed; else what was expected and what came, as JSON */
    const char *tree;    /* "" when it passed; else each call with its arguments and reply, a line each, by its place */
    int asks;            /* of the first run */
    int64_t us;          /* of one run */
    size_t memory;       /* bytes that the cell held: at most, or behind a call that does not suspend */
};
typedef void lac_spec_report(void *user, const struct lac_spec_case *one);

/* runs: how often a case runs that may suspend; 0: LAC_SPEC_RUNS.
 * LAC_OK when every case was run, whatever came of it. Errors: the package or its spec.lua (NAME.spec.lua beside a
 * single file) does not load, LAC_E_NOTFOUND without one. */
enum lac_status lac_spec_run(struct lac_packages *packages, const char *package_path, int runs, lac_spec_report *report,
                             void *user, struct lac_error *err);

#endif
