/* What can be said of a file by itself: codes, script and direction, letters and digits, words, normal form. */
#include "core/base/utf8.h"
#include "core/check/regex.h"
#include "core/check/scripts.h"
#include "core/run/lint.h"

#include <string.h>

enum { LETTERS = 26, LETTERS_FEW = 4 };

/* ISO 639-5 (Library of Congress, 2013): codes of language groups. */
static const char groups[] =
    "aav afa alg alv apa aqa aql art ath auf aus awd azc bad bai bat ber bih bnt btk cai cau cba ccn ccs cdc cdd cel "
    "cmc cpe cpf cpp crp csu cus day dmn dra egx esx euq fiu fox gem gme gmq gmw grk hmx hok hyx iir ijo inc ine ira "
    "iro itc jpx kar kdo khi kro map mkh mno mun myn nah nai ngf nic nub omq omv oto paa phi plf poz pqe pqw pra qwe "
    "roa sai sal sdv sem sgn sio sit sla smi son sqj ssa syd tai tbq trk tup tut tuw urj wak wen xgn xnd ypk zhx zle "
    "zls zlw znd";

static bool fits(const char *text, const char *pattern)
{
    struct lac_match match;
    struct lac_regex *regex = lac_regex_new(pattern, strlen(pattern), false, NULL);
    bool found = regex && lac_regex_find(regex, text, strlen(text), 0, &match) == 1;
    lac_regex_free(regex);
    return found;
}

static bool is_group(const char *family)
{
    return fits(family, "^[a-z]{3}$") && strstr(groups, family) != NULL;
}

static void check_identity(const struct lac_lint *lint)
{
    static const char *const needed[] = {"autonym", "script", "family", "direction", "resource"};
    const char *code = lac_get_text(lint->language, "code", ""), *family = lac_get_text(lint->language, "family", "");
    const char *resource = lac_get_text(lint->language, "resource", "");
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!*lac_get_text(lint->language, needed[i], ""))
            lac_lint_say(lint, needed[i], "is missing");
    if (!fits(code, "^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
                    "(?:-x(?:-[a-z0-9]{1,8})+)?$"))
        lac_lint_say(lint, "code", "'%s' is no BCP-47 code as lacuna writes it (de, pt-BR, zh-Hant, en-x-placebo)",
                     code);
    if (*family && !is_group(family) && !fits(family, "^\\p{Lu}\\p{L}+(?:[- ]\\p{L}+)*$"))
        lac_lint_say(lint, "family", "'%s' is neither an ISO 639-5 code (roa) nor a Glottolog name (Koreanic)", family);
    if (*resource && !fits(resource, "^(?:high|mid|low)$"))
        lac_lint_say(lint, "resource", "'%s' is none of high, mid, low", resource);
}

/* True when the language is written in the script, as it says itself. */
static bool is_written_in(const struct lac_lint *lint, const char *script)
{
    return strcmp(lac_get_text(lint->language, "script", ""), script) == 0 ||
           lac_lists(lac_get(lint->language, "scripts"), script);
}

/* What the services write is known in its form; a model of one of them would be asked for another language. */
static void check_codes(const struct lac_lint *lint)
{
    static const char *const forms[][2] = {{"apertium", "^[a-z]{2,3}(?:_\\w+)?$"},
                                           {"deepl", "^[A-Z]{2,3}(?:-[A-Z0-9]{2,4})?$"},
                                           {"nllb", "^[a-z]{3}_[A-Z][a-z]{3}$"}};
    const struct lac_value *codes = lac_get(lint->language, "codes");
    bool known = lac_script_known(lac_get_text(lint->language, "script", ""));
    for (size_t i = 0; codes && codes->kind == LAC_MAP && i < codes->as.map.n; i++) {
        const char *service = codes->as.map.at[i].key, *code = lac_as_text(&codes->as.map.at[i].value, "");
        const char *form = "^[\\w-]+$", *field = lac_arena_printf(lint->arena, "codes.%s", service);
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
            if (strcmp(forms[k][0], service) == 0)
                form = forms[k][1];
        if (!fits(code, form))
            lac_lint_say(lint, field, "'%s' is not written as that service writes its codes", code);
        else if (strcmp(service, "nllb") == 0 && known && !is_written_in(lint, code + 4))
            lac_lint_say(lint, field, "'%s' is of the script %s, which the language does not name", code, code + 4);
    }
}

