/* What stands behind a label or a choice and says that it is the answer, or stops speaking of it. */
#include "core/base/utf8.h"
#include "core/check/mention.h"
#include "core/check/reading.h"

enum {
    AFFIRM_MAX = 24,  /* bytes between a label and what says that it is right */
    REASON_MAX = 64,  /* bytes of a word for "because" */
    BORNE_MAX = 4096, /* bytes of a reply in which the texts of choices are looked for behind each label */
    AGAINST_MAX = 24  /* bytes between two labels, of which the second is denied */
};

bool lac_is_affirmed_from(const struct lac_read *read, size_t from)
{
    size_t end = lac_sentence_end(&read->plain, from);
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match_near(&read->readers[i]->affirm, &read->plain, from, end, AFFIRM_MAX, &match))
            return true;
    return false;
}

bool lac_gives_reason(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    struct lac_match match;
    pos = lac_skip_marks(plain, pos);
    size_t end = pos + lac_utf8_cut(plain->text + pos, plain->len - pos, REASON_MAX);
    for (size_t i = 0; i < read->readers_n && pos < end; i++)
        if (lac_patterns_match_near(&read->readers[i]->reason, plain, pos, end, 0, &match))
            return true;
    return false;
}

bool lac_has_good_reason(const struct lac_read *read, const struct lac_spot *spot, size_t pos)
{
    if (!lac_gives_reason(read, pos))
        return false;
    size_t from = lac_skip_marks(&read->plain, pos), end = lac_sentence_end(&read->plain, from), to, others = 0;
    enum lac_follow follow = lac_follow_at(&read->plain, pos);
    if (follow == LAC_FOLLOW_STOP || follow == LAC_FOLLOW_END || !lac_doubts(read, from, end))
        return true;
    const struct lac_spots *labels = lac_labels(read);
    for (size_t i = lac_label_behind(read, from); i < labels->n && labels->at[i].from < end; i++)
        others += labels->at[i].index != spot->index && labels->at[i].capital;
    for (size_t at = from; at < end && others == 0; at++) {
        size_t index = lac_view_is_bounded(&read->plain, at, at) ? lac_choice_at(read, at, &to) : LAC_NO_CHOICE;
        others += index != LAC_NO_CHOICE && index != spot->index;
    }
    return others > 0;
}

size_t lac_claim_end(const struct lac_read *read, size_t from, size_t to)
{
    uint32_t cp, before = 0;
    if (from < to && lac_gives_reason(read, from))
        return from;
    for (size_t took; from < to && (took = lac_view_char(&read->plain, from, &cp)) > 0; from += took) {
        bool thai = cp == ' ' && before >= 0xE01 && before <= 0xE7F; /* whose comma is a space */
        if ((lac_char_is_comma(cp) || thai) && lac_gives_reason(read, from))
            return from;
        before = cp;
    }
    return to;
}

/* A word of contrast stands right at `pos`; its end in *to. */
static bool begins_contrast(const struct lac_read *read, size_t pos, size_t end, size_t *to)
{
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n && pos < end; i++)
        if (lac_patterns_match_near(&read->readers[i]->contrast, &read->plain, pos, end, 0, &match) &&
            match.to[0] > 0) {
            *to = pos + match.to[0];
            return true;
        }
    return false;
}

bool lac_is_hedged(const struct lac_read *read, const struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    size_t pos = lac_skip_marks(plain, spot->after), end = lac_sentence_end(plain, pos), to;
    struct lac_match match;
    bool unsure = false;
    for (size_t i = 0; i < read->readers_n && !unsure; i++) /* "B, no doubt" */
        unsure = pos < end && lac_patterns_match_near(&read->readers[i]->hedge, plain, pos, end, 0, &match);
    if (!unsure && begins_contrast(read, pos, end, &to))
        for (size_t i = 0; i < read->readers_n && !unsure; i++)
            unsure = lac_patterns_match(&read->readers[i]->abstain, plain, to, end, &match);
    return unsure && !lac_names_another(read, spot);
}

bool lac_is_borne_out(const struct lac_read *read, const struct lac_spot *spot, size_t end)
{
    struct lac_mentions all = {0}, mentions = {0};
    struct lac_mention shown;
    bool few = spot->index != LAC_NO_CHOICE && read->plain.len <= BORNE_MAX &&
               !(read->truncated && end >= read->plain.len) && !lac_names_another(read, spot) &&
               lac_find_texts(read, &all);
    for (size_t i = 0; i < all.n && few; i++)
        if (all.at[i].from >= spot->after && all.at[i].to <= end)
            lac_vec_push(&mentions, all.at[i]);
    bool same = few && lac_mentions_settle(read, &mentions, &shown) == spot->index;
    lac_vec_free(&all);
    lac_vec_free(&mentions);
    return same;
}

/* What stands between the two denies the second, and leaves the first alone. */
static bool sets_against(const struct lac_read *read, const struct lac_spot *spot, const struct lac_spot *other)
{
    bool own = spot->text == spot->index && spot->text != LAC_NO_CHOICE;
    size_t start = own ? spot->text_to : spot->after, from = start;
    enum lac_follow follow = own ? spot->text_follow : spot->follow;
    struct lac_match match;
    if (follow != LAC_FOLLOW_PAUSE && !lac_contrast_in(read, start, other->from, &from))
        return false;
    for (size_t i = 0; i < read->readers_n; i++) /* "B, if not A" */
        if (lac_patterns_match(&read->readers[i]->when, &read->plain, from, other->from, &match))
            return false;
    size_t clause = lac_clause_start(read, other->from); /* "A - wrong, B", "A - wrong; B" deny A */
    return other->from - start <= AGAINST_MAX && lac_sentence_end(&read->plain, start) > other->from &&
           lac_doubts(read, clause > from ? clause : from, other->from);
}

bool lac_is_set_against(const struct lac_read *read, const struct lac_spot *spot, size_t end)
{
    const struct lac_spots *labels = lac_labels(read);
    size_t i = lac_label_behind(read, spot->after);
    if (i == labels->n || labels->at[i].from >= end || !sets_against(read, spot, &labels->at[i]))
        return false;
    const struct lac_spot *other = &labels->at[i];
    size_t to = other->text == other->index && other->text != LAC_NO_CHOICE ? other->text_to : other->after;
    return lac_skip_marks(&read->plain, to) >= end && !lac_names_another(read, spot);
}
