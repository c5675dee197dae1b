/*
 * Projects: headings, labelled names, dated lines, or the outer points of a nested list inside the section of projects; labelled names inside a job.
 * Each is tied to a job where the text says so (it stands inside the job, its head names the employer, its dates lie inside exactly one job); an
 * undated one is taken to belong to the latest job, and marked as inferred; what was done in the open or in spare time belongs to none.
 */
#include "facts/jobs.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

typedef struct part { /* a section of projects, and what its heads look like */
    uint32_t begin, end;
    bool headings, labels, nested, ranges, bolds;
    uint8_t depth; /* of the outer points */
    bool open;     /* its heading says: in spare time, open source */
} part;

static const char *const name_ids[] = {"project-name", NULL};
static const char *const text_ids[] = {"description", "duties", "results", "stack", "role", "project-dates", "dates", "company", "website", "supervisor",
    "leaving", "department", "position", "company-facts", "location", "languages", NULL};

static bool empty(const bl_reading *r, uint32_t line) { return r->lines.views[line].begin >= r->lines.views[line].end; }

static const bl_labelled *opening_label(const bl_reading *r, uint32_t line, const char *const *ids)
{
    const bl_labelled *labels;
    uint32_t count = bl_labels_of(&labels, r, line);
    const bl_labelled *found = bl_label_find(labels, count, ids);
    return found != NULL && found->label == r->lines.views[line].begin ? found : NULL;
}

/* Is the line nothing but the label of one of a project's parts ("技术难点"), its colon left out? */
static bool is_label_alone(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    const bl_span whole = bl_trimmed(r, (bl_span){view->begin, view->end});
    const bl_mention *m = bl_mention_in(r, BL_KIND_LABEL, whole);
    if (m == NULL || m->begin != whole.begin || m->end != whole.end)
        return false;
    const bl_str id = bl_vocabulary_entry(r->vocabulary, m->entry)->id;
    for (const char *const *text = text_ids; *text != NULL; text++)
        if (bl_str_equal(id, bl_str_of(*text)))
            return true;
    return false;
}

/* Does a Chinese line hold the comma of a clause? Then it is a sentence, or the rest of one that went on in this line, and no name. */
static bool is_clause(const bl_reading *r, uint32_t line)
{
    const bl_str s = bl_folded_of(r, (bl_span){r->lines.views[line].begin, r->lines.views[line].end});
    return s.len > 0 && (unsigned char)s.ptr[0] >= 0xE3 && memchr(s.ptr, ',', s.len) != NULL;
}

/* Does the line tell when: by a period, or by one date in a column of its own ("慢旅App改版｜2023｜主设")? */
static bool is_dated(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    return bl_line_range(&r->lines, line) != NULL ||
           (view->range_begin < view->range_end && memchr(r->document->folded.bytes + view->begin, '|', view->end - view->begin) != NULL);
}

static part survey(const bl_reading *r, uint32_t begin, uint32_t end)
{
    part p = {.begin = begin, .end = end, .depth = UINT8_MAX};
    uint8_t deepest = 0;
    for (uint32_t i = begin; i < end; i++) {
        const bl_line_view *view = &r->lines.views[i];
        if (empty(r, i))
            continue;
        if (r->headings[i]) {
            p.open = p.open || (bl_shape_of(bl_folded_of(r, (bl_span){view->begin, view->end})) & BL_SHAPE_OPEN) != 0;
            continue;
        }
        p.headings = p.headings || view->heading;
        p.labels = p.labels || opening_label(r, i, name_ids) != NULL;
        if (opening_label(r, i, text_ids) != NULL || view->sentence)
            continue;
        p.ranges = p.ranges || (is_dated(r, i) && view->depth <= 1);
        p.bolds = p.bolds || ((view->bold || view->lead) && view->depth <= 1);
        if (view->depth < p.depth)
            p.depth = view->depth;
        if (view->depth > deepest)
            deepest = view->depth;
    }
    p.nested = p.depth != UINT8_MAX && deepest > p.depth;
    return p;
}

static bool is_head(const bl_reading *r, const part *p, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    if (empty(r, line) || r->headings[line])
        return false;
    if (view->heading)
        return true;
    if (opening_label(r, line, name_ids) != NULL)
        return !p->headings;
    if (p->headings || opening_label(r, line, text_ids) != NULL || is_label_alone(r, line))
        return false;
    bool range = is_dated(r, line);
    if (!range && is_clause(r, line))
        return false;
    unsigned shape = bl_shape_of(bl_folded_of(r, (bl_span){view->begin, view->end}));
    bool verb = (shape & BL_SHAPE_VERB) != 0;
    if (p->nested && view->depth == p->depth)
        return range || view->lead || view->bold ||
               (!view->sentence && !verb && !bl_line_wider(&r->lines, r->document, line, 80) && !(p->labels && p->depth == 0));
    if (view->depth > 1)
        return false;
    if (p->ranges || p->labels)
        return range && !view->sentence && !verb && !p->labels;
    if (p->bolds)
        return view->bold || view->lead;
    return !p->nested && !verb && view->depth == 1;
}

