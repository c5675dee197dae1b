/*
 * What is asked of a résumé. A record that is printed holds every fact; a score wants what its role asks, and what nobody asks is left unread wherever
 * that changes no other fact:
 *
 *   role --bl_needs_of--> needs --bl_facts_read--> record: whole in what is asked, silent in the rest
 */
#ifndef BL_FACTS_NEEDS_H
#define BL_FACTS_NEEDS_H

#include "rules/ruleset.h"

struct bl_role; /* rules/role.h */

typedef enum bl_need {       /* bits */
    BL_NEED_NAMES = 1u << 0, /* every skill and domain, and all that was named and denied; without it those of `entries` */
    BL_NEED_LANGUAGES = 1u << 1,
    BL_NEED_CERTIFICATES = 1u << 2,
    BL_NEED_PATENTS = 1u << 3,
    BL_NEED_WORKS = 1u << 4, /* publications, awards, open source */
    BL_NEED_MANAGEMENT = 1u << 5,
    BL_NEED_CLAIMS = 1u << 6, /* the years of work that it claims */
    BL_NEED_FINDINGS = 1u << 7,
    BL_NEED_QUANTITIES = 1u << 8,
    BL_NEED_HIGHLIGHTS = 1u << 9 /* the lines of its jobs */
} bl_need;

typedef struct bl_needs {
    unsigned kinds;
    const uint64_t *entries; /* a bit each of the vocabulary; NULL under BL_NEED_NAMES */
    uint32_t words;          /* of 64 entries */
} bl_needs;

extern const bl_needs bl_needs_record; /* all there is */
extern const bl_needs bl_needs_score;  /* all that any score, and the dossier beside it, can show */

/* What the criteria of the role can ask for. In arena. */
bl_status bl_needs_of(bl_needs *out, bl_arena *arena, const struct bl_role *role);
/* What either asks, for two roles over the same rules without words of their own. In arena. */
bl_status bl_needs_unite(bl_needs *out, bl_arena *arena, const bl_needs *a, const bl_needs *b);

static inline bool bl_needs_any(const bl_needs *needs, unsigned kinds) { return (needs->kinds & kinds) != 0; }

/* Is the skill or domain asked for? */
static inline bool bl_needs_entry(const bl_needs *needs, uint32_t entry)
{
    return (needs->kinds & BL_NEED_NAMES) != 0 || (entry / 64 < needs->words && (needs->entries[entry / 64] >> entry % 64 & 1) != 0);
}

#endif
