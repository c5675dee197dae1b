/* Rule folders -> a builder full of drafts, and the list of files. */
#ifndef BL_RULES_FOLDERS_H
#define BL_RULES_FOLDERS_H

#include "rules/builder.h"

typedef struct bl_folders {
    bl_arena *scratch;  /* of the builder: texts, nodes, drafts */
    bl_builder builder; /* open */
    bl_diags *diags;
    BL_VEC(bl_rule_file) files; /* in the builder's arena; an index of a source is one of a file */
    BL_VEC(bl_str) texts;       /* of each file, as it was read */
    size_t size;                /* bytes of all of them */
} bl_folders;

/* Reads the folders (or single files) in order: all *.yaml and *.yml below, sorted, but for roles/ and tests/. Only memory fails: what is wrong with a
 * file is in diags, and the others are still read. */
bl_status bl_folders_read(bl_folders *f, const bl_str *folders, uint32_t count);
/* The hash of all files: over path, NUL, hash of the contents, NUL of each. */
bl_sha256 bl_folders_sha256(const bl_folders *f);
/* Fills the builder with what was read; likewise. */
bl_status bl_folders_build(bl_folders *f);

#endif
