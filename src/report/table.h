/* A text table for terminals: columns of a given width, East Asian widths right, cells cut or wrapped, nothing below U+0020 let through. */
#ifndef BL_REPORT_TABLE_H
#define BL_REPORT_TABLE_H

#include "base/buffer.h"

typedef enum bl_align { BL_ALIGN_LEFT, BL_ALIGN_RIGHT } bl_align;
typedef enum bl_style { BL_STYLE_PLAIN, BL_STYLE_BOLD, BL_STYLE_DIM, BL_STYLE_GOOD, BL_STYLE_HALF, BL_STYLE_BAD } bl_style;

/* s in exactly width columns: cut with '…' where it is longer, filled with spaces where it is shorter. */
void bl_table_cell(bl_buffer *out, bl_str s, uint32_t width, bl_align align, bl_style style, bool color);
/* s wrapped at spaces and between wide characters to width columns; the lines after the first stand behind indent spaces. Ends with a newline. */
void bl_table_wrap(bl_buffer *out, bl_str s, uint32_t indent, uint32_t width);
/* s without control characters, as it is. */
void bl_table_text(bl_buffer *out, bl_str s, bl_style style, bool color);
void bl_table_rule(bl_buffer *out, uint32_t width);

#endif
