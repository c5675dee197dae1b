/*
 * HTML -> flow, by gumbo's tree: blocks, lists, tables, line ends, links. Scripts, menus and forms are left out, what style sheets hide is set apart; words that
 * are there for screen readers alone (LinkedIn says each line twice) are left out without suspicion.
 */
#include <gumbo.h>

#include "read/encoding.h"
#include "read/worker/css.h"
#include "read/worker/html_limits.h"
#include "read/worker/office.h"
#include "read/worker/signs.h"

#define UNSET BL_CSS_UNSET
#define MAX_STEPS 20000000u /* of matching selectors; what comes later has no style but its own */
#define TINY 13             /* tenths of a pixel: a point, about */
#define MAX_WRAPPERS 8u     /* elements around the blocks of a card */
#define CHARSET_BYTES 2048u /* where a page names its charset */

typedef struct frame { /* an open element */
    bl_css_element element;
    bl_css_look look;   /* as inherited, with its own */
    uint8_t marks;      /* bit 1 << bl_mark_kind: opened by it */
    bool container;     /* opened a table, row or cell of the flow */
    bool block, apart;  /* begins and ends a block; with blank space around it */
    bool hides;         /* opened BL_MARK_HIDDEN */
    bool item;          /* set apart from its neighbours */
    uint32_t lists;     /* outside of it */
    bl_block_kind kind; /* of blocks inside it */
    uint32_t level;
    bool ordered;
} frame;

typedef struct html {
    bl_arena *arena;
    bl_flow *flow;
    bl_css css;
    uint64_t steps;
    BL_VEC(frame *) frames;
    bl_block_kind kind; /* of the next block */
    uint32_t level, lists;
    bool ordered, block_wanted, space, wide, line_empty, gap; /* wide: the next word stands far from the one before */
    bl_status status;
} html;

/* ---- what is left out ---- */

static bool is_left_out(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME,
        GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_SVG, GUMBO_TAG_NAV, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS,
        GUMBO_TAG_DATALIST, GUMBO_TAG_NOFRAMES, GUMBO_TAG_RT, GUMBO_TAG_RP};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

static bl_str attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == NULL ? BL_STR_NONE : bl_str_of(found->value);
}

