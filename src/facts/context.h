/* Whether a rule's word counts where it stands: the context keys of rules/README.md. */
#ifndef BL_FACTS_CONTEXT_H
#define BL_FACTS_CONTEXT_H

#include "facts/clauses.h"
#include "rules/ruleset.h"

/* Is one of the words in the text? Latin words must begin where a word begins ("app" is not in "happy"), and end
 * there where they are short; Han ones may stand anywhere. */
bool bl_context_any(const bl_str *words, uint32_t count, bl_str text);

/* A text that is asked for many words, and what was learnt of it: which pairs of neighbouring bytes it has, and perhaps a few more. */
typedef struct bl_context_text {
    bl_str text;
    uint64_t pairs[16];
} bl_context_text;

/* The same of a text that may be the last one again: then it is not looked through anew. asked begins as {0}. */
bool bl_context_any_of(const bl_str *words, uint32_t count, bl_str text, bl_context_text *asked);
/* Does one of the words follow directly, white space aside (at the begin of text)? Does one precede directly (at its end)? */
bool bl_context_follows(const bl_str *words, uint32_t count, bl_str text);
bool bl_context_precedes(const bl_str *words, uint32_t count, bl_str text);
/* Do the letters of the folded span stand in the document exactly as in the alias? */
bool bl_context_exact(const bl_document *document, bl_span at, bl_str alias);

#endif
