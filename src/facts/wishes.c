/* What the person wants: labelled wishes anywhere, and the section of wishes. Never evidence for anything else. */
#include "facts/heads.h"

static bool holds(bl_str s, const char *const *words)
{
    for (; *words != NULL; words++)
        if (bl_str_find(s, bl_str_of(*words), 0) != SIZE_MAX)
            return true;
    return false;
}

typedef enum wish { WISH_POSITION, WISH_LOCATION } wish;

static bl_status push_text(bl_reading *r, wish kind, bl_span span)
{
    bl_wishes *w = &r->record->wishes;
    const bl_str *items = kind == WISH_POSITION ? w->positions.items : w->locations.items;
    uint32_t count = kind == WISH_POSITION ? w->positions.count : w->locations.count;
    bl_str text = bl_visible(r, span);
    for (uint32_t i = 0; i < count; i++)
        if (bl_str_equal(items[i], text))
            return BL_OK;
    bl_str *slot = kind == WISH_POSITION ? BL_PUSH(r->arena, &w->positions) : BL_PUSH(r->arena, &w->locations);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = text;
    return BL_OK;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A number with its unit in tenths: "15", "1.5". */
static bool read_number(bl_str s, size_t *at, int64_t *tenths)
{
    size_t i = *at;
    int64_t value = 0;
    unsigned digits = 0;
    while (i < s.len && (is_digit(s.ptr[i]) || (s.ptr[i] == ',' && digits > 0 && i + 1 < s.len && is_digit(s.ptr[i + 1]))) && digits < 10) {
        if (is_digit(s.ptr[i])) {
            value = value * 10 + (s.ptr[i] - '0');
            digits++;
        }
        i++;
    }
    if (digits == 0)
        return false;
    *tenths = value * 10;
    if (i + 1 < s.len && s.ptr[i] == '.' && is_digit(s.ptr[i + 1])) {
        *tenths += s.ptr[i + 1] - '0';
        i += 2;
    }
    *at = i;
    return true;
}

static int64_t read_unit(bl_str s, size_t *at)
{
    static const struct {
        const char *word;
        int64_t value;
    } units[] = {{"万", 10000}, {"w", 10000}, {"千", 1000}, {"k", 1000}, {"m", 1000000}};
    while (*at < s.len && s.ptr[*at] == ' ')
        (*at)++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (bl_str_opens(bl_str_slice(s, *at, s.len), units[i].word)) {
            size_t end = *at + strlen(units[i].word);
            if (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
                break;
            *at = end;
            return units[i].value;
        }
    return 0;
}

/* Behind what joins two amounts: "-", "~", "至", "to"; and behind a currency sign ("$90,000 - $110,000"). */
static bool read_dash(bl_str s, size_t *at)
{
    static const char *const joins[] = {"-", "~", "至", "到", "to ", "–"}, *const signs[] = {"$", "¥", "€", "£", "rmb", "usd"};
    size_t i = *at;
    bool joined = false;
    while (i < s.len && s.ptr[i] == ' ')
        i++;
    for (size_t k = 0; k < sizeof joins / sizeof *joins && !joined; k++)
        if (bl_str_opens(bl_str_slice(s, i, s.len), joins[k])) {
            i += strlen(joins[k]);
            joined = true;
        }
    while (joined && i < s.len && (s.ptr[i] == '-' || s.ptr[i] == ' '))
        i++;
    for (size_t k = 0; k < sizeof signs / sizeof *signs && joined; k++)
        if (bl_str_opens(bl_str_slice(s, i, s.len), signs[k]))
            i += strlen(signs[k]);
    *at = joined ? i : *at;
    return joined;
}

/* How many months are paid a year: "14薪", "×14個月"; 0 where nothing says so. */
static uint32_t months_a_year(bl_str s, size_t from)
{
    static const char *const words[] = {"薪", "个月", " 个月"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = bl_str_find(s, bl_str_of(words[i]), from);
        if (at != SIZE_MAX && at >= 2 && is_digit(s.ptr[at - 1]) && is_digit(s.ptr[at - 2]))
            return (uint32_t)((s.ptr[at - 2] - '0') * 10 + (s.ptr[at - 1] - '0'));
    }
    return 0;
}

/* "15-25K·14薪", "30-40万/年", "20000-30000元/月", "$120k". True where the text is a salary. */
static bool read_salary(bl_reading *r, bl_span span, bool labelled)
{
    bl_wishes *w = &r->record->wishes;
    bl_str s = bl_folded_of(r, span);
    for (size_t i = 0; i < s.len; i++) {
        size_t at = i;
        int64_t low, high;
        if (!is_digit(s.ptr[i]) || (i > 0 && (is_digit(s.ptr[i - 1]) || s.ptr[i - 1] == '.')) || !read_number(s, &at, &low))
            continue;
        int64_t unit_low = read_unit(s, &at), unit_high = 0;
        size_t dash = at;
        bool range = read_dash(s, &dash);
        high = low;
        if (range && read_number(s, &dash, &high)) {
            unit_high = read_unit(s, &dash);
            at = dash;
        } else {
            range = false;
        }
        if (unit_high == 0)
            unit_high = unit_low;
        if (unit_low == 0)
            unit_low = unit_high;
        bl_str rest = bl_str_slice(s, at, s.len);
        bool money = bl_str_begins(rest, BL_STR("元")) || (i > 0 && (s.ptr[i - 1] == '$' || (unsigned char)s.ptr[i - 1] >= 0x80)) ||
                     holds(s, (const char *const[]){"薪", "元", "usd", "rmb", "cny", "eur", "$", "€", "£", "¥", "税前", NULL});
        int64_t factor_low = unit_low == 0 ? 1 : unit_low, factor_high = unit_high == 0 ? 1 : unit_high;
        if ((unit_low == 0 && !labelled && !money) || high * factor_high < 10000)
            continue;
        w->salary_min = low * factor_low / 10;
        w->salary_max = high * factor_high / 10;
        w->salary_raw = bl_visible(r, span);
        bool yearly = holds(s,
                          (const char *const[]){"/年", "/ 年", "年薪", "per year", "/ year", "a year", "/yr", "/year", "p.a", "per annum", "annual", NULL}) ||
                      (unit_high == 10000 && w->salary_max >= 100000);
        w->salary_per = yearly                                                                                                ? BL_STR("year")
                        : holds(s, (const char *const[]){"/天", "/日", "per day", "/day", NULL})                              ? BL_STR("day")
                        : holds(s, (const char *const[]){"/小时", "/hour", "per hour", "/hr", NULL})                          ? BL_STR("hour")
                        : holds(s, (const char *const[]){"$", "€", "£", "usd", "eur", "gbp", NULL}) && w->salary_max >= 30000 ? BL_STR("year")
                                                                                                                              : BL_STR("month");
        w->salary_currency = holds(s, (const char *const[]){"$", "usd", NULL})   ? BL_STR("USD")
                             : holds(s, (const char *const[]){"€", "eur", NULL}) ? BL_STR("EUR")
                             : holds(s, (const char *const[]){"£", "gbp", NULL}) ? BL_STR("GBP")
                                                                                 : BL_STR("CNY");
        w->salary_months = months_a_year(s, at);
        return true;
    }
    return false;
}

static const char *const available_words[] = {
    "到岗", "随时", "一周内", "两周内", "一个月内", "1个月内", "月内到", "面谈后", "immediately", "notice", "weeks", "可入职", "到职", NULL};
static const char *const type_words[] = {
    "全职", "兼职", "实习", "full-time", "full time", "part-time", "part time", "contract", "freelance", "permanent", "internship", NULL};
static const char *const status_words[] = {
    "离职", "在职", "待业", "在校", "看机会", "应届", "在读", "employed", "actively looking", "open to", "考虑机会", NULL};
static const char *const open_salary[] = {"面议", "negotiable", NULL};

/* Does the telephone or the mail address that was read stand in the word? */
static bool is_contact(const bl_reading *r, bl_span word)
{
    const bl_span at = bl_document_origin(r->document, word), phone = r->record->basics.phone_at, mail = r->record->basics.email_at;
    return (at.begin < phone.end && phone.begin < at.end) || (at.begin < mail.end && mail.begin < at.end);
}

/* "本科 13800000000 离职-随时到岗": of the field, the part that one of the words stands in, without the contacts beside it. */
static bl_span beside_contacts(const bl_reading *r, bl_span field, const char *const *words)
{
    const bl_str s = bl_folded_of(r, field);
    uint32_t begin = field.begin; /* of the part at hand */
    for (size_t at = 0, end; at < s.len; at = end + 1) {
        for (end = at; end < s.len && s.ptr[end] != ' ';)
            end++;
        const bl_span word = {field.begin + (uint32_t)at, field.begin + (uint32_t)end};
        const bool contact = is_contact(r, word);
        const bl_span part = {begin, contact ? word.begin : word.end};
        if ((contact || end == s.len) && holds(bl_folded_of(r, part), words))
            return bl_trimmed(r, part);
        begin = contact ? word.end : begin;
    }
    return field;
}

/* "上海/南京": each place by itself; "Leeds, UK" is one. */
static bl_status push_places(bl_reading *r, bl_span span)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t begin = span.begin;
    for (uint32_t i = span.begin; i <= span.end; i++) {
        if (i < span.end && bytes[i] != '/')
            continue;
        const bl_span one = bl_trimmed(r, (bl_span){begin, i});
        if (!bl_span_empty(one))
            BL_TRY(push_text(r, WISH_LOCATION, one));
        begin = i + 1;
    }
    return BL_OK;
}

static bl_status read_field(bl_reading *r, const bl_field *f, bool section)
{
    bl_wishes *w = &r->record->wishes;
    bl_span span = {f->begin, f->end};
    bl_str s = bl_folded_of(r, span);
    if (holds(s, open_salary) && w->salary_raw.len == 0) {
        w->salary_raw = bl_visible(r, span);
        return BL_OK;
    }
    if (section && s.len > 0 && is_digit(s.ptr[0]) && w->salary_raw.len == 0 && holds(s, status_words)) { /* "25-35K·13薪 离职" */
        const size_t blank = bl_str_find(s, BL_STR(" "), 0);
        const bl_span pay = {span.begin, span.begin + (uint32_t)(blank == SIZE_MAX ? s.len : blank)};
        if (blank != SIZE_MAX && read_salary(r, pay, false)) {
            span = bl_trimmed(r, (bl_span){pay.end, span.end});
            s = bl_folded_of(r, span);
        }
    }
    if (holds(s, status_words) && w->status.len == 0) {
        w->status = bl_visible(r, beside_contacts(r, span, status_words));
        if (holds(s, available_words) && w->available.len == 0)
            w->available = w->status;
        return BL_OK;
    }
    if (holds(s, available_words) && w->available.len == 0) {
        w->available = bl_visible(r, beside_contacts(r, span, available_words));
        return BL_OK;
    }
    if (!section)
        return BL_OK;
    if (w->salary_raw.len == 0 && read_salary(r, span, false))
        return BL_OK;
    if ((f->shape & BL_SHAPE_PLACE) != 0)
        return push_places(r, span);
    if (holds(s, type_words) && w->employment_type.len == 0 && bl_str_equal(bl_unbracketed(s), s) && s.len < 20) {
        w->employment_type = bl_visible(r, span);
        return BL_OK;
    }
    if ((f->shape & BL_SHAPE_TITLE) != 0 || f->title_known)
        return push_text(r, WISH_POSITION, span);
    return BL_OK;
}

/* "Java开发、架构师": several values in one. */
static bl_status push_values(bl_reading *r, wish kind, bl_span value)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t begin = value.begin;
    for (uint32_t i = value.begin; i <= value.end; i++) {
        bool three = i + 3 <= value.end && memcmp(bytes + i, "、", 3) == 0;
        if (i < value.end && !three && bytes[i] != ',' && bytes[i] != ';' && bytes[i] != '|' && bytes[i] != '\t' && !(bytes[i] == '/' && i + 1 < value.end))
            continue;
        bl_span one = bl_trimmed(r, (bl_span){begin, i});
        if (kind == WISH_POSITION && bl_str_begins(bl_folded_of(r, one), BL_STR("base")))
            one = bl_trimmed(r, (bl_span){one.begin + 4, one.end});
        bool place = kind == WISH_POSITION && bl_is_place(bl_folded_of(r, one)); /* "期望：UX设计师，20-30K，base上海" */
        if (!bl_span_empty(one) && !(kind == WISH_POSITION && read_salary(r, one, true)))
            BL_TRY(push_text(r, place ? WISH_LOCATION : kind, one));
        begin = i + (three ? 3 : 1);
    }
    return BL_OK;
}

