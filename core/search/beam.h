/* beam.h - who is accepted at the close of a chunk, and who goes on to the next level.
 *
 * Both sort the list they are given by lac_node_order, children without a finite V last. */
#ifndef LAC_SEARCH_BEAM_H
#define LAC_SEARCH_BEAM_H

#include "core/search/frontier.h"

/* Children with V >= include get their verdict: the first `room` are accepted, the others are surplus. Returns how
 * many got one; they stand first. */
size_t lac_beam_accept(struct lac_child **chunk, size_t n, double include, size_t room);

/* The first `width` children with a finite V get the ranks 0, 1, ...; returns how many there are; they stand first. */
size_t lac_beam_top(struct lac_child **level, size_t n, size_t width);

#endif
