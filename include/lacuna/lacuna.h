/* lacuna.h - the public C interface: open a project, load packages, run, read the results.
 *
 * Everything a program needs beside it is the lacuna library and its scripts. Texts are UTF-8. A function that can
 * fail returns a lacuna_status and fills *err (which may be NULL). Texts given out as `char **` belong to the caller:
 * lacuna_free_text. One project and what was opened from it belong to one thread.
 *
 *   struct lacuna *l;
 *   struct lacuna_error err;
 *   const char *languages[] = {"es"}, *models[] = {"openai/gpt-4o-mini"};
 *   struct lacuna_run_options o = {.models = models, .n_models = 1, .languages = languages, .n_languages = 1};
 *   struct lacuna_run *run;
 *   if (lacuna_open(NULL, &l, &err) || lacuna_run_open(l, &o, NULL, &run, &err) || lacuna_run_go(run, &err))
 *       puts(err.message);
 */
#ifndef LACUNA_LACUNA_H
#define LACUNA_LACUNA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lacuna_status {
    LACUNA_OK = 0,
    LACUNA_FAILED = 1, /* the run, a file, a server, a database */
    LACUNA_USAGE = 2,  /* the configuration or what was asked for */
};

struct lacuna_error {
    enum lacuna_status status;
    char message[1024]; /* what, where, what to do; never a key */
};

const char *lacuna_version(void); /* "0.1.0" */
void lacuna_free_text(char *text);

/* ---- project ---- */

struct lacuna;

struct lacuna_options {
    const char *folder;       /* where probe.lua, .env and runs/ are; NULL: the working directory */
    const char *runs;         /* where runs are kept; NULL: runs/ in the folder */
    const char *const *paths; /* folders searched for scripts before all others */
    size_t n_paths;
};

/* Script packages are searched in `paths`, the folder, $XDG_DATA_HOME/lacuna and the installed share, in this order.
 * options may be NULL. */
enum lacuna_status lacuna_open(const struct lacuna_options *options, struct lacuna **out, struct lacuna_error *err);
void lacuna_close(struct lacuna *lacuna); /* NULL is fine; runs first */

/* ---- packages ---- */

/* Loads a package and thereby checks it. kind: "strategy", "language", "provider", "scoring", "check", "source",
 * "report". */
enum lacuna_status lacuna_load(struct lacuna *lacuna, const char *kind, const char *name, struct lacuna_error *err);

/* Describes all packages of a kind as a JSON list of {name, version, summary, path, from ("shipped", "user", "project",
 * "path"), hash (SHA-256), options, needs, max_asks, ...}; one that does not load has {name, path, from, error}. */
enum lacuna_status lacuna_list(struct lacuna *lacuna, const char *kind, char **json, struct lacuna_error *err);

/* How a case of a spec went. */
struct lacuna_spec_case {
    const char *name;
    bool passed;
    const char *message; /* "" where it passed: what was expected and what came */
    const char *tree;    /* "" where it passed: each call with its arguments and reply, a line each */
    int asks;
    int64_t us;    /* of one run */
    size_t memory; /* bytes that the cell held; 0 where nothing was called */
};

/* Runs the spec.lua of the package at `path` and calls `report` for each case; one that may suspend runs `runs` times
 * (0: 20), the replies in other orders, and is begun anew behind each reply. A language needs no spec: it is held
 * against English and the rules of scripts/languages/README.md, and each finding is a failed case "PATH: FIELD". */
typedef void lacuna_spec_report(void *user, const struct lacuna_spec_case *one);
enum lacuna_status lacuna_test(struct lacuna *lacuna, const char *path, int runs, lacuna_spec_report *report,
                               void *user, struct lacuna_error *err);

/* ---- answers ---- */

/* Reads replies that somebody already has. The file at `path` ("-": standard input) has JSON lines {id, lang, ask,
 * labels, choices, reply, finish}; *json_lines gets a line {id, outcome, index, rule, span} for each, in their order
 * (docs/answers.md). At the first row that is not as it must be: LACUNA_USAGE and "FILE:LINE: ...". */
enum lacuna_status lacuna_read(struct lacuna *lacuna, const char *path, char **json_lines, struct lacuna_error *err);

/* Writes a package of a kind into the project from the templates in scripts/templates/ (a language from English): it
 * works and passes its own spec. Nothing that is there is overwritten. Gives its folder. */
