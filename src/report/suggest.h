/* What no rule knows, gathered over a pile of résumés: how many name it, how often, and where; ready to be pasted into a rule file. */
#ifndef BL_REPORT_SUGGEST_H
#define BL_REPORT_SUGGEST_H

#include "base/buffer.h"
#include "facts/unknown.h"

enum { BL_SUGGESTION_EXAMPLES = 2 };

typedef struct bl_suggestion {
    bl_str text, folded; /* as it was written first, and folded */
    bl_str meant, id;    /* of a slip: the alias and the entry that it was understood as; else empty */
    uint32_t files, times;
    uint32_t last_file; /* where it was met last, from 1 */
    struct {
        bl_str path, quote;
        uint32_t line;
    } examples[BL_SUGGESTION_EXAMPLES];
    uint32_t example_count;
} bl_suggestion;

typedef struct bl_suggestions {
    bl_arena *arena; /* everything is copied into it */
    const bl_vocabulary *vocabulary;
    BL_VEC(bl_suggestion) list;
    bl_map keys;
    uint32_t files;
} bl_suggestions;

void bl_suggestions_open(bl_suggestions *out, bl_arena *arena, const bl_vocabulary *vocabulary);
/* Counts what was found in one document. */
bl_status bl_suggestions_add(bl_suggestions *suggestions, const bl_document *document, const bl_unknowns *unknowns);
/* By files, then times, then text; limit: how many of each kind, 0: all. */
void bl_suggestions_sort(bl_suggestions *suggestions);
void bl_suggestions_write_yaml(bl_buffer *out, const bl_suggestions *suggestions, uint32_t limit);
void bl_suggestions_write_jsonl(bl_buffer *out, const bl_suggestions *suggestions, uint32_t limit);

#endif
