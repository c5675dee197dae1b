/*
 * The shadow that md4c reads in place of the document text. Markdown gives a meaning to characters that résumés use as they are, and takes them
 * away. In the shadow they are other characters of the same length, so that md4c leaves them alone and its offsets stay true:
 *
 *   2019. 云溪支付            not item 2019 of a list
 *   2018.1~2019.2 ... 2020~2021   not struck through; 7*24 ... 5*8 not italic
 *   [技能]: Java              not the definition of a link
 *   >5 年经验                 not a quotation
 *   #1 in sales               not a heading
 *   **带领（8人）**负责          bold, though the closing ** stands between a mark and a letter
 *   two lines of text and then -----   the second text line is no heading, the third is a rule
 */
#include "read/markdown.h"

#define HARMLESS ',' /* punctuation, as what it replaces, so that emphasis beside it opens and closes as before */
#define FRONT_MATTER_LINES 200

static bool is_blank_ascii(char c) { return c == ' ' || c == '\t'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A line [begin, end) of bytes; at(i) is 0 outside of it. */
typedef struct line {
    char *bytes;
    size_t begin, end;
} line;

static char at(const line *l, size_t i) { return i >= l->begin && i < l->end ? l->bytes[i] : '\0'; }

static size_t skip_blanks(const line *l, size_t i)
{
    while (is_blank_ascii(at(l, i)))
        i++;
    return i;
}

/* Passes over quotation marks, bullets and numbers; a number of four digits and more is a year, not an item. *list: a list mark was seen. */
static size_t skip_marks(line *l, bool *list)
{
    for (size_t i = skip_blanks(l, l->begin);;) {
        char c = at(l, i), next = at(l, i + 1);
        if (c == '>' && (is_digit(next) || next == '=')) {
            l->bytes[i] = HARMLESS;
            return i;
        }
        if (c == '>' || ((c == '-' || c == '+' || c == '*') && is_blank_ascii(next))) {
            *list = true;
            i = skip_blanks(l, i + 1);
            continue;
        }
        size_t digits = i;
        while (is_digit(at(l, digits)))
            digits++;
        c = at(l, digits);
        if (digits == i || (c != '.' && c != ')') || (digits + 1 < l->end && !is_blank_ascii(at(l, digits + 1))))
            return i;
        if (digits - i >= 4) {
            l->bytes[digits] = HARMLESS;
            return i;
        }
        *list = true;
        i = skip_blanks(l, digits + 1);
    }
}

/* "#1 in sales" and "#Java #Kafka" are no headings; "##工作经历" is one. */
static void spare_hash(line *l, size_t i)
{
    char next = at(l, i + 1);
    if (at(l, i) != '#' || next == '#' || next == '\0' || is_blank_ascii(next))
        return;
    bool tags = is_digit(next);
    for (size_t k = i + 2; k < l->end && !tags; k++)
        tags = l->bytes[k] == '#' && is_blank_ascii(l->bytes[k - 1]) && k + 1 < l->end && !is_blank_ascii(l->bytes[k + 1]);
    if (tags)
        l->bytes[i] = HARMLESS;
}

/* Does it look like the address in a definition of a link? */
static bool is_address(bl_str s)
{
    if (s.len == 0 || s.ptr[0] == '<' || s.ptr[0] == '/' || s.ptr[0] == '#')
        return true;
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return bl_str_find(s, BL_STR("://"), 0) != SIZE_MAX || bl_str_begins(s, BL_STR("mailto:")) || bl_str_begins(s, BL_STR("www."));
}

static void spare_definition(line *l, size_t i)
{
    if (at(l, i) != '[')
        return;
    while (i < l->end && l->bytes[i] != ']')
        i++;
    if (at(l, i + 1) != ':')
        return;
    size_t begin = skip_blanks(l, i + 2), end = begin;
    while (end < l->end && !is_blank_ascii(l->bytes[end]))
        end++;
    if (!is_address((bl_str){l->bytes + begin, end - begin}))
        l->bytes[i + 1] = HARMLESS;
}

/* Three bytes at i that are punctuation of Chinese text; only called inside the line. */
static bool is_wide_mark(const line *l, size_t i)
{
    if (i < l->begin || i + 3 > l->end)
        return false;
    unsigned char a = (unsigned char)l->bytes[i], b = (unsigned char)l->bytes[i + 1], c = (unsigned char)l->bytes[i + 2];
    return (a == 0xE3 && b == 0x80 && c >= 0x81) || (a == 0xEF && b == 0xBC && (c <= 0x8F || c >= 0x9A)) ||
           (a == 0xEF && b == 0xBD && c >= 0x9B && c <= 0x9E) || (a == 0xE2 && b == 0x80 && c >= 0x90);
}

static bool is_word_byte(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

/* Emphasis [i, end) between a wide mark and a letter would stay as it is written: the mark becomes a letter too. */
static void help_emphasis(line *l, size_t i, size_t end)
{
    bool mark_before = i >= l->begin + 3 && is_wide_mark(l, i - 3), mark_behind = is_wide_mark(l, end);
    if (mark_before && !mark_behind && is_word_byte(at(l, end)))
        memcpy(l->bytes + i - 3, "\xE4\xB8\x80", 3);
    else if (mark_behind && !mark_before && is_word_byte(at(l, i - 1)))
        memcpy(l->bytes + end, "\xE4\xB8\x80", 3);
}

/* Where the next '~' and the next '*' stand; len where there is none. */
typedef struct next_marks {
    size_t tilde, star, len;
} next_marks;

static size_t find_mark(const line *l, size_t from, size_t len, char c)
{
    const char *found = memchr(l->bytes + from, c, len - from);
    return found == NULL ? len : (size_t)(found - l->bytes);
}

/* The first '~' or '*' of the line from i on, or its end. Each is looked for once, however many lines there are. */
static size_t next_mark(next_marks *marks, const line *l, size_t i)
{
    if (i >= l->end)
        return l->end;
    if (marks->tilde < i)
        marks->tilde = find_mark(l, i, marks->len, '~');
    if (marks->star < i)
        marks->star = find_mark(l, i, marks->len, '*');
    const size_t next = marks->tilde < marks->star ? marks->tilde : marks->star;
    return next < l->end ? next : l->end;
}

/* Ranges and products: "2018~2019", "7*24". */
static void spare_ranges(line *l, size_t i, next_marks *marks)
{
    while ((i = next_mark(marks, l, i)) < l->end) {
        char c = l->bytes[i];
        size_t run = i;
        while (run < l->end && l->bytes[run] == c)
            run++;
        bool between_digits = is_digit(at(l, i - 1)) && is_digit(at(l, run));
        bool spare = c == '~' ? (run - i == 1 && at(l, i - 1) != '/') || (run - i == 2 && between_digits) : c == '*' && run - i == 1 && between_digits;
        if (spare)
            memset(l->bytes + i, HARMLESS, run - i);
        else if (c == '*' && run - i >= 2)
            help_emphasis(l, i, run);
        i = run;
    }
}

/* Is it a line of one character alone, '-' or '='? */
static bool is_underline(const line *l)
{
    size_t begin = skip_blanks(l, l->begin), end = l->end;
    while (end > begin && is_blank_ascii(l->bytes[end - 1]))
        end--;
    char c = at(l, begin);
    if (c != '-' && c != '=')
        return false;
    for (size_t i = begin; i < end; i++)
        if (l->bytes[i] != c)
            return false;
    return true;
}

/* Under one line of text it makes a heading; under several it would make one of them all, and is a rule. */
static void spare_paragraph(line *l)
{
    size_t begin = skip_blanks(l, l->begin), end = begin;
    while (end < l->end && !is_blank_ascii(l->bytes[end]))
        end++;
    memset(l->bytes + begin, end - begin >= 3 ? '*' : HARMLESS, end - begin);
}

/* Walks over the lines of a text. */
typedef struct lines {
    bl_str text;
    size_t next; /* where the next line begins */
    size_t feed; /* the first '\n' at or behind next, or the end of the text; looked for once, however many lines end at CR before it */
} lines;

/* The next line, without its line end; false at the end of the text. */
static bool next_line(lines *l, size_t *begin, size_t *end)
{
    if (l->next >= l->text.len)
        return false;
    *begin = l->next;
    if (l->feed < l->next || l->next == 0) {
        const char *found = memchr(l->text.ptr + l->next, '\n', l->text.len - l->next);
        l->feed = found == NULL ? l->text.len : (size_t)(found - l->text.ptr);
    }
    const char *found = memchr(l->text.ptr + l->next, '\r', l->feed - l->next);
    *end = found == NULL ? l->feed : (size_t)(found - l->text.ptr);
    l->next = *end + (*end < l->text.len) + (*end + 1 == l->feed && l->feed < l->text.len); /* a CRLF is one */
    return true;
}

/* Where the text behind a front matter begins; 0 where there is none. */
static size_t front_matter_end(bl_str text)
{
    lines all = {text, 0, 0};
    size_t begin, end;
    if (!next_line(&all, &begin, &end) || !bl_str_equal(bl_str_trim(bl_str_slice(text, 0, end)), BL_STR("---")))
        return 0;
    for (int i = 0; i < FRONT_MATTER_LINES && next_line(&all, &begin, &end); i++) {
        bl_str content = bl_str_slice(text, begin, end), trimmed = bl_str_trim(content);
        if (i > 0 && (bl_str_equal(content, BL_STR("---")) || bl_str_equal(content, BL_STR("..."))))
            return all.next;
        bool inner = trimmed.len < content.len || trimmed.len == 0 || trimmed.ptr[0] == '-' || trimmed.ptr[0] == '#';
        if (bl_str_find(content, BL_STR(":"), 0) == SIZE_MAX && (i == 0 || !inner))
            return 0;
    }
    return 0;
}

char *bl_markdown_shadow(bl_arena *arena, bl_str text, size_t *begin)
{
    char *shadow = bl_arena_copy(arena, text.ptr, text.len);
    *begin = 0;
    if (shadow == NULL)
        return NULL;
    *begin = front_matter_end(text);
    uint32_t texts = 0; /* lines of plain text right above */
    lines all = {text, *begin, 0};
    line l = {shadow, 0, 0};
    next_marks marks = {find_mark(&l, 0, text.len, '~'), find_mark(&l, 0, text.len, '*'), text.len};
    while (next_line(&all, &l.begin, &l.end)) {
        bool list = false;
        if (is_underline(&l)) {
            if (texts >= 2)
                spare_paragraph(&l);
            texts = 0;
            continue;
        }
        size_t content = skip_marks(&l, &list);
        spare_hash(&l, content);
        spare_definition(&l, content);
        spare_ranges(&l, content, &marks);
        char c = at(&l, content);
        bool plain = content < l.end && !list && c != '#' && c != '|' && c != '<' && c != '`';
        texts = plain ? texts + 1 : 0;
    }
    return shadow;
}
