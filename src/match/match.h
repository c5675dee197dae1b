/*
 * criterion x record -> evidence and a degree. Exact: degrees are thousandths of the full marks. What a degree rests on is kept as a list of reasons,
 * from which report/ makes the sentence; nothing here knows a language or a format. Formulas: rules/README.md, "How a score is made".
 */
#ifndef BL_MATCH_MATCH_H
#define BL_MATCH_MATCH_H

#include "facts/record.h"
#include "rules/role.h"

typedef enum bl_state { BL_STATE_MET, BL_STATE_PARTLY, BL_STATE_NOT_MET, BL_STATE_NO_DATA } bl_state;
typedef enum bl_verdict { BL_VERDICT_NONE, BL_VERDICT_PASS, BL_VERDICT_UNKNOWN, BL_VERDICT_FAIL } bl_verdict;
const char *bl_state_name(bl_state state);       /* "met", "partly", "not-met", "no-data" */
const char *bl_verdict_name(bl_verdict verdict); /* NULL, "pass", "unknown", "fail" */

/* One step of the arithmetic, in order. The numbers are months unless said otherwise; every step names the rule line that holds its constant. */
typedef enum bl_reason_kind {
    BL_REASON_ABSENT,         /* named nowhere */
    BL_REASON_DENIED,         /* named, but denied: see the record's denials */
    BL_REASON_TOO_FEW_SKILLS, /* the résumé names too few skills to take silence for an answer */
    BL_REASON_ONLY_PARENT,    /* only the parent (name) of what is asked is named */
    BL_REASON_LISTED,         /* only listed: degree a */
    BL_REASON_PROJECT,        /* proven by a project or in the open, without dated work: degree a */
    BL_REASON_WORK,           /* a months of b asked in dated work: degree c */
    BL_REASON_LED,            /* led: counts as a more months */
    BL_REASON_OPEN,           /* open-source proof: counts as a more months */
    BL_REASON_CHILD,          /* through the child (name), at a discount: a thousandths */
    BL_REASON_NEAR,           /* words near each other, at a discount: a thousandths */
    BL_REASON_PART,           /* only some words of a phrase, worth a thousandths of it, at a discount: b thousandths */
    BL_REASON_TITLE_NAMED,    /* the title is named without dates: degree a */
    BL_REASON_TITLE_WORDS,    /* only words of the title: a thousandths */
    BL_REASON_DOMAIN_TITLE,   /* a title that is called after the domain: a thousandths */
    BL_REASON_STALE,          /* last used in month a, before month b: half */
    BL_REASON_UNDATED,        /* last use unknown */
    BL_REASON_MONTHS,         /* years of work, titles, domains, management: a months of b asked: degree c */
    BL_REASON_PEOPLE,         /* a people led of b asked */
    BL_REASON_LEVEL,          /* education: level a found, b asked */
    BL_REASON_AREA,
    BL_REASON_MODE,
    BL_REASON_IN_PROGRESS,
    BL_REASON_CEFR,    /* language: level a found, b asked */
    BL_REASON_COUNT,   /* a of b: patents, publications, papers, open-source works */
    BL_REASON_BEST,    /* any: the best is (name) */
    BL_REASON_MEAN,    /* all, at_least: mean of a of b parts */
    BL_REASON_POSSIBLE /* what is open: up to degree c; where months are all that it takes, by a months of b; where another thing than the proof opens it, name */
} bl_reason_kind;

typedef struct bl_reason {
    bl_reason_kind kind;
    int64_t a, b, c;
    bl_str name;
    uint32_t file, line; /* the rule behind it: index into the ruleset's files and 1-based line; line 0: none */
} bl_reason;
typedef BL_VEC(bl_reason) bl_reasons;

typedef struct bl_match bl_match;
struct bl_match {
    const bl_criterion *criterion;
    uint32_t degree, possible; /* 0..1000; degree <= possible */
    bl_state state;
    bl_verdict must;
    uint32_t months, months_possible; /* found, where the criterion is about months; else 0 */
    bool about_months;
    bl_reasons reasons;
    bl_evidences evidence; /* what the degree rests on (or was denied by); document spans, in order of the text */
    uint32_t file, line;   /* the rule line that turned it into points */
    bl_match *children;
    uint32_t child_count; /* of any, all, at_least */
};

/* One criterion of an open role against one record. Everything in arena. Pure: depends on its arguments only. */
bl_status bl_match_criterion(bl_match *out, bl_arena *arena, const bl_criterion *criterion, const bl_record *record, const bl_role *role);

#endif
