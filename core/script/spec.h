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
 * A case whose function may suspend runs 20 times, the replies in other orders each time, and must end the same. */
#ifndef LAC_SCRIPT_SPEC_H
#define LAC_SCRIPT_SPEC_H

#include "core/script/package.h"

enum { LAC_SPEC_RUNS = 20 };

/* Called for each case. `message` is "" for one that passed; else it says what was expected and what came, as JSON. */
typedef void lac_spec_report(void *user, const char *case_name, bool passed, const char *message);

/* LAC_OK when every case was run, whatever came of it. Errors: the package or its spec.lua (NAME.spec.lua beside a
 * single file) does not load, LAC_E_NOTFOUND without one. */
enum lac_status lac_spec_run(struct lac_packages *packages, const char *package_path, lac_spec_report *report,
                             void *user, struct lac_error *err);

#endif
