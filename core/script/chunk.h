/* chunk.h - one call of Lua from C: whose it is, and running it to its end under the limits. */
#ifndef LAC_SCRIPT_CHUNK_H
#define LAC_SCRIPT_CHUNK_H

#include "core/script/cell.h"
#include "core/script/package.h"

enum {
    LAC_SOURCE_MAX = 1 << 20,         /* bytes of a Lua file */
    LAC_LOAD_STEPS = 2 * 1000 * 1000, /* VM instructions that loading a file may take: it only builds a table */
    LAC_KIND_NONE = -1,
    LAC_KIND_SPEC = LAC_PKG_KINDS, /* lacuna.spec */
};

struct lac_co;

/* The owner word of every coroutine (lac_cell_owner): which call it belongs to. First member of what embeds it. */
struct lac_scope {
    const struct lac_package *package; /* NULL for a plain file */
    struct lac_co *co;                 /* of a task; NULL where nothing may suspend */
    const void *root;                  /* the call: its modules are cached under it */
    const void *made; /* the table that went last through a constructor of `lacuna`; only its address */
    int made_kind;    /* enum lac_package_kind, LAC_KIND_SPEC or LAC_KIND_NONE */
};

/* Runs `driver` in a new coroutine of `cell` as driver(chunk of `slot`), to its end. Its results are dropped: it leaves
 * what matters in what embeds `scope`. `slot` < 0: a coroutine without a chunk. */
enum lac_status lac_chunk_run(struct lac_cell *cell, int slot, lua_CFunction driver, struct lac_scope *scope,
                              int64_t steps, struct lac_error *err);

/* A file whose chunk returns a table. */
struct lac_chunk {
    struct lac_cell *cell;
    const char *name, *text;
    size_t len;
    const struct lac_package *package;
    bool functions; /* top-level functions may be there: lac_schema_function stands for them in `out` */
    int made_kind;  /* out: the constructor that made the table, or LAC_KIND_NONE */
};

/* Compiles it into slot 0 of its cell, runs it once under LAC_LOAD_STEPS and reads the table. */
enum lac_status lac_chunk_load(struct lac_chunk *chunk, struct lac_arena *arena, struct lac_value *out,
                               struct lac_error *err);

#endif
