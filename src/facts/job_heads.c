/* Employments whose head is a line with dates, filled from the short lines around it. */
#include "facts/jobs.h"

#define HEAD_BYTES 100u /* a head that goes on as a sentence has its dates within so many bytes */

void bl_jobs_clear_above(bl_jobs_walk *b) { b->above_count = 0; }

/* Does the next line of text hold a period, as a point of the list at least as deep? */
static bool is_dated_below(const bl_jobs_walk *b, uint32_t line)
{
    uint8_t depth = b->r->lines.views[line].depth;
    for (line++; line < b->r->document->lines.count; line++)
        if (b->r->lines.views[line].begin < b->r->lines.views[line].end)
            return !b->r->headings[line] && bl_line_range(&b->r->lines, line) != NULL &&
                   (b->r->lines.views[line].depth >= depth || bl_line_range(&b->r->lines, line)->begin == b->r->lines.views[line].begin);
    return false;
}

/* Is the next line of text less deep in lists? */
static bool is_shallower_below(const bl_jobs_walk *b, uint32_t line)
{
    const uint8_t depth = b->r->lines.views[line].depth;
    for (line++; line < b->r->document->lines.count; line++)
        if (b->r->lines.views[line].begin < b->r->lines.views[line].end)
            return b->r->lines.views[line].depth < depth;
    return false;
}

/* May the line be a part of a head, by its looks alone? Asked before its fields are read: most lines of a job are points of a list. */
static bool may_be_head(const bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bool listed = view->depth > 0 && !view->bold && !view->lead && !view->ordered;
    return !view->sentence && view->depth <= 1 && !(listed && !is_dated_below(b, line)) && !bl_line_wider(&b->r->lines, b->r->document, line, 80);
}

/* "Memphis, TN"; but in "Wright Air Depot, Fairborn, OH" a name stands before the place. */
static bool is_place_alone(bl_str s, bool named)
{
    size_t first = bl_str_find(s, BL_STR(","), 0);
    if (!bl_is_place(s) || first == SIZE_MAX || bl_is_place(bl_str_slice(s, 0, first)))
        return bl_is_place(s);
    bool three = bl_str_find(s, BL_STR(","), first + 1) != SIZE_MAX, code = s.len - first <= 4;
    return !three && (named || code);
}

/* Is it Chinese of several clauses: 供应商开发与降本，年降本1200万元? */
static bool is_clauses(const bl_jobs_walk *b, bl_span text)
{
    bl_str s = bl_folded_of(b->r, text);
    size_t comma = bl_str_find(s, BL_STR(","), 0);
    return comma != SIZE_MAX && comma > 3 && comma + 3 < s.len && (unsigned char)s.ptr[0] >= 0xE3 && (unsigned char)s.ptr[comma + 1] >= 0xE3;
}

/* Remembers a short line without dates: it may be a part of the head below. */
void bl_jobs_keep_above(bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    if (!may_be_head(b, line)) {
        bl_jobs_clear_above(b);
        return;
    }
    bl_job_pending p = {.line = line, .text = {view->begin, view->end}};
    bl_head_read(&p.head, b->r, line, p.text);
    if (!p.head.position_sure)
        p.head.position = (bl_span){0};
    bool named = false; /* "Waiter" / "Quayside Grill, Bristol": where no line above has a name, this one may have it */
    for (uint32_t i = 0; i < b->above_count; i++)
        named = named || !bl_span_empty(b->above[i].head.name);
    bool parted = !bl_span_empty(p.head.name) && p.head.location.begin > p.head.name.end &&
                  b->r->document->folded.bytes[p.head.location.begin - 1] == '-';           /* "Geek Harbor-Decatur, GA" */
    if (b->above_count > 0 && !parted && is_place_alone(bl_folded_of(b->r, p.text), named)) /* "Memphis, TN" below "Somewhere Ltd - Driver" */
        p.head = (bl_head){.location = p.text};
    bool shaped = p.head.position_sure || p.head.name_sure;
    bool told = !p.head.position_sure && bl_str_find(bl_folded_of(b->r, p.head.name), BL_STR("公司"), 0) == SIZE_MAX;
    if (told && !view->heading && !view->bold && is_clauses(b, p.text)) { /* the end of the text of the job above */
        bl_jobs_clear_above(b);
        return;
    }
    const unsigned shape = bl_shape_of(bl_folded_of(b->r, p.head.name));
    const bool han = p.head.name_sure && (unsigned char)b->r->document->folded.bytes[p.head.name.begin] >= 0xE3;
    const bool sure = p.head.name_sure && (shape & BL_SHAPE_TITLE) == 0 && (han || (shape & BL_SHAPE_LEGAL) != 0);
    if (view->depth > 0 && !view->bold && !view->lead && !view->ordered && !sure && is_shallower_below(b, line)) { /* the last point of the job above */
        bl_jobs_clear_above(b);
        return;
    }
    if (p.head.verb || (!view->heading && !shaped && !bl_looks_like_name(b->r, bl_span_empty(p.head.name) ? p.text : p.head.name))) {
        bl_jobs_clear_above(b);
        return;
    }
    if (b->above_count == BL_JOB_PENDING_MAX) {
        memmove(b->above, b->above + 1, (BL_JOB_PENDING_MAX - 1) * sizeof *b->above);
        b->above_count--;
    }
    b->above[b->above_count++] = p;
}

