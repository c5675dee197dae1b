/* The words that facts are read by, as tables made at build time: words_make.c writes them out of the lists and rows of this folder. */
#ifndef BL_FACTS_WORDTABLES_H
#define BL_FACTS_WORDTABLES_H

#include "base/wordtable.h"

/* Lists of word_lists.h; the value of a word is the lists that hold it, or-ed. */
enum { /* in bl_words_of_pieces: words that a piece, or a token of it, is, begins or ends with */
    BL_LIST_TITLE_HAN = 1 << 0,
    BL_LIST_TITLE_END_HAN = 1 << 1,
    BL_LIST_NO_TITLE_END = 1 << 2,
    BL_LIST_TITLE_LATIN = 1 << 3,
    BL_LIST_ORGANIZATION_HAN = 1 << 4,
    BL_LIST_ORGANIZATION_END_HAN = 1 << 5,
    BL_LIST_LEGAL = 1 << 6,
    BL_LIST_ORGANIZATION_LATIN = 1 << 7,
    BL_LIST_DEPARTMENT_END_HAN = 1 << 8,
    BL_LIST_DEPARTMENT_LATIN = 1 << 9,
    BL_LIST_SCHOOL_END_HAN = 1 << 10,
    BL_LIST_SCHOOL_LATIN = 1 << 11,
    BL_LIST_COLLEGE = 1 << 12,
    BL_LIST_VERB_HAN = 1 << 13,
    BL_LIST_VERB_LATIN = 1 << 14,
    BL_LIST_PARTICIPLE = 1 << 15,
    BL_LIST_PLACE = 1 << 16,
    BL_LIST_PLACE_END = 1 << 17,
    BL_LIST_SURE_STATE = 1 << 18
};
enum { /* in bl_words_of_durations */
    BL_LIST_DURATION_COUNT = 1 << 0,
    BL_LIST_DURATION_UNIT = 1 << 1,
    BL_LIST_DURATION_MARK = 1 << 2
};
enum { /* in bl_words_inside_pieces: words that may stand anywhere in a piece */
    BL_LIST_IN_TITLE_HAN = 1 << 0,
    BL_LIST_IN_ORGANIZATION_HAN = 1 << 1,
    BL_LIST_IN_FREELANCE = 1 << 2,
    BL_LIST_IN_INTERN = 1 << 3,
    BL_LIST_IN_PART_TIME = 1 << 4,
    BL_LIST_IN_BREAK = 1 << 5,
    BL_LIST_IN_OPEN = 1 << 6
};
extern const bl_wordtable bl_words_of_pieces, bl_words_of_durations, bl_words_inside_pieces;

/* The value is 1 + the row of number_words.h or unit_words.h. */
#define BL_WORD_NUMERAL 0x1000u /* and behind the rows: what Chinese numbers begin with */
extern const bl_wordtable bl_words_of_numbers, bl_words_of_multipliers, bl_words_of_bounds, bl_words_of_units, bl_words_before_units;

enum { /* in bl_words_of_lists: what parts and holds the items of enumerations; the value is the lists of list_words.h, or-ed */
    BL_LIST_MARK = 1 << 0,
    BL_LIST_JOINING_WORD = 1 << 1,
    BL_LIST_OPENER = 1 << 2,
    BL_LIST_CLOSER = 1 << 3
};
extern const bl_wordtable bl_words_of_lists;
/* All that may stand between two items of one list: marks, joining words and fillers. */
extern const bl_wordtable bl_words_between_items;

enum { /* in bl_words_of_signs: words that are looked for in the whole text, once (signs.h); lists of word_lists.h and date_words.h, or-ed */
    BL_WORD_IGNORE = 1 << 0, /* addressed to a machine */
    BL_WORD_MACHINE = 1 << 1,
    BL_WORD_VERDICT = 1 << 2,
    BL_WORD_VERDICT_ON_THIS = 1 << 3,
    BL_WORD_PEOPLE = 1 << 4, /* labels of a number of people */
    BL_WORD_PATENT = 1 << 5,
    BL_WORD_DATE = 1 << 6 /* a date may begin with it */
};
#define BL_WORDS_OF_ORDERS ((uint32_t)(BL_WORD_IGNORE | BL_WORD_MACHINE | BL_WORD_VERDICT | BL_WORD_VERDICT_ON_THIS))
extern const bl_wordtable bl_words_of_signs;
extern const bl_wordtable bl_words_of_advertisements; /* what begins the requirements of an advertisement */
extern const bl_wordtable bl_names_of_papers, bl_words_of_streets, bl_words_of_others, bl_words_of_hobbies;
extern const bl_wordtable bl_words_in_headings; /* what may stand in the heading of a section beside its name */

#define BL_WORD_SEASON 16u
#define BL_WORD_PRESENT 32u
/* The value is the month, BL_WORD_SEASON or BL_WORD_PRESENT. */
extern const bl_wordtable bl_words_of_dates;

#endif
