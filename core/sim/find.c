#include "core/sim/find.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/sim/cipher.h"
#include "core/sim/near.h"

#include <stdlib.h>
#include <string.h>

enum {
    LABEL_BYTES = 40,       /* the longest "Question:" in any language */
    CHOICE_LABEL_BYTES = 16 /* "(A) ", "B．" and the like */
};

/* ---- the stem ---- */

struct hit {
    const struct lac_item *item;
    const struct lac_wording *wording;
    size_t at, end;
};

static const char *last_of(const char *text, const char *part)
{
    const char *last = NULL;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        last = at;
    return last;
}

static void consider(struct hit *best, const char *text, const struct lac_item *item, const struct lac_wording *wording)
{
    const char *at = last_of(text, wording->stem);
    if (!at)
        return;
    struct hit hit = {item, wording, (size_t)(at - text), (size_t)(at - text) + strlen(wording->stem)};
    if (!best->item || hit.end > best->end || (hit.end == best->end && hit.at < best->at))
        *best = hit;
}

static struct hit find_stem(const struct lac_sim_world *world, const char *text, bool english_only)
{
    struct hit best = {NULL, NULL, 0, 0};
    for (size_t i = 0; i < world->n_items; i++) {
        const struct lac_item *item = &world->items[i];
        consider(&best, text, item, &item->en);
        for (size_t w = 0; w < item->n_others && !english_only; w++)
            consider(&best, text, item, &item->others[w]);
    }
    return best;
}

/* ---- what was added ---- */

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r\n", *at))
        at++;
    return at;
}

/* Behind the first colon, when it comes early enough to end a label; else NULL. */
static const char *behind_label(const char *line, const char *end)
{
    size_t len = (size_t)(end - line) < LABEL_BYTES ? (size_t)(end - line) : LABEL_BYTES;
    for (size_t i = 0; i < len; i++) {
        if (line[i] == ':')
            return line + i + 1;
        if (end - line - (long)i >= 3 && memcmp(line + i, "：", 3) == 0)
            return line + i + 3;
        if (line[i] == '.' || line[i] == '?' || line[i] == '!')
            return NULL;
    }
    return NULL;
}

static const char *start_of_line(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        at--;
    return at;
}

/* The question begins behind its label; a text of several lines before the stem belongs to it when the stem's own line
 * has no label and a line above in the same paragraph does. */
static const char *start_of_question(const char *text, const char *stem)
{
    const char *line = start_of_line(text, stem), *own = line;
    for (;;) {
        const char *end = memchr(line, '\n', (size_t)(stem - line));
        const char *behind = behind_label(line, end ? end : stem);
        if (behind)
            return behind;
        if (line == text || (line - text >= 2 && line[-2] == '\n'))
            return own;
        line = start_of_line(text, line - 1);
    }
}

static bool has_word(const char *text)
{
    for (size_t at = 0, len = strlen(text); at < len;) {
        uint32_t cp;
        size_t bytes = lac_utf8_next(text + at, len - at, &cp);
        if (bytes && (lac_utf8_is_letter(cp) || lac_utf8_digit(cp) >= 0))
            return true;
        at += bytes ? bytes : 1;
    }
    return false;
}

/* ---- the choices ---- */

static bool same_folded(const char *a, size_t a_len, const char *b)
{
    struct lac_str x = {0}, y = {0};
    lac_utf8_fold(&x, a, a_len);
    lac_utf8_fold(&y, b, strlen(b));
    bool same = strcmp(lac_str_get(&x), lac_str_get(&y)) == 0;
    lac_str_free(&x);
    lac_str_free(&y);
    return same;
}

static int choice_of(const struct lac_found *found, const char *text, size_t len)
{
    const struct lac_item *item = found->situation.item;
    const struct lac_wording *wording = found->wording ? found->wording : &item->en;
    struct lac_str plain = {0};
    if (!found->wording)
        lac_cipher_read(&plain, found->situation.language, text, len);
    else
        lac_str_addn(&plain, text, len);
    int choice = -1;
    for (size_t i = 0; i < wording->n && choice < 0; i++)
        if (same_folded(lac_str_get(&plain), plain.len, wording->choices[i]))
            choice = (int)i;
    lac_str_free(&plain);
    return choice;
}

