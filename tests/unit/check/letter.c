#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Madrid", "Paris", "New York", "York"};

/* Reads each reply and compares the rule that decided. */
static void assert_rules(enum lac_ask ask, bool truncated, const char *const (*cases)[2], size_t n)
{
    struct lac_reader *reader = reader_of("en");
    struct lac_question question = {.ask = ask, .choices = cities, .n = 4};
    for (size_t i = 0; i < n; i++) {
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, cases[i][0], strlen(cases[i][0]), truncated, &r);
        if (strcmp(r.rule, cases[i][1]) != 0)
            fail_msg("%s: %s, expected %s", cases[i][0], r.rule, cases[i][1]);
    }
    lac_reader_free(reader);
}

static void each_form_of_a_letter_has_its_rule(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"B", "letter.alone"},
        {"[b].", "letter.alone"},
        {"B. Paris", "letter.choice"},
        {"Well,\nB\nbye", "letter.line"},
        {"B) since it is", "letter.line"},
        {"B because it is", "letter.line"},
        {"B, since it is not Madrid", "letter.line"},
        {"B. Paris, because Madrid is not in France", "letter.choice"},
        {"B - it is the town called Paris", "letter.line"},
        {"B, but I am not sure", "letter.line"},
        {"B, no doubt.", "letter.line"},
        {"Not A but B", "letter.closing"},
        {"Not A but B, as far as one can see", "letter.affirmed"},
        {"Paris!", "letter.text"},
        {"The answer is B", "letter.cue"},
        {"option B", "letter.option"},
        {"option B, because it is not Madrid", "letter.option"},
        {"A \u274C\nB \u2705\nC \u274C", "letter.line"},
        {"B \U0001F44D", "letter.alone"},
        {"Paris - B", "letter.choice"},
        {"{\"final\": {\"answer\": \"B\"}}", "letter.json"},
        {"\\boxed{B}", "letter.alone"},
        {"So \\boxed{B}", "letter.boxed"},
        {"{\"answer\":\"B\"}", "letter.json"},
        {"A is correct, but so is B", "none"},
        {"A is correct, but not B", "letter.affirmed"},
        {"A: wrong\nB: right\nC: wrong", "letter.affirmed"},
        {"The answer is B.\n\nA. Madrid lies in Spain.\nC. New York lies in America.", "letter.cue"},
        {"The answer is B.\n\nA. Madrid lies in Spain.", "none"},
        {"A. Madrid\nB. Paris\nC. New York\n\n### Final answer\n\n**B. Paris**", "letter.choice"},
        {"A. Madrid\nB. Paris\nC. New York\n\n### Not the answer\n\n**B. Paris**", "none"},
        {"### Incorrect answer\n\nB", "none"},
        {"### Not so good\n\nB", "none"},
        {"Not Madrid.\nB", "letter.line"},
        {"A. Madrid\nB. Paris\n\nIs this the answer?\n\n**B. Paris**", "none"},
        {"Answer\n\nA. Madrid\n\nAnswer\n\nB. Paris", "none"},
        {"A. Madrid. B. Paris. C. New York. D. York.", "none"},
        {"\"B\" is what they say", "none"},
        {"(A) Madrid - incorrect; (B) Paris", "none"},
        {"(A) Madrid - incorrect, (B) Paris", "none"},
        {"A cat", "none"},
        {"B as well as C", "none"},
        {"B, but I am not sure, it may be C", "abstain"},
        {"B - it is the town called York", "none"},
        {"A but B", "none"},
        {"Not A but B or C", "none"},
        {"B\nC", "none"},
        {"The answer is B.\n\nC", "none"},
    };
    assert_rules(LAC_ASK_LETTER, false, cases, sizeof cases / sizeof *cases);
}

static void a_letter_at_the_cut_is_not_complete(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"B", "cut"},
        {"B.", "letter.alone"},
        {"B\n", "letter.alone"},
        {"A. Madrid\nB. Pa", "cut"},
        {"option B. It", "cut"},
    };
    assert_rules(LAC_ASK_LETTER, true, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_of_a_letter_has_its_rule),
        cmocka_unit_test(a_letter_at_the_cut_is_not_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
