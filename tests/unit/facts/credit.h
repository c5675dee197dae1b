/* What the tests of credit share: which skills a text proves and which it only names, as one line of ids. */
#ifndef BL_TEST_FACTS_CREDIT_H
#define BL_TEST_FACTS_CREDIT_H

#include "reading.h"

static inline bool has_skill(const bl_record *record, const char *id)
{
    for (uint32_t i = 0; i < record->skills.count; i++)
        if (bl_str_equal(bl_vocabulary_entry(&record->vocabulary, record->skills.items[i].entry)->id, bl_str_of(id)))
            return true;
    return false;
}

static inline const bl_skill *skill_of(const bl_record *record, const char *id)
{
    for (uint32_t i = 0; i < record->skills.count; i++)
        if (bl_str_equal(bl_vocabulary_entry(&record->vocabulary, record->skills.items[i].entry)->id, bl_str_of(id)))
            return &record->skills.items[i];
    fail_msg("no skill %s", id);
    return NULL;
}

/* BL_CUE_COUNT where nothing is denied of the id. */
static inline bl_cue_kind denial_of(const bl_record *record, const char *id)
{
    for (uint32_t i = 0; i < record->denials.count; i++)
        if (bl_str_equal(bl_vocabulary_entry(&record->vocabulary, record->denials.items[i].entry)->id, bl_str_of(id)))
            return record->denials.items[i].reason;
    return BL_CUE_COUNT;
}

/* credited, denied: ids with spaces between them. */
static inline void check_credit(const char *text, const char *credited, const char *denied, bl_cue_kind reason)
{
    reading r = read_text(text);
    char id[64];
    for (int side = 0; side < 2; side++)
        for (const char *at = side == 0 ? credited : denied; *at != '\0';) {
            size_t len = strcspn(at, " ");
            assert_in_range(len, 1, sizeof id - 1);
            memcpy(id, at, len);
            id[len] = '\0';
            at += len + (at[len] == ' ');
            if (has_skill(r.record, id) != (side == 0))
                fail_msg("'%s': %s should %sbe credited", text, id, side == 0 ? "" : "not ");
            if (side == 1 && reason != BL_CUE_COUNT && denial_of(r.record, id) != reason)
                fail_msg("'%s': %s should be denied as %s", text, id, bl_cue_kind_name(reason));
        }
    close_reading(&r);
}

#endif
