#include "core/net/secret.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/vec.h"
#include "core/net/dotenv.h"

#include <stdlib.h>
#include <string.h>

enum {
    DOTENV_MAX = 1 << 20,
    REDACT_MIN = 6, /* shorter values are common words, and replacing them would garble replies */
};

static const char open_mark[] = "{secret:";

struct entry {
    char *name, *value;
    size_t len; /* of the value */
};

typedef LAC_VEC(struct entry) entry_vec;

struct lac_secrets {
    entry_vec dotenv;
    entry_vec settings; /* answers given by lac_secrets_setting: they stay as they were first seen */
    entry_vec known;    /* secrets in use, the longest value first */
};

static void wipe(char *text, size_t len)
{
    if (text)
        explicit_bzero(text, len);
    free(text);
}

static void free_entries(entry_vec *entries)
{
    for (size_t i = 0; i < entries->n; i++) {
        free(entries->at[i].name);
        wipe(entries->at[i].value, entries->at[i].len);
    }
    lac_vec_free(entries);
}

static struct entry *find(const entry_vec *entries, const char *name)
{
    for (size_t i = 0; i < entries->n; i++)
        if (strcmp(entries->at[i].name, name) == 0)
            return &entries->at[i];
    return NULL;
}

static struct entry entry_of(const char *name, const char *value)
{
    return (struct entry){lac_strdup(name), lac_strdup(value), strlen(value)};
}

/* The later of two equal names wins, as in a shell. */
static void keep_dotenv(void *user, const char *name, const char *value)
{
    struct lac_secrets *secrets = user;
    struct entry *old = find(&secrets->dotenv, name);
    if (!old) {
        lac_vec_push(&secrets->dotenv, entry_of(name, value));
        return;
    }
    wipe(old->value, old->len);
    old->value = lac_strdup(value);
    old->len = strlen(value);
}

struct lac_secrets *lac_secrets_new(const char *dotenv_path, struct lac_error *err)
{
    struct lac_secrets *secrets = lac_alloc_zero(1, sizeof *secrets);
    if (!dotenv_path)
        return secrets;
    struct lac_str text = {0};
    enum lac_status status = lac_file_read(dotenv_path, DOTENV_MAX, &text, err);
    if (status == LAC_OK) {
        int bad = lac_dotenv_parse(lac_str_get(&text), text.len, keep_dotenv, secrets);
        if (bad)
            lac_log(LAC_LOG_WARN, "%s:%d: not KEY=value, line skipped", dotenv_path, bad);
    }
    wipe(text.data, text.cap);
    if (status == LAC_OK || status == LAC_E_NOTFOUND)
        return secrets;
    lac_secrets_free(secrets);
    return NULL;
}

void lac_secrets_free(struct lac_secrets *secrets)
{
    if (!secrets)
        return;
    free_entries(&secrets->dotenv);
    free_entries(&secrets->settings);
    free_entries(&secrets->known);
    free(secrets);
}

/* NULL when unset or empty. A name that is set and empty in the environment hides the one in .env. */
static const char *look_up(const struct lac_secrets *secrets, const char *name)
{
    const char *value = getenv(name);
    if (!value) {
        const struct entry *entry = find(&secrets->dotenv, name);
        value = entry ? entry->value : NULL;
    }
    return value && *value ? value : NULL;
}

const char *lac_secrets_setting(struct lac_secrets *secrets, const char *name)
{
    const struct entry *seen = find(&secrets->settings, name);
    if (seen)
        return seen->value;
    const char *value = look_up(secrets, name);
    if (!value)
        return NULL;
    lac_vec_push(&secrets->settings, entry_of(name, value));
    return secrets->settings.at[secrets->settings.n - 1].value;
}

static const struct entry *know(struct lac_secrets *secrets, const char *name)
{
    const struct entry *seen = find(&secrets->known, name);
    if (seen)
        return seen;
    const char *value = look_up(secrets, name);
    if (!value)
        return NULL;
    lac_vec_push(&secrets->known, entry_of(name, value));
    size_t place = secrets->known.n - 1;
    struct entry added = secrets->known.at[place];
    for (; place > 0 && secrets->known.at[place - 1].len < added.len; place--)
        secrets->known.at[place] = secrets->known.at[place - 1];
    secrets->known.at[place] = added;
    return &secrets->known.at[place];
}