/* A line that is nothing but dates: the name stands on the line above or below. */
static bool is_dates_only(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_field fields[BL_FIELD_MAX];
    return bl_line_range(&r->lines, line) != NULL && bl_fields_split(fields, r, line, (bl_span){view->begin, view->end}, true) == 0;
}

static bl_span name_of(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_field fields[BL_FIELD_MAX];
    bl_span within = {view->begin, view->end};
    const bl_labelled *label = opening_label(r, line, name_ids);
    if (label != NULL && !bl_span_empty(label->value))
        within = label->value;
    uint32_t count = bl_fields_split(fields, r, line, within, true);
    if (count == 0)
        return (bl_span){0};
    bl_span name = {fields[0].begin, fields[0].end};
    for (uint32_t i = 1; i < count && view->heading; i++) { /* a heading is a name as a whole, but for columns */
        if (fields[i].before >= BL_PART_SLASH)
            break;
        name.end = fields[i].end;
    }
    bl_str bare = bl_unbracketed(bl_folded_of(r, name));
    if (bare.len >= 3)
        name.end = name.begin + (uint32_t)bare.len;
    return bl_trimmed(r, name);
}

/* ---- the job of a project ---- */

/* Does the head of the project name the employer of a job? */
static uint32_t named_job(const bl_reading *r, const bl_project *p, uint32_t line_end)
{
    static const char *const ids[] = {"company", NULL};
    for (uint32_t line = p->line_begin; line < line_end && line < p->line_begin + 6; line++) {
        const bl_line_view *view = &r->lines.views[line];
        const bl_labelled *company = bl_label_in(r, line, ids);
        bl_span within = company != NULL ? company->value : (bl_span){view->begin, view->end};
        if (company == NULL && line != p->head_line)
            continue;
        bl_str text = bl_folded_of(r, within);
        for (uint32_t i = 0; i < r->record->jobs.count && i < BL_JOBS_COMPARED; i++) {
            const bl_job *job = &r->record->jobs.items[i];
            bl_str name = bl_unbracketed(bl_fold(r->arena, job->name));
            if (name.len >= 4 && bl_str_find(text, name, 0) != SIZE_MAX)
                return i;
            const bl_mention *m = bl_mention_in(r, BL_KIND_EMPLOYER, within);
            if (m != NULL && job->organization != BL_NO_ENTRY && m->entry == job->organization)
                return i;
        }
    }
    return BL_NONE;
}

static uint32_t job_of_dates(const bl_reading *r, const bl_project *p)
{
    uint32_t found = BL_NONE;
    for (uint32_t i = 0; i < r->record->jobs.count && i < BL_JOBS_COMPARED; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (!job->when.known || p->when.start.month < job->when.possible.begin ||
            p->when.possible.end > (job->when.possible.end > job->when.possible.begin ? job->when.possible.end : job->when.possible.begin + 1))
            continue;
        if (found != BL_NONE)
            return BL_NONE;
        found = i;
    }
    return found;
}

static uint32_t latest_job(const bl_reading *r)
{
    uint32_t latest = BL_NONE;
    for (uint32_t i = 0; i < r->record->jobs.count && i < BL_JOBS_COMPARED; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (job->internship || !job->when.known)
            continue;
        if (latest == BL_NONE || job->when.possible.end > r->record->jobs.items[latest].when.possible.end ||
            (job->when.possible.end == r->record->jobs.items[latest].when.possible.end &&
                job->when.start.month > r->record->jobs.items[latest].when.start.month && !job->part_time))
            latest = i;
    }
    return latest;
}

static void tie(const bl_reading *r, bl_project *p)
{
    if (p->job != BL_NONE || p->open)
        return;
    p->job = named_job(r, p, p->line_end);
    if (p->job == BL_NONE && p->when.known)
        p->job = job_of_dates(r, p);
    p->job_stated = p->job != BL_NONE;
    if (p->job == BL_NONE && !p->when.known)
        p->job = latest_job(r);
}

/* ---- writing ---- */

