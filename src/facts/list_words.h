/* What parts and holds the items of enumerations (facts/lists.h), in folded text. Lists end in NULL; only words_make.c reads them. */
#ifndef BL_FACTS_LIST_WORDS_H
#define BL_FACTS_LIST_WORDS_H

#include <stddef.h>

/* Between items. Words want white space or Han around them; the rest are punctuation. */
static const char *const list_marks[] = {",", "、", "/", "|", "·", ";", "+", "&", "\t", "•", "‧", "・", "   ", NULL};
static const char *const joining_words[] = {"and", "nor", "or", "以及", "和", "与", "及", "或", "跟", NULL};
/* Before the first item, and behind the last. */
static const char *const list_openers[] = {"(", "[", ":", "\"", "'", "【", "「", "《", "- ", "* ", "> ", NULL};
static const char *const list_closers[] = {")", "]", "(", "\"", "'", "】", "」", "》", "。", "等", " - ", NULL};
/* Besides marks and words between two items of one list. */
static const char *const list_fillers[] = {" ", "等", "(", ")", "-", "as well as", "also", "both", "还有", "乃至", "甚至", "\"", "'", ":", "《", "》", NULL};

#endif
