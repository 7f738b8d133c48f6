/* order.c - the promise "Order inside a branch" (core/search/README.md): in random worlds the calls made and the pairs
 * found are those of a plain sequential search, whatever the order in which answers arrive. */
#include "tests/unit/search/reference.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { WORLDS = 20000, ORDERS = 2 };

struct ask {
    enum event event;
    uint64_t ticket;
    const struct lac_node *node;
    int number; /* vote or replicate */
};

/* One search and the world that answers it out of order. */
struct trial {
    const struct fate *fate;
    struct lac_rng rng;
    uint64_t at_once;      /* per cent of the answers that come from inside the call */
    bool inside;           /* a call of the world answers */
    size_t deepest, depth; /* how far calls nested */
    LAC_VEC(struct ask) asks;
    LAC_VEC(struct ref_id) ids;
    numbers log;
    size_t strays, answers, finished;
    bool wrong; /* something that must never be was seen */
};

/* --- the world -------------------------------------------------------------------------------------------------- */

static void answer_translation(struct trial *trial, struct lac_branch *branch, const struct ask *ask, const char *path)
{
    const char *texts[REF_EDITS] = {0};
    bool sound = answer_translate(trial->fate, path);
    for (size_t i = 0; i < ask->node->n_edits; i++)
        texts[i] = translated(&ask->node->edits[i]);
    lac_branch_translate_done(branch, ask->ticket, sound, sound ? NULL : "unsound", texts, ask->node->n_edits,
                              calls_of(trial->fate, path, "translate"));
}

static void answer(struct trial *trial, struct lac_branch *branch, const struct ask *ask)
{
    char path[PATH_SIZE];
    struct lac_edit edits[EDITS_MAX];
    const struct fate *fate = trial->fate;
    path_of(path, ask->node->edits, ask->node->n_edits);
    trial->answers++;
    switch (ask->event) {
    case E_PERTURB:
        lac_branch_perturb_done(branch, ask->ticket, edits, answer_perturb(fate, path, ask->number, edits),
                                calls_of(fate, path, "perturb"));
        break;
    case E_CHECK:
        lac_branch_check_done(branch, ask->ticket, answer_check(fate, path), "checked", calls_of(fate, path, "check"));
        break;
    case E_TRANSLATE:
        answer_translation(trial, branch, ask, path);
        break;
    default: {
        enum lac_tongue tongue = ask->event == E_ENGLISH ? LAC_ENGLISH : LAC_TARGET;
        lac_branch_vote_done(branch, ask->ticket, answer_vote(fate, path, tongue, ask->number),
                             tongue == LAC_TARGET ? answer_margin(fate, path, ask->number) : NAN);
    }
    }
}

/* Answers that no open ticket waits for: given twice, of another kind, never asked. */
static void disturb(struct trial *trial, struct lac_branch *branch, uint64_t ticket)
{
    uint64_t foreign[] = {ticket, 0, ticket + 1000000, UINT64_MAX};
    uint64_t chosen = foreign[lac_rng_below(&trial->rng, 4)];
    size_t strays = lac_branch_strays(branch);
    switch (lac_rng_below(&trial->rng, 4)) {
    case 0:
        lac_branch_perturb_done(branch, chosen, NULL, 0, 1);
        break;
    case 1:
        lac_branch_check_done(branch, chosen, false, "stray", 1);
        break;
    case 2:
        lac_branch_vote_done(branch, chosen, LAC_WRONG, 5);
        break;
    default:
        lac_branch_translate_done(branch, chosen, false, "stray", NULL, 0, 1);
    }
    trial->strays++;
    if (lac_branch_strays(branch) != strays + 1)
        trial->wrong = true;
}

static void asked(struct trial *trial, struct lac_branch *branch, struct ask ask)
{
    char path[PATH_SIZE];
    path_of(path, ask.node->edits, ask.node->n_edits);
    record(&trial->log, ask.event, path, (uint64_t)ask.number, 0);
    if (ask.event == E_CHECK) {
        struct ref_id id = {hash_of(0, path, 0, 0), ask.node->id};
        lac_vec_push(&trial->ids, id);
    }
    if (lac_branch_state(branch) != LAC_BRANCH_WORKING)
        trial->wrong = true;
    trial->depth++;
    if (trial->depth > trial->deepest)
        trial->deepest = trial->depth;
    if (lac_rng_below(&trial->rng, 100) < trial->at_once)
        answer(trial, branch, &ask);
    else
        lac_vec_push(&trial->asks, ask);
    trial->depth--;
}

static void on_perturb(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *parent,
                       int replicate)
{
    asked(user, branch, (struct ask){E_PERTURB, ticket, parent, replicate});
}

static void on_check(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *child)
{
    asked(user, branch, (struct ask){E_CHECK, ticket, child, 0});
}

static void on_vote(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node,
                    enum lac_tongue tongue, int vote)
{
    asked(user, branch, (struct ask){tongue == LAC_ENGLISH ? E_ENGLISH : E_TARGET, ticket, node, vote});
}

