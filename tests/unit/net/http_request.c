/* Copies, handles and lists; that bad requests are answered from the loop is tested in http.c. */
#include "core/net/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct lac_request *request_to(const char *url)
{
    struct lac_http_request from = {.method = "GET", .url = url};
    return lac_request_new(&from);
}

static void a_copy_shares_nothing_with_its_original(void **state)
{
    (void)state;
    char url[] = "http://h/", name[] = "N", value[] = "v", body[] = {'a', '\0', 'b'};
    struct lac_http_header header = {name, value};
    struct lac_http_request from = {.method = "POST",
                                    .url = url,
                                    .headers = &header,
                                    .n_headers = 1,
                                    .body = body,
                                    .body_len = sizeof body,
                                    .tokens = 17};
    struct lac_request *request = lac_request_new(&from);
    url[0] = name[0] = value[0] = body[0] = '?';
    header = (struct lac_http_header){0};
    assert_null(request->broken);
    assert_true(request->post);
    assert_string_equal(request->url, "http://h/");
    assert_string_equal(request->headers[0].name, "N");
    assert_string_equal(request->headers[0].value, "v");
    assert_int_equal(request->body_len, 3);
    assert_memory_equal(request->body, "a\0b", 3);
    assert_int_equal(request->tokens, 17);
    lac_request_free(request);
}

static void what_cannot_be_sent_says_why(void **state)
{
    (void)state;
    static const char *const names[] = {"", "A B", "A:", "host", "Transfer-Encoding", "CONTENT-LENGTH", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct lac_http_header header = {names[i], "v"};
        struct lac_http_request from = {.method = "GET", .url = "http://h/", .headers = &header, .n_headers = 1};
        struct lac_request *request = lac_request_new(&from);
        assert_non_null(request->broken);
        lac_request_free(request);
    }
    struct lac_http_request from = {.method = "DELETE", .url = "HTTPS://h/"};
    struct lac_request *request = lac_request_new(&from);
    assert_string_equal(request->broken, "a request must be GET or POST, not DELETE");
    lac_request_free(request);
}

static void a_handle_finds_its_request_until_it_is_given_back(void **state)
{
    (void)state;
    struct lac_http http = {0};
    struct lac_request *a = request_to("http://a/"), *b = request_to("http://b/");
    lac_request_enlist(&http, a);
    uint64_t first = a->handle;
    assert_ptr_equal(lac_request_find(&http, first), a);
    lac_request_delist(&http, a);
    assert_null(lac_request_find(&http, first));
    lac_request_enlist(&http, b); /* in the place of a */
    assert_int_equal(http.slots.n, 1);
    assert_null(lac_request_find(&http, first));
    assert_ptr_equal(lac_request_find(&http, b->handle), b);
    assert_null(lac_request_find(&http, 0));
    assert_null(lac_request_find(&http, UINT64_MAX));
    lac_vec_free(&http.slots);
    lac_vec_free(&http.free_slots);
    lac_request_free(a);
    lac_request_free(b);
}

/* "abc" for the list of http://a/, http://b/, http://c/, the same backwards. */
static void assert_list(const struct lac_request_list *list, const char *want)
{
    size_t n = strlen(want), i = 0;
    for (struct lac_request *r = list->first; r; r = r->next)
        assert_int_equal(r->url[7], want[i++]);
    assert_int_equal(i, n);
    for (struct lac_request *r = list->last; r; r = r->previous)
        assert_int_equal(r->url[7], want[--i]);
    assert_int_equal(i, 0);
}

static void lists_take_at_both_ends_and_give_from_anywhere(void **state)
{
    (void)state;
    struct lac_request *a = request_to("http://a/"), *b = request_to("http://b/"), *c = request_to("http://c/");
    struct lac_request_list list = {0};
    lac_requests_append(&list, b);
    lac_requests_append(&list, c);
    lac_requests_prepend(&list, a);
    assert_list(&list, "abc");
    lac_requests_unlink(&list, b);
    assert_list(&list, "ac");
    lac_requests_unlink(&list, a);
    lac_requests_append(&list, a);
    assert_list(&list, "ca");
    lac_requests_unlink(&list, a);
    lac_requests_unlink(&list, c);
    assert_list(&list, "");
    lac_requests_prepend(&list, b);
    assert_list(&list, "b");
    lac_request_free(a);
    lac_request_free(b);
    lac_request_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_shares_nothing_with_its_original),
        cmocka_unit_test(what_cannot_be_sent_says_why),
        cmocka_unit_test(a_handle_finds_its_request_until_it_is_given_back),
        cmocka_unit_test(lists_take_at_both_ends_and_give_from_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
