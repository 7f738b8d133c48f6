/* read.c - what reading one reply of about 600 bytes costs, beside one pass of utf8proc (NFKC and case folding) over
 * the same bytes. CPU time, so that a busy machine harms little. The languages are the shipped ones. */
#include "bench.h"

#include "core/base/str.h"
#include "core/run/language.h"

#include <string.h>
#include <time.h>
#include <utf8proc.h>

enum { ROUNDS = 300, WANTED = 600 };

struct sample {
    const char *lang;
    enum lac_ask ask;
    const char *body; /* repeated until the reply is long enough */
    const char *end;
    const char *read; /* what must be read: a letter or an outcome */
};

/* The ways in which models speak: an answer behind reasoning, options weighed, a text. */
static const struct sample stated[] = {
    {"en", LAC_ASK_LETTER,
     "The question asks about the capital of a country, so we look at where its parliament meets. ",
     "\n\nThe correct answer is B.", "B"},
    {"en", LAC_ASK_LETTER,
     "We go through what is given step by step, and each step narrows down what is left to choose from. ",
     "\n\n**Answer: (C) Rome**", "C"},
    {"en", LAC_ASK_LETTER,
     "Option A is wrong because it lies in Spain, and option D is wrong because it lies in Germany. ",
     "\nTherefore the answer is option B, Paris.", "B"},
    {"en", LAC_ASK_TEXT, "This city lies on a river and has been the seat of government for hundreds of years. ",
     "\nThe answer is Paris.", "B"},
};

/* No statement: a choice is merely mentioned, none is, a refusal. All rules are tried. */
static const struct sample unstated[] = {
    {"en", LAC_ASK_TEXT, "It has been the seat of government for hundreds of years, and it is large and old. ",
     "People go to Berlin for its museums.", "D"},
    {"en", LAC_ASK_LETTER,
     "The question is hard to follow, and several readings of it make sense to different people. ",
     "It may be one or the other.", "unparsed"},
    {"en", LAC_ASK_LETTER, "This is a delicate subject on which people hold many different views of their own. ",
     "I'm sorry, but I cannot help with that.", "refused"},
};

static const struct sample any[] = {
    {"es", LAC_ASK_LETTER,
     "La pregunta trata de la capital de un país, así que miramos dónde se reúne su parlamento según la constitución. ",
     "\n\nLa respuesta correcta es la B.", "B"},
    {"fr", LAC_ASK_LETTER,
     "La question porte sur la capitale d’un pays : regardons où siège son parlement d’après la constitution. ",
     "\n\nLa bonne réponse est **B**.", "B"},
    {"zh", LAC_ASK_LETTER, "这个问题问的是一个国家的首都，所以我们先看看它的议会在哪里开会，然后再比较各个城市的历史。",
     "\n\n正确答案是B。", "B"},
    {"zh", LAC_ASK_TEXT, "这座城市位于河边，几百年来一直是政府所在地，也有许多博物馆和大学。", "\n答案是巴黎。", "B"},
    {"ar", LAC_ASK_LETTER, "يتعلق السؤال بعاصمة بلد ما، ولذلك ننظر أين يجتمع برلمانه ثم نقارن تاريخ المدن المذكورة. ",
     "\n\nالإجابة الصحيحة هي ب.", "B"},
    {"ar", LAC_ASK_LETTER, "هذا موضوع حساس وللناس فيه آراء كثيرة ومختلفة. ", "آسف، لا أستطيع الإجابة.", "refused"},
};

static const char *const choices_of[][5] = {{"zh", "马德里", "巴黎", "罗马", "柏林"},
                                            {"ar", "مدريد", "باريس", "روما", "برلين"},
                                            {"", "Madrid", "Paris", "Rome", "Berlin"}};

struct work {
    struct lac_language *language, *english;
    struct lac_question question;
    struct lac_str reply;
    const char *read;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void prepare(struct lac_project *project, const struct sample *s, struct lac_language *english, struct work *w)
{
    struct lac_error err;
    if (lac_language_load(project, s->lang, &w->language, &err) != LAC_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    size_t set = 0;
    while (*choices_of[set][0] && strcmp(choices_of[set][0], s->lang) != 0)
        set++;
    w->english = english;
    w->question = (struct lac_question){.ask = s->ask, .choices = choices_of[set] + 1, .n = 4};
    w->read = s->read;
    while (w->reply.len + strlen(s->body) + strlen(s->end) <= WANTED + strlen(s->body) / 2)
        lac_str_add(&w->reply, s->body);
    lac_str_add(&w->reply, s->end);
}

static void read_one(const struct work *w, struct lac_reading *out)
{
    lac_read_answer(w->language->reader, w->english->reader, &w->question, w->reply.data, w->reply.len, false, out);
}

static void check(const struct work *w)
{
    struct lac_reading r;
    read_one(w, &r);
    char letter[2] = {(char)('A' + r.index), '\0'};
    const char *got = r.kind == LAC_READ_ANSWER ? letter : lac_reading_name(r.kind);
    if (strcmp(got, w->read) != 0) {
        fprintf(stderr, "read as %s by %s, not %s: %s\n", got, r.rule, w->read, w->reply.data);
        exit(1);
    }
}

/* Replies a second. */
static double ours(const struct work *w, size_t n)
{
    double began = now();
    struct lac_reading r;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < n; i++)
            read_one(&w[i], &r);
    return (double)(ROUNDS * n) / (now() - began);
}

static double peer(const struct work *w, size_t n)
{
    double began = now();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < n; i++) {
            utf8proc_uint8_t *mapped = NULL;
            MUST(utf8proc_map((const utf8proc_uint8_t *)w[i].reply.data, (utf8proc_ssize_t)w[i].reply.len, &mapped,
                              UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD) > 0);
            free(mapped);
        }
    return (double)(ROUNDS * n) / (now() - began);
}

