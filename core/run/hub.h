/* hub.h - rows of a data set, from the rows API of the Hugging Face data-set server (GET /rows), kept on disk. */
#ifndef LAC_RUN_HUB_H
#define LAC_RUN_HUB_H

#include "core/run/project.h"

#define LAC_HUB_URL "https://datasets-server.huggingface.co"

struct lac_hub {
    const char *dataset, *config, *split; /* "allenai/ai2_arc", "ARC-Easy", "test" */
    const char *url;                      /* base, without a trailing slash; NULL: LAC_HUB_URL */
    const char *key;                      /* environment variable of the token; NULL: none is sent */
};

/* All rows, in order: a list of maps; a row in which the server cut a field is a text that says so. They come from the
 * project's runs/rows/ when they are there, else over the network, page by page (retries and waits: net/http.h), and
 * are then kept there: resuming a run needs no network, and to fetch anew is to delete the file. Of a fetch that failed
 * the pages that came are kept beside it, and the next one goes on from there while the data set has as many rows. A
 * data set that is not there (404) sets *absent where `absent` is not NULL; any other failure is LAC_E_NET with what to
 * do. */
enum lac_status lac_hub_rows(struct lac_project *project, const struct lac_hub *hub, struct lac_arena *arena,
                             struct lac_value *rows, bool *absent, struct lac_error *err);

/* Where they are kept. */
const char *lac_hub_file(const struct lac_project *project, const struct lac_hub *hub, struct lac_arena *arena);

#endif
