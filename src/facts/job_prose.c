/* Employments told in running text, and several of them on one line. */
#include "facts/jobs.h"

#define SEGMENTS_MAX 8u     /* jobs of one line */
#define SENTENCE_REACH 240u /* bytes from the dates to either end of their sentence */
#define PROSE_MAX 16u       /* periods of one line that are read as prose */

unsigned bl_jobs_periods_on(const bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    unsigned count = 0;
    for (uint32_t i = view->range_begin; i < view->range_end; i++)
        count += !b->r->lines.ranges.items[i].single;
    return count;
}

/* "Facebook (2019-01 to 2021-10), then Meta (2021-10 to 2023-01)": one employer under two names has one job. */
static bool is_renamed(const bl_reading *r, const bl_head *a, const bl_head *b, const bl_range *first, const bl_range *second)
{
    uint32_t entry = bl_head_organization(r, bl_head_name(r, a->name));
    return entry != BL_NO_ENTRY && entry == bl_head_organization(r, bl_head_name(r, b->name)) && first->problem == NULL && second->problem == NULL &&
           first->to.precision != BL_DATE_PRESENT && second->from.month <= first->to.month + 1 && second->from.month >= first->from.month;
}

/* "2015 - 2017 X architect; 2017 - 2020 Y architect": a head between semicolons each. */
static bl_status read_segments(bl_jobs_walk *b, uint32_t line, bool *taken)
{
    const bl_line_view *view = &b->r->lines.views[line];
    const char *bytes = b->r->document->folded.bytes;
    bl_job_draft drafts[SEGMENTS_MAX];
    uint32_t count = 0, range = view->range_begin;
    *taken = false;
    for (uint32_t begin = view->begin; begin < view->end && count < SEGMENTS_MAX;) {
        const char *mark = memchr(bytes + begin, ';', view->end - begin);
        bl_span segment = {begin, mark == NULL ? view->end : (uint32_t)(mark - bytes)};
        begin = segment.end + 1;
        if (bl_span_empty(bl_trimmed(b->r, segment)))
            continue;
        const bl_range *dates = NULL;
        for (; range < view->range_end && b->r->lines.ranges.items[range].begin < segment.end; range++)
            if (!b->r->lines.ranges.items[range].single) {
                if (dates != NULL)
                    return BL_OK;
                dates = &b->r->lines.ranges.items[range];
            }
        bl_job_draft *draft = &drafts[count++];
        *draft = (bl_job_draft){.range = dates, .first_line = line, .head_line = line, .body_line = line + 1};
        bl_head_read(&draft->head, b->r, line, segment);
        if (dates == NULL || draft->head.verb || draft->head.school || draft->head.pause || bl_span_empty(draft->head.name))
            return BL_OK;
    }
    if (count < 2)
        return BL_OK;
    *taken = true;
    for (uint32_t i = 0; i < count; i++)
        BL_TRY(bl_jobs_add(b, &drafts[i]));
    return BL_OK;
}

/* Several ranges on one line: each with the employer right before it, the title behind the last. False where the line is not of that shape. */
bl_status bl_jobs_read_several(bl_jobs_walk *b, uint32_t line, bool *taken, bool *school)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_head heads[4];
    const bl_range *ranges[4];
    uint32_t count = 0, begin = view->begin;
    bl_span position = {0};
    *taken = false;
    if (bl_jobs_periods_on(b, line) < 2)
        return BL_OK;
    BL_TRY(read_segments(b, line, taken));
    if (*taken)
        return BL_OK;
    for (uint32_t i = view->range_begin; i < view->range_end && count < 4; i++) {
        const bl_range *range = &b->r->lines.ranges.items[i];
        if (range->single)
            continue;
        bl_span before = bl_trimmed(b->r, (bl_span){begin, range->begin});
        if (bl_span_empty(before))
            return BL_OK;
        bl_head_read(&heads[count], b->r, line, before);
        *school = *school || heads[count].school;
        if (heads[count].school || heads[count].verb || bl_span_empty(heads[count].name))
            return BL_OK;
        if (!bl_span_empty(heads[count].position))
            position = heads[count].position;
        ranges[count++] = range;
        begin = range->end;
    }
    if (count < 2)
        return BL_OK;
    bl_head tail;
    bl_span rest = bl_trimmed(b->r, (bl_span){begin, view->end});
    bl_head_read(&tail, b->r, line, rest);
    if (bl_span_empty(position))
        position = tail.position;
    if (bl_span_empty(position))
        return BL_OK;
    for (uint32_t i = 1; i < count; i++) {
        if (!is_renamed(b->r, &heads[i - 1], &heads[i], ranges[i - 1], ranges[i]))
            continue;
        bl_range *whole = BL_NEW(b->r->arena, bl_range);
        if (whole == NULL)
            return BL_ERROR_MEMORY;
        *whole = *ranges[i];
        whole->begin = ranges[i - 1]->begin;
        whole->from = ranges[i - 1]->from;
        ranges[i] = whole;
        ranges[i - 1] = NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (ranges[i] == NULL)
            continue;
        bl_job_draft draft = {.head = heads[i], .range = ranges[i], .first_line = line, .head_line = line, .body_line = line + 1};
        if (bl_span_empty(draft.head.position))
            draft.head.position = position;
        BL_TRY(bl_jobs_add(b, &draft));
    }
    *taken = true;
    return BL_OK;
}

