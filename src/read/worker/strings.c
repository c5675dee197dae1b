/* What stands on the pages and is no text of the person: words that nobody sees, and what a job board printed across. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "read/worker/layout.h"

#define WORDS_MOST 300u   /* bytes of hidden words in one finding */
#define FINDINGS_MOST 40u /* of one document */
#define TOKEN_LEAST 16u   /* letters and digits of a number that a board prints */
#define EDGE 6            /* hundredths of the page that are its edge */
#define LETTERS_LEAST 2u  /* hidden words have at least so many */

/* Glyphs that were drawn one behind the other on one line. */
typedef struct string {
    uint32_t page, begin, end; /* indices; glyphs of the page */
    uint64_t key;              /* of its text */
    uint32_t letters, digits, blanks, alphabetic;
    uint32_t same; /* strings of the document with this text */
    bool watermark, faint;
    uint8_t turn, hidden;
} string;

typedef struct strings {
    bl_arena *arena;
    bl_page *pages;
    uint32_t count;
    BL_VEC(string) all;
} strings;

static const bl_glyph *glyphs_of(const strings *s, const string *x) { return s->pages[x->page].glyphs.items; }

static bool goes_on(const bl_glyph *last, const bl_glyph *next)
{
    if (next->turn != last->turn || next->hidden != last->hidden || abs(next->size - last->size) * 20 > last->size)
        return false;
    if (next->turn == BL_TURN_SLANTED)
        return next->run == last->run || abs(next->baseline - last->baseline) < 2 * last->size;
    return abs(next->baseline - last->baseline) * 5 <= last->size && next->x0 - last->x1 < 2 * last->size && last->x0 - next->x0 < last->size / 2;
}

static bl_status cut_page(strings *s, uint32_t page)
{
    const bl_glyph *glyphs = s->pages[page].glyphs.items;
    string *now = NULL;
    for (uint32_t i = 0; i < s->pages[page].glyphs.count; i++) {
        const bl_glyph *g = &glyphs[i];
        if (now == NULL || !goes_on(&glyphs[i - 1], g)) {
            now = BL_PUSH(s->arena, &s->all);
            if (now == NULL)
                return BL_ERROR_MEMORY;
            *now = (string){.page = page, .begin = i, .key = 14695981039346656037u, .turn = g->turn, .hidden = g->hidden, .faint = true};
        }
        now->end = i + 1;
        now->faint = now->faint && g->faint;
        if (bl_is_blank(g->code)) {
            now->blanks++;
            continue;
        }
        now->letters++;
        now->digits += g->code >= '0' && g->code <= '9';
        now->alphabetic += (g->code >= 'a' && g->code <= 'z') || (g->code >= 'A' && g->code <= 'Z');
        now->key = (now->key ^ g->code) * 1099511628211u;
    }
    return BL_OK;
}

static int by_text(const void *a, const void *b)
{
    const string *p = *(string *const *)a, *q = *(string *const *)b;
    return p->key != q->key ? (p->key < q->key ? -1 : 1) : (p > q) - (p < q);
}

static bl_status count_same(strings *s)
{
    string **sorted = BL_NEW_ARRAY(s->arena, string *, s->all.count + 1);
    if (sorted == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < s->all.count; i++)
        sorted[i] = &s->all.items[i];
    bl_sort(sorted, s->all.count, sizeof *sorted, by_text);
    for (uint32_t begin = 0, end; begin < s->all.count; begin = end) {
        for (end = begin + 1; end < s->all.count && sorted[end]->key == sorted[begin]->key;)
            end++;
        for (uint32_t i = begin; i < end; i++)
            sorted[i]->same = end - begin;
    }
    return BL_OK;
}

/* The text of a string, at most so many bytes. */
static bl_str text_of(const strings *s, const string *x, char *room, size_t size)
{
    const bl_glyph *glyphs = glyphs_of(s, x);
    size_t len = 0;
    for (uint32_t i = x->begin; i < x->end && len + 5 < size; i++) {
        bool apart = i > x->begin && x->turn != BL_TURN_SLANTED && glyphs[i].x0 - glyphs[i - 1].x1 > glyphs[i].size / 3;
        bool blank = bl_is_blank(glyphs[i].code);
        if ((apart || blank) && len > 0 && room[len - 1] != ' ')
            room[len++] = ' ';
        if (!blank)
            len += bl_utf8_put(room + len, glyphs[i].code > 0x10FFFF || (glyphs[i].code >= 0xD800 && glyphs[i].code < 0xE000) ? 0xFFFD : glyphs[i].code);
    }
    while (len > 0 && room[len - 1] == ' ')
        len--;
    return (bl_str){room, len};
}

