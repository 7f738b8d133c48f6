#include "core/search/frontier.h"

#include <math.h>

/* Before a given target text, so that it differs from the same words in an edit that is still to be translated. */
static const char GIVEN_MARK[] = "\x01";

static struct lac_id id_of(struct lac_frontier *frontier, const struct lac_child *child)
{
    const struct lac_node *node = &child->node;
    lac_hash_reset(frontier->hash);
    lac_hash_u64(frontier->hash, frontier->key.hi);
    lac_hash_u64(frontier->hash, frontier->key.lo);
    for (size_t i = 0; i < node->n_edits; i++) {
        lac_hash_u64(frontier->hash, (uint64_t)node->edits[i].side);
        lac_hash_text(frontier->hash, node->edits[i].text);
        lac_hash_text(frontier->hash, child->given[i]);
    }
    return lac_hash_end(frontier->hash);
}

static bool has_given(const struct lac_child *child)
{
    for (size_t i = 0; i < child->node.n_edits; i++)
        if (child->given[i])
            return true;
    return false;
}

/* Adds the text of the edits with given target texts in place of the English ones; says which edits of equal English
 * texts differ on the target side, and forgets what a later replace edit has wiped out. */
static void add_given_form(struct lac_frontier *frontier, const struct lac_child *child)
{
    size_t n = child->node.n_edits;
    struct lac_edit *edits = lac_alloc(n * sizeof *edits);
    for (size_t i = 0; i < n; i++) {
        edits[i] = child->node.edits[i];
        edits[i].target_text = child->given[i] ? child->given[i] : edits[i].text;
    }
    lac_edits_apply(&frontier->text, frontier->stem, edits, n, frontier->join, true);
    free(edits);
}

static struct lac_id text_of(struct lac_frontier *frontier, const struct lac_child *child)
{
    struct lac_str *text = &frontier->text;
    lac_hash_reset(frontier->hash);
    lac_str_clear(text);
    lac_edits_apply(text, frontier->stem, child->node.edits, child->node.n_edits, frontier->join, false);
    lac_hash_bytes(frontier->hash, lac_str_get(text), text->len);
    if (has_given(child)) {
        lac_str_clear(text);
        add_given_form(frontier, child);
    }
    lac_hash_bytes(frontier->hash, lac_str_get(text), text->len);
    return lac_hash_end(frontier->hash);
}

static struct lac_child *child_new(struct lac_frontier *frontier, const struct lac_child *parent, size_t n_edits)
{
    struct lac_child *child = lac_arena_alloc(frontier->arena, sizeof *child);
    struct lac_node *node = &child->node;
    node->parent = parent ? &parent->node : NULL;
    node->depth = parent ? parent->node.depth + 1 : 0;
    node->rank = -1;
    node->acceptance = -1;
    node->value = NAN;
    node->n_edits = n_edits;
    node->edits = lac_arena_alloc(frontier->arena, n_edits * sizeof *node->edits);
    child->given = lac_arena_alloc(frontier->arena, n_edits * sizeof *child->given);
    return child;
}

struct lac_frontier *lac_frontier_new(struct lac_arena *arena, struct lac_id key, const char *stem, const char *join)
{
    struct lac_frontier *frontier = lac_alloc_zero(1, sizeof *frontier);
    frontier->arena = arena;
    frontier->key = key;
    frontier->stem = stem;
    frontier->join = join;
    frontier->texts = lac_map_new();
    frontier->hash = lac_hash_new();
    frontier->root = child_new(frontier, NULL, 0);
    frontier->root->node.id = id_of(frontier, frontier->root);
    lac_map_put(frontier->texts, text_of(frontier, frontier->root), frontier->root);
    return frontier;
}

void lac_frontier_free(struct lac_frontier *frontier)
{
    if (!frontier)
        return;
    lac_vec_free(&frontier->children);
    lac_map_free(frontier->texts);
    lac_hash_free(frontier->hash);
    lac_str_free(&frontier->text);
    free(frontier);
}

struct lac_child *lac_frontier_add(struct lac_frontier *frontier, const struct lac_child *parent,
                                   const struct lac_edit *edit, size_t index)
{
    size_t inherited = parent->node.n_edits;
    struct lac_child *child = child_new(frontier, parent, inherited + 1);
    for (size_t i = 0; i < inherited; i++) {
        child->node.edits[i] = parent->node.edits[i];
        child->given[i] = parent->given[i];
    }
    child->node.edits[inherited] = *edit;
    if (edit->target_text)
        child->given[inherited] = lac_arena_printf(frontier->arena, "%s%s", GIVEN_MARK, edit->target_text);
    struct lac_id text = text_of(frontier, child);
    if (lac_map_get(frontier->texts, text))
        return NULL;
    lac_map_put(frontier->texts, text, child);
    child->node.index = index;
    child->node.id = id_of(frontier, child);
    lac_vec_push(&frontier->children, child);
    return child;
}

void lac_frontier_level(struct lac_frontier *frontier)
{
    frontier->level = frontier->first = frontier->end = frontier->children.n;
}

size_t lac_frontier_left(const struct lac_frontier *frontier)
{
    return frontier->children.n - frontier->end;
}

bool lac_frontier_cut(struct lac_frontier *frontier, size_t size)
{
    size_t left = lac_frontier_left(frontier);
    frontier->first = frontier->end;
    frontier->end += left < size ? left : size;
    return left > 0;
}
