/*
 * What else a word of the rules stands for: alternatives that are written in it, and what the same thing is called elsewhere.
 *
 *   "(没|没有)(用|碰)过"    没用过  没碰过  没有用过  没有碰过        an empty alternative may stand: 用(过|)
 *   "数据库设计"            资料库设计                               where a wording says that 数据库 and 资料库 are one word
 */
#ifndef BL_RULES_WORDINGS_H
#define BL_RULES_WORDINGS_H

#include "rules/builder.h"

/* No word stands for more than this. */
#define BL_ALTERNATIVES_MAX 4096u

typedef BL_VEC(bl_str) bl_spellings;

/* How many words a text with alternatives stands for; 1 without. Saturates beyond the maximum. */
uint32_t bl_alternatives_count(bl_str text);
/* All of them, in order of writing. The text itself, not copied, where it has none. */
bl_status bl_alternatives(bl_arena *arena, bl_str text, bl_spellings *out);

/* The wordings of a 'wordings:' list; an id that is there already is written anew. */
bl_status bl_wordings_read(bl_builder *builder, const bl_yaml *list, uint32_t source);
/* Makes the table that a lexicon keeps. */
bl_status bl_wordings_freeze(bl_builder *builder, const bl_wordings **out);
/* Adds what a folded word is called elsewhere, itself apart. wordings may be NULL. The words live in arena, the list and what is needed meanwhile in scratch. */
bl_status bl_wordings_spell(const bl_wordings *wordings, bl_arena *arena, bl_arena *scratch, bl_str folded, bl_spellings *out);

#endif
