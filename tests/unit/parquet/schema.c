#include "core/parquet/schema.h"
#include "tests/unit/parquet/bench.h"

static struct lac_parquet_schema schema;
static struct lac_parquet_footer footer;

enum { TEXT = 0, MAP = 1, LIST = 3, NO = -1 };
enum { GROUP = -1, BYTES = LAC_PARQUET_BYTES, INT = LAC_PARQUET_INT32 };
enum { ONE = LAC_PARQUET_REQUIRED, MAYBE = LAC_PARQUET_OPTIONAL, MANY = LAC_PARQUET_REPEATED };

struct element {
    const char *name;
    int type, repetition, children, converted;
};

static enum lac_status make(int columns, const struct element *elements, size_t n)
{
    struct maker m;
    make_begin(&m, columns);
    for (size_t i = 0; i < n; i++)
        make_element(&m, elements[i].name, elements[i].type, elements[i].repetition, elements[i].children,
                     elements[i].converted);
    make_end(&m);
    lac_parquet_footer_free(&footer);
    const unsigned char *bytes = exactly(&m.file);
    assert_int_equal(lac_parquet_footer_read(arena, bytes, block_len, &footer, &err), LAC_OK);
    return lac_parquet_schema_make(arena, &footer, &schema, &err);
}

/* "x:leaf1 y:list1.2/1(fields2(a:leaf2 b:leaf3))": kind, level from which it is there, of a list also inner and rep. */
static void describe(struct lac_str *out, const struct lac_parquet_node *node)
{
    static const char *const kinds[] = {"leaf", "fields", "list", "map"};
    lac_str_addf(out, "%s%s%s%u", node->name ? node->name : "", node->name ? ":" : "", kinds[node->kind], node->def);
    if (node->kind == LAC_PARQUET_ITEMS || node->kind == LAC_PARQUET_ENTRIES)
        lac_str_addf(out, ".%u/%u", node->inner, node->rep);
    for (size_t i = 0; i < node->n; i++) {
        lac_str_add(out, i ? " " : "(");
        describe(out, &node->at[i]);
    }
    lac_str_add(out, node->n ? ")" : "");
}

static void assert_schema(int columns, const struct element *elements, size_t n, const char *want)
{
    struct lac_str out = {0};
    if (make(columns, elements, n) != LAC_OK)
        fail_msg("%s", err.message);
    for (size_t i = 0; i < schema.root.n; i++) {
        lac_str_add(&out, i ? " " : "");
        describe(&out, &schema.root.at[i]);
    }
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
    lac_parquet_footer_free(&footer);
}

#define SCHEMA(columns, want, ...)                                                                                     \
    assert_schema(columns, (const struct element[]){__VA_ARGS__},                                                      \
                  sizeof((const struct element[]){__VA_ARGS__}) / sizeof(struct element), want)

static void columns_know_their_levels(void **state)
{
    (void)state;
    SCHEMA(2, "a:leaf0 b:leaf1", {"a", BYTES, ONE, 0, TEXT}, {"b", INT, MAYBE, 0, NO});
    SCHEMA(1, "g:fields1(x:leaf1 h:fields2(y:leaf3))", {"g", GROUP, MAYBE, 2, NO}, {"x", INT, ONE, 0, NO},
           {"h", GROUP, MAYBE, 1, NO}, {"y", INT, MAYBE, 0, NO});
    assert_int_equal(schema.n, 2);
    assert_string_equal(schema.leaves[1].path, "g.h.y");
    assert_int_equal(schema.leaves[1].def, 3);
    assert_int_equal(schema.root.at[0].leaves, 2);
    assert_int_equal(schema.root.at[0].at[1].first, 1);
}

static void lists_of_three_levels_are_lists(void **state)
{
    (void)state;
    SCHEMA(1, "l:list1.2/1(element:leaf3)", {"l", GROUP, MAYBE, 1, LIST}, {"list", GROUP, MANY, 1, NO},
           {"element", BYTES, MAYBE, 0, TEXT});
    SCHEMA(1, "l:list0.1/1(item:list2.3/2(element:leaf3))", {"l", GROUP, ONE, 1, LIST}, {"list", GROUP, MANY, 1, NO},
           {"item", GROUP, MAYBE, 1, LIST}, {"list", GROUP, MANY, 1, NO}, {"element", INT, ONE, 0, NO});
    SCHEMA(1, "l:list1.2/1(element:fields3(a:leaf4 b:leaf3))", {"l", GROUP, MAYBE, 1, LIST},
           {"list", GROUP, MANY, 1, NO}, {"element", GROUP, MAYBE, 2, NO}, {"a", INT, MAYBE, 0, NO},
           {"b", INT, ONE, 0, NO});
}

