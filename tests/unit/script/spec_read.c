#include "tests/unit/script/specs.h"

#include <unistd.h>

static const char language[] =
    "return lacuna.language { api = 1, code = 'xx', name = 'X', version = '1',\n"
    "instructions = { letter = { 'Letter: {labels}' }, text = { 'Text' } }, question = 'Q: {stem}',\n"
    "option = '{label}. {choice}', answer = 'A:', join = ' ', patterns = { cue = { 'lauter ist' },\n"
    "refusal = { 'nein nein' }, abstain = { 'weiss nicht' } } }";

static void run_cases(const char *cases)
{
    struct lac_str spec = {0};
    lac_str_addf(&spec, "local c = { 'Rom', 'Wien', 'Bern' }\nreturn lacuna.spec { %s }", cases);
    put("xx.lua", language);
    put("xx.spec.lua", lac_str_get(&spec));
    lac_str_free(&spec);
    assert_int_equal(run("xx.lua"), LAC_OK);
    unlink("xx.lua");
    unlink("xx.spec.lua");
}

static void a_reply_is_read_with_the_language_s_patterns(void **state)
{
    (void)state;
    run_cases(
        "{ name = 'cue', reply = 'lauter ist B', choices = c, expect = { outcome = 'answer', index = 2 } },\n"
        "{ name = 'text', reply = 'Bern', ask = 'text', choices = c, expect = { outcome = 'answer', index = 3 } },\n"
        "{ name = 'no', reply = 'nein nein', choices = c, expect = { outcome = 'refused' } },\n"
        "{ name = 'dunno', reply = 'weiss nicht', choices = c, expect = { outcome = 'abstained' } },\n"
        "{ name = 'labels', reply = '2', choices = c, labels = { '1', '2', '3' },\n"
        "expect = function(t, read) t.eq(read.index, 2) end },\n"
        "{ name = 'wrong', reply = 'A', choices = c, expect = { outcome = 'answer', index = 2 } }");
    assert_string_equal(
        lac_str_get(&seen),
        "+ cue\n+ text\n+ no\n+ dunno\n+ labels\n- wrong: expected {\"index\":2,\"outcome\":\"answer\"}, "
        "got {\"index\":1,\"outcome\":\"answer\"}\n");
}

static void a_case_without_choices_says_so(void **state)
{
    (void)state;
    run_cases(
        "{ name = 'none', reply = 'A', expect = { outcome = 'answer', index = 1 } },\n"
        "{ name = 'few', reply = 'A', choices = c, labels = { '1' }, expect = { outcome = 'answer', index = 1 } }");
    assert_seen("- none: a case with a reply needs its choices");
    assert_seen("- few: a case with a reply needs its choices");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_reply_is_read_with_the_language_s_patterns, drop_seen),
        cmocka_unit_test_teardown(a_case_without_choices_says_so, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