/* The sentence of a line around a place. */
static bl_span sentence_around(const bl_jobs_walk *b, uint32_t line, uint32_t at)
{
    const bl_line_view *view = &b->r->lines.views[line];
    const char *bytes = b->r->document->folded.bytes;
    bl_span s = {at, at};
    while (s.begin > view->begin && at - s.begin < SENTENCE_REACH &&
           !(bytes[s.begin - 1] == ' ' && s.begin >= view->begin + 2 && strchr(".;!?", bytes[s.begin - 2]) != NULL))
        s.begin--;
    while (s.end < view->end && s.end - at < SENTENCE_REACH && !(bytes[s.end] == ' ' && s.end > view->begin && strchr(".;!?", bytes[s.end - 1]) != NULL))
        s.end++;
    return s;
}

/* The capitalised words at a place, as far as the name goes: "Arvello Studio" of "Arvello Studio as a". */
static bl_span name_behind(const bl_jobs_walk *b, bl_span within)
{
    uint32_t at = within.begin, end = at;
    const char *bytes = b->r->document->folded.bytes;
    for (unsigned word = 0; word < 6 && at < within.end; word++) {
        uint32_t stop = at;
        while (stop < within.end && strchr(" ,;()", bytes[stop]) == NULL)
            stop++;
        if (stop == at || !bl_looks_like_name(b->r, (bl_span){at, stop}) || bl_dates_is_present(b->r->document, (bl_span){at, stop}) ||
            (bytes[at] >= '0' && bytes[at] <= '9' && word == 0))
            break;
        end = stop;
        if (stop >= within.end || bytes[stop] != ' ')
            break;
        at = stop + 1;
    }
    return bl_without_stop(b->r, (bl_span){within.begin, end});
}

/* A span that ends where the dates begin, if they stand in it. */
static bl_span before_dates(bl_span span, const bl_range *range)
{
    return span.begin < range->begin && range->begin < span.end ? (bl_span){span.begin, range->begin} : span;
}

/* The title behind "as": up to the word that leads to the employer, or to a comma. */
static bl_span post_behind(const bl_jobs_walk *b, bl_span within)
{
    static const char *const ends[] = {" in ", " at ", " with ", " for ", " from ", " since ", " on ", " under ", ", ", " ("}, *const articles[] = {
                                                                                                                                   "a ", "an ", "the "};
    bl_str s = bl_folded_of(b->r, within);
    size_t end = s.len;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = bl_str_find(s, bl_str_of(ends[i]), 0);
        end = at < end ? at : end;
    }
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (bl_str_opens(s, articles[i]) && strlen(articles[i]) < end)
            return bl_trimmed(b->r, (bl_span){within.begin + (uint32_t)strlen(articles[i]), within.begin + (uint32_t)end});
    return bl_trimmed(b->r, (bl_span){within.begin, within.begin + (uint32_t)end});
}

/* "Worked as a clerk in Oakwell Ltd, Leeds from 2018 to 2020": does the line of a section of work begin as a sentence about one does? */
bool bl_jobs_tells(const bl_jobs_walk *b, uint32_t line)
{
    static const char *const begins[] = {"worked ", "working ", "currently work", "presently work", "previously work", "currently employed", "employed ",
        "joined ", "served as", "serving as", "have worked ", "i worked ", "i work ", "i am working ", "associated with ", "was working ", "started as ",
        "started working "};
    bl_str s = bl_folded_of(b->r, (bl_span){b->r->lines.views[line].begin, b->r->lines.views[line].end});
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (bl_str_opens(s, begins[i]))
            return true;
    return false;
}

