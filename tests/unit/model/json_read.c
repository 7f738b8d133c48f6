/* Reading against Jansson, which reads JSON for many: what one accepts the other must, as an equal value. */
#include "core/base/rng.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static struct lac_value from_jansson(struct lac_arena *arena, json_t *json)
{
    struct lac_value v;
    size_t i;
    const char *key;
    json_t *item;
    switch (json_typeof(json)) {
    case JSON_TRUE:
        return lac_bool(true);
    case JSON_FALSE:
        return lac_bool(false);
    case JSON_INTEGER:
        return lac_int(json_integer_value(json));
    case JSON_REAL:
        return lac_num(json_real_value(json));
    case JSON_STRING:
        return lac_textn(arena, json_string_value(json), json_string_length(json));
    case JSON_ARRAY:
        v = lac_list();
        json_array_foreach(json, i, item) lac_push(arena, &v, from_jansson(arena, item));
        return v;
    case JSON_OBJECT:
        v = lac_object();
        json_object_foreach(json, key, item)
            lac_set(arena, &v, lac_arena_strdup(arena, key), from_jansson(arena, item));
        return v;
    default:
        return lac_nil();
    }
}

static void compare(const char *text, size_t len)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value ours;
    struct lac_error err;
    json_error_t error;
    json_t *json = json_loadb(text, len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    bool good = lac_json_read(arena, text, len, &ours, &err) == LAC_OK;
    bool overflow = !json && json_error_code(&error) == json_error_numeric_overflow; /* ours reads long integers */
    if (!overflow && good != (json != NULL))
        fail_msg("'%.*s': %s", (int)len, text, good ? error.text : err.message);
    if (json && good) {
        struct lac_value theirs = from_jansson(arena, json);
        if (!lac_equal(&ours, &theirs))
            fail_msg("'%.*s' is read as another value", (int)len, text);
    }
    json_decref(json);
    lac_arena_free(arena);
}

static const char *const seeds[] = {
    "{\"a\": [1, -2.5e3, true, false, null], \"b\": {\"c\": \"d\\n\\u00e9\\ud83d\\ude00\"}, \"a\": \"\"}",
    "[\"\\\\\\/\\b\\f\\r\\t\\\"\", 0, -0, 0.0, 1E+2, 9223372036854775807, -9223372036854775808, \"\\u0000\"]",
    " [ ] ",
    "{ }",
    "\"ありがとう, ñ, \xF0\x9F\x98\x80\"",
    "[[[[[[1]]]]], {\"x\": {\"y\": {}}}]",
    "123456789.123456789e-10",
    "[0.1,1e308,1e-320,1.7976931348623157e308]",
    "{\"\":0,\"\\u0061\":1,\"a\":2}",
};
enum { SEEDS = sizeof seeds / sizeof *seeds };

static void texts_are_read_as_jansson_reads_them(void **state)
{
    (void)state;
    static const char *const more[] = {"",
                                       " ",
                                       "{",
                                       "}",
                                       "[1,]",
                                       "[,1]",
                                       "{\"a\":1,}",
                                       "{\"a\" 1}",
                                       "{a:1}",
                                       "01",
                                       "-",
                                       "1.",
                                       ".5",
                                       "1e",
                                       "1e+",
                                       "+1",
                                       "tru",
                                       "nulll",
                                       "\"\\u12\"",
                                       "\"\\ud800\"",
                                       "\"\\ud800\\u0041\"",
                                       "\"\\udc00\"",
                                       "\"\\x\"",
                                       "\"\x01\"",
                                       "\"\xFF\"",
                                       "\"\xC0\x80\"",
                                       "\"\xED\xA0\x80\"",
                                       "\xEF\xBB\xBF{}",
                                       "[1] 2",
                                       "'a'",
                                       "{\"a\\u0000b\":1}",
                                       "\"abc",
                                       "\"abc\\",
                                       "1e999",
                                       "[1 2]",
                                       "NaN",
                                       "Infinity",
                                       "/* c */1",
                                       "\"\x7F\"",
                                       "[\"a\"\n,\t\"b\"\r]",
                                       "--1",
                                       "1-1",
                                       "0x10",
                                       "00",
                                       "-01"};
    for (size_t i = 0; i < SEEDS; i++)
        compare(seeds[i], strlen(seeds[i]));
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        compare(more[i], strlen(more[i]));
    assert_int_not_equal(lac_json_read(NULL, "1\0", 2, &(struct lac_value){0}, NULL),
                         LAC_OK); /* Jansson takes it for the end */
    compare("\"a\0b\"", 5);
}

