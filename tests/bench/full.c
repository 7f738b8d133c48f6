/* full.c - the whole way of a call, as a run makes it: provider script, journal, HTTP engine, provider script, journal;
 * beside the engine alone, bare libcurl and wrk. Same POST, same server. Server and client have a processor each.
 *
 *   bench_full                     the table, and what the parts cost
 *   bench_full KIND IN_FLIGHT MS   one measurement in this process: full, engine or libcurl; prints numbers */
#include "bench.h"
#include "peer.h"
#include "server.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/model/json.h"
#include "core/run/session.h"
#include "core/run/wire.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SERVERS_PROCESSOR = 0,
    OURS = 1,
    WARM_MOST_US = 15000000,
    MEASURE_US = 1000000,
    TICK_US = 2000,
    PART_CALLS = 20000,
    PART_GROUP = 64, /* calls that the store gets at once */
};

struct numbers {
    double rate, cpu_us, kib;
};

static char url[64];
static int reply_bytes;

static double cpu_us(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return 1e6 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static double resident_kib(void)
{
    long pages = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    MUST(file && fscanf(file, "%ld %ld", &pages, &resident) == 2);
    fclose(file);
    return (double)resident * (double)sysconf(_SC_PAGESIZE) / 1024;
}

/* ---- the way of a call ---- */

struct flow {
    struct lac_project *project;
    struct lac_cast cast;
    struct lac_model model;
    struct lac_session session;
    char folder[64];
    int in_flight;
    int64_t sent, answered;
    /* of the measurement */
    bool armed; /* to begin, then to end, with the next reply */
    int64_t warm_until_us, from_us, answered_before;
    double cpu_before_us, kib_before;
    struct numbers numbers;
    void (*send)(struct flow *f);
};

static void count(struct flow *f);

static void open_session(struct flow *f, bool store)
{
    struct lac_error err;
    const char *const paths[] = {SOURCE_DIR};
    struct lac_value entry = lac_object();
    snprintf(f->folder, sizeof f->folder, "/tmp/lacuna-bench-XXXXXX");
    MUST(mkdtemp(f->folder) != NULL);
    MUST(lac_project_open(f->folder, paths, 1, &f->project, &err) == LAC_OK);
    lac_set_text(f->project->arena, &entry, "provider", "openai");
    lac_set_text(f->project->arena, &entry, "model", "m");
    lac_set_text(f->project->arena, &entry, "key", "BENCH_KEY");
    lac_set_text(f->project->arena, &entry, "url", lac_arena_printf(f->project->arena, "%s/v1", url));
    MUST(lac_model_make(f->project, "m", &entry, &f->model, &err) == LAC_OK);
    f->cast.models = &f->model;
    f->cast.n_models = 1;
    struct lac_session_options options = {
        .in_flight = f->in_flight,
        .store_path = store ? lac_arena_printf(f->project->arena, "%s/run.db", f->folder) : NULL,
        .report_stopped = true};
    if (lac_session_open(f->project, &f->cast, &options, &f->session, &err) != LAC_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
}

static void close_session(struct flow *f)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    lac_session_close(&f->session);
    lac_project_close(f->project);
    MUST(system(command) == 0);
}

/* What a vote asks, each time another question. Made cheaply: writing prompts is not what is measured. */
static struct lac_value a_call(struct lac_arena *arena, int64_t number)
{
    static const char text[] = "Answer the multiple-choice question. Reply with one letter only: A, B, C, D.\n\n"
                               "Question: During break 00000000, two students were talking about a spoon. Which object "
                               "opens a lock?\nA. candle\nB. spoon\nC. key\nD. pillow\nAnswer:";
    char *prompt = lac_arena_strndup(arena, text, sizeof text - 1);
    for (char *digit = strstr(prompt, "00000000") + 7; number; digit--, number /= 10)
        *digit = (char)('0' + number % 10);
    struct lac_value call = lac_object(), message = lac_object(), messages = lac_list(), params = lac_object();
    lac_set_text(arena, &message, "role", "user");
    lac_set_text(arena, &message, "content", prompt);
    lac_push(arena, &messages, message);
    lac_set_num(arena, &params, "temperature", 0);
    lac_set_int(arena, &params, "max_tokens", 256);
    lac_set_text(arena, &call, "kind", "chat");
    lac_set(arena, &call, "messages", messages);
    lac_set(arena, &call, "params", params);
    return call;
}

static void called(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    (void)key;
    struct flow *f = user;
    if (!reply && !cause)
        return; /* the session closes */
    if (!reply || strcmp(lac_get_text(reply, "text", ""), "C") != 0) {
        fprintf(stderr, "a call failed: %s\n", cause ? cause : "another reply");
        exit(1);
    }
    count(f);
}

static void send_call(struct flow *f)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = a_call(arena, f->sent++);
    lac_calls_send(f->session.calls, &f->model, &call, "vote", 0, called, f);
    lac_arena_free(arena);
}

