/* host.h - answers what scripts ask for: models in roles, translations, similarities.
 *
 * Each task of a session carries a struct lac_task_user as its user pointer. */
#ifndef LAC_RUN_HOST_H
#define LAC_RUN_HOST_H

#include "core/run/session.h"

struct lac_task_user {
    struct lac_session *session;
    const struct lac_language *language; /* the target of the task; NULL where there is none */
    int64_t replicate;                   /* tells apart calls of equal prompts that shall be asked anew */
    int calls;                           /* asks and translations that were made for it */
    void *user;
};

struct lac_task_host lac_host(struct lac_session *session);

#endif