static void on_translate(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node)
{
    asked(user, branch, (struct ask){E_TRANSLATE, ticket, node, 0});
}

static double on_score(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    const struct trial *trial = user;
    return answer_score(trial->fate, english, target);
}

static void on_decided(void *user, struct lac_branch *branch, const struct lac_node *node)
{
    struct trial *trial = user;
    char path[PATH_SIZE];
    (void)branch;
    path_of(path, node->edits, node->n_edits);
    record(&trial->log, E_DECIDED, path, (uint64_t)node->verdict, bits_of(node->value));
}

static void on_closed(void *user, struct lac_branch *branch)
{
    struct trial *trial = user;
    record(&trial->log, E_CLOSED, "", lac_branch_accepted(branch), 0);
    if (lac_branch_open(branch) != 0)
        trial->wrong = true;
}

static void on_finished(void *user, struct lac_branch *branch)
{
    struct trial *trial = user;
    trial->finished++;
    if (lac_branch_state(branch) == LAC_BRANCH_WORKING || lac_branch_open(branch) != 0)
        trial->wrong = true;
}

static const struct lac_world WORLD = {
    .perturb = on_perturb,
    .check = on_check,
    .vote = on_vote,
    .translate = on_translate,
    .score = on_score,
    .decided = on_decided,
    .closed = on_closed,
    .finished = on_finished,
};

/* Runs to the end; what was accepted at one moment on the way must be how the list of accepted begins. */
static struct lac_branch *run_trial(struct trial *trial, const struct fate *fate, uint64_t order)
{
    static const uint64_t at_once[] = {0, 0, 50, 90, 100};
    *trial = (struct trial){.fate = fate};
    lac_rng_seed(&trial->rng, fate->seed, 1000 + order);
    trial->at_once = at_once[lac_rng_below(&trial->rng, 5)];
    bool disturbed = lac_rng_below(&trial->rng, 2);
    size_t moment = (size_t)lac_rng_below(&trial->rng, 200), published = 0;
    const struct lac_node *last = NULL;
    struct lac_world world = WORLD;
    world.user = trial;
    struct lac_branch *branch = lac_branch_new((struct lac_id){3, 4}, STEM, JOIN, &fate->options, &world);
    lac_branch_start(branch);
    while (trial->asks.n) {
        size_t i = (size_t)lac_rng_below(&trial->rng, trial->asks.n);
        struct ask ask = trial->asks.at[i];
        trial->asks.at[i] = trial->asks.at[--trial->asks.n];
        answer(trial, branch, &ask);
        if (disturbed && lac_rng_below(&trial->rng, 20) == 0)
            disturb(trial, branch, ask.ticket);
        if (!published && trial->answers >= moment) {
            published = lac_branch_accepted(branch);
            last = published ? lac_branch_accepted_at(branch, published - 1) : NULL;
        }
    }
    if (published && lac_branch_accepted_at(branch, published - 1) != last)
        trial->wrong = true;
    return branch;
}

static void free_trial(struct trial *trial)
{
    lac_vec_free(&trial->asks);
    lac_vec_free(&trial->ids);
    lac_vec_free(&trial->log);
}

/* --- comparing -------------------------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    const uint64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* NULL when equal, or the event that the two differ in first. */
static const char *log_difference(numbers *found, numbers *wanted)
{
    qsort(found->at, found->n, sizeof *found->at, by_number);
    qsort(wanted->at, wanted->n, sizeof *wanted->at, by_number);
    for (size_t i = 0; i < found->n && i < wanted->n; i++) {
        uint64_t less = found->at[i] < wanted->at[i] ? found->at[i] : wanted->at[i];
        if (found->at[i] != wanted->at[i])
            return event_names[less >> 60];
    }
    return found->n == wanted->n ? NULL : "more or fewer calls";
}

static bool same_node(const struct lac_node *found, const struct ref_node *wanted)
{
    char found_path[PATH_SIZE];
    path_of(found_path, found->edits, found->n_edits);
    return strcmp(found_path, ref_path(wanted)) == 0 && found->depth == wanted->depth &&
           found->index == wanted->index && found->rank == wanted->rank && found->verdict == wanted->verdict &&
           found->acceptance == wanted->acceptance && bits_of(found->value) == bits_of(wanted->value) &&
           found->margin == wanted->margin;
}

static const char *result_difference(const struct lac_branch *branch, const struct reference *ref)
{
    if (lac_branch_state(branch) != ref->state)
        return "state";
    if (lac_branch_calls(branch) != ref->calls)
        return "number of calls";
    if (lac_branch_nodes(branch) != ref->nodes.n)
        return "number of nodes";
    if (lac_branch_accepted(branch) != ref->accepted.n)
        return "number of accepted pairs";
    if (!same_node(lac_branch_root(branch), ref->root))
        return "root";
    for (size_t i = 0; i < ref->nodes.n; i++)
        if (!same_node(lac_branch_node(branch, i), ref->nodes.at[i]))
            return "a node";
    for (size_t i = 0; i < ref->accepted.n; i++)
        if (!same_node(lac_branch_accepted_at(branch, i), ref->accepted.at[i]))
            return "an accepted pair";
    return NULL;
}

