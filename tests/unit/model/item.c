#include "core/model/item.h"
#include "core/base/file.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int new_arena(void **state)
{
    *state = lac_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    lac_arena_free(*state);
    return 0;
}

static enum lac_status make(struct lac_arena *arena, const char *json, struct lac_item *item, struct lac_error *err)
{
    struct lac_value record;
    assert_int_equal(lac_json_read(arena, json, strlen(json), &record, err), LAC_OK);
    return lac_item_from_value(arena, &record, "test", item, err);
}

static struct lac_item made(struct lac_arena *arena, const char *json)
{
    struct lac_item item;
    struct lac_error err;
    if (make(arena, json, &item, &err) != LAC_OK)
        fail_msg("%s: %s", json, err.message);
    return item;
}

static void check_refused(struct lac_arena *arena, const char *json, const char *why)
{
    struct lac_item item;
    struct lac_error err;
    assert_int_equal(make(arena, json, &item, &err), LAC_E_INVALID);
    if (!strstr(err.message, why))
        fail_msg("'%s' does not say '%s'", err.message, why);
}

static void the_layout_of_the_data_sets_is_read(void **state)
{
    struct lac_item item =
        made(*state, "{\"question\":\"Q?\",\"choices\":[\"x\",\"y\",3],\"answer\":\"y\",\"source\":\"s\","
                     "\"subject\":\"law\"}");
    assert_string_equal(item.en.stem, "Q?");
    assert_string_equal(item.en.language, "en");
    assert_int_equal(item.en.n, 3);
    assert_string_equal(item.en.choices[2], "3");
    assert_int_equal(item.answer, 1);
    assert_string_equal(item.subject, "law");
    assert_string_equal(item.source, "test");
    assert_null(item.reviewed);
    assert_int_equal(strlen(item.id), 12);
}

static void parallel_wordings_are_read(void **state)
{
    struct lac_item item = made(
        *state, "{\"id\":\"k1\",\"reviewed\":\"none\",\"answer\":0,\"en\":{\"stem\":\"E?\",\"choices\":[\"a\",\"b\"]},"
                "\"es\":{\"stem\":\"S?\",\"choices\":[\"c\",\"d\"]},\"meta\":{\"x\":1}}");
    assert_string_equal(item.id, "k1");
    assert_string_equal(item.reviewed, "none");
    assert_int_equal(item.n_others, 1);
    assert_string_equal(lac_item_wording(&item, "es")->choices[1], "d");
    assert_ptr_equal(lac_item_wording(&item, "en"), &item.en);
    assert_null(lac_item_wording(&item, "fr"));
}

static void an_answer_is_an_index_or_a_text_exact_before_folded(void **state)
{
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":1.0}").answer, 1);
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"Y \"],\"answer\":\"y\"}").answer, 1);
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[7,8],\"answer\":\"8\"}").answer, 1);
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[1,0],\"answer\":0}").answer,
                     0); /* a number is an index */
}

static void a_letter_is_the_choices_place_unless_it_may_be_a_text(void **state)
{
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"yy\"],\"answer\":\"B\"}").answer, 1);
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\",\"z\"],\"answer\":\"c\"}").answer, 2);
    assert_int_equal(made(*state, "{\"stem\":\"Q\",\"choices\":[\"B\",\"A\"],\"answer\":\"A\"}").answer, 1);
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"A\",\"E\",\"I\"],\"answer\":\"C\"}",
                  "the answer 'C' is not among");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":\"C\"}", "the answer 'C' is not among");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":\"AB\"}",
                  "the answer 'AB' is not among");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":\"1\"}", "the answer '1' is not among");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":\"\"}", "the answer '' is not among");
}

static void ids_may_be_numbers_and_empty_ones_are_made_anew(void **state)
{
    assert_string_equal(made(*state, "{\"id\":17,\"stem\":\"Q\",\"choices\":[1,2],\"answer\":0}").id, "17");
    assert_int_equal(strlen(made(*state, "{\"id\":\"\",\"stem\":\"Q\",\"choices\":[1,2],\"answer\":0}").id), 12);
}

static void the_key_is_the_english_wording_and_the_answer(void **state)
{
    struct lac_id key = made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":1}").key;
    struct lac_item same =
        made(*state, "{\"id\":\"other\",\"answer\":\"y\",\"en\":{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"]},"
                     "\"es\":{\"stem\":\"S\",\"choices\":[\"c\",\"d\"]}}");
    assert_true(lac_id_equal(key, same.key));
    assert_false(lac_id_equal(key, made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":0}").key));
    assert_false(lac_id_equal(key, made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"yy\"],\"answer\":1}").key));
    assert_false(lac_id_equal(key, made(*state, "{\"stem\":\"Qx\",\"choices\":[\"y\",\"z\"],\"answer\":1}").key));
}

static void broken_items_are_refused_with_the_reason(void **state)
{
    check_refused(*state, "[]", "must be a table");
    check_refused(*state, "{\"choices\":[\"a\",\"b\"],\"answer\":0}", "en: no stem");
    check_refused(*state, "{\"stem\":\" \\u00a0\\u200b\",\"choices\":[\"a\",\"b\"],\"answer\":0}", "en: no stem");
    check_refused(*state, "{\"stem\":\"Q\",\"answer\":0}", "no list of choices");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":\"ab\",\"answer\":0}", "no list of choices");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\"],\"answer\":0}", "1 choices, must be 2 to 26");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\" \"],\"answer\":0}", "choice 2 is empty");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"\\u200b\"],\"answer\":0}", "choice 2 is empty");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",null],\"answer\":0}", "choice 2 is empty");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\",\" A \"],\"answer\":0}",
                  "choices 1 and 3 are both");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"]}", "no answer");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"],\"answer\":null}", "no answer");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"],\"answer\":\"c\"}", "the answer 'c' is not among");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"],\"answer\":2}", "must be 0 to 1");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"],\"answer\":-1}", "must be 0 to 1");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"],\"answer\":0.5}", "must be 0 to 1");
    check_refused(
        *state, "{\"answer\":0,\"en\":{\"stem\":\"Q\",\"choices\":[1,2]},\"es\":{\"stem\":\"S\",\"choices\":[1,2,3]}}",
        "es: 3 choices where English has 2");
    check_refused(*state, "{\"answer\":0,\"en\":{\"stem\":\"Q\",\"choices\":[1,2]},\"es\":{\"choices\":[1,2]}}",
                  "es: no stem");
}