static void older_lists_of_two_levels_are_lists_too(void **state)
{
    (void)state;
    SCHEMA(1, "l:list1.2/1(leaf2)", {"l", GROUP, MAYBE, 1, LIST}, {"element", INT, MANY, 0, NO});
    SCHEMA(1, "l:list1.2/1(fields2(a:leaf2 b:leaf2))", {"l", GROUP, MAYBE, 1, LIST}, {"element", GROUP, MANY, 2, NO},
           {"a", INT, ONE, 0, NO}, {"b", INT, ONE, 0, NO});
    SCHEMA(1, "l:list1.2/1(fields2(a:leaf2))", {"l", GROUP, MAYBE, 1, LIST}, {"array", GROUP, MANY, 1, NO},
           {"a", INT, ONE, 0, NO});
    SCHEMA(1, "l:list1.2/1(fields2(a:leaf2))", {"l", GROUP, MAYBE, 1, LIST}, {"l_tuple", GROUP, MANY, 1, NO},
           {"a", INT, ONE, 0, NO});
    SCHEMA(1, "l:list1.2/1(fields2(a:list2.3/2(leaf3)))", {"l", GROUP, MAYBE, 1, LIST}, {"x", GROUP, MANY, 1, NO},
           {"a", INT, MANY, 0, NO});
    SCHEMA(2, "r:list0.1/1(leaf1) g:list0.1/1(fields1(x:leaf2))", {"r", INT, MANY, 0, NO}, {"g", GROUP, MANY, 1, NO},
           {"x", INT, MAYBE, 0, NO});
}

static void a_map_has_text_keys_or_is_a_list_of_pairs(void **state)
{
    (void)state;
    SCHEMA(1, "m:map1.2/1(key:leaf2 value:leaf3)", {"m", GROUP, MAYBE, 1, MAP}, {"key_value", GROUP, MANY, 2, NO},
           {"key", BYTES, ONE, 0, TEXT}, {"value", INT, MAYBE, 0, NO});
    SCHEMA(1, "m:list1.2/1(fields2(key:leaf2 value:leaf3))", {"m", GROUP, MAYBE, 1, MAP},
           {"key_value", GROUP, MANY, 2, NO}, {"key", INT, ONE, 0, NO}, {"value", INT, MAYBE, 0, NO});
    SCHEMA(1, "m:list1.2/1(fields2(key:leaf2))", {"m", GROUP, MAYBE, 1, MAP}, {"key_value", GROUP, MANY, 1, NO},
           {"key", BYTES, ONE, 0, TEXT});
}

static void a_group_that_only_says_list_is_a_group(void **state)
{
    (void)state;
    SCHEMA(1, "l:fields1(x:leaf2)", {"l", GROUP, MAYBE, 1, LIST}, {"x", INT, MAYBE, 0, NO});
    SCHEMA(1, "l:fields1(x:leaf1 y:leaf1)", {"l", GROUP, MAYBE, 2, LIST}, {"x", INT, ONE, 0, NO},
           {"y", INT, ONE, 0, NO});
}

static void a_long_path_is_shown_by_its_last_name(void **state)
{
    (void)state;
    char name[200] = {0};
    memset(name, 'n', sizeof name - 1);
    const struct element elements[] = {{name, GROUP, ONE, 1, NO}, {name, GROUP, ONE, 1, NO}, {"x", INT, ONE, 0, NO}};
    assert_int_equal(make(1, elements, 3), LAC_OK);
    assert_string_equal(schema.leaves[0].path + strlen(schema.leaves[0].path) - 3, "n.x");
    assert_in_range(strlen(schema.leaves[0].path), 3, 255);
    lac_parquet_footer_free(&footer);
}

static void elements_that_make_no_tree_are_refused(void **state)
{
    (void)state;
    const struct element one = {"a", INT, ONE, 0, NO}, empty = {"g", GROUP, ONE, 0, NO},
                         wide = {"g", GROUP, ONE, 1000, NO}, list[] = {{"l", GROUP, ONE, 1, LIST}};
    assert_int_equal(make(2, &one, 1), LAC_E_PARSE); /* one is missing */
    assert_int_equal(make(0, &one, 1), LAC_E_PARSE); /* one too many */
    assert_int_equal(make(1, &empty, 1), LAC_E_PARSE);
    assert_int_equal(make(1, &wide, 1), LAC_E_PARSE);
    assert_int_equal(make(1, list, 1), LAC_E_PARSE);
    assert_says("its columns make no tree");
    struct element deep[100];
    for (int i = 0; i < 100; i++)
        deep[i] = (struct element){"g", i < 99 ? GROUP : INT, i % 2 ? MAYBE : MANY, i < 99, NO};
    assert_int_equal(make(1, deep, 100), LAC_E_PARSE);
    lac_parquet_footer_free(&footer);
    assert_int_equal(lac_parquet_schema_make(arena, &footer, &schema, &err), LAC_E_PARSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(columns_know_their_levels),
        on_bench(lists_of_three_levels_are_lists),
        on_bench(older_lists_of_two_levels_are_lists_too),
        on_bench(a_map_has_text_keys_or_is_a_list_of_pairs),
        on_bench(a_group_that_only_says_list_is_a_group),
        on_bench(a_long_path_is_shown_by_its_last_name),
        on_bench(elements_that_make_no_tree_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
