#include "tests/unit/script/incell.h"

#include "core/base/clock.h"

static struct lac_cell *cell_of(const char *source)
{
    struct lac_error err = {0};
    struct lac_cell *cell = lac_cell_new(0);
    assert_non_null(cell);
    if (lac_cell_compile(cell, 0, "test", source, strlen(source), &err) != LAC_OK)
        fail_msg("%s", err.message);
    return cell;
}

/* One call of slot 0 that must end well; its first result as an integer. */
static lua_Integer number_from(struct lac_cell *cell)
{
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    struct lac_error err = {0};
    lua_State *thread = lac_cell_thread(cell, 0, &meter, &err);
    assert_non_null(thread);
    int n = 0, code;
    bool parked = false;
    while ((code = lac_cell_resume(cell, thread, 0, &n, &parked, &err)) == LUA_YIELD && parked)
        continue;
    if (code != LUA_OK)
        fail_msg("%s", err.message);
    lua_Integer result = lua_tointeger(thread, -n);
    lac_cell_drop(cell, thread);
    return result;
}

static void each_call_runs_the_chunk_afresh(void **state)
{
    (void)state;
    struct lac_cell *cell = cell_of("local n = 0 seen = (seen or 0) + 1 n = n + seen return n");
    for (int i = 0; i < 3; i++)
        assert_int_equal(number_from(cell), 1);
    lac_cell_free(cell);
}

static int wait_for_c(lua_State *L)
{
    return lua_yield(L, lua_gettop(L));
}

static lua_State *call_of(struct lac_cell *cell, struct lac_meter *meter, lua_Integer argument, int *code)
{
    int n = 0;
    struct lac_error err;
    lua_State *thread = lac_cell_thread(cell, 0, meter, &err);
    assert_non_null(thread);
    lua_pushinteger(thread, argument);
    *code = lac_cell_resume(cell, thread, 1, &n, NULL, &err);
    return thread;
}

static void a_coroutine_that_ended_serves_the_next_call_as_a_new_one(void **state)
{
    (void)state;
    struct lac_cell *cell = cell_of("local n, t = ..., {}\n"
                                    "for i = 1, n do t[i] = { i } end\n"
                                    "return kept, #t");
    lua_State *first = NULL;
    for (int i = 0; i < 5; i++) {
        struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
        static int64_t left;
        int code;
        lua_State *thread = call_of(cell, &meter, 700, &code);
        assert_int_equal(code, LUA_OK);
        assert_int_equal(lua_gettop(thread), 2);
        assert_true(lua_isnil(thread, 1));
        first = first ? first : thread;
        assert_ptr_equal(thread, first);
        assert_null(lac_cell_owner(thread));
        lac_cell_set_owner(thread, &left);
        left = i ? left : meter.steps_left;
        assert_in_range(meter.steps_left, left, left + 100); /* some blocks are there already */
        lac_cell_drop(cell, thread);
        lac_cell_drop(cell, thread); /* once is enough */
    }
    lac_cell_free(cell);
}

static void a_coroutine_that_waits_failed_or_grew_serves_no_other_call(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    lua_pushcfunction(lac_cell_lua(cell), wait_for_c);
    lac_cell_add_name(cell, "wait");
    static const char source[] = "local n = ...\n"
                                 "local function deep(k) return k > 0 and 1 + deep(k - 1) or 0 end\n"
                                 "if n == 1 then error('no') elseif n == 2 then wait() end\n"
                                 "return deep(n)";
    assert_int_equal(lac_cell_compile(cell, 0, "test", source, sizeof source - 1, NULL), LAC_OK);
    static const int ends[] = {LUA_OK, LUA_ERRRUN, LUA_YIELD, LUA_OK};
    size_t memory = 0;
    for (int round = 0; round < 50; round++)
        for (int i = 0; i < 4; i++) {
            struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
            int code;
            lua_State *thread = call_of(cell, &meter, i < 3 ? i : 900, &code);
            assert_int_equal(code, ends[i]);
            lac_cell_drop(cell, thread);
            lua_gc(lac_cell_lua(cell), LUA_GCCOLLECT);
            if (i == 0 && round == 1)
                memory = lac_cell_memory(cell);
            else if (i == 0 && round > 1)
                assert_int_equal(lac_cell_memory(cell), memory);
        }
    lac_cell_free(cell);
}

