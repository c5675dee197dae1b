/* What the halves of the RTF reader share: rtf.c follows the text, rtf_tables.c keeps what the tables at its beginning define. */
#ifndef BL_READ_WORKER_RTF_H
#define BL_READ_WORKER_RTF_H

#include "read/worker/office.h"

#define BL_RTF_UNSET INT32_MIN
#define BL_RTF_FONTS 4096u
#define BL_RTF_COLORS 1024u
#define BL_RTF_STYLES 1024u
#define BL_RTF_LISTS 512u
#define BL_RTF_LEVELS 9u

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
    uint16_t code_pages[BL_RTF_FONTS]; /* by number of the font; 0: that of the file; 42: signs */
    int32_t colors[BL_RTF_COLORS];     /* 0xRRGGBB; BL_RTF_UNSET: automatic */
    uint32_t color_count;
    bl_rtf_style styles[BL_RTF_STYLES];
    bl_rtf_list lists[BL_RTF_LISTS];
    uint32_t list_count, levels;     /* levels of the last list so far */
    int32_t overrides[BL_RTF_LISTS]; /* \ls -> list id */
    /* while they are read */
    int32_t font, style, red, green, blue, list_id;
    char name[64]; /* of the style */
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

#endif
