#include "facts/fields.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

#define SPACED_MAX 48u  /* letters and blanks of a heading */
#define FORM_LINES 200u /* of a form, above and below a row */
#define FORM_BYTES 60u  /* of a cell that names a section */

/* How a line names a section. */
typedef struct title {
    bl_section section;
    bool whole;    /* nothing else stands on the line */
    bool at_end;   /* its last words do: "Kitchen experience" */
    uint32_t rest; /* folded byte behind a colon and more text; 0 where none */
} title;

static bool is_mark(uint32_t c)
{
    return c == ' ' || c == '\t' || (c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) || (c >= 0x2000 && c < 0x3005) ||
           (c >= 0x3008 && c < 0x3021) || (c >= 0xE000 && c < 0xF900) || c >= 0x1F000 || c == 0xB7 || c == 0xFFFD;
}

/* Is there anything but marks and fillers in it? */
static bool only_marks(bl_str s)
{
    for (size_t at = 0; at < s.len;) {
        size_t next = at;
        uint32_t listed;
        if (!is_mark(bl_utf8_next(s, &next))) {
            next = at + bl_wordtable_begin(&bl_words_in_headings, bl_str_slice(s, at, s.len), BL_WORDTABLE_ANY, &listed);
            if (next == at)
                return false;
        }
        at = next;
    }
    return true;
}

/* A bracketed remark behind a heading does not change it: 工作经历（近三段）. */
static uint32_t without_remark(const bl_reading *r, uint32_t begin, uint32_t end)
{
    bl_str s = bl_unbracketed(bl_folded_of(r, (bl_span){begin, end}));
    return s.len > 0 ? begin + (uint32_t)s.len : end;
}

/* "E X P E R I E N C E", "T E C H N I C A L   S K I L L S": letters set apart by one blank, words by more. */
static bl_section read_spaced(const bl_reading *r, bl_span span)
{
    char word[SPACED_MAX];
    bl_str s = bl_str_trim(bl_folded_of(r, span));
    size_t len = 0;
    while (s.len > 0 && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == ' '))
        s.len--;
    for (size_t i = 0; i < s.len; i++) {
        bool letter = (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || s.ptr[i] == '&';
        if (len + 2 > sizeof word || (!letter && s.ptr[i] != ' ') || (letter && i + 1 < s.len && s.ptr[i + 1] != ' '))
            return BL_SECTION_NONE;
        if (letter)
            word[len++] = s.ptr[i];
        else if (i + 1 < s.len && s.ptr[i + 1] == ' ' && len > 0 && word[len - 1] != ' ')
            word[len++] = ' ';
    }
    uint32_t entry;
    if (len < 5 || bl_vocabulary_by_name(r->vocabulary, r->arena, BL_KIND_SECTION, (bl_str){word, len}, &entry, 1) == 0)
        return BL_SECTION_NONE;
    return bl_vocabulary_entry(r->vocabulary, entry)->section;
}

static bool is_career(bl_section s) { return s == BL_SECTION_WORK || s == BL_SECTION_INTERNSHIP || s == BL_SECTION_PROJECTS; }

static bool has_year(const bl_reading *r, bl_span text)
{
    const char *bytes = r->document->folded.bytes;
    for (uint32_t i = text.begin; i + 4 <= text.end; i++)
        if ((memcmp(bytes + i, "19", 2) == 0 || memcmp(bytes + i, "20", 2) == 0) && bytes[i + 2] >= '0' && bytes[i + 2] <= '9' && bytes[i + 3] >= '0' &&
            bytes[i + 3] <= '9')
            return true;
    return false;
}

/* "Certifications Forklift operator, OSHA 10", "Education BSc Physics, ...": a heading of one word and its text, which nothing parts. What the text
 * names must be of the heading's kind: "Education coordinator" is a title. */
