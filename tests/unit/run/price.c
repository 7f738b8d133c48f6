#include "core/run/price.h"
#include "tests/unit/run/stage.h"

static struct lac_value price_of(struct lac_arena *arena, double input, double output)
{
    struct lac_value v = lac_object();
    lac_set_num(arena, &v, "input", input);
    lac_set_num(arena, &v, "output", output);
    return v;
}

static void a_price_is_exact_and_without_cached_as_input(void **state)
{
    struct stage *s = *state;
    struct lac_price p;
    struct lac_value v = price_of(s->arena, 0.15, 0.6);
    assert_int_equal(lac_price_read(&v, "here", &p, &err), LAC_OK);
    assert_int_equal(p.input, 150000);
    assert_int_equal(p.output, 600000);
    assert_int_equal(p.cached, 150000);
    lac_set_num(s->arena, &v, "cached", 0.075);
    assert_int_equal(lac_price_read(&v, "here", &p, &err), LAC_OK);
    assert_int_equal(lac_price_cost(&p, 1000, 400, 10), 600 * 150000 + 400 * 75000 + 10 * 600000);
    assert_int_equal(lac_price_cost(&p, 10, 400, 0), 10 * 150000); /* more cached than there is: nobody's discount */
}

static void zero_is_free_and_another_number_is_refused(void **state)
{
    (void)state;
    struct lac_price p;
    struct lac_value zero = lac_int(0), one = lac_num(1.5);
    assert_int_equal(lac_price_read(&zero, "here", &p, &err), LAC_OK);
    assert_true(p.known);
    assert_int_equal(lac_price_cost(&p, 1000000, 0, 1000000), 0);
    assert_int_equal(lac_price_read(&one, "models.x.price", &p, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "models.x.price"));
    struct lac_value negative = price_of(((struct stage *)*state)->arena, -1, 1);
    assert_int_equal(lac_price_read(&negative, "here", &p, &err), LAC_E_CONFIG);
}

static void what_is_not_known_costs_no_guess(void **state)
{
    (void)state;
    struct lac_price p = {.known = false};
    assert_int_equal(lac_price_cost(&p, 1000, 0, 10), -1);
}

static void the_shipped_table_knows_a_name_at_its_own_address_alone(void **state)
{
    struct stage *s = *state;
    struct lac_value table;
    struct lac_price p;
    stage_configure(s);
    assert_int_equal(lac_prices_load(s->project, &table, &err), LAC_OK);
    assert_true(lac_count(&table) >= 3);
    assert_int_equal(lac_prices_find(&table, "https://api.openai.com/v1", "gpt-4o-mini", &p, &err), LAC_OK);
    assert_true(p.known);
    assert_int_equal(p.input, 150000);
    assert_true(strlen(p.from) >= 4);
    assert_int_equal(lac_prices_find(&table, "http://127.0.0.1:8080/v1", "gpt-4o-mini", &p, &err), LAC_OK);
    assert_false(p.known);
    assert_int_equal(lac_prices_find(&table, "https://api.openai.com/v1", "gpt-99", &p, &err), LAC_OK);
    assert_false(p.known);
    for (size_t i = 0; i < lac_count(&table); i++) { /* each entry can be read, and says of which day it is */
        const struct lac_value *models = lac_get(lac_at(&table, i), "models");
        assert_non_null(lac_get_text(lac_at(&table, i), "date", NULL));
        for (size_t k = 0; k < lac_count(models); k++)
            assert_int_equal(lac_price_read(&models->as.map.at[k].value, "table", &p, &err), LAC_OK);
    }
}

static void a_table_in_the_project_comes_before_the_shipped_one(void **state)
{
    struct stage *s = *state;
    struct lac_value table;
    struct lac_price p;
    stage_put(s, "scripts/prices.lua",
              "return { { at = 'http://127', date = 'today', models = { metal = { input = 3, output = 4 } } } }");
    stage_cast(s);
    assert_int_equal(s->cast.panel[0]->price.input, 3000000);
    assert_string_equal(s->cast.panel[0]->price.from, "today");
    assert_null(lac_cast_unpriced(&s->cast));
    assert_int_equal(lac_prices_load(s->project, &table, &err), LAC_OK);
    assert_int_equal(lac_prices_find(&table, "https://api.openai.com/v1", "gpt-4o-mini", &p, &err), LAC_OK);
    assert_false(p.known);
}

static void the_configs_word_comes_first(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "prices = { metal = { input = 1, output = 2, cached = 0.5 } },");
    stage_cast(s);
    assert_int_equal(s->cast.panel[0]->price.cached, 500000);
    assert_string_equal(s->cast.panel[0]->price.from, "config");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_price_is_exact_and_without_cached_as_input),
        on_stage(zero_is_free_and_another_number_is_refused),
        on_stage(what_is_not_known_costs_no_guess),
        on_stage(the_shipped_table_knows_a_name_at_its_own_address_alone),
        on_stage(a_table_in_the_project_comes_before_the_shipped_one),
        on_stage(the_configs_word_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