/* The end of "A. ", "(B) ", "3) ", "أ) ", "Ａ．" at the start of a line; NULL when there is no such thing. */
static const char *behind_choice_label(const char *line, const char *end, const char **label, size_t *label_len)
{
    const char *at = line + (line < end && *line == '(');
    uint32_t cp;
    *label = at;
    while (at < end && at - line < CHOICE_LABEL_BYTES) {
        size_t bytes = lac_utf8_next(at, (size_t)(end - at), &cp);
        if (!bytes || lac_utf8_is_space(cp))
            return NULL;
        if (lac_utf8_is_punct(cp)) {
            *label_len = (size_t)(at - *label);
            at += bytes;
            return *label_len ? at : NULL;
        }
        at += bytes;
    }
    return NULL;
}

static bool choice_line(const char *line, const char *end, struct lac_arena *arena, struct lac_found *out)
{
    const char *label;
    size_t label_len = 0;
    const char *text = behind_choice_label(line, end, &label, &label_len);
    if (!text)
        return false;
    text = skip_space(text, end);
    while (end > text && strchr(" \t\r", end[-1]))
        end--;
    int choice = choice_of(out, text, (size_t)(end - text));
    if (choice < 0)
        return false;
    if (!out->labels[choice])
        out->n_labels++;
    out->labels[choice] = lac_arena_strndup(arena, label, label_len);
    return true;
}

/* Walks over the lines behind the stem: notes the choices, and adds what stands before them. */
static void read_behind(const char *at, struct lac_arena *arena, struct lac_found *out, struct lac_str *added)
{
    bool open = true;
    for (bool first = true; *at; first = false) {
        const char *end = strchrnul(at, '\n'), *next = *end ? end + 1 : end;
        bool choice = !first && choice_line(at, end, arena, out);
        bool label = !first && !*skip_space(next, next + strlen(next)) && behind_label(at, end);
        if (choice || label || (!first && skip_space(at, end) == end))
            open = false;
        if (open) {
            lac_str_addc(added, ' ');
            lac_str_addn(added, at, (size_t)(end - at));
        }
        at = next;
    }
}

/* ---- mentions ---- */

static bool joins_words(uint32_t cp)
{
    static const char *const UNSPACED[] = {"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"};
    if (lac_utf8_digit(cp) >= 0)
        return true;
    if (!lac_utf8_is_letter(cp))
        return false;
    for (size_t i = 0; i < sizeof UNSPACED / sizeof *UNSPACED; i++)
        if (strcmp(lac_utf8_script(cp), UNSPACED[i]) == 0)
            return false;
    return true;
}

static uint32_t char_before(const char *text, const char *at)
{
    uint32_t cp = ' ';
    const char *start = at;
    while (start > text && at - start < 4 && ((unsigned char)*--start & 0xC0) == 0x80)
        ;
    if (start < at && !lac_utf8_next(start, (size_t)(at - start), &cp))
        return ' ';
    return cp;
}

static uint32_t char_at(const char *at)
{
    uint32_t cp = ' ';
    if (*at && !lac_utf8_next(at, strlen(at), &cp))
        return ' ';
    return cp;
}

/* True when the `len` bytes at `at` are words of their own in `text`. */
static bool stands_alone(const char *text, const char *at, size_t len)
{
    const char *end = at + len;
    bool left = joins_words(char_before(text, at)) && joins_words(char_at(at));
    bool right = joins_words(char_at(end)) && joins_words(char_before(text, end));
    return !left && !right;
}

