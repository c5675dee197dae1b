/* The text of a record that came without: see given.h. */
#ifndef BL_FACTS_GIVEN_TEXT_H
#define BL_FACTS_GIVEN_TEXT_H

#include "base/json_tree.h"
#include "base/vec.h"
#include "source/source.h"

typedef struct bl_given_place {
    const bl_json_node *node; /* has line, column, quote */
    uint32_t line, column;
    bl_str quote;
    bl_span at; /* of the text */
} bl_given_place;

typedef struct bl_given_text {
    BL_VEC(bl_given_place) places; /* by line and column */
    bl_str text;
} bl_given_text;

/* BL_ERROR_INPUT: a place that no document has. */
bl_status bl_given_text_read(bl_given_text *out, bl_arena *arena, const bl_json_node *json);
/* Where the quote of a piece of evidence stands in it; empty where it has none. */
bl_span bl_given_text_at(const bl_given_text *text, const bl_json_node *node);

#endif
