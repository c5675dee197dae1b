#include "facts/lists.h"

#include "facts/stated.h"
#include "facts/wordtables.h"

/* The item beside one must be no longer than this (bytes) for the two to be an enumeration; "Spring Cloud Alibaba Sentinel" is 29. */
#define NEIGHBOUR_MAX 32u

/* Of the words that s ends (or begins) with, the longest of each list: bytes, 0 where there is none. */
typedef struct borders {
    size_t mark, word, holder; /* holder: an opener where s ends, a closer where it begins */
} borders;

static void note(borders *out, uint32_t lists, uint32_t holders, size_t len)
{
    if ((lists & BL_LIST_MARK) != 0 && out->mark == 0)
        out->mark = len;
    if ((lists & BL_LIST_JOINING_WORD) != 0 && out->word == 0)
        out->word = len;
    if ((lists & holders) != 0 && out->holder == 0)
        out->holder = len;
}

static borders borders_before(bl_str s)
{
    borders out = {0};
    uint32_t lists;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_end(&bl_words_of_lists, s, len, &lists)) > 0;)
        note(&out, lists, BL_LIST_OPENER, len);
    return out;
}

static borders borders_after(bl_str s)
{
    borders out = {0};
    uint32_t lists;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_lists, s, len, &lists)) > 0;)
        note(&out, lists, BL_LIST_CLOSER, len);
    return out;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* A Latin word between items has a blank on its other side, too ("sql and"); one of Chinese may touch them ("go和"). */
static bool joins_before(bl_str s, size_t word) { return word > 0 && (!is_latin(s.ptr[s.len - 1]) || (s.len > word && s.ptr[s.len - word - 1] == ' ')); }

static bool joins_after(bl_str s, size_t word) { return word > 0 && (!is_latin(s.ptr[0]) || (s.len > word && s.ptr[word] == ' ')); }

typedef enum edge { INSIDE, BORDER, SEPARATOR } edge;

/* What stands before offset: the middle of something, the begin of a list, or a separator, whose begin is then *at. */
static edge edge_before(bl_str text, uint32_t line_begin, uint32_t offset, uint32_t *at)
{
    uint32_t i = offset;
    while (i > line_begin && text.ptr[i - 1] == ' ')
        i--;
    *at = i;
    if (i == line_begin)
        return BORDER;
    if (offset - i >= 2)
        return SEPARATOR; /* columns set apart by white space */
    bl_str before = bl_str_slice(text, line_begin, i);
    const borders found = borders_before(before);
    if (found.mark > 0 || joins_before(before, found.word)) {
        *at = i - (uint32_t)(found.mark > 0 ? found.mark : found.word);
        return SEPARATOR;
    }
    return found.holder > 0 || (i < offset && borders_before(bl_str_slice(text, line_begin, offset)).holder > 0) ? BORDER : INSIDE;
}

