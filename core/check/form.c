#include "core/check/form.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { STEM_MIN = 3 }; /* characters that must be left when an ending is exchanged for another */

struct affix {
    char *text;
    size_t len;
};

struct lac_affixes {
    struct affix *before, *behind;
    size_t n_before, n_behind;
};

static char *bare(const char *text, size_t len)
{
    struct lac_str out = {0};
    lac_utf8_fold_marks(&out, text, len);
    return lac_str_take(&out);
}

static struct affix *read_list(const struct lac_value *list, size_t *n)
{
    *n = list && list->kind == LAC_LIST ? lac_count(list) : 0;
    struct affix *out = lac_alloc_zero(*n + 1, sizeof *out);
    for (size_t i = 0; i < *n; i++) {
        const char *text = lac_as_text(lac_at(list, i), "");
        out[i].text = bare(text, strlen(text));
        out[i].len = strlen(out[i].text);
    }
    return out;
}

struct lac_affixes *lac_affixes_new(const struct lac_value *language)
{
    const struct lac_value *affixes = lac_get(language, "affixes");
    if (!affixes || affixes->kind != LAC_MAP)
        return NULL;
    struct lac_affixes *a = lac_alloc_zero(1, sizeof *a);
    a->before = read_list(lac_get(affixes, "before"), &a->n_before);
    a->behind = read_list(lac_get(affixes, "behind"), &a->n_behind);
    return a;
}

static void free_list(struct affix *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(list[i].text);
    free(list);
}

void lac_affixes_free(struct lac_affixes *affixes)
{
    if (!affixes)
        return;
    free_list(affixes->before, affixes->n_before);
    free_list(affixes->behind, affixes->n_behind);
    free(affixes);
}

bool lac_affixes_end(const struct lac_affixes *affixes, const char *text, size_t len)
{
    if (!affixes || len == 0)
        return false;
    char *ending = bare(text, len);
    size_t ending_len = strlen(ending);
    bool known = false;
    for (size_t i = 0; i < affixes->n_behind && !known; i++)
        known = affixes->behind[i].len == ending_len && memcmp(affixes->behind[i].text, ending, ending_len) == 0;
    free(ending);
    return known;
}

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x5BE;
}

static size_t word_end(const struct lac_view *folded, size_t at)
{
    uint32_t cp, next;
    for (size_t took; (took = lac_view_char(folded, at, &cp)) > 0; at += took) {
        if (lac_char_is_word(cp))
            continue;
        lac_view_char(folded, at + took, &next);
        if (!is_hyphen(cp) || !lac_char_is_word(next))
            break;
    }
    return at;
}

/* Letters that lose no mark, and marks that stay on theirs: bare() would change nothing. */
static bool is_bare(const char *text, size_t len)
{
    bool keeps = true;
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        unsigned traits = cp < 0x80 ? LAC_CHAR_BARE : lac_char_traits(cp);
        if (took == 0 || !(traits & LAC_CHAR_MARK ? keeps : (traits & LAC_CHAR_BARE) != 0))
            return false;
        keeps = traits & LAC_CHAR_MARK || (traits & LAC_CHAR_KEEPS);
    }
    return true;
}

/* bare() for a word whose letters lose only marks of their own, as most have them; NULL where it takes more. */
static char *quickly_bare(const char *text, size_t len)
{
    char *out = lac_alloc(len + 4);
    size_t n = 0;
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        unsigned traits = cp < 0x80 ? LAC_CHAR_FOLDED | LAC_CHAR_BARE : lac_char_traits(cp);
        uint32_t base = traits & LAC_CHAR_BARE ? cp : lac_char_base(cp);
        if (took == 0 || traits & LAC_CHAR_MARK || !(traits & LAC_CHAR_FOLDED) || base == 0) {
            free(out);
            return NULL;
        }
        n += lac_utf8_put(out + n, base); /* never longer than the letter */
    }
    out[n] = '\0';
    return out;
}

static bool begins(const char *text, size_t len, const struct affix *affix)
{
    return affix->len > 0 && affix->len < len && affix->text[0] == text[0] &&
           affix->text[affix->len - 1] == text[affix->len - 1] && memcmp(text, affix->text, affix->len) == 0;
}

enum { LAST_BIT = 31 };

/* The first affix from `i` on with which a word may begin; `n` when there is none. */
static size_t next_affix(uint32_t bits, size_t i, size_t n)
{
    if (i < LAST_BIT)
        i = bits >> i ? i + (size_t)__builtin_ctz(bits >> i) : n;
    else if (!(bits >> LAST_BIT))
        i = n;
    return i < n ? i : n;
}

static void find_beginning(struct lac_form *form, const struct lac_affixes *affixes)
{
    uint32_t cp;
    size_t took = lac_utf8_next(form->text, form->len, &cp);
    memcpy(&form->first, form->text, took);
    for (size_t i = 0; affixes && i < affixes->n_before; i++)
        if (begins(form->text, form->len, &affixes->before[i]))
            form->before |= (uint32_t)1 << (i < LAST_BIT ? i : LAST_BIT);
}

