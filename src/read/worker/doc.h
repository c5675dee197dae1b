/* What the halves of the reader of old Word files share: doc.c follows the text, doc_looks.c knows how it looks. */
#ifndef BL_READ_WORKER_DOC_H
#define BL_READ_WORKER_DOC_H

#include "base/vec.h"
#include "read/worker/ole.h"

#define BL_DOC_UNSET INT32_MIN

typedef struct bl_doc_look {
    /* of characters */
    bool bold, italic, strike, vanish, deleted;
    int32_t size;               /* half points; 0: not said */
    int32_t color, fill;        /* 0xRRGGBB or BL_DOC_UNSET */
    uint32_t font, symbol_font; /* by their numbers */
    uint32_t symbol;            /* the character of symbol_font that is shown; 0: the one of the text */
    /* of paragraphs */
    bool in_table, row_end;
    uint32_t style;
    int32_t list, list_level; /* list 0: none */
    int32_t outline;          /* from 0; 9: body text */
    int32_t before, after;
} bl_doc_look;

typedef struct bl_doc_run { /* bytes of the file with the same properties */
    uint32_t begin, end;
    bl_str properties; /* of a paragraph: the style stands before them */
} bl_doc_run;
typedef BL_VEC(bl_doc_run) bl_doc_runs;

typedef struct bl_doc_looks {
    bl_arena *arena;
    bl_str main, table;                 /* streams */
    bl_doc_runs characters, paragraphs; /* in rising order */
    BL_VEC(bl_str) styles;              /* definitions, empty where there is none */
    uint32_t style_base;                /* bytes of their fixed part */
    BL_VEC(bool) signs;                 /* of each font: it is one of signs */
    BL_VEC(uint32_t) list_ids;          /* of each list instance, from 1 */
    BL_VEC(uint32_t) defined;           /* lists: their ids */
    BL_VEC(uint32_t) bullets;           /* of each: bit 1 << level: it is no number */
} bl_doc_looks;

bl_status bl_doc_looks_open(bl_doc_looks *out, bl_arena *arena, bl_str main, bl_str table);
/* The properties of the paragraph that holds byte `at` of the file, its style's included. */
void bl_doc_paragraph_look(bl_doc_look *out, const bl_doc_looks *looks, uint32_t at);
/* Those of the characters at `at`, over what *out says; *end: where they end. */
void bl_doc_character_look(bl_doc_look *out, const bl_doc_looks *looks, uint32_t at, uint32_t *end);
/* Level of the heading that a style is or is based on, from 1; 0: none. */
uint32_t bl_doc_heading(const bl_doc_looks *looks, uint32_t style);
bool bl_doc_is_signs(const bl_doc_looks *looks, uint32_t font);
bool bl_doc_is_ordered(const bl_doc_looks *looks, int32_t list, int32_t level);

#endif
