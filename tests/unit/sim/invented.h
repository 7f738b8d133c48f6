/* invented.h - items for the tests of the simulated world. */
#ifndef TESTS_SIM_INVENTED_H
#define TESTS_SIM_INVENTED_H

#include "core/base/alloc.h"
#include "core/model/json.h"
#include "core/sim/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { INVENTED = 300 };

static struct lac_arena *memory;
static struct lac_item items[INVENTED];

static inline void read_item(const char *json, struct lac_item *out)
{
    struct lac_value *value = lac_arena_alloc(memory, sizeof *value);
    struct lac_error err = {0};
    if (lac_json_read(memory, json, strlen(json), value, &err) != LAC_OK ||
        lac_item_from_value(memory, value, "test", out, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

/* items[0] is about France, items[1] about a sum; the others are numbered and have English and Spanish wordings. */
static int make_items(void **state)
{
    (void)state;
    memory = lac_arena_new();
    read_item(
        "{\"id\":\"france\",\"answer\":3,\"en\":{\"stem\":\"What is the capital of France?\",\"choices\":[\"Madrid\","
        "\"Rome\",\"Berlin\",\"Paris\"]},\"en-x-placebo\":{\"stem\":\"Which city is France’s capital?\",\"choices\":"
        "[\"Madrid\",\"Rome\",\"Berlin\",\"Paris\"]},\"es\":{\"stem\":\"¿Cuál es la capital de Francia?\",\"choices\":"
        "[\"Madrid\",\"Roma\",\"Berlín\",\"París\"]}}",
        &items[0]);
    read_item("{\"id\":\"sum\",\"answer\":1,\"en\":{\"stem\":\"What is 5 + 4?\",\"choices\":[\"6\",\"9\",\"8\",\"7\"]},"
              "\"es\":{\"stem\":\"¿Cuánto es 5 + 4?\",\"choices\":[\"6\",\"9\",\"8\",\"7\"]}}",
              &items[1]);
    for (int i = 2; i < INVENTED; i++) {
        char json[512];
        snprintf(json, sizeof json,
                 "{\"id\":\"item-%d\",\"answer\":%d,\"en\":{\"stem\":\"Which thing has number "
                 "%d?\",\"choices\":[\"stone%d\","
                 "\"tree%d\",\"river%d\",\"cloud%d\"]},\"es\":{\"stem\":\"¿Qué cosa tiene el número %d?\",\"choices\":["
                 "\"piedra%d\",\"árbol%d\",\"río%d\",\"nube%d\"]}}",
                 i, i % 4, i, i, i, i, i, i, i, i, i, i);
        read_item(json, &items[i]);
    }
    return 0;
}

static int free_items(void **state)
{
    (void)state;
    lac_arena_free(memory);
    return 0;
}

static inline struct lac_sim_world world_of(uint64_t seed, bool no_gap)
{
    return (struct lac_sim_world){.seed = seed, .no_gap = no_gap, .items = items, .n_items = INVENTED};
}

#endif
