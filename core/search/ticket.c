#include "core/search/ticket.h"

#include <assert.h>

uint64_t lac_ticket_issue(struct lac_tickets *tickets, enum lac_ask ask, struct lac_child *child, int number)
{
    struct lac_ticket ticket = {.ask = ask, .open = true, .child = child, .number = number};
    lac_vec_push(&tickets->list, ticket);
    tickets->open++;
    return tickets->list.n;
}

struct lac_ticket *lac_ticket_find(struct lac_tickets *tickets, uint64_t ticket, enum lac_ask ask)
{
    if (ticket >= 1 && ticket <= tickets->list.n) {
        struct lac_ticket *found = &tickets->list.at[ticket - 1];
        if (found->open && found->ask == ask)
            return found;
    }
    tickets->strays++;
    return NULL;
}

struct lac_ticket lac_ticket_close(struct lac_tickets *tickets, struct lac_ticket *ticket)
{
    assert(ticket->open);
    ticket->open = false;
    tickets->open--;
    return *ticket;
}

void lac_tickets_free(struct lac_tickets *tickets)
{
    lac_vec_free(&tickets->list);
    tickets->open = tickets->strays = 0;
}
