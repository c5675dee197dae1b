/*
 * A ruleset: all rule files in force, checked, compiled and frozen. One arena, reference-counted, const, shared by all threads.
 *
 *   rules/ + --rules folders --yaml--> entries + terms --matcher--> bl_ruleset (frozen)
 *
 * A role may bring words of its own (define:, and names that no rule knows). They do not change the ruleset: they are a second, small lexicon whose
 * entries are numbered from the ruleset's count on. A bl_vocabulary is both, and what facts/ and match/ look things up in.
 */
#ifndef BL_RULES_RULESET_H
#define BL_RULES_RULESET_H

#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"
#include "rules/keys.h"
#include "source/diag.h"
#include "text/matcher.h"
#include "text/slips.h"

#define BL_WORDING_NONE UINT32_MAX

typedef struct bl_wording_word {
    bl_str word; /* folded */
    uint32_t group;
    uint32_t next; /* word of the group in the table, or BL_WORDING_NONE */
} bl_wording_word;

/* Words that are one word to those who write in other places (rules/wordings.yaml), sorted; those of one group mean the same. */
typedef struct bl_wordings {
    BL_VEC(bl_wording_word) words;
    uint32_t *first;      /* word of each group, likewise */
    uint64_t begins[512]; /* a filter: the bit of a word's first six bytes, or, where it is shorter, of its first three */
} bl_wordings;

#define BL_PHRASE_WORDS 8u /* a longer name is a sentence, and found as written only */

typedef struct bl_phrase_word {
    bl_str folded, stem, root; /* text/stem.h */
    uint32_t rarity;           /* thousandths */
    bool han;                  /* two Han characters, or the odd one */
} bl_phrase_word;

/* A name in a role, word by word: a skill or domain that no rule knows; a title. */
typedef struct bl_phrase {
    uint32_t entry;
    const bl_phrase_word *words;
    uint32_t word_count;
    uint32_t rarity; /* of all its words */
} bl_phrase;

typedef struct bl_disabled { /* a name that a folder of one's own took out of the rules */
    bl_kind kind;
    bl_str key;          /* bl_name_key of the name */
    bl_str id;           /* of its rule */
    uint32_t file, line; /* of 'disable' */
} bl_disabled;

typedef struct bl_lexicon {
    uint32_t base; /* number of the first entry */
    const bl_entry *entries;
    uint32_t entry_count;
    const bl_term *terms;
    uint32_t term_count;
    const bl_matcher *matcher;        /* a value is a bl_hit_value: of hits that nobody wants the term need not be looked at */
    const bl_map *ids[BL_KIND_COUNT]; /* id -> entry number */
    bl_keys keys;                     /* terms by bl_name_key */
    const uint32_t *same_key;         /* for each term the next one with its key, or BL_NO_ENTRY */
    const bl_wordings *wordings;      /* of the ruleset; a role's own words are spelt by them too */
    const bl_disabled *disabled;      /* for hints alone */
    uint32_t disabled_count;
    /* Of a role's own lexicon: what 'define' adds to an entry that the rules have. Terms of 'define' may name such an entry, whose number stays. */
    const bl_phrase *phrases; /* of a role's own lexicon: the skills and domains that no rule knows */
    uint32_t phrase_count;
    const struct bl_override *overrides;
    uint32_t override_count; /* sorted by entry */
} bl_lexicon;

typedef struct bl_override {
    uint32_t entry;
    bl_entry merged;
} bl_override;

/* What a lexicon's matcher says of a term that it found: its index, and the kind of its entry. */
#define BL_HIT_KIND_BITS 4u
_Static_assert(BL_KIND_COUNT <= 1u << BL_HIT_KIND_BITS, "a kind finds room beside a term");

static inline uint32_t bl_hit_value(uint32_t term, bl_kind kind) { return term << BL_HIT_KIND_BITS | (uint32_t)kind; }
static inline uint32_t bl_hit_term(uint32_t value) { return value >> BL_HIT_KIND_BITS; }
static inline bl_kind bl_hit_kind(uint32_t value) { return (bl_kind)(value & ((1u << BL_HIT_KIND_BITS) - 1)); }

