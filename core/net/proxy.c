#include "core/net/proxy.h"

#include <strings.h>

static const char *first_set(struct lac_secrets *secrets, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *value = lac_secrets_setting(secrets, names[i]);
        if (value)
            return value;
    }
    return "";
}

/* libcurl leaves HTTP_PROXY in capitals alone, because a web server hands a request's Proxy header to its CGI programs
 * by that name; REQUEST_METHOD tells such a program. */
struct lac_proxies lac_proxies_find(struct lac_secrets *secrets)
{
    static const char *const HTTP[] = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};
    static const char *const OF_CGI[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
    static const char *const HTTPS[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
    static const char *const NONE[] = {"no_proxy", "NO_PROXY"};
    bool cgi = lac_secrets_setting(secrets, "REQUEST_METHOD") != NULL;
    return (struct lac_proxies){.http = cgi ? first_set(secrets, OF_CGI, 3) : first_set(secrets, HTTP, 4),
                                .https = first_set(secrets, HTTPS, 4),
                                .none = first_set(secrets, NONE, 2)};
}

const char *lac_proxies_for(const struct lac_proxies *proxies, const char *url)
{
    return strncasecmp(url, "https://", 8) == 0 ? proxies->https : proxies->http;
}
