/* One tag of raw HTML inside Markdown: its name, its attributes, and what it means for a reader of text. (HTML files have a reader of their own.) */
#ifndef BL_READ_TAG_H
#define BL_READ_TAG_H

#include <stdint.h>

#include "base/str.h"

typedef enum bl_tag_class {
    BL_TAG_UNKNOWN, /* no element of HTML: what stands in angle brackets is text, as in "List<String>" */
    BL_TAG_INLINE,
    BL_TAG_VOID,
    BL_TAG_BREAK,
    BL_TAG_RULE,
    BL_TAG_BLOCK,
    BL_TAG_HEADING,
    BL_TAG_LIST,
    BL_TAG_ITEM,
    BL_TAG_TABLE,
    BL_TAG_ROW,
    BL_TAG_CELL,
    BL_TAG_RAW, /* the content is no text: script, style */
    BL_TAG_BOLD,
    BL_TAG_ITALIC,
    BL_TAG_CODE,
    BL_TAG_DELETED,
    BL_TAG_LINK
} bl_tag_class;

typedef struct bl_tag {
    bl_tag_class kind;
    bl_str name, attributes; /* as written */
    bool closing;            /* </name> */
    bool empty;              /* <name/> */
    size_t end;              /* offset behind the '>' */
} bl_tag;

/* Reads the tag at text[begin] == '<'; false where there is none; end is SIZE_MAX where it is never closed. O(length of the tag). */
bool bl_tag_read(bl_tag *out, bl_str text, size_t begin);
/* The value of an attribute, ptr NULL where it is not there. name in lower case. */
bl_str bl_tag_attribute(const bl_tag *tag, bl_str name);
/* Does the element hide its content from a reader of the page: hidden, display:none, size or opacity zero, white, off the page? */
bool bl_tag_hides(const bl_tag *tag);
/* Does an element of this class reach over the paragraphs inside it? */
bool bl_tag_contains_blocks(bl_tag_class kind);

#endif
