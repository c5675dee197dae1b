/* Sentences about one criterion of one candidate: what was asked, what was found, the arithmetic, what to ask. Pure: from a match and a catalogue. */
#ifndef BL_REPORT_SENTENCES_H
#define BL_REPORT_SENTENCES_H

#include "report/messages.h"
#include "score/score.h"

typedef struct bl_voice { /* who speaks, and where the words go */
    bl_arena *arena;
    const bl_catalogue *catalogue;
    const bl_role *role;
    const bl_record *blind; /* its schools get pseudonyms; NULL: names are named */
} bl_voice;

/* All give a string in the arena; ptr NULL when memory is out. */
bl_str bl_sentence_asked(const bl_voice *voice, const bl_criterion *criterion);
bl_str bl_sentence_found(const bl_voice *voice, const bl_match *match);
bl_str bl_sentence_reason(const bl_voice *voice, const bl_scored *scored);     /* ends with max x degree = points */
bl_str bl_sentence_must(const bl_voice *voice, const bl_criterion *criterion); /* empty where there is no must */
/* The question that would settle what is open, points or a must; empty where nothing is. */
bl_str bl_sentence_question(const bl_voice *voice, const bl_match *match);

/* What a criterion is called. bl_label: where the catalogue speaks a language. */
bl_str bl_sentence_label(const bl_voice *voice, const bl_criterion *criterion);
static inline bl_str bl_label(const bl_catalogue *catalogue, const bl_criterion *criterion) { return criterion->labels[catalogue->chinese]; }
/* A school's name as it may be said. */
bl_str bl_sentence_school(const bl_voice *voice, bl_str institution);

/* small parts that tables need too */
bl_str bl_sentence_points(bl_arena *arena, bl_points points);
bl_str bl_sentence_milli(const bl_voice *voice, bl_milli value); /* 1.5 */
bl_str bl_sentence_join(bl_arena *arena, const bl_str *parts, uint32_t count, bl_str glue);

#endif
