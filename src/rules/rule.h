/*
 * One rule: an entry of a rule file, compiled. Entries are const once the ruleset is frozen and are named by a 32-bit index.
 */
#ifndef BL_RULES_RULE_H
#define BL_RULES_RULE_H

#include "base/decimal.h"
#include "base/vec.h"
#include "source/source.h"

#define BL_NO_ENTRY UINT32_MAX

typedef enum bl_kind {
    BL_KIND_SKILL,
    BL_KIND_DOMAIN,
    BL_KIND_EMPLOYER,
    BL_KIND_TITLE,
    BL_KIND_SCHOOL,
    BL_KIND_DEGREE,
    BL_KIND_MODE,
    BL_KIND_STATUS,
    BL_KIND_LANGUAGE,
    BL_KIND_FLUENCY,
    BL_KIND_EXAM,
    BL_KIND_CERTIFICATE,
    BL_KIND_SECTION,
    BL_KIND_LABEL,
    BL_KIND_CUE,
    BL_KIND_PHRASE, /* some words of a name that a role asks for: of mentions only, no rule is of this kind */
    BL_KIND_COUNT
} bl_kind;

/* "skill", "domain", ...: the word that lookup prints */
const char *bl_kind_name(bl_kind kind);

typedef enum bl_level { BL_LEVEL_NONE, BL_LEVEL_HIGHSCHOOL, BL_LEVEL_ASSOCIATE, BL_LEVEL_BACHELOR, BL_LEVEL_MASTER, BL_LEVEL_DOCTOR } bl_level;
typedef enum bl_mode { BL_MODE_NONE, BL_MODE_FULL_TIME, BL_MODE_PART_TIME, BL_MODE_SELF_TAUGHT, BL_MODE_ONLINE } bl_mode;
typedef enum bl_study { BL_STUDY_DONE, BL_STUDY_IN_PROGRESS, BL_STUDY_LEFT } bl_study;
typedef enum bl_cefr { BL_CEFR_NONE, BL_CEFR_A1, BL_CEFR_A2, BL_CEFR_B1, BL_CEFR_B2, BL_CEFR_C1, BL_CEFR_C2 } bl_cefr;
typedef enum bl_seniority {
    BL_SENIORITY_NONE,
    BL_SENIORITY_INTERN,
    BL_SENIORITY_JUNIOR,
    BL_SENIORITY_STAFF,
    BL_SENIORITY_SENIOR,
    BL_SENIORITY_LEAD,
    BL_SENIORITY_MANAGER,
    BL_SENIORITY_DIRECTOR,
    BL_SENIORITY_EXECUTIVE
} bl_seniority;
typedef enum bl_section { /* what a part of a résumé is about; the ids of sections.yaml */
    BL_SECTION_NONE,
    BL_SECTION_SUMMARY,
    BL_SECTION_WORK,
    BL_SECTION_INTERNSHIP,
    BL_SECTION_PROJECTS,
    BL_SECTION_EDUCATION,
    BL_SECTION_SKILLS,
    BL_SECTION_LANGUAGES,
    BL_SECTION_CERTIFICATES,
    BL_SECTION_PUBLICATIONS,
    BL_SECTION_PATENTS,
    BL_SECTION_OPEN_SOURCE,
    BL_SECTION_AWARDS,
    BL_SECTION_TRAINING,
    BL_SECTION_VOLUNTEER,
    BL_SECTION_INTERESTS,
    BL_SECTION_REFERENCES,
    BL_SECTION_WISHES,
    BL_SECTION_CONTACT,
    BL_SECTION_OTHER,
    BL_SECTION_COUNT
} bl_section;
typedef enum bl_cue_kind {
    /* these take credit away; their names are the contract's notCredited.reason */
    BL_CUE_NEGATION,
    BL_CUE_PLANNED,
    BL_CUE_OTHER_PARTY,
    BL_CUE_COMPARISON,
    BL_CUE_REPLACED,
    BL_CUE_NOT_A_SKILL,
    /* these strengthen or describe */
    BL_CUE_LEAD,
    BL_CUE_USE,
    BL_CUE_LEVEL,
    BL_CUE_OPEN_SOURCE,
    BL_CUE_MANAGEMENT,
    BL_CUE_COUNT
} bl_cue_kind;
typedef enum bl_reach { BL_REACH_AFTER, BL_REACH_BEFORE, BL_REACH_AROUND } bl_reach;

/* The names as they stand in rule files and output ("in-progress", "full-time", "B2", "open-source", ...); index past the end gives NULL. */
const char *bl_level_name(bl_level level);
const char *bl_mode_name(bl_mode mode);
const char *bl_study_name(bl_study status);
const char *bl_cefr_name(bl_cefr cefr);
const char *bl_seniority_name(bl_seniority seniority);
const char *bl_section_name(bl_section section);
const char *bl_cue_kind_name(bl_cue_kind kind);

/* When an alias counts (rules/README.md, "Context"). All word lists are folded. */
typedef struct bl_context {
    bool exact_case; /* the letters stand exactly as in the alias */
    bool in_list;    /* in an enumeration, a skills section or a stack line; an alternative to needs */
    const bl_str *needs;
    uint32_t needs_count;
    const bl_str *unless;
    uint32_t unless_count;
    const bl_str *not_before;
    uint32_t not_before_count;
    const bl_str *not_after;
    uint32_t not_after_count;
} bl_context;

/* A word by which an entry is found: its name, an alias, a term of a domain, a word of a cue. */
typedef struct bl_term {
    bl_str text, folded;
    const bl_context *context; /* NULL: counts wherever it stands */
    uint32_t entry;
    uint8_t weight;      /* terms of domains: 1..3; else 0 */
    uint8_t kind;        /* bl_kind of the entry */
    bool is_name;        /* the entry is known by it (name and aliases; not a domain's terms): lookup and roles accept it */
    uint32_t file, line; /* of the rule: index into the ruleset's files; 1-based line */
} bl_term;

typedef struct bl_exam_score {
    bl_milli from;
    bl_cefr cefr;
} bl_exam_score;

typedef struct bl_snippet { /* a test beside a rule, and where it stands */
    bl_str text;
    uint32_t file; /* index into the ruleset's files */
    bl_place place;
    uint32_t width;   /* code points of it on that line */
    bl_str line_text; /* the line; snippets of one line share it */
} bl_snippet;

typedef struct bl_entry {
    bl_kind kind;
    bl_str id, name;
    uint32_t file, line; /* where it is defined */
    bool draft;
    bool broad;      /* skills: a whole field, so that naming it leaves no part of it open */
    bl_str category; /* skill: category; employer: industry; title: function */
    const uint32_t *parents;
    uint32_t parent_count; /* skills: entries */
    const uint32_t *employers;
    uint32_t employer_count;       /* domains: entries of employers that imply it */
    uint32_t term_begin, term_end; /* its terms in the lexicon, half-open */
    bl_level level;                /* degree */
    bl_mode mode;                  /* mode */
    bl_study status;               /* status */
    bl_cefr cefr;                  /* fluency, exam (what having passed proves; NONE: scores only) */
    uint32_t language;             /* exam: entry of its language */
    const bl_exam_score *scores;
    uint32_t score_count;   /* exam, rising */
    uint32_t papers;        /* certificate: how many papers it takes; 0 unknown */
    bl_seniority seniority; /* title */
    bl_section section;     /* section */
    bl_cue_kind cue;        /* cue */
    bl_reach reach;         /* cue */
    const bl_snippet *hits, *misses;
    uint32_t hit_count, miss_count;
} bl_entry;

#endif