/* Is the line a row of the table that the line above it is in? */
static bool is_same_table(const bl_jobs_walk *b, uint32_t line)
{
    const bl_document *d = b->r->document;
    return line > 0 && b->r->lines.views[line - 1].row &&
           d->blocks.items[d->lines.items[line].block].table == d->blocks.items[d->lines.items[line - 1].block].table;
}

bool bl_jobs_short_below(const bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bool dated = view->range_begin < view->range_end && /* "Scientist II (promoted from Scientist I, Jan 2023)" */
                 (bl_line_range(&b->r->lines, line) != NULL ||
                     memchr(b->r->document->folded.bytes + view->begin, '(', b->r->lines.ranges.items[view->range_begin].begin - view->begin) == NULL);
    return view->begin < view->end && !view->sentence && view->depth == 0 && (!view->row || is_same_table(b, line)) && !b->r->headings[line] && !dated &&
           !bl_line_wider(&b->r->lines, b->r->document, line, 80);
}

static void take_flags(bl_head *head, const bl_head *more)
{
    head->internship = head->internship || more->internship;
    head->part_time = head->part_time || more->part_time;
    if (bl_span_empty(head->location))
        head->location = more->location;
    if (bl_span_empty(head->department))
        head->department = more->department;
}

/* Fills what the dated line lacks from the short lines above it, nearest first. */
static void look_above(bl_jobs_walk *b, bl_job_draft *draft)
{
    bl_head *head = &draft->head;
    for (uint32_t i = b->above_count; i-- > 0;) {
        bl_job_pending *p = &b->above[i];
        bool need_name = bl_span_empty(head->name), need_position = bl_span_empty(head->position);
        if (!need_name && !need_position)
            return;
        bool has_position = !bl_span_empty(p->head.position), has_name = !bl_span_empty(p->head.name);
        if (need_position && has_position && has_name && need_name) {
            head->position = p->head.position;
            head->name = p->head.name;
        } else if (need_position && has_position && !need_name && !p->head.name_sure) {
            head->position = p->head.position;
        } else if (need_position && has_position && need_name) {
            head->position = p->head.position;
        } else if (need_name && !has_position && has_name && !p->head.school) {
            head->name = p->head.name;
        } else if (need_name && has_name && p->head.school && !has_position) {
            head->name = p->head.name;
        } else if (need_name && need_position && !has_position && has_name) {
            head->name = p->head.name;
        } else {
            if (!need_name)
                return;
            continue;
        }
        take_flags(head, &p->head);
        head->name_sure = head->name_sure || p->head.name_sure;
        draft->first_line = p->line;
        if (draft->head_line > p->line && !bl_span_empty(p->head.name))
            draft->head_line = p->line;
    }
}