static bl_status add(bl_reading *r, const part *p, uint32_t head, uint32_t first, uint32_t end, uint32_t job)
{
    bl_project *project = BL_PUSH(r->arena, &r->record->projects);
    if (project == NULL)
        return BL_ERROR_MEMORY;
    bl_span name = name_of(r, head);
    *project = (bl_project){.name = bl_visible(r, name),
        .name_at = bl_document_origin(r->document, name),
        .job = job,
        .job_stated = job != BL_NONE,
        .line_begin = first,
        .line_end = end,
        .head_line = head};
    unsigned shape = bl_shape_of(bl_folded_of(r, (bl_span){r->lines.views[head].begin, r->lines.views[head].end}));
    project->open = p->open || (shape & BL_SHAPE_OPEN) != 0;
    for (uint32_t i = head + 1; i < end && i <= head + 2 && !project->open; i++)
        project->open = bl_words_in(&bl_words_of_hobbies, bl_folded_of(r, (bl_span){r->lines.views[i].begin, r->lines.views[i].end})) != 0;
    uint32_t dates_end = first + 5 < end ? first + 5 : end; /* its dates stand on the head or near below it */
    for (uint32_t i = first; i < dates_end && !project->when.known; i++) {
        const bl_range *range = bl_line_range(&r->lines, i);
        if (range != NULL && (i <= head + 1 || r->lines.views[i].end - r->lines.views[i].begin < range->end - range->begin + 32))
            project->when = bl_when_of(r->document, range, r->record->as_of);
    }
    for (uint32_t i = first; i < end; i++) {
        if (job == BL_NONE)
            r->owners[i] = (bl_owner){BL_OWNER_PROJECT, r->record->projects.count - 1};
        if (i <= head || empty(r, i))
            continue;
        bl_span span = {r->lines.views[i].begin, r->lines.views[i].end};
        bl_highlight *slot = BL_PUSH(r->arena, &project->highlights);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = (bl_highlight){bl_visible(r, span), bl_document_origin(r->document, span)};
    }
    tie(r, project);
    return BL_OK;
}

/* The line of the name: above a line that says the part in the project (项目负责人), where one stands there. */
static uint32_t above_role(const bl_reading *r, uint32_t line, uint32_t begin)
{
    bl_str s = bl_folded_of(r, (bl_span){r->lines.views[line].begin, r->lines.views[line].end});
    bool role = (bl_shape_of(s) & BL_SHAPE_TITLE) != 0 && bl_str_width(s) <= 20;
    bool named = role && line > begin && !empty(r, line - 1) && !r->headings[line - 1] && !r->lines.views[line - 1].sentence &&
                 bl_line_range(&r->lines, line - 1) == NULL && r->lines.views[line - 1].depth == r->lines.views[line].depth;
    return named ? line - 1 : line;
}

static bl_status read_part(bl_reading *r, uint32_t begin, uint32_t end)
{
    part p = survey(r, begin, end);
    uint32_t head = BL_NONE, first = 0;
    for (uint32_t i = begin; i < end; i++) {
        if (!is_head(r, &p, i))
            continue;
        uint32_t from = i, named = i;
        if (is_dates_only(r, i)) { /* its name stands right above, else right below */
            if (i > begin && !empty(r, i - 1) && !r->headings[i - 1] && !r->lines.views[i - 1].sentence && (head == BL_NONE || i - 1 > head))
                from = named = above_role(r, i - 1, head == BL_NONE ? begin : head + 1);
            else if (i > begin && head == i - 1)
                continue; /* the dates of the head above */
            else if (i + 1 < end && !empty(r, i + 1))
                named = i + 1;
            else
                continue;
        }
        if (head != BL_NONE)
            BL_TRY(add(r, &p, head, first, from, BL_NONE));
        head = named;
        first = from;
        if (named > i)
            i = named;
    }
    return head != BL_NONE ? add(r, &p, head, first, end, BL_NONE) : BL_OK;
}

/* May a labelled project begin on the line: among the lines of a job, or where no section says what the text is? */
static bool is_outside(const bl_reading *r, uint32_t line)
{
    bl_section s = r->sections[line];
    return r->owners[line].kind == BL_OWNER_JOB || (r->owners[line].kind == BL_OWNER_SECTION && (s == BL_SECTION_NONE || s == BL_SECTION_OTHER));
}

/* "项目名称：..." outside of the section of projects. The lines of a job stay the job's. */
static bl_status read_labelled(bl_reading *r)
{
    part p = {0};
    uint32_t head = BL_NONE, count = r->document->lines.count;
    bl_owner owner = {0};
    bl_section section = BL_SECTION_NONE;
    for (uint32_t i = 0; i <= count; i++) {
        bool same = head != BL_NONE && i < count && r->owners[i].kind == owner.kind && r->owners[i].index == owner.index && r->sections[i] == section &&
                    !r->headings[i];
        bool starts = i < count && is_outside(r, i) && !empty(r, i) && opening_label(r, i, name_ids) != NULL;
        if (head != BL_NONE && (!same || starts)) {
            BL_TRY(add(r, &p, head, head, i, owner.kind == BL_OWNER_JOB ? owner.index : BL_NONE));
            head = BL_NONE;
        }
        if (starts) {
            head = i;
            owner = r->owners[i];
            section = r->sections[i];
        }
    }
    return BL_OK;
}

bl_status bl_read_projects(bl_reading *r)
{
    BL_TRY(read_labelled(r));
    uint32_t count = r->document->lines.count;
    for (uint32_t i = 0; i < count;) {
        if (r->sections[i] != BL_SECTION_PROJECTS) {
            i++;
            continue;
        }
        uint32_t begin = i;
        while (i < count && r->sections[i] == BL_SECTION_PROJECTS && (i == begin || !r->headings[i]))
            i++;
        BL_TRY(read_part(r, begin, i));
    }
    return BL_OK;
}