enum lacuna_status lacuna_new(struct lacuna *lacuna, const char *kind, const char *name, char **folder,
                              struct lacuna_error *err);

/* ---- sharing packages ---- */

/* Installs the package at `from` (a folder, a .lua file, a .tar.gz, or the address of one) into the user's folder for
 * scripts. It is read whole, checked and loaded before anything is changed. `force` replaces a package of that name.
 * sha256 (may be NULL): 64 hex digits that an archive must have. Gives {kind, name, version, path, hash, replaced,
 * needs, max_asks, max_edits} as JSON. */
enum lacuna_status lacuna_install(struct lacuna *lacuna, const char *from, bool force, const char *sha256, char **json,
                                  struct lacuna_error *err);

/* Packs a package, by its path or as "KIND NAME" of the search order, into `to` (NULL: NAME-VERSION.tar.gz in the
 * project's folder); the same files give the same bytes. Gives {kind, name, version, path, hash, sha256, bytes}. */
enum lacuna_status lacuna_pack(struct lacuna *lacuna, const char *package, const char *to, char **json,
                               struct lacuna_error *err);

struct lacuna_run_options;

/* Writes lacuna.lock into the project's folder: the SHA-256 of each file of each package and prompt that a run of this
 * configuration loads. While the file is there, a run that would load anything else is refused. Gives {path, packages}.
 */
enum lacuna_status lacuna_lock(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                               struct lacuna_error *err);

/* ---- runs ---- */

struct lacuna_run;

struct lacuna_setting {
    const char *key, *value; /* {"search.depth", "2"} */
};

enum lacuna_begin {
    LACUNA_PLAIN, /* a complete run of the same configuration is answered from its records; an unfinished one is refused
                   */
    LACUNA_RESUME, /* go on with the unfinished run */
    LACUNA_FRESH,  /* start anew beside it */
    LACUNA_GO_ON,  /* go on with it, or start where there is none */
    LACUNA_REPLAY, /* make a run again from its records, with the network off, in runs/<id>/replay */
};

struct lacuna_run_options {
    const char *config;        /* path of probe.lua; NULL: the folder's, when there is one */
    const char *const *models; /* the panel: "provider/model", or names of the config */
    size_t n_models;
    const char *const *languages; /* BCP-47 codes */
    size_t n_languages;
    const struct lacuna_setting *settings;
    size_t n_settings;
    int in_flight; /* most requests at once; 0: 8 */
    enum lacuna_begin begin;
    const char *resume_id;   /* with LACUNA_RESUME and LACUNA_REPLAY: of this run; NULL: the configuration's own */
    bool no_cache;           /* neither take replies from other runs nor leave any for them */
    int64_t cache_max_age_s; /* take none that are older; 0: any age */
};

struct lacuna_progress {
    size_t trials, finished; /* one item in one language each */
    int64_t candidates, accepted, confirmed;
    int64_t calls, reused, retried, limited;
    int in_flight, queued;
    int64_t spent_calls, spent_tokens; /* by all processes of the run */
    double spent_usd;                  /* where prices are known */
    bool priced;                       /* the price of every model that is asked is known */
    double seconds;
    double eta; /* seconds; negative while unknown */
};

/* A call that got its reply or failed. Never a prompt, a reply or a key. */
struct lacuna_call_news {
    const char *model, *purpose, *key; /* key as in a pair */
    int status;                        /* HTTP; 0: none */
    int attempts;                      /* sent */
    double latency_ms;                 /* of the last attempt */
    int64_t tokens_in, tokens_out;     /* -1: not said */
    bool estimated;                    /* the tokens are an estimate: the server said none */
    const char *from;                  /* "wire", "run" (its own records), "cache", "replay" */
    const char *cause;                 /* NULL when there is a reply */
};

struct lacuna_events { /* each may be NULL; called on the run's thread */
    void *user;
    void (*progress)(void *user, const struct lacuna_progress *progress);
    void (*decided)(void *user, const char *item, const char *language, int depth, const char *verdict, double value,
                    const char *reason);
    void (*model_stopped)(void *user, const char *model, const char *reason);
    void (*called)(void *user, const struct lacuna_call_news *news);
    /* With LACUNA_PLAIN, when the run is there and unfinished: LACUNA_RESUME, LACUNA_FRESH, or LACUNA_PLAIN to refuse.
     */
    enum lacuna_begin (*unfinished)(void *user, const char *run_id);
};

