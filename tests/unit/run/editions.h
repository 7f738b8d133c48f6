/* editions.h - files of one language each on the bench of bitext.h. */
#ifndef TESTS_RUN_EDITIONS_H
#define TESTS_RUN_EDITIONS_H

#include "core/run/edition.h"
#include "tests/unit/run/bitext.h"

/* An edition of a file that is written to the bench; `language` may be NULL. */
static inline enum lac_status bench_edition(struct bench *b, const char *name, const char *text, const char *language,
                                            struct lac_edition *out)
{
    struct lac_bitext read;
    bench_read(b, name, text, &read);
    assert_true(read.is_edition);
    enum lac_status status = lac_edition_of(b->project, b->arena, &read, language, out, &err);
    lac_bitext_free(&read);
    return status;
}

#define PLAIN(id, answer) "{\"id\":\"" id "\",\"question\":\"Q?\",\"choices\":[\"a\",\"b\"],\"answer\":" answer "}\n"
#define XCOPA(idx, label, ask)                                                                                         \
    "{\"premise\":\"P.\",\"choice1\":\"a\",\"choice2\":\"b\",\"question\":\"" ask "\",\"label\":" label                \
    ",\"idx\":" idx "}\n"

#endif
