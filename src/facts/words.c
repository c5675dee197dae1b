#include "facts/words.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

/* The family names of China by frequency, compound ones first. They only help to tell a name from other short words. */
static const char family_compound[] =
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 令狐 长孙 宇文 司徒 轩辕 鲜于 闾丘 呼延 东郭 西门 百里 钟离 申屠 淳于 赫连 澹台 公冶 濮阳 单于 太叔 仲孙 万俟 闻人 亓官 完颜 耶律 纳兰 ";
static const char family_single[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占公门帅利满闫肖岳付代洛元卿邸牧撒揣英幸晋池裘";

/* Of the lists, those that hold the whole of s. */
static uint32_t lists_with(bl_str s) { return bl_wordtable_whole(&bl_words_of_pieces, s); }

/* The lists of the words that s ends with. */
static uint32_t lists_ending(bl_str s)
{
    uint32_t lists = 0, value;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_end(&bl_words_of_pieces, s, len, &value)) > 0;)
        lists |= value;
    return lists;
}

/* The lists of the words that s begins with. */
static uint32_t lists_beginning(bl_str s)
{
    uint32_t lists = 0, value;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_pieces, s, len, &value)) > 0;)
        lists |= value;
    return lists;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_latin_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((unsigned char)c >= 0xC3 && (unsigned char)c <= 0xDF); }

/* Is a word at [at, end) of s a token there: other than in Chinese no letter stands beside it? */
static bool is_token(bl_str s, size_t at, size_t end)
{
    return (unsigned char)s.ptr[at] >= 0x80 || ((at == 0 || !is_latin_byte(s.ptr[at - 1])) && (end == s.len || !is_latin_byte(s.ptr[end])));
}

/* The values of the words anywhere in s, and of those in its first `bare` bytes. One pass. */
static uint32_t words_inside(const bl_wordtable *table, bl_str s, size_t bare, uint32_t *in_bare)
{
    uint32_t all = 0, value;
    *in_bare = 0;
    for (size_t at = 0; (at = bl_wordtable_seek(table, s, at)) < s.len; at++) {
        if ((unsigned char)s.ptr[at] < 0x80 && at > 0 && is_latin_byte(s.ptr[at - 1]))
            continue; /* inside a word */
        for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(table, bl_str_slice(s, at, s.len), len, &value)) > 0;) {
            if (!is_token(s, at, at + len))
                continue;
            all |= value;
            *in_bare |= at + len <= bare ? value : 0;
        }
    }
    return all;
}

uint32_t bl_words_in(const bl_wordtable *table, bl_str s)
{
    uint32_t same;
    return words_inside(table, s, s.len, &same);
}

bool bl_is_ascii(bl_str s)
{
    uint64_t eight, all = 0;
    size_t i = 0;
    for (; i + sizeof eight <= s.len; i += sizeof eight) {
        memcpy(&eight, s.ptr + i, sizeof eight);
        all |= eight;
    }
    for (; i < s.len; i++)
        all |= (unsigned char)s.ptr[i];
    return (all & UINT64_C(0x8080808080808080)) == 0;
}

bool bl_has_word(bl_str s, const char *text)
{
    bl_str word = bl_str_of(text);
    for (size_t at = bl_str_find(s, word, 0); at != SIZE_MAX; at = bl_str_find(s, word, at + 1))
        if (is_token(s, at, at + word.len))
            return true;
    return false;
}

bool bl_all_han(bl_str s)
{
    bool any = false;
    for (size_t offset = 0; offset < s.len;) {
        uint32_t c = bl_utf8_next(s, &offset);
        if (c == ' ' || c == 0xB7)
            continue;
        if (!bl_is_han(c))
            return false;
        any = true;
    }
    return any;
}

bl_str bl_unbracketed(bl_str piece)
{
    for (;;) {
        piece = bl_str_trim(piece);
        if (piece.len < 2 || piece.ptr[piece.len - 1] != ')')
            return piece;
        size_t depth = 0, at = piece.len;
        while (at > 0) {
            char c = piece.ptr[--at];
            depth += c == ')';
            if (c == '(' && --depth == 0)
                break;
        }
        if (at == 0 || piece.ptr[at] != '(')
            return piece;
        piece.len = at;
    }
}

