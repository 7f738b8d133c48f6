#include "tests/unit/run/face.h"

static const char ROWS[] = "en;es;answer\n"
                           "\"Which flies?\nA. a bird\nB. a stone\";\"¿Cuál vuela?\nA. un pájaro\nB. una piedra\";A\n"
                           "\"Which floats?\nA. a ship\nB. a stone\";\"¿Cuál flota?\nA. un barco\";A\n";

static void keep(void *user, const char *json)
{
    snprintf(user, 400, "%s", json);
}

static void findings_come_one_by_one_and_are_counted(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char finding[400] = "", *json = NULL;
    stage_put(s, "q.csv", ROWS);
    const char *file = face_at(s, "q.csv");
    struct lacuna_data_options options = {.files = &file, .n_files = 1};
    assert_int_equal(lacuna_audit(lacuna, &options, keep, finding, &json, &trouble), LACUNA_OK);
    assert_non_null(strstr(finding, "\"reason\":\"choice_count_differs\",\"row\":1,\"severity\":\"fatal\""));
    lacuna_free_text(json);
    assert_int_equal(lacuna_audit(lacuna, &options, NULL, NULL, &json, &trouble), LACUNA_OK); /* counts alone */
    assert_non_null(strstr(json, "choice_count_differs"));
    lacuna_free_text(json);
    options.fail_on = "chioce_count_differs";
    assert_int_equal(lacuna_audit(lacuna, &options, NULL, NULL, &json, &trouble), LACUNA_USAGE);
    face_assert_says("chioce_count_differs");
    lacuna_close(lacuna);
}

static void the_usable_rows_become_pairs(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    struct lac_str lines = {0};
    stage_put(s, "q.csv", ROWS);
    const char *file = face_at(s, "q.csv"), *to = face_at(s, "out.jsonl");
    struct lacuna_data_options options = {.files = &file, .n_files = 1};
    assert_int_equal(lacuna_import(lacuna, &options, to, &json, &trouble), LACUNA_OK);
    lacuna_free_text(json);
    assert_int_equal(lac_file_read(to, 1 << 16, &lines, &err), LAC_OK);
    assert_int_equal(stage_lines(lac_str_get(&lines)), 1);
    assert_non_null(strstr(lac_str_get(&lines), "un pájaro"));
    lac_str_free(&lines);
    file = face_at(s, "none.csv");
    assert_int_equal(lacuna_import(lacuna, &options, to, &json, &trouble), LACUNA_USAGE);
    face_assert_says("none.csv");
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(findings_come_one_by_one_and_are_counted),
        on_stage(the_usable_rows_become_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
