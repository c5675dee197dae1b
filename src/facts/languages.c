#include "facts/context.h"
#include "facts/standing.h"

#define COVERS \
    ((1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL) | (1u << BL_KIND_CERTIFICATE) | (1u << BL_KIND_EXAM) | (1u << BL_KIND_TITLE) | (1u << BL_KIND_SKILL))

static bl_str slice(const bl_reading *r, uint32_t begin, uint32_t end)
{
    return bl_str_slice((bl_str){r->document->folded.bytes, r->document->folded.len}, begin, end);
}

static const bl_entry *entry_of(const bl_reading *r, const bl_mention *m) { return bl_vocabulary_entry(r->vocabulary, m->entry); }

/* Adds what one place says; the best level counts, and the words that go with it. */
static bl_status add(bl_reading *r, uint32_t entry, bl_str fluency, bl_cefr cefr, const bl_mention *m)
{
    bl_language *language = NULL;
    for (uint32_t i = 0; i < r->record->languages.count && language == NULL; i++) /* there are but a hundred languages */
        if (r->record->languages.items[i].entry == entry)
            language = &r->record->languages.items[i];
    if (language == NULL) {
        language = BL_PUSH(r->arena, &r->record->languages);
        if (language == NULL)
            return BL_ERROR_MEMORY;
        *language = (bl_language){.entry = entry, .fluency = BL_STR("")};
    }
    if (fluency.len > 0 && (language->fluency.len == 0 || cefr > language->cefr))
        language->fluency = fluency;
    language->cefr = cefr > language->cefr ? cefr : language->cefr;
    bl_evidence *e = BL_PUSH(r->arena, &language->evidence);
    if (e == NULL)
        return BL_ERROR_MEMORY;
    *e = (bl_evidence){.at = bl_document_origin(r->document, (bl_span){m->begin, m->end}),
        .owner = r->owners[m->line],
        .strength = BL_STRENGTH_LISTED,
        .cue = fluency,
        .term = m->term};
    return BL_OK;
}

/* Is the clause from its begin to the mention denied or still to come: 未通过六级, planning to take IELTS? */
static bool is_open(const bl_reading *r, const bl_mention *m)
{
    static const bl_str words[] = {{"未通过", 9}, {"未过", 6}, {"没过", 6}, {"没通过", 9}, {"备考", 6}, {"准备考", 9}, {"准备参加", 12}, {"计划", 6},
        {"打算", 6}, {"not yet", 7}, {"preparing", 9}, {"plan", 4}, {"failed", 6}};
    bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, m->begin));
    return bl_context_any(words, sizeof words / sizeof *words, slice(r, clause.begin, clause.end));
}

/* The score behind an exam: 六级成绩（610）, IELTS: 7.5, TOEFL iBT 105. Thousandths; -1 where none stands there. */
static bl_milli score_behind(const bl_reading *r, const bl_mention *m)
{
    static const char *const fillers[] = {" ", "(", ":", ",", "-", "成绩", "分数", "总分", "得分", "考试", "通过", "证书", "score", "of", "overall", "band",
        "ibt", "total", "约", "~", "为", "academic", "考", "取得", "获得", "passed", "with"};
    uint32_t end = r->document->lines.items[m->line].end, at = m->end;
    for (bool skipped = true; skipped && at < end && at - m->end < 32;) {
        skipped = false;
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers && !skipped; i++)
            if (bl_str_opens(slice(r, at, end), fillers[i])) {
                at += (uint32_t)strlen(fillers[i]);
                skipped = true;
            }
    }
    uint32_t begin = at;
    while (
        at < end && at - begin < 5 && ((r->document->folded.bytes[at] >= '0' && r->document->folded.bytes[at] <= '9') || r->document->folded.bytes[at] == '.'))
        at++;
    while (at > begin && r->document->folded.bytes[at - 1] == '.')
        at--;
    bl_milli score = -1;
    return at > begin && bl_milli_parse(&score, slice(r, begin, at)) ? score : -1;
}

static bl_cefr exam_level(const bl_reading *r, const bl_mention *m)
{
    const bl_entry *exam = entry_of(r, m);
    bl_milli score = score_behind(r, m);
    if (score < 0 || exam->score_count == 0 || score >= 1990 * BL_MILLI_ONE)
        return exam->cefr;
    if (score * 4 < exam->scores[0].from && score < 10 * BL_MILLI_ONE && exam->scores[0].from > 20 * BL_MILLI_ONE)
        return exam->cefr; /* a year, a month or a count, no score */
    bl_cefr level = BL_CEFR_NONE;
    for (uint32_t i = 0; i < exam->score_count; i++)
        if (score >= exam->scores[i].from)
            level = exam->scores[i].cefr;
    return level;
}

static bl_status read_exam(bl_reading *r, const bl_mention *m)
{
    if (is_open(r, m) || bl_section_denial(r->sections[m->line]) == BL_CUE_PLANNED)
        return BL_OK;
    const bl_entry *exam = entry_of(r, m);
    if (exam->language == BL_NO_ENTRY)
        return BL_OK;
    BL_TRY(add(r, exam->language, BL_STR(""), exam_level(r, m), m));
    bl_str behind = slice(r, m->end, r->document->lines.items[m->line].end);
    if (bl_str_equal(exam->id, BL_STR("cet-4")) && (bl_str_begins(behind, BL_STR("/6")) || bl_str_begins(behind, BL_STR("、6")) ||
                                                       bl_str_begins(behind, BL_STR("/六")) || bl_str_begins(behind, BL_STR("、六")))) {
        uint32_t six = bl_vocabulary_by_id(r->vocabulary, BL_KIND_EXAM, BL_STR("cet-6")); /* CET-4/6 */
        if (six != BL_NO_ENTRY)
            return add(r, exam->language, BL_STR(""), bl_vocabulary_entry(r->vocabulary, six)->cefr, m);
    }
    return BL_OK;
}

