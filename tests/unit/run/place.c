#include "core/run/place.h"
#include "tests/unit/parquet/writer.h"
#include "tests/unit/run/stage.h"

static struct lac_places places;

static const struct lac_package *package(struct stage *s, const char *name)
{
    const struct lac_package *found;
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_equal(lac_package_load(s->project->packages, LAC_PKG_SOURCE, name, &found, &err), LAC_OK);
    return found;
}

/* The places for {name, `settings` as JSON}, with languages sw and the placebo. */
static enum lac_status find(struct stage *s, const char *name, const char *settings)
{
    static const char *const languages[] = {"sw", "en-x-placebo"};
    struct lac_value named;
    assert_int_equal(lac_json_read(s->arena, settings, strlen(settings), &named, NULL), LAC_OK);
    lac_vec_free(&places);
    const struct lac_package *source = package(s, name); /* opens the project */
    return lac_places_find(s->project, source, &named, languages, 2, s->arena, &places, &err);
}

static void assert_found(struct stage *s, const char *name, const char *settings)
{
    if (find(s, name, settings) != LAC_OK)
        fail_msg("%s", err.message);
}

static void assert_refused(struct stage *s, const char *name, const char *settings, const char *message)
{
    assert_int_equal(find(s, name, settings), LAC_E_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
    lac_vec_free(&places);
}

static void a_file_is_the_projects_and_a_packages_own_is_its_folders(void **state)
{
    struct stage *s = *state;
    assert_found(s, "jsonl", "{\"file\":\"a/b.jsonl\"}");
    assert_int_equal(places.n, 1);
    assert_string_equal(places.at[0].name, lac_arena_printf(s->arena, "%s/a/b.jsonl", s->folder));
    assert_string_equal(places.at[0].file, "b.jsonl");
    assert_found(s, "jsonl", "{\"file\":\"/a/b.jsonl\"}");
    assert_string_equal(places.at[0].name, "/a/b.jsonl");
    assert_found(s, "basic", "{}");
    assert_true(lac_ends_with(places.at[0].name, "/scripts/sources/basic.jsonl"));
    lac_vec_free(&places);
}

static void a_pattern_stands_for_english_and_each_language_in_the_publishers_spelling(void **state)
{
    struct stage *s = *state;
    assert_found(s, "belebele", "{\"file\":\"/b/{lang}.jsonl\"}");
    assert_int_equal(places.n, 2); /* no placebo: nobody publishes that */
    assert_string_equal(places.at[0].name, "/b/eng_Latn.jsonl");
    assert_string_equal(places.at[0].language, "en");
    assert_string_equal(places.at[1].name, "/b/swh_Latn.jsonl");
    assert_string_equal(places.at[1].language, "sw");
    lac_vec_free(&places);
}

static void files_are_named_by_language_english_first(void **state)
{
    struct stage *s = *state;
    assert_found(s, "xcopa", "{\"files\":{\"tr\":\"/tr\",\"en\":\"/en\"}}");
    assert_int_equal(places.n, 2);
    assert_string_equal(places.at[0].name, "/en");
    assert_string_equal(places.at[1].language, "tr");
    assert_refused(s, "xcopa", "{\"files\":{\"tr\":\"/tr\"}}", "with English among them");
    assert_refused(s, "xcopa", "{\"files\":{\"en\":\"/en\",\"tr\":7}}", "source.files.tr");
    assert_refused(s, "arc", "{\"files\":{\"en\":\"/en\",\"tr\":\"/tr\"}}", "'arc' reads one language");
    assert_refused(s, "arc", "{\"file\":\"{lang}.jsonl\"}", "'arc' reads one language");
}

static void a_pattern_and_files_may_stand_together(void **state)
{
    struct stage *s = *state;
    assert_found(s, "xcopa", "{\"file\":\"/x/{lang}/val.{lang}.jsonl\",\"files\":{\"en\":\"/copa/val.jsonl\"}}");
    assert_int_equal(places.n, 2);
    assert_string_equal(places.at[0].name, "/copa/val.jsonl");
    assert_string_equal(places.at[1].name, "/x/sw/val.sw.jsonl");
    assert_refused(s, "xcopa", "{\"file\":\"/x/one.jsonl\",\"files\":{\"en\":\"/copa/val.jsonl\"}}",
                   "of file, files and hf give one");
}

static void beside_the_hub_files_are_for_the_languages_that_they_name(void **state)
{
    struct stage *s = *state;
    assert_found(s, "include", "{\"hf\":true,\"files\":{\"en\":\"/mine.jsonl\"}}");
    assert_int_equal(places.n, 2);
    assert_false(places.at[0].is_hub);
    assert_string_equal(places.at[0].name, "/mine.jsonl");
    assert_true(places.at[1].is_hub);
    assert_string_equal(places.at[1].hub.dataset, "CohereLabs/include-base-44");
    assert_refused(s, "include", "{\"hf\":true}", "has no rows in en: give a file of yours, files = { en =");
    assert_found(s, "include", "{\"hf\":{\"en\":{\"dataset\":\"me/english\",\"config\":\"default\"}}}");
    assert_string_equal(places.at[0].name, "me/english/default/test");
    assert_refused(s, "arc", "{\"hf\":true,\"files\":{\"en\":\"/mine.jsonl\"}}", "'arc' reads one language");
    assert_refused(s, "include", "{\"hf\":true,\"file\":\"{lang}.jsonl\"}", "of file, files and hf give one");
}

static void a_star_stands_for_every_file_that_fits(void **state)
{
    struct stage *s = *state;
    stage_put(s, "m/b_test.csv", "");
    stage_put(s, "m/a_test.csv", "");
    stage_put(s, "m/a_dev.csv", "");
    assert_found(s, "mmlu", "{\"file\":\"m/*_test.csv\"}");
    assert_int_equal(places.n, 2);
    assert_string_equal(places.at[0].file, "a_test.csv");
    assert_string_equal(places.at[1].name, lac_arena_printf(s->arena, "%s/m/b_test.csv", s->folder));
    assert_refused(s, "mmlu", "{\"file\":\"m/*.tsv\"}", "no file fits");
}

static void what_is_missing_or_too_much_is_said(void **state)
{
    struct stage *s = *state;
    assert_refused(s, "jsonl", "{}", "write source = { name = \"jsonl\", file = \"...\" }");
    assert_refused(s, "arc", "{}", "or hf = true to fetch it");
    assert_refused(s, "arc", "{\"file\":\"x\",\"hf\":true}", "of file, files and hf give one");
    assert_refused(s, "jsonl", "{\"hf\":true}", "no data set is known for 'jsonl'");
    assert_refused(s, "arc", "{\"hf\":\"yes\"}", "source.hf: must be true or a table");
}

static void a_data_set_is_the_packages_own_or_what_the_user_says(void **state)
{
    struct stage *s = *state;
    assert_found(s, "arc", "{\"hf\":{\"config\":\"ARC-Easy\"}}");
    assert_int_equal(places.n, 1);
    assert_true(places.at[0].is_hub);
    assert_string_equal(places.at[0].hub.dataset, "allenai/ai2_arc");
    assert_string_equal(places.at[0].hub.config, "ARC-Easy");
    assert_string_equal(places.at[0].hub.split, "test");
    assert_null(places.at[0].hub.url);
    assert_found(s, "jsonl", "{\"hf\":{\"dataset\":\"me/mine\",\"url\":\"http://127.0.0.1:1/x/\"}}");
    assert_string_equal(places.at[0].name, "me/mine/default/test");
    assert_string_equal(places.at[0].hub.url, "http://127.0.0.1:1/x");
    assert_found(s, "xcopa", "{\"hf\":{\"split\":\"test\"}}");
    assert_int_equal(places.n, 2);
    assert_string_equal(places.at[0].hub.dataset, "aps/super_glue");
    assert_string_equal(places.at[1].hub.dataset, "cambridgeltl/xcopa");
    assert_string_equal(places.at[1].hub.config, "sw");
    assert_string_equal(places.at[1].hub.split, "test");
    lac_vec_free(&places);
}

static void a_token_goes_where_the_user_says_and_by_itself_only_to_the_hub(void **state)
{
    struct stage *s = *state;
    stage_put(s, ".env", "HF_TOKEN=hf_sesame\nMINE=hf_mine\n");
    assert_found(s, "arc", "{\"hf\":true}");
    assert_string_equal(places.at[0].hub.key, "HF_TOKEN");
    assert_found(s, "arc", "{\"hf\":{\"url\":\"https://elsewhere.example\"}}");
    assert_null(places.at[0].hub.key);
    assert_found(s, "arc", "{\"hf\":{\"url\":\"https://elsewhere.example\",\"key\":\"MINE\"}}");
    assert_string_equal(places.at[0].hub.key, "MINE");
    assert_refused(s, "arc", "{\"hf\":{\"key\":\"NOT_THERE\"}}", "NOT_THERE is not set");
    assert_refused(s, "arc", "{\"hf\":{\"key\":\"hf_abcdef\"}}", "never the token itself");
    assert_null(strstr(err.message, "hf_abcdef"));
    assert_refused(s, "arc", "{\"hf\":{\"url\":\"elsewhere\"}}", "must begin with http");
}

/* ---- reading ---- */

static struct lac_part part;

static enum lac_status read_file(struct stage *s, const char *name, const char *file, const char *text)
{
    bool absent;
    static struct lac_place place;
    place = (struct lac_place){
        .language = "en", .name = lac_arena_printf(s->arena, "%s/%s", s->folder, file), .file = file};
    const struct lac_package *p = package(s, name);
    stage_put(s, file, text);
    lac_part_free(&part);
    part.place = &place;
    return lac_place_read(s->project, p, &part, s->arena, &absent, &err);
}

static void the_ending_tells_the_format(void **state)
{
    struct stage *s = *state;
    static const char *const texts[][2] = {{"a.jsonl", "{\"q\":\"x\"}\n\n{\"q\":\"y\"}\n"},
                                           {"a.ndjson", "{\"q\":\"x\"}\n{\"q\":\"y\"}"},
                                           {"a.json", "[{\"q\":\"x\"},{\"q\":\"y\"}]"},
                                           {"b.json", "{\"data\":[{\"q\":\"x\"},{\"q\":\"y\"}]}"},
                                           {"c.json", "{\"q\":\"x\"}\n{\"q\":\"y\"}\n"},
                                           {"d.json", "{\"features\":[{\"name\":\"q\"}],\"rows\":[{\"row_idx\":0,"
                                                      "\"row\":{\"q\":\"x\"}},{\"row_idx\":1,\"row\":{\"q\":\"y\"}}]}"},
                                           {"b.jsonl", "\xEF\xBB\xBF{\"q\":\"x\"}\r\n{\"q\":\"y\"}\r\n"},
                                           {"a.csv", "q,r\n\"x\",1\ny,2\n"},
                                           {"a.tsv", "q\tr\nx\t1\ny\t2\n"},
                                           {"a.data", "{\"q\":\"x\"}\n{\"q\":\"y\"}\n"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (read_file(s, "jsonl", texts[i][0], texts[i][1]) != LAC_OK)
            fail_msg("%s", err.message);
        assert_int_equal(lac_count(&part.rows), 2);
        assert_string_equal(lac_get_text(lac_at(&part.rows, 1), "q", ""), "y");
    }
}

/* Row i as it was read: a text is why it was not. */
static const char *row_text(size_t i)
{
    return lac_as_text(lac_at(&part.rows, i), "a row");
}

/* A step that looks over all of them from each line would take hours. */
static void blank_lines_are_passed_over_one_by_one(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0};
    while (text.len < 4 << 20)
        lac_str_add(&text, "\n \r\n");
    lac_str_add(&text, "{\"q\":1}\n");
    assert_int_equal(read_file(s, "jsonl", "blank.jsonl", lac_str_get(&text)), LAC_OK);
    assert_int_equal(lac_count(&part.rows), 1);
    lac_str_free(&text);
}

static void a_broken_line_is_one_broken_row_and_rows_know_their_lines(void **state)
{
    struct stage *s = *state;
    static const char *const files[] = {"a.jsonl", "a.json"}; /* lines in either */
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(read_file(s, "jsonl", files[i], "{\"q\":1}\n\n{\"q\n\"text\"\n{\"q\":2}\n"), LAC_OK);
        assert_int_equal(lac_count(&part.rows), 4);
        assert_string_equal(row_text(1), "is no JSON: column 4: a text that does not end");
        assert_string_equal(row_text(2), "is no object");
        assert_int_equal(lac_get_int(lac_at(&part.rows, 3), "q", 0), 2);
        assert_true(lac_ends_with(lac_part_where(&part, 0, s->arena), lac_arena_printf(s->arena, "/%s:1", files[i])));
        assert_true(lac_ends_with(lac_part_where(&part, 3, s->arena), lac_arena_printf(s->arena, "/%s:5", files[i])));
    }
    assert_int_equal(read_file(s, "jsonl", "a.csv", "q,r\n\"x\ny\",1\n1,2,3\nz,4\n"), LAC_OK);
    assert_int_equal(lac_count(&part.rows), 3);
    assert_string_equal(row_text(1), "3 fields where 2 columns are named by the first line");
    assert_true(lac_ends_with(lac_part_where(&part, 2, s->arena), "/a.csv:5"));
    assert_int_equal(read_file(s, "jsonl", "b.json", "[{\"q\":1}, \"text\"]"), LAC_OK);
    assert_string_equal(row_text(1), "is no object");
    assert_true(lac_ends_with(lac_part_where(&part, 1, s->arena), "/b.json: row 2"));
    assert_int_equal(
        read_file(s, "jsonl", "c.json",
                  "[\n  {\"q\": \"[, \\\\\", \"r\": [1,\n  {\"s\": \"\\\"\"}]},\n\n  \"text\",  {\"q\": 2}\n]\n"),
        LAC_OK);
    assert_string_equal(row_text(1), "is no object");
    static const char *const ends[] = {"/c.json:2", "/c.json:5", "/c.json:5"};
    assert_int_equal(lac_count(&part.rows), 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(lac_ends_with(lac_part_where(&part, i, s->arena), ends[i]));
}

static void a_file_without_rows_is_refused_with_its_name(void **state)
{
    struct stage *s = *state;
    assert_int_equal(read_file(s, "jsonl", "a.json", "[{},\n{]\n"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "a.json: line 2"));
    assert_int_equal(read_file(s, "jsonl", "a.csv", "q\n\"x\n"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "a.csv: line 2: a quoted field is not closed"));
    assert_int_equal(read_file(s, "global_mmlu", "test-00000-of-00001.parquet", "PAR1"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/test-00000-of-00001.parquet: its last bytes are not PAR1"));
    assert_int_equal(read_file(s, "jsonl", "a.arrow", "ARROW1"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "a.arrow is no text: have its rows fetched (hf = true), or write them as"));
    assert_int_equal(read_file(s, "belebele", "Belebele.zip", "PK"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "Belebele.zip is an archive: unpack it first"));
    assert_int_equal(read_file(s, "jsonl", "b.json", "{\"q\":1}"), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "b.json: holds no list of rows"));
}

/* Questions as a file of Parquet in the stage's folder. */
static void put_questions(struct stage *s, const char *name, const char *const *questions, size_t n)
{
    static const char *const columns[] = {"question"};
    struct lac_str file = {0};
    const char *path = lac_arena_printf(s->arena, "%s/%s", s->folder, name), *slash = strrchr(path, '/');
    assert_int_equal(lac_dir_make(lac_arena_strndup(s->arena, path, (size_t)(slash - path)), &err), LAC_OK);
    make_texts(&file, columns, 1, questions, n);
    assert_int_equal(lac_file_write(path, file.data, file.len, &err), LAC_OK);
    lac_str_free(&file);
}

static void the_rows_of_parquet_are_read_and_one_that_is_broken_is_one(void **state)
{
    struct stage *s = *state;
    bool absent;
    put_questions(s, "a.parquet", (const char *const[]){"Why?", "\xff", "Who?"}, 3);
    struct lac_place place = {
        .language = "en", .name = lac_arena_printf(s->arena, "%s/a.parquet", s->folder), .file = "a.parquet"};
    lac_part_free(&part);
    part.place = &place;
    assert_int_equal(lac_place_read(s->project, package(s, "jsonl"), &part, s->arena, &absent, &err), LAC_OK);
    assert_int_equal(lac_count(&part.rows), 3);
    assert_string_equal(lac_get_text(lac_at(&part.rows, 2), "question", ""), "Who?");
    assert_string_equal(row_text(1), "column 'question' holds a text that is not UTF-8");
    assert_true(lac_ends_with(lac_part_where(&part, 1, s->arena), "/a.parquet: row 2"));
    lac_part_free(&part);
}

static void a_source_may_say_that_its_files_are_parquet(void **state)
{
    struct stage *s = *state;
    bool absent;
    put_questions(s, "a.data", (const char *const[]){"Why?"}, 1);
    stage_put(s, "scripts/sources/mine.lua",
              "return lacuna.source { api = 1, name = 'mine', version = '1.0.0', format = 'parquet', items = "
              "function(rows) return rows end }");
    struct lac_place place = {
        .language = "en", .name = lac_arena_printf(s->arena, "%s/a.data", s->folder), .file = "a.data"};
    lac_part_free(&part);
    part.place = &place;
    assert_int_equal(lac_place_read(s->project, package(s, "mine"), &part, s->arena, &absent, &err), LAC_OK);
    assert_string_equal(lac_get_text(lac_at(&part.rows, 0), "question", ""), "Why?");
    lac_part_free(&part);
}

static void the_files_of_one_language_are_read_one_after_another(void **state)
{
    struct stage *s = *state;
    bool absent;
    put_questions(s, "g/en/test-00000-of-00002.parquet", (const char *const[]){"a", "b"}, 2);
    put_questions(s, "g/en/test-00001-of-00002.parquet", (const char *const[]){"c"}, 1);
    stage_put(s, "g/en/test-2.jsonl", "{\"question\":\"d\"}\n\n{\"question\":\"e\"}\n");
    put_questions(s, "g/en/dev-00000-of-00001.parquet", (const char *const[]){"x"}, 1);
    assert_found(s, "global_mmlu", "{\"file\":\"g/{lang}/test-*\"}");
    assert_int_equal(places.n, 2);
    lac_part_free(&part);
    part.place = &places.at[0];
    assert_int_equal(lac_place_read(s->project, package(s, "global_mmlu"), &part, s->arena, &absent, &err), LAC_OK);
    assert_int_equal(lac_count(&part.rows), 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(lac_get_text(lac_at(&part.rows, i), "question", ""),
                            lac_arena_printf(s->arena, "%c", 'a' + (int)i));
    static const char *const where[] = {"/test-00000-of-00002.parquet: row 1", "/test-00000-of-00002.parquet: row 2",
                                        "/test-00001-of-00002.parquet: row 1", "/test-2.jsonl:1", "/test-2.jsonl:3"};
    for (size_t i = 0; i < 5; i++)
        assert_true(lac_ends_with(lac_part_where(&part, i, s->arena), where[i]));
    assert_int_equal(lac_part_origin(&part, 2).row, 1);
    assert_int_equal(lac_part_origin(&part, 4).line, 3);
    lac_part_free(&part);
    part.place = &places.at[1]; /* none of another language */
    assert_int_equal(lac_place_read(s->project, package(s, "global_mmlu"), &part, s->arena, &absent, &err), LAC_OK);
    assert_true(absent);
    assert_found(s, "global_mmlu", "{\"file\":\"g/en/dev*\"}"); /* also where one language is asked for */
    assert_int_equal(places.n, 1);
    assert_found(s, "global_mmlu", "{\"file\":\"g/en/none*\"}");
    part.place = &places.at[0];
    assert_int_equal(lac_place_read(s->project, package(s, "global_mmlu"), &part, s->arena, &absent, &err),
                     LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "no file fits"));
    lac_vec_free(&places);
}

static void a_name_says_that_a_file_is_one_of_several(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        struct lac_shard shard;
    } good[] = {{"test-00000-of-00003.parquet", {5, 14, 3}},
                {"g-1/a-b-00012-of-00345.jsonl", {8, 14, 345}},
                {"en/test/0001.parquet", {8, 4, 0}}};
    static const char *const bad[] = {"test.parquet",  "test-0-of-3.parquet", "test-00000-of-00003x.parquet",
                                      "00001.parquet", "000a.parquet",        "test-00000-of-00003/x.parquet"};
    struct lac_shard got;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(lac_shard_of(good[i].path, &got));
        assert_int_equal(got.at, good[i].shard.at);
        assert_int_equal(got.len, good[i].shard.len);
        assert_int_equal(got.all, good[i].shard.all);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(lac_shard_of(bad[i], &got));
}

static void a_missing_language_is_absent_and_missing_english_is_an_error(void **state)
{
    struct stage *s = *state;
    bool absent;
    const struct lac_package *p = package(s, "xcopa");
    struct lac_place place = {.language = "sw", .name = "/nowhere/sw.jsonl", .file = "sw.jsonl"};
    lac_part_free(&part);
    part.place = &place;
    assert_int_equal(lac_place_read(s->project, p, &part, s->arena, &absent, &err), LAC_OK);
    assert_true(absent);
    place.language = "en";
    assert_int_equal(lac_place_read(s->project, p, &part, s->arena, &absent, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/nowhere/sw.jsonl"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_file_is_the_projects_and_a_packages_own_is_its_folders),
        on_stage(a_pattern_stands_for_english_and_each_language_in_the_publishers_spelling),
        on_stage(files_are_named_by_language_english_first),
        on_stage(a_pattern_and_files_may_stand_together),
        on_stage(beside_the_hub_files_are_for_the_languages_that_they_name),
        on_stage(a_star_stands_for_every_file_that_fits),
        on_stage(what_is_missing_or_too_much_is_said),
        on_stage(a_data_set_is_the_packages_own_or_what_the_user_says),
        on_stage(a_token_goes_where_the_user_says_and_by_itself_only_to_the_hub),
        on_stage(the_ending_tells_the_format),
        on_stage(blank_lines_are_passed_over_one_by_one),
        on_stage(a_broken_line_is_one_broken_row_and_rows_know_their_lines),
        on_stage(a_file_without_rows_is_refused_with_its_name),
        on_stage(the_rows_of_parquet_are_read_and_one_that_is_broken_is_one),
        on_stage(a_source_may_say_that_its_files_are_parquet),
        on_stage(the_files_of_one_language_are_read_one_after_another),
        cmocka_unit_test(a_name_says_that_a_file_is_one_of_several),
        on_stage(a_missing_language_is_absent_and_missing_english_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
