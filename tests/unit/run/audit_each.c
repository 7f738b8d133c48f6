#include "tests/unit/run/editions.h"

struct taken {
    size_t n;
    char told[512]; /* "et 1 en.jsonl; ": language, pairs, English file */
};

static enum lac_status take(void *user, const struct lac_bitext *text, struct lac_error *e)
{
    struct taken *t = user;
    const char *slash = text->english ? strrchr(text->english, '/') + 1 : "-";
    size_t at = strlen(t->told);
    (void)e;
    t->n++;
    snprintf(t->told + at, sizeof t->told - at, "%s %zu %s; ", text->pairs.at[0].language, text->pairs.n, slash);
    return LAC_OK;
}

static enum lac_status each(struct bench *b, const char *const *files, size_t n, const char *language,
                            struct taken *taken)
{
    struct lac_data_options options = {.files = files, .n_files = n, .language = language};
    struct lac_audit *audit;
    *taken = (struct taken){0};
    assert_int_equal(lac_audit_new(b->project, &audit, &err), LAC_OK);
    enum lac_status status = lac_audit_each(b->project, audit, &options, take, taken, &err);
    lac_audit_free(audit);
    return status;
}

static void each_language_is_joined_to_the_english_of_its_set(void **state)
{
    struct bench *b = *state;
    struct taken taken;
    const char *files[] = {
        bench_put(b, "dev.et.jsonl", PLAIN("a", "0")),
        bench_put(b, "dev.en.jsonl", PLAIN("a", "0")),
        bench_put(b, "test.en.jsonl", PLAIN("b", "0") PLAIN("c", "0")),
        bench_put(b, "test.et.jsonl", PLAIN("b", "0") PLAIN("c", "0")),
        bench_put(b, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]"),
        bench_put(b, "test.sw.jsonl", PLAIN("c", "0"))};
    assert_int_equal(each(b, files, 6, NULL, &taken), LAC_OK);
    assert_string_equal(taken.told, "zu 1 -; et 1 dev.en.jsonl; et 2 test.en.jsonl; sw 2 test.en.jsonl; ");
}

static void files_of_one_language_that_were_cut_are_one(void **state)
{
    struct bench *b = *state;
    struct taken taken;
    static const char *const folders[] = {"en", "et/test", "en/test"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/%s", b->folder, folders[i]), &err), LAC_OK);
    const char *files[] = {bench_put(b, "et/test/x-00001-of-00002.jsonl", PLAIN("c", "0")),
                           bench_put(b, "en/test-00001-of-00002.jsonl", PLAIN("c", "0")),
                           bench_put(b, "et/test/x-00000-of-00002.jsonl", PLAIN("a", "0") PLAIN("b", "0")),
                           bench_put(b, "en/test-00000-of-00002.jsonl", PLAIN("a", "0") PLAIN("b", "0"))};
    assert_int_equal(each(b, files, 4, NULL, &taken), LAC_OK);
    assert_string_equal(taken.told, "et 3 test-00000-of-00002.jsonl; ");
    const char *twice[] = {files[0], files[1], files[2], files[3], files[0], files[3]};
    assert_int_equal(each(b, twice, 6, NULL, &taken), LAC_OK);
    assert_string_equal(taken.told, "et 3 test-00000-of-00002.jsonl; ");
    assert_int_equal(each(b, files + 1, 3, NULL, &taken), LAC_E_CONFIG); /* half of the Estonian ones */
    assert_non_null(strstr(err.message, "en/test-00001-of-00002.jsonl: beside "));
    assert_non_null(strstr(err.message, "there is no file of this number: name all of both"));
    const char *years[] = {
        bench_put(b, "en/2019.jsonl", PLAIN("a", "0")), bench_put(b, "en/2020.jsonl", PLAIN("b", "0")),
        bench_put(b, "et/2019.jsonl", PLAIN("a", "0")), bench_put(b, "et/2020.jsonl", PLAIN("b", "0"))};
    assert_int_equal(each(b, years, 4, NULL, &taken), LAC_OK);
    assert_string_equal(taken.told, "et 1 2019.jsonl; et 1 2020.jsonl; ");
    const char *other[] = {files[1], files[0], bench_put(b, "en/test-00000-of-00003.jsonl", PLAIN("a", "0"))};
    assert_int_equal(each(b, other, 3, NULL, &taken), LAC_E_CONFIG); /* of another cut */
    assert_non_null(strstr(err.message, "2 English files may be those of its set"));
}

static void who_says_no_language_is_english_or_what_the_user_says(void **state)
{
    struct bench *b = *state;
    struct taken taken;
    const char *plain = bench_put(b, "a.jsonl", PLAIN("a", "0")), *other = bench_put(b, "b.jsonl", PLAIN("a", "0"));
    const char *unnamed[] = {plain, lac_arena_printf(b->arena, "et=%s", other)};
    assert_int_equal(each(b, unnamed, 2, NULL, &taken), LAC_OK);
    assert_string_equal(taken.told, "et 1 a.jsonl; ");
    const char *said[] = {lac_arena_printf(b->arena, "English=%s", plain), other};
    assert_int_equal(each(b, said, 2, "sw", &taken), LAC_OK);
    assert_string_equal(taken.told, "sw 1 a.jsonl; ");
}

static void files_that_cannot_be_joined_are_named(void **state)
{
    struct bench *b = *state;
    struct taken taken;
    const char *a = bench_put(b, "a.jsonl", PLAIN("a", "0")), *c = bench_put(b, "c.jsonl", PLAIN("a", "0"));
    const char *et = bench_put(b, "et.jsonl", PLAIN("a", "0")), *en = bench_put(b, "en.jsonl", PLAIN("a", "0"));
    const char *en2 = bench_put(b, "eng_Latn.jsonl", PLAIN("a", "0")), *sw = bench_put(b, "sw.jsonl", PLAIN("z", "0"));
    const struct {
        const char *files[3];
        size_t n;
        const char *message;
    } cases[] = {{{a, c}, 2, "c.jsonl: neither its name nor its rows say which language"},
                 {{et}, 1, "et.jsonl: holds one language alone (et): name the English file"},
                 {{et, sw}, 2, "or say which it is: en=FILE"},
                 {{en}, 1, "en.jsonl: holds one language alone, taken for English"},
                 {{en, en2, et}, 3, "et.jsonl: 2 English files may be those of its set"},
                 {{en, sw}, 2, "sw.jsonl: no row has the id of a row of"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(each(b, cases[i].files, cases[i].n, NULL, &taken), LAC_E_CONFIG);
        if (!strstr(err.message, cases[i].message))
            fail_msg("%s", err.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(each_language_is_joined_to_the_english_of_its_set),
        on_bench(files_of_one_language_that_were_cut_are_one),
        on_bench(who_says_no_language_is_english_or_what_the_user_says),
        on_bench(files_that_cannot_be_joined_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
