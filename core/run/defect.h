/* defect.h - what a check found wrong: a stable reason, where, and what. */
#ifndef LAC_RUN_DEFECT_H
#define LAC_RUN_DEFECT_H

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/model/value.h"
#include <stdbool.h>

enum { LAC_DEFECTS_MAX = 32 }; /* of one verdict; what is beyond is dropped */

struct lac_defect {
    const char *reason; /* "answer_not_in_choices"; the check's name where it gives none */
    const char *field;  /* "target.choices"; NULL where it gives none */
    const char *detail; /* for people; NULL where it gives none */
    bool fatal;         /* the pair is no question that can be asked; else: to be looked at */
    const char *file;   /* where it stands, when each side of the pair has a file of its own; else NULL */
    size_t row;         /* with `file`: its row there, from 0 */
};

struct lac_defects {
    struct lac_defect at[LAC_DEFECTS_MAX];
    size_t n;
};

/* Reads what `verdict` of the check `name` returned: true and nil find nothing; false; a text that says why; a finding
 * { reason =, field =, detail =, severity = "fatal" | "warning" }; or a list of findings. LAC_E_SCRIPT for anything
 * else. The texts are the value's. */
enum lac_status lac_defects_read(const char *name, const struct lac_value *value, struct lac_defects *out,
                                 struct lac_error *err);

/* "reason: detail (field)", what a rejection carries; up to the first colon it is the reason. */
const char *lac_defect_text(struct lac_arena *arena, const struct lac_defect *defect);

#endif
