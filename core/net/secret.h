/* secret.h - keys: read from the environment or a .env file by name, put into headers at the last moment, and taken out
 * of everything that is kept. Nothing outside core/net ever sees a value. */
#ifndef LAC_NET_SECRET_H
#define LAC_NET_SECRET_H

#include "core/base/status.h"
#include "core/base/str.h"
#include <stdbool.h>

struct lac_secrets;

/* Remembers the .env file's lines (KEY=value, # comments, optional quotes and "export "); a missing file is fine. The
 * real environment wins. */
struct lac_secrets *lac_secrets_new(const char *dotenv_path, struct lac_error *err);
void lac_secrets_free(struct lac_secrets *secrets); /* overwrites the values */

/* A setting that is no secret (OPENAI_BASE_URL) from the environment or .env; NULL when unset or empty. */
const char *lac_secrets_setting(struct lac_secrets *secrets, const char *name);

/* True for what can be the name of a variable (OPENAI_API_KEY): a key itself, pasted where its name belongs, must not
 * travel into an error, the store or a script. */
bool lac_secrets_name(const char *name);

/* True when the secret has a value. From then on it is redacted. */
bool lac_secrets_has(struct lac_secrets *secrets, const char *name);

/* Appends `text` with each {secret:NAME} replaced by its value. LAC_E_CONFIG naming NAME when it has none. */
enum lac_status lac_secrets_fill(struct lac_secrets *secrets, struct lac_str *out, const char *text,
                                 struct lac_error *err);

/* Appends the bytes with each known secret value of at least
 * 6 bytes replaced by "[NAME]". */
void lac_secrets_redact(const struct lac_secrets *secrets, struct lac_str *out, const char *bytes, size_t len);

#endif
