/* Shared by the files of match/: building a bl_match step by step. Internal. */
#ifndef BL_MATCH_STEPS_H
#define BL_MATCH_STEPS_H

#include "match/match.h"

/* What every matcher needs; nothing in it changes. */
typedef struct bl_matching {
    bl_arena *arena;
    const bl_record *record;
    const bl_role *role;
    const bl_scoring *scoring;
    bl_vocabulary vocabulary;
} bl_matching;

/* One degree with what is open, in thousandths. */
typedef struct bl_degree {
    uint32_t proven, possible;
} bl_degree;

/* Adds a step; constant is the line of scoring.yaml behind it, or BL_NO_CONSTANT. */
#define BL_NO_CONSTANT BL_CONSTANT_COUNT
bl_status bl_reason_add(bl_match *out, const bl_matching *m, bl_reason reason, bl_constant constant);
bl_status bl_match_cite(bl_match *out, const bl_matching *m, const bl_evidence *evidence, uint32_t count);
bl_status bl_match_cite_span(bl_match *out, const bl_matching *m, bl_span at, bl_owner owner);
/* The rule line that turned evidence into points: of the term that was found, else of the entry that was looked for. */
void bl_match_rule_term(bl_match *out, const bl_matching *m, uint32_t term);
void bl_match_rule_entry(bl_match *out, const bl_matching *m, uint32_t entry);
void bl_match_rule_role(bl_match *out, const bl_criterion *criterion);

/* months of asked, in thousandths; full where none is asked and some are there. */
uint32_t bl_degree_months(uint32_t months, uint32_t asked);
/* The curve of dated work: from work_base at no month up to 1000 at the months asked. */
uint32_t bl_degree_work(const bl_scoring *scoring, uint32_t months, uint32_t asked);
uint32_t bl_degree_of(uint32_t degree, uint32_t thousandths);
/* All the months in which something that stands at no job may have been done: all of the work; of any length (UINT32_MAX) where some job has no dates. */
uint32_t bl_months_open(const bl_matching *m);
/* The months that a skill may turn out to have: those, or what its jobs and projects leave open. */
uint32_t bl_skill_months_possible(const bl_matching *m, const bl_skill *skill);
uint32_t bl_degree_open(const bl_matching *m, uint32_t months, uint32_t asked); /* of such months: full where they are of any length */
/* Does silence about work answer? (contract, 4: once there is a job or a project with text) */
bool bl_silence_answers(const bl_record *record);
/* Months beyond which a must that asks for months is settled: a must of `need` months against [months, possible], short by at most one a period. */
bl_verdict bl_verdict_months(uint32_t months, uint32_t possible, uint32_t periods, uint32_t need);
uint32_t bl_must_months(const bl_must *must);

/* One kind of criterion each. They fill degree, possible, reasons, evidence, months, rule and must; match.c derives the state. */
bl_status bl_match_skill(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_years(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_title(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
/* A domain by the titles that are called after it (accounting: Staff accountant); nothing where none is. */
bl_status bl_match_domain_title(bl_match *out, const bl_matching *m, const bl_criterion *criterion);
bl_status bl_match_domain(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_management(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_education(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_language(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_certificate(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_count(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
bl_status bl_match_compound(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
/* Any criterion, under a must that may come from the criterion around it. */
bl_status bl_match_any_kind(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must);
/* Full marks or nothing settles it: pass at 1000, unknown where 1000 is possible, else fail. */
bl_verdict bl_verdict_full(const bl_match *match);

/* What a record proves of one asked skill: itself, or through one of its children. */
typedef struct bl_proof {
    const bl_skill *skill;  /* NULL: not named */
    uint32_t steps;         /* 0: itself; else how far below what is asked */
    uint32_t term;          /* of the first evidence */
    bl_degree degree;       /* discounts applied; possible: by whatever leaves most open */
    const bl_skill *opener; /* what that is, where it is another: the thing itself is only listed, and its child worked with */
} bl_proof;
bl_verdict bl_skill_verdict(const bl_match *match, const bl_matching *m, const bl_proof *proof, const bl_must *must);
/* What the record proves of a name by its words alone, with its reasons; nothing where they stand nowhere. */
bl_status bl_match_phrase(bl_match *out, const bl_matching *m, const bl_criterion *criterion);
bl_proof bl_proof_of(const bl_matching *m, uint32_t entry, uint32_t asked_months, bl_milli within);
/* Of dated work and how it was done, without discounts; and the reason for what is proven. */
bl_degree bl_skill_degree(const bl_matching *m, const bl_skill *skill, uint32_t asked_months);
bl_status bl_explain_rung(bl_match *out, const bl_matching *m, const bl_skill *skill, uint32_t asked_months);

#endif