/* Words for screen readers alone: a convention of class names, since the sheets of a saved page are often elsewhere. */
static bool is_for_screen_readers(bl_str classes)
{
    static const char *const names[] = {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "a11y-text", "screen-reader-only"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bl_str_find(classes, bl_str_of(names[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* ---- how it looks ---- */

/* Is all that stands in an element hidden, whatever it says itself? */
static bool hides_all(const bl_css_look *look, bl_hidden_trick *trick)
{
    if (look->none == 1 || look->clear == 1)
        *trick = BL_HIDDEN_INVISIBLE;
    else if (look->gone == 1 || (look->flat == 1 && look->cut == 1))
        *trick = BL_HIDDEN_OFF_PAGE;
    else
        return false;
    return true;
}

/* Is its own text hidden? What stands in it may be larger, of another colour, or visible again. */
static bool hides_text(const bl_css_look *look, bl_hidden_trick *trick)
{
    const int32_t background = look->background == UNSET ? 0xFFFFFF : look->background;
    if (look->invisible == 1)
        *trick = BL_HIDDEN_INVISIBLE;
    else if (look->size != UNSET && look->size <= TINY)
        *trick = BL_HIDDEN_TINY;
    else if (look->painted != 1 &&
             (look->color == BL_CSS_UNKNOWN || (look->color != UNSET && background != BL_CSS_UNKNOWN && bl_colors_near(look->color, background))))
        *trick = BL_HIDDEN_COLOUR;
    else
        return false;
    return true;
}

static void over(bl_css_look *to, const bl_css_look *from)
{
    int32_t *t = &to->none;
    const int32_t *f = &from->none;
    for (size_t i = 0; i < sizeof *to / sizeof *t; i++)
        t[i] = f[i] == UNSET ? t[i] : f[i];
}

/* Old attributes, then sheets, then the element's own style, over what it inherits. */
static void look_up(html *h, frame *f, const GumboNode *node, const bl_css_look *inherited)
{
    f->look = *inherited;
    f->look.block = f->look.none = f->look.clear = f->look.gone = f->look.flat = f->look.cut = UNSET; /* their reach is kept by the flow */
    f->look.before = f->look.behind = f->look.items = UNSET;
    bl_css_look own = bl_css_plain;
    const bl_str color = attribute(node, "color"), background = attribute(node, "bgcolor"), style = attribute(node, "style"), face = attribute(node, "face");
    if (color.ptr != NULL && node->v.element.tag == GUMBO_TAG_FONT)
        own.color = bl_css_color(color);
    if (face.ptr != NULL && node->v.element.tag == GUMBO_TAG_FONT)
        own.signs = bl_is_sign_font(face);
    if (background.ptr != NULL)
        own.background = bl_css_color(background);
    if (node->v.element.tag == GUMBO_TAG_TD && attribute(node, "background").ptr != NULL)
        own.background = BL_CSS_UNKNOWN;
    over(&f->look, &own);
    if (h->steps < MAX_STEPS) {
        bl_css_look_up(&own, &h->css, &f->element, &h->steps);
        over(&f->look, &own);
    }
    if (style.ptr != NULL)
        bl_css_declare(&f->look, style);
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != NULL)
        f->look.none = 1;
}

/* ---- elements ---- */

static bool is_block(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
        GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE, GUMBO_TAG_SECTION,
        GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_MAIN, GUMBO_TAG_ADDRESS, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET, GUMBO_TAG_CENTER, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_CAPTION, GUMBO_TAG_BODY, GUMBO_TAG_HTML,
        GUMBO_TAG_LEGEND, GUMBO_TAG_MENU, GUMBO_TAG_DIR};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

/* Elements that browsers set apart by blank space. Lists follow the line that names them. */
static bool is_apart(GumboTag tag)
{
    return tag == GUMBO_TAG_P || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_FIGURE;
}

static void want_block(html *h)
{
    h->block_wanted = true;
    h->space = h->wide = false;
}

static void mark(html *h, frame *f, bl_mark_kind kind, bl_str target)
{
    bl_flow_mark(h->flow, kind, target);
    f->marks = (uint8_t)(f->marks | 1u << kind);
}

static void open_marks(html *h, frame *f, const GumboNode *node, const bl_css_look *inherited)
{
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || (f->look.bold == 1 && inherited->bold != 1))
        mark(h, f, BL_MARK_BOLD, BL_STR_NONE);
    if (tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM || (f->look.italic == 1 && inherited->italic != 1))
        mark(h, f, BL_MARK_ITALIC, BL_STR_NONE);
    if (tag == GUMBO_TAG_S || tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_STRIKE || (f->look.strike == 1 && inherited->strike != 1))
        mark(h, f, BL_MARK_DELETED, BL_STR_NONE);
    const bl_str href = tag == GUMBO_TAG_A ? attribute(node, "href") : BL_STR_NONE;
    if (bl_str_begins(href, BL_STR("http")) || bl_str_begins(href, BL_STR("mailto:")))
        mark(h, f, BL_MARK_LINK, href);
}

/* Is a row all of <th>? */
static bool is_head_row(const GumboNode *row)
{
    bool any = false;
    for (unsigned i = 0; i < row->v.element.children.length; i++) {
        const GumboNode *cell = row->v.element.children.data[i];
        if (cell->type != GUMBO_NODE_ELEMENT)
            continue;
        if (cell->v.element.tag != GUMBO_TAG_TH)
            return false;
        any = true;
    }
    return any;
}

/* How many rows or columns a cell says that it spans. */
static uint32_t span_of(const GumboNode *cell, const char *name)
{
    const bl_str value = attribute(cell, name);
    uint32_t span = 0;
    for (size_t i = 0; value.ptr != NULL && i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9' && span < 1000; i++)
        span = span * 10 + (uint32_t)(value.ptr[i] - '0');
    return span == 0 ? 1 : span;
}

static void open_container(html *h, frame *f, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    f->container = tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (tag == GUMBO_TAG_TABLE)
        bl_flow_table(h->flow);
    else if (tag == GUMBO_TAG_TR)
        bl_flow_row(h->flow, is_head_row(node));
    else if (f->container)
        bl_flow_wide_cell(h->flow, span_of(node, "colspan"), span_of(node, "rowspan"));
    if (f->container) {
        h->kind = BL_BLOCK_PARAGRAPH;
        h->lists = 0;
        want_block(h);
    }
}

/* Has an item of a list several blocks, as cards of pages have? Then it is no point of a list. Wrappers around all of it are looked through. */
static bool is_card(const GumboNode *node)
{
    for (unsigned depth = 0; depth < MAX_WRAPPERS; depth++) {
        const GumboNode *inner = NULL;
        unsigned blocks = 0;
        for (unsigned i = 0; i < node->v.element.children.length && blocks < 2; i++) {
            const GumboNode *child = node->v.element.children.data[i];
            const GumboTag tag = child->type == GUMBO_NODE_ELEMENT ? child->v.element.tag : GUMBO_TAG_UNKNOWN;
            if (child->type == GUMBO_NODE_TEXT)
                return false;
            if (child->type == GUMBO_NODE_ELEMENT && (!is_block(tag) || tag == GUMBO_TAG_P || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL))
                return false;
            blocks += child->type == GUMBO_NODE_ELEMENT;
            inner = child->type == GUMBO_NODE_ELEMENT ? child : inner;
        }
        if (blocks != 1)
            return blocks > 1;
        node = inner;
    }
    return false;
}

static void open_block(html *h, frame *f, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    f->block = f->look.block == UNSET ? is_block(tag) : f->look.block == 1 && !f->container;
    f->apart = f->block && is_apart(tag);
    if (!f->block)
        return;
    want_block(h);
    h->gap = h->gap || f->apart;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        h->kind = BL_BLOCK_HEADING;
        h->level = (uint32_t)(tag - GUMBO_TAG_H1) + 1;
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
        h->lists++;
        h->ordered = tag == GUMBO_TAG_OL;
    } else if (tag == GUMBO_TAG_LI && is_card(node)) {
        h->kind = BL_BLOCK_PARAGRAPH;
        h->gap = f->apart = true;
    } else if (tag == GUMBO_TAG_LI) {
        h->kind = BL_BLOCK_ITEM;
        h->level = h->lists > 0 ? h->lists : 1;
    }
}

/* ---- text ---- */

static void begin_block(html *h)
{
    const bool item = h->kind == BL_BLOCK_ITEM;
    if (h->gap && !item)
        bl_flow_gap(h->flow);
    bl_flow_block(h->flow, h->kind, item || h->kind == BL_BLOCK_HEADING ? h->level : 0, item && h->ordered);
    if (item)
        h->kind = BL_BLOCK_PARAGRAPH; /* what else stands in the item */
    h->block_wanted = h->space = h->wide = h->gap = false;
    h->line_empty = true;
}

static void put_break(html *h)
{
    if (h->block_wanted || h->line_empty)
        h->gap = true;
    if (h->line_empty && !h->block_wanted)
        bl_flow_gap(h->flow);
    if (!h->block_wanted)
        bl_flow_break(h->flow);
    h->line_empty = true;
    h->space = h->wide = false;
}

static void put_word(html *h, bl_str word)
{
    const frame *f = h->frames.count == 0 ? NULL : h->frames.items[h->frames.count - 1];
    bl_hidden_trick trick;
    if (h->block_wanted)
        begin_block(h);
    const bool hidden = f != NULL && hides_text(&f->look, &trick);
    if (hidden)
        bl_flow_hide(h->flow, trick);
    if ((h->space || h->wide) && !h->line_empty)
        bl_flow_text(h->flow, h->wide ? BL_STR("   ") : BL_STR(" "));
    bl_flow_text(h->flow, word);
    if (hidden)
        bl_flow_mark_end(h->flow, BL_MARK_HIDDEN);
    h->space = h->wide = h->line_empty = false;
}

static bool is_collapsible(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/* White space is one blank, but where line ends count. */
static void put_text(html *h, bl_str text, bool pre)
{
    for (size_t begin = 0, end; begin < text.len; begin = end) {
        end = begin;
        if (is_collapsible(text.ptr[begin])) {
            if (pre && text.ptr[begin] == '\n')
                put_break(h);
            h->space = true;
            end++;
            continue;
        }
        while (end < text.len && (!is_collapsible(text.ptr[end]) || (pre && text.ptr[end] == ' ')))
            end++;
        put_word(h, bl_str_slice(text, begin, end));
    }
}

/* ---- the walk ---- */

static void leave(html *h)
{
    frame *f = h->frames.items[--h->frames.count];
    for (unsigned kind = 0; kind < BL_MARK_KINDS; kind++)
        if ((f->marks & 1u << kind) != 0)
            bl_flow_mark_end(h->flow, (bl_mark_kind)kind);
    if (f->hides)
        bl_flow_mark_end(h->flow, BL_MARK_HIDDEN);
    if (f->container)
        bl_flow_end(h->flow);
    h->wide = h->wide || f->item || f->look.behind == 1;
    if (f->container || f->block) {
        want_block(h);
        h->gap = h->gap || f->apart;
    }
    h->lists = f->lists;
    h->kind = f->kind;
    h->level = f->level;
    h->ordered = f->ordered;
}

/* <i class="icon"></i>, <em class="line"></em>: drawn by the sheet, between two words. */
static bool is_empty_sign(const GumboNode *node)
{
    return (node->v.element.tag == GUMBO_TAG_I || node->v.element.tag == GUMBO_TAG_EM) && node->v.element.children.length == 0;
}

/* Goes into an element; false where it is left out. */
static bool enter(html *h, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    const frame *outer = h->frames.count == 0 ? NULL : h->frames.items[h->frames.count - 1];
    const bl_css_look *inherited = outer == NULL ? &bl_css_plain : &outer->look;
    if (is_left_out(tag) || is_for_screen_readers(attribute(node, "class")))
        return false;
    if (tag == GUMBO_TAG_BR)
        put_break(h);
    if (tag == GUMBO_TAG_HR) {
        want_block(h);
        h->gap = true;
    }
    frame *f = BL_NEW(h->arena, frame), **slot = BL_PUSH(h->arena, &h->frames);
    if (f == NULL || slot == NULL) {
        h->frames.count -= slot != NULL;
        h->status = BL_ERROR_MEMORY;
        return false;
    }
    *slot = f;
    f->element = (bl_css_element){
        bl_str_of(gumbo_normalized_tagname(tag)), attribute(node, "id"), attribute(node, "class"), outer == NULL ? NULL : &outer->element};
    f->lists = h->lists;
    f->kind = h->kind;
    f->level = h->level;
    f->ordered = h->ordered;
    look_up(h, f, node, inherited);
    bl_hidden_trick trick;
    if (hides_all(&f->look, &trick)) {
        bl_flow_hide(h->flow, trick);
        f->hides = true;
    }
    f->item = (outer != NULL && outer->look.items == 1) || is_empty_sign(node);
    h->wide = h->wide || f->item || f->look.before == 1;
    open_container(h, f, node);
    open_block(h, f, node);
    open_marks(h, f, node, inherited);
    return true;
}

static void visit_text(html *h, const GumboNode *node)
{
    const frame *f = h->frames.count == 0 ? NULL : h->frames.items[h->frames.count - 1];
    const bl_str text = bl_str_of(node->v.text.text);
    if (f != NULL && f->look.signs == 1 && node->type == GUMBO_NODE_TEXT)
        put_text(h, bl_signs_of(h->arena, text), false);
    else if (node->type == GUMBO_NODE_WHITESPACE)
        put_text(h, text, f != NULL && f->look.pre == 1);
    else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
        put_text(h, text, f != NULL && (f->look.pre == 1 || bl_str_equal(f->element.tag, BL_STR("pre"))));
}

static const GumboVector *children_of(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : NULL;
}

/* Without recursion: a page may be nested as deeply as it likes. */
static void walk(html *h, const GumboNode *root)
{
    const GumboNode *node = root;
    bool down = true;
    while (h->status == BL_OK && h->flow->status == BL_OK) {
        const bool element = node->type == GUMBO_NODE_ELEMENT;
        bool entered = false;
        if (down && element)
            entered = enter(h, node);
        else if (down && node->type != GUMBO_NODE_DOCUMENT)
            visit_text(h, node);
        const GumboVector *children = children_of(node);
        if (down && (entered || node->type == GUMBO_NODE_DOCUMENT) && children->length > 0) {
            node = children->data[0];
            continue;
        }
        if (element && (entered || !down))
            leave(h);
        if (node == root)
            return;
        const GumboVector *siblings = children_of(node->parent);
        down = node->index_within_parent + 1 < siblings->length;
        node = down ? siblings->data[node->index_within_parent + 1] : node->parent;
    }
}

/* The style elements of the page, wherever they stand. */
static void gather_styles(html *h, const GumboNode *root)
{
    const GumboNode *node = root;
    bool down = true;
    while (h->status == BL_OK) {
        if (down && node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_STYLE && node->v.element.children.length > 0) {
            const GumboNode *sheet = node->v.element.children.data[0];
            if (sheet->type == GUMBO_NODE_TEXT)
                h->status = bl_css_add(&h->css, bl_str_of(sheet->v.text.text));
        }
        const GumboVector *children = children_of(node);
        if (down && children != NULL && children->length > 0) {
            node = children->data[0];
            continue;
        }
        if (node == root)
            return;
        const GumboVector *siblings = children_of(node->parent);
        down = node->index_within_parent + 1 < siblings->length;
        node = down ? siblings->data[node->index_within_parent + 1] : node->parent;
    }
}

/* ---- gumbo ---- */

static void *take(void *arena, size_t size) { return bl_arena_alloc(arena, size); }
static void leave_it(void *arena, void *memory) { (void)arena, (void)memory; }

bl_status bl_html_read_text(bl_flow *out, bl_arena *arena, bl_str text)
{
    if (bl_html_is_too_much(text))
        return BL_ERROR_LIMIT;
    html h = {.arena = arena, .flow = out, .block_wanted = true};
    bl_css_open(&h.css, arena);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = leave_it;
    options.userdata = arena;
    options.max_errors = 0;
    const GumboOutput *page = gumbo_parse_with_options(&options, text.ptr, text.len); /* forgotten with the arena */
    if (page == NULL)
        return BL_ERROR_MEMORY;
    gather_styles(&h, page->root);
    walk(&h, page->root);
    return h.status;
}

/* "charset=gb2312" near the beginning. */
static bl_str named_charset(bl_str bytes)
{
    const bl_str head = bl_str_slice(bytes, 0, bytes.len < CHARSET_BYTES ? bytes.len : CHARSET_BYTES);
    size_t at = bl_str_find(head, BL_STR("charset="), 0);
    if (at == SIZE_MAX)
        return BL_STR_NONE;
    at += 8;
    while (at < head.len && (head.ptr[at] == '"' || head.ptr[at] == '\'' || head.ptr[at] == ' '))
        at++;
    size_t end = at;
    while (end < head.len && (head.ptr[end] == '-' || head.ptr[end] == '_' || (head.ptr[end] | 32) >= 'a' || (head.ptr[end] >= '0' && head.ptr[end] <= '9')) &&
           head.ptr[end] != '"' && head.ptr[end] != '>')
        end++;
    return bl_str_slice(head, at, end);
}

/* What the page says it is in, where that decodes; else what it looks like. */
static bl_status decode(bl_str *out, bl_arena *arena, bl_str bytes)
{
    bl_decoded decoded;
    const bl_str name = named_charset(bytes);
    bl_status status = name.len == 0 ? BL_ERROR_MISUSE : bl_decode_as(&decoded, arena, bytes, name);
    if (status == BL_ERROR_MISUSE || (status == BL_OK && decoded.replaced > 0))
        status = bl_decode(&decoded, arena, bytes);
    *out = decoded.text;
    return status;
}

bl_status bl_html_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    bl_str text;
    BL_TRY(decode(&text, arena, bytes));
    return bl_html_read_text(out, arena, text);
}
