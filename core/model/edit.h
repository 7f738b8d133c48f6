/* edit.h - perturbations: what is put before or after a stem, or in its place, and the text that comes out. */
#ifndef LAC_MODEL_EDIT_H
#define LAC_MODEL_EDIT_H

#include "core/base/str.h"
#include "core/model/value.h"

enum lac_side { LAC_BEFORE, LAC_AFTER, LAC_REPLACE };

struct lac_edit {
    enum lac_side side;
    const char *text;        /* English, not empty */
    const char *target_text; /* in the branch's language; NULL until translated */
    const char *note;        /* what the strategy wants to remember; NULL for none */
};

const char *lac_side_name(enum lac_side side);
bool lac_side_parse(const char *name, enum lac_side *out);

/* Edits of successive depths, applied in order: q' = q with each text put before or after what is there, joined by
 * `join`; a replace edit starts anew from its text. With `target` the target_text of each edit is used.
 * Appends to *out. */
void lac_edits_apply(struct lac_str *out, const char *stem, const struct lac_edit *edits, size_t n, const char *join,
                     bool target);

struct lac_value lac_edit_value(struct lac_arena *arena, const struct lac_edit *edit);

/* Reads {side, text, target_text?, note?}. LAC_E_SCRIPT with what is wrong for anything else. */
enum lac_status lac_edit_from_value(struct lac_arena *arena, const struct lac_value *value, struct lac_edit *out,
                                    struct lac_error *err);

#endif
