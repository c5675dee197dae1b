/* What a file is, by its content; its name only tells Markdown from text. */
#ifndef BL_READ_DETECT_H
#define BL_READ_DETECT_H

#include "doc/document.h"

typedef enum bl_content {
    BL_CONTENT_TEXT,     /* none of the others; markdown or text, or no text at all: the decoder tells */
    BL_CONTENT_DOCUMENT, /* format says which */
    BL_CONTENT_PICTURE,
    BL_CONTENT_ARCHIVE,
    BL_CONTENT_OFFICE, /* a spreadsheet, slides or another office file that is no document */
    BL_CONTENT_WPS,    /* of WPS or Works, in a format of their own; those that are Word's inside are documents */
    BL_CONTENT_ENCRYPTED
} bl_content;

typedef struct bl_detected {
    bl_content content;
    bl_format format; /* of a document */
    const char *name; /* "PDF", "PNG", "zip", ... as people call it; NULL for text */
} bl_detected;

/* Looks at the bytes. O(bytes.len). */
bl_detected bl_detect(bl_str bytes);
/* Markdown or text, by the ending of the path, else by the marks that stand in the text. O(text.len). */
bl_format bl_detect_markup(bl_str path, bl_str text);

#endif