static void calls_at_the_same_time_have_environments_of_their_own(void **state)
{
    (void)state;
    /* Both wait inside when the other runs; each closure must still see the x of its own call. */
    struct lac_cell *cell = lac_cell_new(0);
    lua_pushcfunction(lac_cell_lua(cell), wait_for_c);
    lac_cell_add_name(cell, "wait");
    static const char source[] = "x = ... local function get() return x end wait() return get()";
    assert_int_equal(lac_cell_compile(cell, 0, "test", source, sizeof source - 1, NULL), LAC_OK);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lua_State *thread[2];
    int n = 0;
    for (int i = 0; i < 2; i++) {
        thread[i] = lac_cell_thread(cell, 0, &meter, NULL);
        lua_pushinteger(thread[i], i + 10);
        assert_int_equal(lac_cell_resume(cell, thread[i], 1, &n, NULL, NULL), LUA_YIELD);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(lac_cell_resume(cell, thread[i], 0, &n, NULL, NULL), LUA_OK);
        assert_int_equal(lua_tointeger(thread[i], -1), i + 10);
        lac_cell_drop(cell, thread[i]);
    }
    lac_cell_free(cell);
}

/* tick(): a fifth of the hold passes. */
static int tick(lua_State *L)
{
    (void)L;
    lac_clock_fake(lac_clock_us() + LAC_HOLD_MS * 1000 / 5);
    return 0;
}

static struct lac_cell *ticking(const char *source)
{
    struct lac_cell *cell = lac_cell_new(0);
    assert_non_null(cell);
    lua_pushcfunction(lac_cell_lua(cell), tick);
    lac_cell_add_name(cell, "tick");
    assert_int_equal(lac_cell_compile(cell, 0, "test", source, strlen(source), NULL), LAC_OK);
    lac_clock_fake(0);
    return cell;
}

static void a_resume_that_holds_the_loop_too_long_is_parked_and_goes_on(void **state)
{
    (void)state;
    struct lac_cell *cell = ticking("local s = 0\n"
                                    "for i = 1, 20 do\n"
                                    "  tick()\n"
                                    "  for k = 1, 2000 do s = s + k % 3 end\n"
                                    "end\n"
                                    "return s");
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    struct lac_error err = {0};
    lua_State *thread = lac_cell_thread(cell, 0, &meter, &err);
    int n = 0, code, parks = 0;
    bool parked = false;
    while ((code = lac_cell_resume(cell, thread, 0, &n, &parked, &err)) == LUA_YIELD && parked) {
        assert_int_equal(n, 0);
        parks++;
    }
    assert_int_equal(code, LUA_OK);
    assert_in_range(parks, 2, 4);
    assert_int_equal(lua_tointeger(thread, -1), 20 * 2001);
    lac_clock_fake(-1);
    lac_cell_drop(cell, thread);
    lac_cell_free(cell);
}

static void parking_does_not_change_the_steps(void **state)
{
    (void)state;
    static const char source[] =
        "for i = 1, 30 do if tick then tick() end for k = 1, 777 do local t = { k } end end return 1";
    int64_t left[2];
    for (int with = 0; with < 2; with++) {
        struct lac_cell *cell = ticking(source);
        struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
        int n = 0, code, parks = 0;
        bool parked = false;
        lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
        do {
            code = lac_cell_resume(cell, thread, 0, &n, &parked, NULL);
            parks += code == LUA_YIELD;
            if (!with)
                lac_clock_fake(0);
        } while (code == LUA_YIELD);
        assert_int_equal(code, LUA_OK);
        assert_true(parks > 0);
        left[with] = meter.steps_left;
        lac_clock_fake(-1);
        lac_cell_drop(cell, thread);
        lac_cell_free(cell);
    }
    assert_true(left[0] == left[1]);
}

