/* The text of a record that came without: its quotes, each at its line and column, and blanks between them. */
#include "facts/given_text.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/sort.h"
#include "base/utf8.h"

#define PLACE_MAX 1000000 /* of lines, and of columns; no résumé has more */

static bl_status add_place(bl_given_text *out, bl_arena *arena, const bl_json_node *node)
{
    int64_t line, column;
    const bl_json_node *quote = bl_json_get(node, "quote");
    if (quote == NULL || quote->kind != BL_JSON_STRING || !bl_json_get_decimal(&line, node, "line", 0) || !bl_json_get_decimal(&column, node, "column", 0))
        return BL_OK;
    if (line < 1 || column < 1 || line > PLACE_MAX || column > PLACE_MAX || quote->text.len > BL_LIMIT_DOCUMENT_BYTES)
        return BL_ERROR_INPUT;
    for (size_t i = 0; i < quote->text.len; i++)
        if (quote->text.ptr[i] == '\n' || quote->text.ptr[i] == '\r')
            return BL_ERROR_INPUT; /* a quote stays within one line */
    bl_given_place *place = BL_PUSH(arena, &out->places);
    if (place == NULL)
        return BL_ERROR_MEMORY;
    *place = (bl_given_place){.node = node, .line = (uint32_t)line, .column = (uint32_t)column, .quote = quote->text};
    return BL_OK;
}

static bl_status collect(bl_given_text *out, bl_arena *arena, const bl_json_node *list)
{
    BL_JSON_EACH(item, list)
    {
        BL_TRY(add_place(out, arena, item));
        BL_JSON_EACH(evidence, bl_json_get(item, "evidence"))
        BL_TRY(add_place(out, arena, evidence));
    }
    return BL_OK;
}

static int by_place(const void *a, const void *b)
{
    const bl_given_place *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->column != y->column ? (x->column < y->column ? -1 : 1) : (x->quote.len > y->quote.len) - (x->quote.len < y->quote.len);
}

typedef struct writing {
    bl_buffer *out;
    uint32_t line, columns; /* of the line at hand: its number, and the code points that stand in it */
    uint32_t column;        /* of the place before on this line, */
    size_t byte;            /* and its first byte: places come in order */
} writing;

/* The byte of a column that has been written, or comes next. */
static size_t byte_of(writing *w, uint32_t column)
{
    const bl_str text = bl_buffer_str(w->out);
    for (; w->column < column; w->column++)
        bl_utf8_next(text, &w->byte);
    return w->byte;
}

static void write_place(writing *w, bl_given_place *place)
{
    while (w->line < place->line) {
        bl_buffer_add_char(w->out, '\n');
        w->line++;
        w->columns = 0;
        w->column = 1;
        w->byte = w->out->len;
    }
    if (place->column > w->columns + 1) {
        bl_buffer_add_repeat(w->out, " ", place->column - 1 - w->columns);
        w->columns = place->column - 1;
    }
    const size_t begin = byte_of(w, place->column);
    uint32_t column = place->column - 1;
    for (size_t at = 0; at < place->quote.len; column++) { /* what another quote has written already is passed over */
        const size_t from = at;
        bl_utf8_next(place->quote, &at);
        if (column < w->columns)
            continue;
        bl_buffer_add(w->out, bl_str_slice(place->quote, from, at));
        w->columns++;
    }
    size_t end = begin;
    for (size_t at = 0; at < place->quote.len; bl_utf8_next(place->quote, &at))
        bl_utf8_next(bl_buffer_str(w->out), &end);
    place->at = (bl_span){(uint32_t)begin, (uint32_t)end};
}

bl_status bl_given_text_read(bl_given_text *out, bl_arena *arena, const bl_json_node *json)
{
    static const char *const lists[] = {"skills", "domains", "languages", "notCredited"};
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        BL_TRY(collect(out, arena, bl_json_get(json, lists[i])));
    BL_JSON_EACH(evidence, bl_json_get(bl_json_get(json, "patents"), "evidence"))
    BL_TRY(add_place(out, arena, evidence));
    BL_JSON_EACH(evidence, bl_json_get(bl_json_get(json, "experience"), "management"))
    BL_TRY(add_place(out, arena, evidence));
    bl_sort(out->places.items, out->places.count, sizeof *out->places.items, by_place);
    bl_buffer buffer;
    bl_buffer_open(&buffer, NULL, BL_LIMIT_DOCUMENT_BYTES);
    writing w = {.out = &buffer, .line = 1, .column = 1};
    for (uint32_t i = 0; i < out->places.count && buffer.status == BL_OK; i++)
        write_place(&w, &out->places.items[i]);
    const bl_status status = buffer.status;
    if (status == BL_OK)
        out->text = bl_str_copy(arena, bl_buffer_str(&buffer));
    bl_buffer_close(&buffer);
    return status != BL_OK ? status : out->text.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

bl_span bl_given_text_at(const bl_given_text *text, const bl_json_node *node)
{
    int64_t line = 0, column = 0;
    bl_json_get_decimal(&line, node, "line", 0);
    bl_json_get_decimal(&column, node, "column", 0);
    uint32_t low = 0, high = text->places.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const bl_given_place *p = &text->places.items[middle];
        if (p->line < line || (p->line == line && p->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < text->places.count && text->places.items[low].line == line && text->places.items[low].column == column; low++)
        if (text->places.items[low].node == node)
            return text->places.items[low].at;
    return (bl_span){0, 0};
}