static void replied(void *user, const struct lac_http_response *response)
{
    struct flow *f = user;
    MUST(response->fate == LAC_HTTP_REPLIED && response->body_len == (size_t)reply_bytes);
    count(f);
}

static void send_request(struct flow *f)
{
    static const struct lac_http_header headers[] = {{"Content-Type", "application/json"},
                                                     {"Authorization", "Bearer {secret:BENCH_KEY}"}};
    char path[96];
    snprintf(path, sizeof path, "%s/v1/chat/completions", url);
    struct lac_http_request request = {.method = "POST",
                                       .url = path,
                                       .headers = headers,
                                       .n_headers = 2,
                                       .body = BENCH_BODY,
                                       .body_len = sizeof BENCH_BODY - 1};
    f->sent++;
    lac_http_send(f->session.http, f->model.lane, &request, replied, f);
}

/* ---- measuring ---- */

static void begin(struct flow *f)
{
    f->from_us = lac_clock_us();
    f->answered_before = f->answered;
    f->cpu_before_us = cpu_us();
}

static void end(struct flow *f)
{
    double n = (double)(f->answered - f->answered_before);
    f->numbers.rate = 1e6 * n / (double)(lac_clock_us() - f->from_us);
    f->numbers.cpu_us = (cpu_us() - f->cpu_before_us) / n;
    f->numbers.kib = (resident_kib() - f->kib_before) / f->in_flight;
    lac_loop_stop(f->session.loop);
}

static void arm(void *user)
{
    ((struct flow *)user)->armed = true;
}

/* Replies may come in bursts, one a delay: from the first of a burst to the first of another the rate is true. */
static void count(struct flow *f)
{
    if (f->armed) {
        f->armed = false;
        if (f->from_us) {
            end(f);
            return;
        }
        begin(f);
        lac_loop_after(f->session.loop, MEASURE_US, arm, f);
    }
    f->answered++;
    f->send(f);
}

/* Begins to measure when all are under way: a lane's window grows from 8. */
static void look(void *user)
{
    struct flow *f = user;
    struct lac_http_stats stats;
    lac_http_stats(f->session.http, &stats);
    bool wide = f->answered > 4 * (int64_t)f->in_flight || stats.in_flight >= f->in_flight - f->in_flight / 50;
    if (wide || lac_clock_us() > f->warm_until_us)
        arm(f);
    else
        lac_loop_after(f->session.loop, TICK_US, look, f);
}

static struct numbers flow(bool full, int in_flight)
{
    struct flow f = {.in_flight = in_flight, .send = full ? send_call : send_request};
    open_session(&f, full);
    f.kib_before = resident_kib();
    f.warm_until_us = lac_clock_us() + WARM_MOST_US;
    for (int i = 0; i < in_flight; i++)
        f.send(&f);
    look(&f);
    MUST(lac_loop_run(f.session.loop, NULL) == LAC_OK);
    close_session(&f);
    return f.numbers;
}

static struct numbers libcurl(int in_flight, int delay_ms)
{
    char path[96];
    snprintf(path, sizeof path, "%s/v1/chat/completions", url);
    double kib = resident_kib();
    struct peer *peer = peer_open(path, in_flight, reply_bytes);
    int64_t warm_until_us = lac_clock_us() + 300000 + 2000 * delay_ms + 100 * in_flight;
    peer_flow(peer, warm_until_us);
    int64_t from_us = lac_clock_us();
    double cpu = cpu_us(), n = (double)peer_flow(peer, from_us + MEASURE_US);
    struct numbers numbers = {1e6 * n / (double)(lac_clock_us() - from_us), (cpu_us() - cpu) / n,
                              (resident_kib() - kib) / in_flight};
    peer_close(peer);
    return numbers;
}

static int measure_here(const char *kind, int in_flight, int delay_ms)
{
    struct bench_server server = bench_server_start(delay_ms, SERVERS_PROCESSOR);
    bench_pin(OURS);
    reply_bytes = server.reply_bytes;
    snprintf(url, sizeof url, "http://127.0.0.1:%d", server.port);
    setenv("BENCH_KEY", "key-of-the-bench", 1);
    struct numbers n =
        strcmp(kind, "libcurl") == 0 ? libcurl(in_flight, delay_ms) : flow(strcmp(kind, "full") == 0, in_flight);
    printf("%f %f %f\n", n.rate, n.cpu_us, n.kib);
    close(server.hold);
    return 0;
}

/* ---- the table: each number from a process of its own ---- */

static bool read_line(const char *command, char *line, size_t size)
{
    FILE *pipe = popen(command, "r");
    MUST(pipe);
    bool got = fgets(line, (int)size, pipe) != NULL;
    return pclose(pipe) == 0 && got;
}

