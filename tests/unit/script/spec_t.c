#include "tests/unit/script/specs.h"

static void what_fails_says_what_was_expected_and_what_came(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "strategies/racy"), LAC_OK);
    assert_seen("- wrong: expected [\"b\"], got [\"a\"]\n");
    assert_seen("racy/spec.lua:8: order: expected [\"b\"], got [\"a\"]\n");
    assert_seen("- no world: the case's world has no 'writer', which was asked \"a\"\n");
    assert_seen("- too few replies: the case's world has 1 replies of 'writer', and one more was asked for: \"b\"\n");
    assert_seen("- does not fail: expected to fail with \"boom\", but it did not fail\n");
    assert_seen("- no such function: the package has no function 'nothing'\n");
    assert_seen("- bad option: opt: strategy 'racy' has no options, so also not 'a'\n");
    assert_seen("- nothing expected: the case says neither 'expect' nor 'fails'\n");
    assert_seen("expected a text like \"z\", got \"a\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_fails_says_what_was_expected_and_what_came, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