static bool opens_text(const bl_reading *r, bl_span heading, bl_section section, uint32_t end)
{
    if ((unsigned char)r->document->folded.bytes[heading.begin] >= 0xE3) /* "工作经历 杭州点石有限公司 2021.03-至今" */
        return heading.end - heading.begin >= 12 && (is_career(section) || section == BL_SECTION_EDUCATION) && has_year(r, (bl_span){heading.end, end});
    static const char *const certificates[] = {"certifications", "certificates", "licenses", "licences"};
    const bl_str word = bl_folded_of(r, heading);
    const bl_span text = {heading.end + 1, end};
    const bl_span origin = bl_document_origin(r->document, (bl_span){heading.begin, text.begin + 1});
    const bl_str source = bl_source_slice(&r->document->text, origin);
    bool capital = source.len > 1 && source.ptr[0] >= 'A' && source.ptr[0] <= 'Z' && source.ptr[source.len - 1] >= 'A' && source.ptr[source.len - 1] <= 'Z';
    bool list = memchr(r->document->folded.bytes + text.begin, ',', text.end - text.begin) != NULL;
    if (!capital || bl_str_find(word, BL_STR(" "), 0) != SIZE_MAX || (!list && (bl_shape_of(bl_folded_of(r, text)) & BL_SHAPE_TITLE) != 0))
        return false;
    const bl_mention *m = NULL;
    bool listed = false;
    switch (section) {
    case BL_SECTION_EDUCATION: return bl_mention_in(r, BL_KIND_DEGREE, text) != NULL || bl_school_in(r, text) != NULL;
    case BL_SECTION_LANGUAGES: m = bl_mention_in(r, BL_KIND_LANGUAGE, text); break;
    case BL_SECTION_SKILLS: m = bl_mention_in(r, BL_KIND_SKILL, text); break;
    case BL_SECTION_CERTIFICATES:
        for (size_t i = 0; i < sizeof certificates / sizeof *certificates; i++)
            listed = listed || bl_str_equal(word, bl_str_of(certificates[i]));
        return listed && list;
    default: return false;
    }
    return m != NULL && m->begin == text.begin && list;
}

static bool may_be_spaced(const bl_reading *r, bl_span span) { return span.end > span.begin + 8 && r->document->folded.bytes[span.begin + 1] == ' '; }

static title read_title(const bl_reading *r, bl_span span)
{
    title t = {BL_SECTION_NONE, false, false, 0};
    if (may_be_spaced(r, span)) {
        t.section = read_spaced(r, span);
        t.whole = t.at_end = t.section != BL_SECTION_NONE;
        if (t.whole)
            return t;
    }
    uint32_t end = without_remark(r, span.begin, span.end), covered = span.begin, cursor = 0;
    bool whole = true, first = true;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_SECTION, (bl_span){span.begin, end}, &cursor)) != NULL) {
        if (m->begin < covered)
            continue;
        bool clean = only_marks(bl_folded_of(r, (bl_span){covered, m->begin}));
        bl_section section = bl_vocabulary_entry(r->vocabulary, m->entry)->section;
        if (first || !whole || (t.section == BL_SECTION_INTERNSHIP && section == BL_SECTION_WORK)) /* 实习与工作经历 */
            t.section = section;
        whole = whole && clean;
        covered = m->end;
        if (first && clean) {
            const char *bytes = r->document->folded.bytes;
            uint32_t i = m->end;
            while (i < end && bytes[i] == ' ')
                i++;
            if (i < end && (bytes[i] == ':' || bytes[i] == '\t')) {
                t.rest = i + 1;
                if (!only_marks(bl_folded_of(r, (bl_span){t.rest, span.end})))
                    return t;
                t.rest = 0;
            } else if (i == m->end + 1 && m->begin == span.begin && i < end && opens_text(r, (bl_span){m->begin, m->end}, section, span.end)) {
                t.rest = i;
                return t;
            }
        }
        first = false;
    }
    if (t.section == BL_SECTION_NONE)
        return t;
    t.at_end = only_marks(bl_folded_of(r, (bl_span){covered, end}));
    t.whole = whole && t.at_end;
    return t;
}

/* Does the heading speak of an entry (a job, a school, a project) rather than of a section? */
static bool is_entry(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    if (view->range_begin < view->range_end)
        return true;
    bl_field fields[BL_FIELD_MAX];
    uint32_t count = bl_fields_split(fields, r, line, (bl_span){view->begin, view->end}, true);
    for (uint32_t i = 0; i < count; i++)
        if (fields[i].employer != BL_NO_ENTRY || fields[i].school != BL_NO_ENTRY ||
            (fields[i].shape & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION | BL_SHAPE_SCHOOL)) != 0)
            return true;
    for (uint32_t next = line + 1, seen = 0; next < r->document->lines.count && seen < 2; next++) {
        const bl_line_view *below = &r->lines.views[next];
        if (below->begin >= below->end)
            continue;
        if (below->heading)
            return false;
        if (bl_line_range(&r->lines, next) != NULL)
            return true;
        seen++;
    }
    return false;
}

