/* The labelled values of a line: "公司：...　职位：...", cells of a table, and forms of two columns. */
#include "facts/fields.h"

#include "base/utf8.h"

static bool opens_label(const bl_reading *r, uint32_t at, uint32_t line_begin)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t i = at;
    while (i > line_begin && (bytes[i - 1] == ' ' || bytes[i - 1] == '*'))
        i--;
    if (i == line_begin || i + 2 <= at)
        return true;
    unsigned char c = (unsigned char)bytes[i - 1];
    if (strchr("\t|,;/()[-", (char)c) != NULL)
        return true;
    if (c >= 0x80 && i >= line_begin + 3) {
        static const char *const marks[] = {"。", "、", "【", "】", "•", "│", "「", "●", "◆"};
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (memcmp(bytes + i - 3, marks[k], 3) == 0)
                return true;
        if (c == 0xB7 && (unsigned char)bytes[i - 2] == 0xC2)
            return true;
    }
    if (i < at)
        return true; /* white space before it: "张三 电话：..." */
    /* icons and emoji */
    size_t before = i;
    uint32_t point = bl_utf8_previous((bl_str){bytes, r->document->folded.len}, &before);
    return point >= 0x1F000 || (point >= 0x2500 && point < 0x2C00) || (point >= 0xE000 && point < 0xF900) || point == 0xFE0F;
}

/* Behind a number that counts labels, and the word that may follow it; at where there is none. */
static uint32_t skip_number(const bl_reading *r, uint32_t at, uint32_t end)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八"}, *const tails[] = {"名称", "名"};
    const char *bytes = r->document->folded.bytes;
    uint32_t i = at;
    if (i + 2 < end && bytes[i] == ' ' && ((bytes[i + 1] >= 'a' && bytes[i + 1] <= 'z') || (bytes[i + 1] >= '0' && bytes[i + 1] <= '9')) &&
        (bytes[i + 2] == ':' || bytes[i + 2] == ' '))
        return i + 2; /* "Project A:" */
    while (i < end && i < at + 2 && bytes[i] >= '0' && bytes[i] <= '9')
        i++;
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers && i == at; k++)
        if (i + 3 <= end && memcmp(bytes + i, numbers[k], 3) == 0)
            i += 3;
    for (size_t k = 0; k < sizeof tails / sizeof *tails && i > at; k++)
        if (i + strlen(tails[k]) < end && memcmp(bytes + i, tails[k], strlen(tails[k])) == 0)
            return i + (uint32_t)strlen(tails[k]);
    return i;
}

/* "姓名：<tab>张三": where the colon stands at the end of its cell, the value is in the next one. */
static uint32_t behind_tab(const char *bytes, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (i < end && bytes[i] == ' ')
        i++;
    return i < end && bytes[i] == '\t' ? i + 1 : at;
}

/* Where the value begins behind a label's end, or 0 where nothing says that it is a label. */
static uint32_t value_begin(const bl_reading *r, uint32_t at, uint32_t end, bool row)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t i = at;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '*' || bytes[i] == ']'))
        i++;
    while (i + 3 <= end && (memcmp(bytes + i, "】", 3) == 0 || memcmp(bytes + i, "」", 3) == 0)) {
        i += 3;
        if (i == end || bytes[i] != ':')
            return i;
    }
    if (i < end && bytes[i] == '(') { /* "专业(主修):" */
        uint32_t k = i;
        while (k < end && bytes[k] != ')' && k < i + 40)
            k++;
        if (k + 1 < end && bytes[k + 1] == ':')
            return k + 2;
    }
    uint32_t counted = skip_number(r, at, end); /* "公司1:", "公司一名称:" */
    if (counted > at)
        i = counted;
    uint32_t colon = i; /* "Project<tab><tab>: Billing": forms that tabs draw up */
    while (colon < end && !row && (bytes[colon] == '\t' || bytes[colon] == ' '))
        colon++;
    if (colon < end && bytes[colon] == ':' && (colon == i || colon + 1 == end || bytes[colon + 1] == ' ' || bytes[colon + 1] == '\t'))
        return row ? behind_tab(bytes, colon + 1, end) : colon + 1;
    return (row && i == end) || (i < end && bytes[i] == '\t') ? i + (i < end) : 0;
}

/* Does the line begin with the label, and the one above or below with another one, as in a form of two columns? */
static bool is_column(const bl_reading *r, uint32_t line, const bl_mention *m)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t at = m->end;
    while (at < r->document->lines.items[line].end && bytes[at] == ' ')
        at++;
    if (bytes[at] == '-' || memcmp(bytes + at, "\xC3\xAF", 2) == 0 || memcmp(bytes + at, "city", 4) == 0)
        return false; /* "Company Name   -   City , State": exports that hide the names; the dash may be in the wrong encoding */
    uint32_t column = at - r->lines.views[line].begin;
    for (int step = -1; step <= 1; step += 2) {
        if ((step < 0 && line == 0) || (step > 0 && line + 1 >= r->document->lines.count))
            continue;
        const bl_line_view *beside = &r->lines.views[step < 0 ? line - 1 : line + 1];
        uint32_t value = beside->begin + column;
        if (value < beside->end && value >= beside->begin + 3 && memcmp(bytes + value - 2, "  ", 2) == 0 && bytes[value] != ' ')
            return true;
    }
    return false;
}

