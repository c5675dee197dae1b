/*
 * Lines that everybody sees and that yet say nothing of a person: orders to a machine that reads the file, and the requirements of a job advertisement pasted in.
 * They are marked before anything is read, so that no later stage finds a fact in them.
 */
#include "facts/stages.h"
#include "facts/words.h"
#include "facts/wordtables.h"

#define HEAD_REST 12u        /* bytes that may follow the words that begin an advertisement: a colon, "岗位" */
#define ADVERTISED_LINES 40u /* that are looked at behind them */
#define SILENT_LINES 3u      /* so many lines without a word of an advertisement end it */

static bl_status void_lines(bl_reading *r, uint32_t begin, uint32_t end)
{
    bl_document *document = r->document;
    bl_span *span = BL_PUSH(r->arena, &document->covered[BL_MARK_WORTHLESS]);
    if (span == NULL)
        return BL_ERROR_MEMORY;
    *span = (bl_span){document->lines.items[begin].begin, document->lines.items[end - 1].end};
    return BL_OK;
}

static bl_str line_text(const bl_reading *r, uint32_t line)
{
    return bl_document_folded(r->document, (bl_span){r->document->lines.items[line].begin, r->document->lines.items[line].end});
}

/* ---- orders ---- */

typedef struct order { /* kinds of words (BL_WORD_*) in a line that has some */
    uint32_t line, kinds;
    bl_span at; /* of the first that is no mere verdict, else of the first */
} order;
typedef BL_VEC(order) orders;

static bl_status find_orders(orders *out, const bl_reading *r)
{
    uint32_t line = 0;
    for (uint32_t i = 0; i < r->signs.count; i++) {
        const bl_sign *sign = &r->signs.items[i];
        if ((sign->kinds & BL_WORDS_OF_ORDERS) == 0)
            continue;
        while (r->document->lines.items[line].end <= sign->begin)
            line++;
        order *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
        if (last == NULL || last->line != line) {
            last = BL_PUSH(r->arena, out);
            if (last == NULL)
                return BL_ERROR_MEMORY;
            *last = (order){line, 0, {sign->begin, sign->end}};
        }
        if ((last->kinds & ~(uint32_t)BL_WORD_VERDICT) == 0 && sign->kinds != BL_WORD_VERDICT)
            last->at = (bl_span){sign->begin, sign->end};
        last->kinds |= sign->kinds & BL_WORDS_OF_ORDERS;
    }
    return BL_OK;
}

/* The words of the next or last line; of another block those alone that point to this person. */
static uint32_t said_beside(const bl_reading *r, const order *o, const order *other)
{
    if (other->line + 1 != o->line && o->line + 1 != other->line)
        return 0;
    const bool same = r->document->lines.items[o->line].block == r->document->lines.items[other->line].block;
    return same ? other->kinds : other->kinds & BL_WORD_VERDICT_ON_THIS;
}

/* An order to forget or an address to a machine, and what is to be thought of the person. */
static bool is_meant(uint32_t kinds)
{
    const bool addressed = (kinds & (BL_WORD_IGNORE | BL_WORD_MACHINE)) != 0, judged = (kinds & (BL_WORD_VERDICT | BL_WORD_VERDICT_ON_THIS)) != 0;
    return (addressed && judged) || (kinds & BL_WORD_VERDICT_ON_THIS) != 0;
}

static bl_status read_orders(bl_reading *r)
{
    orders found = {0};
    BL_TRY(find_orders(&found, r));
    for (uint32_t i = 0; i < found.count; i++) {
        const order *o = &found.items[i];
        const uint32_t kinds = o->kinds | (i > 0 ? said_beside(r, o, o - 1) : 0) | (i + 1 < found.count ? said_beside(r, o, o + 1) : 0);
        const bool meant = is_meant(kinds);
        if (!meant && (o->kinds & BL_WORD_IGNORE) == 0)
            continue;
        bl_span *span = BL_PUSH(r->arena, &r->instructed);
        if (span == NULL)
            return BL_ERROR_MEMORY;
        *span = o->at;
        if (meant)
            BL_TRY(void_lines(r, o->line, o->line + 1));
    }
    return BL_OK;
}

