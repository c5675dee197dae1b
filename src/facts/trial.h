/*
 * A trial: is a rule's word found in a snippet, its context and all the other rules considered? What `bole test` runs the `hit:` and `miss:` of the rules with.
 */
#ifndef BL_FACTS_TRIAL_H
#define BL_FACTS_TRIAL_H

#include "facts/mentions.h"

typedef struct bl_trial {
    const bl_mention *mention; /* the first of the entry, one that stands for itself before one inside a longer word (Java in the title Java开发); NULL: none */
    bl_mentions mentions;      /* all that stand in the snippet, for who asks why */
} bl_trial;

/* snippet: a sealed document; everything lives in its arena. BL_OK or BL_ERROR_MEMORY. */
bl_status bl_trial_run(bl_trial *out, bl_document *snippet, const bl_vocabulary *vocabulary, uint32_t entry);

#endif
