/* layout.h - files of bilingual questions, in the layouts that docs/audit.md describes, read to pairs. */
#ifndef LAC_RUN_LAYOUT_H
#define LAC_RUN_LAYOUT_H

#include "core/base/status.h"
#include "core/base/vec.h"
#include "core/run/pair.h"

struct lac_bitext; /* below */

struct lac_layout {
    const char *name; /* "pitfalls" */
    /* True when a row looks like one of this layout. */
    bool (*fits)(const struct lac_value *row);
    /* Adds the row's pairs; a pair that lacks something says so in `missing`. */
    void (*read)(struct lac_bitext *text, size_t row, const struct lac_value *value);
    /* What the file calls a field of a check ("target.choices", "english.edits.1"). */
    const char *(*field)(struct lac_arena *arena, const struct lac_pair *pair, const char *field);
};

extern const struct lac_layout lac_layout_pitfalls, lac_layout_pairs, lac_layout_csv, lac_layout_parallel;

struct lac_bitext {
    struct lac_arena *arena;
    const char *path;
    const char *language; /* of the pitfalls layout: given, or of the file's name; else NULL */
    const struct lac_layout *layout;
    size_t rows;
    LAC_VEC(struct lac_pair) pairs;
    bool is_results; /* the published results file, which has no pairs: */
    struct lac_value results;
    bool is_edition; /* one language alone (edition.h); no pairs: */
    struct lac_value edition;
    const char *english; /* the English file of pairs that two editions make; else NULL */
};

/* Reads a file. `format`: "auto", "pitfalls", "jsonl", "csv" or "parallel"; `language` is what a pitfalls file's pairs
 * are in. With "auto" and "parallel" rows of no bilingual layout are kept as those of an edition, tab-separated ones
 * unread (nil). LAC_E_CONFIG with "FILE: line N..." for a file that cannot be read or is not of the layout that is
 * named. The texts live in `arena`; freed with lac_bitext_free. */
enum lac_status lac_bitext_read(struct lac_arena *arena, const char *path, const char *format, const char *language,
                                struct lac_bitext *out, struct lac_error *err);
void lac_bitext_free(struct lac_bitext *text);

/* "Zulu" of "data/Zulu.json" and of "data/Zulu_results.json"; in the arena. */
const char *lac_bitext_stem(struct lac_arena *arena, const char *path);

/* For layouts: a field that must be a text, or a list of texts, of a row. False after naming it in pair->missing. */
bool lac_pair_text(struct lac_pair *pair, const struct lac_value *row, const char *key, const char **out);
bool lac_pair_texts(struct lac_arena *arena, struct lac_pair *pair, const struct lac_value *row, const char *key,
                    struct lac_pair_side *out);

/* For layouts with a map for each language: the stem (`stem`, `premise` or `question`), choices, answer and kind of
 * question of one; answer and kind may also stand in `row`. `english` is NULL for the English side itself. False after
 * naming in pair->missing what is not there. */
bool lac_pair_wording(struct lac_arena *arena, struct lac_pair *pair, const struct lac_value *row,
                      const struct lac_value *wording, const struct lac_pair_side *english, struct lac_pair_side *out);
bool lac_is_wording(const struct lac_value *value); /* a map with a stem and choices */

/* The letter of a choice ("B", "b)"), from 0; -1 for anything else. */
int64_t lac_answer_letter(const char *answer);

#endif
