#include "core/check/answer.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/model/json.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct lac_reader *english;

static struct lac_reading read_with(const struct lac_reader *reader, enum lac_ask ask, const char *const *choices,
                                    size_t n, const char *reply, size_t len, bool truncated)
{
    struct lac_question question = {.ask = ask, .choices = choices, .n = n};
    struct lac_reading out;
    lac_read_answer(reader, english, &question, reply, len, truncated, &out);
    return out;
}

static const char *const cities[] = {"Madrid", "Paris", "Rome", "Berlin"};

static struct lac_reading read_city(enum lac_ask ask, const char *reply, size_t len)
{
    return read_with(english, ask, cities, 4, reply, len, false);
}

/* What was read, in the words of the golden files: a letter or the name of the outcome. */
static void describe(const struct lac_reading *reading, char *out, size_t size)
{
    if (reading->kind == LAC_READ_ANSWER)
        snprintf(out, size, "%c", (char)('A' + reading->index));
    else
        snprintf(out, size, "%s", lac_reading_name(reading->kind));
}

enum { CHOICES_MAX = 12 };

static size_t choices_of(const struct lac_value *sets, const char *name, const char **out)
{
    const struct lac_value *choices = lac_get(sets, name);
    for (size_t i = 0; i < lac_count(choices) && i < CHOICES_MAX; i++)
        out[i] = lac_as_text(lac_at(choices, i), "");
    return lac_count(choices);
}

/* One row of a golden file; false when the reader sees it otherwise. */
static bool agrees(const struct lac_reader *reader, const struct lac_value *sets, const struct lac_value *row,
                   const char *where, size_t line)
{
    const char *choices[CHOICES_MAX] = {0};
    size_t n = choices_of(sets, lac_get_text(row, "set", ""), choices);
    const struct lac_value *reply = lac_get(row, "reply");
    enum lac_ask ask = strcmp(lac_get_text(row, "ask", ""), "text") == 0 ? LAC_ASK_TEXT : LAC_ASK_LETTER;
    const struct lac_value *shown = lac_get(row, "labels");
    const char *labels[CHOICES_MAX];
    for (size_t i = 0; i < n && shown; i++)
        labels[i] = lac_as_text(lac_at(shown, i), "");
    struct lac_question question = {.ask = ask, .labels = shown ? labels : NULL, .choices = choices, .n = n};
    struct lac_reading reading;
    lac_read_answer(reader, english, &question, reply->as.str.at, reply->as.str.len,
                    lac_get_bool(row, "truncated", false), &reading);
    char got[32];
    describe(&reading, got, sizeof got);
    assert_true(reading.from <= reading.to && reading.to <= reply->as.str.len);
    assert_non_null(reading.rule);
    if (strcmp(got, lac_get_text(row, "want", "")) == 0)
        return true;
    print_error("%s:%zu: %s asked, \"%s\": %s by %s, expected %s\n", where, line, lac_get_text(row, "ask", ""),
                reply->as.str.at, got, reading.rule, lac_get_text(row, "want", ""));
    return false;
}

static size_t run_file(const char *code, size_t *rows)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/unit/check/replies/%s.jsonl", SOURCE_DIR, code);
    struct lac_arena *arena = lac_arena_new();
    struct lac_str text = {0};
    struct lac_error err;
    struct lac_value sets = lac_object();
    size_t wrong = 0, line = 0;
    struct lac_reader *reader = reader_of(code);
    assert_int_equal(lac_file_read(path, 1 << 20, &text, &err), LAC_OK);
    for (char *at = text.data, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        struct lac_value row;
        line++;
        assert_int_equal(lac_json_read(arena, at, (size_t)(end - at), &row, &err), LAC_OK);
        if (lac_get(&row, "choices")) {
            lac_set(arena, &sets, lac_get_text(&row, "set", ""), *lac_get(&row, "choices"));
            continue;
        }
        ++*rows;
        wrong += !agrees(reader, &sets, &row, code, line);
    }
    lac_reader_free(reader);
    lac_str_free(&text);
    lac_arena_free(arena);
    return wrong;
}

