/* pick.h - only some items of a source, by id or by place. */
#ifndef LAC_RUN_PICK_H
#define LAC_RUN_PICK_H

#include "core/model/item.h"

/* Keeps what `wanted` names (a list of ids and of places, from 1), in the source's order. *n: how many are left.
 * LAC_E_CONFIG for an id that is none, with the nearest one, and for a place behind the end. */
enum lac_status lac_pick(struct lac_item *items, size_t *n, const struct lac_value *wanted, struct lac_error *err);

#endif
