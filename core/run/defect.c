#include "core/run/defect.h"

#include <string.h>

static enum lac_status read_one(const char *name, const struct lac_value *value, struct lac_defects *out,
                                struct lac_error *err)
{
    const char *reason = lac_get_text(value, "reason", NULL), *severity = lac_get_text(value, "severity", "warning");
    if (value->kind != LAC_MAP || !reason)
        return lac_fail(err, LAC_E_SCRIPT, "check '%s': a finding must be a table with a 'reason'", name);
    if (strcmp(severity, "fatal") != 0 && strcmp(severity, "warning") != 0)
        return lac_fail(err, LAC_E_SCRIPT, "check '%s': severity must be 'fatal' or 'warning', not '%s'", name,
                        severity);
    if (out->n < LAC_DEFECTS_MAX)
        out->at[out->n++] = (struct lac_defect){.reason = reason,
                                                .field = lac_get_text(value, "field", NULL),
                                                .detail = lac_get_text(value, "detail", NULL),
                                                .fatal = strcmp(severity, "fatal") == 0};
    return LAC_OK;
}

enum lac_status lac_defects_read(const char *name, const struct lac_value *value, struct lac_defects *out,
                                 struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    out->n = 0;
    switch (value->kind) {
    case LAC_NIL:
        break;
    case LAC_BOOL:
        if (!value->as.boolean)
            out->at[out->n++] = (struct lac_defect){.reason = name};
        break;
    case LAC_STR:
        out->at[out->n++] = (struct lac_defect){.reason = name, .detail = value->as.str.at};
        break;
    case LAC_LIST:
        for (size_t i = 0; status == LAC_OK && i < lac_count(value); i++)
            status = read_one(name, lac_at(value, i), out, err);
        break;
    default:
        status = read_one(name, value, out, err);
    }
    return status;
}

const char *lac_defect_text(struct lac_arena *arena, const struct lac_defect *d)
{
    if (!d->detail && !d->field)
        return lac_arena_strdup(arena, d->reason);
    if (!d->field)
        return lac_arena_printf(arena, "%s: %s", d->reason, d->detail);
    return lac_arena_printf(arena, "%s: %s%s(%s)", d->reason, d->detail ? d->detail : "", d->detail ? " " : "",
                            d->field);
}