static void check_share(const struct lac_lint *lint, const char *field, const char *text)
{
    const char *script = lac_get_text(lint->language, "script", "");
    struct lac_str bare = {0};
    for (const char *at = text; *at; at += *at != '\0') {
        const char *close = *at == '{' ? strchr(at, '}') : NULL; /* slots have English names */
        if (close)
            at = close;
        else
            lac_str_addc(&bare, *at);
    }
    double share = lac_script_share(lac_str_get(&bare), script);
    if (share < 0.75)
        lac_lint_say(lint, field, "only %.0f %% of its letters are of the script %s: %s", 100 * share, script, text);
    lac_str_free(&bare);
}

static void check_script(const struct lac_lint *lint)
{
    const char *script = lac_get_text(lint->language, "script", ""),
               *direction = lac_get_text(lint->language, "direction", "");
    const struct lac_value *others = lac_get(lint->language, "scripts");
    for (size_t i = 0; i < lac_count(others); i++)
        if (!lac_script_known(lac_as_text(lac_at(others, i), "")))
            lac_lint_say(lint, lac_lint_at(lint, "scripts", i, NULL),
                         "'%s' is no ISO 15924 code of a script that lacuna knows", lac_as_text(lac_at(others, i), ""));
    if (!lac_script_known(script)) {
        lac_lint_say(lint, "script", "'%s' is no ISO 15924 code of a script that lacuna knows", script);
        return;
    }
    const char *wanted = fits(script, "^(?:Arab|Hebr)$") ? "rtl" : "ltr";
    if (strcmp(direction, wanted) != 0)
        lac_lint_say(lint, "direction", "is '%s', but %s is written %s", direction, script, wanted);
    lac_lint_each_text(lint, check_share);
}

static void check_labels(const struct lac_lint *lint)
{
    const struct lac_value *labels = lac_get(lint->language, "labels");
    if (labels && lac_count(labels) != LETTERS)
        lac_lint_say(lint, "labels", "has %zu entries: Latin A to Z are shown everywhere", lac_count(labels));
    for (size_t i = 0; i < lac_count(labels) && i < LETTERS; i++)
        if (strcmp(lac_as_text(lac_at(labels, i), ""), (char[]){(char)('A' + i), '\0'}) != 0)
            lac_lint_say(lint, lac_lint_at(lint, "labels", i, NULL), "is '%s': Latin A to Z are shown everywhere",
                         lac_as_text(lac_at(labels, i), ""));
}

/* The place at which `letter` stands in a series, or -1. */
static ptrdiff_t place_in(const struct lac_value *series, const char *letter)
{
    for (size_t i = 0; i < lac_count(series); i++)
        if (lac_utf8_fold_equal(lac_as_text(lac_at(series, i), ""), letter))
            return (ptrdiff_t)i;
    return -1;
}

static void check_series(const struct lac_lint *lint, const char *field, const struct lac_value *series)
{
    const struct lac_value *first = lac_get(lint->language, "letters");
    if (lac_count(series) > LETTERS || (lac_count(series) > 0 && lac_count(series) < 2))
        lac_lint_say(lint, field, "has %zu entries: 2 to %d choices can have a letter", lac_count(series), LETTERS);
    for (size_t i = 0; i < lac_count(series); i++) {
        const char *letter = lac_as_text(lac_at(series, i), ""), *at = lac_lint_at(lint, field, i, NULL);
        ptrdiff_t other = place_in(first, letter);
        if (lac_utf8_count(letter, strlen(letter)) > LETTERS_FEW)
            lac_lint_say(lint, at, "'%s' is longer than a letter", letter);
        if (place_in(series, letter) != (ptrdiff_t)i)
            lac_lint_say(lint, at, "'%s' is there twice", letter);
        else if (other >= 0 && other != (ptrdiff_t)i)
            lac_lint_say(lint, at, "'%s' stands for choice %zu here and for choice %td in letters", letter, i + 1,
                         other + 1);
    }
}

static void check_letters(const struct lac_lint *lint)
{
    const struct lac_value *more = lac_get(lint->language, "more_letters");
    check_labels(lint);
    check_series(lint, "letters", lac_get(lint->language, "letters"));
    for (size_t i = 0; i < lac_count(more); i++)
        check_series(lint, lac_lint_at(lint, "more_letters", i, NULL), lac_at(more, i));
}