/* The value without brackets at its end that hold nothing but places. */
static bl_span without_places(const bl_reading *r, bl_span value)
{
    const bl_str s = bl_folded_of(r, value), bare = bl_unbracketed(s);
    size_t open = bare.len;
    while (open < s.len && s.ptr[open] != '(')
        open++;
    if (bare.len == 0 || open + 2 >= s.len || s.ptr[s.len - 1] != ')')
        return value;
    for (size_t begin = open + 1, i = begin; i < s.len; i++) {
        const bool three = i + 3 <= s.len && memcmp(s.ptr + i, "、", 3) == 0;
        if (!three && s.ptr[i] != '/' && s.ptr[i] != ',' && i + 1 < s.len)
            continue;
        if (!bl_is_place(bl_str_trim(bl_str_slice(s, begin, i))))
            return value;
        begin = i + (three ? 3 : 1);
        i = begin - 1;
    }
    return (bl_span){value.begin, value.begin + (uint32_t)open};
}

static bl_status read_label(bl_reading *r, uint32_t line, const bl_labelled *label, bool section, bool *is_wish)
{
    bl_wishes *w = &r->record->wishes;
    *is_wish = true;
    if (bl_span_empty(label->value)) {
        *is_wish = bl_str_begins(label->id, BL_STR("wish-"));
        return BL_OK;
    }
    if (bl_str_equal(label->id, BL_STR("wish-position")) || (section && bl_str_equal(label->id, BL_STR("position")))) {
        bl_field fields[BL_FIELD_MAX];
        uint32_t count = bl_fields_split(fields, r, line, label->value, false);
        const bl_span bare = without_places(r, label->value);
        if (bare.end < label->value.end) { /* "测试工程师（合肥、南京）" */
            BL_TRY(push_values(r, WISH_LOCATION, (bl_span){bare.end + 1, label->value.end - 1}));
            return push_values(r, WISH_POSITION, bl_trimmed(r, bare));
        }
        bool columns = false;
        for (uint32_t i = 1; i < count; i++)
            columns = columns || fields[i].before == BL_PART_STRONG || (fields[i].before == BL_PART_SPACE && (fields[i].shape & BL_SHAPE_PLACE) != 0);
        if (!columns)
            return push_values(r, WISH_POSITION, label->value);
        BL_TRY(push_values(r, WISH_POSITION, (bl_span){fields[0].begin, fields[0].end}));
        for (uint32_t i = 1; i < count; i++)
            BL_TRY(read_field(r, &fields[i], true));
        return BL_OK;
    }
    if (bl_str_equal(label->id, BL_STR("wish-city")) ||
        (section && (bl_str_equal(label->id, BL_STR("location")) || bl_str_equal(label->id, BL_STR("company-facts")))))
        return push_values(r, WISH_LOCATION, label->value);
    if (bl_str_equal(label->id, BL_STR("wish-salary")) || (section && bl_str_equal(label->id, BL_STR("pay")))) {
        if (!read_salary(r, label->value, true))
            w->salary_raw = bl_visible(r, label->value);
        return BL_OK;
    }
    bl_str *slot = bl_str_equal(label->id, BL_STR("wish-available")) ? &w->available
                   : bl_str_equal(label->id, BL_STR("wish-type"))    ? &w->employment_type
                   : bl_str_equal(label->id, BL_STR("wish-status"))  ? &w->status
                                                                     : NULL;
    *is_wish = slot != NULL || bl_str_equal(label->id, BL_STR("wish-industry"));
    if (slot != NULL && slot->len == 0)
        *slot = bl_visible(r, label->value);
    return BL_OK;
}

