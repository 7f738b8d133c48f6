#include "core/base/clock.h"
#include "core/net/engine.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    BODY_KEPT = 64 << 10,  /* a buffer up to that size is kept for the next reply */
    READ_ROOM = 4 << 10,   /* bytes that libcurl reads at once: a chat's reply fits; with its own 16 KiB a request in
                              flight holds 25 KiB instead of 17 (4,096 at once) */
    HEADERS_ROOM = 8 << 10 /* taken once: growing would leave copies of keys in freed memory */
};

/* --- the reply, as it arrives --- */

static size_t on_body(char *bytes, size_t size, size_t n, void *user)
{
    struct lac_transfer *transfer = user;
    size_t len = size * n, room = transfer->http->options.body_max - transfer->body.len;
    transfer->too_long = len > room;
    transfer->last_byte_us = lac_clock_us();
    lac_str_addn(&transfer->body, bytes, len < room ? len : room);
    return transfer->too_long ? CURL_WRITEFUNC_ERROR : len;
}

/* One header line, taken apart; blanks around the value are no part of it. */
struct header {
    const char *name, *value;
    size_t name_len, value_len;
};

static bool split(const char *line, size_t len, struct header *out)
{
    const char *colon = memchr(line, ':', len), *end = line + len;
    if (!colon)
        return false;
    const char *value = colon + 1;
    while (value < end && (*value == ' ' || *value == '\t'))
        value++;
    while (end > value && strchr(" \t\r\n", end[-1]))
        end--;
    *out = (struct header){line, value, (size_t)(colon - line), (size_t)(end - value)};
    return true;
}

static bool pick(const struct header *header, const char *name, char *out, size_t size)
{
    if (strlen(name) != header->name_len || strncasecmp(header->name, name, header->name_len) != 0)
        return false;
    size_t n = header->value_len < size ? header->value_len : size - 1;
    memcpy(out, header->value, n);
    out[n] = '\0';
    return true;
}

static void forget_reply(struct lac_transfer *transfer)
{
    transfer->retry_after[0] = transfer->retry_after_ms[0] = transfer->date[0] = transfer->content_type[0] = '\0';
    lac_quotas_clear(&transfer->quotas);
    transfer->too_long = false;
    lac_str_clear(&transfer->body);
}

static size_t on_header(char *line, size_t size, size_t n, void *user)
{
    struct lac_transfer *t = user;
    size_t len = size * n;
    t->last_byte_us = lac_clock_us();
    if (len > 5 && strncasecmp(line, "HTTP/", 5) == 0)
        forget_reply(t); /* what came before was a 1xx */
    struct header header;
    if (split(line, len, &header) && !pick(&header, "content-type", t->content_type, sizeof t->content_type) &&
        !pick(&header, "date", t->date, sizeof t->date) &&
        !pick(&header, "retry-after", t->retry_after, sizeof t->retry_after) &&
        !pick(&header, "retry-after-ms", t->retry_after_ms, sizeof t->retry_after_ms))
        lac_quotas_header(&t->quotas, header.name, header.name_len, header.value, header.value_len);
    return len;
}

int64_t lac_transfer_wall_ms(const struct lac_transfer *transfer)
{
    int64_t server_ms = lac_retry_date_ms(transfer->date);
    return server_ms >= 0 ? server_ms : lac_clock_wall_ms();
}

int64_t lac_transfer_wait_us(const struct lac_transfer *transfer)
{
    int64_t us = lac_retry_after_ms(transfer->retry_after_ms);
    if (us >= 0 || !*transfer->retry_after)
        return us;
    return lac_retry_after(transfer->retry_after, lac_transfer_wall_ms(transfer));
}

/* --- time-outs: first byte, idle and total are ours, by one timer that looks when it fires; connecting is libcurl's
 * --- */

static void on_late(void *user);

static const struct lac_http_terms *terms_of(const struct lac_transfer *transfer)
{
    return &transfer->request->lane->terms;
}

