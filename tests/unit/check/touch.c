#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void ideographs_that_go_on_are_another_word(void **state)
{
    (void)state;
    static const char *const organs[] = {"心脏", "肝脏", "美洲", "肾脏"};
    assert_int_equal(named("zh", organs, "心脏病"), '-');
    assert_int_equal(named("zh", organs, "南美洲"), '-');
    assert_int_equal(named("zh", organs, "是肝脏吧"), 'B');
    assert_int_equal(named("zh", organs, "人体最大的内脏器官是肝脏，重约一公斤。"), 'B');
}

static void particles_and_names_of_another_kind_may_touch(void **state)
{
    (void)state;
    static const char *const countries[] = {"日本", "中国", "フランス", "ドイツ"};
    assert_int_equal(named("ja", countries, "日本海"), '-');
    assert_int_equal(named("ja", countries, "フランス語"), '-');
    assert_int_equal(named("ja", countries, "日本のことです"), 'A');
    assert_int_equal(named("ja", countries, "北京は中国にあります"), 'B');
}

static void a_word_of_thai_is_whole(void **state)
{
    (void)state;
    static const char *const organs[] = {"หัวใจ", "ตับ", "ไต", "ปอด"};
    assert_int_equal(named("th", organs, "ตับครับ"), 'B');
    assert_int_equal(named("th", organs, "อวัยวะคือตับ"), 'B');
    assert_int_equal(named("th", organs, "ตับอ่อน"), '-');
    assert_int_equal(named("th", organs, "โรคหัวใจ"), '-');
    assert_int_equal(named("th", organs, "ไต่"), '-');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ideographs_that_go_on_are_another_word),
        cmocka_unit_test(particles_and_names_of_another_kind_may_touch),
        cmocka_unit_test(a_word_of_thai_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