/* "目前年薪28万，期望35万以上": a wish for pay inside a sentence. */
static void read_told_salary(bl_reading *r, bl_span text)
{
    static const char *const words[] = {"期望", "希望", "expect ", "expecting ", "looking for "};
    bl_str s = bl_folded_of(r, text);
    for (size_t i = 0; i < sizeof words / sizeof *words && r->record->wishes.salary_raw.len == 0; i++) {
        size_t at = bl_str_find(s, bl_str_of(words[i]), 0), end = at + strlen(words[i]);
        if (at != SIZE_MAX && end < s.len && (is_digit(s.ptr[end]) || s.ptr[end] == '$'))
            read_salary(r, bl_trimmed(r, (bl_span){text.begin + (uint32_t)end, text.end}), false);
    }
}

/* "新媒体运营 | 全职 | 北京 | 10k-15k | 随时入职": a card of a job board. A kind of employment stands beside what it should pay, or where. */
static bool is_card(const bl_reading *r, const bl_field *fields, uint32_t count)
{
    bool type = false, pay = false, place = false;
    for (uint32_t i = 0; i < count; i++) {
        bl_str s = bl_folded_of(r, (bl_span){fields[i].begin, fields[i].end});
        bool digit = s.len > 0 && is_digit(s.ptr[0]);
        type = type || (holds(s, type_words) && s.len <= 18);
        pay = pay || (digit && s.len <= 40 && holds(s, (const char *const[]){"k", "元", "万", "薪", NULL})) || holds(s, open_salary);
        place = place || (fields[i].shape & BL_SHAPE_PLACE) != 0;
    }
    return count >= 3 && type && (pay || place);
}

