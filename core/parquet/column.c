#include "core/parquet/column.h"
#include "core/parquet/codec.h"

#include <string.h>

void lac_parquet_column_start(struct lac_parquet_column *c, const struct lac_parquet_leaf *leaf,
                              const struct lac_parquet_chunk *chunk, const unsigned char *file, uint64_t *budget)
{
    c->leaf = leaf;
    c->codec = chunk->codec;
    c->at = file + chunk->at;
    c->end = c->at + chunk->len;
    c->left = (uint64_t)chunk->values;
    c->page_left = 0;
    c->peeked = false;
    c->budget = budget;
    c->words.n = 0;
    c->values.dictionary = NULL;
    c->values.n_dictionary = 0;
}

void lac_parquet_column_free(struct lac_parquet_column *c)
{
    lac_parquet_values_free(&c->values);
    lac_str_free(&c->page);
    lac_str_free(&c->dictionary);
    lac_vec_free(&c->words);
}

static enum lac_status spend(struct lac_parquet_column *c, uint64_t bytes, struct lac_error *err)
{
    if (bytes > *c->budget)
        return lac_fail(err, LAC_E_LIMIT, "its pages unpack to more than is read of one file: split it");
    *c->budget -= bytes;
    return LAC_OK;
}

/* The page's bytes behind the `plain` first ones, which are never packed, unpacked into *out. */
static enum lac_status unpack(struct lac_parquet_column *c, const struct lac_parquet_page *page, size_t plain,
                              int64_t codec, struct lac_str *out, struct lac_error *err)
{
    size_t len = page->unpacked - plain;
    enum lac_status status = spend(c, len, err);
    if (status != LAC_OK)
        return status;
    lac_str_clear(out);
    lac_str_reserve(out, len);
    status = lac_parquet_unpack(codec, c->at + plain, page->len - plain, (unsigned char *)out->data, len, err);
    out->len = status == LAC_OK ? len : 0;
    return status;
}

static enum lac_status read_dictionary(struct lac_parquet_column *c, const struct lac_parquet_page *page,
                                       struct lac_error *err)
{
    struct lac_parquet_values values = {0};
    struct lac_parquet_datum word;
    const struct lac_parquet_element *e = c->leaf->element;
    if (c->values.dictionary || e->type == LAC_PARQUET_BOOLEAN)
        return lac_fail(err, LAC_E_PARSE, "has a dictionary that cannot be: " LAC_PARQUET_DAMAGED);
    enum lac_status status = unpack(c, page, 0, c->codec, &c->dictionary, err);
    if (status == LAC_OK)
        status = spend(c, page->values * sizeof word, err);
    if (status == LAC_OK)
        status = lac_parquet_values_start(&values, e->type, (size_t)e->length, LAC_PARQUET_ENCODING_PLAIN,
                                          (const unsigned char *)lac_str_get(&c->dictionary), c->dictionary.len,
                                          page->values, err);
    for (uint64_t i = 0; status == LAC_OK && i < page->values; i++) {
        if (!lac_parquet_values_next(&values, &word))
            status = lac_fail(err, LAC_E_PARSE, "its dictionary has fewer than %llu values: " LAC_PARQUET_DAMAGED,
                              (unsigned long long)page->values);
        else
            lac_vec_push(&c->words, word);
    }
    lac_vec_reserve(&c->words, 1); /* an empty dictionary is one, too */
    c->values.dictionary = c->words.at;
    c->values.n_dictionary = c->words.n;
    lac_parquet_values_free(&values);
    return status;
}

/* Levels before the values of a page of the first version: their length, then they. */
static bool take_levels(const unsigned char **at, const unsigned char *end, unsigned max, int64_t encoding,
                        struct lac_rle *out)
{
    if (max == 0) {
        lac_rle_start(out, *at, 0, 0);
        return true;
    }
    if (encoding != LAC_PARQUET_ENCODING_RLE || end - *at < 4 || lac_le32(*at) > (size_t)(end - *at) - 4)
        return false;
    size_t len = lac_le32(*at);
    lac_rle_start(out, *at + 4, len, lac_rle_width(max));
    *at += 4 + len;
    return true;
}

