/* What the rules understand by a name (contract, 6): as a line of JSON, and as lines for people. */
#ifndef BL_REPORT_LOOKUP_H
#define BL_REPORT_LOOKUP_H

#include "report/json.h"
#include "rules/ruleset.h"

typedef struct bl_lookup {
    bl_str query;
    const bl_vocabulary *vocabulary; /* borrowed */
    const uint32_t *entries;
    uint32_t count; /* by kind, then by id */
} bl_lookup;

/* Everything that a name means. Lives in arena; query and vocabulary are borrowed. */
bl_status bl_lookup_name(bl_lookup *out, bl_arena *arena, const bl_vocabulary *vocabulary, bl_str query);
void bl_lookup_write_jsonl(bl_buffer *out, const bl_lookup *lookup);
void bl_lookup_write_text(bl_buffer *out, const bl_lookup *lookup);

#endif