/* Looks at `due_us`, and before that often enough to see a reply that began and fell silent. */
static void watch_until(struct lac_transfer *transfer, int64_t due_us)
{
    int64_t left = due_us - lac_clock_us(), idle = (int64_t)terms_of(transfer)->idle_ms * 1000;
    transfer->timer = lac_loop_after(transfer->http->loop, left < idle ? left : idle, on_late, transfer);
}

/* When the attempt is late as things stand, and for which reason. */
static int64_t due(struct lac_transfer *transfer)
{
    const struct lac_http_terms *terms = terms_of(transfer);
    int64_t total_us = transfer->started_us + (int64_t)terms->total_ms * 1000;
    int64_t at_us;
    if (transfer->last_byte_us) {
        transfer->late = LAC_LATE_IDLE;
        transfer->late_us = (int64_t)terms->idle_ms * 1000;
        at_us = transfer->last_byte_us + transfer->late_us;
    } else {
        curl_off_t connected_us = 0; /* from the start until it could send; 0: it is not there yet */
        curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &connected_us);
        transfer->late = LAC_LATE_FIRST_BYTE;
        transfer->late_us = (int64_t)terms->first_byte_ms * 1000;
        at_us = (connected_us ? transfer->started_us + connected_us : lac_clock_us()) + transfer->late_us;
    }
    if (total_us <= at_us) {
        transfer->late = LAC_LATE_TOTAL;
        transfer->late_us = (int64_t)terms->total_ms * 1000;
        at_us = total_us;
    }
    return at_us;
}

static void on_late(void *user)
{
    struct lac_transfer *transfer = user;
    transfer->timer = NULL;
    int64_t due_us = due(transfer);
    if (due_us > lac_clock_us()) {
        transfer->late = LAC_LATE_NOT;
        watch_until(transfer, due_us);
        return;
    }
    struct lac_http *http = transfer->http;
    lac_group_remove(transfer);
    lac_http_ended(transfer, CURLE_OPERATION_TIMEDOUT);
    lac_http_pump(http);
}

/* libcurl sends a request a second time, unseen, when a reused connection was closed before a byte came back. It may
 * have been received all the same: whoever pays is asked first, as for any other attempt. */
static int on_send(void *user, char *to, char *from, int to_port, int from_port)
{
    struct lac_transfer *transfer = user;
    (void)to;
    (void)from;
    (void)to_port;
    (void)from_port;
    return ++transfer->sendings > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* --- one easy handle, set up once and used for many requests --- */

static void set_up(struct lac_transfer *transfer)
{
    const struct lac_http *http = transfer->http;
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->detail);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* a cancel does not wait for a slow resolver */
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, http->proxies.none);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "lacuna");
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)READ_ROOM);
    curl_easy_setopt(easy, CURLOPT_CAPATH,
                     http->ca_folder); /* NULL: with a folder libcurl 7.88 loads all CAs anew, 20 ms */
    if (http->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, http->ca_file);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, lac_group_open);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, http);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, lac_group_close);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, http);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_send);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
}

static struct lac_transfer *transfer_new(struct lac_http *http)
{
    struct lac_transfer *transfer = http->idle;
    if (transfer) {
        http->idle = transfer->next_idle;
        return transfer;
    }
    CURL *easy = curl_easy_init();
    if (!easy)
        return NULL;
    transfer = lac_alloc_zero(1, sizeof *transfer);
    transfer->http = http;
    transfer->easy = easy;
    set_up(transfer);
    return transfer;
}

static void free_headers(struct lac_transfer *transfer)
{
    for (struct curl_slist *line = transfer->headers; line; line = line->next)
        explicit_bzero(line->data, strlen(line->data));
    curl_slist_free_all(transfer->headers);
    transfer->headers = NULL;
}

void lac_transfer_release(struct lac_transfer *transfer)
{
    lac_group_remove(transfer);
    lac_timer_cancel(transfer->timer);
    transfer->timer = NULL;
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, NULL);
    free_headers(transfer);
    if (transfer->body.cap > BODY_KEPT)
        lac_str_free(&transfer->body);
    if (transfer->request)
        transfer->request->transfer = NULL;
    transfer->request = NULL;
    transfer->next_idle = transfer->http->idle;
    transfer->http->idle = transfer;
}