static void replies_of_six_languages_are_read_as_people_read_them(void **state)
{
    (void)state;
    static const char *const codes[] = {"en", "es", "fr", "zh", "ar", "eo"};
    size_t wrong = 0, rows = 0;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        wrong += run_file(codes[i], &rows);
    assert_true(rows >= 700);
    assert_int_equal(wrong, 0);
}

static void a_span_shows_the_bytes_that_decided(void **state)
{
    (void)state;
    static const struct {
        const char *reply, *span, *rule;
        enum lac_ask ask;
    } cases[] = {
        {"<think>A</think>\nSo the answer is \"B\", sure.", "answer is \"B\"", "letter.cue", LAC_ASK_LETTER},
        {"\xE2\x80\x8F(B)", "B)", "letter.alone", LAC_ASK_LETTER},
        {"  \xEF\xBC\xA2 ", "\xEF\xBC\xA2", "letter.alone", LAC_ASK_LETTER},
        {"In the end: it is  Paris, I am told.", "Paris", "text.contained", LAC_ASK_TEXT},
        {"\n PARIS \n", "PARIS", "text.folded", LAC_ASK_TEXT},
        {"Well. I don't know. Sorry.", "I don't know", "abstain", LAC_ASK_TEXT},
        {"Well, I can't help you.", "I can't help", "refusal", LAC_ASK_LETTER},
        {"so: {\"answer\":\"B\"}", "{\"answer\":\"B\"}", "letter.json", LAC_ASK_LETTER},
        {"nothing of use", "", "none", LAC_ASK_LETTER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reading r = read_city(cases[i].ask, cases[i].reply, strlen(cases[i].reply));
        char span[128] = {0};
        assert_true(r.to - r.from < sizeof span);
        memcpy(span, cases[i].reply + r.from, r.to - r.from);
        assert_string_equal(r.rule, cases[i].rule);
        assert_string_equal(span, cases[i].span);
    }
}

static void broken_bytes_and_nuls_are_read_around(void **state)
{
    (void)state;
    static const struct {
        const char *reply;
        size_t len;
        enum lac_ask ask;
        enum lac_reading_kind kind;
    } cases[] = {
        {"The answer is B.\xFF\xC3", 18, LAC_ASK_LETTER, LAC_READ_ANSWER},
        {"\xFF\xFE B", 4, LAC_ASK_LETTER, LAC_READ_UNPARSED},
        {"B\xC3", 2, LAC_ASK_LETTER, LAC_READ_ANSWER},
        {"B\0", 2, LAC_ASK_LETTER, LAC_READ_ANSWER},
        {"\0\0B", 3, LAC_ASK_LETTER, LAC_READ_ANSWER},
        {"B\0C", 3, LAC_ASK_LETTER, LAC_READ_UNPARSED},
        {"Pa\0ris", 6, LAC_ASK_TEXT, LAC_READ_UNPARSED},
        {"Paris\0\0", 7, LAC_ASK_TEXT, LAC_READ_ANSWER},
        {"Par\xC3is", 6, LAC_ASK_TEXT, LAC_READ_UNPARSED},
        {"\xED\xA0\x80 Paris", 9, LAC_ASK_TEXT, LAC_READ_ANSWER},
        {"I can't help\0with Paris", 23, LAC_ASK_TEXT, LAC_READ_REFUSED},
        {"\xF8\x88\x80\x80\x80", 5, LAC_ASK_TEXT, LAC_READ_UNPARSED},
        {"", 0, LAC_ASK_TEXT, LAC_READ_UNPARSED},
        {NULL, 0, LAC_ASK_LETTER, LAC_READ_UNPARSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reading r = read_city(cases[i].ask, cases[i].reply, cases[i].len);
        if (r.kind != cases[i].kind)
            fail_msg("case %zu: %s by %s", i, lac_reading_name(r.kind), r.rule);
        assert_true(r.kind != LAC_READ_ANSWER || r.index == 1);
    }
}

/* `filler` again and again up to 100 KB, `end` behind it. */
static struct lac_reading read_long(enum lac_ask ask, const char *filler, const char *end)
{
    struct lac_str text = {0};
    while (text.len < 100000)
        lac_str_add(&text, filler);
    lac_str_add(&text, end);
    struct lac_reading r = read_city(ask, text.data, text.len);
    lac_str_free(&text);
    return r;
}

static void replies_of_100_kilobytes_are_read_too(void **state)
{
    (void)state;
    struct lac_reading r = read_long(LAC_ASK_LETTER, "Let us think about it. ", "The answer is B.");
    assert_int_equal(r.kind, LAC_READ_ANSWER);
    assert_int_equal(r.index, 1);
    assert_int_equal(read_long(LAC_ASK_LETTER, "option A option B ", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_LETTER, "A, ", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_LETTER, "B is correct. ", "").kind, LAC_READ_UNPARSED); /* a loop */
    assert_int_equal(read_long(LAC_ASK_LETTER, "B", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_LETTER, "as an AI as an AI ", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_LETTER, "**((\"", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_LETTER, "\n", "B").index, 1);
    assert_int_equal(read_long(LAC_ASK_TEXT, "<think>", "Paris").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_TEXT, "Paris ", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_TEXT, "Rome Paris ", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_TEXT, "{{[[", "").kind, LAC_READ_UNPARSED);
    assert_int_equal(read_long(LAC_ASK_TEXT, "a\xCC\x81", "").kind, LAC_READ_UNPARSED);
}

static void without_a_reader_plain_forms_are_still_read(void **state)
{
    (void)state;
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = cities, .n = 4};
    struct lac_reading r;
    lac_read_answer(NULL, NULL, &question, "(C)", 3, false, &r);
    assert_int_equal(r.kind, LAC_READ_ANSWER);
    assert_int_equal(r.index, 2);
    lac_read_answer(NULL, NULL, &question, "The answer is C", 15, false, &r);
    assert_int_equal(r.kind, LAC_READ_UNPARSED);
}

