/*
 * A role: what the work needs, read from YAML (contract, 5), with every criterion's place. Const once open; may be shared by threads.
 */
#ifndef BL_RULES_ROLE_H
#define BL_RULES_ROLE_H

#include "base/calendar.h"
#include "rules/allow.h"
#include "rules/ruleset.h"

typedef enum bl_group {
    BL_GROUP_SKILLS,
    BL_GROUP_EXPERIENCE,
    BL_GROUP_DOMAINS,
    BL_GROUP_EDUCATION,
    BL_GROUP_LANGUAGES,
    BL_GROUP_OTHER,
    BL_GROUP_COUNT
} bl_group;
const char *bl_group_name(bl_group group);

typedef enum bl_criterion_kind {
    BL_CRITERION_SKILL,
    BL_CRITERION_YEARS,
    BL_CRITERION_TITLE,
    BL_CRITERION_DOMAIN,
    BL_CRITERION_MANAGEMENT,
    BL_CRITERION_EDUCATION,
    BL_CRITERION_LANGUAGE,
    BL_CRITERION_CERTIFICATE,
    BL_CRITERION_PATENTS,
    BL_CRITERION_OPEN_SOURCE,
    BL_CRITERION_PUBLICATIONS,
    BL_CRITERION_ANY,
    BL_CRITERION_ALL,
    BL_CRITERION_AT_LEAST
} bl_criterion_kind;

typedef struct bl_must {
    bool asked;     /* there is a must */
    bool used;      /* must: {used: true}: evidence from work */
    bl_milli years; /* must: {years: n}; -1 where not asked. On a criterion that is only years, must: true sets it to those years */
} bl_must;

typedef struct bl_name { /* a name in a role, resolved */
    bl_str text;         /* as written */
    uint32_t entry; /* of the kind that is asked; for unknown words an entry of the role's own lexicon; BL_NO_ENTRY for free text (areas, unknown titles) */
    bool unknown;   /* no rule knows it: found as written, or by its words near each other */
} bl_name;

typedef struct bl_criterion bl_criterion;
struct bl_criterion {
    bl_criterion_kind kind;
    bl_group group;
    bl_str id, label, why; /* id: the role's, else group/canonical-id, a repeat -2; label: for people, in the role's language */
    bl_str labels[2];      /* English, Chinese: the same where the role wrote it */
    bl_milli weight;       /* default 1 */
    bl_must must;
    bl_milli years;  /* -1: not asked */
    uint32_t months; /* years in months, rounded up; where none is asked: scoring.default_months for skills and domains, 0 else */
    bl_milli within; /* years; -1: not asked */
    const bl_name *names;
    uint32_t name_count; /* SKILL, DOMAIN, LANGUAGE, CERTIFICATE: one; TITLE: alternatives; YEARS with a domain is kind DOMAIN in group experience */
    bl_level level;
    bl_mode mode;
    const bl_name *areas;
    uint32_t area_count; /* EDUCATION */
    bl_cefr cefr;        /* LANGUAGE; NONE: any */
    uint32_t count;      /* CERTIFICATE papers, PATENTS, PUBLICATIONS, MANAGEMENT people; AT_LEAST how many; 0: not asked */
    bl_criterion **children;
    uint32_t child_count; /* ANY, ALL, AT_LEAST */
    bl_place place;       /* in the role file */
    bl_span span;         /* of its text in role->source */
    bl_span weight_at;    /* of its weight there; empty where none is stated */
    bool mapping;         /* it is written as a mapping; else as a lone name */
};

typedef struct bl_role {
    bl_arena *arena;
    bl_source source; /* the file */
    bl_sha256 sha256;
    bl_str title, version, owner, approved;
    bool chinese;   /* language of the outputs */
    bl_month as_of; /* BL_MONTH_NONE: not said */
    const bl_str *show;
    uint32_t show_count;
    bl_milli asked[BL_GROUP_COUNT];   /* weights as written; -1 where the group is not named */
    bl_milli applied[BL_GROUP_COUNT]; /* what counts: 0 where there is nothing to weigh */
    bool default_weights;             /* no 'weights' in the role */
    bl_span root_at, weights_at;      /* of the whole mapping, and of 'weights' (empty where there is none), in source */
    bl_span group_at[BL_GROUP_COUNT]; /* of a group's weight there; empty where it is not named */
    bl_criterion **criteria;
    uint32_t criterion_count; /* in the order of the file */
    bl_allowed allowed;       /* warnings that the role does not want to hear */
    const bl_lexicon *own;    /* words that only this role has, or NULL; numbered from the ruleset's count */
    const bl_phrase *titles;  /* the titles that it names, and its domains, word by word */
    uint32_t title_count;
    bl_ruleset *rules; /* retained: the rules in force, the role's own folders included */
    const bl_str *folders;
    uint32_t folder_count; /* of rules that the role names itself, as they are opened */
} bl_role;

/* The role's 'rules:' folders (relative to folder) are read between the shipped ones and extra. path: as it is printed. The criteria, musts and words are
 * checked; problems go to diags. BL_ERROR_INPUT where one was an error: then nothing can be scored. */
typedef struct bl_role_options {
    const bl_str *shipped;
    uint32_t shipped_count; /* rule folders */
    const bl_str *extra;
    uint32_t extra_count;    /* --rules */
    bl_ruleset *loaded;      /* may be NULL; shipped + extra already loaded: used where the role names no folder of its own */
    const bl_images *images; /* NULL: none */
    const bl_allocator *allocator;
} bl_role_options;
bl_status bl_role_open(bl_role **out, bl_str path, bl_str text, const bl_role_options *options, bl_diags *diags);
void bl_role_close(bl_role *role);
bl_vocabulary bl_role_vocabulary(const bl_role *role);
/* Has the role silenced this warning? For those that are found outside (ROLE_NO_AS_OF: a role without as_of opens without a word). */
bool bl_role_allows(const bl_role *role, bl_code code);

#endif
