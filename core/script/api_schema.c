#include "core/script/api_schema.h"
#include "core/check/unit.h"
#include "core/script/cell.h"

#include <float.h>

#define COUNT(field)                                                                                                   \
    {                                                                                                                  \
        .name = (field), .kinds = LAC_S_INT, .range = { 0, 10000 }                                                     \
    }
#define TEXT(field)                                                                                                    \
    {                                                                                                                  \
        .name = (field), .kinds = LAC_S_TEXT                                                                           \
    }
#define NEEDED_TEXT(field)                                                                                             \
    {                                                                                                                  \
        .name = (field), .kinds = LAC_S_TEXT, .required = true, .filled = true                                         \
    }
#define FUNCTION(field)                                                                                                \
    {                                                                                                                  \
        .name = (field), .kinds = LAC_S_FUNCTION, .required = true                                                     \
    }
#define LIST_OF(field, element)                                                                                        \
    {                                                                                                                  \
        .name = (field), .kinds = LAC_S_LIST, .each = &(element)                                                       \
    }
#define OPTIONS                                                                                                        \
    {                                                                                                                  \
        .name = "options", .kinds = LAC_S_MAP, .each = &OPTION                                                         \
    }
#define MANIFEST                                                                                                       \
    {.name = "api", .kinds = LAC_S_INT, .required = true, .range = {LAC_API, LAC_API}}, NEEDED_TEXT("name"),           \
        NEEDED_TEXT("version"), TEXT("summary"), TEXT("author"), TEXT("license")

static const struct lac_schema_field ANY_TEXT = {.kinds = LAC_S_TEXT, .filled = true};

static const struct lac_schema_field OPTION_FIELDS[] = {
    {.name = "default", .kinds = LAC_S_ANY},
    {.name = "min", .kinds = LAC_S_NUM},
    {.name = "max", .kinds = LAC_S_NUM},
    {.name = "one_of", .kinds = LAC_S_LIST, .filled = true},
    TEXT("doc"),
};
static const struct lac_schema OPTION_MAP = LAC_SCHEMA(OPTION_FIELDS);
static const struct lac_schema_field OPTION = {.kinds = LAC_S_MAP, .map = &OPTION_MAP};

static const char *const NEEDS[] = {"llm", "target", "translator", "judge", "embedder", NULL};
static const struct lac_schema_field NEED = {.kinds = LAC_S_TEXT, .one_of = NEEDS};

static const struct lac_schema_field STRATEGY[] = {
    MANIFEST,
    LIST_OF("needs", NEED),
    COUNT("max_asks"),
    COUNT("max_edits"),
    COUNT("max_edits_each"), /* of them, for each wrong choice */
    {.name = "max_growth", .kinds = LAC_S_NUM, .range = {0, DBL_MAX}},
    {.name = "names_wrong", .kinds = LAC_S_BOOL},
    {.name = "changes_script", .kinds = LAC_S_BOOL},
    OPTIONS,
    FUNCTION("perturb"),
};

static const char *const DIRECTIONS[] = {"ltr", "rtl", NULL};
static const struct lac_schema_field INSTRUCTION_FIELDS[] = {
    {.name = "letter", .kinds = LAC_S_LIST, .required = true, .filled = true, .each = &ANY_TEXT},
    {.name = "text", .kinds = LAC_S_LIST, .required = true, .filled = true, .each = &ANY_TEXT},
};
static const struct lac_schema INSTRUCTIONS = LAC_SCHEMA(INSTRUCTION_FIELDS);
static const struct lac_schema_field PATTERN_FIELDS[] = {
    LIST_OF("cue", ANY_TEXT),      LIST_OF("refusal", ANY_TEXT),   LIST_OF("abstain", ANY_TEXT),
    LIST_OF("negation", ANY_TEXT), LIST_OF("affirm", ANY_TEXT),    LIST_OF("contrast", ANY_TEXT),
    LIST_OF("hedge", ANY_TEXT),    LIST_OF("condition", ANY_TEXT), LIST_OF("reason", ANY_TEXT),
    LIST_OF("bounds", ANY_TEXT),   LIST_OF("within", ANY_TEXT),
};
static const struct lac_schema PATTERNS = LAC_SCHEMA(PATTERN_FIELDS);
static const struct lac_schema_field EXAMPLE_FIELDS[] = {
    NEEDED_TEXT("stem"),
    {.name = "choices", .kinds = LAC_S_LIST, .required = true, .filled = true, .each = &ANY_TEXT},
    {.name = "answer", .kinds = LAC_S_INT, .required = true, .range = {1, 26}},
};
static const struct lac_schema EXAMPLE_MAP = LAC_SCHEMA(EXAMPLE_FIELDS);
static const struct lac_schema_field EXAMPLE = {.kinds = LAC_S_MAP, .map = &EXAMPLE_MAP};

