/*
 * From YAML to a lexicon: rule files fill drafts, which later files may extend, replace or disable; freezing resolves the names in them and builds the
 * tables. A ruleset is built with base NULL; the words of a role are built on top of the ruleset's lexicon.
 */
#ifndef BL_RULES_BUILDER_H
#define BL_RULES_BUILDER_H

#include "rules/allow.h"
#include "rules/ruleset.h"
#include "yaml/schema.h"

typedef struct bl_word { /* a term before it is folded */
    bl_str text;
    const bl_yaml *node;       /* as written; NULL: a name */
    const bl_context *context; /* not folded yet; NULL: none */
    uint32_t source;
    bl_span span;
    uint8_t weight;
} bl_word;

typedef struct bl_reference { /* a word that should name an entry, or a snippet: a text and its place */
    bl_str text;
    uint32_t source;
    bl_span span;
} bl_reference;

typedef BL_VEC(bl_word) bl_words;
typedef BL_VEC(bl_reference) bl_references;

typedef struct bl_origin { /* what a rule file says of an entry: a key of it, or, where key is "extend" or the like, that it changes the entry */
    bl_str key;
    const bl_yaml *value;
    uint32_t source;
} bl_origin;
typedef BL_VEC(bl_origin) bl_origins;

typedef struct bl_draft {
    bl_entry entry;  /* kind, id and the plain values; the rest comes with freezing */
    uint32_t source; /* where it is defined */
    bl_span span;
    bl_word name;
    bl_words aliases, terms; /* a cue's words are terms */
    bl_references parents, employers;
    bl_references hits, misses; /* snippets */
    bl_reference language;
    bool gone; /* disabled, by: */
    bl_reference disable;
    uint32_t extends;   /* an entry of base that 'define' adds to, or BL_NO_ENTRY */
    bl_origins keys;    /* where each key in force comes from; kept only for builder->explains */
    bl_origins changes; /* its definition, and what extended, replaced or disabled it; likewise */
    uint32_t number;    /* of the entry; set by freezing, for a role's own at once */
} bl_draft;

typedef struct bl_wording { /* words that mean the same, as written */
    bl_str id;
    const bl_str *words;
    uint32_t word_count;
} bl_wording;

typedef struct bl_builder {
    bl_arena *arena;   /* the result lives here */
    bl_arena *scratch; /* files, nodes and drafts; must stay until the builder is frozen */
    bl_diags *diags;
    const bl_lexicon *base;
    BL_VEC(const bl_source *) sources;
    BL_VEC(bl_allowed) allowed; /* of each source */
    BL_VEC(bl_draft *) drafts;  /* each where it is made: they are large */
    bl_map ids[BL_KIND_COUNT];  /* id -> index of its draft */
    bool explains;              /* keep the origin of every key, for bl_explain */
    BL_VEC(bl_protected) protected;
    BL_VEC(bl_wording) wordings;
    bl_map rarity, title_rarity; /* frequencies: stem -> thousandths */
    bl_scoring scoring;
    bl_rule_place scoring_places[BL_CONSTANT_COUNT]; /* line 0: not set yet */
    const bl_yaml *scoring_nodes[BL_CONSTANT_COUNT];
} bl_builder;

void bl_builder_open(bl_builder *builder, bl_arena *arena, bl_arena *scratch, const bl_lexicon *base, bl_diags *diags);
/* Notes a source (borrowed); its index goes into *index. */
bl_status bl_builder_add_source(bl_builder *builder, const bl_source *source, uint32_t *index);
/* Reads a parsed file: the lists of entries by kind, and scoring. define: the 'define' of a role (no scoring, no overlays). */
bl_status bl_builder_read(bl_builder *builder, const bl_yaml *root, uint32_t source, bool define);
/* A new entry of a kind with no more than a name (found as written); *draft is its index. */
bl_status bl_builder_add_name(bl_builder *builder, bl_kind kind, bl_str name, uint32_t source, bl_span span, uint32_t *draft);
/* Resolves, checks and compiles. Problems go to diags; the lexicon is whole all the same. The matcher is not built: see bl_lexicon_match. */
bl_status bl_builder_freeze(bl_builder *builder, bl_lexicon *out);
/* Builds the matcher of a frozen lexicon. */
bl_status bl_lexicon_match(bl_lexicon *lexicon, bl_arena *arena, bl_arena *scratch);

/* Puts a copy of the draft behind the others. */
bl_status bl_builder_add_draft(bl_builder *builder, const bl_draft *draft);
/* The draft of this id and kind that is in force, or NULL. */
bl_draft *bl_builder_find(const bl_builder *builder, bl_kind kind, bl_str id);
/* "did you mean" among the ids of a kind. */
bl_str bl_builder_near_id(const bl_builder *builder, bl_kind kind, bl_str id);
/* Lower-case ASCII letters, digits and '-', from the words of a name; other letters stay (Han). ptr NULL when memory is out. */
bl_str bl_slug(bl_arena *arena, bl_str name);

/* The constants of a 'scoring:' mapping, and the check that none is missing (lint.c of rules calls it once all files are read). */
bl_status bl_scoring_read(bl_builder *builder, const bl_yaml *node, uint32_t source);
void bl_scoring_check(const bl_builder *builder);

/* The entries of a 'protected:' list; an id that is there already is written anew. */
bl_status bl_protected_read(bl_builder *builder, const bl_yaml *list, uint32_t source);

/* The lists of a 'frequencies:' list. */
bl_status bl_frequencies_read(bl_builder *builder, const bl_yaml *list, uint32_t source);

/* Checks over a frozen lexicon of a ruleset: aliases that fold alike, aliases of two entries without a context, loops of parents, contexts
 * that cannot hold, tests that contradict each other. */
bl_status bl_rules_lint(const bl_builder *builder, const bl_lexicon *lexicon);

#endif
