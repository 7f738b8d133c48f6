/* embed.h - how near two texts are by the vectors that a model makes of them. */
#ifndef LAC_RUN_EMBED_H
#define LAC_RUN_EMBED_H

#include "core/run/session.h"

/* The cosine of the texts' embeddings (borrowed; NULL when there is none) and, then, a code and a message why:
 * "no_embedder", "malformed", "stopped". Neither: the session closes; let go and do nothing else. */
typedef void lac_nearness_done(void *user, const double *cosine, const char *code, const char *message);

/* Has the embedder of the cast make both vectors in one call. Without one `done` is called at once. */
void lac_nearness(struct lac_session *session, const char *a, const char *b, lac_nearness_done *done, void *user);

#endif
