/* translate.h - the translator of the invented world. Pure. */
#ifndef LAC_SIM_TRANSLATE_H
#define LAC_SIM_TRANSLATE_H

#include "core/base/str.h"
#include "core/sim/world.h"

/* Appends `text` in another language (BCP-47 codes). A stem or choice that the world's items have in that language
 * becomes its wording, also a stem inside a longer text; all else is ciphered (cipher.h). What was translated from
 * English comes back as it was, unless two English choices share a wording. */
void lac_sim_translate(const struct lac_sim_world *world, struct lac_str *out, const char *from, const char *to,
                       const char *text, size_t len);

/* The language of a text that was translated by the above, for requests that do not say: "en" when none fits. */
const char *lac_sim_language_of(const struct lac_sim_world *world, const char *text, size_t len);

#endif