/* The exponent stands behind all the digits, however many there are. */
static void long_numbers_are_read_as_jansson_reads_them(void **state)
{
    (void)state;
    static const char *const heads[] = {"0.", "1.", "-0.5", "123456789"}, *const tails[] = {"e9", "1e601", "E-599", ""};
    char text[1024];
    for (size_t zeros = 40; zeros <= 600; zeros += 7) {
        for (int i = 0; i < 16; i++) {
            const char *head = heads[i / 4], *tail = tails[i % 4];
            size_t len = (size_t)snprintf(text, sizeof text, "[%s%0*d%s]", head, (int)zeros, 0, tail);
            compare(text, len);
        }
    }
}

static void damaged_texts_are_read_as_jansson_reads_them(void **state)
{
    (void)state;
    static const char bytes[] = "{}[]\",:\\u0d8/eE+-.19tfn \n\x80\xE3\xF0\xC2\x01";
    struct lac_rng rng;
    char text[256];
    lac_rng_seed(&rng, 7, 7);
    for (int round = 0; round < 60000; round++) {
        const char *seed = seeds[lac_rng_below(&rng, SEEDS)];
        size_t len = strlen(seed);
        memcpy(text, seed, len);
        for (size_t edits = 1 + lac_rng_below(&rng, 4); edits > 0 && len > 0; edits--) {
            size_t at = lac_rng_below(&rng, len);
            char c = bytes[lac_rng_below(&rng, sizeof bytes - 1)];
            if (lac_rng_below(&rng, 3) == 0 && len < sizeof text - 1) {
                memmove(text + at + 1, text + at, len - at);
                len++;
                text[at] = c;
            } else if (lac_rng_below(&rng, 2) == 0) {
                memmove(text + at, text + at + 1, len - at - 1);
                len--;
            } else {
                text[at] = c;
            }
        }
        compare(text, len);
    }
}

static void objects_of_many_fields_keep_the_last_of_equal_keys(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_str text = {0};
    struct lac_value v;
    for (int i = 0; i < 500; i++)
        lac_str_addf(&text, "%s\"k%d\":%d", i ? "," : "{", i % 100, i);
    lac_str_add(&text, "}");
    compare(text.data, text.len);
    assert_int_equal(lac_json_read(arena, text.data, text.len, &v, NULL), LAC_OK);
    assert_int_equal(lac_count(&v), 100);
    assert_int_equal(lac_get_int(&v, "k7", 0), 407);
    assert_string_equal(v.as.map.at[0].key, "k0");
    lac_str_free(&text);
    lac_arena_free(arena);
}

/* A text is read eight bytes at a time: what ends that may stand at any of them. */
static void what_is_no_plain_character_is_seen_at_every_place(void **state)
{
    (void)state;
    static const struct {
        const char *json, *text;
    } parts[] = {{"\\\"", "\""}, {"\\\\", "\\"}, {"\\n", "\n"}, {"\\u00e9", "é"}, {"é", "é"},  {"中", "中"},
                 {"\xC3", NULL}, {"\x1F", NULL}, {"\n", NULL},  {"\"x", NULL},    {"\\", NULL}};
    for (size_t before = 0; before < 20; before++) {
        for (size_t behind = 0; behind < 20; behind++) {
            for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
                struct lac_arena *arena = lac_arena_new();
                struct lac_value v;
                char json[64], text[64];
                int len = snprintf(json, sizeof json, "\"%.*s%s%.*s\"", (int)before, "aaaaaaaaaaaaaaaaaaaa",
                                   parts[p].json, (int)behind, "~~~~~~~~~~~~~~~~~~~~");
                snprintf(text, sizeof text, "%.*s%s%.*s", (int)before, "aaaaaaaaaaaaaaaaaaaa",
                         parts[p].text ? parts[p].text : "", (int)behind, "~~~~~~~~~~~~~~~~~~~~");
                bool good = lac_json_read(arena, json, (size_t)len, &v, NULL) == LAC_OK;
                assert_int_equal(good, parts[p].text != NULL);
                if (good)
                    assert_string_equal(v.as.str.at, text);
                lac_arena_free(arena);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_plain_character_is_seen_at_every_place),
        cmocka_unit_test(texts_are_read_as_jansson_reads_them),
        cmocka_unit_test(long_numbers_are_read_as_jansson_reads_them),
        cmocka_unit_test(damaged_texts_are_read_as_jansson_reads_them),
        cmocka_unit_test(objects_of_many_fields_keep_the_last_of_equal_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
