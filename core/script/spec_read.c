/* spec_read.c - cases of a language: a reply, and what is read in it. */
#include "core/check/answer.h"
#include "core/model/item.h"
#include "core/script/package_self.h"
#include "core/script/spec_self.h"

#include <string.h>

/* The texts of a list, as an array in the spec's arena; NULL when it is no list of 1 to 26. */
static const char **texts_of(struct lac_spec *spec, const struct lac_value *list, size_t *n)
{
    *n = lac_count(list);
    if (!list || list->kind != LAC_LIST || *n == 0 || *n > LAC_CHOICES_MAX)
        return NULL;
    const char **texts = lac_arena_alloc(spec->arena, *n * sizeof *texts);
    for (size_t i = 0; i < *n; i++)
        texts[i] = lac_as_text(lac_at(list, i), "");
    return texts;
}

static struct lac_reader *english_reader(struct lac_spec *spec)
{
    const struct lac_package *english;
    if (lac_package_load(spec->packages, LAC_PKG_LANGUAGE, "en", &english, NULL) != LAC_OK)
        return NULL;
    return lac_reader_new(lac_package_data(english), NULL);
}

struct lac_value lac_spec_read(struct lac_spec *spec, const struct lac_value *one, const char **message)
{
    struct lac_error err;
    struct lac_reading reading;
    size_t n, n_labels;
    struct lac_value out = lac_object();
    const char *reply = lac_get_text(one, "reply", ""), **choices = texts_of(spec, lac_get(one, "choices"), &n);
    const char **labels = texts_of(spec, lac_get(one, "labels"), &n_labels);
    if (!choices || (labels && n_labels != n)) {
        *message = "a case with a reply needs its choices, 1 to 26 of them, and as many labels where it gives any";
        return out;
    }
    struct lac_reader *reader = lac_reader_new(lac_package_data(spec->package), &err), *english = NULL;
    if (!reader) {
        *message = lac_arena_strdup(spec->arena, err.message);
        return out;
    }
    english = english_reader(spec);
    struct lac_question question = {
        strcmp(lac_get_text(one, "ask", "letter"), "text") == 0 ? LAC_ASK_TEXT : LAC_ASK_LETTER, labels, choices, n};
    lac_read_answer(reader, english, &question, reply, strlen(reply), lac_get_bool(one, "truncated", false), &reading);
    lac_set_text(spec->arena, &out, "outcome", lac_reading_name(reading.kind));
    if (reading.kind == LAC_READ_ANSWER)
        lac_set_int(spec->arena, &out, "index", (int64_t)reading.index + 1);
    lac_reader_free(reader);
    lac_reader_free(english);
    return out;
}