static bool take(const char *self, const char *kind, int in_flight, int delay_ms, struct numbers *out)
{
    char command[512], line[256];
    snprintf(command, sizeof command, "'%s' %s %d %d", self, kind, in_flight, delay_ms);
    return read_line(command, line, sizeof line) &&
           sscanf(line, "%lf %lf %lf", &out->rate, &out->cpu_us, &out->kib) == 3;
}

static bool take_wrk(int in_flight, int delay_ms, double *rate)
{
    char command[512], line[256];
    struct bench_server server = bench_server_start(delay_ms, SERVERS_PROCESSOR);
    int seconds = 1 + delay_ms / 200 + in_flight / 2000; /* it takes a while to connect */
    snprintf(command, sizeof command,
             "taskset -c %d wrk -t 1 -c %d -d %ds --timeout 10s -s %s/tests/bench/post.lua "
             "http://127.0.0.1:%d/v1/chat/completions 2>/dev/null | sed -n 's/^Requests.sec: *//p'",
             sysconf(_SC_NPROCESSORS_ONLN) > 1 ? OURS : 0, in_flight, seconds, SOURCE_DIR, server.port);
    bool good = read_line(command, line, sizeof line) && sscanf(line, "%lf", rate) == 1;
    close(server.hold);
    wait(NULL);
    return good;
}

static int by_rate(const void *a, const void *b)
{
    const struct numbers *x = a, *y = b;
    return (x->rate > y->rate) - (x->rate < y->rate);
}

struct row {
    struct numbers full, engine, libcurl;
    double wrk;
};

/* The kinds take turns; of each the repeat with the middle rate. */
static struct row measure(const char *self, int in_flight, int delay_ms, int repeats)
{
    static const char *const KINDS[] = {"full", "engine", "libcurl"};
    struct numbers all[3][REPEATS];
    struct row row = {.wrk = -1};
    for (int r = 0; r < repeats; r++)
        for (int k = 0; k < 3; k++)
            if (!take(self, KINDS[k], in_flight, delay_ms, &all[k][r]))
                all[k][r] = (struct numbers){-1, -1, -1};
    for (int k = 0; k < 3; k++)
        qsort(all[k], (size_t)repeats, sizeof **all, by_rate);
    row.full = all[0][repeats / 2];
    row.engine = all[1][repeats / 2];
    row.libcurl = all[2][repeats / 2];
    if (!take_wrk(in_flight, delay_ms, &row.wrk))
        row.wrk = -1;
    return row;
}

static void print_table(const char *self, int repeats)
{
    static const int IN_FLIGHT[] = {1, 64, 512, 4096, 10000}, SLOW[] = {1, 64, 512, 1000, 4096, 10000};
    printf("%-18s | %-25s | %-16s | %-25s | %8s | %6s | %s\n", "", "full path", "engine alone", "bare libcurl", "wrk",
           "full ÷", "of the");
    printf("%9s %8s | %9s %7s %7s | %9s %6s | %9s %7s %7s | %8s | %6s | %s\n", "in flight", "delay", "req/s", "CPU us",
           "KiB", "req/s", "CPU us", "req/s", "CPU us", "KiB", "req/s", "curl", "ceiling");
    for (int slow = 0; slow < 2; slow++)
        for (size_t i = 0; i < (slow ? sizeof SLOW / sizeof *SLOW : sizeof IN_FLIGHT / sizeof *IN_FLIGHT); i++) {
            int n = slow ? SLOW[i] : IN_FLIGHT[i], delay_ms = slow ? 200 : 0;
            struct row r = measure(self, n, delay_ms, slow ? 1 : repeats);
            printf("%9d %5d ms | %9.0f %7.1f %7.1f | %9.0f %6.1f | %9.0f %7.1f %7.1f | %8.0f | %4.0f %% |", n, delay_ms,
                   r.full.rate, r.full.cpu_us, r.full.kib, r.engine.rate, r.engine.cpu_us, r.libcurl.rate,
                   r.libcurl.cpu_us, r.libcurl.kib, r.wrk, 100 * r.full.rate / r.libcurl.rate);
            if (slow)
                printf(" %.0f %%", 100 * r.full.rate * delay_ms / 1e3 / n);
            printf("\n");
            fflush(stdout);
        }
}

/* ---- what the parts cost ---- */

struct part {
    const char *name;
    double us;
};

static double encode_us(struct flow *f, bool script_alone)
{
    double before = cpu_us();
    for (int i = 0; i < PART_CALLS; i++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value call = a_call(arena, i), made;
        struct lac_wire wire = {0};
        struct lac_id key;
        if (script_alone) {
            struct lac_value args[] = {call, f->model.options};
            MUST(lac_package_call(f->model.provider, "request", args, 2, arena, &made, 1, NULL) == LAC_OK);
        } else {
            MUST(lac_wire_make(&f->model, &call, 0, &wire, &key, NULL) == LAC_OK);
            lac_wire_free(&wire);
        }
        lac_arena_free(arena);
    }
    return (cpu_us() - before) / PART_CALLS;
}

