#include "core/search/ticket.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_ticket_is_found_once_and_by_its_kind(void **state)
{
    struct lac_tickets tickets = {0};
    (void)state;
    uint64_t vote = lac_ticket_issue(&tickets, LAC_ASK_VOTE, NULL, 3);
    uint64_t check = lac_ticket_issue(&tickets, LAC_ASK_CHECK, NULL, 0);
    assert_int_not_equal(vote, check);
    assert_int_equal(tickets.open, 2);
    assert_null(lac_ticket_find(&tickets, vote, LAC_ASK_CHECK));
    struct lac_ticket *found = lac_ticket_find(&tickets, vote, LAC_ASK_VOTE);
    assert_non_null(found);
    assert_int_equal(lac_ticket_close(&tickets, found).number, 3);
    assert_null(lac_ticket_find(&tickets, vote, LAC_ASK_VOTE));
    assert_int_equal(tickets.open, 1);
    assert_int_equal(tickets.strays, 2);
    lac_tickets_free(&tickets);
}

static void unknown_tickets_are_strays(void **state)
{
    struct lac_tickets tickets = {0};
    (void)state;
    assert_null(lac_ticket_find(&tickets, 0, LAC_ASK_VOTE));
    assert_null(lac_ticket_find(&tickets, 1, LAC_ASK_VOTE));
    assert_null(lac_ticket_find(&tickets, UINT64_MAX, LAC_ASK_VOTE));
    assert_int_equal(tickets.strays, 3);
    lac_tickets_free(&tickets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ticket_is_found_once_and_by_its_kind),
        cmocka_unit_test(unknown_tickets_are_strays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
