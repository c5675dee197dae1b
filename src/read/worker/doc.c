/*
 * Old Word (97 to 2003) -> flow: headers, body, notes, text boxes, footers. The text lies in pieces of the file; marks in it end paragraphs and cells, and part
 * the code of a field from its result.
 */
#include "read/worker/doc.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "read/worker/doc_shapes.h"
#include "read/worker/office.h"
#include "read/worker/signs.h"

#define MAX_FIELDS 16u
#define CODE_BYTES 256u
#define RUN_BYTES 512u
#define GAP_TWIPS 100
#define MAX_SECTIONS 4u /* whose headers are looked at */
#define TINY 2
#define SYMBOL 0x28u /* stands in the text for a character of another font */
#define FIB_HEADERS 0xF2u
#define FIB_PIECES 0x1A2u
#define FIB_BOXES 0x25Au
#define BOX_BYTES 22u
#define MAX_BOXES 1000u

typedef struct piece {
    uint32_t begin, end; /* characters of the text */
    uint32_t at;         /* where they lie in the file */
    bool wide;           /* two bytes each; else one, Windows-1252 */
} piece;

typedef struct box { /* a text box */
    bl_doc_shape shape;
    bl_flow *flow;
    uint32_t order; /* in the file */
} box;

typedef struct field {
    bool in_code, links, numbers;
} field;

typedef struct doc {
    bl_arena *arena;
    bl_flow *flow;
    bl_str main, table;
    bl_doc_looks looks;
    BL_VEC(piece) pieces;
    bl_doc_look paragraph;
    bool begun, plain; /* the block has begun; plain: colours are no matter (text boxes) */
    bool in_table, row, cell;
    field fields[MAX_FIELDS];
    uint32_t field_count, fields_skipped;
    char code[CODE_BYTES];
    size_t code_len;
    char run[RUN_BYTES + 4];
    size_t run_len;
    bl_doc_look look; /* of run */
    int32_t last_after;
    uint32_t high;     /* first half of a surrogate pair */
    BL_VEC(box) boxes; /* by their anchors */
    uint32_t next_box; /* whose anchor has not passed */
    bl_floats floats;
    bool body;           /* it is the text itself that is read */
    uint32_t number, cp; /* how many have ended; the character that is read */
    int32_t y;           /* about where the paragraph stands */
} doc;

/* ---- pieces ---- */

static bl_status read_pieces(doc *d)
{
    const uint32_t begin = bl_ole_u32(d->main, FIB_PIECES), len = bl_ole_u32(d->main, FIB_PIECES + 4);
    if (begin >= d->table.len || len > d->table.len - begin)
        return BL_ERROR_INPUT;
    bl_str clx = bl_str_slice(d->table, begin, begin + len);
    size_t at = 0;
    while (at + 3 <= clx.len && clx.ptr[at] == 1) /* properties of pieces, which nobody needs */
        at += 3 + (size_t)bl_ole_u16(clx, at + 1);
    if (at + 5 > clx.len || clx.ptr[at] != 2)
        return BL_ERROR_INPUT;
    clx = bl_str_slice(clx, at + 5, clx.len);
    const uint32_t count = clx.len < 4 ? 0 : (uint32_t)((clx.len - 4) / 12);
    uint32_t last = 0; /* pieces that go back would be read over and over */
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t where = bl_ole_u32(clx, ((size_t)count + 1) * 4 + (size_t)i * 8 + 2);
        const bool wide = (where & 0x40000000) == 0;
        const piece p = {bl_ole_u32(clx, (size_t)i * 4), bl_ole_u32(clx, (size_t)i * 4 + 4), wide ? where : (where & 0x3FFFFFFF) / 2, wide};
        if (p.end <= p.begin || p.begin < last || p.at >= d->main.len || (p.end - p.begin) > (d->main.len - p.at) / (wide ? 2 : 1))
            continue;
        piece *slot = BL_PUSH(d->arena, &d->pieces);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = p;
        last = p.end;
    }
    return d->pieces.count == 0 ? BL_ERROR_INPUT : BL_OK;
}

/* ---- blocks ---- */

static void end_table(doc *d)
{
    for (unsigned open = (unsigned)d->cell + d->row + d->in_table; open > 0; open--)
        bl_flow_end(d->flow);
    d->cell = d->row = d->in_table = false;
}