/* ---- advertisements ---- */

static bool begins_advertisement(bl_str line)
{
    size_t begin = 0;
    uint32_t value;
    while (begin < line.len && (line.ptr[begin] == ' ' || line.ptr[begin] == '[' || line.ptr[begin] == '\t'))
        begin++;
    const bl_str text = bl_str_slice(line, begin, line.len);
    const size_t len = text.len == 0 ? 0 : bl_wordtable_begin(&bl_words_of_advertisements, text, BL_WORDTABLE_ANY, &value);
    return len > 0 && text.len <= len + HEAD_REST;
}

/* Does a line ask for something: "3年以上经验", "熟悉Go者优先", "is a plus"? */
static bool asks(bl_str line)
{
    static const char *const words[] = {"优先", "以上学历", "及以上", "年以上", "者佳", "加分", "应届生亦可", "能够独立", "is a plus", "preferred",
        "years of experience", "must have", "you will", "you have", "you are", "nice to have", "required", "we offer", "ability to", "or equivalent"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_find(line, bl_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* Where the requirements that begin at a line end; the line itself where nothing behind it asks. */
static uint32_t advertisement_end(const bl_reading *r, uint32_t line)
{
    const bl_document *d = r->document;
    uint32_t last = line, asking = 0;
    for (uint32_t i = line + 1; i < d->lines.count && i - line <= ADVERTISED_LINES && i - last <= SILENT_LINES; i++) {
        if (d->blocks.items[d->lines.items[i].block].kind == BL_BLOCK_HEADING && !begins_advertisement(line_text(r, i)))
            break;
        if (asks(line_text(r, i))) {
            asking++;
            last = i;
        }
    }
    while (asking >= 2 && last + 1 < d->lines.count && d->lines.items[last + 1].block == d->lines.items[last].block)
        last++; /* the rest of its paragraph or item */
    return asking >= 2 ? last + 1 : line;
}

static bl_status read_advertisements(bl_reading *r)
{
    for (uint32_t line = 0; line < r->document->lines.count; line++) {
        if (!begins_advertisement(line_text(r, line)))
            continue;
        const uint32_t end = advertisement_end(r, line);
        if (end == line)
            continue;
        bl_span *span = BL_PUSH(r->arena, &r->advertised);
        if (span == NULL)
            return BL_ERROR_MEMORY;
        *span = (bl_span){r->document->lines.items[line].begin, r->document->lines.items[line].end};
        BL_TRY(void_lines(r, line, end));
        line = end - 1;
    }
    return BL_OK;
}

/* ---- both ---- */

/* Advertisements and orders, each in rising order, as one row of disjoint spans. */
static bl_status merge(bl_document *document, uint32_t advertisements)
{
    const bl_span *spans = document->covered[BL_MARK_WORTHLESS].items;
    const uint32_t count = document->covered[BL_MARK_WORTHLESS].count;
    bl_span *merged = BL_NEW_ARRAY(document->arena, bl_span, count);
    uint32_t kept = 0;
    if (merged == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0, k = advertisements; i < advertisements || k < count;) {
        const bool first = k == count || (i < advertisements && spans[i].begin <= spans[k].begin);
        const bl_span span = first ? spans[i++] : spans[k++];
        if (kept > 0 && merged[kept - 1].end >= span.begin)
            merged[kept - 1].end = span.end > merged[kept - 1].end ? span.end : merged[kept - 1].end;
        else
            merged[kept++] = span;
    }
    document->covered[BL_MARK_WORTHLESS].items = merged;
    document->covered[BL_MARK_WORTHLESS].count = kept;
    document->covered[BL_MARK_WORTHLESS].capacity = count;
    return BL_OK;
}

bl_status bl_read_worthless(bl_reading *r)
{
    BL_TRY(read_advertisements(r));
    const uint32_t advertisements = r->document->covered[BL_MARK_WORTHLESS].count;
    BL_TRY(read_orders(r));
    return r->document->covered[BL_MARK_WORTHLESS].count == 0 ? BL_OK : merge(r->document, advertisements);
}