/* "From 2019 to 2022 I worked at Arvello Studio as a product designer": a sentence with a verb of work, a name behind "at", dates. */
static bool read_told(const bl_jobs_walk *b, uint32_t line, const bl_range *range, bl_job_draft *draft)
{
    static const char *const verbs[] = {"worked", "working", "work", "joined", "employed", "served", "spent", "was", "been", "job", "position", "role",
        "started", "hired", "am", "ran", "taught", "associated"};
    static const char *const leads[] = {" at ", " with ", " for ", " joined ", " by "};
    bl_span sentence = sentence_around(b, line, range->begin), name = {0};
    bl_str s = bl_folded_of(b->r, sentence);
    bool verb = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && !verb; i++)
        verb = bl_has_word(s, verbs[i]);
    if (!verb || bl_school_in(b->r, sentence) != NULL || bl_mention_in(b->r, BL_KIND_DEGREE, sentence) != NULL)
        return false;
    for (size_t i = 0; i < sizeof leads / sizeof *leads && bl_span_empty(name); i++)
        for (size_t at = bl_str_find(s, bl_str_of(leads[i]), 0); at != SIZE_MAX && bl_span_empty(name); at = bl_str_find(s, bl_str_of(leads[i]), at + 1))
            name = name_behind(b, before_dates((bl_span){sentence.begin + (uint32_t)(at + strlen(leads[i])), sentence.end}, range));
    size_t as = bl_str_find(s, BL_STR(" as "), 0), in = as == SIZE_MAX ? SIZE_MAX : bl_str_find(s, BL_STR(" in "), as);
    if (bl_span_empty(name) && in != SIZE_MAX) /* "worked as clerk in Oakwell Ltd" */
        name = name_behind(b, before_dates((bl_span){sentence.begin + (uint32_t)in + 4, sentence.end}, range));
    static const char *const own[] = {"freelancing", "self-employed", "freelance"};
    for (size_t i = 0; i < sizeof own / sizeof *own && bl_span_empty(name); i++)
        if (bl_has_word(s, own[i])) {
            size_t at = bl_str_find(s, bl_str_of(own[i]), 0);
            name = (bl_span){sentence.begin + (uint32_t)at, sentence.begin + (uint32_t)(at + strlen(own[i]))};
        }
    if (bl_span_empty(name) || name.end - name.begin < 3)
        return false;
    draft->head.name = name;
    draft->head.name_sure = true;
    bl_span post = as == SIZE_MAX ? (bl_span){0} : post_behind(b, before_dates((bl_span){sentence.begin + (uint32_t)as + 4, sentence.end}, range));
    if (!bl_span_empty(post) && (bl_shape_of(bl_folded_of(b->r, post)) & BL_SHAPE_TITLE) != 0) {
        draft->head.position = post;
        return true;
    }
    const bl_mention *title = bl_mention_in(b->r, BL_KIND_TITLE, (bl_span){as == SIZE_MAX ? sentence.begin : sentence.begin + (uint32_t)as, sentence.end});
    if (title != NULL)
        draft->head.position = (bl_span){title->begin, title->end};
    else if (!bl_span_empty(post) && bl_looks_like_name(b->r, post))
        draft->head.position = post;
    return true;
}

/* "之后在鹅厂（Tencent）2015.07 - 2018.07 写 C++": a known employer right before the dates, or right behind 在/at/joined. */
bl_status bl_jobs_read_prose(bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    uint32_t begin = view->begin;
    const bool tells = bl_jobs_tells(b, line);
    for (uint32_t i = view->range_begin; i < view->range_end && i < view->range_begin + PROSE_MAX; i++) {
        const bl_range *range = &b->r->lines.ranges.items[i];
        bl_span before = {begin, range->begin}, after = {range->end, view->end};
        begin = range->end;
        if (range->single || bl_mention_in(b->r, BL_KIND_DEGREE, before) != NULL)
            continue;
        const bl_mention *employer = NULL, *m;
        uint32_t cursor = 0;
        while ((m = bl_mention_next(b->r, BL_KIND_EMPLOYER, before, &cursor)) != NULL)
            employer = m->end + 24 >= range->begin ? (employer != NULL && m->begin < employer->end + 4 ? employer : m) : employer;
        cursor = 0;
        if (employer == NULL && (m = bl_mention_next(b->r, BL_KIND_EMPLOYER, after, &cursor)) != NULL && m->begin <= range->end + 12)
            employer = m;
        bl_job_draft told = {.range = range, .first_line = line, .head_line = line, .body_line = tells ? line + 1 : line};
        if ((employer == NULL || tells) && read_told(b, line, range, &told)) {
            BL_TRY(bl_jobs_add(b, &told));
            continue;
        }
        if (employer == NULL ||
            bl_mention_in(b->r, BL_KIND_DEGREE, (bl_span){employer->begin, range->begin > employer->end ? range->begin : employer->end}) != NULL)
            continue;
        bl_job_draft draft = {.range = range, .first_line = line, .head_line = line, .body_line = line};
        draft.head.name = (bl_span){employer->begin, employer->end};
        const bl_mention *title = bl_mention_in(b->r, BL_KIND_TITLE, (bl_span){employer->end, view->end});
        if (title != NULL && title->begin < range->end + 60)
            draft.head.position = (bl_span){title->begin, title->end};
        BL_TRY(bl_jobs_add(b, &draft));
    }
    return BL_OK;
}
