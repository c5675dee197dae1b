/*
 * The commonest first names in Latin letters: by them "James Cook" and "Sarah Baker" are people, and "Line Cook" and "Pastry Baker" are trades.
 * A list that is not complete: who has another first name, and a trade for a family name, is found beside a contact's label or not at all.
 */
#ifndef BL_FACTS_FIRST_NAMES_H
#define BL_FACTS_FIRST_NAMES_H

#include "base/str.h"

/* word: folded. O(log names). */
bool bl_is_first_name(bl_str word);

#endif
