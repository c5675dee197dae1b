/* Schools as fields name them (schools.c). */
#ifndef BL_FACTS_SCHOOL_NAMES_H
#define BL_FACTS_SCHOOL_NAMES_H

#include "facts/fields.h"
#include "facts/heads.h"

/* Does the field name a school? */
bool bl_names_school(const bl_reading *r, const bl_field *f);
/* Does it name a faculty, an institute or a laboratory of a school that stands beside it? */
bool bl_names_college(const bl_reading *r, const bl_field *f);
/* The name of the school in a field that names one. */
bl_span bl_school_span(const bl_reading *r, bl_span field);
/* What stands behind "from" in the rest of a field, as far as a name goes; empty where nothing does. */
bl_span bl_school_behind_from(const bl_reading *r, bl_span tail);
/* Is a school at the offset, in running text, another person's? */
bool bl_school_of_another(const bl_reading *r, uint32_t line, uint32_t at);

#endif
