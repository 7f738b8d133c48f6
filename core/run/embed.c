#include "core/run/embed.h"
#include "core/base/alloc.h"
#include "core/check/cosine.h"

#include <stdlib.h>

enum { NUMBERS_MAX = 1 << 16 }; /* of a vector; the largest in use have some thousands */

struct listener {
    lac_nearness_done *done;
    void *user;
};

/* A list of numbers; 0 when it is anything else. */
static size_t read_vector(const struct lac_value *list, float **out)
{
    size_t n = list && list->kind == LAC_LIST ? lac_count(list) : 0;
    *out = lac_alloc((n ? n : 1) * sizeof **out);
    for (size_t i = 0; i < n; i++) {
        const struct lac_value *v = lac_at(list, i);
        if (n > NUMBERS_MAX || (v->kind != LAC_NUM && v->kind != LAC_INT))
            return 0;
        (*out)[i] = v->kind == LAC_NUM ? (float)v->as.number : (float)v->as.integer;
    }
    return n;
}

static void heard(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    (void)key;
    struct listener l = *(struct listener *)user;
    free(user);
    const char *error = lac_get_text(reply, "error", NULL);
    if (!reply || error) {
        l.done(l.user, NULL,
               error   ? error
               : cause ? "stopped"
                       : NULL,
               error ? lac_get_text(reply, "message", "the model gave no embedding") : cause);
        return;
    }
    const struct lac_value *vectors = lac_get(reply, "embeddings");
    float *a, *b;
    size_t n = read_vector(lac_at(vectors, 0), &a), m = read_vector(lac_at(vectors, 1), &b);
    if (n > 0 && n == m && lac_count(vectors) == 2) {
        double cosine = lac_cosine(a, b, n);
        l.done(l.user, &cosine, NULL, NULL);
    } else {
        l.done(l.user, NULL, "malformed", "the reply does not hold two vectors of one length");
    }
    free(a);
    free(b);
}

void lac_nearness(struct lac_session *session, const char *a, const char *b, lac_nearness_done *done, void *user)
{
    const struct lac_model *model = session->cast->embedder;
    if (!model) {
        done(user, NULL, "no_embedder", "no model is cast as embedder");
        return;
    }
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = lac_object(), texts = lac_list();
    lac_push(arena, &texts, lac_text(arena, a));
    lac_push(arena, &texts, lac_text(arena, b));
    lac_set_text(arena, &call, "kind", "embed");
    lac_set(arena, &call, "texts", texts);
    struct listener *l = lac_alloc(sizeof *l);
    *l = (struct listener){done, user};
    lac_calls_send(session->calls, model, &call, "embed", 0, heard, l);
    lac_arena_free(arena);
}