static enum lac_status read_data(struct lac_parquet_column *c, const struct lac_parquet_page *page,
                                 struct lac_error *err)
{
    const struct lac_parquet_leaf *leaf = c->leaf;
    bool second = page->kind == LAC_PARQUET_DATA_2;
    size_t levels = second ? page->rep_len + page->def_len : 0;
    if (page->values > c->left)
        return lac_fail(err, LAC_E_PARSE, "its pages hold more values than are said: " LAC_PARQUET_DAMAGED);
    enum lac_status status =
        unpack(c, page, levels, second && !page->packed ? LAC_PARQUET_UNPACKED : c->codec, &c->page, err);
    if (status != LAC_OK)
        return status;
    const unsigned char *at = (const unsigned char *)lac_str_get(&c->page), *end = at + c->page.len;
    bool good = true;
    if (second) {
        lac_rle_start(&c->reps, c->at, page->rep_len, lac_rle_width(leaf->rep));
        lac_rle_start(&c->defs, c->at + page->rep_len, page->def_len, lac_rle_width(leaf->def));
    } else {
        good = take_levels(&at, end, leaf->rep, page->rep_encoding, &c->reps) &&
               take_levels(&at, end, leaf->def, page->def_encoding, &c->defs);
    }
    if (!good)
        return lac_fail(err, LAC_E_PARSE, "the levels of a page cannot be read: " LAC_PARQUET_DAMAGED);
    bool lengths_first =
        page->encoding == LAC_PARQUET_ENCODING_DELTA_LENGTH || page->encoding == LAC_PARQUET_ENCODING_DELTA_BYTES;
    status = lengths_first ? spend(c, page->values, err) : LAC_OK; /* all are gone over, and may take no bytes */
    if (status == LAC_OK)
        status = lac_parquet_values_start(&c->values, leaf->element->type, (size_t)leaf->element->length,
                                          page->encoding, at, (size_t)(end - at), page->values, err);
    c->page_left = status == LAC_OK ? page->values : 0;
    return status;
}

static enum lac_status next_page(struct lac_parquet_column *c, struct lac_error *err)
{
    struct lac_parquet_page page;
    const unsigned char *head = c->at;
    enum lac_status status = lac_parquet_page_read(&c->at, c->end, &page, err);
    if (status == LAC_OK)
        status = spend(c, (uint64_t)(c->at - head), err);
    if (status == LAC_OK && page.summed && lac_parquet_sum(c->at, page.len) != page.sum)
        status = lac_fail(err, LAC_E_PARSE, "the checksum of a page differs: " LAC_PARQUET_DAMAGED);
    if (status == LAC_OK && page.kind == LAC_PARQUET_DICTIONARY)
        status = read_dictionary(c, &page, err);
    else if (status == LAC_OK && page.kind != LAC_PARQUET_INDEX)
        status = read_data(c, &page, err);
    if (status == LAC_OK)
        c->at += page.len;
    return status;
}

static bool next_level(struct lac_rle *levels, unsigned max, unsigned *out)
{
    uint32_t level = 0;
    if (max > 0 && (!lac_rle_next(levels, &level) || level > max))
        return false;
    *out = level;
    return true;
}

enum lac_status lac_parquet_column_peek(struct lac_parquet_column *c, struct lac_error *err)
{
    if (c->peeked)
        return LAC_OK;
    while (c->page_left == 0) {
        if (c->left == 0 || c->at == c->end)
            return lac_fail(err, LAC_E_PARSE, "has fewer values than there are rows: " LAC_PARQUET_DAMAGED);
        enum lac_status status = next_page(c, err);
        if (status != LAC_OK)
            return status;
    }
    if (!next_level(&c->reps, c->leaf->rep, &c->rep) || !next_level(&c->defs, c->leaf->def, &c->def))
        return lac_fail(err, LAC_E_PARSE, "a page has too few levels: " LAC_PARQUET_DAMAGED);
    c->peeked = true;
    return LAC_OK;
}

enum lac_status lac_parquet_column_take(struct lac_parquet_column *c, struct lac_parquet_datum *out,
                                        struct lac_error *err)
{
    if (c->def == c->leaf->def && !lac_parquet_values_next(&c->values, out))
        return lac_fail(err, LAC_E_PARSE,
                        "a page holds fewer values than it says, or one that cannot be: " LAC_PARQUET_DAMAGED);
    c->peeked = false;
    c->page_left--;
    c->left--;
    return LAC_OK;
}

bool lac_parquet_column_done(const struct lac_parquet_column *c)
{
    return c->left == 0;
}