bool lac_find_mention(const char *text, const char *needle)
{
    struct lac_str hay = {0}, part = {0};
    lac_utf8_fold(&hay, text, strlen(text));
    lac_utf8_fold(&part, needle, strlen(needle));
    bool found = false;
    for (const char *at = lac_str_get(&hay); part.len && !found && (at = strstr(at, part.data)) != NULL; at++)
        found = stands_alone(hay.data, at, part.len);
    lac_str_free(&hay);
    lac_str_free(&part);
    return found;
}

void lac_find_hint(struct lac_str *out, const char *choice)
{
    static const char *const HOW[] = {"weathered", "crooked",  "hollow",  "faded",  "gilded",   "narrow",
                                      "mossy",     "creaking", "painted", "sunken", "polished", "dented",
                                      "slender",   "dusty",    "carved",  "woven"};
    static const char *const WHAT[] = {"archway",   "banister", "orchard", "lantern",  "doorstep", "railing",
                                       "courtyard", "bench",    "chimney", "cupboard", "ladder",   "balcony",
                                       "threshold", "parapet",  "trellis", "gatepost"};
    struct lac_str folded = {0};
    lac_utf8_fold(&folded, choice, strlen(choice));
    uint64_t pick = lac_id_of_bytes(lac_str_get(&folded), folded.len).lo;
    lac_str_addf(out, "%s %s", HOW[pick % 16], WHAT[pick / 16 % 16]);
    lac_str_free(&folded);
}

/* How a wrong choice may be mentioned, folded. */
struct form {
    struct lac_str text;
    int choice;
};
struct forms {
    LAC_VEC(struct form) list;
};

static void add_form(struct forms *forms, size_t choice, const char *text)
{
    struct form form = {{0}, (int)choice};
    lac_utf8_fold(&form.text, text, strlen(text));
    lac_vec_push(&forms->list, form);
}

static void add_forms(struct forms *forms, const struct lac_item *item, size_t choice)
{
    struct lac_str hint = {0};
    lac_find_hint(&hint, item->en.choices[choice]);
    add_form(forms, choice, lac_str_get(&hint));
    lac_str_free(&hint);
    add_form(forms, choice, item->en.choices[choice]);
    for (size_t w = 0; w < item->n_others; w++)
        add_form(forms, choice, item->others[w].choices[choice]);
}

/* The longest form that stands at this place; NULL for none. */
static const struct form *form_at(const struct forms *forms, const char *text, const char *at)
{
    const struct form *best = NULL;
    for (size_t i = 0; i < forms->list.n; i++) {
        const struct form *form = &forms->list.at[i];
        if (form->text.len > (best ? best->text.len : 0) && lac_starts_with(at, form->text.data) &&
            stands_alone(text, at, form->text.len))
            best = form;
    }
    return best;
}

/* Counts the mentions in a text; *first becomes the lowest wrong choice that is mentioned. */
static int count_mentions(const struct forms *forms, const struct lac_str *text, int *first)
{
    int n = 0;
    struct lac_str hay = {0};
    lac_utf8_fold(&hay, lac_str_get(text), text->len);
    for (const char *at = lac_str_get(&hay); *at;) {
        const struct form *form = form_at(forms, hay.data, at);
        at += form ? form->text.len : 1;
        if (!form)
            continue;
        n++;
        *first = *first < 0 || form->choice < *first ? form->choice : *first;
    }
    lac_str_free(&hay);
    return n;
}

static void read_added(const struct lac_str *added, struct lac_found *out)
{
    struct lac_situation *s = &out->situation;
    struct forms forms = {{0}};
    struct lac_str plain = {0};
    for (size_t i = 0; i < s->item->en.n; i++)
        if (i != s->item->answer)
            add_forms(&forms, s->item, i);
    lac_cipher_read(&plain, s->language, lac_str_get(added), added->len);
    s->added = has_word(lac_str_get(added));
    /* the same mentions are seen in both, but for words that only look ciphered and those that only are */
    int read = count_mentions(&forms, &plain, &s->wrong), shown = count_mentions(&forms, added, &s->wrong);
    s->mentions = read > shown ? read : shown;
    for (size_t i = 0; i < forms.list.n; i++)
        lac_str_free(&forms.list.at[i].text);
    lac_vec_free(&forms.list);
    lac_str_free(&plain);
}

