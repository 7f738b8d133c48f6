#include "core/search/beam.h"
#include "core/search/score.h"

#include <math.h>
#include <stdlib.h>

static int by_node_order(const void *a, const void *b)
{
    const struct lac_child *const *left = a, *const *right = b;
    return lac_node_order(&(*left)->node, &(*right)->node);
}

static void sort(struct lac_child **list, size_t n)
{
    if (n > 1)
        qsort(list, n, sizeof(struct lac_child *), by_node_order);
}

size_t lac_beam_accept(struct lac_child **chunk, size_t n, double include, size_t room)
{
    size_t reached = 0;
    sort(chunk, n);
    for (; reached < n && lac_reaches(chunk[reached]->node.value, include); reached++)
        chunk[reached]->node.verdict = reached < room ? LAC_V_ACCEPTED : LAC_V_SURPLUS;
    return reached;
}

size_t lac_beam_top(struct lac_child **level, size_t n, size_t width)
{
    size_t top = 0;
    sort(level, n);
    for (; top < n && top < width && isfinite(level[top]->node.value); top++)
        level[top]->node.rank = (int)top;
    return top;
}
