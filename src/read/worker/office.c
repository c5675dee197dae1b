#include "read/worker/office.h"

#include "read/worker/readers.h"

#define NEAR_COLORS 16 /* a colour's red, green and blue, no further apart than this */

bool bl_colors_near(int32_t a, int32_t b)
{
    for (int shift = 0; shift <= 16; shift += 8) {
        const int32_t difference = (a >> shift & 0xFF) - (b >> shift & 0xFF);
        if (difference > NEAR_COLORS || difference < -NEAR_COLORS)
            return false;
    }
    return true;
}

bl_status bl_office_refuse(bl_flow *flow, const char *code, const char *message)
{
    flow->code = code;
    flow->message = message;
    return BL_ERROR_INPUT;
}

static void fail(bl_buffer *out, const bl_flow *flow, bl_status status)
{
    if (flow->code != NULL)
        bl_extract_fail(out, flow->code, flow->message);
    else if (status == BL_ERROR_INPUT)
        bl_extract_fail(out, "damaged", "the file is damaged: open it in Word, WPS or LibreOffice, and save it again as DOCX");
    else
        bl_extract_fail(out, "too-large", "the file holds more text, cells or boxes than any résumé: save it again as DOCX without pictures, or as text");
}

void bl_office_read(bl_buffer *out, bl_format format, bl_office_reader *read, bl_str bytes)
{
    bl_arena *arena;
    bl_flow flow = {0};
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
        fail(out, &flow, status);
    bl_arena_close(arena);
}

#ifdef BOLE_DOCX
void bl_worker_docx(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_DOCX, bl_docx_read, file); }
void bl_worker_odt(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_ODT, bl_odt_read, file); }
#endif

#ifdef BOLE_HTML
void bl_worker_html(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_HTML, bl_html_read, file); }
void bl_worker_mhtml(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_MHTML, bl_mhtml_read, file); }
#endif

void bl_worker_doc(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_DOC, bl_doc_read, file); }
void bl_worker_rtf(bl_buffer *out, bl_str file) { bl_office_read(out, BL_FORMAT_RTF, bl_rtf_read, file); }
