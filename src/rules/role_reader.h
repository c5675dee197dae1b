/* What the files that read a role share. */
#ifndef BL_RULES_ROLE_READER_H
#define BL_RULES_ROLE_READER_H

#include "rules/builder.h"
#include "rules/role.h"

typedef struct bl_role_reader {
    bl_role *role;
    bl_yaml_reader yaml;
    bl_builder own;                 /* 'define', and names that no rule knows */
    uint32_t source;                /* the role file in own */
    bl_map own_keys[BL_KIND_COUNT]; /* bl_name_key of an own word -> number of its entry */
    uint32_t next_number;           /* of the next own entry */
    uint32_t defined;               /* drafts that 'define' made; later ones are unknown names */
    uint32_t unknown_count;
    BL_VEC(bl_str) known[BL_KIND_COUNT]; /* ids and names of the rules, for "did you mean"; gathered when first needed */
    BL_VEC(bl_phrase) phrases, titles;   /* skills and domains that no rule knows; all titles, and domains as titles name them */
    BL_VEC(bl_criterion *) criteria;
} bl_role_reader;

/* A warning, unless 'allow' silences it (then NULL). */
bl_diag *bl_role_warn(const bl_role_reader *reader, bl_code code, bl_span span, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/* names.c of roles: a name -> entry. Unknown ones become own entries, with a warning. */
bl_status bl_role_names_open(bl_role_reader *reader, const bl_yaml *define);
bl_status bl_role_resolve(bl_role_reader *reader, bl_kind kind, bl_str text, bl_span span, bl_name *out);
/* role_phrases.c: a skill or domain that no rule knows, any title, and any domain as titles name it, word by word. Other names need none. */
bl_status bl_role_add_phrase(bl_role_reader *reader, bl_kind kind, const bl_name *name);
/* Free text, such as an area of study. */
/* An entry while the role is still being read. */
const bl_entry *bl_role_entry(const bl_role_reader *reader, uint32_t entry);

/* criteria.c: the items of one group. */
bl_status bl_role_read_group(bl_role_reader *reader, bl_group group, const bl_yaml *list);
/* labels.c: ids and labels, once all criteria are there and the words are frozen. */
bl_status bl_role_label(bl_role_reader *reader);
/* lint.c: well-formed but doubtful. */
void bl_role_lint(const bl_role_reader *reader, const bl_yaml *weights);
/* lint_criteria.c: what is protected, out of reach, counted twice, or without effect. */
void bl_role_lint_criteria(const bl_role_reader *reader);

#endif
