#include "core/net/cause.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* `port`: CURLU_DEFAULT_PORT for one in any case, CURLU_NO_DEFAULT_PORT for one that is not the scheme's. */
static void add_origin(struct lac_str *out, const char *url, unsigned int port_flag)
{
    CURLU *parts = curl_url();
    char *host = NULL, *port = NULL;
    if (parts && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        lac_str_add(out, host);
        if (curl_url_get(parts, CURLUPART_PORT, &port, port_flag) == CURLUE_OK)
            lac_str_addf(out, ":%s", port);
    } else {
        lac_str_add(out, "a URL that cannot be read");
    }
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(parts);
}

void lac_cause_add_host(struct lac_str *out, const char *url)
{
    add_origin(out, url, CURLU_NO_DEFAULT_PORT);
}

/* Who was dialled: with a proxy it is not the URL's host, and only libcurl's message knows. */
static void add_dialled(struct lac_str *out, const struct lac_cause *cause)
{
    struct lac_str target = {0};
    char host[256];
    int port;
    add_origin(&target, cause->url, CURLU_DEFAULT_PORT);
    if (sscanf(cause->detail, "Failed to connect to %255s port %d", host, &port) == 2) {
        struct lac_str dialled = {0};
        bool v6 = strchr(host, ':') != NULL;
        lac_str_addf(&dialled, v6 ? "[%s]:%d" : "%s:%d", host, port);
        lac_str_add(out, dialled.data);
        if (strcmp(dialled.data, lac_str_get(&target)) != 0)
            lac_str_addf(out, ", the proxy on the way to %s", lac_str_get(&target));
        lac_str_free(&dialled);
    } else {
        lac_str_add(out, lac_str_get(&target));
    }
    lac_str_free(&target);
}

static void add_no_connection(struct lac_str *out, const struct lac_cause *cause)
{
    switch (cause->system_errno) {
    case ECONNREFUSED:
        lac_str_add(out, "connection refused by ");
        break;
    case ENETUNREACH:
    case EHOSTUNREACH:
        lac_str_add(out, "no route to ");
        break;
    default:
        lac_str_add(out, "no connection to ");
    }
    add_dialled(out, cause);
}

static void add_with_host(struct lac_str *out, const char *before, const char *url, const char *after)
{
    lac_str_add(out, before);
    lac_cause_add_host(out, url);
    lac_str_add(out, after);
}

static void add_late(struct lac_str *out, const struct lac_cause *cause)
{
    if (cause->late == LAC_LATE_FIRST_BYTE)
        add_with_host(out, "no reply from ", cause->url, "");
    else if (cause->late == LAC_LATE_IDLE)
        add_with_host(out, "no further byte from ", cause->url, "");
    else
        add_with_host(out, "reply from ", cause->url, " not complete");
    lac_str_addf(out, " within %g s", (double)cause->late_us / 1e6);
}

static bool untrusted(CURLcode code)
{
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR ||
           code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_PINNEDPUBKEYNOTMATCH;
}

static void add_code(struct lac_str *out, const struct lac_cause *cause)
{
    const char *words = *cause->detail ? cause->detail : curl_easy_strerror(cause->code);
    if (untrusted(cause->code)) {
        add_with_host(out, "TLS: certificate of ", cause->url, " not trusted");
        lac_str_addf(out, " (%s): if it is yours, name a file with its authority in CURL_CA_BUNDLE", words);
        return;
    }
    switch (cause->code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        add_with_host(out, "could not resolve ", cause->url, "");
        return;
    case CURLE_COULDNT_RESOLVE_PROXY:
        add_with_host(out, "could not resolve the proxy on the way to ", cause->url, "");
        return;
    case CURLE_COULDNT_CONNECT:
        add_no_connection(out, cause);
        return;
    case CURLE_OPERATION_TIMEDOUT: /* the only one left to libcurl is the one for connecting */
        lac_str_add(out, "no connection to ");
        add_origin(out, cause->url, CURLU_DEFAULT_PORT);
        lac_str_addf(out, " within %g s", (double)cause->late_us / 1e6);
        return;
    case CURLE_WRITE_ERROR:
        add_with_host(out, "reply from ", cause->url, "");
        lac_str_addf(out, " longer than %zu bytes", cause->body_max);
        return;
    case CURLE_GOT_NOTHING:
        add_with_host(out, "connection closed without a reply by ", cause->url, "");
        return;
    case CURLE_PARTIAL_FILE:
        add_with_host(out, "reply from ", cause->url, " cut short");
        return;
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        add_with_host(out, "connection lost to ", cause->url, "");
        break;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: /* HTTP/0.9; other schemes do not come that far */
        add_with_host(out, "no HTTP reply from ", cause->url, "");
        return;
    case CURLE_SSL_CONNECT_ERROR:
        add_with_host(out, "TLS: no handshake with ", cause->url, "");
        break;
    default:
        add_with_host(out, "request to ", cause->url, " failed");
    }
    lac_str_addf(out, " (%s)", words);
}

void lac_cause_add(struct lac_str *out, const struct lac_cause *cause)
{
    if (cause->status) {
        lac_str_addf(out, "%d from ", cause->status);
        lac_cause_add_host(out, cause->url);
        if (cause->status >= 300 && cause->status < 400)
            lac_str_add(out, ", a redirect, which is not followed");
    } else if (cause->late != LAC_LATE_NOT) {
        add_late(out, cause);
    } else {
        add_code(out, cause);
    }
    if (cause->wait_us)
        lac_str_addf(out, ", which asks to wait %lld s", (long long)(cause->wait_us / 1000000));
    if (cause->attempts > 1)
        lac_str_addf(out, " (%d attempts)", cause->attempts);
}
