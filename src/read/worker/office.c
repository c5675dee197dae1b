#include "read/worker/office.h"

#include "read/worker/readers.h"

static void fail(bl_buffer *out, bl_status status)
{
    if (status == BL_ERROR_INPUT)
        bl_extract_fail(out, "damaged", "the file is damaged: open it in Word, WPS or LibreOffice, and save it again as DOCX");
    else
        bl_extract_fail(out, "too-large", "the file unpacks to more than a résumé holds: save it again as DOCX without pictures, or as text");
}

void bl_office_read(bl_buffer *out, bl_format format, bl_office_reader *read, bl_str bytes)
{
    bl_arena *arena;
    bl_flow flow;
    bl_status status = bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY);
    if (status == BL_OK) {
        bl_extract_begin(out, format);
        bl_flow_open(&flow, arena);
        status = read(&flow, arena, bytes);
    }
    if (status == BL_OK)
        status = bl_flow_emit(&flow, out);
    if (status == BL_OK)
        bl_extract_end(out);
    else
        fail(out, status);
    bl_arena_close(arena);
}

#ifdef BOLE_DOCX
void bl_worker_docx(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_DOCX, bl_docx_read, file); }
#endif

#ifdef BOLE_HTML
void bl_worker_html(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_HTML, bl_html_read, file); }
#endif
