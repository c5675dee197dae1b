/* The XML of one part of a DOCX: what lies behind the zip, which random bytes hardly get through. */
#include "read/worker/docx.h"
#include "read/worker/office.h"
#include "reading.h"

static bl_status read_part(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    bl_docx_styles styles;
    const bl_docx_relations relations = {0};
    bl_str copies[2] = {bytes, bytes};
    if (bl_docx_styles_read(&styles, arena, bl_xml_source_of(&copies[0]), bl_xml_source_of(&copies[1])) != BL_OK)
        return BL_ERROR_MEMORY;
    bl_docx_part part = {.styles = &styles, .relations = &relations, .margin = bytes.len % 2 == 0, .flow = out};
    return bl_docx_part_read(&part, arena, bl_xml_source_of(&bytes));
}

static void read(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_DOCX, read_part, file); }

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) { return read_by(read, bytes, size); }
