/*
 * Where the text says who somebody is: labelled values (性别：…, Date of birth: …), the forms that need no label (a mail address, a telephone or identity
 * number, "28岁", a bare 男), the name and the schools wherever they stand. Nothing of it is evidence; reports leave it out (contract, 1).
 */
#include "facts/fields.h"

#include "base/sort.h"

#define HEAD_LINES 60u /* a bare 男 or 28岁 is personal among the first lines; further down it may be anybody's */
#define NAME_LEAST 3u  /* bytes of a part of a name that is looked for by itself: one Han character, three letters */

static bl_status add(bl_reading *r, bl_privacy kind, bl_span at)
{
    if (at.begin >= at.end)
        return BL_OK;
    bl_personal *personal = BL_PUSH(r->arena, &r->record->personal);
    if (personal == NULL)
        return BL_ERROR_MEMORY;
    *personal = (bl_personal){kind, at};
    return BL_OK;
}

static bl_status add_folded(bl_reading *r, bl_privacy kind, bl_span folded) { return add(r, kind, bl_document_origin(r->document, folded)); }

/* ---- labelled values ---- */

static const struct {
    const char *label; /* its id in rules/sections.yaml */
    bl_privacy kind;
} labelled[] = {{"gender", BL_PRIVACY_PRIVATE}, {"birth", BL_PRIVACY_PRIVATE}, {"age", BL_PRIVACY_PRIVATE}, {"personal", BL_PRIVACY_PRIVATE},
    {"hometown", BL_PRIVACY_PRIVATE}, {"pay", BL_PRIVACY_PRIVATE}, {"email", BL_PRIVACY_CONTACT}, {"phone", BL_PRIVACY_CONTACT},
    {"contact", BL_PRIVACY_CONTACT}, {"chat", BL_PRIVACY_CONTACT}, {"location", BL_PRIVACY_CONTACT}, {"name", BL_PRIVACY_IDENTITY},
    {"other-name", BL_PRIVACY_IDENTITY}, {"school", BL_PRIVACY_IDENTITY}, {"website", BL_PRIVACY_IDENTITY}};

