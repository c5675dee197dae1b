/*
 * What the pieces of the DOCX reader share: docx.c goes through the parts of the archive, docx_body.c reads the text of one, docx_styles.c knows how text and
 * paragraphs look.
 */
#ifndef BL_READ_WORKER_DOCX_H
#define BL_READ_WORKER_DOCX_H

#include "base/map.h"
#include "read/worker/flow.h"
#include "read/worker/xml.h"

#define BL_DOCX_UNSET INT32_MIN
#define BL_DOCX_AUTO (-1) /* a colour that follows what is behind it */

/* What a style or a direct property says of a run and of its paragraph; BL_DOCX_UNSET: nothing. */
typedef struct bl_docx_look {
    int32_t bold, italic, strike, vanish, size; /* size: half points */
    int32_t color, fill;                        /* 0xRRGGBB or BL_DOCX_AUTO */
    int32_t outline;                            /* level of a heading, from 0 */
    int32_t list, list_level;                   /* numbering instance, 0: none */
    int32_t before, after;                      /* space, in twentieths of a point */
    int32_t signs;                              /* 1: Latin text is set in a font of signs */
    int32_t pressed;                            /* 1: letters of no width, or lines of no height */
    int32_t away;                               /* 1: it stands beyond the page */
} bl_docx_look;

typedef struct bl_docx_style {
    bl_str id, based_on;
    bl_docx_look look;
    bool placeholder;
    bool shaded;     /* of a table: some of its cells are filled */
    bool table_head; /* of a paragraph: the head of a table */
} bl_docx_style;

typedef struct bl_docx_styles {
    bl_arena *arena;
    bl_map by_id; /* -> styles */
    BL_VEC(bl_docx_style) styles;
    bl_docx_look defaults;
    uint32_t normal;  /* the style of a paragraph that names none; UINT32_MAX */
    bl_map numbering; /* "instance" -> abstract number */
    bl_map ordered;   /* "abstract/level" -> 1: the list is numbered */
} bl_docx_styles;

extern const bl_docx_look bl_docx_plain; /* says nothing */

/* Notes what one property element says; false where it is none. */
bool bl_docx_property(bl_docx_look *look, bl_str name, const char *const *attributes);
/* What over says, else what under says. */
void bl_docx_inherit(bl_docx_look *over, const bl_docx_look *under);
/* The parts word/styles.xml and word/numbering.xml; next is NULL where the file has none. */
bl_status bl_docx_styles_read(bl_docx_styles *out, bl_arena *arena, bl_xml_source styles, bl_xml_source numbering);
/* NULL where there is none of that name; then the normal one, where paragraph asks for it. */
const bl_docx_style *bl_docx_style_of(const bl_docx_styles *styles, bl_str id);
const bl_docx_style *bl_docx_normal(const bl_docx_styles *styles);
bool bl_docx_is_ordered(const bl_docx_styles *styles, int32_t list, int32_t level);

/* ---- parts ---- */

typedef struct bl_docx_relation { /* of a part to another, or to the world outside */
    bl_str id, type, target;
    bool external;
} bl_docx_relation;
typedef struct bl_docx_relations {
    BL_VEC(bl_docx_relation) all;
    bl_map by_id; /* -> all; of two with one id the first */
} bl_docx_relations;

typedef struct bl_docx_part {
    const bl_docx_styles *styles;
    const bl_docx_relations *relations;
    bool margin;            /* a header or a footer: page numbers are left out */
    bl_flow *flow;          /* its text; opened by the caller */
    BL_VEC(bl_str) headers; /* the relations that it names as such */
    BL_VEC(bl_str) footers;
    bl_status (*chunk)(bl_flow *out, void *context, bl_str target); /* reads a file of another format that stands in the text; NULL: it is left out */
    void *context;
} bl_docx_part;

/* NULL where there is none of that id. */
const bl_docx_relation *bl_docx_relation_of(const bl_docx_relations *relations, bl_str id);

/* Reads one part of text. BL_ERROR_INPUT, BL_ERROR_LIMIT: as bl_xml_read; what came before is in the flow. */
bl_status bl_docx_part_read(bl_docx_part *part, bl_arena *arena, bl_xml_source source);

#endif
