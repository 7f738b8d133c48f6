#include "core/sim/find.h"
#include "core/sim/cipher.h"
#include "invented.h"

#define EXAMPLE     "Question: What is 5 + 4?\nA. 6\nB. 8\nC. 7\nD. 9\nAnswer: D\n\n"
#define INSTRUCTION "Answer the multiple-choice question. Reply with one letter only: A, B, C, D.\n\n"
#define CHOICES     "\nA. Rome\nB. Paris\nC. Madrid\nD. Berlin\nAnswer:"

static struct lac_found find(const char *prompt)
{
    struct lac_sim_world w = world_of(1, false);
    struct lac_found found;
    lac_find(&w, memory, prompt, &found);
    return found;
}

static void assert_asks(const struct lac_found *found, const char *item, const char *language, bool added, int wrong)
{
    assert_non_null(found->situation.item);
    assert_string_equal(found->situation.item->id, item);
    assert_string_equal(found->situation.language, language);
    assert_int_equal(found->situation.added, added);
    assert_int_equal(found->situation.wrong, wrong);
}

static char *ciphered(const char *language, const char *text)
{
    struct lac_str out = {0};
    lac_cipher_write(&out, language, text, strlen(text));
    char *kept = lac_arena_strndup(memory, lac_str_get(&out), out.len);
    lac_str_free(&out);
    return kept;
}

static void a_plain_question_behind_examples_is_found_with_its_labels(void **state)
{
    (void)state;
    struct lac_found found = find(INSTRUCTION EXAMPLE "Question: What is the capital of France?" CHOICES);
    assert_asks(&found, "france", "en", false, -1);
    assert_int_equal(found.n_labels, 4);
    assert_string_equal(found.labels[0], "C");
    assert_string_equal(found.labels[1], "A");
    assert_string_equal(found.labels[2], "D");
    assert_string_equal(found.labels[3], "B");
}

static void text_before_and_after_is_what_was_added(void **state)
{
    (void)state;
    struct lac_found before = find(EXAMPLE "Question: A note hung there. What is the capital of France?" CHOICES);
    assert_asks(&before, "france", "en", true, -1);
    assert_string_equal(before.added, " A note hung there.  ");
    struct lac_found after = find(EXAMPLE "Question: What is the capital of France? Think of “Rome”." CHOICES);
    assert_asks(&after, "france", "en", true, 1);
    struct lac_found lines = find(EXAMPLE "Question: What is the capital of France?\nThink of Berlin." CHOICES);
    assert_asks(&lines, "france", "en", true, 2);
    assert_int_equal(lines.n_labels, 4);
    struct lac_found above = find(EXAMPLE "Question: Madrid is large.\nWhat is the capital of France?" CHOICES);
    assert_asks(&above, "france", "en", true, 0);
}

static void the_choices_themselves_are_no_mention(void **state)
{
    (void)state;
    struct lac_found letter = find("Question: What is the capital of France?" CHOICES);
    assert_asks(&letter, "france", "en", false, -1);
    struct lac_found text = find("Question: What is the capital of France?\nAnswer:");
    assert_asks(&text, "france", "en", false, -1);
    assert_int_equal(text.n_labels, 0);
    struct lac_found bare = find("What is the capital of France?");
    assert_asks(&bare, "france", "en", false, -1);
}

static void naming_the_right_answer_is_text_but_no_wrong_mention(void **state)
{
    (void)state;
    struct lac_found found = find("Question: Paris is nice. What is the capital of France?" CHOICES);
    assert_asks(&found, "france", "en", true, -1);
}

static int mentions(const char *added)
{
    struct lac_found found =
        find(lac_arena_printf(memory, "Question: %s What is the capital of France?" CHOICES, added));
    assert_int_equal(found.situation.mentions > 0, found.situation.wrong >= 0);
    return found.situation.mentions;
}

static void mentions_are_counted_whichever_choice_they_name(void **state)
{
    (void)state;
    struct lac_str hint = {0};
    lac_find_hint(&hint, "Rome");
    assert_int_equal(mentions("Nothing."), 0);
    assert_int_equal(mentions("Paris is nice."), 0);
    assert_int_equal(mentions("Rome is old."), 1);
    assert_int_equal(mentions("Rome is old. Madrid is large."), 2);
    assert_int_equal(mentions("Rome is old. I like Rome, and Romeo."), 2);
    assert_int_equal(mentions("Roma es bella, Rome too, Berlín and Berlin."), 4);
    assert_int_equal(mentions(lac_arena_printf(memory, "He saw a %s.", hint.data)), 1);
    assert_int_equal(mentions(lac_arena_printf(memory, "He saw a %s. Rome is old.", hint.data)), 2);
    lac_str_free(&hint);
}

