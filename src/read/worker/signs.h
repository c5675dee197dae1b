/* Fonts of signs (Wingdings and its kin), whose letters are pictures: bullets and ticks as what they show, icons as a blank. */
#ifndef BL_READ_WORKER_SIGNS_H
#define BL_READ_WORKER_SIGNS_H

#include "base/arena.h"
#include "base/str.h"

/* By its name, in quotes or not. Symbol is none: its letters are Greek. */
bool bl_is_sign_font(bl_str name);
/* What a code of such a font shows: a byte, or U+F000 and a byte as Word writes it. */
bl_str bl_sign_of(uint32_t code);
/* A text that is set in such a font; ptr is NULL when memory is out. Characters that are in no such font stay as they are. */
bl_str bl_signs_of(bl_arena *arena, bl_str text);

#endif