/* Does the line tell of the employer or of the terms ("200 Pier Road", "Baltimore, MD 21230", "Series: 0560  Grade: 11"), and is no part of the head? */
static bool is_particulars(const bl_jobs_walk *b, uint32_t line)
{
    static const char *const facts[] = {"company-facts", "pay", "location", "phone", "website", "grades", "contact", NULL};
    const bl_line_view *view = &b->r->lines.views[line];
    if (view->depth > 0 || view->row || b->r->headings[line] || view->range_begin < view->range_end || bl_line_wider(&b->r->lines, b->r->document, line, 60))
        return false;
    if (bl_label_in(b->r, line, facts) != NULL)
        return true;
    bl_str s = bl_folded_of(b->r, (bl_span){view->begin, view->end});
    unsigned digits = 0, run = 0;
    for (size_t i = 0; i < s.len; i++) { /* a number of a house, or of a district */
        run = s.ptr[i] >= '0' && s.ptr[i] <= '9' ? run + 1 : 0;
        digits = run > digits ? run : digits;
    }
    bool numbered = digits >= 5 || (digits > 0 && s.ptr[0] >= '0' && s.ptr[0] <= '9');
    return (numbered && !view->sentence && (bl_shape_of(s) & (BL_SHAPE_TITLE | BL_SHAPE_VERB)) == 0) || bl_is_place(s);
}

/* Then from the lines below: "2018 - 2020  Somewhere" / "Software Engineer". */
static void look_below(bl_jobs_walk *b, bl_job_draft *draft)
{
    bl_head *head = &draft->head;
    uint32_t line = draft->body_line, count = b->r->document->lines.count;
    for (unsigned seen = 0, skipped = 0; seen < 3 && line < count; line++) {
        bool need_name = bl_span_empty(head->name), need_position = bl_span_empty(head->position);
        const bl_line_view *view = &b->r->lines.views[line];
        if (!need_name && !need_position)
            return;
        if (view->begin >= view->end)
            continue;
        if (!need_name && skipped < 4 && is_particulars(b, line)) {
            skipped++;
            continue;
        }
        const bl_labelled *labels;
        if (!bl_jobs_short_below(b, line) || bl_labels_of(&labels, b->r, line) > 0)
            return;
        bl_head below;
        bl_head_read(&below, b->r, line, (bl_span){view->begin, view->end});
        bool has_position = below.position_sure, has_name = !bl_span_empty(below.name);
        if (below.verb)
            return;
        bool leads = has_position && has_name && below.position.end <= below.name.begin; /* "Manager, Energy practice" below its employer */
        if (need_position && has_position && (need_name || !has_name || !below.name_sure || leads)) {
            head->position = below.position;
            if (need_name && has_name)
                head->name = below.name;
            else if (has_name && bl_span_empty(head->department) && (bl_shape_of(bl_folded_of(b->r, below.name)) & BL_SHAPE_DEPARTMENT) != 0)
                head->department = below.name;
        } else if (need_name && has_name && !has_position && (below.name_sure || (need_position && bl_looks_like_name(b->r, below.name)) || !need_position)) {
            head->name = below.name;
            if (line < draft->body_line + 2)
                draft->head_line = line;
        } else {
            return;
        }
        take_flags(head, &below);
        draft->body_line = line + 1;
        seen++;
    }
}

/* "Seattle, WA" right below name, title and dates, as networks print it. */
static void take_place_below(const bl_jobs_walk *b, bl_job_draft *draft)
{
    const uint32_t line = draft->body_line;
    if (line >= b->r->document->lines.count || !bl_span_empty(draft->head.location) || !bl_jobs_short_below(b, line))
        return;
    const bl_span text = {b->r->lines.views[line].begin, b->r->lines.views[line].end};
    if (bl_is_place(bl_folded_of(b->r, text))) {
        draft->head.location = text;
        draft->body_line = line + 1;
    }
}