static void mentions_before_and_after_in_any_wording_add_up(void **state)
{
    (void)state;
    struct lac_found around = find("Question: Berlin is cold. What is the capital of France? Think of “Rome”." CHOICES);
    assert_asks(&around, "france", "en", true, 1);
    assert_int_equal(around.situation.mentions, 2);
    const char *delta = ciphered("es", "Many people like Rome. Others like Madrid.");
    struct lac_found es =
        find(lac_arena_printf(memory, "Pregunta: %s ¿Cuál es la capital de Francia?\nRespuesta:", delta));
    assert_int_equal(es.situation.mentions, 2);
    struct lac_found mixed = find(
        lac_arena_printf(memory, "Pregunta: %s Roma es bella. ¿Cuál es la capital de Francia?\nRespuesta:", delta));
    assert_int_equal(mixed.situation.mentions, 3);
}

static void a_choice_inside_a_longer_one_is_no_mention_of_its_own(void **state)
{
    (void)state;
    struct lac_item seas;
    read_item("{\"id\":\"sea\",\"answer\":2,\"en\":{\"stem\":\"Where is Yemen?\",\"choices\":[\"sea\",\"red sea\","
              "\"land\"]}}",
              &seas);
    struct lac_sim_world w = {.seed = 1, .items = &seas, .n_items = 1};
    struct lac_found found;
    lac_find(&w, memory, "Question: The Red Sea is warm. Where is Yemen?\nAnswer:", &found);
    assert_int_equal(found.situation.mentions, 1);
    assert_int_equal(found.situation.wrong, 1);
    lac_find(&w, memory, "Question: The Red Sea is a sea. Where is Yemen?\nAnswer:", &found);
    assert_int_equal(found.situation.mentions, 2);
    assert_int_equal(found.situation.wrong, 0);
}

static void real_wordings_say_the_language(void **state)
{
    (void)state;
    struct lac_found es =
        find("Pregunta: Ayer alguien mencionó «Roma». ¿Cuál es la capital de Francia?\nA. Roma\nB. París\n"
             "C. Madrid\nD. Berlín\nRespuesta:");
    assert_asks(&es, "france", "es", true, 1);
    assert_int_equal(es.n_labels, 4);
    assert_string_equal(es.labels[3], "B");
    struct lac_found placebo = find("Question: Which city is France’s capital?" CHOICES);
    assert_asks(&placebo, "france", "en-x-placebo", false, -1);
}

static void a_ciphered_distraction_beside_a_real_wording_is_understood(void **state)
{
    (void)state;
    const char *delta = ciphered("es", "Many people like Rome.");
    struct lac_found found =
        find(lac_arena_printf(memory, "Pregunta: %s ¿Cuál es la capital de Francia?\nRespuesta:", delta));
    assert_asks(&found, "france", "es", true, 1);
}

static void items_are_found_in_languages_that_only_the_cipher_has(void **state)
{
    (void)state;
    static const char *const LANGUAGES[] = {"sw", "ar", "zh", "uk", "am", "ko", "he", "de", "und-x-25"};
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        const char *l = LANGUAGES[i];
        const char *prompt = lac_arena_printf(
            memory, "Swali: %s %s\nA. %s\nB. %s\nC. %s\nD. %s\nJibu:", ciphered(l, "A page says “Berlin” today."),
            ciphered(l, "What is the capital of France?"), ciphered(l, "Paris"), ciphered(l, "Rome"),
            ciphered(l, "Berlin"), ciphered(l, "Madrid"));
        struct lac_found found = find(prompt);
        assert_asks(&found, "france", l, true, 2);
        assert_int_equal(found.n_labels, 4);
        assert_string_equal(found.labels[3], "A");
        assert_string_equal(lac_find_choice_text(&found, memory, 3), ciphered(l, "Paris"));
        assert_int_equal(lac_find_choice(&found, ciphered(l, "Madrid")), 0);
        struct lac_found plain = find(lac_arena_printf(memory, "%s", ciphered(l, "What is the capital of France?")));
        assert_asks(&plain, "france", l, false, -1);
    }
}

static void labels_of_other_scripts_are_read(void **state)
{
    (void)state;
    struct lac_found found =
        find("问题：What is the capital of France?\nＡ．Rome\n(B) Paris\nأ) Madrid\n4: Berlin\n答案：");
    assert_asks(&found, "france", "en", false, -1);
    assert_string_equal(found.labels[1], "Ａ");
    assert_string_equal(found.labels[3], "B");
    assert_string_equal(found.labels[0], "أ");
    assert_string_equal(found.labels[2], "4");
}

