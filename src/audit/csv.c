#include "audit/audit.h"

typedef struct csv_reader {
    bl_arena *arena;
    bl_str text;
    size_t at;
    uint32_t line;
    char comma;
    bl_str *message;
} csv_reader;

static bl_status refuse(csv_reader *r, const char *what)
{
    *r->message = bl_str_format(r->arena, "line %u: %s", (unsigned)r->line, what);
    return BL_ERROR_INPUT;
}

/* Whichever of them the first line has most of; a comma where it has none. */
static char find_comma(bl_str text)
{
    static const char marks[] = {',', ';', '\t'};
    char best = ',';
    size_t most = 0;
    for (size_t m = 0; m < sizeof marks; m++) {
        size_t count = 0;
        for (size_t i = 0; i < text.len && text.ptr[i] != '\n' && text.ptr[i] != '\r'; i++)
            count += text.ptr[i] == marks[m];
        if (count > most) {
            best = marks[m];
            most = count;
        }
    }
    return best;
}

static bl_status read_quoted(csv_reader *r, bl_str *out)
{
    char *bytes = NULL;
    size_t len = 0, begin = ++r->at;
    for (size_t end = begin; end < r->text.len; end++) /* room for all of it: the quote that closes is not further than the last one */
        if (r->text.ptr[end] == '"' && (end + 1 == r->text.len || r->text.ptr[end + 1] != '"')) {
            bytes = bl_arena_alloc(r->arena, end - begin + 1);
            break;
        } else if (r->text.ptr[end] == '"') {
            end++;
        }
    if (bytes == NULL)
        return refuse(r, "a quotation mark is not closed");
    for (;; r->at++) {
        if (r->text.ptr[r->at] == '"') {
            if (r->at + 1 < r->text.len && r->text.ptr[r->at + 1] == '"')
                r->at++;
            else
                break;
        }
        r->line += r->text.ptr[r->at] == '\n';
        bytes[len++] = r->text.ptr[r->at];
    }
    r->at++;
    *out = (bl_str){bytes, len};
    return BL_OK;
}

/* One cell; *last: the row ends behind it. */
static bl_status read_cell(csv_reader *r, bl_str *out, bool *last)
{
    const size_t begin = r->at;
    if (r->at < r->text.len && r->text.ptr[r->at] == '"') {
        BL_TRY(read_quoted(r, out));
    } else {
        while (r->at < r->text.len && r->text.ptr[r->at] != r->comma && r->text.ptr[r->at] != '\n' && r->text.ptr[r->at] != '\r')
            r->at++;
        *out = bl_str_slice(r->text, begin, r->at);
    }
    *out = bl_str_trim(*out);
    *last = r->at >= r->text.len || r->text.ptr[r->at] != r->comma;
    if (!*last) {
        r->at++;
        return BL_OK;
    }
    if (r->at < r->text.len && r->text.ptr[r->at] == '\r')
        r->at++;
    if (r->at < r->text.len && r->text.ptr[r->at] == '\n')
        r->at++;
    else if (r->at < r->text.len && r->text.ptr[r->at - 1] != '\r')
        return refuse(r, "something stands behind a closing quotation mark");
    return BL_OK;
}

static bl_status read_row(csv_reader *r, bl_str *cells, uint32_t width, uint32_t *count)
{
    *count = 0;
    for (bool last = false; !last;) {
        bl_str cell;
        BL_TRY(read_cell(r, &cell, &last));
        if (*count < width)
            cells[*count] = cell;
        else if (cell.len > 0)
            return refuse(r, "the row has more cells than the head");
        (*count)++;
    }
    r->line++;
    return BL_OK;
}

static uint32_t width_of(csv_reader r)
{
    uint32_t width = 0;
    for (bool last = false; !last; width++) {
        bl_str cell;
        if (read_cell(&r, &cell, &last) != BL_OK)
            return 0;
    }
    return width;
}

bl_status bl_csv_read(bl_csv *out, bl_arena *arena, bl_str text, bl_str *message)
{
    if (bl_str_begins(text, BL_STR("\xEF\xBB\xBF")))
        text = bl_str_slice(text, 3, text.len);
    csv_reader r = {.arena = arena, .text = text, .line = 1, .comma = find_comma(text), .message = message};
    *out = (bl_csv){.width = width_of(r)};
    if (out->width == 0)
        return refuse(&r, "a quotation mark is not closed");
    out->head = BL_NEW_ARRAY(arena, bl_str, out->width);
    if (out->head == NULL)
        return BL_ERROR_MEMORY;
    uint32_t count;
    BL_TRY(read_row(&r, out->head, out->width, &count));
    while (r.at < r.text.len) {
        const uint32_t line = r.line;
        bl_str *cells = BL_NEW_ARRAY(arena, bl_str, out->width);
        if (cells == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(read_row(&r, cells, out->width, &count));
        if (count == 1 && cells[0].len == 0)
            continue; /* an empty line */
        bl_csv_row *row = BL_PUSH(arena, &out->rows);
        if (row == NULL)
            return BL_ERROR_MEMORY;
        *row = (bl_csv_row){cells, line};
    }
    return BL_OK;
}