/* Does a word stand before it in its own cell? */
static bool follows_word(const bl_reading *r, uint32_t at, uint32_t begin)
{
    const char *bytes = r->document->folded.bytes;
    while (at > begin && bytes[at - 1] == ' ')
        at--;
    return at > begin && ((bytes[at - 1] >= 'a' && bytes[at - 1] <= 'z') || (bytes[at - 1] >= '0' && bytes[at - 1] <= '9'));
}

/* A label of a job with " - " behind it, in lower case as programs write it: "Company - wide projects" is a phrase. */
static bool is_dashed(const bl_reading *r, const bl_mention *m, uint32_t end)
{
    static const char *const ids[] = {"company", "description", "position"};
    const char *bytes = r->document->folded.bytes;
    if (m->end + 3 > end || memcmp(bytes + m->end, " - ", 3) != 0)
        return false;
    const bl_str written = bl_source_slice(&r->document->text, bl_document_origin(r->document, (bl_span){m->begin, m->end}));
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (bl_str_equal(bl_vocabulary_entry(r->vocabulary, m->entry)->id, bl_str_of(ids[i])) && written.len > 0)
            return written.ptr[0] >= 'a' && written.ptr[0] <= 'z';
    return false;
}

/* Does the line hold a mark that a label may stand before? In running text none does, and only a label that opens the line is looked at. */
static bool holds_mark(const bl_reading *r, const bl_line *l)
{
    const bl_str s = bl_folded_of(r, (bl_span){l->begin, l->end});
    if (memchr(s.ptr, ':', s.len) != NULL || memchr(s.ptr, '\t', s.len) != NULL)
        return true;
    return bl_glance_next(r->glance.leads, l->begin, l->end) < l->end &&
           (bl_str_find(s, BL_STR("】"), 0) != SIZE_MAX || bl_str_find(s, BL_STR("」"), 0) != SIZE_MAX);
}

/* Where the next cell of a form begins, whose cells bars or wide blanks part; 0 where no cell ends here. */
static uint32_t behind_border(const char *bytes, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    bool bar = false;
    for (; i < end && (bytes[i] == ' ' || (bytes[i] == '|' && !bar)); i++)
        bar = bar || bytes[i] == '|';
    return i < end && (bar || i - at >= 2) ? i : 0;
}

/* Is the label a cell of its own: behind a border or the line's begin? */
static bool opens_cell(const char *bytes, uint32_t at, uint32_t begin)
{
    uint32_t i = at;
    while (i > begin && bytes[i - 1] == ' ')
        i--;
    return i == begin || bytes[i - 1] == '|' || at - i >= 2;
}

/* "姓    名 | 张三 | 性    别 | 男": a line of a form, in which cells with labels take turns with cells that hold no label. */
static bool is_form(const bl_reading *r, uint32_t line)
{
    const char *bytes = r->document->folded.bytes;
    const bl_line_view *view = &r->lines.views[line];
    unsigned found = 0;
    uint32_t cursor = 0, taken = view->begin;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_LABEL, (bl_span){view->begin, view->end}, &cursor)) != NULL) {
        if (m->begin < taken)
            continue;
        const uint32_t value = opens_cell(bytes, m->begin, view->begin) ? behind_border(bytes, m->end, view->end) : 0;
        const bool han = (unsigned char)bytes[m->begin] >= 0xE3; /* wide blanks alone part cells in Chinese forms only */
        if (value == 0 || (!han && memchr(bytes + m->end, '|', value - m->end) == NULL))
            return false;
        uint32_t next = value;
        while (next < view->end && behind_border(bytes, next, view->end) == 0)
            next++;
        const bl_mention *inside = bl_mention_in(r, BL_KIND_LABEL, (bl_span){value, next});
        if (inside != NULL && inside->begin == value)
            return false; /* the head of a table */
        taken = next;
        found++;
    }
    return found >= 2;
}

