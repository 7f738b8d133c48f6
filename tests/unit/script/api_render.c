#include "tests/unit/script/hosted.h"

static void templates_are_filled_from_the_package_or_the_host(void **state)
{
    (void)state;
    assert_string_equal(run("[\"template\",\"mention\"]", 0, -1), "\"1 and true and {\"");
    assert_non_null(
        strstr(run("[\"template\",\"slot\"]", 0, -1), "template 'slot' has the slot {unknown}, which is not given"));
    assert_non_null(strstr(run("[\"template\",\"brace\"]", 0, -1), "opens no slot"));
    assert_non_null(strstr(run("[\"template\",\"absent\"]", 0, -1), "there is no template 'absent'"));
    assert_non_null(strstr(run("[\"template\",\"../x\"]", 0, -1), "is no template name"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(templates_are_filled_from_the_package_or_the_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
