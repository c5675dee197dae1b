#include "facts/fields.h"

#include "base/sort.h"

#define GAP_MONTHS 3

/* ---- what the résumé claims of itself ---- */

static const struct {
    const char *word;
    unsigned value;
} number_words[] = {{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"二十", 20}, {"十五", 15}, {"十二", 12}, {"十一", 11}, {"十", 10},
    {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A number of years at `at`: "10", "10+", "10余", "eight". Its value in tenths of a year; *end behind it. */
static unsigned read_number(bl_str s, size_t at, size_t *end)
{
    unsigned value = 0;
    size_t i = at;
    if (is_digit(s.ptr[i])) {
        while (i < s.len && is_digit(s.ptr[i]) && i < at + 3)
            value = value * 10 + (unsigned)(s.ptr[i++] - '0');
        value *= 10;
        if (i + 1 < s.len && s.ptr[i] == '.' && is_digit(s.ptr[i + 1])) {
            value += (unsigned)(s.ptr[i + 1] - '0');
            i += 2;
        }
    } else {
        for (size_t k = 0; k < sizeof number_words / sizeof *number_words && value == 0; k++)
            if (bl_str_opens(bl_str_slice(s, at, s.len), number_words[k].word)) {
                value = number_words[k].value * 10;
                i = at + strlen(number_words[k].word);
            }
    }
    static const char *const more[] = {"+", "余", "多", "几", " ", "plus", "个"};
    for (bool again = value > 0; again && i < s.len;) {
        again = false;
        for (size_t k = 0; k < sizeof more / sizeof *more; k++)
            if (bl_str_opens(bl_str_slice(s, i, s.len), more[k])) {
                i += strlen(more[k]);
                again = true;
            }
    }
    *end = i;
    return value;
}

static bool holds_any(bl_str s, const char *const *words)
{
    for (; *words != NULL; words++)
        if (bl_str_find(s, bl_str_of(*words), 0) != SIZE_MAX)
            return true;
    return false;
}

/* The largest claim of a line, in months: years beside a word for work. */
static unsigned read_claim(const bl_reading *r, bl_span line, bl_span *at)
{
    const bl_str s = bl_folded_of(r, line);
    static const char *const work_han[] = {"经验", "工作", "从业", "经历", "沉淀", "工龄", "研发", "开发", "管理经验", "年限", "以上", "行业", NULL};
    static const char *const work_latin[] = {"experience", "working", "of building", "in the industry", "of software", "of professional", "career",
        "of industry", "as a", "as an", "in software", "work", "years in ", "yrs in ", "year in ", "years of practice", "years with ", NULL};
    unsigned best = 0;
    if (!holds_any(s, (const char *const[]){"年", "year", "yr", NULL}))
        return 0;
    for (uint32_t from = line.begin; (from = bl_glance_either(r->glance.starts, r->glance.leads, from, line.end)) < line.end; from++) {
        const size_t i = from - line.begin;
        size_t end;
        if (i > 0 && (is_digit(s.ptr[i - 1]) || s.ptr[i - 1] == '.' || (s.ptr[i - 1] >= 'a' && s.ptr[i - 1] <= 'z')))
            continue;
        unsigned tenths = read_number(s, i, &end);
        if (tenths == 0 || tenths > 600 || end >= s.len)
            continue;
        bl_str rest = bl_str_slice(s, end, s.len);
        bool han = bl_str_begins(rest, BL_STR("年")), latin = bl_str_begins(rest, BL_STR("year")) || bl_str_begins(rest, BL_STR("yr"));
        if (!han && !latin)
            continue;
        size_t stop = end, start = i; /* the clause around it */
        while (stop < s.len && s.ptr[stop] != ',' && s.ptr[stop] != ';' && s.ptr[stop] != '|' && s.ptr[stop] != '.' && s.ptr[stop] != '\t' &&
               memcmp(s.ptr + stop, "。", stop + 3 <= s.len ? 3 : 1) != 0 && stop < end + 60)
            stop++;
        while (start > 0 && s.ptr[start - 1] != ',' && s.ptr[start - 1] != ';' && s.ptr[start - 1] != '|' && s.ptr[start - 1] != '\t' && start + 18 > i)
            start--;
        bl_str behind = bl_str_slice(s, end, stop), before = bl_str_slice(s, start, i);
        bool claim = han ? holds_any(behind, work_han) || holds_any(before, (const char *const[]){"工作", "从业", "经验", "工龄", "年限", "入行", "沉淀", NULL})
                         : holds_any(behind, work_latin) || holds_any(before, (const char *const[]){"experience", "over the past", "worked", "working", NULL});
        claim = claim && !holds_any(behind, (const char *const[]){"of study", "of college", "of university", "of school", "degree", NULL});
        if (bl_str_begins(rest, BL_STR("年前")) || (han && bl_str_begins(rest, BL_STR("年级"))) || (han && end + 3 < s.len && is_digit(s.ptr[end + 3])) ||
            (latin && bl_str_begins(rest, BL_STR("years old"))))
            claim = false;
        unsigned months = (tenths * 12 + 9) / 10;
        if (claim && months > best) {
            best = months;
            *at = (bl_span){(uint32_t)i, (uint32_t)end};
        }
    }
    return best;
}

static void read_claims(bl_reading *r)
{
    bl_experience *e = &r->record->experience;
    static const char *const ids[] = {"experience-years", NULL};
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        bl_section s = r->sections[i];
        if (r->owners[i].kind != BL_OWNER_SECTION || (s != BL_SECTION_NONE && s != BL_SECTION_SUMMARY && s != BL_SECTION_CONTACT && s != BL_SECTION_OTHER &&
                                                         s != BL_SECTION_WISHES && s != BL_SECTION_SKILLS))
            continue;
        const bl_line_view *view = &r->lines.views[i];
        bl_span at = {0};
        unsigned months = read_claim(r, (bl_span){view->begin, view->end}, &at);
        if (months == 0) {
            const bl_labelled *label = bl_label_in(r, i, ids);
            size_t end;
            bl_str value = label == NULL ? BL_STR_NONE : bl_folded_of(r, label->value);
            unsigned tenths = value.len > 0 ? read_number(value, 0, &end) : 0;
            if (tenths > 0 && tenths <= 600) {
                months = (tenths * 12 + 9) / 10;
                at = (bl_span){label->value.begin - view->begin, label->value.end - view->begin};
            }
        }
        if (months > 0 && (e->claimed_months == BL_NONE || months > e->claimed_months)) {
            e->claimed_months = months;
            e->claimed_at = bl_document_origin(r->document, (bl_span){view->begin + at.begin, view->begin + at.end});
        }
    }
}

/* ---- what the dates say ---- */

static bl_status push(bl_reading *r, bl_periods *periods, bl_period period)
{
    if (period.end <= period.begin)
        return BL_OK;
    bl_period *slot = BL_PUSH(r->arena, periods);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = period;
    return BL_OK;
}

static int compare_strings(const void *a, const void *b)
{
    const bl_str *x = a, *y = b;
    return bl_str_compare(*x, *y);
}

/* Distinct employers: by their entry, else by their folded name. Two entries of one employer, or two spellings of one entry, are one. */
static bl_status count_employers(bl_reading *r)
{
    BL_VEC(bl_str) keys = {0};
    for (uint32_t i = 0; i < r->record->jobs.count; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (job->internship || job->name.len == 0)
            continue;
        bl_str *slot = BL_PUSH(r->arena, &keys);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = job->organization != BL_NO_ENTRY ? bl_vocabulary_entry(r->vocabulary, job->organization)->id : bl_fold(r->arena, job->name);
        if (slot->ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    bl_sort(keys.items, keys.count, sizeof *keys.items, compare_strings);
    for (uint32_t i = 0; i < keys.count; i++)
        r->record->experience.employers += i == 0 || !bl_str_equal(keys.items[i], keys.items[i - 1]);
    return BL_OK;
}

bl_status bl_experience_of_dates(bl_reading *r)
{
    bl_experience *e = &r->record->experience;
    bl_periods all = {0}; /* internships too: they fill no total, but leave no gap */
    for (uint32_t i = 0; i < r->record->jobs.count; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (!job->when.known) {
            e->undated |= !job->internship;
            continue;
        }
        BL_TRY(push(r, &all, job->when.possible));
        if (job->internship)
            continue;
        e->any_dates = true;
        BL_TRY(push(r, &e->proven, job->when.proven));
        BL_TRY(push(r, &e->possible, job->when.possible));
    }
    if (e->proven.count > 0)
        e->proven.count = bl_periods_merge(e->proven.items, e->proven.count);
    if (e->possible.count > 0)
        e->possible.count = bl_periods_merge(e->possible.items, e->possible.count);
    if (all.count > 0)
        all.count = bl_periods_merge(all.items, all.count);
    e->months = (uint32_t)bl_periods_months(e->proven.items, e->proven.count);
    e->months_possible = (uint32_t)bl_periods_months(e->possible.items, e->possible.count);
    for (uint32_t i = 1; i < all.count; i++) {
        bl_gap gap = {all.items[i - 1].end, all.items[i].begin};
        if (gap.to - gap.from < GAP_MONTHS)
            continue;
        bl_gap *slot = BL_PUSH(r->arena, &e->gaps);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = gap;
    }
    return count_employers(r);
}

bl_status bl_read_experience(bl_reading *r)
{
    bl_experience *e = &r->record->experience;
    BL_TRY(bl_experience_of_dates(r));
    if (bl_needs_any(r->needs, BL_NEED_CLAIMS))
        read_claims(r);
    if (e->claimed_months != BL_NONE && e->claimed_months > e->months_possible)
        e->months_possible = e->claimed_months;
    return BL_OK;
}