static const char *difference(const struct lac_branch *branch, struct trial *trial)
{
    struct reference ref;
    ref_run(&ref, trial->fate, trial->ids.at, trial->ids.n);
    const char *what = log_difference(&trial->log, &ref.log);
    if (!what)
        what = result_difference(branch, &ref);
    if (!what && ref.unknown)
        what = "ids";
    if (!what && (trial->wrong || trial->finished != 1 || lac_branch_strays(branch) != trial->strays))
        what = "open tickets, strays, state or the calls of finished";
    if (!what && trial->deepest > 1)
        what = "a call of the world inside another";
    ref_free(&ref);
    return what;
}

struct sum {
    size_t nodes, calls, accepted, states[LAC_BRANCH_DONE + 1], depths[8], verdicts[LAC_V_SURPLUS + 1];
};

static void count(struct sum *sum, const struct lac_branch *branch)
{
    sum->nodes += lac_branch_nodes(branch);
    sum->calls += (size_t)lac_branch_calls(branch);
    sum->accepted += lac_branch_accepted(branch);
    sum->states[lac_branch_state(branch)]++;
    for (size_t i = 0; i < lac_branch_nodes(branch); i++) {
        sum->depths[lac_branch_node(branch, i)->depth]++;
        sum->verdicts[lac_branch_node(branch, i)->verdict]++;
    }
}

/* Worlds so dull that a rule is never used would prove nothing. */
static void assert_worlds_are_rich(const struct sum *sum)
{
    for (int state = LAC_BRANCH_NOT_ELIGIBLE; state <= LAC_BRANCH_DONE; state++)
        assert_true(sum->states[state] > WORLDS / 100);
    for (int verdict = LAC_V_OPEN; verdict <= LAC_V_SURPLUS; verdict++)
        assert_true(sum->verdicts[verdict] > WORLDS / 100);
    for (int depth = 1; depth <= 5; depth++)
        assert_true(sum->depths[depth] > WORLDS / 100);
    assert_true(sum->accepted > WORLDS / 10);
}

static void calls_and_finds_are_those_of_a_sequential_search(void **state)
{
    struct sum sum = {0};
    (void)state;
    for (uint64_t seed = 1; seed <= WORLDS; seed++) {
        struct fate fate = random_fate(seed);
        for (uint64_t order = 0; order < ORDERS; order++) {
            struct trial trial;
            struct lac_branch *branch = run_trial(&trial, &fate, order);
            const char *what = difference(branch, &trial);
            if (what)
                fail_msg("seed %llu, order %llu: not the same %s", (unsigned long long)seed, (unsigned long long)order,
                         what);
            count(&sum, branch);
            lac_branch_free(branch);
            free_trial(&trial);
        }
    }
    print_message("%d worlds in %d orders: %zu nodes (deepest level %zu), %zu calls, %zu accepted\n", WORLDS, ORDERS,
                  sum.nodes, sum.depths[5], sum.calls, sum.accepted);
    assert_worlds_are_rich(&sum);
}

static void ids_depend_on_content_and_not_on_the_order_of_answers(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct fate fate = random_fate(seed);
        struct trial trials[2];
        struct lac_branch *branches[2];
        for (uint64_t order = 0; order < 2; order++)
            branches[order] = run_trial(&trials[order], &fate, order);
        assert_int_equal(lac_branch_nodes(branches[0]), lac_branch_nodes(branches[1]));
        for (size_t i = 0; i < lac_branch_nodes(branches[0]); i++)
            assert_true(lac_id_equal(lac_branch_node(branches[0], i)->id, lac_branch_node(branches[1], i)->id));
        for (int order = 0; order < 2; order++) {
            lac_branch_free(branches[order]);
            free_trial(&trials[order]);
        }
    }
}

static void a_search_given_up_at_any_moment_leaks_nothing(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct fate fate = random_fate(seed);
        struct trial trial = {.fate = &fate};
        lac_rng_seed(&trial.rng, seed, 9);
        struct lac_world world = WORLD;
        world.user = &trial;
        struct lac_branch *branch = lac_branch_new((struct lac_id){3, 4}, STEM, JOIN, &fate.options, &world);
        lac_branch_start(branch);
        for (uint64_t left = lac_rng_below(&trial.rng, 60); left && trial.asks.n; left--) {
            struct ask ask = trial.asks.at[--trial.asks.n];
            answer(&trial, branch, &ask);
        }
        assert_int_equal(lac_branch_open(branch), trial.asks.n);
        lac_branch_free(branch);
        free_trial(&trial);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_and_finds_are_those_of_a_sequential_search),
        cmocka_unit_test(ids_depend_on_content_and_not_on_the_order_of_answers),
        cmocka_unit_test(a_search_given_up_at_any_moment_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
