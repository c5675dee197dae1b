/*
 * The shape of a short piece of a line, by the closed-class words of the two languages: what organisations, titles, departments, schools and places
 * end in (word_lists.h). Names themselves are open and never listed here; known ones are rules.
 */
#ifndef BL_FACTS_WORDS_H
#define BL_FACTS_WORDS_H

#include "base/str.h"
#include "base/wordtable.h"

typedef enum bl_shape {
    BL_SHAPE_TITLE = 1 << 0,        /* 后端工程师, Staff Engineer */
    BL_SHAPE_ORGANIZATION = 1 << 1, /* 某某有限公司, Wexcombe Pumps Ltd */
    BL_SHAPE_DEPARTMENT = 1 << 2,   /* 交易平台部, Payments Team */
    BL_SHAPE_SCHOOL = 1 << 3,       /* 江北大学, Boston College */
    BL_SHAPE_COLLEGE = 1 << 4,      /* a part of a school: 软件学院, 国家重点实验室, School of Law */
    BL_SHAPE_PLACE = 1 << 5,        /* 上海, Leeds, UK */
    BL_SHAPE_INTERN = 1 << 6,
    BL_SHAPE_PART_TIME = 1 << 7,
    BL_SHAPE_BREAK = 1 << 8,    /* gap year, 待业: time without work */
    BL_SHAPE_DURATION = 1 << 9, /* 5 years 6 months */
    BL_SHAPE_VERB = 1 << 10,    /* begins with what somebody did: 负责..., Built ... */
    BL_SHAPE_MAJOR = 1 << 11,   /* 软件工程专业 */
    BL_SHAPE_OPEN = 1 << 12,    /* in the open or in spare time: 业余, hobby, open source */
    BL_SHAPE_LEGAL = 1 << 13,   /* an organisation without a doubt: 有限公司, Inc */
    BL_SHAPE_RANK = 1 << 14     /* a title without a doubt: 工程师, 经理 */
} bl_shape;

/* Shapes of a folded piece, or-ed. O(piece.len). Pieces of more than 160 bytes are looked at by their first words only. */
unsigned bl_shape_of(bl_str piece);
/* The piece without the bracketed groups at its end and the white space before them. */
bl_str bl_unbracketed(bl_str piece);
/* Is the whole of it a place: a city, region or country, or several of them? */
bool bl_is_place(bl_str piece);
/* Is it BL_SHAPE_DURATION? */
bool bl_is_duration(bl_str piece);
/* Length in bytes of the Chinese family name that s begins with (longest first); 0 where none does. */
size_t bl_family_name(bl_str s);
/* Does the folded text hold the word: a Latin one as a token, another anywhere? */
bool bl_has_word(bl_str s, const char *word);
/* The values of all words of the table that it holds in that way, or-ed. One pass. */
uint32_t bl_words_in(const bl_wordtable *table, bl_str s);
/* Is it of ASCII alone? Then no Chinese word stands in it. */
bool bl_is_ascii(bl_str s);
/* Is every code point of it Han (white space and '·' aside), and is there one? */
bool bl_all_han(bl_str s);

#endif
