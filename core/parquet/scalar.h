/* scalar.h - one stored value as lacuna's own. */
#ifndef LAC_PARQUET_SCALAR_H
#define LAC_PARQUET_SCALAR_H

#include "core/model/value.h"
#include "core/parquet/values.h"

/* Texts must be UTF-8: false, and nil, for one that is not. Bytes that are said to be no text are one where they are
 * UTF-8, else nil. Decimals and numbers that no int64 holds become doubles; dates and times are the integers that are
 * stored, in their unit; INT96 and other bytes of one length are nil, and so is a number that is none or infinite. */
bool lac_parquet_scalar(struct lac_arena *arena, const struct lac_parquet_element *element,
                        const struct lac_parquet_datum *datum, struct lac_value *out);

#endif