/* Every constant of the score (rules/scoring.yaml). Degrees are thousandths, weights too. See rules/README.md for the formulas. */
typedef struct bl_scoring {
    bl_milli group_weight[6];    /* by bl_group */
    uint32_t default_months;     /* full marks where a role asks no years */
    uint32_t listed;             /* degree of a skill that is only listed (< 250) */
    uint32_t project;            /* proven by a project, or in the open, without dated work */
    uint32_t work_base;          /* used in dated work: from here up to 1000 by months */
    uint32_t lead_months;        /* leading with a skill stands in for at most so many missing months */
    uint32_t open_source_months; /* so does proof in the open */
    uint32_t parent_discount;    /* what a child proves of its parent, thousandths */
    uint32_t phrase_discount;    /* an unknown phrase whose words only stand near each other, thousandths */
    uint32_t part_discount;      /* only some words of a phrase: thousandths of their worth */
    uint32_t phrase_least;       /* a part that is worth less is no evidence, thousandths */
    uint32_t project_more;       /* for each further job or project without dates, while that stays below work_base */
    uint32_t only_area;          /* another area, where the role asks for an area and no level */
    uint32_t title_named;        /* a title without dates: in the headline, at a job that says no time */
    uint32_t title_part;         /* some words of a title: thousandths of their worth */
    uint32_t domain_title;       /* a title that is called after a domain, thousandths */
    uint32_t stale;              /* 'within' not met: thousandths of the degree (contract: half) */
    uint32_t few_skills;         /* fewer skills than this in a résumé with dated work: absent ones are no data */
    uint32_t lower_level;        /* education one level below what is asked, thousandths */
    uint32_t other_area;         /* the level, but not the area */
    uint32_t other_mode;         /* the level, but not the mode */
    uint32_t in_progress;        /* the level is still being studied for */
    uint32_t lower_cefr;         /* a language one CEFR level below */
    uint32_t partly_certificate; /* some papers, no number asked */
} bl_scoring;

typedef enum bl_constant { /* of scoring.yaml; group_weight[g] is BL_CONSTANT_GROUP_WEIGHT + g */
    BL_CONSTANT_GROUP_WEIGHT,
    BL_CONSTANT_DEFAULT_MONTHS = 6,
    BL_CONSTANT_LISTED,
    BL_CONSTANT_PROJECT,
    BL_CONSTANT_WORK_BASE,
    BL_CONSTANT_LEAD_MONTHS,
    BL_CONSTANT_OPEN_SOURCE_MONTHS,
    BL_CONSTANT_PARENT_DISCOUNT,
    BL_CONSTANT_PHRASE_DISCOUNT,
    BL_CONSTANT_PART_DISCOUNT,
    BL_CONSTANT_PHRASE_LEAST,
    BL_CONSTANT_PROJECT_MORE,
    BL_CONSTANT_ONLY_AREA,
    BL_CONSTANT_TITLE_NAMED,
    BL_CONSTANT_TITLE_PART,
    BL_CONSTANT_DOMAIN_TITLE,
    BL_CONSTANT_STALE,
    BL_CONSTANT_FEW_SKILLS,
    BL_CONSTANT_LOWER_LEVEL,
    BL_CONSTANT_OTHER_AREA,
    BL_CONSTANT_OTHER_MODE,
    BL_CONSTANT_IN_PROGRESS,
    BL_CONSTANT_LOWER_CEFR,
    BL_CONSTANT_PARTLY_CERTIFICATE,
    BL_CONSTANT_COUNT
} bl_constant;

/* "listed"; of a group's weight the group's name. */
const char *bl_constant_key(bl_constant which);
/* As it is written in scoring.yaml, in thousandths. */
bl_milli bl_constant_value(const bl_scoring *scoring, bl_constant which);

typedef struct bl_rule_place {
    uint32_t file, line;
} bl_rule_place;                /* index into files; 1-based line */
#define BL_FILE_ROLE UINT32_MAX /* instead of a file's index: the role file itself (its own words) */

typedef struct bl_protected { /* what the law protects: a lint of roles reads it, nothing that reads résumés does */
    bl_str id;
    const bl_str *words; /* folded */
    uint32_t word_count;
    bl_str why, instead; /* sentences */
} bl_protected;