/* At most BL_LABEL_MAX. */
static uint32_t read_labels(bl_labelled *out, const bl_reading *r, uint32_t line)
{
    const bl_line *l = &r->document->lines.items[line];
    const bl_line_view *view = &r->lines.views[line];
    const char *bytes = r->document->folded.bytes;
    const bool form = !view->row && is_form(r, line);
    const bool marked = view->row || form || holds_mark(r, l);
    uint32_t count = 0, cursor = 0, previous_end = 0;
    const bl_mention *m, *twin = NULL;
    while (count < BL_LABEL_MAX && (m = bl_mention_next(r, BL_KIND_LABEL, (bl_span){l->begin, l->end}, &cursor)) != NULL) {
        if (!marked && m->begin > view->begin)
            break;
        if (m->begin < previous_end || (m->begin > view->begin && !opens_label(r, m->begin, view->begin)))
            continue;
        uint32_t begin = value_begin(r, m->end, l->end, view->row);
        if (begin > 0 && r->document->folded.bytes[begin - 1] == '\t' && follows_word(r, m->begin, view->begin))
            continue; /* "Northfield University<tab>BSc": a cell that ends with such a word, not a label and its cell */
        bool wish = m->begin == view->begin && bl_str_begins(bl_vocabulary_entry(r->vocabulary, m->entry)->id, BL_STR("wish-"));
        if (begin == 0 && wish && m->end < l->end && r->document->folded.bytes[m->end] == ' ') /* "期望职位 供应链经理": cards of boards */
            begin = m->end + 1;
        if (begin == 0 && m->begin == view->begin && m->end + 3 < l->end && memcmp(r->document->folded.bytes + m->end, "   ", 3) == 0 && is_column(r, line, m))
            begin = m->end + 1; /* "Name of employer      Somewhere Ltd" */
        if (begin == 0 && form && opens_cell(bytes, m->begin, view->begin))
            begin = behind_border(bytes, m->end, l->end);
        if (begin == 0 && m->begin == view->begin && is_dashed(r, m, l->end))
            begin = m->end + 2; /* "company - Somewhere Ltd": exports of boards */
        if (begin == 0) {
            twin = m;
            continue;
        }
        bool both = twin != NULL && twin->entry == m->entry && m->begin > twin->end &&
                    m->begin <= twin->end + 2; /* "项目 Project A：": one label in two languages */
        uint32_t label = both && (twin->begin == view->begin || opens_label(r, twin->begin, view->begin)) ? twin->begin : m->begin;
        bl_str id = bl_vocabulary_entry(r->vocabulary, m->entry)->id;
        bl_span between = count > 0 ? bl_trimmed(r, (bl_span){out[count - 1].value.begin, label}) : (bl_span){0};
        if (count > 0 && bl_str_equal(out[count - 1].id, id) && between.begin >= between.end) {
            out[count - 1].value.begin = begin; /* "姓名 | Name | 张三": a cell for each language */
            previous_end = m->end;
            continue;
        }
        if (count > 0)
            out[count - 1].value.end = label;
        out[count++] = (bl_labelled){.id = bl_vocabulary_entry(r->vocabulary, m->entry)->id, .label = label, .value = {begin, l->end}};
        previous_end = m->end;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (view->row || r->document->folded.bytes[out[i].value.begin - 1] == '\t') { /* one cell only */
            const char *tab = memchr(r->document->folded.bytes + out[i].value.begin, '\t', out[i].value.end - out[i].value.begin);
            if (tab != NULL)
                out[i].value.end = (uint32_t)(tab - r->document->folded.bytes);
        }
        for (uint32_t at = out[i].value.begin; form && at < out[i].value.end; at++)
            if (behind_border(bytes, at, out[i].value.end + 1) != 0)
                out[i].value.end = at;
        out[i].value = bl_trimmed(r, out[i].value);
        if (out[i].value.begin > out[i].value.end)
            out[i].value.end = out[i].value.begin;
    }
    unsigned blank = 0; /* "时间 学校 专业": the head of columns that only tabs part */
    for (uint32_t i = 0; i < count; i++)
        blank += out[i].value.begin >= out[i].value.end && r->document->folded.bytes[out[i].value.begin - 1] == '\t';
    return !view->row && blank >= 2 ? 0 : count;
}

bl_status bl_labels_find(bl_reading *r)
{
    const uint32_t lines = r->document->lines.count;
    r->labels_begin = BL_NEW_ARRAY(r->arena, uint32_t, (size_t)lines + 1);
    if (r->labels_begin == NULL)
        return BL_ERROR_MEMORY;
    uint32_t next = r->kinds.begins[BL_KIND_LABEL];
    for (uint32_t line = 0; line < lines; line++) {
        const bl_line *l = &r->document->lines.items[line];
        bl_labelled labels[BL_LABEL_MAX];
        const uint32_t count = bl_kinds_begin_in(&r->kinds, BL_KIND_LABEL, (bl_span){l->begin, l->end}, &next) ? read_labels(labels, r, line) : 0;
        for (uint32_t i = 0; i < count; i++) {
            bl_labelled *slot = BL_PUSH(r->arena, &r->labels);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = labels[i];
        }
        r->labels_begin[line + 1] = r->labels.count;
    }
    return BL_OK;
}

uint32_t bl_labels_of(const bl_labelled **out, const bl_reading *r, uint32_t line)
{
    *out = r->labels.items + r->labels_begin[line];
    return r->labels_begin[line + 1] - r->labels_begin[line];
}

const bl_labelled *bl_label_find(const bl_labelled *labels, uint32_t count, const char *const *ids)
{
    for (; *ids != NULL; ids++)
        for (uint32_t i = 0; i < count; i++)
            if (bl_str_equal(labels[i].id, bl_str_of(*ids)))
                return &labels[i];
    return NULL;
}

const bl_labelled *bl_label_in(const bl_reading *r, uint32_t line, const char *const *ids)
{
    const bl_labelled *labels;
    const uint32_t count = bl_labels_of(&labels, r, line);
    return bl_label_find(labels, count, ids);
}
