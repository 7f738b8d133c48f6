/* audit_crew.h - looks at the pairs of a file on several threads.
 *
 * Each thread has packages and cells of its own and shares nothing but the pairs, which nobody changes; what comes of a
 * pair does not depend on who looked at it. */
#ifndef LAC_RUN_AUDIT_CREW_H
#define LAC_RUN_AUDIT_CREW_H

#include "core/run/audit.h"

struct lac_audit_look { /* what one pair showed */
    const struct lac_defect *defects;
    size_t n;
    bool scored, likely; /* has an artefact score; at or above the threshold */
    double threshold;
};

struct lac_audit_crew;

/* `audit` is the caller's own and takes part; it must outlive the crew. At most `threads` work, at least one. */
struct lac_audit_crew *lac_audit_crew_new(struct lac_project *project, struct lac_audit *audit, size_t threads);
void lac_audit_crew_free(struct lac_audit_crew *crew); /* NULL is fine */

/* Fills looks[0 .. pairs - 1]; their texts live in arenas that are freed with the next call or the crew. */
enum lac_status lac_audit_crew_look(struct lac_audit_crew *crew, const struct lac_bitext *text,
                                    struct lac_audit_look *looks, struct lac_error *err);

#endif