typedef struct outline {
    bl_reading *r;
    bl_section current;
    unsigned level;                  /* of the section headings; 0 where none has been seen */
    bool bulleted;                   /* section headings of this file stand behind bullets */
    bool dated;                      /* a line with a period stands above, in this section */
    uint32_t form;                   /* the table that was looked through last */
    uint8_t named[BL_SECTION_COUNT]; /* how often its first cells name a section: 2 is several times */
    bool inlined;                    /* the section began on a line with text: "工作经历：2019/07-至今 X有限公司" */
} outline;

static bool read_heading(outline *o, uint32_t line, title t)
{
    unsigned level = o->r->document->blocks.items[o->r->document->lines.items[line].block].level;
    bool deeper = o->level > 0 && level > o->level;
    bool found = t.section != BL_SECTION_NONE && t.rest == 0 && (t.whole || (t.at_end && !deeper));
    if (found && deeper && is_career(o->current) && !(t.section == BL_SECTION_PROJECTS && o->current != BL_SECTION_PROJECTS))
        found = false; /* "#### Technologies" inside a job */
    if (found && !t.whole && is_career(o->current) && bl_line_range(&o->r->lines, line) != NULL)
        found = false;
    if (found) {
        o->level = deeper ? o->level : level;
        o->current = t.section;
        return true;
    }
    if (o->level > 0 && level <= o->level && o->current != BL_SECTION_NONE && o->current != BL_SECTION_PROJECTS && !is_entry(o->r, line))
        o->current = BL_SECTION_OTHER;
    return false;
}

/* Is a plain line that names a section its heading? */
static bool is_plain_heading(const outline *o, uint32_t line, title t)
{
    const bl_line_view *view = &o->r->lines.views[line];
    const bl_line *l = &o->r->document->lines.items[line];
    if (view->sentence || view->depth > 1)
        return false;
    bl_str source = bl_source_slice(&o->r->document->text, bl_document_origin(o->r->document, (bl_span){view->begin, view->end}));
    bool capitals = source.len > 0;
    for (size_t i = 0; i < source.len; i++)
        capitals = capitals && !(source.ptr[i] >= 'a' && source.ptr[i] <= 'z') && (unsigned char)source.ptr[i] < 0x80;
    if (!t.whole)
        return t.at_end && (capitals || view->bold) && l->blank_before && !bl_line_wider(&o->r->lines, o->r->document, line, 40) &&
               bl_line_range(&o->r->lines, line) == NULL;
    if (view->depth == 1 && !view->ordered && !view->bold && o->current != BL_SECTION_NONE && !o->bulleted)
        return false;
    bool again = t.section == o->current;                                                   /* "主要工作：" under 工作经历 */
    if (is_career(o->current) && (again || !l->blank_before) && !capitals && !view->bold) { /* "技术栈：" and "Technologies" inside a job are labels */
        const bl_labelled *labels;
        if (bl_mention_in(o->r, BL_KIND_LABEL, (bl_span){view->begin, view->end}) != NULL && bl_labels_of(&labels, o->r, line) > 0)
            return false;
    }
    return true;
}

/* "References: Jane Doe, ...": a section of one line. */
static bool is_inline(const outline *o, uint32_t line, title t)
{
    const bl_line_view *view = &o->r->lines.views[line];
    if (t.rest == 0 || view->depth > 1 || o->current == BL_SECTION_SKILLS)
        return false;
    if (o->inlined)
        return view->depth == 0;
    if (o->dated && o->current == BL_SECTION_NONE && bl_mention_in(o->r, BL_KIND_LABEL, (bl_span){view->begin, t.rest}) != NULL)
        return false; /* "技术栈：..." under a job without a section */
    if (!is_career(o->current))
        return true;
    bool label = bl_mention_in(o->r, BL_KIND_LABEL, (bl_span){view->begin, t.rest}) != NULL; /* "职称：资料库管理师" of a job in Taiwan */
    bool late = t.section == BL_SECTION_REFERENCES || t.section == BL_SECTION_WISHES || t.section == BL_SECTION_EDUCATION ||
                (t.section == BL_SECTION_CERTIFICATES && !label);
    bool apart = t.section == BL_SECTION_LANGUAGES || t.section == BL_SECTION_INTERESTS; /* "Languages: Java" inside a job is none */
    return view->depth == 0 && (late || (apart && o->r->document->lines.items[line].blank_before));
}

