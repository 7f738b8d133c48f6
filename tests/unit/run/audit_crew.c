#include "core/run/audit_crew.h"
#include "tests/unit/run/bitext.h"

enum { ROWS = 1001 };

/* Every seventh row has an answer that is no choice. */
static const char *many(struct bench *b)
{
    struct lac_str text = {0};
    for (int i = 0; i < ROWS; i++)
        lac_str_addf(&text, "%s%s", i ? "," : "[",
                     i % 7 ? PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "")
                           : PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "x", ""));
    lac_str_addc(&text, ']');
    const char *copy = lac_arena_strdup(b->arena, lac_str_get(&text));
    lac_str_free(&text);
    return copy;
}

static void assert_seen(const struct lac_audit_look *looks)
{
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(looks[i].n, i % 7 == 0);
        assert_true(looks[i].scored);
        assert_int_equal(looks[i].likely, i % 7 == 0);
        if (looks[i].n)
            assert_string_equal(looks[i].defects[0].reason, "answer_not_in_choices");
    }
}

static void any_number_of_threads_sees_the_same(void **state)
{
    struct bench *b = *state;
    struct lac_audit *audit;
    struct lac_bitext text;
    static const size_t threads[] = {1, 2, 5, 1000};
    struct lac_audit_look *looks = calloc(ROWS, sizeof *looks);
    assert_int_equal(lac_audit_new(b->project, &audit, &err), LAC_OK);
    bench_read(b, "Zulu.json", many(b), &text);
    for (size_t i = 0; i < 4; i++) {
        struct lac_audit_crew *crew = lac_audit_crew_new(b->project, audit, threads[i]);
        for (int again = 0; again < 2; again++) {
            memset(looks, 0, ROWS * sizeof *looks);
            assert_int_equal(lac_audit_crew_look(crew, &text, looks, &err), LAC_OK);
            assert_seen(looks);
        }
        lac_audit_crew_free(crew);
    }
    lac_audit_crew_free(NULL);
    lac_bitext_free(&text);
    lac_audit_free(audit);
    free(looks);
}

static void a_check_that_raises_ends_the_audit(void **state)
{
    struct bench *b = *state;
    struct lac_audit *audit;
    struct lac_bitext text;
    struct lac_audit_look *looks = calloc(ROWS, sizeof *looks);
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/scripts/checks", b->folder), &err), LAC_OK);
    bench_put(b, "scripts/checks/broken.lua",
              "return lacuna.check { api = 1, name = 'broken', version = '1.0.0', summary = 'x', audit = true,\n"
              "verdict = function() error('lost my way') end }");
    assert_int_equal(lac_audit_new(b->project, &audit, &err), LAC_OK);
    bench_read(b, "Zulu.json", many(b), &text);
    struct lac_audit_crew *crew = lac_audit_crew_new(b->project, audit, 3);
    assert_int_equal(lac_audit_crew_look(crew, &text, looks, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "broken.lua:2"));
    assert_non_null(strstr(err.message, "lost my way"));
    lac_audit_crew_free(crew);
    lac_bitext_free(&text);
    lac_audit_free(audit);
    free(looks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(any_number_of_threads_sees_the_same),
        on_bench(a_check_that_raises_ends_the_audit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
