#include "read/jsonresume.h"

#include "base/json_tree.h"
#include "base/utf8.h"

/* Headings in the language of the résumé. */
typedef struct words {
    const char *summary, *work, *volunteer, *education, *skills, *projects, *languages, *certificates, *publications, *awards, *interests, *references,
        *present;
} words;

static const words english = {"Summary", "Work Experience", "Volunteer Experience", "Education", "Skills", "Projects", "Languages", "Certificates",
    "Publications", "Awards", "Interests", "References", "Present"};
static const words chinese = {
    "个人简介", "工作经历", "志愿者经历", "教育经历", "专业技能", "项目经历", "语言能力", "证书", "论文", "获奖情况", "兴趣爱好", "推荐人", "至今"};

typedef struct writer {
    bl_buffer *out;
    bl_arena *arena;
    const words *words;
    bool line_begun; /* the line has text */
} writer;

static void text(writer *w, bl_str s)
{
    bl_extract_text(w->out, s.ptr, s.len);
    w->line_begun = w->line_begun || s.len > 0;
}

static void line(writer *w)
{
    bl_extract_line(w->out, 0);
    w->line_begun = false;
}

static void block(writer *w, bl_block_kind kind, uint8_t level)
{
    bl_extract_block(w->out, kind, level, false, 0);
    line(w);
}

static void heading(writer *w, uint8_t level, const char *title)
{
    bl_extract_gap(w->out);
    block(w, BL_BLOCK_HEADING, level);
    text(w, bl_str_of(title));
}

/* A value behind the others of its line. */
static void part(writer *w, const char *separator, bl_str value)
{
    if (value.len == 0)
        return;
    if (w->line_begun)
        text(w, bl_str_of(separator));
    text(w, value);
}

/* Each line of a value is a line of its own. */
static void lines(writer *w, bl_block_kind kind, bl_str value)
{
    for (size_t begin = 0, end; begin < value.len; begin = end + 1) {
        for (end = begin; end < value.len && value.ptr[end] != '\n' && value.ptr[end] != '\r';)
            end++;
        const bl_str one = bl_str_trim(bl_str_slice(value, begin, end));
        if (one.len == 0)
            continue;
        block(w, kind, kind == BL_BLOCK_ITEM ? 1 : 0);
        text(w, one);
    }
}

static void items(writer *w, const bl_json_node *list)
{
    BL_JSON_EACH(item, list)
    {
        if (item->kind == BL_JSON_STRING)
            lines(w, BL_BLOCK_ITEM, item->text);
    }
}

/* "Java, Kafka" on a line of its own, behind a label. */
static void joined(writer *w, bl_str label, const bl_json_node *list)
{
    bool any = false;
    BL_JSON_EACH(item, list)
    {
        if (item->kind != BL_JSON_STRING || item->text.len == 0)
            continue;
        if (any || label.len > 0)
            text(w, any ? BL_STR(", ") : BL_STR(": "));
        text(w, item->text);
        any = true;
    }
}

/* "2019-04" of "2019-04-01"; empty where it is no date. */
static bl_str month_of(bl_str date)
{
    size_t digits = 0;
    while (digits < date.len && digits < 7 && ((date.ptr[digits] >= '0' && date.ptr[digits] <= '9') || (digits == 4 && date.ptr[digits] == '-')))
        digits++;
    return digits == 4 || digits == 7 ? bl_str_slice(date, 0, digits) : date;
}

/* "2019-04 - 2021-01". Without an end it goes on, as JSON Resume has it. */
static void dates(writer *w, const char *separator, const bl_json_node *entry)
{
    const bl_str start = month_of(bl_json_get_str(entry, "startDate")), end = month_of(bl_json_get_str(entry, "endDate"));
    if (start.len == 0 && end.len == 0)
        return;
    part(w, separator, start.len > 0 ? start : end);
    if (start.len > 0) {
        text(w, BL_STR(" - "));
        text(w, end.len > 0 ? end : bl_str_of(w->words->present));
    }
}