static double decode_us(struct flow *f, const char *body, bool script_alone)
{
    double before = cpu_us();
    for (int i = 0; i < PART_CALLS; i++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value reply, again;
        struct lac_str json = {0};
        MUST(lac_wire_read(&f->model, 200, body, strlen(body), arena, &reply, NULL) == LAC_OK);
        if (!script_alone) { /* what the journal keeps, and what who asked is given */
            lac_json_write(&json, &reply);
            MUST(lac_json_read(arena, json.data, json.len, &again, NULL) == LAC_OK);
        }
        lac_str_free(&json);
        lac_arena_free(arena);
    }
    return (cpu_us() - before) / PART_CALLS;
}

struct journal {
    struct flow *f;
    int settled;
};

static void on_settled(void *user, enum lac_status status)
{
    struct journal *j = user;
    MUST(status == LAC_OK);
    if (++j->settled % PART_GROUP == 0)
        lac_loop_stop(j->f->session.loop);
}

static double journal_us(struct flow *f, const char *record)
{
    static const char text[] =
        "{\"finish\":\"stop\",\"model\":\"m\",\"text\":\"C\",\"usage\":{\"input\":61,\"output\":1}}";
    struct journal j = {f, 0};
    double before = cpu_us();
    for (int i = 0; i < PART_CALLS / PART_GROUP; i++) {
        for (int step = 0; step < 2; step++) {
            for (int k = 0; k < PART_GROUP; k++) {
                int number = i * PART_GROUP + k;
                struct lac_call call = {
                    .key = lac_id_of_bytes(&number, sizeof number), .model = "m", .purpose = "vote", .request = record};
                struct lac_reply reply = {.ok = true, .http_status = 200, .text = text, .attempts = 1};
                if (step == 0)
                    lac_store_reserve(f->session.store, &call, on_settled, &j);
                else
                    lac_store_settle(f->session.store, call.key, &reply, on_settled, &j);
            }
            MUST(lac_loop_run(f->session.loop, NULL) == LAC_OK);
        }
    }
    return (cpu_us() - before) / (PART_CALLS / PART_GROUP * PART_GROUP);
}

/* In a process of its own, so that its threads end with it. */
static void print_parts(const char *self)
{
    struct numbers full, engine, bare;
    struct flow f = {.in_flight = PART_GROUP};
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = a_call(arena, 1);
    struct lac_wire wire;
    struct lac_id key;
    MUST(take(self, "full", 64, 0, &full) && take(self, "engine", 64, 0, &engine) &&
         take(self, "libcurl", 64, 0, &bare));
    bench_pin(OURS);
    setenv("BENCH_KEY", "key-of-the-bench", 1);
    snprintf(url, sizeof url, "http://127.0.0.1:9");
    open_session(&f, true);
    MUST(lac_wire_make(&f.model, &call, 0, &wire, &key, NULL) == LAC_OK);
    double request = encode_us(&f, true), made = encode_us(&f, false), response = decode_us(&f, BENCH_REPLY, true),
           read = decode_us(&f, BENCH_REPLY, false), journal = journal_us(&f, wire.record);
    struct part parts[] = {{"request() of the provider, and its cell", request},
                           {"call, record and key around it", made - request},
                           {"response() of the provider, and its cell", response},
                           {"reply to the journal's JSON and back", read - response},
                           {"journal: two rows, SQLite, its thread", journal},
                           {"libcurl and the system's calls", bare.cpu_us},
                           {"the engine over libcurl", engine.cpu_us - bare.cpu_us},
                           {"the rest", full.cpu_us - made - read - journal - engine.cpu_us}};
    printf("\nCPU of a call at 64 in flight, us\n");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        printf("  %-42s %6.1f  %3.0f %%\n", parts[i].name, parts[i].us, 100 * parts[i].us / full.cpu_us);
    printf("  %-42s %6.1f\n", "the full path", full.cpu_us);
    lac_wire_free(&wire);
    lac_arena_free(arena);
    close_session(&f);
}

int main(int argc, char **argv)
{
    static const char *const PROXIES[] = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};
    for (size_t i = 0; i < sizeof PROXIES / sizeof *PROXIES; i++)
        unsetenv(PROXIES[i]);
    signal(SIGPIPE, SIG_IGN);
    if (argc == 4)
        return measure_here(argv[1], atoi(argv[2]), atoi(argv[3]));
    if (argc != 2 || strcmp(argv[1], "parts") != 0)
        print_table(argv[0], argc == 2 ? atoi(argv[1]) : 3);
    print_parts(argv[0]);
    return 0;
}
