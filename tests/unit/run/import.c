#include "core/run/import.h"
#include "core/model/json.h"
#include "tests/unit/run/bitext.h"

#define GOOD PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", ",\"source\":\"sciq\"")

static struct lac_value import(struct bench *b, const char *name, const char *text, const char *path)
{
    struct lac_value summary;
    const char *file = bench_put(b, name, text);
    struct lac_data_options options = {.files = &file, .n_files = 1};
    if (lac_import_files(b->project, &options, path, b->arena, &summary, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return summary;
}

static struct lac_value line(struct bench *b, const char *path, int n)
{
    struct lac_str text = {0};
    struct lac_value v;
    assert_int_equal(lac_file_read(path, 1 << 20, &text, &err), LAC_OK);
    const char *at = text.data;
    for (; n > 0; n--)
        at = strchr(at, '\n') + 1;
    assert_int_equal(lac_json_read(b->arena, at, strcspn(at, "\n"), &v, &err), LAC_OK);
    lac_str_free(&text);
    return v;
}

static void sound_pairs_are_written_and_the_rest_is_counted(void **state)
{
    struct bench *b = *state;
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    struct lac_value s =
        import(b, "Zulu.json", "[" GOOD "," PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "x", "") "," GOOD "]", out);
    assert_int_equal(lac_get_int(&s, "pairs", 0), 1);
    assert_int_equal(lac_get_int(lac_get(&s, "left_out"), "answer_not_in_choices", 0), 1);
    assert_int_equal(lac_get_int(lac_get(&s, "left_out"), "repeated", 0), 1);
    const struct lac_value *rows = lac_get(&s, "rows");
    assert_int_equal(lac_count(rows), 2);
    assert_int_equal(lac_get_int(lac_at(rows, 0), "row", -1), 1);
    assert_string_equal(lac_get_text(lac_at(rows, 0), "reason", ""), "answer_not_in_choices");
    assert_string_equal(lac_get_text(lac_at(rows, 0), "language", ""), "zu");
    assert_int_equal(lac_get_int(lac_at(rows, 1), "row", -1), 2);
    assert_string_equal(lac_get_text(lac_at(rows, 1), "reason", ""), "repeated");
    struct lac_value pair = line(b, out, 0);
    assert_string_equal(lac_get_text(&pair, "stage", ""), "imported");
    assert_string_equal(lac_get_text(&pair, "language", ""), "zu");
    assert_int_equal(lac_get_int(&pair, "answer", -1), 0);
    assert_true(lac_get_bool(&pair, "plain", false));
    assert_string_equal(lac_as_text(lac_path(&pair, "item.source"), ""), "sciq");
    assert_string_equal(lac_as_text(lac_path(&pair, "target.text"), ""), "Yini ewela umfula?");
    assert_string_equal(lac_as_text(lac_path(&pair, "imported.file"), ""), "Zulu.json");
    assert_null(lac_get(&pair, "models"));
    assert_null(lac_get(&pair, "names_wrong"));
}

static void a_text_without_choices_is_no_question(void **state)
{
    struct bench *b = *state;
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    struct lac_value s =
        import(b, "q.csv", "en,es,answer,licence\nWhy?,¿Por qué?,,\n\"Which?\na\nb\",\"¿Cuál?\nc\nd\",B,MIT\n", out);
    assert_int_equal(lac_get_int(lac_get(&s, "left_out"), "no_question", 0), 1);
    struct lac_value pair = line(b, out, 0);
    assert_int_equal(lac_get_int(&pair, "answer", -1), 1);
    assert_string_equal(lac_as_text(lac_path(&pair, "item.licence"), ""), "MIT");
    assert_string_equal(lac_as_text(lac_path(&pair, "item.source"), ""), "csv");
}

static void nothing_is_written_where_no_pair_is_sound(void **state)
{
    struct bench *b = *state;
    struct lac_value summary;
    const char *file = bench_put(b, "Zulu.json", "[" PITFALLS_ROW("[\"a\",\"b\"]", "x", "") "]");
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    struct lac_data_options options = {.files = &file, .n_files = 1};
    assert_int_equal(lac_import_files(b->project, &options, out, b->arena, &summary, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "is sound"));
    assert_false(lac_file_exists(out));
}

static void the_kind_of_question_is_kept(void **state)
{
    struct bench *b = *state;
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    import(
        b, "p.jsonl",
        "{\"ask\":\"cause\",\"answer\":0,\"en\":{\"premise\":\"It fell.\",\"choices\":[\"I slipped.\",\"I cried.\"]},"
        "\"tr\":{\"premise\":\"Düştü.\",\"choices\":[\"Kaydım.\",\"Ağladım.\"]}}",
        out);
    struct lac_value pair = line(b, out, 0);
    assert_string_equal(lac_as_text(lac_path(&pair, "imported.ask"), ""), "cause");
}

/* "id" is also the code of Indonesian, and stands beside the item's own id where an item has its languages. */
static void an_indonesian_pair_keeps_its_id(void **state)
{
    struct bench *b = *state;
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    import(b, "p.jsonl",
           "{\"item\":\"q17\",\"answer\":0,\"en\":{\"stem\":\"What flew?\",\"choices\":[\"a bird\",\"a stone\"]},"
           "\"id\":{\"stem\":\"Apa yang terbang?\",\"choices\":[\"seekor burung\",\"sebuah batu\"]}}",
           out);
    struct lac_value pair = line(b, out, 0);
    assert_string_equal(lac_get_text(&pair, "language", ""), "id");
    assert_string_equal(lac_as_text(lac_path(&pair, "item.id"), ""), "q17");
}

static void what_was_imported_is_imported_again_as_it_is(void **state)
{
    struct bench *b = *state;
    const char *one = lac_arena_printf(b->arena, "%s/one.jsonl", b->folder),
               *two = lac_arena_printf(b->arena, "%s/two.jsonl", b->folder);
    struct lac_str first = {0}, second = {0};
    struct lac_value summary;
    struct lac_data_options options = {.files = &one, .n_files = 1};
    import(b, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"umlando\"]", "x", "") "," GOOD "]", one);
    assert_int_equal(lac_import_files(b->project, &options, two, b->arena, &summary, &err), LAC_OK);
    assert_int_equal(lac_file_read(one, 1 << 20, &first, &err), LAC_OK);
    assert_int_equal(lac_file_read(two, 1 << 20, &second, &err), LAC_OK);
    assert_string_equal(lac_str_get(&second), lac_str_get(&first));
    assert_non_null(strstr(lac_str_get(&first), "\"row\":1"));
    lac_str_free(&first);
    lac_str_free(&second);
}