static void where_a_yield_is_impossible_nothing_is_parked(void **state)
{
    (void)state;
    struct lac_cell *cell =
        ticking("local t = { 2, 1 }\n"
                "table.sort(t, function(a, b) for i = 1, 9 do tick() end for i = 1, 3000 do end return a < b end)\n"
                "return t[1]");
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
    int n = 0, code;
    bool parked = false;
    code = lac_cell_resume(cell, thread, 0, &n, &parked, NULL);
    while (code == LUA_YIELD && parked) /* behind the sort it may park */
        code = lac_cell_resume(cell, thread, 0, &n, &parked, NULL);
    assert_int_equal(code, LUA_OK);
    assert_int_equal(lua_tointeger(thread, -1), 1);
    lac_clock_fake(-1);
    lac_cell_drop(cell, thread);
    lac_cell_free(cell);
}

static void errors_name_file_and_line(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"\n\nerror('no')", "test:3: no"},
        {"error('no', 0)", "test:1: no"},
        {"\nlocal x = nil + 1", "test:2: attempt to perform arithmetic on a nil value"},
        {"\nerror({})", "test:2: an error value of type table"},
        {"\nassert(false, 'because')", "test:2: because"},
        {"return 1 +", "test:1: unexpected symbol near <eof>"},
        {"x = = 1", "test:1: unexpected symbol near '='"},
    };
    check_all(sayings);
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    struct lac_error err = {0};
    struct lac_cell *cell = lac_cell_new(0);
    static const char bytes[] = "\x1bLua\x54\x00\x19\x93\r\n\x1a\n";
    assert_int_equal(lac_cell_compile(cell, 0, "test", bytes, sizeof bytes - 1, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "attempt to load a binary chunk"));
    assert_false(lac_cell_dead(cell));
    lac_cell_free(cell);
}

