/*
 * Mentions: every place where a rule's word stands, context checked (rules/README.md), the longest of a kind kept.
 * A skill inside a longer word of another kind (Oracle in "Oracle Corporation" as an employer, 数据 in a school's name) is marked as covered, not dropped:
 * what it is decides the reader that uses it.
 */
#ifndef BL_FACTS_MENTIONS_H
#define BL_FACTS_MENTIONS_H

#include "facts/clauses.h"
#include "facts/needs.h"
#include "facts/record.h"

typedef struct bl_mention {
    uint32_t begin, end;  /* folded bytes */
    uint32_t term, entry; /* of the vocabulary; the role's own terms are numbered from the ruleset's count on */
    uint32_t line;        /* index into document->lines */
    bl_kind kind;
    uint8_t weight; /* terms of domains */
    bool covered;   /* lies strictly inside a mention of another kind; cues, labels, sections and domains cover nothing */
    bool slip;      /* found by its spelling being one slip away (RabbmitMQ) */
    bool
        listed; /* an item of an enumeration, or in a skills or stack line as a whole item; of domains that are needed and weigh more than that, and `in: list` only */
    bl_grade grade;    /* how much of a phrase of the role stands here */
    uint16_t worth;    /* of a part, in thousandths of the phrase */
    uint16_t covering; /* bit 1 << kind: lies strictly inside a mention of that kind, whichever it is */
} bl_mention;

typedef struct bl_mentions {
    BL_VEC(bl_mention) list; /* by begin, longest first, kind, entry */
    uint32_t *line_begin;    /* first mention of each line; [line count] is the end */
    bool *skill_lines;       /* of each line: it belongs to a skills section, or names a stack (`技术栈：`, `Skills:`) */
    bl_clauses clauses;
} bl_mentions;

/* Stage one. Lists (for `in: list` and slips) are seen from punctuation alone, so nothing else must have run before. Linear. */
bl_status bl_mentions_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary, const bl_needs *needs);
/* The term behind a mention (of the ruleset or of the role). */
const bl_term *bl_mention_term(const bl_vocabulary *vocabulary, const bl_mention *mention);
/* First mention of a kind in folded bytes [begin, end) at or after *cursor (start with 0: it is found from the line table); NULL where none is left. */
const bl_mention *bl_mentions_next(const bl_mentions *mentions, const bl_document *document, bl_kind kind, bl_span within, uint32_t *cursor);

#endif
