/* Fields of a DOCX: code, then a result. Of HYPERLINK the result is a link, of a page number it is left out, of all others it is text. */
#ifndef BL_READ_WORKER_DOCX_FIELDS_H
#define BL_READ_WORKER_DOCX_FIELDS_H

#include "read/worker/flow.h"

#define BL_DOCX_FIELDS 16u       /* fields in fields */
#define BL_DOCX_FIELD_BYTES 512u /* of a code that are looked at */

typedef struct bl_docx_field {
    char code[BL_DOCX_FIELD_BYTES];
    size_t len;
    bool in_code, links, numbers; /* before its result; the result is a link; the result is a page number */
} bl_docx_field;

typedef struct bl_docx_fields {
    bl_docx_field open[BL_DOCX_FIELDS];
    uint32_t count, skipped; /* open; open beyond those */
} bl_docx_fields;

/* <w:fldChar w:fldCharType="begin">, "separate" and "end"; links are marked in the flow. */
void bl_docx_field_character(bl_docx_fields *fields, bl_flow *flow, bl_str type);
void bl_docx_field_code(bl_docx_fields *fields, bl_str text);
/* <w:fldSimple w:instr="PAGE">: begins, with all of its code; it ends by the character. */
void bl_docx_field_simple(bl_docx_fields *fields, bl_flow *flow, bl_str code);
/* Is text here no text: a code, or a page number? */
bool bl_docx_field_hides(const bl_docx_fields *fields);

#endif
