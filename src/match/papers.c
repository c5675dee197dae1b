/* Criteria that papers answer: languages, certificates, and things that are counted (patents, publications, open source). */
#include "match/steps.h"

static bl_status absent(bl_match *out, const bl_matching *m, bool no_data)
{
    out->possible = no_data ? 1000 : 0;
    return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = no_data}, BL_NO_CONSTANT);
}

static void language_degree(bl_match *out, const bl_scoring *s, bl_cefr found, bl_cefr asked)
{
    if (asked == BL_CEFR_NONE || found >= asked) {
        out->degree = out->possible = 1000;
    } else if (found == BL_CEFR_NONE) { /* named without a level: at least the step below, and all of it is possible */
        out->degree = s->lower_cefr;
        out->possible = 1000;
    } else {
        out->degree = out->possible = found + 1 == asked ? s->lower_cefr : 0;
    }
}

bl_status bl_match_language(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const uint32_t entry = criterion->names[0].entry;
    const bl_language *found = NULL;
    for (uint32_t i = 0; i < m->record->languages.count; i++)
        if (m->record->languages.items[i].entry == entry)
            found = &m->record->languages.items[i];
    bl_match_rule_entry(out, m, entry);
    if (found == NULL) {
        BL_TRY(absent(out, m, m->record->languages.count == 0));
    } else {
        language_degree(out, m->scoring, found->cefr, criterion->cefr);
        if (found->evidence.count > 0)
            bl_match_rule_term(out, m, found->evidence.items[0].term);
        BL_TRY(bl_match_cite(out, m, found->evidence.items, found->evidence.count));
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_CEFR, .a = found->cefr, .b = criterion->cefr, .c = out->degree, .name = found->fluency},
            out->degree == m->scoring->lower_cefr ? BL_CONSTANT_LOWER_CEFR : BL_NO_CONSTANT));
    }
    if (must->asked)
        out->must = bl_verdict_full(out);
    return BL_OK;
}

static void certificate_degree(bl_match *out, const bl_scoring *s, const bl_certificate *certificate, uint32_t papers)
{
    if (certificate->status == BL_CERTIFICATE_HELD) {
        out->degree = out->possible = 1000;
    } else if (certificate->status == BL_CERTIFICATE_PARTLY) {
        out->degree = papers > 0 ? bl_degree_months(certificate->papers, papers) : s->partly_certificate;
        out->possible = out->degree;
    }
}

bl_status bl_match_certificate(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const uint32_t entry = criterion->names[0].entry;
    const bl_certificate *found = NULL;
    for (uint32_t i = 0; i < m->record->certificates.count; i++)
        if (m->record->certificates.items[i].entry == entry && found == NULL)
            found = &m->record->certificates.items[i];
    bl_match_rule_entry(out, m, entry);
    if (found == NULL) {
        BL_TRY(absent(out, m, m->record->certificates.count == 0));
    } else {
        certificate_degree(out, m->scoring, found, criterion->count);
        const bool held = found->status == BL_CERTIFICATE_HELD;
        const uint32_t asked = criterion->count > 0 ? criterion->count : 1;
        BL_TRY(bl_match_cite_span(out, m, found->at, (bl_owner){BL_OWNER_SECTION, BL_SECTION_CERTIFICATES}));
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_COUNT, .a = held ? asked : found->papers, .b = asked, .c = out->degree, .name = found->name},
            held ? BL_NO_CONSTANT : BL_CONSTANT_PARTLY_CERTIFICATE));
    }
    if (must->asked)
        out->must = bl_verdict_full(out);
    return BL_OK;
}

static bl_status cite_works(bl_match *out, const bl_matching *m, const bl_work_pieces *works, bl_section section)
{
    for (uint32_t i = 0; i < works->count; i++)
        BL_TRY(bl_match_cite_span(out, m, works->items[i].at, (bl_owner){BL_OWNER_SECTION, section}));
    return BL_OK;
}

/* Patents, publications, open source: so many of so many asked. Silence is an answer once there is work to be silent about. */
bl_status bl_match_count(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const bl_record *record = m->record;
    const uint32_t asked = criterion->count > 0 ? criterion->count : 1;
    uint32_t found = 0;
    bl_match_rule_role(out, criterion);
    if (criterion->kind == BL_CRITERION_PATENTS) {
        found = record->patents_granted;
        BL_TRY(bl_match_cite(out, m, record->patents_evidence.items, record->patents_evidence.count));
    } else if (criterion->kind == BL_CRITERION_PUBLICATIONS) {
        found = record->publications.count;
        BL_TRY(cite_works(out, m, &record->publications, BL_SECTION_PUBLICATIONS));
    } else {
        found = record->open_source.count;
        BL_TRY(cite_works(out, m, &record->open_source, BL_SECTION_OPEN_SOURCE));
    }
    if (found == 0) {
        BL_TRY(absent(out, m, !bl_silence_answers(record)));
    } else {
        out->degree = out->possible = bl_degree_months(found, asked);
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_COUNT, .a = found, .b = asked, .c = out->degree}, BL_NO_CONSTANT));
    }
    if (must->asked)
        out->must = bl_verdict_full(out);
    return BL_OK;
}
