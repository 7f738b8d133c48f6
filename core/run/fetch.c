#include "core/run/fetch.h"
#include "core/net/http.h"

#include <stdio.h>

enum { TOTAL_MS = 120000, FIRST_BYTE_MS = 30000, ATTEMPTS = 3 };

struct fetch {
    struct lac_loop *loop;
    struct lac_str *out;
    size_t max;
    bool good;
    char cause[512];
};

static void replied(void *user, const struct lac_http_response *response)
{
    struct fetch *f = user;
    f->good = response->fate == LAC_HTTP_REPLIED && !response->cut;
    if (f->good)
        lac_str_addn(f->out, response->body, response->body_len);
    else if (response->cut)
        (void)snprintf(f->cause, sizeof f->cause, "it is longer than %zu bytes, or broke off", f->max);
    else
        (void)snprintf(f->cause, sizeof f->cause, "%s", response->cause);
    lac_loop_stop(f->loop);
}

bool lac_fetch_is_url(const char *text)
{
    return lac_starts_with(text, "http://") || lac_starts_with(text, "https://");
}

enum lac_status lac_fetch(struct lac_project *project, const char *url, size_t max, struct lac_str *out,
                          struct lac_error *err)
{
    struct fetch f = {.out = out, .max = max};
    f.loop = lac_loop_new(err);
    if (!f.loop)
        return err ? err->status : LAC_E_IO;
    struct lac_http_options options = lac_http_defaults();
    options.in_flight = 1;
    options.terms.attempts = ATTEMPTS;
    options.terms.total_ms = TOTAL_MS;
    options.terms.first_byte_ms = FIRST_BYTE_MS;
    options.body_max = max;
    struct lac_http *http = lac_http_new(f.loop, project->secrets, &options, err);
    enum lac_status status = http ? LAC_OK : err ? err->status : LAC_E_NET;
    if (http) {
        struct lac_http_request request = {.method = "GET", .url = url};
        lac_http_send(http, lac_http_lane(http, "fetch", NULL), &request, replied, &f);
        status = lac_loop_run(f.loop, err);
        if (status == LAC_OK && !f.good)
            status = lac_fail(err, LAC_E_NET, "%s: %s", url, f.cause);
        lac_http_free(http);
    }
    lac_loop_free(f.loop);
    return status;
}