static void a_chunk_cannot_leave_the_function_it_is_put_into(void **state)
{
    (void)state;
    struct lac_error err = {0};
    struct lac_cell *cell = lac_cell_new(0);
    static const char *const texts[] = {"end local x = 1", "return 1 end, function() return 2", "end --", "] end"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(lac_cell_compile(cell, 0, "test", texts[i], strlen(texts[i]), &err), LAC_E_SCRIPT);
    assert_int_equal(lac_cell_compile(cell, 0, "test", "return 1 --", 11, &err), LAC_OK);
    assert_int_equal(number_from(cell), 1);
    lac_cell_free(cell);
}

static void children_pay_from_one_meter(void **state)
{
    (void)state;
    struct lac_cell *cell = cell_of("return function() for i = 1, 3000 do end end");
    struct lac_meter meter = {.steps_left = 100000};
    struct lac_error err = {0};
    int n = 0, code = LUA_OK, children = 0;
    lua_State *thread = lac_cell_thread(cell, 0, &meter, &err);
    assert_int_equal(lac_cell_resume(cell, thread, 0, &n, NULL, &err), LUA_OK);
    while (code == LUA_OK && children < 1000) {
        lua_State *child = lac_cell_child(cell, &meter);
        assert_non_null(child);
        lua_pushvalue(thread, -1);
        lua_xmove(thread, child, 1);
        code = lac_cell_resume(cell, child, 0, &n, NULL, &err);
        lac_cell_drop(cell, child);
        children++;
    }
    assert_int_equal(err.status, LAC_E_SCRIPT_DIED);
    assert_in_range(children, 15, 40);
    assert_true(lac_cell_dead(cell));
    assert_null(lac_cell_child(cell, &meter));
    lac_cell_free(cell);
}

static void short_coroutines_do_not_go_for_nothing(void **state)
{
    (void)state;
    struct lac_cell *cell = cell_of("return function() end");
    struct lac_meter meter = {.steps_left = 50 * LAC_HOOK_STEPS};
    int n = 0, children = 0;
    lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
    assert_int_equal(lac_cell_resume(cell, thread, 0, &n, NULL, NULL), LUA_OK);
    while (meter.steps_left >= 0 && children < 1000) {
        lua_State *child = lac_cell_child(cell, &meter);
        lua_pushvalue(thread, -1);
        lua_xmove(thread, child, 1);
        lac_cell_resume(cell, child, 0, &n, NULL, NULL);
        lac_cell_drop(cell, child);
        children++;
    }
    assert_in_range(children, 40, 60);
    lac_cell_free(cell);
}

static void a_yield_of_a_binding_is_no_parking(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    lua_pushcfunction(lac_cell_lua(cell), wait_for_c);
    lac_cell_add_name(cell, "wait");
    static const char source[] = "local ok, v = pcall(function() return wait(7) + 1 end) return v";
    assert_int_equal(lac_cell_compile(cell, 0, "test", source, sizeof source - 1, NULL), LAC_OK);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
    int n = 0, word = 5;
    bool parked = true;
    lac_cell_set_owner(thread, &word);
    assert_int_equal(lac_cell_resume(cell, thread, 0, &n, &parked, NULL), LUA_YIELD);
    assert_false(parked);
    assert_int_equal(lua_tointeger(thread, -1), 7);
    lua_pop(thread, n);
    lua_pushinteger(thread, 41);
    assert_int_equal(lac_cell_resume(cell, thread, 1, &n, &parked, NULL), LUA_OK);
    assert_int_equal(lua_tointeger(thread, -1), 42);
    assert_ptr_equal(lac_cell_owner(thread), &word);
    lac_cell_drop(cell, thread);
    lac_cell_free(cell);
}

static void a_dead_cell_starts_nothing_new(void **state)
{
    (void)state;
    struct lac_cell *cell = cell_of("while true do end");
    struct lac_meter meter = {.steps_left = 10000}, other = {.steps_left = 10000};
    struct lac_error err = {0};
    int n = 0;
    lua_State *waiting = lac_cell_thread(cell, 0, &other, &err), *thread = lac_cell_thread(cell, 0, &meter, &err);
    assert_int_not_equal(lac_cell_resume(cell, thread, 0, &n, NULL, &err), LUA_OK);
    assert_int_equal(err.status, LAC_E_SCRIPT_DIED);
    assert_string_equal(meter.cause, "instructions");
    assert_true(lac_cell_dead(cell));
    assert_int_not_equal(lac_cell_resume(cell, waiting, 0, &n, NULL, &err), LUA_OK);
    assert_int_equal(err.status, LAC_E_SCRIPT_DIED);
    assert_null(lac_cell_thread(cell, 0, &other, &err));
    lac_cell_drop(cell, waiting);
    lac_cell_drop(cell, thread);
    lac_cell_free(cell);
}

static void a_cell_too_small_for_its_library_is_not_made(void **state)
{
    (void)state;
    for (size_t memory = 1000; memory < 40000; memory += 500) {
        struct lac_cell *cell = lac_cell_new(memory);
        if (cell)
            assert_true(lac_cell_memory(cell) <= memory);
        lac_cell_free(cell);
    }
}

static void an_idle_cell_is_small(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    assert_true(lac_cell_memory(cell) < 50 * 1024);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_call_runs_the_chunk_afresh),
        cmocka_unit_test(a_coroutine_that_ended_serves_the_next_call_as_a_new_one),
        cmocka_unit_test(a_coroutine_that_waits_failed_or_grew_serves_no_other_call),
        cmocka_unit_test(calls_at_the_same_time_have_environments_of_their_own),
        cmocka_unit_test(a_resume_that_holds_the_loop_too_long_is_parked_and_goes_on),
        cmocka_unit_test(parking_does_not_change_the_steps),
        cmocka_unit_test(where_a_yield_is_impossible_nothing_is_parked),
        cmocka_unit_test(errors_name_file_and_line),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(a_chunk_cannot_leave_the_function_it_is_put_into),
        cmocka_unit_test(children_pay_from_one_meter),
        cmocka_unit_test(short_coroutines_do_not_go_for_nothing),
        cmocka_unit_test(a_yield_of_a_binding_is_no_parking),
        cmocka_unit_test(a_dead_cell_starts_nothing_new),
        cmocka_unit_test(a_cell_too_small_for_its_library_is_not_made),
        cmocka_unit_test(an_idle_cell_is_small),
    };
    return cmocka_run_group_tests_name("script/cell", tests, NULL, NULL);
}