/* An address, not a city alone. */
static bool is_address(bl_str s)
{
    static const char *const words[] = {"路", "街", "号", "室", "栋", "弄", "street", "road", "avenue", "lane"};
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_find(s, bl_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* A label's value goes to the end of its line; a form that sets several side by side parts them by spaces. */
static bl_span first_column(const bl_reading *r, bl_span value)
{
    const size_t gap = bl_str_find(bl_folded_of(r, value), BL_STR("  "), 0);
    return gap == SIZE_MAX ? value : (bl_span){value.begin, value.begin + (uint32_t)gap};
}

static bl_status read_labels(bl_reading *r, uint32_t line)
{
    const bl_labelled *labels;
    const uint32_t count = bl_labels_of(&labels, r, line);
    for (uint32_t i = 0; i < count; i++) {
        const bl_span value = first_column(r, labels[i].value);
        if (bl_str_equal(labels[i].id, BL_STR("location")) && !is_address(bl_folded_of(r, value)))
            continue;
        for (size_t k = 0; k < sizeof labelled / sizeof *labelled; k++)
            if (bl_str_equal(labels[i].id, bl_str_of(labelled[k].label)))
                BL_TRY(add_folded(r, labelled[k].kind, value));
    }
    return BL_OK;
}

/* ---- fields that need no label ---- */

static bool is_one_of(bl_str s, const char *const *words)
{
    for (; *words != NULL; words++)
        if (bl_str_equal(s, bl_str_of(*words)))
            return true;
    return false;
}

/* "28岁", "28 years old", "aged 28", "1990年3月生", "born in 1990" */
static bool tells_age(bl_str s)
{
    size_t i = 0;
    while (i < s.len && (s.ptr[i] < '0' || s.ptr[i] > '9'))
        i++;
    if (i == s.len || s.len > 40)
        return false;
    static const char *const tails[] = {"岁", "周岁", "years old", "生", "出生", "生人", "y/o", NULL}, *const heads[] = {
                                                                                                           "aged ", "age ", "born ", "出生于", "生于", NULL};
    for (size_t k = 0; tails[k] != NULL; k++)
        if (i == 0 && bl_str_ends(s, bl_str_of(tails[k])))
            return true;
    for (size_t k = 0; heads[k] != NULL; k++)
        if (bl_str_opens(s, heads[k]))
            return true;
    return false;
}

/* Does s hold a digit right before one of the words? */
static bool numbered(bl_str s, const char *const *words)
{
    for (; *words != NULL; words++)
        for (size_t at = 0; (at = bl_str_find(s, bl_str_of(*words), at)) != SIZE_MAX; at++)
            if (at > 0 && s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9')
                return true;
    return false;
}

static bool holds(bl_str s, const char *const *words)
{
    for (; *words != NULL; words++)
        if (bl_str_find(s, bl_str_of(*words), 0) != SIZE_MAX)
            return true;
    return false;
}

/* A street with the number of a house: "某某路99号301室", "12 Elm Street". */
static bool is_street(bl_str s)
{
    static const char *const streets[] = {"路", "街", "道", "巷", "弄", "镇", "村", "小区", "花园", "大厦", "公寓", NULL},
                             *const houses[] = {"号", "室", "栋", "幢", "弄", "单元", "楼", NULL},
                             *const english[] = {" street", " road", " avenue", " lane", " drive", " boulevard", NULL};
    return s.len <= 160 && ((holds(s, streets) && numbered(s, houses)) || (s.len > 0 && s.ptr[0] >= '0' && s.ptr[0] <= '9' && holds(s, english)));
}

static const char *const bare_words[] = {"男", "女", "男性", "女性", "male", "female", "已婚", "未婚", "已婚已育", "已婚未育", "单身", "married", "unmarried",
    "single", "汉族", "少数民族", "群众", "党员", "中共党员", "共青团员", NULL};

/* Of a line: may one of its fields be a bare word, an age or a street? Few lines have what any of these needs, and splitting one into fields costs far more. */
static bool may_hold_bare(const bl_reading *r, bl_span line)
{
    static const char *const least[] = {"男", "女", "male", "婚", "单身", "married", "single", "族", "群众", "党员", "团员", NULL};
    static const char *const beside_figures[] = {"岁", "years old", "生", "y/o", "age", "born ", "路", "街", "道", "巷", "弄", "镇", "村", "小区", "花园",
        "大厦", "公寓", " street", " road", " avenue", " lane", " drive", " boulevard", NULL};
    const bl_str s = bl_folded_of(r, line);
    return holds(s, least) || (bl_glance_next(r->glance.digits, line.begin, line.end) < line.end && holds(s, beside_figures));
}

/* "徐凯 男 28岁 本科": words of a field that blanks alone part. Chinese ones only: of English ones a sentence is made. */
static bl_status read_bare_words(bl_reading *r, bl_span field, bool *found)
{
    const bl_str s = bl_folded_of(r, field);
    for (size_t at = 0, end; at < s.len; at = end + 1) {
        for (end = at; end < s.len && s.ptr[end] != ' ';)
            end++;
        const bl_str word = bl_str_slice(s, at, end);
        const bool han = word.len > 0 && (unsigned char)word.ptr[word.len - 1] >= 0x80;
        const bool age = tells_age(word) && (bl_str_ends(word, BL_STR("岁")) || bl_str_ends(word, BL_STR("出生"))); /* not 2015级本科生 */
        if (!han || !(age || is_one_of(word, bare_words)))
            continue;
        *found = true;
        BL_TRY(add_folded(r, BL_PRIVACY_PRIVATE, (bl_span){field.begin + (uint32_t)at, field.begin + (uint32_t)end}));
    }
    return BL_OK;
}

bool bl_is_personal_word(bl_str folded) { return is_one_of(folded, bare_words) || tells_age(folded); }

static bl_status read_bare(bl_reading *r, uint32_t line)
{
    bl_field fields[BL_FIELD_MAX];
    const bl_line_view *view = &r->lines.views[line];
    if (!may_hold_bare(r, (bl_span){view->begin, view->end}))
        return BL_OK;
    const uint32_t count = bl_fields_split(fields, r, line, (bl_span){view->begin, view->end}, false);
    bool found = false;
    for (uint32_t i = 0; i < count; i++) {
        const bl_span span = bl_trimmed(r, (bl_span){fields[i].begin, fields[i].end});
        const bl_str s = bl_folded_of(r, span);
        if (is_one_of(s, bare_words) || tells_age(s)) {
            found = true;
            BL_TRY(add_folded(r, BL_PRIVACY_PRIVATE, span));
        } else if (is_street(s)) {
            BL_TRY(add_folded(r, BL_PRIVACY_CONTACT, span));
        } else {
            BL_TRY(read_bare_words(r, span, &found));
        }
    }
    for (uint32_t k = view->range_begin; found && k < view->range_end; k++) { /* "男 | 1990-05": a date beside a sex or an age is that of a birth */
        const bl_range *date = &r->lines.ranges.items[k];
        if (date->single)
            BL_TRY(add_folded(r, BL_PRIVACY_PRIVATE, (bl_span){date->begin, date->end}));
    }
    return BL_OK;
}

/* ---- forms that are what they are wherever they stand: looked for in the document text, so that a link's target is found too ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_mail(char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'; }

static bl_status read_mails(bl_reading *r)
{
    const bl_str text = r->document->text.text;
    for (size_t at = 0; (at = bl_str_find(text, BL_STR("@"), at)) != SIZE_MAX; at++) {
        size_t begin = at, end = at + 1;
        while (begin > 0 && is_mail(text.ptr[begin - 1]))
            begin--;
        while (end < text.len && is_mail(text.ptr[end]))
            end++;
        if (begin < at && bl_str_find(bl_str_slice(text, at + 1, end), BL_STR("."), 0) != SIZE_MAX)
            BL_TRY(add(r, BL_PRIVACY_CONTACT, (bl_span){(uint32_t)begin, (uint32_t)end}));
        at = end > at + 1 ? end - 1 : at;
    }
    return BL_OK;
}

/* 0: a run of digits and marks is nothing personal. An identity number has 18 characters (the last may be X); a telephone number is a Chinese mobile
 * (11 digits that begin with 13 to 19, perhaps behind 86), or begins with +, or has 10 to 12 digits in at most four groups. */
static bl_privacy digits_kind(const char *digits, unsigned count, unsigned groups, bool plus, bool x)
{
    const char *mobile = count == 13 && digits[0] == '8' && digits[1] == '6' ? digits + 2 : digits;
    if (groups == 1 && (count == 18 || (count == 17 && x)))
        return BL_PRIVACY_PRIVATE;
    if ((count == 11 || count == 13) && mobile[0] == '1' && mobile[1] >= '3')
        return BL_PRIVACY_CONTACT;
    if (plus && count >= 8 && count <= 15)
        return BL_PRIVACY_CONTACT;
    const bool date = groups >= 2 && (memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0);
    return groups >= 2 && groups <= 4 && count >= 10 && count <= 12 && !date ? BL_PRIVACY_CONTACT : (bl_privacy)0;
}

static bl_status read_digits(bl_reading *r)
{
    const bl_str text = r->document->text.text;
    bl_glance glance;
    BL_TRY(bl_glance_at(&glance, r->arena, text));
    for (size_t i = 0; (i = bl_glance_next(glance.digits, (uint32_t)i, (uint32_t)text.len)) < text.len; i++) {
        char digits[20] = {0};
        unsigned count = 0, groups = 1;
        size_t end = i, begin = i;
        for (size_t k = i; k < text.len; k++) {
            if (is_digit(text.ptr[k])) {
                if (count < sizeof digits)
                    digits[count] = text.ptr[k];
                count++;
                groups += k > end && k > i;
                end = k + 1;
            } else if (strchr("-. ()", text.ptr[k]) == NULL || text.ptr[k] == '\0' || k > end + 1) {
                break;
            }
        }
        while (begin > 0 && (text.ptr[begin - 1] == '+' || text.ptr[begin - 1] == '('))
            begin--;
        const bool plus = begin < i && memchr(text.ptr + begin, '+', i - begin) != NULL, x = end < text.len && (text.ptr[end] == 'X' || text.ptr[end] == 'x');
        const bool in_word = begin > 0 && (is_letter(text.ptr[begin - 1]) || text.ptr[begin - 1] == '_' || text.ptr[begin - 1] == '/');
        const bl_privacy kind = in_word ? (bl_privacy)0 : digits_kind(digits, count, groups, plus, x);
        if (kind != 0)
            BL_TRY(add(r, kind, (bl_span){(uint32_t)begin, (uint32_t)end + (kind == BL_PRIVACY_PRIVATE && x)}));
        i = end > i ? end - 1 : i;
    }
    return BL_OK;
}

/* ---- the name and the schools, wherever they stand ---- */

static bool parts_words(const char *bytes, size_t at) { return !is_letter(bytes[at]); }

/* Every place of a folded word; Latin ones as whole words. */
static bl_status add_word(bl_reading *r, bl_str word)
{
    const bl_str text = {r->document->folded.bytes, r->document->folded.len};
    if (word.len < NAME_LEAST)
        return BL_OK;
    const bool latin = (unsigned char)word.ptr[0] < 0x80;
    for (size_t at = 0; (at = bl_str_find(text, word, at)) != SIZE_MAX; at += word.len)
        if (!latin || ((at == 0 || parts_words(text.ptr, at - 1)) && parts_words(text.ptr, at + word.len)))
            BL_TRY(add_folded(r, BL_PRIVACY_IDENTITY, (bl_span){(uint32_t)at, (uint32_t)(at + word.len)}));
    return BL_OK;
}

/* A Chinese name is looked for as a whole, any other one by each of its words. */
static bl_status read_name(bl_reading *r)
{
    BL_TRY(add(r, BL_PRIVACY_IDENTITY, r->record->basics.name_at));
    const bl_str name = bl_fold(r->arena, r->record->basics.name);
    if (name.len == 0)
        return BL_OK;
    if ((unsigned char)name.ptr[0] >= 0xE3)
        return add_word(r, name);
    for (size_t begin = 0, i = 0; i <= name.len; i++) {
        if (i < name.len && name.ptr[i] != ' ' && name.ptr[i] != '.')
            continue;
        BL_TRY(add_word(r, bl_str_slice(name, begin, i)));
        begin = i + 1;
    }
    return BL_OK;
}

static bl_status read_school_names(bl_reading *r)
{
    for (uint32_t i = 0; i < r->record->schools.count; i++)
        BL_TRY(add_word(r, bl_fold(r->arena, r->record->schools.items[i].institution)));
    const bl_mention *m;
    uint32_t cursor = 0;
    while ((m = bl_mentions_next(&r->mentions, r->document, BL_KIND_SCHOOL, (bl_span){0, r->document->folded.len}, &cursor)) != NULL)
        BL_TRY(add_folded(r, BL_PRIVACY_IDENTITY, (bl_span){m->begin, m->end}));
    for (uint32_t i = 0; i < r->record->basics.profiles.count; i++)
        BL_TRY(add(r, BL_PRIVACY_IDENTITY, r->record->basics.profiles.items[i].at));
    return add(r, BL_PRIVACY_IDENTITY, r->record->basics.url_at);
}

static int by_begin(const void *a, const void *b)
{
    const bl_personal *left = a, *right = b;
    if (left->at.begin != right->at.begin)
        return left->at.begin < right->at.begin ? -1 : 1;
    return left->at.end < right->at.end ? -1 : left->at.end > right->at.end;
}

bl_status bl_read_personal(bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        const bl_line_view *view = &r->lines.views[i];
        const bl_section s = r->sections[i];
        if (view->begin >= view->end || (s != BL_SECTION_NONE && s != BL_SECTION_CONTACT && s != BL_SECTION_SUMMARY && s != BL_SECTION_OTHER &&
                                            s != BL_SECTION_WISHES && s != BL_SECTION_EDUCATION && s != BL_SECTION_REFERENCES))
            continue;
        BL_TRY(read_labels(r, i));
        if (i < HEAD_LINES && s != BL_SECTION_EDUCATION)
            BL_TRY(read_bare(r, i));
    }
    BL_TRY(add(r, BL_PRIVACY_CONTACT, r->record->basics.email_at));
    BL_TRY(add(r, BL_PRIVACY_CONTACT, r->record->basics.phone_at));
    BL_TRY(read_mails(r));
    BL_TRY(read_digits(r));
    BL_TRY(read_name(r));
    BL_TRY(read_school_names(r));
    if (r->record->personal.count > 1)
        bl_sort(r->record->personal.items, r->record->personal.count, sizeof *r->record->personal.items, by_begin);
    return BL_OK;
}