/* The next Latin token of s (letters, digits, inner '-', '.', '&'' '\''), from *offset on. */
static bool next_token(bl_str *out, bl_str s, size_t *offset)
{
    size_t i = *offset;
    while (i < s.len && !is_latin_byte(s.ptr[i]))
        i++;
    size_t begin = i;
    while (i < s.len && (is_latin_byte(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80 ||
                            ((s.ptr[i] == '-' || s.ptr[i] == '.' || s.ptr[i] == '\'') && i > begin && i + 1 < s.len && is_latin_byte(s.ptr[i + 1])))) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0xE0) /* Han and other wide scripts end a Latin word */
            break;
        i++;
    }
    *offset = i;
    *out = bl_str_slice(s, begin, i);
    return i > begin;
}

/* English is head-final: the last word of the part before " of " (or of the whole) that is a title or an organisation word decides. */
static unsigned latin_shape(bl_str s)
{
    unsigned shape = 0, last = 0, tokens = 0;
    size_t of = bl_str_find(s, BL_STR(" of "), 0);
    bl_str token;
    bool first = true;
    for (size_t offset = 0; next_token(&token, s, &offset); first = false) {
        const uint32_t lists = lists_with(token);
        unsigned kind = (lists & BL_LIST_TITLE_LATIN) != 0 ? BL_SHAPE_TITLE : 0;
        tokens++;
        if ((lists & BL_LIST_ORGANIZATION_LATIN) != 0 && (kind == 0 || !first))
            kind = BL_SHAPE_ORGANIZATION;
        if ((lists & BL_LIST_DEPARTMENT_LATIN) != 0)
            shape |= BL_SHAPE_DEPARTMENT;
        if ((lists & BL_LIST_SCHOOL_LATIN) != 0)
            shape |= BL_SHAPE_SCHOOL;
        if ((lists & BL_LIST_LEGAL) != 0)
            shape |= BL_SHAPE_LEGAL;
        if (first && (lists & BL_LIST_VERB_LATIN) != 0)
            shape |= BL_SHAPE_VERB;
        if (first && token.len > 4 && bl_str_ends(token, BL_STR("ed")) && kind == 0 && token.len < s.len && (lists & BL_LIST_PARTICIPLE) == 0)
            shape |= BL_SHAPE_VERB;
        if (kind != 0 && (of == SIZE_MAX || (size_t)(token.ptr - s.ptr) < of))
            last = kind;
    }
    if (shape & BL_SHAPE_LEGAL)
        last = BL_SHAPE_ORGANIZATION;
    const bool noun = bl_str_begins(s, BL_STR("lead ")) || bl_str_begins(s, BL_STR("leading hand")) || (tokens == 2 && bl_str_begins(s, BL_STR("build ")));
    if (last == BL_SHAPE_TITLE && tokens <= 4 && noun)
        shape &= ~(unsigned)BL_SHAPE_VERB; /* "Lead Gameplay Programmer", "Build Engineer" */
    return shape | last;
}

