/* What else a file may be: a job advertisement, a read-me, an invoice, a recipe, source code, data. */
#include "facts/findings.h"

#include "facts/fields.h"

#include <limits.h>

#define SHORT_LINES 12u  /* of a note or a cut-out: nothing more is asked of it than a word about a person's work */
#define NOTE_LINES 4u    /* too little to say what it is */
#define PROSE_BYTES 90u  /* of a line, in the mean: an article rather than notes about oneself */
#define HEAD_BYTES 4000u /* a kind of paper shows itself early */

typedef struct kind {
    bl_text_kind is;
    unsigned needed; /* of the words */
    const char *const *words;
} kind;

static const char *const advertisement[] = {"岗位职责", "任职要求", "任职资格", "岗位要求", "职位要求", "职位描述", "我们希望你", "我们需要你", "你将",
    "我们提供", "福利待遇", "简历投递", "投递简历", "薪资范围", "学历要求", "经验要求", "招聘人数", "加分项", "职位亮点", "诚聘", "we are looking for",
    "we're looking for", "about the role", "about the job", "what you'll do", "what you will do", "you will", "what we offer", "we offer",
    "requirements:", "requirements", "who you are", "nice to have", "the ideal candidate", "ideal candidate", "apply now", "how to apply",
    "equal opportunity employer", "job description", "salary range", "your responsibilities", "your profile", "must have", "you have", "join our team",
    "about us", NULL};
static const char *const read_me[] = {"installation", "npm install", "pip install", "git clone", "getting started", "usage", "## license", "license",
    "contributing", "docker run", "make install", "cargo build", "go get", "build status", "changelog", "quick start", "quickstart", "prerequisites", "安装",
    "使用方法", "快速开始", "贡献指南", "许可证", "pull request", "pull requests", "api reference", "roadmap", NULL};
static const char *const invoice[] = {"invoice", "bill to", "subtotal", "sub-total", "total due", "amount due", "qty", "quantity", "unit price", "vat",
    "payment terms", "due date", "iban", "purchase order", "发票", "购买方", "销售方", "税率", "税额", "合计", "单价", "数量", "金额", "开票", "纳税人识别号",
    NULL};
static const char *const recipe[] = {"ingredients", "preheat", "tablespoon", "tablespoons", "tbsp", "tsp", "teaspoon", "cups", "cup", "serves", "servings",
    "oven", "stir", "simmer", "bake", "whisk", "prep time", "cook time", "食材", "配料", "调料", "做法", "步骤", "大火", "小火", "翻炒", "少许", "适量", "出锅",
    NULL};
static const char *const paper[] = {"request body", "status code", "status codes", "query parameters", "default value", "error codes", "endpoints",
    "rate limit", "rate limits", "table of contents", "release notes", "in this tutorial", "in this guide", "in this article", "in this document", "step 1",
    "step 2", "see also", "returns a", "returns the", "administrator guide", "user guide", "reference manual", "attendees", "action items", "agenda",
    "apologies for absence", "minutes of the", "接口说明", "接口文档", "请求参数", "返回值", "参数说明", "使用文档", "使用说明", "用户手册", "操作手册",
    "常见问题", "更新记录", "版本记录", "本文介绍", "本文将", "本文档", "注意事项", "会议纪要", "会议记录", "会议时间", "会议主题", "参会人", "参会人员",
    "与会人员", "议题", NULL};
static const kind kinds[] = {
    {BL_TEXT_ADVERTISEMENT, 2, advertisement}, {BL_TEXT_README, 3, read_me}, {BL_TEXT_INVOICE, 3, invoice}, {BL_TEXT_RECIPE, 3, recipe}};
static const kind paper_kind = {BL_TEXT_PAPER, 2, paper};

/* A dated job at a named employer, a named school, a job beside a name and an address: nothing else tells these. */
static bool tells_of_a_life(const bl_reading *r)
{
    const bl_record *record = r->record;
    bool contact = record->basics.email.len > 0 || record->basics.phone.len > 0, named = record->basics.name.len > 0;
    for (uint32_t i = 0; i < record->jobs.count; i++)
        if (record->jobs.items[i].when.known && (record->jobs.items[i].name.len > 0 || record->jobs.items[i].position.len > 0))
            return true;
    for (uint32_t i = 0; i < record->schools.count; i++)
        if (record->schools.items[i].institution.len > 0 &&
            (record->schools.items[i].level != BL_LEVEL_NONE || record->schools.items[i].when.start.precision != BL_DATE_UNKNOWN ||
                record->schools.items[i].when.end.precision != BL_DATE_UNKNOWN))
            return true;
    return named && contact && record->jobs.count > 0;
}

/* Headings of a résumé's sections. */
static unsigned count_sections(const bl_reading *r)
{
    unsigned sections = 0;
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        sections += r->headings[i] && r->sections[i] != BL_SECTION_OTHER && r->sections[i] != BL_SECTION_NONE;
    return sections;
}

/* Does the text hold so many of its words? */
static bool is_kind(bl_str text, const kind *k, unsigned most)
{
    const unsigned needed = k->needed < most ? k->needed : most;
    unsigned found = 0;
    for (const char *const *word = k->words; *word != NULL && found < needed; word++)
        found += bl_has_word(text, *word);
    return found >= needed;
}