/* Do the dates stand alone, and a short line below names an employer or a title? */
static bool names_below(const bl_jobs_walk *b, uint32_t line, const bl_head *head)
{
    bl_field fields[BL_FIELD_MAX];
    const bl_line_view *view = &b->r->lines.views[line];
    uint32_t count = head->fields == 0 ? 0 : bl_fields_split(fields, b->r, line, (bl_span){view->begin, view->end}, false);
    for (uint32_t i = 0; i < count; i++)
        if ((fields[i].shape & BL_SHAPE_DURATION) == 0)
            return false;
    do
        line++;
    while (line < b->r->document->lines.count && b->r->lines.views[line].begin >= b->r->lines.views[line].end);
    if (line >= b->r->document->lines.count || !bl_jobs_short_below(b, line))
        return false;
    bl_head below;
    bl_head_read(&below, b->r, line, (bl_span){b->r->lines.views[line].begin, b->r->lines.views[line].end});
    return !below.verb && !below.school && (below.name_sure || below.position_sure);
}

/* Is what stands beside the dates a head, and no sentence of a job's text? */
static bool is_head(const bl_jobs_walk *b, uint32_t line, const bl_head *head, const bl_range *range)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bool in_work = bl_is_job_section(b->r->sections[line]);
    bool position = !bl_span_empty(head->position), name = !bl_span_empty(head->name);
    if (head->verb || (head->school && !in_work))
        return false;
    if (head->school && bl_mention_in(b->r, BL_KIND_DEGREE, (bl_span){view->begin, view->end}) != NULL)
        return false;
    if (range->season && !position && !head->name_sure)
        return false;
    bool above = false;
    for (uint32_t i = 0; i < b->above_count && head->fields == 0; i++)
        above = above || !bl_span_empty(b->above[i].head.position);
    if (!in_work && !position && !head->name_sure && !head->internship && !(view->heading || view->bold) && !above && !names_below(b, line, head))
        return false;
    if (!in_work && b->has_work)
        return false;
    if (view->depth > 1)
        return position && name;
    if (view->sentence)
        return position && name && range->begin - view->begin <= HEAD_BYTES;
    bool edge = range->begin == view->begin || range->end + 24 >= view->end || position || head->name_sure;
    return edge;
}

/* Does a colon follow? */
static bool is_key(const bl_jobs_walk *b, bl_span span)
{
    const bl_folded *folded = &b->r->document->folded;
    uint32_t at = span.end;
    while (at < folded->len && folded->bytes[at] == ' ')
        at++;
    return span.begin < span.end && at < folded->len && folded->bytes[at] == ':';
}

static bool is_inside(const bl_range *inner, const bl_range *outer)
{
    bool open = outer->to.precision == BL_DATE_PRESENT;
    return inner->from.month >= outer->from.month && (open || (inner->to.precision != BL_DATE_PRESENT && inner->to.month <= outer->to.month));
}

/* Behind empty lines, and lines of labels that tell of the employer (公司规模, 公司性质), as cards of job boards have them. */
static uint32_t skip_facts(const bl_jobs_walk *b, uint32_t line)
{
    static const char *const facts[] = {"company-facts", "pay", NULL};
    uint32_t count = b->r->document->lines.count;
    for (uint32_t skipped = 0; line < count && skipped <= 2; line++) {
        const bl_line_view *view = &b->r->lines.views[line];
        if (view->begin >= view->end)
            continue;
        const bl_labelled *labels;
        uint32_t found = bl_labels_of(&labels, b->r, line);
        bool place = found == 0 && bl_is_place(bl_folded_of(b->r, (bl_span){view->begin, view->end}));
        if (!place && (found == 0 || labels[0].label != view->begin || bl_label_find(labels, found, facts) == NULL))
            return line;
        skipped++;
    }
    return line;
}

/* "Somewhere Ltd  2015 - 2019" above "Senior Engineer  2017 - 2019": the dates of all its titles; each has its own below. */
static bool is_group(const bl_jobs_walk *b, uint32_t line, const bl_job_draft *draft)
{
    if (bl_span_empty(draft->head.name) || !bl_span_empty(draft->head.position) || draft->range->problem != NULL)
        return false;
    uint32_t next = skip_facts(b, line + 1);
    const bl_range *range = next < b->r->document->lines.count && !b->r->headings[next] ? bl_line_range(&b->r->lines, next) : NULL;
    if (range == NULL || range->problem != NULL || b->r->lines.views[next].depth > 1 || b->r->lines.views[next].sentence)
        return false;
    bl_head below;
    bl_head_read(&below, b->r, next, (bl_span){b->r->lines.views[next].begin, b->r->lines.views[next].end});
    return below.position_sure && !below.name_sure && !below.verb && is_inside(range, draft->range);
}