/* What a NUL hides would be cut off without a word, and broken UTF-8 would reach prompts as question marks. */
static void hidden_and_broken_bytes_are_refused(void **state)
{
    check_refused(*state, "{\"stem\":\"Q\\u0000hidden\",\"choices\":[\"a\",\"b\"],\"answer\":0}",
                  "the stem is not UTF-8 text");
    check_refused(*state, "{\"stem\":\"Q\",\"choices\":[\"a\\u0000x\",\"b\"],\"answer\":0}", "choice 1");
    struct lac_value record = lac_object(), choices = lac_list();
    struct lac_item item;
    struct lac_error err;
    lac_push(*state, &choices, lac_text(*state, "caf\xE9")); /* Latin-1 */
    lac_push(*state, &choices, lac_text(*state, "tea"));
    lac_set_text(*state, &record, "stem", "Q");
    lac_set(*state, &record, "choices", choices);
    lac_set_int(*state, &record, "answer", 0);
    assert_int_equal(lac_item_from_value(*state, &record, "test", &item, &err), LAC_E_INVALID);
    assert_non_null(strstr(err.message, "choice 1 is empty or no UTF-8 text"));
}

static void twenty_six_choices_are_the_most(void **state)
{
    struct lac_str json = {0};
    for (int n = 26; n <= 27; n++) {
        lac_str_clear(&json);
        lac_str_add(&json, "{\"stem\":\"Q\",\"answer\":0,\"choices\":[0");
        for (int i = 1; i < n; i++)
            lac_str_addf(&json, ",%d", i);
        lac_str_add(&json, "]}");
        if (n == 26)
            assert_int_equal(made(*state, json.data).en.n, 26);
        else
            check_refused(*state, json.data, "27 choices");
    }
    lac_str_free(&json);
}

static void a_wording_becomes_a_value(void **state)
{
    struct lac_item item = made(*state, "{\"stem\":\"Q\",\"choices\":[\"x\",\"y\"],\"answer\":0}");
    struct lac_value value = lac_wording_value(*state, &item.en);
    struct lac_str out = {0};
    lac_json_write(&out, &value);
    assert_string_equal(out.data, "{\"choices\":[\"x\",\"y\"],\"stem\":\"Q\"}");
    lac_str_free(&out);
}

/* The published English questions, where LACUNA_TEST_DATA names their folder: all are read but those with an empty or
 * repeated choice, and the known references are pinned. */
static void real_data_sets_are_read(void **state)
{
    static const struct {
        const char *file;
        size_t items, good, pinned;
    } sets[] = {
        {"mmlu", 300, 300, 14}, {"sciq", 997, 988, 4}, {"truthful_qa", 816, 793, 0}, {"ai2_arc_easy", 1862, 1861, 0}};
    const char *folder = getenv("LACUNA_TEST_DATA");
    if (!folder || !lac_dir_exists(folder))
        skip();
    for (size_t s = 0; s < sizeof sets / sizeof *sets; s++) {
        char path[512];
        struct lac_str text = {0};
        struct lac_value list;
        struct lac_error err;
        size_t good = 0, pinned = 0;
        snprintf(path, sizeof path, "%s/source/%s.json", folder, sets[s].file);
        if (lac_file_read(path, 1 << 26, &text, &err) != LAC_OK ||
            lac_json_read(*state, text.data, text.len, &list, &err) != LAC_OK)
            fail_msg("%s", err.message);
        for (size_t i = 0; i < lac_count(&list); i++) {
            struct lac_item item;
            if (lac_item_from_value(*state, lac_at(&list, i), "real", &item, &err) != LAC_OK) {
                assert_true(strstr(err.message, "is empty") || strstr(err.message, "are both"));
                continue;
            }
            good++;
            for (size_t c = 0; c < item.en.n; c++)
                pinned += lac_choice_pinned(item.en.choices[c]);
        }
        assert_int_equal(lac_count(&list), sets[s].items);
        assert_int_equal(good, sets[s].good);
        assert_int_equal(pinned, sets[s].pinned);
        lac_str_free(&text);
    }
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(the_layout_of_the_data_sets_is_read),
        IN_ARENA(parallel_wordings_are_read),
        IN_ARENA(an_answer_is_an_index_or_a_text_exact_before_folded),
        IN_ARENA(a_letter_is_the_choices_place_unless_it_may_be_a_text),
        IN_ARENA(ids_may_be_numbers_and_empty_ones_are_made_anew),
        IN_ARENA(the_key_is_the_english_wording_and_the_answer),
        IN_ARENA(broken_items_are_refused_with_the_reason),
        IN_ARENA(hidden_and_broken_bytes_are_refused),
        IN_ARENA(twenty_six_choices_are_the_most),
        IN_ARENA(a_wording_becomes_a_value),
        IN_ARENA(real_data_sets_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
