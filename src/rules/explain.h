/* A rule in force, as YAML that could be pasted, each part with the file and line that it came from, overlays included. */
#ifndef BL_RULES_EXPLAIN_H
#define BL_RULES_EXPLAIN_H

#include "base/buffer.h"
#include "rules/ruleset.h"

typedef struct bl_explained {
    uint32_t found; /* rules written */
    bl_str near;    /* where none was found: the id that was probably meant, or empty; in arena */
} bl_explained;

/* Reads the folders again and writes every rule that id names: an entry of any kind, a constant of the score, or, where there is no such id, every
 * entry that has it for a name. Problems of the files go to diags. */
bl_status bl_explain(bl_explained *out, bl_buffer *buffer, bl_arena *arena, const bl_str *folders, uint32_t folder_count, bl_str id, bl_diags *diags);

#endif