static const struct lac_schema_field SERIES = {.kinds = LAC_S_LIST, .filled = true, .each = &ANY_TEXT};
/* One word for a number, or several ("un", "une"). */
static const struct lac_schema_field NUMERAL = {.kinds = LAC_S_TEXT | LAC_S_LIST, .filled = true, .each = &ANY_TEXT};
static const struct lac_schema_field MAY_BE_EMPTY = {.kinds = LAC_S_TEXT};
static const struct lac_schema_field NORMAL_FIELDS[] = {
    TEXT("drop"),
    {.name = "map", .kinds = LAC_S_MAP, .each = &MAY_BE_EMPTY},
};
static const struct lac_schema NORMAL = LAC_SCHEMA(NORMAL_FIELDS);
static const struct lac_schema_field AFFIX_FIELDS[] = {
    LIST_OF("before", ANY_TEXT),
    LIST_OF("behind", ANY_TEXT),
};
static const struct lac_schema AFFIXES = LAC_SCHEMA(AFFIX_FIELDS);
static const struct lac_schema_field PHRASE_FIELDS[] = {
    LIST_OF("classes", ANY_TEXT),
    LIST_OF("titles", ANY_TEXT),
    LIST_OF("relations", ANY_TEXT),
    LIST_OF("copulas", ANY_TEXT),
};
static const struct lac_schema PHRASE = LAC_SCHEMA(PHRASE_FIELDS);
static const struct lac_schema_field ORDINAL_FIELDS[] = {
    LIST_OF("words", NUMERAL),
    LIST_OF("beside", ANY_TEXT),
};
static const struct lac_schema ORDINAL = LAC_SCHEMA(ORDINAL_FIELDS);
static const struct lac_schema_field CUE_END_FIELDS[] = {
    LIST_OF("naming", ANY_TEXT),
    LIST_OF("stating", ANY_TEXT),
};
static const struct lac_schema CUE_ENDS = LAC_SCHEMA(CUE_END_FIELDS);
/* { 20, "twenty", "score" }: a number and its words. */
static const struct lac_schema_field SAID = {.kinds = LAC_S_LIST, .filled = true};
static const struct lac_schema_field NUMBER_FIELDS[] = {
    LIST_OF("words", SAID),       LIST_OF("powers", SAID),          {.name = "powers_first", .kinds = LAC_S_BOOL},
    {.name = "units_first", .kinds = LAC_S_BOOL},
    LIST_OF("joins", ANY_TEXT),   LIST_OF("before_noon", ANY_TEXT), LIST_OF("after_noon", ANY_TEXT),
    LIST_OF("decades", ANY_TEXT),
};
static const struct lac_schema NUMBERS = LAC_SCHEMA(NUMBER_FIELDS);
#define UNIT(name, quantity, of) LIST_OF(name, ANY_TEXT),
static const struct lac_schema_field UNIT_FIELDS[] = {LAC_UNITS(UNIT)};
static const struct lac_schema UNITS = LAC_SCHEMA(UNIT_FIELDS);
static const char *const CASES[] = {"turkic", NULL};
static const struct lac_schema_field CULTURE_FIELDS[] = {
    LIST_OF("entities", ANY_TEXT),
    LIST_OF("idioms", ANY_TEXT),
};
static const struct lac_schema CULTURE = LAC_SCHEMA(CULTURE_FIELDS);

static const struct lac_schema_field LANGUAGE[] = {
    MANIFEST,
    NEEDED_TEXT("code"),
    TEXT("autonym"),
    TEXT("script"),
    LIST_OF("scripts", ANY_TEXT),
    TEXT("family"),
    {.name = "direction", .kinds = LAC_S_TEXT, .one_of = DIRECTIONS},
    TEXT("resource"),
    {.name = "codes", .kinds = LAC_S_MAP, .each = &ANY_TEXT},
    {.name = "instructions", .kinds = LAC_S_MAP, .required = true, .map = &INSTRUCTIONS},
    {.name = "demands", .kinds = LAC_S_MAP, .each = &ANY_TEXT},
    NEEDED_TEXT("question"),
    NEEDED_TEXT("option"),
    NEEDED_TEXT("answer"),
    {.name = "join", .kinds = LAC_S_TEXT, .required = true},
    LIST_OF("labels", ANY_TEXT),
    LIST_OF("letters", ANY_TEXT),
    LIST_OF("more_letters", SERIES),
    TEXT("digits"),
    LIST_OF("numerals", NUMERAL),
    {.name = "numbers", .kinds = LAC_S_MAP, .map = &NUMBERS},
    {.name = "units", .kinds = LAC_S_MAP, .map = &UNITS},
    {.name = "normal", .kinds = LAC_S_MAP, .map = &NORMAL},
    {.name = "affixes", .kinds = LAC_S_MAP, .map = &AFFIXES},
    {.name = "touching", .kinds = LAC_S_MAP, .map = &AFFIXES},
    {.name = "case", .kinds = LAC_S_TEXT, .one_of = CASES},
    {.name = "patterns", .kinds = LAC_S_MAP, .map = &PATTERNS},
    {.name = "cue_ends", .kinds = LAC_S_MAP, .map = &CUE_ENDS},
    {.name = "phrase", .kinds = LAC_S_MAP, .map = &PHRASE},
    {.name = "ordinal", .kinds = LAC_S_MAP, .map = &ORDINAL},
    LIST_OF("denial", ANY_TEXT),
    LIST_OF("links", ANY_TEXT),
    LIST_OF("spellings", ANY_TEXT),
    LIST_OF("conclusions", ANY_TEXT),
    LIST_OF("articles", ANY_TEXT),
    LIST_OF("stop_words", ANY_TEXT),
    LIST_OF("words", ANY_TEXT),
    TEXT("strange_letters"),
    {.name = "culture", .kinds = LAC_S_MAP, .map = &CULTURE},
    TEXT("reviewed"),
    LIST_OF("mention", ANY_TEXT),
    LIST_OF("examples", EXAMPLE),
    {.name = "normalize", .kinds = LAC_S_FUNCTION},
};