static bool is_about_languages(const bl_reading *r, const bl_mention *m)
{
    if (r->sections[m->line] == BL_SECTION_LANGUAGES)
        return true;
    for (uint32_t i = r->mentions.line_begin[m->line]; i < r->mentions.line_begin[m->line + 1] && r->mentions.list.items[i].begin <= m->begin; i++) {
        const bl_mention *label = &r->mentions.list.items[i];
        bl_span content = {r->lines.views[m->line].begin, label->begin};
        if ((label->kind == BL_KIND_LABEL && bl_str_equal(entry_of(r, label)->id, BL_STR("languages"))) ||
            (label->kind == BL_KIND_SECTION && entry_of(r, label)->section == BL_SECTION_LANGUAGES))
            return content.end <= content.begin;
    }
    return false;
}

/* The words for how well: the best level that stands between the language and the next one of its sentence, else right before it. */
static const bl_mention *fluency_of(const bl_reading *r, uint32_t index)
{
    const bl_mention *items = r->mentions.list.items, *m = &items[index], *best = NULL;
    bl_span sentence = bl_sentence(&r->mentions.clauses, bl_sentence_at(&r->mentions.clauses, m->begin));
    bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, m->begin));
    for (uint32_t i = index + 1; i < r->mentions.list.count && items[i].begin < sentence.end && items[i].begin < m->end + 64; i++) {
        if ((items[i].kind == BL_KIND_LANGUAGE && (items[i].covering & COVERS) == 0) || items[i].kind == BL_KIND_EXAM)
            break;
        if (items[i].kind == BL_KIND_FLUENCY && (best == NULL || entry_of(r, &items[i])->cefr > entry_of(r, best)->cefr))
            best = &items[i];
    }
    bool separated = best != NULL && bl_str_find(slice(r, m->end, best->begin), BL_STR("、"), 0) != SIZE_MAX;
    if (best != NULL && !separated)
        return best;
    uint32_t low = clause.begin;
    bool alone = true; /* "Mother tongue      Italian"; in "English (B2), a little Italian" the level is that of the other */
    for (uint32_t i = r->mentions.line_begin[m->line]; i < index; i++)
        alone = alone && items[i].kind != BL_KIND_LANGUAGE;
    if (alone && r->mentions.line_begin[m->line] < index && items[r->mentions.line_begin[m->line]].begin == r->lines.views[m->line].begin &&
        is_about_languages(r, m))
        low = r->lines.views[m->line].begin;
    for (uint32_t i = index; i-- > 0 && items[i].begin >= low;) {
        if (items[i].kind == BL_KIND_LANGUAGE)
            break;
        if (items[i].kind == BL_KIND_FLUENCY)
            return &items[i];
    }
    return best;
}

static bl_status read_language(bl_reading *r, uint32_t index)
{
    const bl_mention *m = &r->mentions.list.items[index];
    bl_cue_kind denial = bl_colour_of(r->cues, index)->denial;
    if (denial == BL_CUE_PLANNED && is_about_languages(r, m) && fluency_of(r, index) != NULL)
        denial = BL_CUE_COUNT; /* "Français B1，在学": a level that is held while learning goes on */
    if ((m->covering & COVERS) != 0 || denial < BL_CUE_COMPARISON || bl_document_void(r->document, (bl_span){m->begin, m->end}))
        return BL_OK;
    bl_str before = bl_str_trim(slice(r, r->lines.views[m->line].begin < m->begin ? r->lines.views[m->line].begin : m->begin, m->begin));
    if (bl_context_precedes((const bl_str[]){{"no", 2}, {"not", 3}, {"without", 7}, {"无", 3}, {"不会", 6}, {"不懂", 6}, {"不会说", 9}}, 7, before))
        return BL_OK;
    bool about = is_about_languages(r, m);
    bl_section section = r->sections[m->line];
    if (!about && (r->owners[m->line].kind != BL_OWNER_SECTION || section == BL_SECTION_EDUCATION || section == BL_SECTION_PUBLICATIONS ||
                      section == BL_SECTION_INTERESTS || section == BL_SECTION_WISHES))
        return BL_OK;
    const bl_mention *fluency = fluency_of(r, index);
    if (fluency == NULL && !about)
        return BL_OK;
    if (fluency == NULL)
        return add(r, m->entry, BL_STR(""), BL_CEFR_NONE, m);
    return add(r, m->entry, bl_document_visible(r->document, r->arena, (bl_span){fluency->begin, fluency->end}), entry_of(r, fluency)->cefr, m);
}

bl_status bl_read_languages(bl_reading *r)
{
    for (uint32_t i = 0; i < r->mentions.list.count; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->kind == BL_KIND_LANGUAGE)
            BL_TRY(read_language(r, i));
        else if (m->kind == BL_KIND_EXAM && (m->covering & (1u << BL_KIND_CERTIFICATE)) == 0)
            BL_TRY(read_exam(r, m));
    }
    return BL_OK;
}
