/* option.h - the options a package declares: { default=, min=, max=, one_of=, doc= }. */
#ifndef LAC_SCRIPT_OPTION_H
#define LAC_SCRIPT_OPTION_H

#include "core/script/package.h"

/* Each declared default must be within its own bounds. LAC_E_CONFIG with file:line. (lac_package_options is in
 * package.h.) */
enum lac_status lac_options_check(const struct lac_package *package, struct lac_error *err);

#endif
