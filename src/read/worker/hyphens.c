/* Hyphens at the end of rows: those that belong to a word, and those that only break it. The document itself is the dictionary. */
#include "read/worker/rows.h"

#define PART_MOST 24u /* letters of half a word */

/* Half a word: its letters, in the order of reading. */
typedef struct part {
    uint32_t codes[PART_MOST];
    uint32_t count;
} part;

static bool is_small(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }
static bool is_letter(uint32_t c) { return is_small(c) || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE); }
static uint32_t lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; }

/* The letters before the hyphen that ends row a. */
static void read_left(part *out, const bl_layout *l, const bl_row *a)
{
    const bl_chunk *chunk = bl_row_chunk(l, a, bl_row_chunks(a) - 1);
    uint32_t begin = chunk->end - 1;
    while (begin > chunk->begin && is_letter(bl_row_glyph(l, a, begin - 1)->code))
        begin--;
    out->count = 0;
    for (uint32_t i = begin; i + 1 < chunk->end && out->count < PART_MOST; i++)
        out->codes[out->count++] = lower(bl_row_glyph(l, a, i)->code);
}

/* The letters that row b begins with. */
static void read_right(part *out, const bl_layout *l, const bl_row *b)
{
    const bl_chunk *chunk = bl_row_chunk(l, b, 0);
    out->count = 0;
    for (uint32_t i = chunk->begin; i < chunk->end && out->count < PART_MOST && is_letter(bl_row_glyph(l, b, i)->code); i++)
        out->codes[out->count++] = lower(bl_row_glyph(l, b, i)->code);
}

/* Do these letters stand at glyph `at` of a chunk? Returns where they end; 0: no. */
static uint32_t match(const bl_layout *l, const bl_row *row, const bl_chunk *chunk, uint32_t at, const part *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (at + i >= chunk->end || lower(bl_row_glyph(l, row, at + i)->code) != p->codes[i])
            return 0;
    return at + p->count;
}

/* What the other rows of the document say of two halves. */
typedef struct usage {
    bool whole; /* they stand there as one word */
    bool bound; /* with a hyphen within a row */
    bool left;  /* the left half is a word of its own */
} usage;

static void look_at(usage *u, const bl_layout *l, const bl_row *row, const bl_chunk *chunk, const part *left, const part *right)
{
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        if (i > chunk->begin && is_letter(bl_row_glyph(l, row, i - 1)->code))
            continue;
        const uint32_t end = match(l, row, chunk, i, left);
        if (end == 0)
            continue;
        const uint32_t next = end < chunk->end ? bl_row_glyph(l, row, end)->code : ' ';
        u->whole = u->whole || match(l, row, chunk, end, right) != 0;
        u->bound = u->bound || (next == '-' && end + 1 < chunk->end && match(l, row, chunk, end + 1, right) != 0);
        u->left = u->left || (!is_letter(next) && next != '-');
    }
}

/* Words that stand before a hyphen of their own. */
static bool is_prefix(const part *p)
{
    static const char *const prefixes[] = {"self", "non", "co", "well", "full", "part", "long", "short", "high", "low", "real", "cross", "multi", "end", "open",
        "on", "off", "in", "up", "one", "two", "three", "first", "second", "third", "large", "small", "mid", "post", "pre", "sub", "user", "data", "time",
        "cost", "team", "role", "risk"};
    for (size_t k = 0; k < sizeof prefixes / sizeof prefixes[0]; k++) {
        uint32_t i = 0;
        while (i < p->count && prefixes[k][i] != 0 && p->codes[i] == (uint32_t)prefixes[k][i])
            i++;
        if (i == p->count && prefixes[k][i] == 0)
            return true;
    }
    return false;
}

/* Does this document break words? Then it does so more than once. */
static bool are_words_broken(const bl_layout *l)
{
    uint32_t broken = 0;
    for (uint32_t i = 0; i < l->rows.count && broken < 2; i++) {
        const bl_row *row = l->rows.items[i];
        const bl_chunk *chunk = row->kind == BL_ROW_TEXT ? bl_row_chunk(l, row, bl_row_chunks(row) - 1) : NULL;
        if (chunk != NULL && chunk->end - chunk->begin >= 3 && bl_row_last(l, row)->code == '-')
            broken += is_small(bl_row_glyph(l, row, chunk->end - 2)->code) && is_small(bl_row_glyph(l, row, chunk->end - 3)->code);
    }
    return broken >= 2;
}

bool bl_hyphen_is_soft(const bl_layout *l, const bl_row *a, const bl_row *b)
{
    part left, right;
    usage u = {0};
    read_left(&left, l, a);
    read_right(&right, l, b);
    if (left.count < 2 || right.count < 2 || !is_small(bl_row_first(l, b)->code) || !is_small(left.codes[left.count - 1]))
        return false;
    for (uint32_t r = 0; r < l->rows.count; r++)
        for (uint32_t k = 0; l->rows.items[r]->kind == BL_ROW_TEXT && k < bl_row_chunks(l->rows.items[r]); k++)
            look_at(&u, l, l->rows.items[r], bl_row_chunk(l, l->rows.items[r], k), &left, &right);
    return u.whole || (!u.bound && !u.left && !is_prefix(&left) && are_words_broken(l));
}