static void a_question_without_choices_has_no_answer(void **state)
{
    (void)state;
    for (int ask = LAC_ASK_LETTER; ask <= LAC_ASK_TEXT; ask++)
        assert_int_equal(read_with(english, (enum lac_ask)ask, NULL, 0, "A", 1, false).kind, LAC_READ_UNPARSED);
    static const char *const odd[] = {"", "", "x"};
    assert_int_equal(read_with(english, LAC_ASK_TEXT, odd, 3, "...", 3, false).kind, LAC_READ_UNPARSED);
    static const char *const twins[] = {"Paris", "paris", "Paris"};
    assert_int_equal(read_with(english, LAC_ASK_TEXT, twins, 3, "PARIS", 5, false).kind, LAC_READ_UNPARSED);
    assert_int_equal(read_with(english, LAC_ASK_TEXT, twins, 2, "paris", 5, false).index, 1);
}

static void labels_as_shown_are_the_ones_that_count(void **state)
{
    (void)state;
    static const char *const cyrillic[] = {"А", "Б", "В", "Г"}, *const digits[] = {"1", "2", "3", "4"};
    static const struct {
        const char *const *labels;
        const char *reply, *want;
    } cases[] = {{cyrillic, "Б", "B"},           {cyrillic, "В", "C"},
                 {cyrillic, "B", "unparsed"},    {cyrillic, "D", "D"},
                 {cyrillic, "A", "A"},           {digits, "2", "B"},
                 {digits, "(3)", "C"},           {digits, "٢", "B"},
                 {digits, "5", "unparsed"},      {digits, "B", "B"},
                 {digits, "2.5", "unparsed"},    {digits, "Answer: 4", "D"},
                 {NULL, "\xD0\x92", "unparsed"}, {digits, "The answer is 12", "unparsed"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_question question = {LAC_ASK_LETTER, cases[i].labels, cities, 4};
        struct lac_reading r;
        char got[32];
        lac_read_answer(english, NULL, &question, cases[i].reply, strlen(cases[i].reply), false, &r);
        describe(&r, got, sizeof got);
        if (strcmp(got, cases[i].want) != 0)
            fail_msg("%s: %s by %s, expected %s", cases[i].reply, got, r.rule, cases[i].want);
    }
}

static void outcomes_keep_readings_apart(void **state)
{
    (void)state;
    struct lac_reading r = {.kind = LAC_READ_ANSWER, .index = 2};
    assert_int_equal(lac_reading_outcome(&r, 2), LAC_RIGHT);
    assert_int_equal(lac_reading_outcome(&r, 1), LAC_WRONG);
    static const struct {
        enum lac_reading_kind kind;
        enum lac_outcome outcome;
        const char *name;
    } others[] = {{LAC_READ_ABSTAINED, LAC_ABSTAINED, "abstained"},
                  {LAC_READ_REFUSED, LAC_REFUSED, "refused"},
                  {LAC_READ_UNPARSED, LAC_UNPARSED, "unparsed"},
                  {LAC_READ_WRONG_LANGUAGE, LAC_WRONG_LANGUAGE, "wrong_language"},
                  {LAC_READ_TRUNCATED, LAC_TRUNCATED, "truncated"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        r = (struct lac_reading){.kind = others[i].kind, .index = 0};
        assert_int_equal(lac_reading_outcome(&r, 0), others[i].outcome);
        assert_string_equal(lac_reading_name(others[i].kind), others[i].name);
    }
    assert_string_equal(lac_reading_name(LAC_READ_ANSWER), "answer");
}

static void a_cut_reply_is_decided_by_the_only_choice_that_begins_like_it(void **state)
{
    (void)state;
    static const char *const choices[] = {"Paris", "Palermo", "Rome", "New York", "14", "1"};
    assert_int_equal(lac_read_beginning(choices, 6, " Par"), 0);
    assert_int_equal(lac_read_beginning(choices, 6, "Rome"), 2);
    assert_int_equal(lac_read_beginning(choices, 6, "N"), 3);
    assert_int_equal(lac_read_beginning(choices, 6, " Pa"), 6); /* two begin so */
    assert_int_equal(lac_read_beginning(choices, 6, "1"), 6);   /* one is it, another goes on */
    assert_int_equal(lac_read_beginning(choices, 6, "14"), 4);
    assert_int_equal(lac_read_beginning(choices, 6, "paris"), 6); /* the grammar writes it otherwise */
    assert_int_equal(lac_read_beginning(choices, 6, "Parisian"), 6);
    assert_int_equal(lac_read_beginning(choices, 6, " "), 6);
    assert_int_equal(lac_read_beginning(choices, 6, ""), 6);
}

/* Time grows with the length alone: a step that looks back to the start, or on to the end, would take minutes here. */
static void a_megabyte_of_anything_is_read(void **state)
{
    (void)state;
    static const char *const shapes[] = {
        "1 ",     "A B ",        "(A) ",    "A) x\nB) y\n\n", "{\"a\":", "{", "\"A\" ", "A, ", "\n\n",
        "not A ", "\\boxed{A} ", "답은 A ", "答案是A，不是",  "ｱ",       "ำ", "เ",      "ァ"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (enum lac_ask ask = LAC_ASK_LETTER; ask <= LAC_ASK_TEXT; ask++) {
            struct lac_str reply = {0};
            while (reply.len < 1 << 20)
                lac_str_add(&reply, shapes[i]);
            struct lac_reading r = read_city(ask, reply.data, reply.len);
            assert_true(r.from <= r.to && r.to <= reply.len);
            lac_str_free(&reply);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_megabyte_of_anything_is_read),
        cmocka_unit_test(a_cut_reply_is_decided_by_the_only_choice_that_begins_like_it),
        cmocka_unit_test(replies_of_six_languages_are_read_as_people_read_them),
        cmocka_unit_test(a_span_shows_the_bytes_that_decided),
        cmocka_unit_test(broken_bytes_and_nuls_are_read_around),
        cmocka_unit_test(replies_of_100_kilobytes_are_read_too),
        cmocka_unit_test(without_a_reader_plain_forms_are_still_read),
        cmocka_unit_test(a_question_without_choices_has_no_answer),
        cmocka_unit_test(labels_as_shown_are_the_ones_that_count),
        cmocka_unit_test(outcomes_keep_readings_apart),
    };
    english = reader_of("en");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lac_reader_free(english);
    return failed;
}