bool lac_secrets_name(const char *name)
{
    size_t len = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    return len > 0 && !name[len] && !(name[0] >= '0' && name[0] <= '9');
}

bool lac_secrets_has(struct lac_secrets *secrets, const char *name)
{
    return know(secrets, name) != NULL;
}

enum lac_status lac_secrets_fill(struct lac_secrets *secrets, struct lac_str *out, const char *text,
                                 struct lac_error *err)
{
    const char *mark;
    while ((mark = strstr(text, open_mark)) != NULL) {
        const char *name = mark + strlen(open_mark);
        const char *end = strchr(name, '}');
        if (!end)
            return lac_fail(err, LAC_E_CONFIG, "a {secret: without its }");
        char *wanted = lac_strndup(name, (size_t)(end - name));
        const struct entry *entry = know(secrets, wanted);
        if (!entry)
            lac_fail(err, LAC_E_CONFIG, "%s is not set: put the key into the environment or into .env", wanted);
        free(wanted);
        if (!entry)
            return LAC_E_CONFIG;
        lac_str_addn(out, text, (size_t)(mark - text));
        lac_str_addn(out, entry->value, entry->len);
        text = end + 1;
    }
    lac_str_add(out, text);
    return LAC_OK;
}

static int hex_digits(const char *text, size_t len, size_t n)
{
    int value = 0;
    if (len < n)
        return -1;
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The bytes that spell `c` at `text`: escaped as in JSON (\/ or \u002f) or in a URL (%2F), or as it is. 0: another
 * byte. */
static size_t spelled(const char *text, size_t len, char c)
{
    if (len >= 2 && *text == '\\' && text[1] == c && strchr("/\"\\", c))
        return 2;
    if (len >= 2 && *text == '\\' && text[1] == 'u' && hex_digits(text + 2, len - 2, 4) == (unsigned char)c)
        return 6;
    if (len >= 1 && *text == '%' && hex_digits(text + 1, len - 1, 2) == (unsigned char)c)
        return 3;
    return len >= 1 && *text == c ? 1 : 0;
}

/* The bytes at `text` that spell the whole secret, 0 when they do not. */
static size_t spells(const char *text, size_t len, const struct entry *secret)
{
    if (*text != secret->value[0] && *text != '\\' && *text != '%')
        return 0;
    if (len >= secret->len && memcmp(text, secret->value, secret->len) == 0)
        return secret->len;
    size_t at = 0;
    for (size_t i = 0; i < secret->len; i++) {
        size_t step = spelled(text + at, len - at, secret->value[i]);
        if (step == 0)
            return 0;
        at += step;
    }
    return at;
}

/* Which bytes a secret, however spelled, may begin with: all others are passed over at once. */
static void mark_beginnings(const struct lac_secrets *secrets, bool may_begin[256])
{
    memset(may_begin, 0, 256 * sizeof *may_begin);
    may_begin['\\'] = may_begin['%'] = true;
    for (size_t k = 0; k < secrets->known.n; k++)
        if (secrets->known.at[k].len >= REDACT_MIN)
            may_begin[(unsigned char)secrets->known.at[k].value[0]] = true;
}

void lac_secrets_redact(const struct lac_secrets *secrets, struct lac_str *out, const char *bytes, size_t len)
{
    size_t from = 0;
    bool may_begin[256];
    mark_beginnings(secrets, may_begin);
    for (size_t i = 0; i < len;) {
        const struct entry *found = NULL;
        if (!may_begin[(unsigned char)bytes[i]]) {
            i++;
            continue;
        }
        size_t span = 0;
        for (size_t k = 0; k < secrets->known.n && !found; k++) {
            const struct entry *secret = &secrets->known.at[k];
            if (secret->len >= REDACT_MIN && (span = spells(bytes + i, len - i, secret)) > 0)
                found = secret;
        }
        if (!found) {
            i++;
            continue;
        }
        lac_str_addn(out, bytes + from, i - from);
        lac_str_addf(out, "[%s]", found->name);
        i += span;
        from = i;
    }
    lac_str_addn(out, bytes + from, len - from);
}