static bool names_board(bl_str text)
{
    static const char *const boards[] = {"直聘", "BOSS", "zhipin", "智联招聘", "zhaopin", "前程无忧", "51job", "猎聘", "liepin", "拉勾", "lagou", "脉脉",
        "LinkedIn", "Indeed", "Monster.", "Naukri", "naukri", "StepStone", "JobStreet", "104人力", "1111人力", "SEEK", "超级简历", "WonderCV", "wondercv",
        "五百丁", "500丁", "乔布简历", "简历本", "Zety", "Novoresume", "resume.io", "Canva", "应届生求职", "看准", "58同城"};
    for (size_t i = 0; i < sizeof boards / sizeof boards[0]; i++)
        if (bl_str_find(text, bl_str_of(boards[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static bool at_edge(const strings *s, const string *x)
{
    const bl_page *page = &s->pages[x->page];
    const bl_glyph *first = &glyphs_of(s, x)[x->begin], *last = &glyphs_of(s, x)[x->end - 1];
    int32_t across = page->width, along = page->height;
    if (x->turn == BL_TURN_RIGHT || x->turn == BL_TURN_LEFT)
        return abs(first->baseline) * 100 < across * 2 * EDGE || (across - abs(first->baseline)) * 100 < across * 2 * EDGE;
    return first->baseline * 100 < along * EDGE || (along - first->baseline) * 100 < along * EDGE || last->x1 * 100 < across * EDGE ||
           (across - first->x0) * 100 < across * EDGE;
}

static bool is_watermark(const strings *s, const string *x)
{
    char room[160];
    if (x->letters == 0)
        return false;
    if (x->turn == BL_TURN_SLANTED)
        return true;
    bl_str text = text_of(s, x, room, sizeof room);
    bool board = x->letters <= 40 && names_board(text), edge = at_edge(s, x), many = x->same >= 3;
    /* a number that nobody writes: "d41d8cd98f00b204~~" */
    bool token = x->letters >= TOKEN_LEAST && x->blanks == 0 && x->digits >= 3 && x->alphabetic >= (text.ptr[text.len - 1] == '~' ? 1 : 3) &&
                 (x->digits + x->alphabetic) * 10 >= x->letters * 8 && bl_str_find(text, BL_STR("@"), 0) == SIZE_MAX &&
                 bl_str_find(text, BL_STR("/"), 0) == SIZE_MAX && bl_str_find(text, BL_STR("."), 0) == SIZE_MAX;
    if (x->turn != BL_TURN_NONE)
        return board || token || many;
    return (board && (edge || many)) || (token && (edge || x->same >= 2)) || (x->faint && x->letters >= 4 && many);
}

/* Does the same letter stand nearly there, and is it seen? Then it is a shadow of what everybody reads. */
static bool is_shadow(const bl_page *page, const bl_glyph *hidden)
{
    for (uint32_t i = 0; i < page->glyphs.count; i++) {
        const bl_glyph *g = &page->glyphs.items[i];
        if (g->hidden == BL_VISIBLE && g->code == hidden->code && g->turn == hidden->turn && abs(g->x0 - hidden->x0) < hidden->size / 2 &&
            abs(g->baseline - hidden->baseline) < hidden->size / 2)
            return true;
    }
    return false;
}

static bool is_harmless(const strings *s, const string *x)
{
    const bl_glyph *glyphs = glyphs_of(s, x);
    uint32_t words = 0, shadows = 0, looked = 0;
    for (uint32_t i = x->begin; i < x->end; i++) {
        words += glyphs[i].code < 0xE000 && bl_is_word(glyphs[i].code);
        if (!bl_is_blank(glyphs[i].code) && looked < 40) {
            looked++;
            shadows += is_shadow(&s->pages[x->page], &glyphs[i]);
        }
    }
    return words < LETTERS_LEAST || shadows * 2 > looked;
}

/* One finding for words that stand behind one another and are hidden alike. */
typedef struct gathered {
    char words[WORDS_MOST + 8];
    size_t len;
    uint32_t page, findings;
    uint8_t trick;
} gathered;

static void flush(gathered *g, bl_buffer *out)
{
    if (g->len > 0 && g->findings++ < FINDINGS_MOST)
        bl_extract_hidden(out, (bl_hidden_trick)g->trick, g->page + 1, g->words, g->len);
    g->len = 0;
}

static void gather(gathered *g, bl_buffer *out, const strings *s, const string *x)
{
    char room[WORDS_MOST];
    if (g->len > 0 && (g->page != x->page || g->trick != x->hidden))
        flush(g, out);
    g->page = x->page;
    g->trick = x->hidden;
    bl_str text = text_of(s, x, room, sizeof room);
    if (g->len + text.len + 1 > WORDS_MOST)
        return;
    if (g->len > 0)
        g->words[g->len++] = ' ';
    memcpy(g->words + g->len, text.ptr, text.len);
    g->len += text.len;
}

static void drop(const strings *s, const string *x)
{
    for (uint32_t i = x->begin; i < x->end; i++)
        s->pages[x->page].glyphs.items[i].dropped = true;
}

static void write_watermark(bl_buffer *out, const strings *s, uint32_t at)
{
    const string *x = &s->all.items[at];
    for (uint32_t i = 0; i < at; i++)
        if (s->all.items[i].watermark && s->all.items[i].key == x->key)
            return;
    char room[160];
    bl_str text = text_of(s, x, room, sizeof room);
    bl_extract_watermark(out, x->same, text.ptr, text.len);
}

bl_status bl_strings_sift(bl_buffer *out, bl_arena *arena, bl_page *pages, uint32_t count)
{
    strings s = {.arena = arena, .pages = pages, .count = count};
    gathered hidden = {.len = 0};
    uint32_t watermarks = 0;
    for (uint32_t page = 0; page < count; page++)
        BL_TRY(cut_page(&s, page));
    BL_TRY(count_same(&s));
    for (uint32_t i = 0; i < s.all.count; i++) {
        string *x = &s.all.items[i];
        x->watermark = is_watermark(&s, x);
        if (x->watermark) {
            drop(&s, x);
            if (watermarks++ < 200)
                write_watermark(out, &s, i);
        } else if (x->hidden != BL_VISIBLE) {
            drop(&s, x);
            if (hidden.findings < FINDINGS_MOST && !is_harmless(&s, x))
                gather(&hidden, out, &s, x);
        }
    }
    flush(&hidden, out);
    return BL_OK;
}