/* What stands beside the dates and is no sure name gives way to what the lines above say. own, unsure: the name and the title of the line itself. */
static void doubt(const bl_jobs_walk *b, bl_job_draft *draft, bl_span *own, bl_span *unsure)
{
    const bl_head *top = b->above_count > 0 ? &b->above[b->above_count - 1].head : NULL;
    if (top != NULL && top->position_sure && !bl_span_empty(top->name) && !draft->head.position_sure && !draft->head.name_sure) {
        if (bl_span_empty(draft->head.location)) /* "Engineer at Quillon" above "2014 - 2016 | Leeds" */
            draft->head.location = draft->head.name;
        draft->head.name = *own = *unsure = (bl_span){0};
    }
    /* "Somewhere Ltd, Leeds" / "Engineer, 2018 - 2020": an unsure name beside the title gives way to a sure one above */
    if (!bl_span_empty(*own) && !draft->head.name_sure && !bl_span_empty(draft->head.position) && b->above_count > 0 &&
        b->above[b->above_count - 1].head.name_sure && bl_span_empty(b->above[b->above_count - 1].head.position) && draft->head.position.begin < own->begin)
        draft->head.name = (bl_span){0};
    if (!bl_span_empty(b->group) && b->group_range != NULL && is_inside(draft->range, b->group_range) && !draft->head.name_sure &&
        draft->head.position.begin < own->begin && !bl_span_empty(draft->head.position)) {
        draft->head.department = *own; /* "Sales Director, CEE (2019 - Present)" under its employer */
        draft->head.name = *own = (bl_span){0};
    }
}

/* Reads the next line of text as a part of a head; false where there is none, or it is no short line. */
bool bl_jobs_read_next(const bl_jobs_walk *b, uint32_t line, bl_head *below)
{
    uint32_t next = line + 1;
    while (next < b->r->document->lines.count && b->r->lines.views[next].begin >= b->r->lines.views[next].end)
        next++;
    if (next >= b->r->document->lines.count || !bl_jobs_short_below(b, next))
        return false;
    bl_head_read(below, b->r, next, (bl_span){b->r->lines.views[next].begin, b->r->lines.views[next].end});
    return true;
}

/* "03/2019 - now  Responsable logistique" above "Entrepôts du Rhône SA": what no rule knows is the title where the line below is surely an employer. */
static bool title_above_name(const bl_jobs_walk *b, uint32_t line, const bl_job_draft *draft)
{
    bl_head below;
    if (bl_span_empty(draft->head.name) || draft->head.name_sure || !bl_span_empty(draft->head.position) ||
        (b->above_count > 0 && !b->r->document->lines.items[line].blank_before) || !bl_jobs_read_next(b, line, &below))
        return false;
    return below.name_sure && !below.position_sure && !below.verb && (bl_shape_of(bl_folded_of(b->r, below.name)) & BL_SHAPE_LEGAL) != 0;
}

/* Is a title's employer surely on the line below, and what stands above only the end of the text of the job before? */
static bool is_named_below(const bl_jobs_walk *b, uint32_t line, const bl_job_draft *draft)
{
    bl_head below;
    if (!bl_span_empty(draft->head.name) || bl_span_empty(draft->head.position) || b->above_count == 0 || b->above[b->above_count - 1].head.name_sure ||
        b->r->record->jobs.count == 0 || b->r->record->jobs.items[b->r->record->jobs.count - 1].line_begin >= b->above[b->above_count - 1].line)
        return false;
    return bl_jobs_read_next(b, line, &below) && below.name_sure && !below.position_sure && !below.verb;
}

/* "Ward Sister" right above "Somewhere Hospital, 2019 - 2021": what no rule knows is the title where the dated line surely names the employer, and the
 * line opens a paragraph. */