/* The first cell of a row that holds text, and whether it is the only one. */
static bl_span first_cell(const bl_reading *r, const bl_line *l, bool *only)
{
    bl_span found = {l->begin, l->begin};
    *only = true;
    for (uint32_t i = l->cell_begin; i < l->cell_end; i++) {
        bl_span cell = bl_trimmed(r, r->document->cells.items[i]);
        if (cell.begin >= cell.end)
            continue;
        if (found.begin < found.end)
            *only = false;
        else
            found = cell;
    }
    return found;
}

/* Counts the sections that the first cells of a table name. O(lines near it), once a table. */
static void count_sections(outline *o, uint32_t line)
{
    const bl_document *d = o->r->document;
    const uint32_t table = d->blocks.items[d->lines.items[line].block].table, last = line + FORM_LINES;
    memset(o->named, 0, sizeof o->named);
    o->form = table;
    for (uint32_t i = line > FORM_LINES ? line - FORM_LINES : 0; i < d->lines.count && i < last; i++) {
        const bl_line *l = &d->lines.items[i];
        bool only;
        if (!o->r->lines.views[i].row || d->blocks.items[l->block].table != table)
            continue;
        const bl_span cell = first_cell(o->r, l, &only);
        const title t = cell.begin < cell.end && cell.end - cell.begin <= FORM_BYTES ? read_title(o->r, cell) : (title){.section = BL_SECTION_NONE};
        if (t.section != BL_SECTION_NONE && t.whole && t.rest == 0 && o->named[t.section] < 2)
            o->named[t.section]++;
    }
}

/* Do the first cells of the table name sections, as in a form: three at least, and the given one once? Labels of jobs come again with each job. */
static bool is_form_section(outline *o, uint32_t line, bl_section section)
{
    const bl_document *d = o->r->document;
    const bl_labelled *labels;
    unsigned kinds = 0;
    if (bl_labels_of(&labels, o->r, line) > 1) /* "学历 | 本科 | 现居地 | 杭州" */
        return false;
    if (o->form != d->blocks.items[d->lines.items[line].block].table)
        count_sections(o, line);
    for (unsigned i = 0; i < BL_SECTION_COUNT; i++)
        kinds += o->named[i] > 0;
    return kinds >= 3 && o->named[section] == 1;
}

static void read_row(outline *o, uint32_t line, bool *heading)
{
    const bl_line *l = &o->r->document->lines.items[line];
    bool only;
    bl_span cell = first_cell(o->r, l, &only);
    if (cell.begin >= cell.end)
        return;
    title t = read_title(o->r, cell);
    if (t.section == BL_SECTION_NONE || !t.whole || t.rest != 0)
        return;
    if (only || (o->r->document->blocks.items[l->block].level != 0 && !is_career(o->current) && bl_mention_in(o->r, BL_KIND_LABEL, cell) == NULL)) {
        o->current = t.section;
        *heading = only;
    } else if (is_form_section(o, line, t.section)) {
        o->current = t.section;
    }
}

/* Is the first line of all no heading of a section but the title of the paper: 個人履歷, and then 姓名：...? */
static bool is_paper_title(const outline *o, uint32_t line, title t)
{
    static const char *const personal[] = {"name", "other-name", "gender", "birth", "age", "personal", "email", "phone", "contact", NULL};
    const bl_reading *r = o->r;
    if (o->current != BL_SECTION_NONE || o->dated || !is_career(t.section))
        return false;
    for (uint32_t i = 0; i < line; i++)
        if (r->lines.views[i].begin < r->lines.views[i].end)
            return false;
    uint32_t next = line + 1;
    while (next < r->document->lines.count && r->lines.views[next].begin >= r->lines.views[next].end)
        next++;
    return next < r->document->lines.count && bl_label_in(r, next, personal) != NULL;
}