/* ---- the whole ---- */

/* `plain` is `text` or, in a ciphered language, what it means; both have the same lines. Returns the place in `text`
 * that is as many lines down and, as bytes differ, at the stem's translation. */
static size_t place_in(const char *text, const char *plain, const struct hit *hit, const char *language, size_t *end)
{
    if (text == plain) {
        *end = hit->end;
        return hit->at;
    }
    struct lac_str stem = {0};
    lac_cipher_write(&stem, language, hit->wording->stem, strlen(hit->wording->stem));
    const char *at = last_of(text, lac_str_get(&stem));
    size_t place = at ? (size_t)(at - text) : strlen(text);
    *end = place + (at ? stem.len : 0);
    lac_str_free(&stem);
    return place;
}

static void describe(const struct hit *hit, const char *text, const char *plain, const char *language,
                     struct lac_arena *arena, struct lac_found *out)
{
    bool ciphered = text != plain;
    out->situation =
        (struct lac_situation){hit->item, ciphered ? language : hit->wording->language, false, -1, 0, LAC_CHANGE_NONE};
    out->wording = ciphered ? NULL : hit->wording;
    size_t end, at = place_in(text, plain, hit, language, &end);
    const char *start = start_of_question(text, text + at);
    struct lac_str added = {0};
    lac_str_addn(&added, start, (size_t)(text + at - start));
    read_behind(text + end, arena, out, &added);
    read_added(&added, out);
    out->added = lac_arena_strndup(arena, lac_str_get(&added), added.len);
    lac_str_free(&added);
}

static bool find_ciphered(const struct lac_sim_world *world, struct lac_arena *arena, const char *text,
                          struct lac_found *out)
{
    const char *language;
    for (size_t i = 0; lac_cipher_language(i, &language); i++) {
        if (!lac_cipher_could_be(language, text, strlen(text)))
            continue;
        struct lac_str plain = {0};
        lac_cipher_read(&plain, language, text, strlen(text));
        struct hit hit = find_stem(world, lac_str_get(&plain), true);
        if (hit.item)
            describe(&hit, text, lac_str_get(&plain), language, arena, out);
        lac_str_free(&plain);
        if (hit.item)
            return true;
    }
    return false;
}

/* ---- a changed stem ---- */

/* The line of a text that is nearest to a known stem, in the language in which it is. */
struct guess {
    struct lac_near near;
    const char *language; /* ciphered; NULL: as it stands */
    size_t line;          /* counted from 0 */
};

static const char *line_at(const char *text, size_t number, size_t *len)
{
    for (; number > 0; number--)
        text = strchr(text, '\n') + 1;
    *len = strcspn(text, "\n");
    const char *behind = behind_label(text, text + *len);
    if (behind) {
        *len -= (size_t)(behind - text);
        text = behind;
    }
    return text;
}

static void guess_in(const struct lac_near_index *index, const char *text, const char *language, struct guess *best)
{
    size_t number = 0;
    for (const char *at = text;; at = strchr(at, '\n') + 1, number++) {
        size_t len;
        const char *line = line_at(text, number, &len);
        struct lac_near near = lac_near_find(index, line, len, text, language != NULL);
        if (near.item && near.score > best->near.score)
            *best = (struct guess){near, language, number};
        if (!strchr(at, '\n'))
            return;
    }
}

static void guess_ciphered(const struct lac_near_index *index, const char *text, struct guess *best)
{
    const char *language;
    for (size_t i = 0; lac_cipher_language(i, &language); i++) {
        if (!lac_cipher_could_be(language, text, strlen(text)))
            continue;
        struct lac_str plain = {0};
        lac_cipher_read(&plain, language, text, strlen(text));
        guess_in(index, lac_str_get(&plain), language, best);
        lac_str_free(&plain);
    }
}