enum lacuna_status lacuna_run_open(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                   const struct lacuna_events *events, struct lacuna_run **out,
                                   struct lacuna_error *err);
/* Searches and confirms until all is done, models are away, or SIGINT or SIGTERM comes (once: finishes what is in
 * flight; twice: stops). Writes runs/<id>/{pairs.jsonl, summary.json, log.jsonl}. LACUNA_OK also when it is not
 * complete. */
enum lacuna_status lacuna_run_go(struct lacuna_run *run, struct lacuna_error *err);
bool lacuna_run_complete(const struct lacuna_run *run);
/* It was complete when it was opened: lacuna_run_go answers from its records and sends nothing. */
bool lacuna_run_was_complete(const struct lacuna_run *run);
/* Why nothing more was paid for ("the budget of 1000 calls: 1000 are spent"); NULL: no bound was reached. */
const char *lacuna_run_reached(const struct lacuna_run *run);
/* After a replay: whether its pairs.jsonl is the run's own, byte for byte. */
enum lacuna_status lacuna_run_same(const struct lacuna_run *run, bool *same, struct lacuna_error *err);
int lacuna_run_script_errors(
    const struct lacuna_run *run); /* calls of scripts that failed: what they would have found is missing */
const char *lacuna_run_id(const struct lacuna_run *run);
/* "6 of 12 trials are missing (2 es, 4 fr); they wait for 'mini'", to be freed with lacuna_free_text; "" when the run
 * is complete. */
char *lacuna_run_missing(const struct lacuna_run *run);
void lacuna_run_close(struct lacuna_run *run); /* NULL is fine */

/* What a run may cost, before anything is sent; nothing is written and no key is needed. JSON {items, trials, roles =
 * [{role, model, priced, price_from, attempts, least, once, most}], least, once, most, strategies = [{name, asks,
 * max_asks, max_edits}], assumes}; least, once (without retries) and most are {calls, tokens, usd}, null where there is
 * no bound or no price. */
enum lacuna_status lacuna_estimate(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                                   struct lacuna_error *err);

/* ---- one line of Lua at a time ---- */

struct lacuna_repl;

/* A cell with an item, as a strategy has it: `ctx`, `item`, `opt`. Options as for a run; the item is the first that
 * they leave, the language the first of them. */
enum lacuna_status lacuna_repl_open(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                    struct lacuna_repl **out, struct lacuna_error *err);
/* Runs a line behind all lines that ran well before it; what they asked is not asked again. *shown: what it printed and
 * gave, as text. *incomplete: it ends in the middle of something; give it again with more. */
enum lacuna_status lacuna_repl_line(struct lacuna_repl *repl, const char *line, char **shown, bool *incomplete,
                                    struct lacuna_error *err);
void lacuna_repl_close(struct lacuna_repl *repl); /* NULL is fine */

/* ---- results ---- */

/* Id of the run written to last; LACUNA_USAGE when there is none. */
enum lacuna_status lacuna_latest(struct lacuna *lacuna, char **id, struct lacuna_error *err);

/* docs/pairs.schema.json describes a pair. Pairs come by item, language and rank. */
struct lacuna_pairs;
enum lacuna_status lacuna_pairs_open(struct lacuna *lacuna, const char *run_id, struct lacuna_pairs **out,
                                     struct lacuna_error *err);
const char *lacuna_pairs_next(struct lacuna_pairs *pairs); /* one JSON text, valid until the next call; NULL: the end */
void lacuna_pairs_close(struct lacuna_pairs *pairs);

/* The numbers of a run, from its records. */
enum lacuna_status lacuna_summary(struct lacuna *lacuna, const char *run_id, char **json, struct lacuna_error *err);

/* A summary as text by a report package (NULL: "summary"). */
enum lacuna_status lacuna_report(struct lacuna *lacuna, const char *summary_json, const char *report, char **text,
                                 struct lacuna_error *err);

/* One recorded call: {model, purpose, request = {method, url, headers, body}, reply, reused (from the cache), attempts,
 * ...}. `key` as in a pair. */
enum lacuna_status lacuna_call(struct lacuna *lacuna, const char *run_id, const char *key, char **json,
                               struct lacuna_error *err);

/* Visits all calls of a run in the order they were made, as lacuna_call gives them, with their `key`; stops when
 * `visit` returns false. */
