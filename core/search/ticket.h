/* ticket.h - the asks of one branch that are out, and the answers that fit them.
 *
 * Tickets are numbered from 1 and never used again, so that an answer given twice is known for what it is. */
#ifndef LAC_SEARCH_TICKET_H
#define LAC_SEARCH_TICKET_H

#include "core/base/vec.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_child;

enum lac_ask { LAC_ASK_PERTURB, LAC_ASK_CHECK, LAC_ASK_VOTE, LAC_ASK_TRANSLATE };

struct lac_ticket {
    enum lac_ask ask;
    bool open;
    struct lac_child *child; /* whom the answer is about; the parent for LAC_ASK_PERTURB */
    int number;              /* the vote, or the parent's place in the beam; else 0 */
};

struct lac_tickets {
    LAC_VEC(struct lac_ticket) list;
    size_t open;   /* without an answer */
    size_t strays; /* answers to no open ticket of that kind */
};

uint64_t lac_ticket_issue(struct lac_tickets *tickets, enum lac_ask ask, struct lac_child *child, int number);

/* The open ticket of that kind, or NULL; then the answer counts as a stray. The pointer holds until the next issue. */
struct lac_ticket *lac_ticket_find(struct lac_tickets *tickets, uint64_t ticket, enum lac_ask ask);

/* Closes a ticket that lac_ticket_find gave, and returns its content. */
struct lac_ticket lac_ticket_close(struct lac_tickets *tickets, struct lac_ticket *ticket);

void lac_tickets_free(struct lac_tickets *tickets); /* leaves {0} */

#endif
