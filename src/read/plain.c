/* Plain text -> document: lines, paragraphs parted by empty lines, and items that begin with a bullet or a number. */
#include "base/limits.h"
#include "base/utf8.h"
#include "read/flat.h"
#include "read/reader.h"

#define MAX_LEVELS 16

typedef struct plain {
    bl_document *document;
    uint32_t indents[MAX_LEVELS]; /* columns of the bullets of the open items */
    uint32_t level;
    bool in_block;
} plain;

/* What a line begins with. */
typedef struct lead {
    uint32_t indent; /* columns of white space before it */
    size_t begin;    /* of the first visible character */
    size_t text;     /* of the text behind a bullet or '#'; begin where there is none */
    bool item, ordered;
    unsigned heading; /* 1..6 */
} lead;

static bool is_white(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B);
}

static size_t skip_white(bl_str s, size_t i, uint32_t *columns)
{
    while (i < s.len) {
        size_t next = i;
        uint32_t c = bl_utf8_next(s, &next);
        if (!is_white(c))
            break;
        *columns += c == '\t' ? 4 : bl_display_width(c);
        i = next;
    }
    return i;
}

static uint32_t peek(bl_str s, size_t i) { return i < s.len ? bl_utf8_next(s, &i) : 0; }

/* Bullets that nothing else is written with. */
static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6,
        0x25C7, 0x25CB, 0x25CF, 0x25E6, 0x2605, 0x2606, 0x2713, 0x2714, 0x2726, 0x2756, 0x27A2, 0x27A4, 0x27A5, 0x27B2, 0x30FB, 0xFF65, 0xF06C, 0xF075, 0xF0A7,
        0xF0B7, 0xF0D8};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

/* Dashes and stars are bullets before a blank or a Han character: "- a", "-负责", but not "-5%", "--" or "*args". */
static bool is_dash(uint32_t c) { return c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014 || c == 0xFF0D || c == 0xFF0A; }

static int digit_value(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* Length of a number that marks an item: "1.", "1、", "1)", "(1)", "（1）"; 0 where there is none. Years and phone numbers are none. */
static size_t number_length(bl_str s, size_t begin)
{
    size_t i = begin, digits = 0;
    uint32_t c = peek(s, i), value = 0;
    bool open = c == '(' || c == 0xFF08;
    if (open)
        (void)bl_utf8_next(s, &i);
    for (int digit; i < s.len && (digit = digit_value(peek(s, i))) >= 0 && digits < 4; digits++) {
        value = value * 10 + (uint32_t)digit;
        (void)bl_utf8_next(s, &i);
    }
    bool dialled = open && (value > 50 || (digits > 1 && value < 10)); /* "(010) 6555" */
    if (digits == 0 || digits > 3 || i == s.len || dialled || (open && digits > 2))
        return 0;
    c = bl_utf8_next(s, &i);
    uint32_t next = peek(s, i);
    bool close = c == ')' || c == 0xFF09, point = c == '.' || c == 0xFF0E;
    if (!close && (open || (!point && c != 0x3001)))
        return 0;
    bool joined = digit_value(next) >= 0 || ((point || close) && (next == '.' || next == '-' || next == ')'));
    return next == 0 || (joined && c != 0x3001) ? 0 : i - begin;
}

static void read_lead(lead *out, bl_str s)
{
    *out = (lead){0};
    out->begin = out->text = skip_white(s, 0, &out->indent);
    if (out->begin == s.len)
        return;
    size_t i = out->begin;
    uint32_t c = bl_utf8_next(s, &i), next = peek(s, i), columns = 0;
    if (c == '#') {
        while (peek(s, i) == '#')
            i++;
        if (is_white(peek(s, i)) && i - out->begin <= 6 && skip_white(s, i, &columns) < s.len) {
            out->heading = (unsigned)(i - out->begin);
            out->text = skip_white(s, i, &columns);
        }
        return;
    }
    bool circled = (c >= 0x2460 && c <= 0x2473) || (c >= 0x2474 && c <= 0x249B) || (c >= 0x2776 && c <= 0x2793);
    size_t number = number_length(s, out->begin);
    bool bullet = is_bullet(c) && next != c && next != 0;
    bool dash = is_dash(c) && (is_white(next) || bl_is_han(next));
    if (number > 0)
        i = out->begin + number;
    i = skip_white(s, i, &columns);
    if (i == s.len || (!circled && number == 0 && !bullet && !dash))
        return;
    out->item = true;
    out->ordered = circled || number > 0;
    out->text = i;
}

/* A line that is drawn, not written: three and more of one character. */
static bool is_rule(bl_str s, size_t begin)
{
    size_t i = begin;
    uint32_t first = bl_utf8_next(s, &i), count = 1;
    bool drawn = first == '-' || first == '=' || first == '*' || first == '_' || first == '~' || first == '#' || first == 0xB7 || first == 0x2014 ||
                 first == 0x2013 || first == 0x2026 || first == 0xFF0D || first == 0xFF1D || first == 0xFF3F || (first >= 0x2500 && first <= 0x25A1);
    for (; drawn && i < s.len; count++) {
        uint32_t c = bl_utf8_next(s, &i);
        if (is_white(c))
            count--;
        else if (c != first)
            return false;
    }
    return drawn && count >= 3;
}

static bl_status begin_item(plain *reader, const lead *l)
{
    while (reader->level > 0 && reader->indents[reader->level - 1] >= l->indent)
        reader->level--;
    if (reader->level < MAX_LEVELS)
        reader->indents[reader->level++] = l->indent;
    reader->in_block = true;
    return bl_document_block(reader->document, BL_BLOCK_ITEM, (uint8_t)reader->level, l->ordered, 0);
}

static bl_status begin_text(plain *reader, const lead *l)
{
    bool inside_item = reader->level > 0 && l->indent > reader->indents[reader->level - 1];
    if (reader->in_block && (reader->level == 0 || inside_item))
        return BL_OK; /* goes on */
    if (!inside_item)
        reader->level = 0;
    reader->in_block = true;
    return bl_document_block(reader->document, BL_BLOCK_PARAGRAPH, 0, false, 0);
}

static bl_status read_line(plain *reader, bl_str s, uint32_t offset)
{
    lead l;
    read_lead(&l, s);
    if (l.begin == s.len || is_rule(s, l.begin)) {
        reader->in_block = false;
        return bl_document_gap(reader->document);
    }
    size_t begin = l.text;
    if (l.heading > 0) {
        reader->level = 0;
        reader->in_block = false;
        BL_TRY(bl_document_block(reader->document, BL_BLOCK_HEADING, (uint8_t)l.heading, false, 0));
    } else if (l.item) {
        BL_TRY(begin_item(reader, &l));
    } else {
        BL_TRY(begin_text(reader, &l));
        begin = 0; /* white space before it and all */
    }
    bl_span source = {offset + (uint32_t)begin, offset + (uint32_t)s.len};
    BL_TRY(bl_flat_piece(reader->document, source));
    return bl_document_break(reader->document, (bl_span){source.end, source.end});
}

bl_status bl_read_plain(bl_document *document)
{
    plain reader = {.document = document};
    for (uint32_t number = 1; number <= document->text.line_count; number++) {
        bl_str s = bl_source_line_text(&document->text, number);
        BL_TRY(read_line(&reader, s, (uint32_t)(s.ptr - document->text.text.ptr)));
    }
    return bl_document_seal(document);
}
