/* embed.h - vectors of texts in the invented world. Pure. */
#ifndef LAC_SIM_EMBED_H
#define LAC_SIM_EMBED_H

#include "core/sim/world.h"

enum { LAC_SIM_EMBED_SIZE = 256 };

/* A vector of length 1: each word and each two words in a row, folded, are hashed to a place and a sign; texts that
 * share words are near. A model whose name ends in "-multi" reads every language of the world as its English, others
 * take the words as they stand. */
void lac_sim_embed(const struct lac_sim_world *world, const char *model, const char *text, size_t len,
                   double out[LAC_SIM_EMBED_SIZE]);

#endif