static void begin_cell(doc *d)
{
    if (!d->in_table)
        bl_flow_table(d->flow);
    if (!d->row)
        bl_flow_row(d->flow, false);
    if (!d->cell)
        bl_flow_cell(d->flow);
    d->in_table = d->row = d->cell = true;
}

static void begin_block(doc *d)
{
    const bl_doc_look *p = &d->paragraph;
    if (d->begun)
        return;
    d->begun = true;
    if (p->in_table)
        begin_cell(d);
    else
        end_table(d);
    if (d->body && p->in_table)
        (void)bl_floats_say_all(&d->floats, d->flow);
    else if (d->body)
        (void)bl_floats_say(&d->floats, d->flow, d->number);
    uint32_t heading = bl_doc_heading(&d->looks, p->style);
    if (p->outline < 9)
        heading = (uint32_t)p->outline + 1;
    const int32_t space = p->before > d->last_after ? p->before : d->last_after;
    if (heading > 0 || space >= GAP_TWIPS)
        bl_flow_gap(d->flow);
    if (heading > 0)
        bl_flow_block(d->flow, BL_BLOCK_HEADING, heading < 6 ? heading : 6, false);
    else if (p->list > 0 && p->list < 0x7FF)
        bl_flow_block(d->flow, BL_BLOCK_ITEM, p->list_level >= 0 && p->list_level < 9 ? (uint32_t)p->list_level + 1 : 1,
            bl_doc_is_ordered(&d->looks, p->list, p->list_level));
    else
        bl_flow_block(d->flow, BL_BLOCK_PARAGRAPH, 0, false);
    d->last_after = p->after;
}

/* ---- text ---- */

static bool hides(const doc *d, const bl_doc_look *look, bl_hidden_trick *trick)
{
    if (look->deleted)
        *trick = BL_HIDDEN_DELETED;
    else if (look->vanish)
        *trick = BL_HIDDEN_INVISIBLE;
    else if (look->size > 0 && look->size <= TINY)
        *trick = BL_HIDDEN_TINY;
    else if (look->color != BL_DOC_UNSET && !d->plain && !d->paragraph.in_table && /* what a cell is filled with is not followed */
             bl_colors_near(look->color, look->fill == BL_DOC_UNSET ? 0xFFFFFF : look->fill))
        *trick = BL_HIDDEN_COLOUR;
    else
        return false;
    return true;
}

static void flush(doc *d)
{
    const bl_doc_look *look = &d->look;
    bl_hidden_trick trick;
    if (d->run_len == 0)
        return;
    begin_block(d);
    static const bl_mark_kind kinds[] = {BL_MARK_BOLD, BL_MARK_ITALIC, BL_MARK_DELETED};
    const bool on[] = {look->bold, look->italic, look->strike};
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark(d->flow, kinds[i], BL_STR_NONE);
    const bool hidden = hides(d, look, &trick);
    if (hidden)
        bl_flow_hide(d->flow, trick);
    bl_str text = {d->run, d->run_len};
    if (bl_doc_is_signs(&d->looks, look->font))
        text = bl_signs_of(d->arena, text);
    bl_flow_text(d->flow, text);
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark_end(d->flow, kinds[i]);
    if (hidden)
        bl_flow_mark_end(d->flow, BL_MARK_HIDDEN);
    d->run_len = 0;
}

static bool in_code(const doc *d) { return d->fields_skipped > 0 || (d->field_count > 0 && d->fields[d->field_count - 1].in_code); }

static bool in_page_number(const doc *d)
{
    for (uint32_t i = 0; i < d->field_count; i++)
        if (d->fields[i].numbers)
            return true;
    return false;
}

