#include "facts/facts.h"

#include "facts/stages.h"

typedef bl_status stage(bl_reading *r);

/* The order matters: each stage reads what the ones before it wrote. */
static stage *const stages[] = {
    bl_read_signs,
    bl_read_worthless,
    bl_read_outline,
    bl_read_basics,
    bl_read_wishes,
    bl_read_jobs,
    bl_read_headlines,
    bl_read_schools,
    bl_read_projects,
    bl_read_skills,
    bl_read_domains,
    bl_read_languages,
    bl_read_certificates,
    bl_read_patents,
    bl_read_works,
    bl_read_quantities,
    bl_read_experience,
    bl_read_management,
    bl_read_findings,
    bl_read_personal,
};

bl_status bl_facts_read(bl_record **out, bl_document *document, const bl_vocabulary *vocabulary, bl_month as_of, bl_facts_use use)
{
    *out = NULL;
    bl_record *record = BL_NEW(document->arena, bl_record);
    if (record == NULL)
        return BL_ERROR_MEMORY;
    record->document = document;
    record->vocabulary = *vocabulary;
    record->as_of = as_of;
    record->language = "en";
    bl_reading r = {.arena = document->arena, .document = document, .vocabulary = &record->vocabulary, .record = record, .use = use};
    BL_TRY(bl_mentions_find(&r.mentions, document, &record->vocabulary));
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        BL_TRY(stages[i](&r));
    *out = record;
    return BL_OK;
}
