/* What a line is, for the credit of what stands in it: a label at its begin may say that it is somebody else's word, or a project's role. */
#ifndef BL_FACTS_STANDING_H
#define BL_FACTS_STANDING_H

#include "facts/cues.h"

/* One a line. */
bl_status bl_standings_read(bl_line_standing **out, const bl_reading *r);
/* The standing of what is mentioned: its line's, or that of the label it stands behind. */
bl_line_standing bl_standing_at(const bl_line_standing *standings, const bl_reading *r, const bl_mention *mention);
/* The reason why nothing in the section counts, or BL_CUE_COUNT. */
bl_cue_kind bl_section_denial(bl_section section);
/* Does the folded span stand inside an address of the web or of mail? Looks at a bounded number of bytes. */
bool bl_in_address(const bl_document *document, bl_span span);
/* Finds where the person's name stands in the document text, for bl_names_owner. */
bl_status bl_name_places_find(bl_reading *r);
/* Is the mention the name of the person, or of the employer or the school that its line is about? */
bool bl_names_owner(const bl_reading *r, const bl_mention *mention);

#endif
