#include "core/net/engine.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One block: the request, its headers, then all its text. */
static struct lac_request *copy_of(const struct lac_http_request *from)
{
    size_t size = sizeof(struct lac_request) + from->n_headers * sizeof(struct lac_http_header) + strlen(from->url) +
                  1 + from->body_len;
    for (size_t i = 0; i < from->n_headers; i++)
        size += strlen(from->headers[i].name) + strlen(from->headers[i].value) + 2;
    struct lac_request *request = lac_alloc(size);
    *request = (struct lac_request){.post = strcmp(from->method, "POST") == 0, .n_headers = from->n_headers};
    request->headers = (struct lac_http_header *)(request + 1);
    char *text = (char *)(request->headers + from->n_headers);
    request->url = text;
    text = stpcpy(text, from->url) + 1;
    for (size_t i = 0; i < from->n_headers; i++) {
        request->headers[i].name = text;
        text = stpcpy(text, from->headers[i].name) + 1;
        request->headers[i].value = text;
        text = stpcpy(text, from->headers[i].value) + 1;
    }
    request->tokens = from->tokens;
    request->body = text;
    request->body_len = from->body_len;
    if (from->body_len)
        memcpy(text, from->body, from->body_len);
    return request;
}

/* RFC 9110, 5.6.2: token. Lengths and framing are libcurl's to say, or a script could hide a second request in a body.
 */
static bool header_name_fits(const char *name)
{
    static const char token[] = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return *name && name[strspn(name, token)] == '\0' && strcasecmp(name, "content-length") != 0 &&
           strcasecmp(name, "transfer-encoding") != 0 && strcasecmp(name, "host") != 0;
}

static char *what_is_wrong(const struct lac_http_request *request)
{
    struct lac_str text = {0};
    if (strncasecmp(request->url, "http://", 7) != 0 && strncasecmp(request->url, "https://", 8) != 0)
        lac_str_addf(&text, "a URL must begin with http:// or https://: %.200s", request->url);
    else if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "POST") != 0)
        lac_str_addf(&text, "a request must be GET or POST, not %.20s", request->method);
    for (size_t i = 0; i < request->n_headers && text.len == 0; i++)
        if (!header_name_fits(request->headers[i].name))
            lac_str_addf(&text, "header '%.60s' cannot be set", request->headers[i].name);
    return text.len ? lac_str_take(&text) : NULL;
}

struct lac_request *lac_request_new(const struct lac_http_request *from)
{
    struct lac_request *request = copy_of(from);
    request->broken = what_is_wrong(from);
    return request;
}

void lac_request_free(struct lac_request *request)
{
    lac_timer_cancel(request->wait);
    free(request->broken);
    free(request);
}

void lac_request_enlist(struct lac_http *http, struct lac_request *request)
{
    if (http->free_slots.n == 0) {
        lac_vec_push(&http->free_slots, (uint32_t)http->slots.n);
        lac_vec_push(&http->slots, ((struct lac_slot){0}));
    }
    uint32_t place = http->free_slots.at[--http->free_slots.n];
    struct lac_slot *slot = &http->slots.at[place];
    slot->request = request;
    request->handle = (uint64_t)++slot->turn << 32 | (place + 1);
}

struct lac_request *lac_request_find(const struct lac_http *http, uint64_t handle)
{
    uint32_t place = (uint32_t)handle - 1;
    if (place >= http->slots.n || !http->slots.at[place].request)
        return NULL;
    return http->slots.at[place].request->handle == handle ? http->slots.at[place].request : NULL;
}

void lac_request_delist(struct lac_http *http, const struct lac_request *request)
{
    uint32_t place = (uint32_t)request->handle - 1;
    http->slots.at[place].request = NULL;
    lac_vec_push(&http->free_slots, place);
}

void lac_requests_append(struct lac_request_list *list, struct lac_request *request)
{
    request->next = NULL;
    request->previous = list->last;
    *(list->last ? &list->last->next : &list->first) = request;
    list->last = request;
}

void lac_requests_prepend(struct lac_request_list *list, struct lac_request *request)
{
    request->previous = NULL;
    request->next = list->first;
    *(list->first ? &list->first->previous : &list->last) = request;
    list->first = request;
}

void lac_requests_unlink(struct lac_request_list *list, struct lac_request *request)
{
    *(request->previous ? &request->previous->next : &list->first) = request->next;
    *(request->next ? &request->next->previous : &list->last) = request->previous;
}
