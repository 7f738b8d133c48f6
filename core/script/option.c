#include "core/script/option.h"
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/script/package_self.h"
#include "core/script/schema.h"

#include <math.h>
#include <stdio.h>

static double as_number(const struct lac_value *value)
{
    return value->kind == LAC_INT ? (double)value->as.integer : value->as.number;
}

static bool is_number(const struct lac_value *value)
{
    return value->kind == LAC_INT || value->kind == LAC_NUM;
}

/* The kind that the default asks of a setting. */
static const char *wrong_kind(const struct lac_value *like, const struct lac_value *value)
{
    switch (like->kind) {
    case LAC_BOOL:
        return value->kind == LAC_BOOL ? NULL : "true or false";
    case LAC_INT:
        return is_number(value) && floor(as_number(value)) == as_number(value) ? NULL : "a whole number";
    case LAC_NUM:
        return is_number(value) ? NULL : "a number";
    case LAC_STR:
        return value->kind == LAC_STR ? NULL : "a string";
    case LAC_LIST:
        return value->kind == LAC_LIST || (value->kind == LAC_MAP && !like->as.list.n) ? NULL : "a list";
    case LAC_MAP:
        return value->kind == LAC_MAP || (value->kind == LAC_LIST && !value->as.list.n) ? NULL : "a table with keys";
    case LAC_NIL:
        break;
    }
    return NULL;
}

static void say_choices(const struct lac_value *one_of, struct lac_str *out)
{
    for (size_t i = 0; i < lac_count(one_of); i++) {
        lac_str_add(out, i ? ", " : "");
        lac_json_write(out, lac_at(one_of, i));
    }
}

/* Appends what is wrong with `value` for this option: "must be between 0 and 1, not 3"; nothing when it is right. */
static void find_fault(const struct lac_value *option, const struct lac_value *value, struct lac_str *out)
{
    const struct lac_value *like = lac_get(option, "default"), *min = lac_get(option, "min"),
                           *max = lac_get(option, "max");
    const struct lac_value *one_of = lac_get(option, "one_of");
    if (!like)
        like = min ? min : max;
    const char *kind = like ? wrong_kind(like, value) : NULL;
    if (kind) {
        lac_str_addf(out, "must be %s, not %s", kind, lac_schema_kind_name(value));
        return;
    }
    if (is_number(value)) {
        double n = as_number(value);
        if (!isfinite(n))
            lac_str_add(out, "must be a finite number");
        else if (min && n < as_number(min))
            lac_str_addf(out, "must be at least %g, not %g", as_number(min), n);
        else if (max && n > as_number(max))
            lac_str_addf(out, "must be at most %g, not %g", as_number(max), n);
    }
    if (!one_of || out->len)
        return;
    for (size_t i = 0; i < lac_count(one_of); i++)
        if (lac_equal(lac_at(one_of, i), value))
            return;
    lac_str_add(out, "must be one of ");
    say_choices(one_of, out);
    lac_str_add(out, ", not ");
    lac_json_write(out, value);
}

enum lac_status lac_options_check(const struct lac_package *package, struct lac_error *err)
{
    const struct lac_value *options = lac_get(&package->data, "options");
    if (!options || options->kind != LAC_MAP)
        return LAC_OK;
    enum lac_status status = LAC_OK;
    for (size_t i = 0; status == LAC_OK && i < options->as.map.n; i++) {
        const char *name = options->as.map.at[i].key;
        const struct lac_value *option = &options->as.map.at[i].value, *value = lac_get(option, "default");
        struct lac_str fault = {0}, where = {0};
        if (value)
            find_fault(option, value, &fault);
        lac_str_addf(&where, "options.%s.default", name);
        if (fault.len)
            status = lac_schema_fail(err, package->shown, package->lines, lac_str_get(&where), "'%s' %s",
                                     lac_str_get(&where), lac_str_get(&fault));
        lac_str_free(&fault);
        lac_str_free(&where);
    }
    return status;
}

static enum lac_status unknown_option(const struct lac_package *package, const struct lac_value *options,
                                      const char *key, const char *where, struct lac_error *err)
{
    LAC_VEC(const char *) names = {0};
    for (size_t i = 0; options && options->kind == LAC_MAP && i < options->as.map.n; i++)
        lac_vec_push(&names, options->as.map.at[i].key);
    const char *near = names.n ? lac_nearest(key, names.at, names.n) : NULL;
    const char *kind = lac_package_kind_name(package->kind);
    size_t n = names.n;
    lac_vec_free(&names);
    if (near)
        return lac_fail(err, LAC_E_CONFIG, "%s: %s '%s' has no option '%s' (did you mean '%s'?)", where, kind,
                        package->name, key, near);
    return lac_fail(err, LAC_E_CONFIG, "%s: %s '%s' has no %s '%s'", where, kind, package->name,
                    n ? "option" : "options, so also not", key);
}

static enum lac_status apply(const struct lac_package *package, const struct lac_value *options,
                             const struct lac_field *setting, const char *where, struct lac_arena *arena,
                             struct lac_value *out, struct lac_error *err)
{
    const struct lac_value *option = lac_get(options, setting->key);
    if (!option)
        return unknown_option(package, options, setting->key, where, err);
    struct lac_str fault = {0};
    find_fault(option, &setting->value, &fault);
    enum lac_status status = LAC_OK;
    const struct lac_value *like = lac_get(option, "default");
    if (fault.len)
        status = lac_fail(err, LAC_E_CONFIG, "%s.%s %s", where, setting->key, lac_str_get(&fault));
    else if (like && like->kind == LAC_INT && setting->value.kind == LAC_NUM)
        lac_set(arena, out, setting->key, lac_int((int64_t)setting->value.as.number)); /* 3.0 is 3 to the script */
    else
        lac_set(arena, out, setting->key, lac_copy(arena, &setting->value));
    lac_str_free(&fault);
    return status;
}

enum lac_status lac_package_options(const struct lac_package *package, const struct lac_value *settings,
                                    const char *where, struct lac_arena *arena, struct lac_value *out,
                                    struct lac_error *err)
{
    const struct lac_value *options = lac_get(&package->data, "options");
    *out = lac_object();
    for (size_t i = 0; options && options->kind == LAC_MAP && i < options->as.map.n; i++) {
        const struct lac_value *value = lac_get(&options->as.map.at[i].value, "default");
        if (value)
            lac_set(arena, out, options->as.map.at[i].key, lac_copy(arena, value));
    }
    if (!settings || settings->kind == LAC_NIL || (settings->kind == LAC_LIST && lac_count(settings) == 0))
        return LAC_OK;
    if (settings->kind != LAC_MAP)
        return lac_fail(err, LAC_E_CONFIG, "%s must be a table of options, not %s", where,
                        lac_schema_kind_name(settings));
    enum lac_status status = LAC_OK;
    for (size_t i = 0; status == LAC_OK && i < settings->as.map.n; i++)
        status = apply(package, options, &settings->as.map.at[i], where, arena, out, err);
    return status;
}