static void a_pair_has_its_artefact_score_with_what_the_file_knows(void **state)
{
    struct bench *b = *state;
    const char *out = lac_arena_printf(b->arena, "%s/out.jsonl", b->folder);
    struct lac_value s = import(
        b, "p.jsonl",
        "{\"answer\":0,\"language\":\"es\",\"english\":{\"stem\":\"What flew?\",\"choices\":[\"a bird\",\"a stone\"]},"
        "\"target\":{\"stem\":\"¿Qué voló?\",\"choices\":[\"un pájaro\",\"una piedra\"],\"back\":\"Who ate a lot of "
        "cake?\"},"
        "\"artefact\":{\"parts\":{\"translators\":0.25}}}",
        out);
    struct lac_value pair = line(b, out, 0);
    const struct lac_value *parts = lac_path(&pair, "artefact.parts");
    assert_float_equal(lac_get_num(parts, "translators", 0), 0.25, 1e-6);
    assert_true(lac_get_num(parts, "back", 1) < 0.3);
    assert_true(lac_get_num(parts, "length", 0) > 0);
    assert_string_equal(lac_as_text(lac_path(&pair, "target.back"), ""), "Who ate a lot of cake?");
    assert_true(lac_get_num(lac_get(&pair, "artefact"), "score", 0) >= 0.5);
    assert_int_equal(lac_get_int(lac_get(&s, "artefact"), "above", 0), 1);
    assert_int_equal(lac_get_int(lac_get(&s, "artefact"), "below", 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(sound_pairs_are_written_and_the_rest_is_counted),
        on_bench(a_text_without_choices_is_no_question),
        on_bench(nothing_is_written_where_no_pair_is_sound),
        on_bench(the_kind_of_question_is_kept),
        on_bench(an_indonesian_pair_keeps_its_id),
        on_bench(what_was_imported_is_imported_again_as_it_is),
        on_bench(a_pair_has_its_artefact_score_with_what_the_file_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