static void put(doc *d, uint32_t c)
{
    if (c >= 0xD800 && c <= 0xDBFF) {
        d->high = c;
        return;
    }
    if (c >= 0xDC00 && c <= 0xDFFF)
        c = d->high != 0 ? 0x10000 + ((d->high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
    d->high = 0;
    if (in_code(d)) {
        if (d->code_len < CODE_BYTES && c < 0x80)
            d->code[d->code_len++] = (char)c;
        return;
    }
    if (in_page_number(d))
        return;
    if (d->run_len + 4 > RUN_BYTES)
        flush(d);
    d->run_len += bl_utf8_put(d->run + d->run_len, c);
}

/* ---- fields ---- */

static void field_result(doc *d, field *f)
{
    const bl_str code = bl_str_trim((bl_str){d->code, d->code_len});
    f->in_code = false;
    f->numbers = bl_str_begins(code, BL_STR("PAGE")) || bl_str_begins(code, BL_STR("NUMPAGES"));
    const size_t quote = bl_str_begins(code, BL_STR("HYPERLINK")) ? bl_str_find(code, BL_STR("\""), 0) : SIZE_MAX;
    const size_t end = quote == SIZE_MAX ? SIZE_MAX : bl_str_find(code, BL_STR("\""), quote + 1);
    if (end == SIZE_MAX)
        return;
    const bl_str target = bl_str_copy(d->arena, bl_str_slice(code, quote + 1, end));
    bl_flow_mark(d->flow, BL_MARK_LINK, target.ptr == NULL ? BL_STR_NONE : target);
    f->links = true;
}

static void field_mark(doc *d, uint32_t c)
{
    flush(d);
    field *last = d->field_count > 0 ? &d->fields[d->field_count - 1] : NULL;
    if (c == 0x13) {
        d->code_len = 0;
        if (d->field_count == MAX_FIELDS || d->fields_skipped > 0)
            d->fields_skipped++;
        else
            d->fields[d->field_count++] = (field){.in_code = true};
    } else if (d->fields_skipped > 0) {
        d->fields_skipped -= c == 0x15;
    } else if (last != NULL && c == 0x14) {
        field_result(d, last);
    } else if (last != NULL) {
        if (last->links)
            bl_flow_mark_end(d->flow, BL_MARK_LINK);
        d->field_count--;
    }
}

/* ---- the text from one character to another ---- */

static void end_paragraph(doc *d)
{
    flush(d);
    if (!d->begun)
        bl_flow_gap(d->flow);
    d->begun = false;
    d->number++;
    d->y += BL_LINE_HEIGHT;
}

/* A drawing is held here: where it is a text box, it is read where it stands. */
static void put_box(doc *d)
{
    for (; d->body && d->next_box < d->boxes.count && d->boxes.items[d->next_box].shape.anchor <= d->cp; d->next_box++) {
        const box *b = &d->boxes.items[d->next_box];
        if (b->shape.anchor != d->cp || b->flow->steps.count == 0)
            continue;
        bl_spot spot = b->shape.spot;
        spot.y += b->shape.from_paragraph ? d->y : 0;
        bl_float *made = bl_floats_add(&d->floats, spot, d->number);
        if (made == NULL)
            return;
        made->flow = *b->flow;
        b->flow->steps.count = 0; /* said once */
        made->before = spot.height > BL_TALL_FLOAT || (b->shape.from_paragraph && b->shape.spot.y + spot.height / 2 < 0);
    }
}

/* Ends a cell, or the row where its properties say so. */
static void end_cell(doc *d, uint32_t at)
{
    bl_doc_look look;
    flush(d);
    bl_doc_paragraph_look(&look, &d->looks, at);
    if (!look.row_end) {
        begin_cell(d);
        bl_flow_end(d->flow);
        d->cell = false;
    } else if (d->row) {
        if (d->cell)
            bl_flow_end(d->flow);
        bl_flow_end(d->flow);
        d->row = d->cell = false;
    }
    d->begun = false;
}

static void put_mark(doc *d, uint32_t c, uint32_t at)
{
    switch (c) {
    case 0x07: end_cell(d, at); break;
    case 0x0D:
    case 0x0C:
    case 0x0E: end_paragraph(d); break;
    case 0x0B:
        flush(d);
        if (d->begun)
            bl_flow_break(d->flow);
        break;
    case 0x13:
    case 0x14:
    case 0x15: field_mark(d, c); break;
    case 0x08: put_box(d); break;
    case 0x1E: put(d, '-'); break;
    case '\t': put(d, c); break;
    default: break; /* anchors of pictures, notes and remarks; a soft hyphen */
    }
}

/* A character that stands in a font of signs, by its number there. */
static void put_sign(doc *d, uint32_t symbol)
{
    const bl_str sign = bl_sign_of(symbol);
    for (size_t i = 0; i < sign.len;)
        put(d, bl_utf8_next(sign, &i));
}

static uint32_t wide_of(unsigned char c)
{
    static const uint16_t upper[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
        0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return c >= 0x80 && c < 0xA0 ? upper[c - 0x80] : c;
}

static void read_piece(doc *d, const piece *p, uint32_t begin, uint32_t end)
{
    uint32_t look_end = 0;
    const uint32_t step = p->wide ? 2 : 1;
    for (uint32_t i = begin; i < end && d->flow->status == BL_OK; i++) {
        const uint32_t at = p->at + (i - p->begin) * step;
        const uint32_t c = p->wide ? bl_ole_u16(d->main, at) : wide_of((unsigned char)d->main.ptr[at]);
        if (!d->begun && d->run_len == 0)
            bl_doc_paragraph_look(&d->paragraph, &d->looks, at);
        if (at >= look_end || !d->begun) {
            flush(d);
            d->look = d->paragraph;
            bl_doc_character_look(&d->look, &d->looks, at, &look_end);
        }
        d->cp = i;
        if (c == SYMBOL && d->look.symbol != 0 && bl_doc_is_signs(&d->looks, d->look.symbol_font))
            put_sign(d, d->look.symbol);
        else if (c < 0x20)
            put_mark(d, c, at);
        else
            put(d, c);
    }
    flush(d);
}

/* Pieces stand in order: the first that ends behind a character. */
static uint32_t first_piece(const doc *d, uint32_t character)
{
    uint32_t low = 0, high = d->pieces.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (d->pieces.items[middle].end > character)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void read_span(doc *d, bl_flow *flow, uint32_t begin, uint32_t end)
{
    d->flow = flow;
    d->begun = false;
    d->field_count = d->fields_skipped = 0;
    d->last_after = 0;
    for (uint32_t i = first_piece(d, begin); i < d->pieces.count && d->pieces.items[i].begin < end; i++) {
        const piece *p = &d->pieces.items[i];
        const uint32_t from = p->begin > begin ? p->begin : begin, to = p->end < end ? p->end : end;
        if (from < to)
            read_piece(d, p, from, to);
    }
    end_table(d);
    while (d->field_count > 0)
        field_mark(d, 0x15);
}

/* ---- stories ---- */

/* Headers or footers: behind six stories of separators, six a section, of even, odd and first pages. That of the first page comes first; each text once. */
static bl_status read_margins(doc *d, bl_flow *out, uint32_t base, bool headers)
{
    static const uint32_t kinds[2][3] = {{5, 3, 2}, {4, 1, 0}};
    const uint32_t at = bl_ole_u32(d->main, FIB_HEADERS), len = bl_ole_u32(d->main, FIB_HEADERS + 4);
    const uint32_t count = at < d->table.len && len <= d->table.len - at && len > 8 ? len / 4 - 2 : 0;
    bl_flow *flows = BL_NEW_ARRAY(d->arena, bl_flow, MAX_SECTIONS * 3);
    uint32_t kept = 0;
    if (flows == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < MAX_SECTIONS * 3; i++) {
        const uint32_t story = 6 + i / 3 * 6 + kinds[headers][i % 3];
        if (story >= count)
            continue;
        const uint32_t begin = bl_ole_u32(d->table, at + (size_t)story * 4), end = bl_ole_u32(d->table, at + (size_t)story * 4 + 4);
        if (end <= begin || end - begin > d->main.len)
            continue;
        bl_flow *flow = &flows[kept];
        bl_flow_open(flow, d->arena);
        read_span(d, flow, base + begin, base + end);
        bool again = flow->bytes == 0;
        for (uint32_t k = 0; k < kept && !again; k++)
            again = bl_flow_same(&flows[k], flow);
        if (again)
            continue;
        kept++;
        bl_flow_gap(out);
        bl_flow_append(out, flow);
        bl_flow_gap(out);
    }
    return BL_OK;
}

static bl_str table_at(const doc *d, uint32_t fib)
{
    const uint32_t at = bl_ole_u32(d->main, fib), len = bl_ole_u32(d->main, fib + 4);
    return at < d->table.len && len <= d->table.len - at ? bl_str_slice(d->table, at, at + len) : BL_STR_NONE;
}

static int by_anchor(const void *a, const void *b)
{
    const box *p = a, *q = b;
    if (p->shape.anchor != q->shape.anchor)
        return p->shape.anchor < q->shape.anchor ? -1 : 1;
    return (p->order > q->order) - (p->order < q->order);
}

/* The text boxes: one behind the other in a story of their own, each with the number of its shape. A thousand at most. */
static bl_status read_boxes(doc *d, uint32_t base, uint32_t len)
{
    const bl_str texts = table_at(d, FIB_BOXES);
    const uint32_t found = texts.len < 4 ? 0 : (uint32_t)((texts.len - 4) / (4 + BOX_BYTES)), count = found < MAX_BOXES ? found : MAX_BOXES;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t begin = bl_ole_u32(texts, (size_t)i * 4), end = bl_ole_u32(texts, (size_t)i * 4 + 4);
        const uint32_t number = bl_ole_u32(texts, ((size_t)found + 1) * 4 + (size_t)i * BOX_BYTES + 14);
        box *b = end <= begin || end > len ? NULL : BL_PUSH(d->arena, &d->boxes);
        if (b == NULL)
            continue;
        *b = (box){.shape = {.anchor = UINT32_MAX}, .flow = BL_NEW(d->arena, bl_flow)};
        if (b->flow == NULL)
            return BL_ERROR_MEMORY;
        (void)bl_doc_shape_of(&b->shape, d->main, d->table, number);
        bl_flow_open(b->flow, d->arena);
        b->order = i;
        read_span(d, b->flow, base + begin, base + end);
    }
    bl_sort(d->boxes.items, d->boxes.count, sizeof *d->boxes.items, by_anchor);
    return BL_OK;
}

static bl_status read_all(doc *d, bl_flow *out)
{
    uint32_t lengths[8]; /* body, notes, headers, (macros), remarks, end notes, text boxes, those of headers */
    uint32_t begins[8] = {0};
    for (size_t i = 0; i < 8; i++) {
        lengths[i] = bl_ole_u32(d->main, 0x4C + i * 4);
        if (lengths[i] > d->main.len)
            return BL_ERROR_INPUT;
        if (i > 0)
            begins[i] = begins[i - 1] + lengths[i - 1];
    }
    bl_flow body;
    bl_flow_open(&body, d->arena);
    BL_TRY(read_margins(d, out, begins[2], true));
    d->plain = true;
    BL_TRY(read_boxes(d, begins[6], lengths[6]));
    d->plain = false;
    d->body = true;
    d->y = BL_PAGE_TOP;
    d->number = 0;
    read_span(d, &body, 0, lengths[0]);
    d->body = false;
    (void)bl_floats_say_all(&d->floats, &body);
    bl_flow_append(out, &body);
    for (uint32_t i = 0; i < d->boxes.count; i++) { /* whose anchor is nowhere */
        bl_flow_gap(out);
        bl_flow_append(out, d->boxes.items[i].flow);
    }
    static const unsigned others[] = {1, 5};
    for (size_t i = 0; i < 2; i++) {
        bl_flow flow;
        bl_flow_open(&flow, d->arena);
        bl_flow_gap(out);
        read_span(d, &flow, begins[others[i]], begins[others[i]] + lengths[others[i]]);
        bl_flow_append(out, &flow);
    }
    bl_flow_gap(out);
    return read_margins(d, out, begins[2], false);
}

bl_status bl_doc_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    bl_ole ole;
    doc *d = BL_NEW(arena, doc);
    if (d == NULL)
        return BL_ERROR_MEMORY;
    d->arena = arena;
    bl_floats_open(&d->floats, arena);
    BL_TRY(bl_ole_open(&ole, arena, bytes));
    BL_TRY(bl_ole_read(&d->main, &ole, "WordDocument"));
    const uint32_t flags = bl_ole_u16(d->main, 0x0A);
    if (d->main.len < 0x200 || bl_ole_u16(d->main, 0) != 0xA5EC)
        return bl_office_refuse(out, "unsupported-format", "this is a Word file of before 1997: open it in Word, WPS or LibreOffice, and save it as DOCX");
    if ((flags & 0x0100) != 0)
        return bl_office_refuse(out, "encrypted", "this file (DOC) is encrypted: save it without a password");
    BL_TRY(bl_ole_read(&d->table, &ole, (flags & 0x0200) != 0 ? "1Table" : "0Table"));
    if (d->table.ptr == NULL)
        return BL_ERROR_INPUT;
    BL_TRY(read_pieces(d));
    BL_TRY(bl_doc_looks_open(&d->looks, arena, d->main, d->table));
    return read_all(d, out);
}
