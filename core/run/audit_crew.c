#include "core/run/audit_crew.h"
#include "core/base/alloc.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    THREADS_MAX = 8,
    SHARE_MIN = 200 /* pairs; loading a worker's packages takes as long as a hundred of them */
};

struct worker {
    struct lac_project project; /* the caller's, with packages and an arena of its own */
    struct lac_audit *audit;
    struct lac_arena *kept;
    pthread_t thread;
    bool own, running;
    const struct lac_bitext *text;
    struct lac_audit_look *looks;
    atomic_size_t *next; /* pair that nobody has taken yet */
    size_t hands;        /* workers that look at this text */
    enum lac_status status;
    size_t failed_at; /* the pair, when status says so */
    struct lac_error err;
};

struct lac_audit_crew {
    struct lac_project *project;
    struct worker workers[THREADS_MAX]; /* the first is the caller's thread */
    size_t n;
};

struct lac_audit_crew *lac_audit_crew_new(struct lac_project *project, struct lac_audit *audit, size_t threads)
{
    struct lac_audit_crew *crew = lac_alloc_zero(1, sizeof *crew);
    crew->project = project;
    crew->n = threads < 1 ? 1 : threads > THREADS_MAX ? THREADS_MAX : threads;
    crew->workers[0].audit = audit;
    return crew;
}

static void dismiss(struct worker *w)
{
    lac_arena_free(w->kept);
    if (!w->own)
        return;
    lac_audit_free(w->audit);
    lac_packages_free(w->project.packages);
    lac_arena_free(w->project.arena);
}

void lac_audit_crew_free(struct lac_audit_crew *crew)
{
    if (!crew)
        return;
    for (size_t i = 0; i < crew->n; i++)
        dismiss(&crew->workers[i]);
    free(crew);
}

static enum lac_status load(struct lac_audit_crew *crew, struct worker *w)
{
    if (w->audit)
        return LAC_OK;
    w->project = *crew->project;
    w->project.others = NULL; /* the caller's */
    w->project.arena = lac_arena_new();
    w->project.packages = lac_packages_new(crew->project->roots, crew->project->n_roots);
    lac_packages_share_languages(w->project.packages, crew->project->packages);
    w->own = true;
    return lac_audit_new(&w->project, &w->audit, &w->err);
}

static enum lac_status equip(struct lac_audit_crew *crew, struct worker *w)
{
    lac_arena_free(w->kept);
    w->kept = lac_arena_new();
    enum lac_status status = load(crew, w);
    return status == LAC_OK ? lac_audit_prepare(w->audit, w->text, &w->err) : status;
}

static void keep(struct worker *w, struct lac_audit_look *look, const struct lac_defects *found,
                 const struct lac_value *artefact)
{
    struct lac_defect *defects = lac_arena_alloc(w->kept, (found->n + 1) * sizeof *defects);
    for (size_t i = 0; i < found->n; i++)
        defects[i] = (struct lac_defect){lac_arena_strdup(w->kept, found->at[i].reason),
                                         lac_arena_strdup(w->kept, found->at[i].field),
                                         lac_arena_strdup(w->kept, found->at[i].detail),
                                         found->at[i].fatal,
                                         found->at[i].file,
                                         found->at[i].row};
    *look = (struct lac_audit_look){.defects = defects,
                                    .n = found->n,
                                    .scored = artefact->kind != LAC_NIL,
                                    .likely = artefact->kind != LAC_NIL && lac_artefact_likely(artefact),
                                    .threshold = lac_get_num(artefact, "threshold", 0)};
}

/* Looks at the pairs first..first+n-1. */
static void look_at(struct worker *w, size_t first, size_t n)
{
    struct lac_arena *scratch = lac_arena_new();
    struct lac_defects found[LAC_AUDIT_HANDFUL];
    struct lac_error checks;
    enum lac_status checked = lac_audit_pairs(w->audit, scratch, w->text, first, &n, found, &checks);
    size_t i = 0;
    for (; i < n && w->status == LAC_OK; i++) {
        struct lac_value artefact;
        w->status = lac_audit_artefact(w->audit, scratch, &w->text->pairs.at[first + i], &found[i], &artefact, &w->err);
        if (w->status == LAC_OK)
            keep(w, &w->looks[first + i], &found[i], &artefact);
    }
    if (w->status != LAC_OK) { /* of a pair before the one that a check failed on */
        w->failed_at = first + i - 1;
    } else if (checked != LAC_OK) {
        w->status = checked;
        w->err = checks;
        w->failed_at = first + n;
    }
    lac_arena_free(scratch);
}

/* Takes pairs that nobody has taken: a handful, fewer towards the end, so that all hands end together. 0: none left. */
static size_t take(struct worker *w, size_t *first)
{
    size_t n;
    *first = atomic_load(w->next);
    do {
        size_t left = w->text->pairs.n - *first, share = (left + 2 * w->hands - 1) / (2 * w->hands);
        n = share < LAC_AUDIT_HANDFUL ? share : LAC_AUDIT_HANDFUL;
    } while (n > 0 && !atomic_compare_exchange_weak(w->next, first, *first + n));
    return n;
}

static void *work(void *user)
{
    struct worker *w = user;
    size_t first, n;
    while (w->status == LAC_OK && (n = take(w, &first)) > 0)
        look_at(w, first, n);
    return NULL;
}

enum lac_status lac_audit_crew_look(struct lac_audit_crew *crew, const struct lac_bitext *text,
                                    struct lac_audit_look *looks, struct lac_error *err)
{
    size_t n = text->pairs.n / SHARE_MIN + 1;
    atomic_size_t next = 0;
    n = n < crew->n ? n : crew->n;
    for (size_t i = 0; i < n; i++) {
        struct worker *w = &crew->workers[i];
        w->text = text;
        w->looks = looks;
        w->next = &next;
        w->hands = n;
        w->failed_at = 0;
        w->status = equip(crew, w);
    }
    for (size_t i = 0; i < n; i++) { /* no cell is opened any more, see lac_audit_prepare */
        struct worker *w = &crew->workers[i];
        w->running = i > 0 && w->status == LAC_OK && pthread_create(&w->thread, NULL, work, w) == 0;
    }
    enum lac_status status = LAC_OK;
    size_t failed_at = 0;
    for (size_t i = 0; i < n; i++)
        if (!crew->workers[i].running && crew->workers[i].status == LAC_OK)
            work(&crew->workers[i]); /* the caller's share, and that of a thread that could not be had */
    for (size_t i = 0; i < n; i++) {
        struct worker *w = &crew->workers[i];
        if (w->running)
            pthread_join(w->thread, NULL);
        if (w->status != LAC_OK && (status == LAC_OK || w->failed_at < failed_at)) { /* whoever was faster */
            status = w->status;
            failed_at = w->failed_at;
            *err = w->err;
        }
    }
    return status;
}
