/* config_schema.h - the keys that probe.lua may hold. */
#ifndef LAC_RUN_CONFIG_SCHEMA_H
#define LAC_RUN_CONFIG_SCHEMA_H

#include "core/script/schema.h"

extern const struct lac_schema lac_config_schema;

#endif
