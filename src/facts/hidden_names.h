/* What exports of job boards print where they hide a name: "Company Name", "City , State". It stands for somebody, and names nobody. */
#ifndef BL_FACTS_HIDDEN_NAMES_H
#define BL_FACTS_HIDDEN_NAMES_H

#include "base/str.h"

#define BL_HIDDEN_NAME_LONGEST 18u /* bytes */

/* Is the folded piece nothing but such words for an employer or a school? */
bool bl_is_hidden_name(bl_str folded);
/* Where such words begin or end a longer piece ("senior accountant company name"), and their length; SIZE_MAX where they do not. */
size_t bl_hidden_name_at_edge(bl_str folded, size_t *len);
/* The length of what stands before "city" at the end of the folded piece ("company name city"), or SIZE_MAX where it does not end so. */
size_t bl_before_hidden_city(bl_str folded);

#endif