void lac_transfers_free(struct lac_http *http)
{
    while (http->idle) {
        struct lac_transfer *transfer = http->idle;
        http->idle = transfer->next_idle;
        curl_easy_cleanup(transfer->easy);
        lac_str_free(&transfer->body);
        free(transfer);
    }
}

/* --- sending --- */

static bool has_control(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < 0x20 && *text != '\t') || *text == 0x7f)
            return true;
    return false;
}

static enum lac_status add_header(struct lac_transfer *transfer, const struct lac_http_header *header,
                                  struct lac_str *line, struct lac_error *err)
{
    lac_str_clear(line);
    lac_str_add(line, header->name);
    lac_str_add(line, *header->value ? ": " : ";"); /* libcurl's form for an empty value */
    enum lac_status status = lac_secrets_fill(transfer->http->secrets, line, header->value, err);
    if (status != LAC_OK)
        return status;
    if (has_control(line->data))
        return lac_fail(err, LAC_E_CONFIG, "header %s: its value holds a line end or another control character",
                        header->name);
    struct curl_slist *headers = curl_slist_append(transfer->headers, line->data);
    if (!headers)
        return lac_fail(err, LAC_E_LIMIT, "out of memory");
    transfer->headers = headers;
    return LAC_OK;
}

/* Keys are in clear from here until lac_transfer_release. */
static enum lac_status fill_headers(struct lac_transfer *transfer, struct lac_error *err)
{
    static const char no_expect[] = "Expect:"; /* else bodies above 1 MiB wait for a 100 */
    struct lac_request *request = transfer->request;
    struct lac_str *line = &transfer->http->line;
    enum lac_status status = LAC_OK;
    if (line->cap < HEADERS_ROOM)
        lac_str_reserve(line, HEADERS_ROOM);
    for (size_t i = 0; i < request->n_headers && status == LAC_OK; i++) {
        status = add_header(transfer, &request->headers[i], line, err);
        explicit_bzero(line->data, line->len);
    }
    struct curl_slist *headers = curl_slist_append(transfer->headers, no_expect);
    if (headers)
        transfer->headers = headers;
    return status;
}

static void set_terms(struct lac_transfer *transfer, const struct lac_lane *lane)
{
    CURL *easy = transfer->easy;
    bool http2 = lane->terms.http2;
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)(http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, http2 ? 1L : 0L); /* one connection for many */
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)lane->terms.connect_ms);
    transfer->lane = lane;
}

static void set_request(struct lac_transfer *transfer)
{
    const struct lac_request *request = transfer->request;
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(easy, CURLOPT_PROXY, lac_proxies_for(&transfer->http->proxies, request->url));
    if (transfer->lane != request->lane)
        set_terms(transfer, request->lane);
    if (request->post) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_len);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body_len ? request->body : "");
    } else {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
}

enum lac_status lac_transfer_start(struct lac_http *http, struct lac_request *request, struct lac_error *err)
{
    struct lac_transfer *transfer = transfer_new(http);
    if (!transfer)
        return lac_fail(err, LAC_E_NET, "libcurl gives no handle");
    transfer->request = request;
    request->transfer = transfer;
    forget_reply(transfer);
    transfer->detail[0] = '\0';
    transfer->late = LAC_LATE_NOT;
    transfer->last_byte_us = 0;
    transfer->sendings = 0;
    transfer->started_us = lac_clock_us();
    enum lac_status status = fill_headers(transfer, err);
    if (status == LAC_OK) {
        set_request(transfer);
        status = lac_group_add(http, transfer);
        if (status != LAC_OK)
            lac_fail(err, status, "%s", transfer->detail);
    }
    if (status != LAC_OK) {
        lac_transfer_release(transfer);
        return status;
    }
    int64_t due_us = due(transfer);
    transfer->late = LAC_LATE_NOT;
    watch_until(transfer, due_us);
    return LAC_OK;
}
