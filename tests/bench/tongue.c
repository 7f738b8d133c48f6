/* tongue.c - what it costs to tell the language of a text, beside one pass of utf8proc (NFKC and case folding) over the
 * same bytes; and what it costs to learn the shipped languages. CPU time, so that a busy machine harms little. */
#include "bench.h"

#include "core/check/tongues.h"
#include "core/script/package.h"

#include <string.h>
#include <time.h>
#include <utf8proc.h>

enum { ROUNDS = 2000 };

static const char *const choices[] = {"the surface of the water", "en la mayoría de los casos",
                                      "une bonne raison de rire", "emva kwesikhathi eside",
                                      "bir su bardağı gibi",      "nó rất dễ vỡ"};
static const char *const sentences[] = {
    "The river flows through several large cities before it reaches the sea in the north.",
    "El río atraviesa varias ciudades grandes antes de llegar al mar en el norte del país.",
    "Umfula ugeleza emadolobheni amaningana amakhulu ngaphambi kokuba ufike olwandle enyakatho.",
    "Nehir kuzeyde denize ulaşmadan önce birkaç büyük şehrin içinden geçip gidiyor.",
    "Con sông chảy qua nhiều thành phố lớn trước khi ra đến biển ở phía bắc của đất nước.",
    "Река протекает через несколько больших городов, прежде чем впадает в море на севере."};
enum { TEXTS = 6 };
static const char *const asked[TEXTS] = {"en", "es", "fr", "zu", "tr", "vi"}, *const foreign[TEXTS] = {
                                                                                  "es", "pt", "it", "sw", "et", "yo"};
static volatile double sink;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double ours(const struct lac_tongues *tongues, const char *const *texts, const char *const *codes)
{
    double began = now(), sum = 0;
    struct lac_tongue_guess guess;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < TEXTS; i++) {
            lac_tongues_guess(tongues, codes[i], texts[i], strlen(texts[i]), &guess);
            sum += guess.lead;
        }
    sink = sum;
    return (now() - began) * 1e6 / (ROUNDS * TEXTS);
}

static double peer(const char *const *texts)
{
    double began = now();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < TEXTS; i++) {
            utf8proc_uint8_t *mapped = NULL;
            MUST(utf8proc_map((const utf8proc_uint8_t *)texts[i], (utf8proc_ssize_t)strlen(texts[i]), &mapped,
                              UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD) > 0);
            free(mapped);
        }
    return (now() - began) * 1e6 / (ROUNDS * TEXTS);
}

static void measure(const struct lac_tongues *tongues, const char *what, const char *const *texts,
                    const char *const *codes)
{
    struct series series;
    for (int k = 0; k < REPEATS; k++) {
        series.ours[k] = ours(tongues, texts, codes);
        series.peer[k] = peer(texts);
    }
    print_row(what, "us", &series);
}

/* Learning, and beside it loading the packages that are learnt from. */
static void measure_learning(void)
{
    const char *roots[] = {SOURCE_DIR};
    struct series series;
    for (int k = 0; k < REPEATS; k++) {
        struct lac_packages *packages = lac_packages_new(roots, 1);
        struct lac_arena *arena = lac_arena_new();
        const struct lac_package *package;
        struct lac_listed *listed;
        size_t n;
        double began = now();
        MUST(lac_packages_list(packages, LAC_PKG_LANGUAGE, arena, &listed, &n, NULL) == LAC_OK);
        for (size_t i = 0; i < n; i++)
            MUST(lac_package_load(packages, LAC_PKG_LANGUAGE, listed[i].name, &package, NULL) == LAC_OK);
        double loaded = now();
        MUST(lac_packages_tongues(packages) != NULL);
        series.ours[k] = (now() - loaded) * 1e3;
        series.peer[k] = (loaded - began) * 1e3;
        lac_arena_free(arena);
        lac_packages_free(packages);
    }
    print_row("learning all languages", "ms", &series);
}

int main(void)
{
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_tongues *tongues = lac_packages_tongues(packages);
    print_head();
    measure(tongues, "language of a choice", choices, asked);
    measure(tongues, "language of a sentence, the asked", sentences, asked);
    measure(tongues, "language of a sentence, another", sentences, foreign);
    measure_learning();
    lac_packages_free(packages);
    return 0;
}