static bl_status read_line(bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bool section = r->sections[line] == BL_SECTION_WISHES, any = section;
    bl_section s = r->sections[line];
    bool personal = section || s == BL_SECTION_NONE || s == BL_SECTION_CONTACT || s == BL_SECTION_SUMMARY || s == BL_SECTION_OTHER;
    if (!personal)
        return BL_OK;
    const bl_labelled *labels;
    uint32_t count = bl_labels_of(&labels, r, line);
    bool all = count > 0 && labels[0].label == view->begin;
    for (uint32_t i = 0; i < count; i++) {
        bool is_wish;
        BL_TRY(read_label(r, line, &labels[i], section, &is_wish));
        any = any || is_wish;
        all = all && bl_str_begins(labels[i].id, BL_STR("wish-"));
    }
    if (count == 0)
        read_told_salary(r, (bl_span){view->begin, view->end});
    if (all && !section) { /* a line of wishes is a section of its own: what it names is no evidence */
        r->sections[line] = BL_SECTION_WISHES;
        r->owners[line] = (bl_owner){BL_OWNER_SECTION, BL_SECTION_WISHES};
    }
    bool short_line = !bl_line_wider(&r->lines, r->document, line, 100) && !view->sentence;
    if (count == 0 && short_line && (section || line < 40)) {
        bl_field fields[BL_FIELD_MAX];
        uint32_t n = bl_fields_split(fields, r, line, (bl_span){view->begin, view->end}, false);
        if (!section && bl_line_range(&r->lines, line) == NULL && is_card(r, fields, n)) {
            section = any = true;
            r->sections[line] = BL_SECTION_WISHES;
            r->owners[line] = (bl_owner){BL_OWNER_SECTION, BL_SECTION_WISHES};
        }
        for (uint32_t i = 0; i < n && (section || n > 1); i++)
            BL_TRY(read_field(r, &fields[i], section));
    }
    if (!any)
        return BL_OK;
    bl_span *slot = BL_PUSH(r->arena, &r->record->wishes.lines);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = bl_document_origin(r->document, (bl_span){view->begin, view->end});
    return BL_OK;
}

bl_status bl_read_wishes(bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        if (!r->headings[i] && r->lines.views[i].begin < r->lines.views[i].end)
            BL_TRY(read_line(r, i));
    return BL_OK;
}