/* What a job, a project and unpaid work have in common. */
static void entry(writer *w, const bl_json_node *node, bl_str name, bl_str role)
{
    bl_extract_gap(w->out);
    block(w, BL_BLOCK_HEADING, 3);
    part(w, " | ", name);
    part(w, " | ", role);
    dates(w, " | ", node);
    lines(w, BL_BLOCK_PARAGRAPH, bl_json_get_str(node, "description"));
    lines(w, BL_BLOCK_PARAGRAPH, bl_json_get_str(node, "summary"));
    items(w, bl_json_get(node, "highlights"));
    const bl_json_node *keywords = bl_json_get(node, "keywords");
    if (keywords != NULL && keywords->count > 0) {
        block(w, BL_BLOCK_PARAGRAPH, 0);
        joined(w, BL_STR_NONE, keywords);
    }
    const bl_str url = bl_json_get_str(node, "url");
    if (url.len > 0)
        lines(w, BL_BLOCK_PARAGRAPH, url);
}
/* ---- sections ---- */

static void basics(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_HEADING, 1);
    text(w, bl_json_get_str(node, "name"));
    lines(w, BL_BLOCK_PARAGRAPH, bl_json_get_str(node, "label"));
    const bl_json_node *location = bl_json_get(node, "location");
    const bl_str city = bl_json_get_str(location, "city"), region = bl_json_get_str(location, "region");
    const bl_str contacts[] = {bl_json_get_str(node, "email"), bl_json_get_str(node, "phone"), bl_json_get_str(node, "url")};
    if (contacts[0].len + contacts[1].len + contacts[2].len + city.len + region.len > 0)
        block(w, BL_BLOCK_PARAGRAPH, 0);
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts; i++)
        part(w, " | ", contacts[i]);
    part(w, " | ", city);
    part(w, city.len > 0 ? ", " : " | ", region);
    BL_JSON_EACH(profile, bl_json_get(node, "profiles"))
    {
        block(w, BL_BLOCK_PARAGRAPH, 0);
        part(w, ": ", bl_json_get_str(profile, "network"));
        const bl_str url = bl_json_get_str(profile, "url");
        part(w, ": ", url.len > 0 ? url : bl_json_get_str(profile, "username"));
    }
    const bl_str summary = bl_json_get_str(node, "summary");
    if (summary.len > 0) {
        heading(w, 2, w->words->summary);
        lines(w, BL_BLOCK_PARAGRAPH, summary);
    }
}

static void one_work(writer *w, const bl_json_node *node)
{
    const bl_str name = bl_json_get_str(node, "name");
    entry(w, node, name.len > 0 ? name : bl_json_get_str(node, "company"), bl_json_get_str(node, "position"));
}

static void one_volunteer(writer *w, const bl_json_node *node) { entry(w, node, bl_json_get_str(node, "organization"), bl_json_get_str(node, "position")); }

static void one_project(writer *w, const bl_json_node *node)
{
    const bl_json_node *roles = bl_json_get(node, "roles");
    entry(w, node, bl_json_get_str(node, "name"), roles != NULL && roles->first != NULL ? roles->first->text : BL_STR_NONE);
}

static void one_education(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_ITEM, 1);
    part(w, " | ", bl_json_get_str(node, "institution"));
    part(w, " | ", bl_json_get_str(node, "area"));
    part(w, " | ", bl_json_get_str(node, "studyType"));
    dates(w, " | ", node);
    const bl_str score = bl_json_get_str(node, "score");
    if (score.len > 0) {
        text(w, BL_STR(" | GPA "));
        text(w, score);
    }
    const bl_json_node *courses = bl_json_get(node, "courses");
    if (courses != NULL && courses->count > 0) {
        block(w, BL_BLOCK_PARAGRAPH, 0);
        joined(w, BL_STR_NONE, courses);
    }
}

static void one_skill(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_ITEM, 1);
    const bl_str name = bl_json_get_str(node, "name"), level = bl_json_get_str(node, "level");
    text(w, name);
    if (level.len > 0) {
        text(w, BL_STR(" ("));
        text(w, level);
        text(w, BL_STR(")"));
    }
    joined(w, name, bl_json_get(node, "keywords"));
}