static void check_digits(const struct lac_lint *lint)
{
    const char *digits = lac_get_text(lint->language, "digits", "");
    size_t len = strlen(digits), n = lac_utf8_count(digits, len), place = 0;
    if (n != 10) {
        lac_lint_say(lint, "digits", "has %zu characters, not ten", n);
        return;
    }
    for (size_t at = 0, took; at < len; at += took ? took : 1, place++) {
        uint32_t cp;
        took = lac_utf8_next(digits + at, len - at, &cp);
        if (lac_utf8_digit(cp) != (int)place) {
            lac_lint_say(lint, "digits", "character %zu is not the digit %zu of any script", place + 1, place);
            return;
        }
    }
}

/* Numerals or ordinals: each entry is a word or a list of its forms. */
static void check_entries(const struct lac_lint *lint, const char *field)
{
    const struct lac_value *series = lac_path(lint->language, field);
    struct lac_value seen = lac_list();
    for (size_t i = 0; i < lac_count(series); i++) {
        const struct lac_value *entry = lac_at(series, i);
        bool several = entry->kind == LAC_LIST;
        for (size_t k = 0; k < (several ? lac_count(entry) : 1); k++) {
            const char *word = lac_as_text(several ? lac_at(entry, k) : entry, "");
            if (place_in(&seen, word) >= 0)
                lac_lint_say(lint, lac_lint_at(lint, field, i, NULL), "'%s' is there twice", word);
            lac_push(lint->arena, &seen, lac_text(lint->arena, word));
        }
    }
}

/* Folding turns one letter into one other: it was a capital or a compatibility form. */
static bool is_folded(const char *word)
{
    struct lac_str folded = {0};
    size_t len = strlen(word);
    lac_utf8_fold(&folded, word, len);
    bool same =
        strcmp(lac_str_get(&folded), word) == 0 || lac_utf8_count(folded.data, folded.len) != lac_utf8_count(word, len);
    lac_str_free(&folded);
    return same && strstr(word, "İ") == NULL;
}

static void check_words(const struct lac_lint *lint, const char *field)
{
    const struct lac_value *words = lac_path(lint->language, field);
    const char *script = lac_get_text(lint->language, "script", "");
    bool known = lac_script_known(script);
    for (size_t i = 0; i < lac_count(words); i++) {
        const char *word = lac_as_text(lac_at(words, i), ""), *at = lac_lint_at(lint, field, i, NULL);
        if (!is_folded(word))
            lac_lint_say(lint, at, "'%s' is not in lower case", word);
        if (place_in(words, word) != (ptrdiff_t)i)
            lac_lint_say(lint, at, "'%s' is there twice", word);
        if (known && lac_script_share(word, script) < 0.5)
            lac_lint_say(lint, at, "'%s' is not of the script %s", word, script);
    }
}

static bool holds(const struct lac_value *value, const char *part)
{
    bool found = value && value->kind == LAC_STR && strstr(value->as.str.at, part);
    for (size_t i = 0; value && value->kind == LAC_LIST && i < lac_count(value) && !found; i++)
        found = holds(lac_at(value, i), part);
    for (size_t i = 0; value && value->kind == LAC_MAP && i < value->as.map.n && !found; i++)
        found = holds(&value->as.map.at[i].value, part);
    return found;
}

/* Letters that speak against the language must not stand in its own texts. */
static void check_strange_letters(const struct lac_lint *lint)
{
    static const char *const own[] = {"instructions", "stop_words", "words", "numerals", "mention", "examples"};
    const char *letters = lac_get_text(lint->language, "strange_letters", "");
    for (size_t at = 0, took, len = strlen(letters); at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(letters + at, len - at, &cp);
        took = took ? took : 1;
        const char *letter = lac_arena_strndup(lint->arena, letters + at, took), *in = NULL;
        for (size_t i = 0; i < sizeof own / sizeof *own && !in; i++)
            in = holds(lac_get(lint->language, own[i]), letter) ? own[i] : NULL;
        if (in)
            lac_lint_say(lint, "strange_letters", "'%s' stands in %s", letter, in);
        else if (!lac_utf8_is_letter(cp) || strstr(letters, letter) != letters + at)
            lac_lint_say(lint, "strange_letters", "'%s' is no letter, or there twice", letter);
    }
}

