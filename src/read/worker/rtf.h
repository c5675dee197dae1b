/*
 * What the pieces of the RTF reader share: rtf.c follows the text, rtf_blocks.c knows where its paragraphs stand (in tables, boxes, notes), rtf_tables.c keeps
 * what the tables at the beginning of a file define.
 */
#ifndef BL_READ_WORKER_RTF_H
#define BL_READ_WORKER_RTF_H

#include "read/worker/floats.h"
#include "read/worker/office.h"

#define BL_RTF_UNSET INT32_MIN
#define BL_RTF_FONTS 4096u
#define BL_RTF_COLORS 1024u
#define BL_RTF_STYLES 1024u
#define BL_RTF_LISTS 512u
#define BL_RTF_LEVELS 9u
#define BL_RTF_SIGNS 42 /* the code page of a font of signs */

typedef struct bl_rtf_style {
    bool heading;
    uint8_t outline; /* of a heading, from 0 */
    int32_t after;   /* space below, in twentieths of a point */
} bl_rtf_style;

typedef struct bl_rtf_list {
    int32_t id;
    bool ordered[BL_RTF_LEVELS];
} bl_rtf_list;

typedef struct bl_rtf_tables {
    uint16_t code_pages[BL_RTF_FONTS]; /* by number of the font; 0: that of the file */
    int32_t colors[BL_RTF_COLORS];     /* 0xRRGGBB; BL_RTF_UNSET: automatic */
    uint32_t color_count;
    bl_rtf_style styles[BL_RTF_STYLES];
    bl_rtf_list lists[BL_RTF_LISTS];
    uint32_t list_count, levels;     /* levels of the last list so far */
    int32_t overrides[BL_RTF_LISTS]; /* \ls -> list id */
    /* while they are read */
    int32_t font, style, red, green, blue, list_id;
    char name[64]; /* of the style or the font */
    uint32_t name_len;
    bool colored;
} bl_rtf_tables;

typedef enum bl_rtf_table { BL_RTF_NO_TABLE, BL_RTF_FONT_TABLE, BL_RTF_COLOR_TABLE, BL_RTF_STYLE_TABLE, BL_RTF_LIST_TABLE, BL_RTF_OVERRIDE_TABLE } bl_rtf_table;

void bl_rtf_tables_open(bl_rtf_tables *tables);
/* One control word, or one character of text (';' ends an entry), inside of a table. */
void bl_rtf_tables_word(bl_rtf_tables *tables, bl_rtf_table table, bl_str word, int32_t value);
void bl_rtf_tables_character(bl_rtf_tables *tables, bl_rtf_table table, char c);
bool bl_rtf_is_ordered(const bl_rtf_tables *tables, int32_t list, int32_t level);
int32_t bl_rtf_color(const bl_rtf_tables *tables, int32_t index); /* BL_RTF_UNSET: automatic */

/* ---- paragraphs ---- */

#define BL_RTF_NESTED 8u /* tables in tables */

typedef struct bl_rtf_paragraph {
    bool in_table, heading;
    int32_t depth; /* of tables around it */
    int32_t outline, list, list_level, before, after;
    bool listed; /* by a bullet that stands before it */
} bl_rtf_paragraph;

typedef struct bl_rtf_level { /* what is open in the flow */
    bool table, row, cell;
} bl_rtf_level;

/* Where the text goes: the page, a box or a note. */
typedef struct bl_rtf_stream {
    bl_flow *flow;
    bl_rtf_paragraph p;
    bl_rtf_level levels[BL_RTF_NESTED + 1]; /* from 1 */
    uint32_t depth;                         /* of them, open */
    bool begun;                             /* the block of the paragraph has */
    int32_t last_after;
} bl_rtf_stream;

typedef struct bl_rtf_shape { /* that was defined last */
    int32_t left, top, right, bottom;
    bool on_page, on_margin; /* else it is counted from its paragraph */
    int32_t fill;            /* 0xRRGGBB; BL_RTF_UNSET: none; BL_RTF_UNKNOWN: not one colour */
    bool unfilled;
    char name[24], value[24]; /* of the property that was read last */
    size_t name_len, value_len;
} bl_rtf_shape;

#define BL_RTF_UNKNOWN (-1)

typedef struct bl_rtf_blocks {
    bl_arena *arena;
    const bl_rtf_tables *tables;
    bl_flow notes;
    bl_floats floats;
    bl_rtf_stream now, page; /* page: the stream that a box or a note interrupts */
    bool apart;              /* in a box or a note */
    bool head;               /* of a table is the row that is defined */
    int32_t cell_fill;       /* of all cells of the row, where they have one */
    int32_t box_fill;        /* of the open box */
    bl_rtf_shape shape;
    uint32_t paragraph; /* how many outside of tables have ended */
    int32_t y;          /* about where the open one stands */
    bl_status status;
} bl_rtf_blocks;

void bl_rtf_blocks_open(bl_rtf_blocks *blocks, bl_arena *arena, bl_flow *flow, const bl_rtf_tables *tables);
/* The paragraph has text. */
void bl_rtf_begin_block(bl_rtf_blocks *blocks);
void bl_rtf_end_paragraph(bl_rtf_blocks *blocks);
void bl_rtf_end_cell(bl_rtf_blocks *blocks, bool nested);
void bl_rtf_end_row(bl_rtf_blocks *blocks, bool nested);
/* A box or a note interrupts the text, and ends; false where there is one already, and the text goes on in it. */
bool bl_rtf_begin_note(bl_rtf_blocks *blocks);
bool bl_rtf_begin_box(bl_rtf_blocks *blocks);
void bl_rtf_end_apart(bl_rtf_blocks *blocks);
/* \shpleft, \shpbypage ...; false where the word is none of a shape. */
bool bl_rtf_shape_word(bl_rtf_blocks *blocks, bl_str word, int32_t value);
/* {\sp{\sn fillColor}{\sv 255}}: both have been read. */
void bl_rtf_shape_property(bl_rtf_blocks *blocks);
void bl_rtf_blocks_close(bl_rtf_blocks *blocks);

#endif
