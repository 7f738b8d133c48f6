/* kept.h - functions that a pure call finds as the call before it found them, so that their file need not run again.
 *
 * A call is a new function (README.md): what one leaves behind no other may see. Of a function whose upvalues are plain
 * values, compiled expressions and functions of the same kind it can be seen afterwards that it left nothing behind. Any
 * other is made anew: a table, too, since one that grew and was emptied is not what it was. For the files of this
 * folder. */
#ifndef LAC_SCRIPT_KEPT_H
#define LAC_SCRIPT_KEPT_H

#include <lua.h>
#include <stdbool.h>

enum { LAC_KEPT_NAME = 16 };

struct lac_kept {
    char name[LAC_KEPT_NAME]; /* of the function in what the file returns; "": the place is free */
    int record;               /* reference in the registry: the function, and all that it reaches, as it was */
    bool known, can;          /* known: it was looked at; can: it may be kept */
    bool busy;                /* a call runs: another one takes a function of its own */
};

/* Looks at the function on top, which ran never yet. [-0, +0, raises on memory] */
void lac_kept_learn(lua_State *L, struct lac_kept *kept);

/* Pushes the function, with new globals, when all that it reaches is as it was; else pushes nothing, and is false from
 * now on. [-0, +(0|1), raises on memory] */
bool lac_kept_push(lua_State *L, struct lac_kept *kept);

#endif
