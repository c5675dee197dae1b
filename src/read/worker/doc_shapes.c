#include "read/worker/doc_shapes.h"

#include "read/worker/ole.h"

#define FIB_SHAPES 0x1DAu
#define FIB_DRAWINGS 0x22Au
#define SHAPE_BYTES 26u
#define RECORD_BYTES 8u
#define PROPERTY_BYTES 6u
#define SHAPES_MOST 4096u /* that are looked through for one */
#define RECORDS_MOST 32768u

enum { RECORD_SHAPE = 0xF00A, RECORD_PROPERTIES = 0xF00B, RECORD_MORE = 0xF121, RECORD_MOST = 0xF122 };
enum { COUNTED_ACROSS = 0x0390, COUNTED_DOWN = 0x0392 };     /* properties: from what a place is counted */
enum { FROM_MARGIN = 0, FROM_PAGE = 1, FROM_PARAGRAPH = 2 }; /* and what they say; across, 2 is the column */

static bl_str table_of(bl_str main, bl_str table, uint32_t fib)
{
    const uint32_t at = bl_ole_u32(main, fib), len = bl_ole_u32(main, fib + 4);
    return at < table.len && len <= table.len - at ? bl_str_slice(table, at, at + len) : (bl_str){"", 0};
}

static void take_properties(uint32_t *across, uint32_t *down, bl_str properties, uint32_t count)
{
    for (uint32_t i = 0; i < count && (size_t)(i + 1) * PROPERTY_BYTES <= properties.len; i++) {
        const uint32_t id = bl_ole_u16(properties, (size_t)i * PROPERTY_BYTES) & 0x3FFF, value = bl_ole_u32(properties, (size_t)i * PROPERTY_BYTES + 2);
        if (id == COUNTED_ACROSS)
            *across = value;
        else if (id == COUNTED_DOWN)
            *down = value;
    }
}

/* What the drawing of a shape says of where its place is counted from; it has the last word. Records lie in records: one that holds others is entered. */
static void drawing_says(uint32_t *across, uint32_t *down, bl_str drawings, uint32_t number)
{
    uint32_t shape = 0;
    size_t at = RECORD_BYTES + (size_t)bl_ole_u32(drawings, 4); /* behind what all drawings share */
    for (size_t end = at, seen = 0; at + RECORD_BYTES <= drawings.len && seen < RECORDS_MOST; seen++) {
        if (at >= end) { /* a byte, and the records of another part of the text */
            at++;
            end = at + RECORD_BYTES + (size_t)bl_ole_u32(drawings, at + 4);
        }
        const uint32_t head = bl_ole_u16(drawings, at), kind = bl_ole_u16(drawings, at + 2);
        const size_t len = bl_ole_u32(drawings, at + 4), body = at + RECORD_BYTES;
        if (kind == RECORD_SHAPE)
            shape = bl_ole_u32(drawings, body);
        else if ((kind == RECORD_PROPERTIES || kind == RECORD_MORE || kind == RECORD_MOST) && shape == number && body < drawings.len)
            take_properties(across, down, bl_str_slice(drawings, body, len < drawings.len - body ? body + len : drawings.len), head >> 4);
        at = (head & 0xF) == 0xF ? body : body + len;
    }
}

static int32_t bounded(int32_t twips) { return twips > 1000000 ? 1000000 : twips < -1000000 ? -1000000 : twips; }

bool bl_doc_shape_of(bl_doc_shape *out, bl_str main, bl_str table, uint32_t number)
{
    const bl_str shapes = table_of(main, table, FIB_SHAPES);
    const uint32_t count = shapes.len < 4 ? 0 : (uint32_t)((shapes.len - 4) / (4 + SHAPE_BYTES));
    for (uint32_t i = 0; i < count && i < SHAPES_MOST; i++) {
        const size_t at = ((size_t)count + 1) * 4 + (size_t)i * SHAPE_BYTES;
        if (bl_ole_u32(shapes, at) != number)
            continue;
        int32_t edges[4]; /* left, top, right, bottom, in twentieths of a point */
        for (size_t k = 0; k < 4; k++)
            edges[k] = bounded((int32_t)bl_ole_u32(shapes, at + 4 + k * 4));
        const uint32_t flags = bl_ole_u16(shapes, at + 20);
        uint32_t across = flags >> 1 & 3, down = flags >> 3 & 3;
        drawing_says(&across, &down, table_of(main, table, FIB_DRAWINGS), number);
        *out = (bl_doc_shape){.anchor = bl_ole_u32(shapes, (size_t)i * 4), .from_paragraph = down >= FROM_PARAGRAPH};
        out->spot = (bl_spot){
            edges[0] + (across == FROM_PAGE ? 0 : BL_PAGE_TOP), edges[1] + (down == FROM_MARGIN ? BL_PAGE_TOP : 0), edges[2] - edges[0], edges[3] - edges[1]};
        return true;
    }
    return false;
}
