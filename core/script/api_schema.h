/* api_schema.h - API 1: the fields of each package kind. */
#ifndef LAC_SCRIPT_API_SCHEMA_H
#define LAC_SCRIPT_API_SCHEMA_H

#include "core/script/package.h"
#include "core/script/schema.h"

enum { LAC_API = 1 }; /* the version of the slots that this lacuna speaks */

const struct lac_schema *lac_api_schema(enum lac_package_kind kind);

/* The function that lacuna calls first in a package of the kind: "perturb", "verdict", "request", ...; "normalize" for
 * languages, which need not have it. */
const char *lac_api_main_function(enum lac_package_kind kind);

/* True for kinds whose main function may suspend: it runs as a task, the others through lac_package_call. */
bool lac_api_suspends(enum lac_package_kind kind);

/* Steps that one call of a pure function may take: few where the loop waits for it. */
int64_t lac_api_steps(enum lac_package_kind kind);

/* The field that holds the package's name: "code" for languages. */
const char *lac_api_name_field(enum lac_package_kind kind);

#endif