typedef bool lacuna_visit(void *user, const char *json);
enum lacuna_status lacuna_calls(struct lacuna *lacuna, const char *run_id, lacuna_visit *visit, void *user,
                                struct lacuna_error *err);

/* Visits all candidates of a run by item, language, depth and id: edits, verdict, reason, tallies, votes. */
enum lacuna_status lacuna_candidates(struct lacuna *lacuna, const char *run_id, lacuna_visit *visit, void *user,
                                     struct lacuna_error *err);

/* A recorded candidate by its id, with its votes. */
enum lacuna_status lacuna_candidate(struct lacuna *lacuna, const char *run_id, const char *id, char **json,
                                    struct lacuna_error *err);

/* ---- the replies shared by all runs ---- */

/* {path, replies, bytes, oldest} as JSON; oldest is "" while it is empty. */
enum lacuna_status lacuna_cache_stats(char **json, struct lacuna_error *err);
/* Takes out what is older than so many seconds (0: nothing by age), then the oldest until no more than `bytes` are left
 * (negative: any size). Safe while runs use it. */
enum lacuna_status lacuna_cache_prune(int64_t older_than_s, int64_t bytes, int64_t *gone, struct lacuna_error *err);
enum lacuna_status lacuna_cache_clear(struct lacuna_error *err); /* refused while a run uses it */

/* ---- asking again ---- */

/* Asks every accepted pair of a run again on draws that were never used, its panel or, where given, other models.
 * Writes runs/<id>/confirmations.jsonl; gives {models = {NAME = {language = {pairs, confirmed, ...}}}} as JSON. */
enum lacuna_status lacuna_confirm(struct lacuna *lacuna, const char *run_id, const char *const *models, size_t n_models,
                                  int in_flight, char **json, struct lacuna_error *err);

/* Asks each model of a configuration the worked examples of each language as control questions. Gives a JSON list of
 * {model, language, reachable, asked, answered, right, low, high, chance, usable, cause}. */
enum lacuna_status lacuna_check(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                                struct lacuna_error *err);

/* ---- data that are there already ---- */

struct lacuna_data_options {
    const char *const *files; /* paths, or CODE=PATH */
    size_t n_files;
    const char *format;   /* "auto" (NULL), "pitfalls", "jsonl", "csv" or "parallel": docs/audit.md */
    const char *language; /* code or name, for files that do not say it; NULL: by the file's name */
    const char *fail_on; /* reasons or severities, by comma, that the caller will look for: misspelt ones are refused */
};

/* Looks at bilingual multiple-choice data with the checks of a run that need no model. `report` (may be NULL) gets
 * each finding as JSON: {file, row, language, reason, severity, field, detail}. *json gets the counts: {files,
 * languages, results}, as docs/audit.md describes them. LACUNA_USAGE for a file that cannot be read. */
typedef void lacuna_audit_report(void *user, const char *finding);
enum lacuna_status lacuna_audit(struct lacuna *lacuna, const struct lacuna_data_options *options,
                                lacuna_audit_report *report, void *user, char **json, struct lacuna_error *err);

/* Writes the pairs that have no fatal finding to `path` as lines of docs/pairs.schema.json, stage "imported". *json
 * gets {path, pairs, left_out = {reason = rows}, rows = [{file, row, language, reason}] of what was left out, artefact
 * = {threshold, above, below} of what was not}. Nothing is written where no pair is sound (LACUNA_USAGE). */
enum lacuna_status lacuna_import(struct lacuna *lacuna, const struct lacuna_data_options *options, const char *path,
                                 char **json, struct lacuna_error *err);

/* ---- floors ---- */

/* Measures the source's own wordings with a check (NULL: "round_trip") that can be calibrated, in each language of the
 * configuration; a translator or an embedder is enough, no panel is asked. Gives {measure, quantile, source, languages
 * = [{language, pairs, controls, failed, few, floor, refused, passed, curve = [{quantile, floor, refused, passed}]}],
 * checks} as JSON: `floor` is the highest bar that refuses at most the share `quantile` of these pairs, `passed` the
 * share of pairs of unlike questions that reach it, `checks` what to write into probe.lua. */
enum lacuna_status lacuna_calibrate(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                    const char *measure, double quantile, char **json, struct lacuna_error *err);

#ifdef __cplusplus
}
#endif

#endif
