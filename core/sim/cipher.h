/* cipher.h - the invented translations: every English letter has one letter in each language.
 *
 * A language takes 26 letters of its script, turned by its place in the table, so that no two languages of one script
 * have the same words. Scripts without case mark a capital with U+00B7 before the letter. Whatever is not an English
 * letter stays, and U+2027 stands before what would be read as ciphered though it was not; so each text has exactly one
 * translation, which leads back to it byte by byte. */
#ifndef LAC_SIM_CIPHER_H
#define LAC_SIM_CIPHER_H

#include "core/base/str.h"
#include <stdbool.h>
#include <stddef.h>

/* English itself and its other wordings (en-x-...), which are not ciphered. */
bool lac_cipher_none(const char *language);

/* Appends `text`, English, in the language (BCP-47), or back. Any code is a language; those not in the table are
 * written in Latin letters or in the script that a subtag names ("sr-Latn"). Texts are UTF-8; ill-formed bytes stay. */
void lac_cipher_write(struct lac_str *out, const char *language, const char *text, size_t len);
void lac_cipher_read(struct lac_str *out, const char *language, const char *text, size_t len);

/* The languages of the table, for trying: false when there are no more. With those come the unnamed turns of the Latin
 * alphabet ("und-x-0" ...), which are how a language outside of the table is found again. */
bool lac_cipher_language(size_t index, const char **language);

/* True when the text holds a letter of the language's alphabet. */
bool lac_cipher_could_be(const char *language, const char *text, size_t len);

/* BCP-47 for an ISO 639-3 code as Apertium has it ("spa"); the code itself when it is not known. */
const char *lac_cipher_bcp47(const char *code);

/* The code of the language whose English name the text begins with ("Spanish", "Chinese (simplified)"); "English (...)"
 * is a placebo. NULL when the name is not known. */
const char *lac_cipher_named(const char *name);

#endif