static void one_interest(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_ITEM, 1);
    text(w, bl_json_get_str(node, "name"));
    joined(w, bl_json_get_str(node, "name"), bl_json_get(node, "keywords"));
}

static void one_language(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_ITEM, 1);
    part(w, ": ", bl_json_get_str(node, "language"));
    part(w, ": ", bl_json_get_str(node, "fluency"));
}

/* What has a name, somebody who gave it, and a date. */
static void one_named(writer *w, const bl_json_node *node)
{
    static const char *const keys[] = {"name", "title", "issuer", "publisher", "awarder"};
    block(w, BL_BLOCK_ITEM, 1);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        part(w, ", ", bl_json_get_str(node, keys[i]));
    part(w, ", ", month_of(bl_json_get_str(node, "date")));
    part(w, ", ", month_of(bl_json_get_str(node, "releaseDate")));
    lines(w, BL_BLOCK_PARAGRAPH, bl_json_get_str(node, "summary"));
}

static void one_reference(writer *w, const bl_json_node *node)
{
    block(w, BL_BLOCK_ITEM, 1);
    part(w, ": ", bl_json_get_str(node, "name"));
    part(w, ": ", bl_json_get_str(node, "reference"));
}

static void section(writer *w, const bl_json_node *list, const char *title, void (*one)(writer *w, const bl_json_node *node))
{
    if (list == NULL || list->count == 0)
        return;
    heading(w, 2, title);
    BL_JSON_EACH(node, list) { one(w, node); }
}

/* ---- all of it ---- */

static bool has_han(bl_str s)
{
    for (size_t i = 0; i < s.len;)
        if (bl_is_han(bl_utf8_next(s, &i)))
            return true;
    return false;
}

static const words *language_of(const bl_json_node *root)
{
    const bl_json_node *work = bl_json_get(root, "work"), *education = bl_json_get(root, "education");
    const bool han = has_han(bl_json_get_str(bl_json_get(root, "basics"), "name")) || (work != NULL && has_han(bl_json_get_str(work->first, "position"))) ||
                     (education != NULL && has_han(bl_json_get_str(education->first, "institution")));
    return han ? &chinese : &english;
}

bl_status bl_jsonresume_read(bl_buffer *out, bl_failure *failure, bl_arena *arena, bl_str bytes)
{
    const bl_json_node *root;
    bl_json_fault fault;
    if (bl_str_begins(bytes, BL_STR("\xEF\xBB\xBF")))
        bytes = bl_str_slice(bytes, 3, bytes.len);
    const bl_status status = bl_json_read(&root, arena, bytes, &fault);
    if (status == BL_ERROR_INPUT) {
        failure->code = BL_STR("damaged");
        failure->message = bl_str_format(arena, "this looks like JSON Resume, but it is no JSON at byte %zu: %s", fault.offset, fault.message);
        return failure->message.ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
    }
    BL_TRY(status);
    writer w = {.out = out, .arena = arena, .words = language_of(root)};
    bl_extract_begin(out, BL_FORMAT_JSONRESUME);
    basics(&w, bl_json_get(root, "basics"));
    section(&w, bl_json_get(root, "work"), w.words->work, one_work);
    section(&w, bl_json_get(root, "volunteer"), w.words->volunteer, one_volunteer);
    section(&w, bl_json_get(root, "projects"), w.words->projects, one_project);
    section(&w, bl_json_get(root, "education"), w.words->education, one_education);
    section(&w, bl_json_get(root, "skills"), w.words->skills, one_skill);
    section(&w, bl_json_get(root, "languages"), w.words->languages, one_language);
    section(&w, bl_json_get(root, "certificates"), w.words->certificates, one_named);
    section(&w, bl_json_get(root, "publications"), w.words->publications, one_named);
    section(&w, bl_json_get(root, "awards"), w.words->awards, one_named);
    section(&w, bl_json_get(root, "interests"), w.words->interests, one_interest);
    section(&w, bl_json_get(root, "references"), w.words->references, one_reference);
    bl_extract_end(out);
    return out->status;
}
