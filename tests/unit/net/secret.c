#include "core/net/secret.h"
#include "core/base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct lac_secrets *secrets_of(const char *dotenv)
{
    char folder[] = "/tmp/lacuna-XXXXXX", path[sizeof folder + 5];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/.env", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(dotenv, file);
    fclose(file);
    struct lac_secrets *secrets = lac_secrets_new(path, NULL);
    unlink(path);
    rmdir(folder);
    assert_non_null(secrets);
    return secrets;
}

static void assert_redacts(const struct lac_secrets *secrets, const char *text, const char *want)
{
    struct lac_str out = {0};
    lac_secrets_redact(secrets, &out, text, strlen(text));
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

static void assert_fills(struct lac_secrets *secrets, const char *text, const char *want)
{
    struct lac_str out = {0};
    assert_int_equal(lac_secrets_fill(secrets, &out, text, NULL), LAC_OK);
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

static void the_environment_wins_over_the_file_even_when_it_is_empty(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_A=file\nLAC_T_B=file\nLAC_T_C=one\nLAC_T_C=two\n");
    setenv("LAC_T_A", "real", 1);
    setenv("LAC_T_B", "", 1);
    assert_string_equal(lac_secrets_setting(secrets, "LAC_T_A"), "real");
    assert_null(lac_secrets_setting(secrets, "LAC_T_B"));
    assert_string_equal(lac_secrets_setting(secrets, "LAC_T_C"), "two");
    assert_null(lac_secrets_setting(secrets, "LAC_T_UNSET"));
    assert_false(lac_secrets_has(secrets, "LAC_T_B"));
    assert_true(lac_secrets_has(secrets, "LAC_T_C"));
    unsetenv("LAC_T_A");
    unsetenv("LAC_T_B");
    lac_secrets_free(secrets);
}

static void a_missing_file_is_fine_and_a_folder_in_its_place_is_not(void **state)
{
    (void)state;
    struct lac_error err = {0};
    struct lac_secrets *secrets = lac_secrets_new("/nowhere/.env", &err);
    assert_non_null(secrets);
    lac_secrets_free(secrets);
    secrets = lac_secrets_new(NULL, &err);
    assert_non_null(secrets);
    lac_secrets_free(secrets);
    lac_secrets_free(NULL);
    assert_null(lac_secrets_new("/tmp", &err));
    assert_int_equal(err.status, LAC_E_IO);
}

static void keep_message(void *user, enum lac_log_level level, const char *message)
{
    (void)level;
    snprintf(user, 200, "%s", message);
}

static void a_bad_line_is_named_without_what_it_holds(void **state)
{
    (void)state;
    char message[200] = "";
    lac_log_to(keep_message, message, LAC_LOG_WARN);
    struct lac_secrets *secrets = secrets_of("LAC_T_A=1\nsk-lost-on-its-own-line\n");
    lac_log_to(NULL, NULL, LAC_LOG_WARN);
    assert_non_null(strstr(message, ".env:2: not KEY=value"));
    assert_null(strstr(message, "sk-lost"));
    lac_secrets_free(secrets);
}

static void placeholders_are_filled(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_A=alpha1\nLAC_T_B=beta22\n");
    assert_fills(secrets, "Bearer {secret:LAC_T_A}", "Bearer alpha1");
    assert_fills(secrets, "{secret:LAC_T_A}{secret:LAC_T_B}.", "alpha1beta22.");
    assert_fills(secrets, "no {secret} here", "no {secret} here");
    assert_fills(secrets, "", "");
    lac_secrets_free(secrets);
}

static void a_placeholder_without_a_value_names_the_key(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_EMPTY=\n");
    struct lac_str out = {0};
    struct lac_error err;
    assert_int_equal(lac_secrets_fill(secrets, &out, "Bearer {secret:LAC_T_EMPTY}", &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "LAC_T_EMPTY is not set"));
    assert_int_equal(lac_secrets_fill(secrets, &out, "{secret:}", &err), LAC_E_CONFIG);
    assert_int_equal(lac_secrets_fill(secrets, &out, "Bearer {secret:LAC_T_EMPTY", &err), LAC_E_CONFIG);
    lac_str_free(&out);
    lac_secrets_free(secrets);
}

static void only_what_was_asked_for_as_a_secret_is_redacted(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_URL=http://host\nLAC_T_KEY=sk-abcdef\n");
    assert_string_equal(lac_secrets_setting(secrets, "LAC_T_URL"), "http://host");
    assert_redacts(secrets, "http://host sk-abcdef", "http://host sk-abcdef");
    assert_true(lac_secrets_has(secrets, "LAC_T_KEY"));
    assert_redacts(secrets, "http://host sk-abcdef", "http://host [LAC_T_KEY]");
    lac_secrets_free(secrets);
}

static void redacting_finds_every_place_and_the_longest_key(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_A=sk-abc\nLAC_T_B=sk-abc-def\n");
    assert_true(lac_secrets_has(secrets, "LAC_T_A") && lac_secrets_has(secrets, "LAC_T_B"));
    assert_redacts(secrets, "sk-abc-def,sk-abc,sk-absk-abc", "[LAC_T_B],[LAC_T_A],sk-ab[LAC_T_A]");
    assert_redacts(secrets, "sk-ab", "sk-ab");
    assert_redacts(secrets, "", "");
    struct lac_str out = {0};
    lac_secrets_redact(secrets, &out, "\0sk-abc\0", 8);
    assert_int_equal(out.len, 11);
    assert_memory_equal(out.data, "\0[LAC_T_A]\0", 11);
    lac_str_free(&out);
    lac_secrets_free(secrets);
}

static void a_key_escaped_as_json_or_as_a_url_is_found(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_K='a/b+c\"\\d'\nLAC_T_P=100%25%x\n");
    assert_true(lac_secrets_has(secrets, "LAC_T_K") && lac_secrets_has(secrets, "LAC_T_P"));
    assert_redacts(secrets, "<a/b+c\"\\d>", "<[LAC_T_K]>");
    assert_redacts(secrets, "<a\\/b+c\\\"\\\\d>", "<[LAC_T_K]>");
    assert_redacts(secrets, "<\\u0061/b\\u002Bc\\u0022\\\\d>", "<[LAC_T_K]>");
    assert_redacts(secrets, "<a%2Fb%2bc%22%5Cd>", "<[LAC_T_K]>");
    assert_redacts(secrets, "<100%25%x>", "<[LAC_T_P]>");
    assert_redacts(secrets, "<100%2525%25x>", "<[LAC_T_P]>");
    assert_redacts(secrets, "<a\\/b%2", "<a\\/b%2");
    assert_redacts(secrets, "\\u00", "\\u00");
    lac_secrets_free(secrets);
}

static void values_shorter_than_six_bytes_are_left_alone(void **state)
{
    (void)state;
    struct lac_secrets *secrets = secrets_of("LAC_T_S=token\nLAC_T_L=tokens\n");
    assert_true(lac_secrets_has(secrets, "LAC_T_S") && lac_secrets_has(secrets, "LAC_T_L"));
    assert_redacts(secrets, "a token", "a token");
    assert_redacts(secrets, "tokens", "[LAC_T_L]");
    lac_secrets_free(secrets);
}

static void a_pasted_key_is_no_name(void **state)
{
    (void)state;
    assert_true(lac_secrets_name("OPENAI_API_KEY") && lac_secrets_name("K2"));
    assert_false(lac_secrets_name("sk-abc123") || lac_secrets_name("hf_Abc") || lac_secrets_name(""));
    assert_false(lac_secrets_name("2K"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_wins_over_the_file_even_when_it_is_empty),
        cmocka_unit_test(a_missing_file_is_fine_and_a_folder_in_its_place_is_not),
        cmocka_unit_test(a_pasted_key_is_no_name),
        cmocka_unit_test(a_bad_line_is_named_without_what_it_holds),
        cmocka_unit_test(placeholders_are_filled),
        cmocka_unit_test(a_placeholder_without_a_value_names_the_key),
        cmocka_unit_test(only_what_was_asked_for_as_a_secret_is_redacted),
        cmocka_unit_test(redacting_finds_every_place_and_the_longest_key),
        cmocka_unit_test(a_key_escaped_as_json_or_as_a_url_is_found),
        cmocka_unit_test(values_shorter_than_six_bytes_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