typedef struct bl_rule_file {
    bl_str path; /* relative to its folder */
    bl_sha256 sha256;
    uint32_t folder;
} bl_rule_file;

typedef struct bl_ruleset {
    bl_arena *arena;
    bl_lexicon lexicon; /* base 0 */
    bl_scoring scoring;
    bl_rule_place scoring_places[BL_CONSTANT_COUNT]; /* the lines that set them: ruleset->scoring_places[BL_CONSTANT_LISTED] */
    const bl_protected *protected;
    uint32_t protected_count;
    const bl_rule_file *files;
    uint32_t file_count;   /* in the order they were read */
    bl_sha256 sha256;      /* over all files: path, NUL, hash of the contents, NUL */
    const bl_map *words;   /* Latin words of five letters and more that stand somewhere in the rules: they are spelled well (value: how often) */
    bl_map rarity;         /* stem of a frequent word (text/stem.h) -> thousandths; frequencies.yaml */
    bl_map title_rarity;   /* likewise, of words of titles */
    const bl_slips *slips; /* names of skills and employers, to find those with a slip of the pen; values are indices into the terms */
} bl_ruleset;

/* Where compiled rules are kept for the next run (rules/image.h). They change no result, only how fast it comes. */
typedef struct bl_images {
    const char *folder; /* of the user's own */
    uint32_t day;       /* today, in days since 1970; 0: nobody knows, and nothing is forgotten for its age */
} bl_images;

/* folders: read in order; all *.yaml and *.yml below, sorted, "roles/" aside; a single file may stand for a folder. images may be NULL: none is used or
 * kept. Problems go to diags; BL_ERROR_INPUT where one was an error. Owned by the caller: release once. */
bl_status bl_ruleset_open(
    bl_ruleset **out, const bl_allocator *allocator, const bl_str *folders, uint32_t folder_count, const bl_images *images, bl_diags *diags);
/* Thread-safe. */
bl_ruleset *bl_ruleset_retain(bl_ruleset *ruleset);
void bl_ruleset_release(bl_ruleset *ruleset);

/* How much a word (of a title) says of a trade, in thousandths: 1000 where no list of frequent words has its stem (text/stem.h). */
uint32_t bl_word_rarity(const bl_ruleset *rules, bl_str stem, bool title);

typedef struct bl_vocabulary {
    const bl_ruleset *rules;
    const bl_lexicon *own; /* NULL, or the words of a role */
} bl_vocabulary;

const bl_entry *bl_vocabulary_entry(const bl_vocabulary *v, uint32_t entry);
/* A term by number: the role's own are numbered from the ruleset's count on. NULL past the end. */
const bl_term *bl_vocabulary_term(const bl_vocabulary *v, uint32_t term);
/* Entry of a kind by id; BL_NO_ENTRY. */
uint32_t bl_vocabulary_by_id(const bl_vocabulary *v, bl_kind kind, bl_str id);
/* Entries of a kind that a name (id or any alias, any spelling that folds the same) means; returns how many, writes at most max, own words first, then by id. */
/* scratch holds what is worked with; NULL: it is allocated for the call. */
uint32_t bl_vocabulary_by_name(const bl_vocabulary *v, bl_arena *scratch, bl_kind kind, bl_str name, uint32_t *out, uint32_t max);
/* The first term with a key, or BL_NO_ENTRY; same_key leads to the others. */
static inline uint32_t bl_lexicon_by_key(const bl_lexicon *l, bl_str key) { return bl_keys_get(&l->keys, l->terms, key); }
/* "skills/backend.yaml" of an entry or term; empty for BL_FILE_ROLE. */
bl_str bl_ruleset_file(const bl_ruleset *ruleset, uint32_t file);
/* Is ancestor a parent of entry, at any distance (0: not, else the number of steps)? */
uint32_t bl_vocabulary_ancestor(const bl_vocabulary *v, uint32_t entry, uint32_t ancestor);

/* What all spellings of a name have in common: folded, without white space, '-' and '_' between its words. ptr NULL when memory is out. */
bl_str bl_name_key(bl_arena *arena, bl_str name);

#endif
