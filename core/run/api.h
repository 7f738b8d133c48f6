/* api.h - what the halves of the public interface share. */
#ifndef LAC_RUN_API_H
#define LAC_RUN_API_H

#include "core/run/config.h"
#include "core/store/store.h"
#include "lacuna/lacuna.h"

struct lacuna {
    struct lac_project *project;
};

/* Our status and message as the interface gives them. */
enum lacuna_status lac_api_status(enum lac_status status, const struct lac_error *from, struct lacuna_error *to);

/* The text of a string, owned by the caller; leaves it empty. */
char *lac_api_text(struct lac_str *text);

/* Opens a run's store to look; LAC_E_CONFIG when there is no such run. */
enum lac_status lac_api_look(struct lacuna *lacuna, const char *run_id, struct lac_store **out, struct lac_error *err);

struct lac_config_sources lac_api_sources(const struct lacuna_run_options *options);

#endif