static void check_culture(const struct lac_lint *lint, const char *field)
{
    const struct lac_value *list = lac_path(lint->language, field);
    for (size_t i = 0; i < lac_count(list); i++)
        if (place_in(list, lac_as_text(lac_at(list, i), "")) != (ptrdiff_t)i)
            lac_lint_say(lint, lac_lint_at(lint, field, i, NULL), "'%s' is there twice",
                         lac_as_text(lac_at(list, i), ""));
}

/* True when folding, which comes first, leaves the text as it is, wherever it stands. */
static bool survives_folding(const char *text, size_t len)
{
    struct lac_str framed = {0}, folded = {0};
    lac_str_addc(&framed, '0'); /* no letter joins with a digit, and spaces at the edges stay */
    lac_str_addn(&framed, text, len);
    lac_str_addc(&framed, '0');
    lac_utf8_fold(&folded, framed.data, framed.len);
    bool same = strcmp(lac_str_get(&folded), framed.data) == 0;
    lac_str_free(&framed);
    lac_str_free(&folded);
    return same;
}

static void check_normal(const struct lac_lint *lint)
{
    const struct lac_value *map = lac_path(lint->language, "normal.map");
    const char *drop = lac_as_text(lac_path(lint->language, "normal.drop"), "");
    for (size_t i = 0; map && map->kind == LAC_MAP && i < map->as.map.n; i++) {
        const char *key = map->as.map.at[i].key, *to = lac_as_text(&map->as.map.at[i].value, "");
        if (!survives_folding(key, strlen(key)))
            lac_lint_say(lint, "normal.map", "'%s' is never met: folding, which comes first, changes it", key);
        if (strcmp(key, to) == 0)
            lac_lint_say(lint, "normal.map", "'%s' stays as it is", key);
        else if (*to && lac_get(map, to))
            lac_lint_say(lint, "normal.map", "'%s' becomes '%s', which itself becomes another", key, to);
    }
    for (size_t at = 0, took, len = strlen(drop); at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(drop + at, len - at, &cp);
        took = took ? took : 1;
        if (!survives_folding(drop + at, took))
            lac_lint_say(lint, "normal.drop", "U+%04X is never met: folding, which comes first, changes it",
                         (unsigned)cp);
    }
}

static void check_nfc(const struct lac_lint *lint, const char *field, const struct lac_value *value)
{
    if (value->kind == LAC_STR && strcmp(field, "normal.drop") != 0) {
        struct lac_str nfc = {0};
        lac_utf8_nfc(&nfc, value->as.str.at, value->as.str.len);
        if (strcmp(lac_str_get(&nfc), value->as.str.at) != 0)
            lac_lint_say(lint, field, "is not in normal form NFC: %s", value->as.str.at);
        lac_str_free(&nfc);
    }
    for (size_t i = 0; value->kind == LAC_LIST && i < lac_count(value); i++)
        check_nfc(lint, lac_lint_at(lint, field, i, NULL), lac_at(value, i));
    for (size_t i = 0; value->kind == LAC_MAP && i < value->as.map.n; i++) {
        const char *key = value->as.map.at[i].key;
        check_nfc(lint, *field ? lac_arena_printf(lint->arena, "%s.%s", field, key) : key, &value->as.map.at[i].value);
    }
}

void lac_lint_form(const struct lac_lint *lint)
{
    check_identity(lint);
    check_codes(lint);
    check_script(lint);
    check_letters(lint);
    check_digits(lint);
    check_entries(lint, "numerals");
    check_entries(lint, "ordinal.words");
    check_normal(lint);
    check_words(lint, "cue_ends.naming");
    check_words(lint, "cue_ends.stating");
    check_words(lint, "denial");
    check_words(lint, "links");
    check_words(lint, "phrase.classes");
    check_words(lint, "phrase.titles");
    check_words(lint, "phrase.relations");
    check_words(lint, "phrase.copulas");
    check_words(lint, "ordinal.beside");
    check_words(lint, "conclusions");
    check_words(lint, "articles");
    check_words(lint, "stop_words");
    check_words(lint, "words");
    check_strange_letters(lint);
    check_words(lint, "affixes.before");
    check_words(lint, "affixes.behind");
    check_words(lint, "touching.before");
    check_words(lint, "touching.behind");
    check_culture(lint, "culture.entities");
    check_culture(lint, "culture.idioms");
    if (lac_count(lac_get(lint->language, "stop_words")) == 0)
        lac_lint_say(lint, "stop_words", "is empty");
    check_nfc(lint, "", lint->language);
}
