/* Replies and choices made of any bytes: the reader never fails, and what it says holds together. */
#include "core/check/answer.h"
#include "core/base/utf8.h"
#include "core/model/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char language_text[] =
    "{\"code\":\"en\",\"question\":\"Question: {stem}\",\"letters\":[\"甲\",\"乙\",\"丙\",\"丁\"],"
    "\"stop_words\":[\"the\",\"a\",\"is\"],\"patterns\":{"
    "\"cue\":[\"answer (?:is|would be)\",\"answer\\\\h*:\",\"(?:option|letter)\",\"答案(?:是|为)\"],"
    "\"refusal\":[\"I (?:can['’]?t|cannot) (?:help|answer)\",\"as an? AI[^.]*cannot\"],"
    "\"abstain\":[\"I do(?: not|n['’]t) know\"]}}";

static struct lac_reader *reader_once(void)
{
    static struct lac_reader *reader;
    if (!reader) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value language;
        if (lac_json_read(arena, language_text, sizeof language_text - 1, &language, NULL) < 0)
            abort();
        reader = lac_reader_new(&language, NULL);
        lac_arena_free(arena);
    }
    return reader;
}

/* The first byte chooses how to ask; up to four NUL-ended texts follow as choices, the rest is the reply. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { CHOICES = 4 };
    const char *choices[CHOICES] = {"Madrid", "Paris", "New York", "York"};
    if (size == 0)
        return 0;
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
    struct lac_question question = {.ask = flags & 1 ? LAC_ASK_TEXT : LAC_ASK_LETTER, .choices = choices, .n = CHOICES};
    struct lac_reading out, again;
    lac_read_answer(reader_once(), flags & 8 ? reader_once() : NULL, &question, reply, len, flags & 2, &out);
    lac_read_answer(reader_once(), flags & 8 ? reader_once() : NULL, &question, reply, len, flags & 2, &again);
    bool sound =
        out.from <= out.to && out.to <= len && out.rule && (out.kind != LAC_READ_ANSWER || out.index < CHOICES);
    bool same = out.kind == again.kind && out.index == again.index && out.from == again.from && out.to == again.to;
    if (!sound || !same || (out.kind == LAC_READ_TRUNCATED && !(flags & 2)))
        abort();
    free(reply);
    return 0;
}
