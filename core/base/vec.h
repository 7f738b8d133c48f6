/* vec.h - a growing array of any type.
 *
 * LAC_VEC(int) v = {0}; lac_vec_push(&v, 3); v.at[0]; v.n; lac_vec_free(&v); */
#ifndef LAC_BASE_VEC_H
#define LAC_BASE_VEC_H

#include "core/base/alloc.h"
#include <stdlib.h>
#include <string.h>

#define LAC_VEC(type)                                                                                                  \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        size_t n, cap;                                                                                                 \
    }

#define lac_vec_reserve(v, want)                                                                                       \
    do {                                                                                                               \
        if ((v)->cap < (want)) {                                                                                       \
            (v)->cap = (v)->cap * 2 > (want) ? (v)->cap * 2 : (want);                                                  \
            (v)->at = lac_realloc((v)->at, (v)->cap * sizeof *(v)->at);                                                \
        }                                                                                                              \
    } while (0)

#define lac_vec_push(v, value)                                                                                         \
    do {                                                                                                               \
        lac_vec_reserve(v, (v)->n + 1);                                                                                \
        (v)->at[(v)->n++] = (value);                                                                                   \
    } while (0)

#define lac_vec_free(v)                                                                                                \
    do {                                                                                                               \
        free((v)->at);                                                                                                 \
        memset((v), 0, sizeof *(v));                                                                                   \
    } while (0)

#endif