static void measure(const char *what, const struct work *w, size_t n)
{
    struct series series;
    for (int k = 0; k < REPEATS; k++) {
        series.ours[k] = ours(w, n) / 1000;
        series.peer[k] = peer(w, n) / 1000;
    }
    print_row(what, "1000 replies/s", &series);
    for (size_t i = 0; i < n && getenv("BENCH_EACH"); i++) /* which one costs what, in microseconds */
        printf("  %s %-60.60s %8.2f us\n", w[i].language->code, w[i].reply.data, 1e6 / ours(&w[i], 1));
}

static void clear(struct work *w, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        lac_language_free(w[i].language);
        lac_str_free(&w[i].reply);
    }
}

static void measure_samples(struct lac_project *project, struct lac_language *english, const char *what,
                            const struct sample *samples, size_t n)
{
    struct work w[16] = {0};
    for (size_t i = 0; i < n; i++) {
        prepare(project, &samples[i], english, &w[i]);
        check(&w[i]);
    }
    measure(what, w, n);
    clear(w, n);
}

static const char *const codes[] = {"am", "ar", "bn", "ca", "de", "en", "eo", "es", "et", "eu", "fr",
                                    "gl", "he", "hi", "ht", "id", "it", "ja", "ko", "pt", "qu", "ru",
                                    "sw", "ta", "th", "tr", "uk", "vi", "yo", "zh", "zu"};
enum { CODES = sizeof codes / sizeof *codes };

/* The questions of the language's worked examples in a row, and "Answer: B" in its words or nothing. */
static void prepare_prose(struct lac_project *project, const char *code, struct lac_language *english, bool states,
                          struct work *w)
{
    struct lac_error err;
    MUST(lac_language_load(project, code, &w->language, &err) == LAC_OK);
    const struct lac_language *l = w->language;
    const struct lac_example *choices = &l->examples[0];
    w->english = english;
    w->question =
        (struct lac_question){.ask = LAC_ASK_LETTER, .choices = (const char *const *)choices->choices, .n = choices->n};
    size_t end = states ? strlen(l->answer) + 4 : 0;
    for (size_t i = 1; w->reply.len + end < WANTED - 20; i = i + 1 < l->n_examples ? i + 1 : 1)
        lac_str_addf(&w->reply, "%s%s", w->reply.len ? " " : "", l->examples[i].stem);
    if (states)
        lac_str_addf(&w->reply, "\n\n%s B", l->answer);
    w->read = states ? "B" : "unparsed";
}

/* One language after the other, as a run has them; the slowest, and all with equal shares. */
static void measure_prose(struct lac_project *project, struct lac_language *english, const char *what, bool states)
{
    struct work w[CODES] = {0};
    struct series each[CODES], all = {0};
    char name[64];
    size_t slowest = 0;
    for (size_t i = 0; i < CODES; i++) {
        prepare_prose(project, codes[i], english, states, &w[i]);
        if (states)
            check(&w[i]);
        for (int k = 0; k < REPEATS; k++) {
            each[i].ours[k] = ours(&w[i], 1) / 1000;
            each[i].peer[k] = peer(&w[i], 1) / 1000;
            all.ours[k] += 1 / each[i].ours[k] / CODES;
            all.peer[k] += 1 / each[i].peer[k] / CODES;
        }
        slowest = median(each[i].ours) < median(each[slowest].ours) ? i : slowest;
    }
    for (int k = 0; k < REPEATS; k++) {
        all.ours[k] = 1 / all.ours[k];
        all.peer[k] = 1 / all.peer[k];
    }
    snprintf(name, sizeof name, "read prose %s", what);
    print_row(name, "1000 replies/s", &all);
    snprintf(name, sizeof name, "  the slowest of 31: %s", codes[slowest]);
    print_row(name, "1000 replies/s", &each[slowest]);
    for (size_t i = 0; i < CODES && getenv("BENCH_EACH"); i++)
        printf("  %s %8.2f us\n", codes[i], 1000 / median(each[i].ours));
    clear(w, CODES);
}

int main(int argc, char **argv)
{
    struct lac_project *project;
    struct lac_language *english;
    struct lac_error err;
    const char *roots[] = {SOURCE_DIR};
    MUST(lac_project_open(SOURCE_DIR, roots, 1, &project, &err) == LAC_OK);
    MUST(lac_language_load(project, "en", &english, &err) == LAC_OK);
    print_head();
    if (argc < 2 || strcmp(argv[1], "any") != 0) {
        measure_samples(project, english, "read ASCII that states an answer", stated, sizeof stated / sizeof *stated);
        measure_samples(project, english, "read ASCII that states none", unstated, sizeof unstated / sizeof *unstated);
    }
    if (argc < 2 || strcmp(argv[1], "ascii") != 0) {
        measure_samples(project, english, "read a reply in any script", any, sizeof any / sizeof *any);
        measure_prose(project, english, "and an answer", true);
        measure_prose(project, english, "and no answer", false);
    }
    lac_language_free(english);
    lac_project_close(project);
    return 0;
}
