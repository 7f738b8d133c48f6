/* fetch.h - one file from the web, as it is: for what a user names by its address. No key is sent anywhere. */
#ifndef LAC_RUN_FETCH_H
#define LAC_RUN_FETCH_H

#include "core/run/project.h"

/* Appends the body of a GET; at most `max` bytes. Errors name the address and what to do; a redirect is not followed
 * but told. Blocks until it is there, at most two minutes. */
enum lac_status lac_fetch(struct lac_project *project, const char *url, size_t max, struct lac_str *out,
                          struct lac_error *err);

/* True for what begins with http:// or https://. */
bool lac_fetch_is_url(const char *text);

#endif
