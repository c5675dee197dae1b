#include "facts/facts.h"

#include "facts/stages.h"

/* The order matters: each stage reads what the ones before it wrote. */
static const struct stage {
    bl_status (*read)(bl_reading *r);
    bl_stage_group group;
    unsigned needs; /* left out where nobody has any of them; 0: always read */
} stages[] = {
    {bl_read_signs, BL_STAGES_CAREERS, 0},
    {bl_read_worthless, BL_STAGES_CAREERS, 0},
    {bl_read_outline, BL_STAGES_CAREERS, 0},
    {bl_read_basics, BL_STAGES_CAREERS, 0},
    {bl_read_wishes, BL_STAGES_CAREERS, 0},
    {bl_read_jobs, BL_STAGES_CAREERS, 0},
    {bl_read_headlines, BL_STAGES_CAREERS, 0},
    {bl_read_schools, BL_STAGES_CAREERS, 0},
    {bl_read_projects, BL_STAGES_CAREERS, 0},
    {bl_read_life, BL_STAGES_CAREERS, 0},
    {bl_read_skills, BL_STAGES_CREDIT, 0},
    {bl_read_domains, BL_STAGES_CREDIT, 0},
    {bl_read_languages, BL_STAGES_CREDIT, BL_NEED_LANGUAGES},
    {bl_read_certificates, BL_STAGES_CREDIT, BL_NEED_CERTIFICATES},
    {bl_read_patents, BL_STAGES_CREDIT, BL_NEED_PATENTS},
    {bl_read_works, BL_STAGES_CREDIT, BL_NEED_WORKS},
    {bl_read_quantities, BL_STAGES_CREDIT, BL_NEED_QUANTITIES | BL_NEED_MANAGEMENT},
    {bl_read_experience, BL_STAGES_SUMS, 0},
    {bl_read_management, BL_STAGES_SUMS, BL_NEED_MANAGEMENT},
    {bl_read_findings, BL_STAGES_SUMS, 0},
    {bl_read_personal, BL_STAGES_SUMS, 0},
};

bl_status bl_reading_open(bl_reading *out, bl_document *document, const bl_vocabulary *vocabulary, bl_month as_of, const bl_needs *needs)
{
    bl_record *record = BL_NEW(document->arena, bl_record);
    if (record == NULL)
        return BL_ERROR_MEMORY;
    record->document = document;
    record->vocabulary = *vocabulary;
    record->as_of = as_of;
    record->language = "en";
    record->experience.claimed_months = record->experience.people = BL_NONE;
    *out = (bl_reading){.arena = document->arena, .document = document, .vocabulary = &record->vocabulary, .record = record, .needs = needs};
    return BL_OK;
}

bl_status bl_stages_run(bl_reading *r, bl_stage_group group)
{
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].group == group && (stages[i].needs == 0 || bl_needs_any(r->needs, stages[i].needs)))
            BL_TRY(stages[i].read(r));
    return BL_OK;
}

bl_status bl_facts_read(bl_record **out, bl_document *document, const bl_vocabulary *vocabulary, bl_month as_of, const bl_needs *needs)
{
    bl_reading r;
    *out = NULL;
    BL_TRY(bl_reading_open(&r, document, vocabulary, as_of, needs));
    BL_TRY(bl_mentions_find(&r.mentions, document, r.vocabulary, needs));
    for (bl_stage_group group = BL_STAGES_CAREERS; group <= BL_STAGES_SUMS; group++)
        BL_TRY(bl_stages_run(&r, group));
    *out = r.record;
    return BL_OK;
}
