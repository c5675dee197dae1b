#include "facts/trial.h"

bl_status bl_trial_run(bl_trial *out, bl_document *snippet, const bl_vocabulary *vocabulary, uint32_t entry)
{
    *out = (bl_trial){.mention = NULL};
    BL_TRY(bl_mentions_find(&out->mentions, snippet, vocabulary, &bl_needs_record));
    for (uint32_t i = 0; i < out->mentions.list.count; i++) {
        const bl_mention *m = &out->mentions.list.items[i];
        if (m->entry == entry && (out->mention == NULL || (out->mention->covered && !m->covered)))
            out->mention = m;
    }
    return BL_OK;
}