static void a_changed_stem_is_the_question_that_it_is_nearest_to(void **state)
{
    (void)state;
    struct lac_found slips = find(INSTRUCTION EXAMPLE "Question: Waht is the captial of France?" CHOICES);
    assert_asks(&slips, "france", "en", false, -1);
    assert_int_equal(slips.situation.change, LAC_CHANGE_SPELLING);
    assert_int_equal(slips.n_labels, 4);
    assert_string_equal(slips.labels[3], "B");
    struct lac_found order = find("Pregunta: ¿La capital de Francia cuál es?\nA. Roma\nB. París\nRespuesta:");
    assert_asks(&order, "france", "es", false, -1);
    assert_int_equal(order.situation.change, LAC_CHANGE_ORDER);
    struct lac_found plain = find(EXAMPLE "Question: What is the capital of France?" CHOICES);
    assert_int_equal(plain.situation.change, LAC_CHANGE_NONE);
}

static void a_changed_stem_is_known_in_a_cipher_too(void **state)
{
    (void)state;
    static const char *const LANGUAGES[] = {"sw", "ru", "zh", "ar"};
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        const char *l = LANGUAGES[i];
        struct lac_found found = find(
            lac_arena_printf(memory, "Swali: %s\nA. %s\nB. %s\nJibu:", ciphered(l, "Waht is the captial of France?"),
                             ciphered(l, "Paris"), ciphered(l, "Rome")));
        assert_asks(&found, "france", l, false, -1);
        assert_int_equal(found.situation.change, LAC_CHANGE_SPELLING);
        assert_string_equal(found.labels[3], "A");
    }
}

static void a_mention_beside_a_changed_stem_counts(void **state)
{
    (void)state;
    struct lac_found found = find("Question: A page says “Rome” today. Waht is the captial of France?" CHOICES);
    assert_asks(&found, "france", "en", true, 1);
    assert_int_equal(found.situation.mentions, 1);
}

static void a_choice_is_known_by_text_and_by_label(void **state)
{
    (void)state;
    struct lac_found found = find("Question: What is the capital of France?" CHOICES);
    assert_int_equal(lac_find_choice(&found, "Paris"), 3);
    assert_int_equal(lac_find_choice(&found, " paris "), 3);
    assert_int_equal(lac_find_choice(&found, "A"), 1);
    assert_int_equal(lac_find_choice(&found, "yes"), -1);
    assert_string_equal(lac_find_choice_text(&found, memory, 3), "Paris");
}

static void an_unknown_question_is_not_found(void **state)
{
    (void)state;
    assert_null(find("Question: Who wrote this?\nAnswer:").situation.item);
    assert_null(find("").situation.item);
    assert_null(find("ɓƈɖ").situation.item);
}

static void mentions_are_whole_words(void **state)
{
    (void)state;
    assert_true(lac_find_mention("I saw ROME today", "Rome"));
    assert_true(lac_find_mention("“Rome”", "Rome"));
    assert_false(lac_find_mention("Romeo and Juliet", "Rome"));
    assert_false(lac_find_mention("Jerome", "Rome"));
    assert_true(lac_find_mention("chrome and Rome", "rome"));
    assert_false(lac_find_mention("15 trees", "5"));
    assert_true(lac_find_mention("有人提到罗马的时候", "罗马"));
    assert_false(lac_find_mention("anything", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_question_behind_examples_is_found_with_its_labels),
        cmocka_unit_test(text_before_and_after_is_what_was_added),
        cmocka_unit_test(the_choices_themselves_are_no_mention),
        cmocka_unit_test(naming_the_right_answer_is_text_but_no_wrong_mention),
        cmocka_unit_test(mentions_are_counted_whichever_choice_they_name),
        cmocka_unit_test(mentions_before_and_after_in_any_wording_add_up),
        cmocka_unit_test(a_choice_inside_a_longer_one_is_no_mention_of_its_own),
        cmocka_unit_test(real_wordings_say_the_language),
        cmocka_unit_test(a_ciphered_distraction_beside_a_real_wording_is_understood),
        cmocka_unit_test(items_are_found_in_languages_that_only_the_cipher_has),
        cmocka_unit_test(labels_of_other_scripts_are_read),
        cmocka_unit_test(a_changed_stem_is_the_question_that_it_is_nearest_to),
        cmocka_unit_test(a_changed_stem_is_known_in_a_cipher_too),
        cmocka_unit_test(a_mention_beside_a_changed_stem_counts),
        cmocka_unit_test(a_choice_is_known_by_text_and_by_label),
        cmocka_unit_test(an_unknown_question_is_not_found),
        cmocka_unit_test(mentions_are_whole_words),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
