/* Text from a résumé or a role, made harmless for where a report puts it. What a terminal would obey (controls, bidi) stands as '?', a line end or tab as a space. */
#ifndef BL_REPORT_HARMLESS_H
#define BL_REPORT_HARMLESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Would a spreadsheet take it for a formula: does it begin (white space aside) with = + - @ or one of their full-width twins? */
bool bl_is_formula(bl_str text);
/* For a cell of CSV: an apostrophe stands before what would be taken for a formula. ptr NULL when memory is out. */
bl_str bl_harmless_cell(bl_arena *arena, bl_str text);
/* For one line of Markdown, in a table too: nothing in it is markup, a mention or a reference. ptr NULL when memory is out. */
bl_str bl_harmless_markdown(bl_arena *arena, bl_str text);

#endif