/* Does the text behind a heading head a job, a project or a school: "工作经历：2019/07-至今 X有限公司"? Behind "学历：" stands the value of a label. */
static bool opens_entry(const bl_reading *r, uint32_t line, title t)
{
    bool blank = t.rest > 0 && r->document->folded.bytes[t.rest - 1] == ' ';
    return (is_career(t.section) && bl_line_range(&r->lines, line) != NULL) || (t.section == BL_SECTION_EDUCATION && blank);
}

/* "Java Developer" above "Java Developer - Somewhere Ltd": exports of boards print the post between the schools and the skills, under no heading. */
static bool is_post_above(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    uint32_t next = line + 1;
    while (next < r->document->lines.count && r->lines.views[next].begin >= r->lines.views[next].end)
        next++;
    if (view->begin >= view->end || next >= r->document->lines.count)
        return false;
    const bl_str post = bl_folded_of(r, (bl_span){view->begin, view->end}),
                 below = bl_folded_of(r, (bl_span){r->lines.views[next].begin, r->lines.views[next].end});
    return bl_str_begins(below, post) && bl_str_begins(bl_str_slice(below, post.len, below.len), BL_STR(" - "));
}

bl_status bl_read_outline(bl_reading *r)
{
    uint32_t count = r->document->lines.count;
    BL_TRY(bl_lines_open(&r->lines, r->document, &r->glance, &r->signs, r->record->as_of));
    BL_TRY(bl_labels_find(r));
    BL_TRY(bl_fields_open(r));
    r->sections = BL_NEW_ARRAY(r->arena, bl_section, count);
    r->headings = BL_NEW_ARRAY(r->arena, bool, count);
    r->owners = BL_NEW_ARRAY(r->arena, bl_owner, count);
    if (r->sections == NULL || r->headings == NULL || r->owners == NULL)
        return BL_ERROR_MEMORY;
    r->record->line_sections = r->sections;
    r->record->line_owners = r->owners;
    outline o = {.r = r, .current = BL_SECTION_NONE, .form = UINT32_MAX};
    uint32_t name = r->kinds.begins[BL_KIND_SECTION];
    for (uint32_t i = 0; i < count; i++) {
        const bl_line_view *view = &r->lines.views[i];
        bl_section here = BL_SECTION_COUNT;
        if (view->begin < view->end && view->row) {
            read_row(&o, i, &r->headings[i]);
        } else if (view->begin < view->end) {
            const bl_span text = {view->begin, view->end};
            const bool named = bl_kinds_begin_in(&r->kinds, BL_KIND_SECTION, text, &name) || may_be_spaced(r, text);
            const title t = named ? read_title(r, text) : (title){.section = BL_SECTION_NONE};
            if (t.section != BL_SECTION_NONE && is_paper_title(&o, i, t)) {
                r->headings[i] = true;
            } else if (view->heading) {
                r->headings[i] = read_heading(&o, i, t);
            } else if (t.section != BL_SECTION_NONE && t.rest == 0 && is_plain_heading(&o, i, t)) {
                o.bulleted = o.bulleted || (view->depth == 1 && !view->ordered);
                o.current = t.section;
                r->headings[i] = true;
            } else if (t.section != BL_SECTION_NONE && is_inline(&o, i, t)) {
                here = t.section;
                o.inlined = o.inlined || (is_career(t.section) && bl_line_range(&r->lines, i) != NULL);
                o.current = !o.inlined ? o.current : is_career(t.section) ? t.section : BL_SECTION_NONE;
                if (opens_entry(r, i, t))
                    r->lines.views[i].begin = t.rest; /* what stands behind the heading is the line */
            }
            o.inlined = o.inlined && !r->headings[i];
        }
        if (o.current == BL_SECTION_EDUCATION && is_post_above(r, i))
            o.current = BL_SECTION_OTHER;
        if (o.current != BL_SECTION_WORK && bl_str_begins(bl_folded_of(r, (bl_span){view->begin, view->end}), BL_STR("company - ")))
            o.current = BL_SECTION_WORK; /* exports of boards: the next "company - X" / "description - ..." */
        o.dated = !r->headings[i] && (o.dated || bl_line_range(&r->lines, i) != NULL);
        r->sections[i] = here != BL_SECTION_COUNT ? here : o.current;
        r->owners[i] = (bl_owner){BL_OWNER_SECTION, r->sections[i]};
    }
    return BL_OK;
}
