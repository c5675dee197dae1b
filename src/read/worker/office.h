/*
 * What the readers of office files, web pages and mail share. Each makes a flow (flow.h) of the bytes, or a status that says why it is none.
 * What a reader makes on the way lives in an arena of its own, and is forgotten with the document.
 */
#ifndef BL_READ_WORKER_OFFICE_H
#define BL_READ_WORKER_OFFICE_H

#include "read/worker/flow.h"

/* Fills a flow, already open. BL_ERROR_INPUT: damaged; BL_ERROR_LIMIT: more than a résumé holds. */
typedef bl_status bl_office_reader(bl_flow *out, bl_arena *arena, bl_str bytes);

bl_status bl_html_read(bl_flow *out, bl_arena *arena, bl_str bytes);
bl_status bl_html_read_text(bl_flow *out, bl_arena *arena, bl_str text); /* decoded */
bl_status bl_mhtml_read(bl_flow *out, bl_arena *arena, bl_str bytes);
bl_status bl_doc_read(bl_flow *out, bl_arena *arena, bl_str bytes);
bl_status bl_odt_read(bl_flow *out, bl_arena *arena, bl_str bytes);
bl_status bl_rtf_read(bl_flow *out, bl_arena *arena, bl_str bytes);
bl_status bl_docx_read(bl_flow *out, bl_arena *arena, bl_str bytes);

/* For a reader that knows better than "damaged" why the file is none: BL_ERROR_INPUT. Both are static. */
bl_status bl_office_refuse(bl_flow *flow, const char *code, const char *message);
/* Are two colours (0xRRGGBB) one to the eye? */
bool bl_colors_near(int32_t a, int32_t b);
/* Runs a reader: its flow in the order of reading, or a failure that says what to do. */
void bl_office_read(bl_buffer *out, bl_format format, bl_office_reader *read, bl_str bytes);

#endif
