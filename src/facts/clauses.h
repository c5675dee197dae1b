/*
 * Sentences and clauses of the folded text: how far a word's context and a cue's colour reach.
 * A sentence ends at 。 ! ? or a full stop before a new one, before a point of a list ("•", "；2."), and at a line end, unless the line was only wrapped. A clause ends there, too, and at
 * commas, semicolons, brackets, bars and cell borders (not at 、 and /, which part the items of a list). Both cover the text without gaps.
 */
#ifndef BL_FACTS_CLAUSES_H
#define BL_FACTS_CLAUSES_H

#include "doc/document.h"

typedef struct bl_clauses {
    const char *bytes; /* the folded text */
    uint32_t len;
    BL_VEC(uint32_t) sentences; /* where each begins; rising, the first is 0 */
    BL_VEC(uint32_t) clauses;   /* likewise; every sentence's begin is a clause's begin */
} bl_clauses;

/* Linear. */
bl_status bl_clauses_find(bl_clauses *out, const bl_document *document);
/* Index of the sentence or clause that holds a folded offset. O(log n). */
uint32_t bl_sentence_at(const bl_clauses *clauses, uint32_t offset);
uint32_t bl_clause_at(const bl_clauses *clauses, uint32_t offset);
bl_span bl_sentence(const bl_clauses *clauses, uint32_t sentence);
bl_span bl_clause(const bl_clauses *clauses, uint32_t clause);
/* Is the clause that holds the offset a question: it ends in a question mark, or its sentence does and it has a word that asks? */
bool bl_clause_asks(const bl_clauses *clauses, uint32_t offset);

#endif