/* most: so many of its words are enough. BL_TEXT_UNKNOWN: nothing says. */
static bl_text_kind other_kind(const bl_reading *r, unsigned most)
{
    const bl_str text = {r->document->folded.bytes, r->document->folded.len < HEAD_BYTES ? r->document->folded.len : HEAD_BYTES};
    const bool named = r->record->basics.name.len > 0, contact = r->record->basics.email.len > 0 || r->record->basics.phone.len > 0;
    if (!(named && contact) && count_sections(r) == 0 && is_kind(text, &paper_kind, paper_kind.needed)) /* who tells of himself wrote such papers, too */
        return BL_TEXT_PAPER;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_kind(text, &kinds[i], most))
            return kinds[i].is;
    return BL_TEXT_UNKNOWN;
}

/* What only source code and data hold, as a rule: whether the text has it anywhere, so that not every line is looked through. */
typedef struct code_signs {
    bool assigns, calls, keys;
} code_signs;

static bool holds(bl_str s, bl_str word) { return bl_str_find(s, word, 0) != SIZE_MAX; }

/* Does the line look like source code or data rather than prose? */
static bool is_code_line(bl_str s, const code_signs *signs)
{
    static const char *const ends[] = {"{", "}", "};", "},", "[", "]", "],", ");", "});", "};", "/>"}, *const begins[] = {"#include", "import ", "from ",
                                                                                                           "def ", "return ", "func ", "fn ", "public ",
                                                                                                           "private ", "const ", "let ", "var ", "if (",
                                                                                                           "for (", "while (", "package ", "class ", "<?", "<!",
                                                                                                           "- {", "{\"", "[{", "$ "};
    const bool ended = s.len > 0 && strchr("{}[];,>", s.ptr[s.len - 1]) != NULL;
    for (size_t i = 0; ended && i < sizeof ends / sizeof *ends; i++)
        if (bl_str_ends(s, bl_str_of(ends[i])))
            return true;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (s.len > 0 && s.ptr[0] == begins[i][0] && bl_str_opens(s, begins[i]) &&
            (begins[i][0] != 'f' || holds(s, BL_STR(" import ")) || holds(s, BL_STR("("))))
            return true;
    if (s.len > 3 && s.ptr[0] == '"' && holds(s, BL_STR("\":")))
        return true;
    return (signs->assigns && holds(s, BL_STR(" = "))) || (signs->calls && holds(s, BL_STR("() "))) || (signs->keys && holds(s, BL_STR("\": ")));
}

/* Lines with text, and how many of them are code. */
static unsigned count_lines(const bl_reading *r, unsigned *code)
{
    const bl_str text = {r->document->folded.bytes, r->document->folded.len};
    const code_signs signs = {holds(text, BL_STR(" = ")), holds(text, BL_STR("() ")), holds(text, BL_STR("\": "))};
    unsigned lines = 0;
    *code = 0;
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        const bl_line_view *view = &r->lines.views[i];
        bl_span whole = {r->document->lines.items[i].begin, view->end};
        if (view->begin >= view->end)
            continue;
        lines++;
        *code += is_code_line(bl_str_trim(bl_folded_of(r, whole)), &signs);
    }
    return lines;
}

/* Does anything speak of a person: enough for a note, too little for a page? */
static bool speaks_of_a_person(const bl_reading *r, unsigned lines)
{
    const bl_record *record = r->record;
    bool named = record->basics.name.len > 0, contact = record->basics.email.len > 0 || record->basics.phone.len > 0;
    const unsigned sections = count_sections(r);
    bool told = record->skills.count > 0 || record->languages.count > 0 || record->certificates.count > 0, career = false;
    for (uint32_t i = 0; i < record->jobs.count && !career; i++)
        career = record->jobs.items[i].position.len > 0 && (record->jobs.items[i].name.len > 0 || sections >= 2) && /* exports hide the names of employers */
                 r->sections[record->jobs.items[i].head_line] == BL_SECTION_WORK;
    for (uint32_t i = 0; i < record->schools.count && !career; i++)
        career = record->schools.items[i].institution.len > 0;
    if (lines > SHORT_LINES)
        return (named && contact) || career || (told && (sections >= 3 || (sections >= 2 && (named || contact))));
    const bool prose = lines > NOTE_LINES && sections == 0 && !contact && r->document->folded.len > PROSE_BYTES * lines; /* an article names skills, too */
    bool any = record->jobs.count > 0 || record->schools.count > 0 || record->projects.count > 0 || record->wishes.positions.count > 0 ||
               ((told || record->denials.count > 0) && !prose);
    return any || (lines <= NOTE_LINES && other_kind(r, 1) == BL_TEXT_UNKNOWN) || (named && (contact || sections > 0));
}

bl_status bl_read_life(bl_reading *r)
{
    unsigned code, lines = count_lines(r, &code);
    r->tells = tells_of_a_life(r) && !(lines >= 4 && code * 2 > lines);
    if (!r->tells && !bl_needs_any(r->needs, BL_NEED_NAMES))
        r->needs = &bl_needs_score;
    return BL_OK;
}

bl_text_kind bl_text_kind_of(const bl_reading *r)
{
    if (r->tells)
        return BL_TEXT_RESUME;
    unsigned code, lines = count_lines(r, &code);
    if ((lines >= 4 && code * 3 > lines) || (lines > 0 && lines < 4 && code == lines && r->record->jobs.count == 0))
        return BL_TEXT_CODE;
    const bl_text_kind other = other_kind(r, UINT_MAX);
    return other != BL_TEXT_UNKNOWN ? other : speaks_of_a_person(r, lines) ? BL_TEXT_RESUME : BL_TEXT_UNKNOWN;
}
