/* api_package.h - what the chunk of a package sees beside the library: `lacuna` and `require`. */
#ifndef LAC_SCRIPT_API_PACKAGE_H
#define LAC_SCRIPT_API_PACKAGE_H

#include "core/script/cell.h"

/* Adds both names, and what ctx needs, to a new cell. Fails only for want of memory. */
enum lac_status lac_api_package_install(struct lac_cell *cell, struct lac_error *err);

#endif
