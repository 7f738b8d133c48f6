/* proxy.h - which proxy a URL goes through: http_proxy, HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, of the
 * environment or .env, in small letters or capitals (small ones win). */
#ifndef LAC_NET_PROXY_H
#define LAC_NET_PROXY_H

#include "core/net/secret.h"

struct lac_proxies {
    const char *http, *https; /* "" for none */
    const char *none;         /* hosts that are reached without, as libcurl reads NO_PROXY; "" for none */
};

/* The texts are the secrets' own. */
struct lac_proxies lac_proxies_find(struct lac_secrets *secrets);

/* The proxy of a URL's scheme; "" for none. NO_PROXY has its say later. */
const char *lac_proxies_for(const struct lac_proxies *proxies, const char *url);

#endif
