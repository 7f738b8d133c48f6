/* A program as somebody else would write it: the public header alone. Opens a project, loads packages, runs against the
 * models that its arguments name, and reads the results.
 *
 * e2e_api FOLDER MODEL LANGUAGE; one line a pair, then "pairs N, confirmed N". */
#include <lacuna/lacuna.h>

#include <stdio.h>
#include <string.h>

struct seen {
    int progress, decided, accepted;
};

static void on_progress(void *user, const struct lacuna_progress *progress)
{
    struct seen *seen = user;
    seen->progress++;
    if (progress->finished > progress->trials)
        seen->progress = -1000000;
}

static void on_decided(void *user, const char *item, const char *language, int depth, const char *verdict, double value,
                       const char *reason)
{
    struct seen *seen = user;
    (void)value;
    (void)reason;
    if (item && language && depth >= 0)
        seen->decided++;
    seen->accepted += strcmp(verdict, "accepted") == 0;
}

static int fail(const char *what, const struct lacuna_error *err)
{
    printf("%s: %d: %s\n", what, (int)err->status, err->message);
    return (int)err->status;
}

/* Whatever is asked for wrongly comes back as an error with a message, and the project stays usable. */
static int bad_requests(struct lacuna *lacuna)
{
    struct lacuna_error err;
    struct lacuna_run *run = NULL;
    struct lacuna_pairs *pairs = NULL;
    char *json = NULL;
    const char *models[] = {"nothing/at-all"};
    struct lacuna_run_options options = {.models = models, .n_models = 1};
    if (lacuna_load(lacuna, "strategy", "mentoin", &err) == LACUNA_OK || !strstr(err.message, "mention"))
        return 1;
    if (lacuna_load(lacuna, "stratagem", "mention", &err) != LACUNA_USAGE ||
        lacuna_load(lacuna, "strategy", "x", NULL) == LACUNA_OK)
        return 2;
    if (lacuna_run_open(lacuna, &options, NULL, &run, &err) != LACUNA_USAGE || run || !*err.message)
        return 3;
    if (lacuna_pairs_open(lacuna, "no-run", &pairs, &err) != LACUNA_USAGE || pairs)
        return 4;
    if (lacuna_summary(lacuna, "no-run", &json, &err) != LACUNA_USAGE || json)
        return 5;
    lacuna_run_close(NULL);
    lacuna_pairs_close(NULL);
    lacuna_free_text(NULL);
    return 0;
}

static int read_back(struct lacuna *lacuna, const char *id)
{
    struct lacuna_error err;
    struct lacuna_pairs *pairs;
    char *summary, *text, *latest;
    int n = 0, confirmed = 0;
    if (lacuna_latest(lacuna, &latest, &err) != LACUNA_OK || strcmp(latest, id) != 0)
        return fail("latest", &err);
    lacuna_free_text(latest);
    if (lacuna_pairs_open(lacuna, id, &pairs, &err) != LACUNA_OK)
        return fail("pairs", &err);
    for (const char *line; (line = lacuna_pairs_next(pairs)) != NULL; n++) {
        confirmed += strstr(line, "\"stage\":\"confirmed\"") != NULL;
        puts(line);
    }
    lacuna_pairs_close(pairs);
    if (lacuna_summary(lacuna, id, &summary, &err) != LACUNA_OK)
        return fail("summary", &err);
    if (lacuna_report(lacuna, summary, NULL, &text, &err) != LACUNA_OK)
        return fail("report", &err);
    lacuna_free_text(summary);
    lacuna_free_text(text);
    printf("pairs %d, confirmed %d\n", n, confirmed);
    return 0;
}

static int run(struct lacuna *lacuna, const char *model, const char *language)
{
    struct lacuna_error err;
    struct lacuna_run *run;
    struct seen seen = {0};
    const char *models[] = {model}, *languages[] = {language};
    const struct lacuna_setting settings[] = {{"limit", "14"}, {"search.depth", "1"}};
    struct lacuna_run_options options = {.models = models,
                                         .n_models = 1,
                                         .languages = languages,
                                         .n_languages = 1,
                                         .settings = settings,
                                         .n_settings = 2,
                                         .in_flight = 16};
    struct lacuna_events events = {.user = &seen, .progress = on_progress, .decided = on_decided};
    char id[64];
    if (lacuna_run_open(lacuna, &options, &events, &run, &err) != LACUNA_OK)
        return fail("open", &err);
    enum lacuna_status status = lacuna_run_go(run, &err);
    bool complete = lacuna_run_complete(run);
    snprintf(id, sizeof id, "%s", lacuna_run_id(run));
    lacuna_run_close(run);
    if (status != LACUNA_OK)
        return fail("go", &err);
    if (!complete || seen.decided == 0 || seen.progress < 0) {
        printf("complete %d, decided %d, progress %d\n", complete, seen.decided, seen.progress);
        return 1;
    }
    printf("accepted %d\n", seen.accepted);
    return read_back(lacuna, id);
}

int main(int argc, char **argv)
{
    struct lacuna_error err;
    struct lacuna *lacuna;
    if (argc != 4)
        return 64;
    struct lacuna_options options = {.folder = argv[1]};
    if (lacuna_open(&options, &lacuna, &err) != LACUNA_OK)
        return fail("project", &err);
    int code = bad_requests(lacuna);
    if (code != 0)
        printf("bad request %d was not refused as it should be\n", code);
    else if (lacuna_load(lacuna, "strategy", "mention", &err) != LACUNA_OK)
        code = fail("load", &err);
    else
        code = run(lacuna, argv[2], argv[3]);
    lacuna_close(lacuna);
    return code;
}
