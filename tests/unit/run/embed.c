#include "core/run/embed.h"
#include "tests/unit/run/stage.h"

#include <math.h>

struct heard {
    bool yes;
    double cosine;
    char code[64], message[LAC_ERROR_MAX];
};

static void hear(void *user, const double *cosine, const char *code, const char *message)
{
    struct heard *h = user;
    h->yes = true;
    h->cosine = cosine ? *cosine : NAN;
    snprintf(h->code, sizeof h->code, "%s", code ? code : "");
    snprintf(h->message, sizeof h->message, "%s", message ? message : "");
}

static struct heard ask(struct stage *s, const char *roles, const char *a, const char *b)
{
    struct heard h = {0};
    stage_put_config(s, roles);
    stage_session(s, NULL, true);
    lac_nearness(&s->session, a, b, hear, &h);
    stage_wait(s, &h.yes);
    assert_true(h.yes);
    return h;
}

static const char *const EMBEDDER = "roles = { panel = 'metal', embedder = 'metal' },";

static void two_texts_are_as_near_as_their_vectors(void **state)
{
    struct heard h = ask(*state, EMBEDDER, "abc", "a"); /* {3, 1} and {1, 1} */
    assert_true(fabs(h.cosine - 4 / sqrt(20)) < 1e-9);
    assert_int_equal(atomic_load(&stage_requests), 1);
}

static void vectors_of_two_lengths_are_malformed(void **state)
{
    struct heard h = ask(*state, EMBEDDER, "abc", "odd one");
    assert_true(isnan(h.cosine));
    assert_string_equal(h.code, "malformed");
    assert_non_null(strstr(h.message, "two vectors of one length"));
}

static void without_an_embedder_there_is_a_code(void **state)
{
    struct heard h = ask(*state, "", "a", "b");
    assert_string_equal(h.code, "no_embedder");
    assert_int_equal(atomic_load(&stage_requests), 0);
}

static void an_embedder_that_stopped_says_why(void **state)
{
    atomic_store(&stage_refuse_from, 1);
    struct heard h = ask(*state, EMBEDDER, "a", "b");
    assert_string_equal(h.code, "stopped");
    assert_non_null(strstr(h.message, "401"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(two_texts_are_as_near_as_their_vectors),
        on_stage(vectors_of_two_lengths_are_malformed),
        on_stage(without_an_embedder_there_is_a_code),
        on_stage(an_embedder_that_stopped_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