/* A version behind a name ("8", "3.11", "2.x", "v2", "17+"): where it ends; offset where there is none. */
static uint32_t version_end(bl_str text, uint32_t line_end, uint32_t offset)
{
    uint32_t i = offset;
    while (i < line_end && text.ptr[i] == ' ')
        i++;
    if (i + 1 < line_end && text.ptr[i] == 'v' && text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9')
        i++;
    uint32_t digits = i;
    while (i < line_end && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') || text.ptr[i] == '.' || text.ptr[i] == 'x'))
        i++;
    if (i == digits || text.ptr[digits] == '.' || text.ptr[digits] == 'x')
        return offset;
    if (text.ptr[i - 1] == '.')
        i--;
    return i < line_end && text.ptr[i] == '+' ? i + 1 : i;
}

/* Is what stands at offset, or behind a blank there, a letter that begins no joining word and no version? Then the text just goes on, which is seen at a glance. */
static bool goes_on(bl_str text, uint32_t line_end, uint32_t offset)
{
    if (offset < line_end && text.ptr[offset] == ' ')
        offset++;
    return offset < line_end && text.ptr[offset] >= 'a' && text.ptr[offset] <= 'z' && text.ptr[offset] != 'v' &&
           !bl_words_of_lists.leads[(unsigned char)text.ptr[offset]];
}

/* Does it say how long the name was used? Then that ends the item. Most text is told apart by its first character. */
static bool is_timed(bl_str behind)
{
    const size_t blank = behind.len > 0 && behind.ptr[0] == ' ';
    if (behind.len < blank + 3)
        return false;
    const char c = behind.ptr[blank];
    return (c == '-' || c == '(' || c == ':' || (blank > 0 && c >= '0' && c <= '9')) && bl_stated_behind(behind) > 0;
}

static edge edge_after(bl_str text, uint32_t line_end, uint32_t offset, uint32_t *at)
{
    if (goes_on(text, line_end, offset))
        return INSIDE;
    if (is_timed(bl_str_slice(text, offset, line_end))) { /* "ORACLE- Exprience - 6 months" */
        *at = line_end;
        return BORDER;
    }
    uint32_t i = version_end(text, line_end, offset), spaces = i;
    while (i < line_end && text.ptr[i] == ' ')
        i++;
    *at = i;
    if (i >= line_end)
        return BORDER;
    bl_str after = bl_str_slice(text, i, line_end);
    const borders found = borders_after(after);
    if (found.mark > 0 || joins_after(after, found.word)) {
        *at = i + (uint32_t)(found.mark > 0 ? found.mark : found.word);
        return SEPARATOR;
    }
    if (i - spaces >= 2)
        return SEPARATOR;
    if (found.holder > 0 || (i > spaces && borders_after(bl_str_slice(text, i - 1, line_end)).holder > 0))
        return BORDER;
    return after.ptr[0] == '.' && (after.len == 1 || after.ptr[1] == ' ') ? BORDER : INSIDE;
}

/* Words of running text: a piece that holds one is no item. */
static bool is_prose(bl_str piece)
{
    static const char *const prose[] = {" of ", " the ", " in ", " for ", " to ", " with ", " was ", " is ", " a ", " on ", "的", "了"};
    for (size_t i = 0; i < COUNT(prose); i++)
        if (bl_str_find(piece, bl_str_of(prose[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* Is there another separator, or the line's end, within reach: is the item beside the separator short, and is it there at all? */
static bool short_before(bl_str text, uint32_t line_begin, uint32_t offset)
{
    uint32_t low = offset > line_begin + NEIGHBOUR_MAX ? offset - NEIGHBOUR_MAX : line_begin;
    uint32_t i = offset, at = 0;
    while (i > low && text.ptr[i - 1] == ' ')
        i--;
    for (uint32_t item = i; item > low; item--)
        if (item < i && (text.ptr[item] & 0xC0) != 0x80 && edge_before(text, line_begin, item, &at) != INSIDE)
            return !is_prose(bl_str_slice(text, item, i));
    return low == line_begin && i > line_begin && !is_prose(bl_str_slice(text, low, i));
}

static bool short_after(bl_str text, uint32_t line_end, uint32_t offset)
{
    uint32_t high = offset + NEIGHBOUR_MAX < line_end ? offset + NEIGHBOUR_MAX : line_end;
    uint32_t i = offset, at = 0;
    while (i < high && text.ptr[i] == ' ')
        i++;
    for (uint32_t item = i + 1; item < high; item++)
        if ((text.ptr[item] & 0xC0) != 0x80 && edge_after(text, line_end, item, &at) != INSIDE)
            return !is_prose(bl_str_slice(text, i, item));
    return high == line_end && i < line_end && !is_prose(bl_str_slice(text, i, high));
}

static bl_str text_of(const bl_document *document) { return (bl_str){document->folded.bytes, document->folded.len}; }

bool bl_list_item(const bl_document *document, uint32_t line, bl_span span)
{
    const bl_line *of = &document->lines.items[line];
    uint32_t at = 0;
    return edge_after(text_of(document), of->end, span.end, &at) != INSIDE && edge_before(text_of(document), of->begin, span.begin, &at) != INSIDE;
}

bool bl_list_closed(const bl_document *document, uint32_t line, bl_span span)
{
    uint32_t at = 0;
    return edge_after(text_of(document), document->lines.items[line].end, span.end, &at) != INSIDE;
}

bool bl_list_enumerated(const bl_document *document, uint32_t line, bl_span span)
{
    const bl_line *of = &document->lines.items[line];
    bl_str text = text_of(document);
    uint32_t left = 0, right = 0;
    const edge after = edge_after(text, of->end, span.end, &right), before = after == INSIDE ? INSIDE : edge_before(text, of->begin, span.begin, &left);
    if (before == INSIDE)
        return false;
    if (left == of->begin && right == of->end) {
        bl_block_kind kind = document->blocks.items[of->block].kind;
        return kind == BL_BLOCK_ITEM || kind == BL_BLOCK_ROW;
    }
    return (before == SEPARATOR && short_before(text, of->begin, left)) || (after == SEPARATOR && short_after(text, of->end, right));
}

bool bl_list_joins(bl_str between)
{
    while (between.len > 0) {
        uint32_t any;
        const size_t len = between.ptr[0] == ';' ? 0 : bl_wordtable_begin(&bl_words_between_items, between, BL_WORDTABLE_ANY, &any);
        if (len == 0)
            return false;
        between = bl_str_slice(between, len, between.len);
    }
    return true;
}
