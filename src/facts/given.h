/*
 * A record that was written as JSON (contract, 3), without the text it was read from -> a record that can be scored.
 *
 *   dates, owners of evidence --computed again, as of another month--> months of jobs, skills, domains
 *   quotes with line and column --put where they stood--> a text that holds nothing else, so that evidence is quoted as ever
 *
 * What only the text can say is not here: words of a role's own are found nowhere, and months of leading people are those that were written, of the month that was
 * asked then. Ids that the rules do not know are left out.
 */
#ifndef BL_FACTS_GIVEN_H
#define BL_FACTS_GIVEN_H

#include "base/json_tree.h"
#include "facts/record.h"

/* BL_ERROR_INPUT: a place that no document has. Everything lives in arena; the JSON must stay. */
bl_status bl_record_given(bl_record **out, bl_arena *arena, const bl_json_node *json, const bl_vocabulary *vocabulary, bl_month as_of);

#endif
