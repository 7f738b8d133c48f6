/* confirm.h - an accepted (or plain) pair asked again on draws that the search never used; and the unselected gap. */
#ifndef LAC_RUN_CONFIRM_H
#define LAC_RUN_CONFIRM_H

#include "core/run/interview.h"
#include "core/run/trial.h"

struct lac_finding {
    struct lac_trial *trial;
    const struct lac_node *node;
    bool plain;                       /* found without a perturbation */
    struct lac_interview *interviews; /* [panel model] */
    struct lac_sides sides;
    const char **back; /* translated back: stem, choices; NULL without a translator */
    const char *other; /* the English text as the second translator has it; NULL where none is cast */
    size_t open;       /* interviews, or pieces of the translations */
    bool done;
};

struct lac_finding *lac_finding_new(struct lac_trial *trial, const struct lac_node *node);
void lac_finding_free(struct lac_finding *finding);
void lac_finding_confirm(struct lac_finding *finding);

/* Confirmed for more than half of the panel's models. */
bool lac_finding_confirmed(const struct lac_finding *finding);

/* Asks both plain sides of the trial's item on the draws behind confirmation's, whatever the search finds: the gap that
 * nobody selected. Only where the source gives the wording: a translation is not paid before the English gate. */
void lac_gap_start(struct lac_trial *trial);

#endif