/* inside: the lists of the words anywhere in s. */
static unsigned han_shape(bl_str s, uint32_t inside)
{
    const uint32_t ends = lists_ending(s);
    unsigned shape = 0;
    bool title = (inside & BL_LIST_IN_TITLE_HAN) != 0 || ((ends & BL_LIST_TITLE_END_HAN) != 0 && (ends & BL_LIST_NO_TITLE_END) == 0);
    bool organization = (inside & BL_LIST_IN_ORGANIZATION_HAN) != 0 || (ends & BL_LIST_ORGANIZATION_END_HAN) != 0;
    if ((ends & BL_LIST_LEGAL) != 0)
        shape |= BL_SHAPE_LEGAL;
    else if ((inside & BL_LIST_IN_TITLE_HAN) != 0)
        shape |= BL_SHAPE_RANK;
    if ((ends & BL_LIST_DEPARTMENT_END_HAN) != 0 && (ends & BL_LIST_ORGANIZATION_HAN) == 0)
        shape |= BL_SHAPE_DEPARTMENT;
    if ((ends & BL_LIST_SCHOOL_END_HAN) != 0)
        shape |= BL_SHAPE_SCHOOL;
    if ((ends & BL_LIST_COLLEGE) != 0)
        shape |= BL_SHAPE_COLLEGE;
    if (bl_str_ends(s, BL_STR("专业")) || bl_str_begins(s, BL_STR("专业")))
        shape |= BL_SHAPE_MAJOR;
    if ((lists_beginning(s) & BL_LIST_VERB_HAN) != 0)
        shape |= BL_SHAPE_VERB;
    if (title && organization) { /* what it ends in decides: 数据开发工程师, 某工程师事务所 */
        if ((ends & (BL_LIST_ORGANIZATION_END_HAN | BL_LIST_ORGANIZATION_HAN)) != 0)
            title = (ends & (BL_LIST_TITLE_HAN | BL_LIST_TITLE_END_HAN)) != 0;
        else
            organization = bl_str_find(s, BL_STR("公司"), 0) != SIZE_MAX;
        if (shape & BL_SHAPE_LEGAL)
            title = false;
    }
    return shape | (title ? BL_SHAPE_TITLE : 0u) | (organization ? BL_SHAPE_ORGANIZATION : 0u);
}

/* Bytes of the word of a duration that s begins with, in Latin letters a whole word; 0 where there is none. *list is its list. */
static size_t step_over(bl_str s, uint32_t *list)
{
    size_t end = 0;
    if ((unsigned char)s.ptr[0] >= 0x80)
        return bl_wordtable_begin(&bl_words_of_durations, s, BL_WORDTABLE_ANY, list);
    while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
        end++;
    *list = bl_wordtable_whole(&bl_words_of_durations, bl_str_slice(s, 0, end));
    return *list != 0 ? end : 0;
}

/* "5 years 6 months", "3 yrs 2 mos", "2年3个月", "(1年)", "近三年": numbers and words of time only. */
static bool is_duration(bl_str s)
{
    bool digit = false, unit = false;
    for (size_t i = 0; i < s.len;) {
        if (is_digit(s.ptr[i])) {
            digit = true;
            i++;
        } else if (s.ptr[i] == ' ' || s.ptr[i] == '.' || s.ptr[i] == ',' || s.ptr[i] == '+' || s.ptr[i] == '(' || s.ptr[i] == ')') {
            i++;
        } else {
            uint32_t list;
            const size_t step = step_over(bl_str_slice(s, i, s.len), &list);
            if (step == 0)
                return false;
            unit = unit || (list & BL_LIST_DURATION_UNIT) != 0;
            digit = digit || (list & BL_LIST_DURATION_COUNT) != 0;
            i += step;
        }
    }
    return digit && unit;
}

/* States whose short forms are words, and places only behind a town and a comma. Not ME and MS, which are degrees. */
static bool is_late_state(bl_str s)
{
    static const char *const states[] = {"ar", "hi", "id", "in", "ia", "ks", "la", "mt", "ne", "nd", "sd", "wv", "wy", "nsw", "vic", "qld"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (bl_str_equal(s, bl_str_of(states[i])))
            return true;
    return false;
}

bool bl_is_place(bl_str piece)
{
    piece = bl_unbracketed(piece);
    if (piece.len == 0 || piece.len > 80)
        return false;
    if ((lists_with(piece) & BL_LIST_PLACE) != 0)
        return true;
    if (bl_all_han(piece)) {
        if (piece.len > 30)
            return false;
        bool begins = (lists_beginning(piece) & BL_LIST_PLACE) != 0;
        if ((lists_ending(piece) & BL_LIST_PLACE_END) != 0)
            return begins || piece.len <= 12;
        return begins && piece.len <= 12 && (lists_with(bl_str_slice(piece, 6, piece.len)) & BL_LIST_PLACE) != 0;
    }
    size_t cut = SIZE_MAX; /* several places: every part but the first of a list with commas must be one ("Smallville, TX") */
    for (size_t i = 0; i < piece.len; i++)
        if (piece.ptr[i] == ',' || piece.ptr[i] == '/')
            cut = i;
    if (cut == SIZE_MAX && piece.len > 5 && piece.ptr[piece.len - 3] == ' ') { /* "Smallville TX"; not the states that are words */
        return (lists_with(bl_str_slice(piece, piece.len - 2, piece.len)) & BL_LIST_SURE_STATE) != 0 &&
               (latin_shape(piece) & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)) == 0;
    }
    if (cut == SIZE_MAX || cut == 0)
        return false;
    bl_str tail = bl_str_trim(bl_str_slice(piece, cut + 1, piece.len)), head = bl_str_trim(bl_str_slice(piece, 0, cut));
    if (piece.ptr[cut] == '/')
        return (lists_with(tail) & BL_LIST_PLACE) != 0 && bl_is_place(head);
    for (size_t i = 0; i < head.len; i++)
        if ((head.ptr[i] >= '0' && head.ptr[i] <= '9') || head.ptr[i] == '@' || head.ptr[i] == ':')
            return false; /* an address, a telephone */
    unsigned words = 1;
    for (size_t i = 0; i < head.len; i++)
        words += head.ptr[i] == ' ';
    return ((lists_with(tail) & BL_LIST_PLACE) != 0 || is_late_state(tail)) && head.len > 0 && words <= 5 &&
           (latin_shape(head) & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)) == 0;
}

