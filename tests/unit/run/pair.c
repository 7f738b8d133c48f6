#include "core/run/pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const choices[] = {"a", "b"};
static struct lac_edit edits[] = {{LAC_BEFORE, "It rained.", "Llovió.", NULL}};
static const struct lac_pair_language english = {"en", "English", "Latn", " ", NULL};
static const struct lac_pair_language unknown = {.code = "xx"};

static struct lac_pair pair(void)
{
    struct lac_pair p = {.language = "xx", .edits = edits, .n_edits = 1};
    p.english = (struct lac_pair_side){
        .stem = "Why?", .text = "It rained. Why?", .choices = choices, .n = 2, .answer = 1, .right = "b"};
    p.target = (struct lac_pair_side){.stem = "¿Por qué?", .choices = choices, .n = 2, .answer = -1};
    return p;
}

static void a_candidate_has_both_sides(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_pair p = pair();
    struct lac_value c = lac_pair_candidate(arena, &p, LAC_READS_ALL, &english, &unknown);
    const struct lac_value *t = lac_get(&c, "target");
    assert_string_equal(lac_get_text(&c, "text", ""), "It rained. Why?");
    assert_int_equal(lac_get_int(&c, "answer", 0), 2);
    assert_string_equal(lac_get_text(lac_at(lac_get(&c, "edits"), 0), "text", ""), "It rained.");
    assert_string_equal(lac_get_text(lac_at(lac_get(t, "edits"), 0), "text", ""), "Llovió.");
    assert_string_equal(lac_get_text(t, "text", ""), "¿Por qué?");
    assert_string_equal(lac_get_text(t, "join", ""), " ");
    assert_null(lac_get(t, "script"));
    assert_null(lac_get(t, "answer"));
    assert_null(lac_get(&c, "names_wrong"));
    lac_arena_free(arena);
}

static void particles_are_there_for_a_check_that_reads_them(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_pair p = pair();
    struct lac_value particles = lac_object();
    lac_set(arena, &particles, "behind", lac_list());
    struct lac_pair_language korean = {.code = "ko", .particles = &particles};
    struct lac_value c = lac_pair_candidate(arena, &p, LAC_READS_PARTICLES, &english, &korean);
    assert_non_null(lac_path(&c, "target.particles.behind"));
    assert_null(lac_get(&c, "particles"));
    c = lac_pair_candidate(arena, &p, LAC_READS_EDITS, &english, &korean);
    assert_null(lac_path(&c, "target.particles"));
    lac_arena_free(arena);
}

static void wrong_choices_are_there_where_naming_them_is_settled(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_pair p = pair();
    p.says_names_wrong = true;
    struct lac_value c = lac_pair_candidate(arena, &p, LAC_READS_ALL, &english, &unknown);
    assert_false(lac_get_bool(&c, "names_wrong", true));
    assert_int_equal(lac_count(lac_get(&c, "wrong_choices")), 1);
    assert_string_equal(lac_as_text(lac_at(lac_get(&c, "wrong_choices"), 0), ""), "a");
    lac_arena_free(arena);
}

static void a_check_gets_the_texts_it_reads(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_pair p = pair();
    struct lac_value c = lac_pair_candidate(arena, &p, LAC_READS_ALL, &english, &unknown), reads = lac_list();
    struct lac_value all = lac_candidate_for(arena, &c, lac_reads_of(NULL));
    assert_true(lac_equal(&all, &c));
    lac_push(arena, &reads, lac_text(arena, "stem"));
    struct lac_value some = lac_candidate_for(arena, &c, lac_reads_of(&reads));
    struct lac_value same = lac_pair_candidate(arena, &p, LAC_READS_STEM, &english, &unknown);
    assert_true(lac_equal(&some, &same));
    assert_string_equal(lac_get_text(&some, "stem", ""), "Why?");
    assert_string_equal(lac_get_text(lac_get(&some, "target"), "stem", ""), "¿Por qué?");
    assert_string_equal(lac_get_text(lac_get(&some, "target"), "language", ""), "xx");
    assert_null(lac_get(&some, "choices"));
    assert_null(lac_path(&some, "target.edits"));
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_candidate_has_both_sides),
        cmocka_unit_test(particles_are_there_for_a_check_that_reads_them),
        cmocka_unit_test(wrong_choices_are_there_where_naming_them_is_settled),
        cmocka_unit_test(a_check_gets_the_texts_it_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