void lac_forms_of(struct lac_forms *out, const struct lac_view *folded, const struct lac_affixes *affixes)
{
    uint32_t cp;
    for (size_t at = 0, took; (took = lac_view_char(folded, at, &cp)) > 0;) {
        if (!lac_char_is_word(cp)) {
            at += took;
            continue;
        }
        struct lac_form form = {.from = at, .to = word_end(folded, at), .text = folded->text + at};
        form.len = form.to - at;
        if (affixes && !is_bare(form.text, form.len)) {
            form.own = quickly_bare(form.text, form.len);
            form.own = form.own ? form.own : bare(form.text, form.len);
            form.text = form.own;
            form.len = strlen(form.text);
        }
        find_beginning(&form, affixes);
        at = form.to;
        lac_vec_push(out, form);
    }
}

void lac_forms_free(struct lac_forms *forms)
{
    for (size_t i = 0; i < forms->n; i++)
        free(forms->at[i].own);
    lac_vec_free(forms);
}

static bool ends(const char *text, size_t len, const struct affix *affix)
{
    return affix->len > 0 && affix->len < len && affix->text[affix->len - 1] == text[len - 1] &&
           memcmp(text + len - affix->len, affix->text, affix->len) == 0;
}

/* a with an ending taken away, b with none or one: the same, and long enough to say something. */
static bool share_stem(const struct lac_affixes *affixes, const char *a, size_t a_len, const char *b, size_t b_len)
{
    for (size_t i = 0; i < affixes->n_behind; i++) {
        if (!ends(a, a_len, &affixes->behind[i]))
            continue;
        size_t stem = a_len - affixes->behind[i].len;
        if (stem > b_len || memcmp(a, b, stem) != 0)
            continue;
        if (stem == b_len)
            return true;
        if (lac_utf8_count(a, stem) < STEM_MIN)
            continue;
        for (size_t k = 0; k < affixes->n_behind; k++)
            if (b_len - stem == affixes->behind[k].len && ends(b, b_len, &affixes->behind[k]))
                return true;
    }
    return false;
}

/* Both begin with the same letter, as far as two bytes tell: stems have at least one. */
static bool is_same(const struct lac_affixes *affixes, const char *a, size_t a_len, const char *b, size_t b_len)
{
    bool wide = a_len > 1 && b_len > 1 && (unsigned char)a[0] >= 0x80;
    if (a_len == 0 || b_len == 0 || a[0] != b[0] || (wide && a[1] != b[1]))
        return false;
    return (a_len == b_len && memcmp(a, b, a_len) == 0) || share_stem(affixes, a, a_len, b, b_len) ||
           share_stem(affixes, b, b_len, a, a_len);
}

/* The same behind a beginning each: Zulu "isikhutha", "nesikhutha". */
static bool shares_end(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b)
{
    size_t n = affixes->n_before;
    if (!a->before || !b->before || a->text[a->len - 1] != b->text[b->len - 1])
        return false;
    for (size_t i = next_affix(a->before, 0, n); i < n; i = next_affix(a->before, i + 1, n))
        for (size_t k = next_affix(b->before, 0, n); k < n; k = next_affix(b->before, k + 1, n)) {
            size_t x = affixes->before[i].len, y = affixes->before[k].len;
            if (a->len - x == b->len - y && begins(a->text, a->len, &affixes->before[i]) &&
                begins(b->text, b->len, &affixes->before[k]) && memcmp(a->text + x, b->text + y, a->len - x) == 0 &&
                lac_utf8_count(a->text + x, a->len - x) > STEM_MIN)
                return true;
        }
    return false;
}

/* b without an affix before it is a in some form. */
static bool is_behind_affix(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b)
{
    size_t n = affixes->n_before;
    for (size_t i = next_affix(b->before, 0, n); i < n; i = next_affix(b->before, i + 1, n)) {
        const struct affix *before = &affixes->before[i];
        if (begins(b->text, b->len, before) &&
            is_same(affixes, a->text, a->len, b->text + before->len, b->len - before->len))
            return true;
    }
    return false;
}

bool lac_form_is_other(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b)
{
    return is_same(affixes, a->text, a->len, b->text, b->len) || is_behind_affix(affixes, a, b) ||
           is_behind_affix(affixes, b, a) || shares_end(affixes, a, b);
}

size_t lac_ending_at(const struct lac_affixes *affixes, const char *text, size_t len)
{
    size_t longest = 0;
    for (size_t i = 0; affixes && i < affixes->n_behind; i++) {
        const struct affix *a = &affixes->behind[i];
        if (a->len > longest && a->len <= len && memcmp(text, a->text, a->len) == 0)
            longest = a->len;
    }
    return longest;
}