/* What of a piece is looked at, and that without its brackets. */
static bl_str first_words(bl_str piece)
{
    bl_str whole = bl_str_trim(piece);
    whole.len = whole.len > 160 ? 160 : whole.len;
    return whole;
}

static bl_str bare_words(bl_str whole)
{
    bl_str bare = bl_unbracketed(whole);
    return bare.len == 0 ? whole : bare;
}

bool bl_is_duration(bl_str piece)
{
    const bl_str whole = first_words(piece);
    uint32_t list;
    const bool word = whole.len > 0 && (is_latin_byte(whole.ptr[0]) || (unsigned char)whole.ptr[0] >= 0x80) && !is_digit(whole.ptr[0]);
    return !(word && step_over(whole, &list) == 0) && is_duration(bare_words(whole)); /* most lines begin with another word */
}

unsigned bl_shape_of(bl_str piece)
{
    bl_str whole = first_words(piece), s = bare_words(whole);
    bool han = false;
    for (size_t i = 0; i < s.len && !han; i++)
        han = (unsigned char)s.ptr[i] >= 0xE3;
    uint32_t in_bare, inside = words_inside(&bl_words_inside_pieces, whole, s.len, &in_bare);
    unsigned shape = latin_shape(s);
    if (han)
        shape = (shape & ~(unsigned)(BL_SHAPE_VERB)) | han_shape(s, in_bare);
    if ((in_bare & BL_LIST_IN_FREELANCE) != 0)
        shape |= BL_SHAPE_ORGANIZATION;
    if ((inside & BL_LIST_IN_INTERN) != 0 && !bl_str_begins(s, BL_STR("带教")) && bl_str_find(whole, BL_STR("转正"), 0) == SIZE_MAX)
        shape |= BL_SHAPE_INTERN;
    if ((inside & BL_LIST_IN_PART_TIME) != 0)
        shape |= BL_SHAPE_PART_TIME;
    if ((inside & BL_LIST_IN_BREAK) != 0)
        shape |= BL_SHAPE_BREAK;
    if ((inside & BL_LIST_IN_OPEN) != 0)
        shape |= BL_SHAPE_OPEN;
    if (is_duration(s))
        shape |= BL_SHAPE_DURATION;
    if (bl_is_place(s))
        shape = (shape & ~(unsigned)BL_SHAPE_SCHOOL) | BL_SHAPE_PLACE; /* College Station, TX */
    return shape;
}

size_t bl_family_name(bl_str s)
{
    if (s.len >= 6)
        for (const char *p = family_compound; *p != '\0'; p += 7)
            if (memcmp(p, s.ptr, 6) == 0)
                return 6;
    if (s.len >= 3)
        for (const char *p = family_single; *p != '\0'; p += 3)
            if (memcmp(p, s.ptr, 3) == 0)
                return 3;
    return 0;
}
