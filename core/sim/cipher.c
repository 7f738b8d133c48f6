#include "core/sim/cipher.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 26 };

static const char CAPITAL[] = "\u00B7", LITERAL[] = "\u2027";

/* Letters without marks or decompositions: normal forms, folding and searching leave them as they are. */
static const struct alphabet {
    const char *script, *small, *capital; /* no capitals: marked */
} ALPHABETS[] = {
    {"Latn", "ɓƈɖɗǝəɛƒɠɣɩɨƙɯɲɵƥʀƨʃƭʈʊʋƴƶ", "ƁƇƉƊƎƏƐƑƓƔƖƗƘƜƝƟƤƦƧƩƬƮƱƲƳƵ"},
    {"Cyrl", "абвгдежзиклмнопрстуфхцчшщы", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫ"},
    {"Arab", "ابتثجحخدذرزسشصضطظعغفقكلمنه", NULL},
    {"Hebr", "אבגדהוזחטיכלמנסעפצקרשתךםןף", NULL},
    {"Deva", "अइउएओकखगघचछजझटठडढणतथदधनपबम", NULL},
    {"Beng", "অইউএওকখগঘচছজঝটঠডঢণতথদধনপবম", NULL},
    {"Ethi", "ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገ", NULL},
    {"Hang", "가나다라마바사아자차카타파하거너더러머버서어저처커터", NULL},
    {"Hira", "あいうえおかきくけこさしすせそたちつてとなにぬねのは", NULL},
    {"Hani", "天地人山水火木金土日月星云雨风花草鱼鸟马牛羊大小上下", NULL},
    {"Grek", "αβγδεζηθικλμνξοπρστυφχψωϝϟ", NULL},
    {"Thai", "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผ", NULL},
    {"Geor", "აბგდევზთიკლმნოპჟრსტუფქღყშჩ", NULL},
    {"Armn", "աբգդեզէըթժիլխծկհձղճմյնշոչպ", NULL},
    {"Taml", "அஆஇஈஉஊஎஏஐஒஓகஙசஞடணதநபமயரலவழ", NULL},
    {"Telu", "అఆఇఈఉఊఎఏఐఒఓకఖగఘచఛజఝటఠడఢణతథ", NULL},
};

static const struct tongue {
    const char *code, *iso3, *script, *name;
} TONGUES[] = {
    {"es", "spa", "Latn", "Spanish"},    {"fr", "fra", "Latn", "French"},     {"eo", "epo", "Latn", "Esperanto"},
    {"de", "deu", "Latn", "German"},     {"it", "ita", "Latn", "Italian"},    {"pt", "por", "Latn", "Portuguese"},
    {"ca", "cat", "Latn", "Catalan"},    {"gl", "glg", "Latn", "Galician"},   {"nl", "nld", "Latn", "Dutch"},
    {"sv", "swe", "Latn", "Swedish"},    {"pl", "pol", "Latn", "Polish"},     {"tr", "tur", "Latn", "Turkish"},
    {"vi", "vie", "Latn", "Vietnamese"}, {"id", "ind", "Latn", "Indonesian"}, {"sw", "swa", "Latn", "Swahili"},
    {"yo", "yor", "Latn", "Yoruba"},     {"zu", "zul", "Latn", "Zulu"},       {"et", "est", "Latn", "Estonian"},
    {"fi", "fin", "Latn", "Finnish"},    {"ha", "hau", "Latn", "Hausa"},      {"uk", "ukr", "Cyrl", "Ukrainian"},
    {"ru", "rus", "Cyrl", "Russian"},    {"bg", "bul", "Cyrl", "Bulgarian"},  {"ar", "ara", "Arab", "Arabic"},
    {"fa", "fas", "Arab", "Persian"},    {"ur", "urd", "Arab", "Urdu"},       {"he", "heb", "Hebr", "Hebrew"},
    {"hi", "hin", "Deva", "Hindi"},      {"mr", "mar", "Deva", "Marathi"},    {"bn", "ben", "Beng", "Bengali"},
    {"am", "amh", "Ethi", "Amharic"},    {"ti", "tir", "Ethi", "Tigrinya"},   {"ko", "kor", "Hang", "Korean"},
    {"ja", "jpn", "Hira", "Japanese"},   {"zh", "zho", "Hani", "Chinese"},    {"el", "ell", "Grek", "Greek"},
    {"th", "tha", "Thai", "Thai"},       {"ka", "kat", "Geor", "Georgian"},   {"hy", "hye", "Armn", "Armenian"},
    {"ta", "tam", "Taml", "Tamil"},      {"te", "tel", "Telu", "Telugu"},
};

static const size_t N_ALPHABETS = sizeof ALPHABETS / sizeof *ALPHABETS, N_TONGUES = sizeof TONGUES / sizeof *TONGUES;

static const char *const UNNAMED[LETTERS] = {
    "und-x-0",  "und-x-1",  "und-x-2",  "und-x-3",  "und-x-4",  "und-x-5",  "und-x-6",  "und-x-7",  "und-x-8",
    "und-x-9",  "und-x-10", "und-x-11", "und-x-12", "und-x-13", "und-x-14", "und-x-15", "und-x-16", "und-x-17",
    "und-x-18", "und-x-19", "und-x-20", "und-x-21", "und-x-22", "und-x-23", "und-x-24", "und-x-25",
};

struct key {
    const struct alphabet *alphabet;
    size_t turn;
    uint32_t small[LETTERS], capital[LETTERS]; /* by English letter */
};

static const struct alphabet *alphabet_of(const char *script)
{
    for (size_t i = 0; i < N_ALPHABETS; i++)
        if (strcmp(ALPHABETS[i].script, script) == 0)
            return &ALPHABETS[i];
    return NULL;
}

/* The script subtag of "sr-Latn-RS": four letters behind the first hyphen. */
static const struct alphabet *named_script(const char *language)
{
    const char *at = strchr(language, '-');
    if (!at || strcspn(at + 1, "-") != 4)
        return NULL;
    char script[5];
    memcpy(script, at + 1, 4);
    script[4] = '\0';
    if (strcmp(script, "Hans") == 0 || strcmp(script, "Hant") == 0)
        return alphabet_of("Hani");
    return alphabet_of(script);
}

static const struct tongue *tongue_of(const char *language)
{
    size_t len = strcspn(language, "-");
    for (size_t i = 0; i < N_TONGUES; i++)
        if (strlen(TONGUES[i].code) == len && memcmp(TONGUES[i].code, language, len) == 0)
            return &TONGUES[i];
    return NULL;
}

static size_t turn_of(const char *language, const struct tongue *tongue)
{
    if (lac_starts_with(language, "und-x-"))
        return strtoul(language + strlen("und-x-"), NULL, 10) % LETTERS;
    if (!tongue)
        return (size_t)(lac_id_of_bytes(language, strlen(language)).lo % LETTERS);
    size_t turn = 0;
    for (const struct tongue *t = TONGUES; t < tongue; t++)
        turn += strcmp(t->script, tongue->script) == 0;
    return turn;
}

static void spread(uint32_t out[LETTERS], const char *letters, size_t turn)
{
    size_t len = strlen(letters), at = 0;
    for (size_t i = 0; i < LETTERS; i++)
        at += lac_utf8_next(letters + at, len - at, &out[(i + LETTERS - turn) % LETTERS]);
}

static struct key key_of(const char *language)
{
    const struct tongue *tongue = tongue_of(language);
    struct key key = {.alphabet = named_script(language)};
    if (!key.alphabet)
        key.alphabet = alphabet_of(tongue ? tongue->script : "Latn");
    key.turn = turn_of(language, tongue);
    spread(key.small, key.alphabet->small, key.turn);
    if (key.alphabet->capital)
        spread(key.capital, key.alphabet->capital, key.turn);
    return key;
}

static int find(const uint32_t letters[LETTERS], uint32_t cp)
{
    const uint32_t *at = letters, *end = letters + LETTERS;
    while (at < end && *at != cp)
        at++;
    return at < end ? (int)(at - letters) : -1;
}

static void put(struct lac_str *out, uint32_t cp)
{
    char bytes[4];
    lac_str_addn(out, bytes, lac_utf8_put(bytes, cp));
}

bool lac_cipher_none(const char *language)
{
    return strcmp(language, "en") == 0 || lac_starts_with(language, "en-");
}

static bool special(const struct key *key, uint32_t cp)
{
    return cp == 0xB7 || cp == 0x2027 || find(key->small, cp) >= 0 || find(key->capital, cp) >= 0;
}

void lac_cipher_write(struct lac_str *out, const char *language, const char *text, size_t len)
{
    if (lac_cipher_none(language)) {
        lac_str_addn(out, text, len);
        return;
    }
    struct key key = key_of(language);
    for (size_t at = 0; at < len;) {
        char c = text[at];
        uint32_t cp;
        size_t bytes = lac_utf8_next(text + at, len - at, &cp);
        if (c >= 'a' && c <= 'z') {
            put(out, key.small[c - 'a']);
        } else if (c >= 'A' && c <= 'Z') {
            if (!key.alphabet->capital)
                lac_str_add(out, CAPITAL);
            put(out, key.alphabet->capital ? key.capital[c - 'A'] : key.small[c - 'A']);
        } else {
            if (bytes && special(&key, cp))
                lac_str_add(out, LITERAL);
            lac_str_addn(out, text + at, bytes ? bytes : 1);
        }
        at += bytes ? bytes : 1;
    }
}

void lac_cipher_read(struct lac_str *out, const char *language, const char *text, size_t len)
{
    if (lac_cipher_none(language)) {
        lac_str_addn(out, text, len);
        return;
    }
    struct key key = key_of(language);
    bool literal = false, capital = false;
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t bytes = lac_utf8_next(text + at, len - at, &cp);
        int letter = bytes ? find(key.small, cp) : -1, big = bytes ? find(key.capital, cp) : -1;
        bool marks = bytes && !literal && !capital;
        if (marks && cp == 0x2027) {
            literal = true;
        } else if (marks && cp == 0xB7 && !key.alphabet->capital) {
            capital = true;
        } else {
            if (!literal && big >= 0)
                lac_str_addc(out, (char)('A' + big));
            else if (!literal && letter >= 0)
                lac_str_addc(out, (char)((capital ? 'A' : 'a') + letter));
            else
                lac_str_addn(out, text + at, bytes ? bytes : 1);
            literal = capital = false;
        }
        at += bytes ? bytes : 1;
    }
}

bool lac_cipher_language(size_t index, const char **language)
{
    if (index >= N_TONGUES + LETTERS)
        return false;
    *language = index < N_TONGUES ? TONGUES[index].code : UNNAMED[index - N_TONGUES];
    return true;
}

bool lac_cipher_could_be(const char *language, const char *text, size_t len)
{
    struct key key = key_of(language);
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t bytes = lac_utf8_next(text + at, len - at, &cp);
        if (bytes > 1 && (find(key.small, cp) >= 0 || find(key.capital, cp) >= 0))
            return true;
        at += bytes ? bytes : 1;
    }
    return false;
}

const char *lac_cipher_named(const char *name)
{
    if (lac_starts_with(name, "English"))
        return lac_starts_with(name, "English (") ? "en-x-placebo" : "en";
    for (size_t i = 0; i < N_TONGUES; i++)
        if (lac_starts_with(name, TONGUES[i].name))
            return TONGUES[i].code;
    return NULL;
}

const char *lac_cipher_bcp47(const char *code)
{
    if (strcmp(code, "eng") == 0)
        return "en";
    for (size_t i = 0; i < N_TONGUES; i++)
        if (strcmp(TONGUES[i].iso3, code) == 0)
            return TONGUES[i].code;
    return code;
}