static void take_title_above(const bl_jobs_walk *b, bl_job_draft *draft)
{
    const bl_job_pending *p = b->above_count > 0 ? &b->above[b->above_count - 1] : NULL;
    if (p == NULL || p->apart || !draft->head.name_sure || p->head.name_sure || p->head.school || bl_span_empty(p->head.name) || p->line == 0)
        return;
    const unsigned shape = bl_shape_of(bl_folded_of(b->r, p->head.name));
    const bl_line_view *before = &b->r->lines.views[p->line - 1];
    const bool opens = before->begin >= before->end || before->depth > 0 || b->r->headings[p->line - 1] || before->sentence;
    if (!opens || (shape & (BL_SHAPE_ORGANIZATION | BL_SHAPE_PLACE | BL_SHAPE_DEPARTMENT | BL_SHAPE_VERB | BL_SHAPE_DURATION | BL_SHAPE_SCHOOL)) != 0 ||
        !bl_looks_like_name(b->r, p->head.name))
        return;
    draft->head.position = p->head.name;
    if (bl_span_empty(draft->head.department))
        draft->head.department = p->head.department;
    draft->first_line = p->line;
}

bl_status bl_jobs_read_head(bl_jobs_walk *b, uint32_t line, const bl_range *range)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_job_draft draft = {.range = range, .first_line = line, .head_line = line, .body_line = line + 1};
    bl_head_read(&draft.head, b->r, line, (bl_span){view->begin, view->end});
    if (draft.head.pause && !draft.head.name_sure) { /* a gap year: the lines below belong to nobody */
        bl_jobs_clear_above(b);
        return view->depth > 1 ? BL_OK : bl_jobs_mark(b, line, BL_NONE, line);
    }
    if (!is_head(b, line, &draft.head, range)) {
        bl_jobs_clear_above(b);
        return BL_OK;
    }
    bool alone = draft.head.fields == 0 || (bl_span_empty(draft.head.name) && bl_span_empty(draft.head.position));
    bl_span own = draft.head.name, unsure = draft.head.position;
    if (!draft.head.position_sure)
        draft.head.position = (bl_span){0}; /* a title on a neighbouring line is better */
    if (draft.head.fields == 1 && !draft.head.name_sure && bl_span_empty(unsure) && is_key(b, own))
        draft.head.name = own = (bl_span){0}; /* "On site: 2019 - 2020" */
    doubt(b, &draft, &own, &unsure);
    if (is_group(b, line, &draft)) {
        bl_jobs_clear_above(b);
        b->group = draft.head.name;
        b->group_range = range;
        return bl_jobs_mark(b, line, BL_NONE, line); /* what stands before its first title tells of the employer */
    }
    if (title_above_name(b, line, &draft)) {
        draft.head.position = unsure = own;
        draft.head.name = own = (bl_span){0};
        bl_jobs_clear_above(b);
    }
    if (is_named_below(b, line, &draft))
        look_below(b, &draft);
    look_above(b, &draft);
    if (bl_span_empty(draft.head.name) && !bl_span_empty(b->group) && !bl_span_empty(draft.head.position)) {
        draft.head.name = b->group;
        draft.inherited = true;
    }
    if (bl_span_empty(draft.head.name) || bl_span_empty(draft.head.position))
        look_below(b, &draft);
    if (bl_span_empty(draft.head.name) && !bl_span_empty(own))
        draft.head.name = own;
    if (bl_span_empty(draft.head.position))
        draft.head.position = unsure;
    if (bl_span_empty(draft.head.position) && draft.body_line == line + 1)
        take_title_above(b, &draft);
    if (bl_span_empty(draft.head.name)) { /* 黄冈建筑设计室: what looks like a department is the employer where there is no other */
        draft.head.name = draft.head.department;
        draft.head.department = (bl_span){0};
    }
    bl_jobs_clear_above(b);
    if (bl_span_empty(draft.head.name) && bl_span_empty(draft.head.position)) {
        if (alone && draft.head.fields == 0) {
            b->loose = range;
            b->loose_line = line;
        }
        return BL_OK;
    }
    if (draft.head.pause && bl_span_empty(draft.head.position))
        return BL_OK;
    take_place_below(b, &draft);
    if (!draft.inherited)
        b->group_range = NULL;
    if (!draft.inherited)
        b->group = draft.first_line < line && bl_span_empty(own) && draft.head.name.begin < view->begin ? draft.head.name : (bl_span){0};
    return bl_jobs_add(b, &draft);
}
