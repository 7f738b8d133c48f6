/* speak.h - calls in the shape of their purpose: ask a role, translate a text. */
#ifndef LAC_RUN_SPEAK_H
#define LAC_RUN_SPEAK_H

#include "core/run/session.h"

/* The content of a reply: text (without white space around it; borrowed; NULL when there is none) and, then, a code and
 * a message why: "refused", "empty", "malformed", "truncated", "filtered". Neither text nor code: the session closes;
 * let go and do nothing else. */
typedef void lac_speech_done(void *user, const char *text, const char *code, const char *message);

struct lac_speech {
    const struct lac_model *model;
    const char *purpose;              /* "write", "judge", "translate" */
    const char *prompt;               /* or */
    const struct lac_value *messages; /* list of {role, content} */
    const struct lac_value *params;   /* over the model's own; may be NULL */
    const struct lac_value *schema;   /* JSON schema the reply shall hold to; may be NULL */
    int64_t draw;
};
uint64_t lac_speak(struct lac_session *session, const struct lac_speech *speech, lac_speech_done *done, void *user);

/* Translates a text. A translator package gets the languages' codes for it (field codes of the language package); a
 * language model gets scripts/prompts/translate.txt; into the placebo a writer that chats
 * paraphrases by paraphrase.txt. Without
 * a model that can do it the text is NULL with code "no_translator". Returns 0 then. */
uint64_t lac_translate(struct lac_session *session, const struct lac_language *from, const struct lac_language *to,
                       const char *text, lac_speech_done *done, void *user);

/* The same by a translator of one's own choice. */
uint64_t lac_translate_by(struct lac_session *session, const struct lac_model *model, const struct lac_language *from,
                          const struct lac_language *to, const char *text, lac_speech_done *done, void *user);

/* True when lac_translate could do it. */
bool lac_can_translate(const struct lac_session *session, const struct lac_language *to);

/* Forgets a call: `done` is not called. 0 is fine. */
void lac_unspeak(struct lac_session *session, uint64_t handle);

#endif