/* The mentions beyond those that the stem has itself. */
static void read_changed(const struct lac_str *line, const struct lac_str *stem, struct lac_found *out)
{
    read_added(stem, out);
    int own = out->situation.mentions;
    out->situation.wrong = -1;
    read_added(line, out);
    out->situation.mentions -= own;
    out->situation.added = out->situation.mentions > 0;
    if (!out->situation.added) {
        out->situation.mentions = 0;
        out->situation.wrong = -1;
    }
}

static void describe_guess(const struct guess *guess, const char *text, struct lac_arena *arena, struct lac_found *out)
{
    size_t len;
    const char *line = line_at(text, guess->line, &len), *stem_text = guess->near.wording->stem;
    struct lac_str asked = {0}, plain = {0}, stem = {0}, behind = {0};
    lac_str_addn(&asked, line, len);
    if (guess->language) {
        lac_cipher_read(&plain, guess->language, lac_str_get(&asked), asked.len);
        lac_cipher_write(&stem, guess->language, stem_text, strlen(stem_text));
    } else {
        lac_str_add(&plain, lac_str_get(&asked));
        lac_str_add(&stem, stem_text);
    }
    const char *words = skip_space(lac_str_get(&plain), lac_str_get(&plain) + plain.len);
    out->wording = guess->language ? NULL : guess->near.wording;
    out->situation = (struct lac_situation){guess->near.item,
                                            guess->language ? guess->language : guess->near.wording->language,
                                            false,
                                            -1,
                                            0,
                                            lac_change_of(stem_text, words, strlen(words))};
    read_behind(line + len, arena, out, &behind);
    read_changed(&asked, &stem, out);
    lac_str_free(&asked);
    lac_str_free(&plain);
    lac_str_free(&stem);
    lac_str_free(&behind);
}

static bool find_changed(const struct lac_sim_world *world, struct lac_arena *arena, const char *text,
                         struct lac_found *out)
{
    struct guess best = {{NULL, NULL, 0}, NULL, 0};
    struct lac_near_index *made = world->near ? NULL : lac_near_index_new(world->items, world->n_items);
    const struct lac_near_index *index = made ? made : world->near;
    guess_in(index, text, NULL, &best);
    guess_ciphered(index, text, &best);
    if (best.near.item)
        describe_guess(&best, text, arena, out);
    lac_near_index_free(made);
    return best.near.item != NULL;
}

void lac_find(const struct lac_sim_world *world, struct lac_arena *arena, const char *prompt, struct lac_found *out)
{
    *out = (struct lac_found){.situation = {NULL, "en", false, -1, 0, LAC_CHANGE_NONE}, .added = ""};
    const char *gap = last_of(prompt, "\n\n");
    const char *parts[] = {gap ? gap + 2 : prompt, gap ? prompt : NULL}; /* the last paragraph nearly always has it */
    for (size_t i = 0; i < 2 && parts[i]; i++) {
        struct hit hit = find_stem(world, parts[i], false);
        if (hit.item) {
            describe(&hit, parts[i], parts[i], NULL, arena, out);
            return;
        }
        if (find_ciphered(world, arena, parts[i], out) || (i == 0 && find_changed(world, arena, parts[i], out)))
            return;
    }
}

int lac_find_choice(const struct lac_found *found, const char *text)
{
    for (size_t i = 0; i < LAC_CHOICES_MAX; i++)
        if (found->labels[i] && same_folded(text, strlen(text), found->labels[i]))
            return (int)i;
    return choice_of(found, text, strlen(text));
}

const char *lac_find_choice_text(const struct lac_found *found, struct lac_arena *arena, size_t choice)
{
    const struct lac_item *item = found->situation.item;
    if (found->wording)
        return found->wording->choices[choice];
    struct lac_str out = {0};
    lac_cipher_write(&out, found->situation.language, item->en.choices[choice], strlen(item->en.choices[choice]));
    const char *text = lac_arena_strndup(arena, lac_str_get(&out), out.len);
    lac_str_free(&out);
    return text;
}