static const char *const CALLS[] = {"chat", "completion", "translate", "embed", NULL};
static const struct lac_schema_field CALL = {.kinds = LAC_S_TEXT, .one_of = CALLS};

static const struct lac_schema_field PROVIDER[] = {
    MANIFEST,
    OPTIONS,
    TEXT("url"),
    LIST_OF("secrets", ANY_TEXT),
    {.name = "features", .kinds = LAC_S_MAP | LAC_S_LIST},
    {.name = "kinds", .kinds = LAC_S_LIST, .required = true, .filled = true, .each = &CALL},
    FUNCTION("request"),
    FUNCTION("response"),
};

static const struct lac_schema_field SCORING[] = {
    MANIFEST,
    OPTIONS,
    FUNCTION("score"),
    {.name = "monotone", .kinds = LAC_S_LIST | LAC_S_MAP},
};

static const char *const STAGES[] = {"english", "target", "both", NULL};
static const char *const READS[] = {"stem",          "question", "text",      "choices", "right",
                                    "wrong_choices", "edits",    "particles", NULL};
static const struct lac_schema_field READ = {.kinds = LAC_S_TEXT, .one_of = READS};
static const struct lac_schema_field CHECK[] = {
    MANIFEST,
    OPTIONS,
    LIST_OF("needs", NEED),
    COUNT("max_asks"),
    {.name = "stage", .kinds = LAC_S_TEXT, .one_of = STAGES},
    {.name = "measure", .kinds = LAC_S_FUNCTION},
    {.name = "audit", .kinds = LAC_S_BOOL | LAC_S_MAP},
    LIST_OF("reads", READ),
    LIST_OF("reasons", ANY_TEXT),
    FUNCTION("verdict"),
};

static const char *const FORMATS[] = {"jsonl", "json", "csv", "tsv", "parquet", NULL};
static const struct lac_schema_field SOURCE[] = {
    MANIFEST,
    OPTIONS,
    {.name = "format", .kinds = LAC_S_TEXT, .required = true, .one_of = FORMATS},
    TEXT("file"),
    LIST_OF("columns", ANY_TEXT),
    LIST_OF("joined_by", ANY_TEXT),
    {.name = "codes", .kinds = LAC_S_MAP, .each = &ANY_TEXT},
    {.name = "hf", .kinds = LAC_S_MAP},
    {.name = "shuffle", .kinds = LAC_S_BOOL},
    {.name = "fields", .kinds = LAC_S_MAP, .each = &ANY_TEXT},
    {.name = "wording", .kinds = LAC_S_FUNCTION},
    FUNCTION("items"),
};

static const struct lac_schema_field REPORT[] = {
    MANIFEST,
    OPTIONS,
    FUNCTION("render"),
};

static const struct {
    struct lac_schema schema;
    const char *main_function;
    bool suspends;
    bool in_loop; /* called while requests are in flight, without a chance to be parked */
} KINDS[LAC_PKG_KINDS] = {
    [LAC_PKG_STRATEGY] = {LAC_SCHEMA(STRATEGY), "perturb", true, false},
    [LAC_PKG_LANGUAGE] = {LAC_SCHEMA(LANGUAGE), "normalize", false, true},
    [LAC_PKG_PROVIDER] = {LAC_SCHEMA(PROVIDER), "request", false, true},
    [LAC_PKG_SCORING] = {LAC_SCHEMA(SCORING), "score", false, true},
    [LAC_PKG_CHECK] = {LAC_SCHEMA(CHECK), "verdict", true, false},
    [LAC_PKG_SOURCE] = {LAC_SCHEMA(SOURCE), "items", false, false},
    [LAC_PKG_REPORT] = {LAC_SCHEMA(REPORT), "render", false, false},
};

const struct lac_schema *lac_api_schema(enum lac_package_kind kind)
{
    return &KINDS[kind].schema;
}

const char *lac_api_main_function(enum lac_package_kind kind)
{
    return KINDS[kind].main_function;
}

bool lac_api_suspends(enum lac_package_kind kind)
{
    return KINDS[kind].suspends;
}

int64_t lac_api_steps(enum lac_package_kind kind)
{
    return KINDS[kind].in_loop ? LAC_STRETCH_STEPS : LAC_CALL_STEPS;
}

const char *lac_api_name_field(enum lac_package_kind kind)
{
    return kind == LAC_PKG_LANGUAGE ? "code" : "name";
}
