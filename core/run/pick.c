#include "core/run/pick.h"
#include "core/base/alloc.h"
#include "core/base/str.h"

#include <stdlib.h>
#include <string.h>

static enum lac_status no_such(const struct lac_item *items, size_t n, const char *id, struct lac_error *err)
{
    const char **ids = lac_alloc(n * sizeof *ids);
    for (size_t i = 0; i < n; i++)
        ids[i] = items[i].id;
    const char *near = lac_nearest(id, ids, n);
    enum lac_status status = lac_fail(err, LAC_E_CONFIG, "items: the source has no item '%s'%s%s%s", id,
                                      near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    free(ids);
    return status;
}

/* The index that one entry names. */
static enum lac_status find(const struct lac_item *items, size_t n, const struct lac_value *entry, size_t *out,
                            struct lac_error *err)
{
    if (entry->kind == LAC_INT && entry->as.integer >= 1 && (uint64_t)entry->as.integer <= n) {
        *out = (size_t)entry->as.integer - 1;
        return LAC_OK;
    }
    if (entry->kind == LAC_INT)
        return lac_fail(err, LAC_E_CONFIG, "items: there is no item %lld: the source has %zu, counted from 1",
                        (long long)entry->as.integer, n);
    const char *id = lac_as_text(entry, "");
    for (size_t i = 0; i < n; i++) {
        if (strcmp(items[i].id, id) == 0) {
            *out = i;
            return LAC_OK;
        }
    }
    return no_such(items, n, id, err);
}

enum lac_status lac_pick(struct lac_item *items, size_t *n, const struct lac_value *wanted, struct lac_error *err)
{
    bool *keep = lac_alloc_zero(*n + 1, sizeof *keep);
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < lac_count(wanted) && status == LAC_OK; i++) {
        size_t at = 0;
        status = find(items, *n, lac_at(wanted, i), &at, err);
        if (status == LAC_OK)
            keep[at] = true;
    }
    size_t kept = 0;
    for (size_t i = 0; i < *n && status == LAC_OK; i++)
        if (keep[i])
            items[kept++] = items[i];
    if (status == LAC_OK)
        *n = kept;
    free(keep);
    return status;
}
