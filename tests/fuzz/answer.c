/* Replies and choices made of any bytes: the reader never fails, and what it says holds together. */
#include "core/check/answer.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/script/package.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Three languages that use what a language may say, and do not know each other's words. */
static const char *const language_texts[] = {
    "{\"code\":\"en\",\"script\":\"Latn\",\"denial\":[\"not\",\"no\",\"if\",\"wrong\",\"isn't\",\"n'\"],\"links\":["
    "\"that\",\"qu'\"],"
    "\"question\":\"Question: {stem}\",\"answer\":\"Answer:\","
    "\"stop_words\":[\"the\",\"a\",\"is\"],\"words\":[\"of\",\"and\"],\"numerals\":[\"one\",\"two\"],\"patterns\":{"
    "\"cue\":[\"answer (?:is|would be)\",\"answer\\\\h*:\",\"(?:option|letter)\"],"
    "\"affirm\":[\"is (?:right|correct)\"],\"contrast\":[\"but\"],\"negation\":[\"anything but\"],"
    "\"refusal\":[\"I (?:can['’]?t|cannot) (?:help|answer)\",\"as an? AI[^.]*cannot\"],"
    "\"abstain\":[\"I do(?: not|n['’]t) know\"]}}",
    "{\"code\":\"zh\",\"script\":\"Hans\",\"denial\":[\"不\",\"错\"],\"links\":[\"那\"],\"cue_ends\":{\"naming\":["
    "\"项\"],"
    "\"stating\":[\"为\"]},"
    "\"scripts\":[\"Hani\"],\"question\":\"问题：{stem}\",\"answer\":\"答案：\","
    "\"letters\":[\"甲\",\"乙\",\"丙\",\"丁\"],\"more_letters\":[[\"子\",\"丑\"]],\"numerals\":[\"一\",[\"二\",\"两\"],"
    "\"三\"],"
    "\"stop_words\":[\"的\",\"是\"],\"patterns\":{\"cue\":[\"答案(?:是|为)\",\"选项\"],\"affirm\":[\"^正确\"],"
    "\"contrast\":[\"而是\"],\"negation\":[\"不是\"],\"refusal\":[\"无法回答\"],\"abstain\":[\"不知道\"]}}",
    "{\"code\":\"tr\",\"script\":\"Latn\",\"case\":\"turkic\",\"question\":\"Soru: {stem}\",\"answer\":\"Yanıt:\","
    "\"normal\":{\"drop\":\"-\",\"map\":{\"â\":\"a\",\"ae\":\"e\"}},\"affixes\":{\"before\":[\"l\"],\"behind\":["
    "\"dır\",\"i\",\"e\"]},"
    "\"letters\":[\"ç\"],\"stop_words\":[\"bir\",\"ve\",\"bu\"],\"words\":[\"için\"],\"patterns\":{\"cue\":["
    "\"yanıt\\\\h*:?\"],"
    "\"affirm\":[\"doğru\"],\"negation\":[\"değil\"],\"refusal\":[\"yardımcı olamam\"],\"abstain\":[\"bilmiyorum\"]}}",
};
enum { LANGUAGES = sizeof language_texts / sizeof *language_texts };

static struct lac_reader *readers[LANGUAGES];

static const struct lac_reader *const *all(void *user, size_t *n)
{
    (void)user;
    *n = LANGUAGES;
    return (const struct lac_reader *const *)readers;
}

/* What the shipped languages look like. */
static const struct lac_tongues *tongues(void *user)
{
    (void)user;
    static const char *const roots[] = {SOURCE_DIR};
    static struct lac_packages *packages;
    packages = packages ? packages : lac_packages_new(roots, 1);
    return lac_packages_tongues(packages);
}

static const struct lac_others others = {all, tongues, NULL};

static void make_readers(void)
{
    for (size_t i = 0; i < LANGUAGES && !readers[i]; i++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value language;
        if (lac_json_read(arena, language_texts[i], strlen(language_texts[i]), &language, NULL) < 0)
            abort();
        readers[i] = lac_reader_new(&language, NULL);
        if (!readers[i])
            abort();
        lac_reader_know(readers[i], &others);
        lac_arena_free(arena);
    }
}

/* The first byte chooses how to ask: bit 0 the ask, 1 cut, 2 choices in the input, 3 English known, 4 and 5 the
 * language, 6 labels; up to four NUL-ended texts follow as choices, the rest is the reply. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { CHOICES = 4 };
    static const char *const native[CHOICES] = {"1", "2", "3", "4"};
    const char *choices[CHOICES] = {"Madrid", "Paris", "New York", "York"};
    if (size == 0)
        return 0;
    make_readers();
    uint8_t flags = data[0];
    const char *at = (const char *)data + 1, *end = (const char *)data + size, *nul;
    for (size_t i = 0; i < CHOICES && (flags & 4) && (nul = memchr(at, '\0', (size_t)(end - at))); i++) {
        choices[i] = at;
        at = nul + 1;
    }
    size_t len = (size_t)(end - at);
    char *reply = malloc(len ? len : 1); /* a block of its own, so that reading past its end is seen */
    if (!reply)
        return 0;
    memcpy(reply, at, len);
    const struct lac_reader *reader = readers[(flags >> 4 & 3) % LANGUAGES], *english = flags & 8 ? readers[0] : NULL;
    struct lac_question question = {.ask = flags & 1 ? LAC_ASK_TEXT : LAC_ASK_LETTER,
                                    .labels = flags & 64 ? native : NULL,
                                    .choices = choices,
                                    .n = CHOICES};
    struct lac_reading out, again;
    lac_read_answer(reader, english, &question, reply, len, flags & 2, &out);
    lac_read_answer(reader, english, &question, reply, len, flags & 2, &again);
    bool sound =
        out.from <= out.to && out.to <= len && out.rule && (out.kind != LAC_READ_ANSWER || out.index < CHOICES);
    bool same = out.kind == again.kind && out.index == again.index && out.from == again.from && out.to == again.to;
    if (!sound || !same || (out.kind == LAC_READ_TRUNCATED && !(flags & 2)))
        abort();
    free(reply);
    return 0;
}
