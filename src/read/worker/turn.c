/* Pages whose text lies on its side, or upside down: turned until most of it is upright. */
#include "read/worker/layout.h"

/* The direction in which most visible letters are written. */
static bl_turn main_turn(const bl_page *page)
{
    uint32_t letters[BL_TURN_SLANTED + 1] = {0};
    for (uint32_t i = 0; i < page->glyphs.count; i++) {
        const bl_glyph *g = &page->glyphs.items[i];
        letters[g->turn] += g->hidden == BL_VISIBLE && !bl_is_blank(g->code);
    }
    bl_turn most = BL_TURN_NONE;
    for (bl_turn turn = BL_TURN_RIGHT; turn <= BL_TURN_LEFT; turn++)
        most = letters[turn] > letters[most] ? turn : most;
    return letters[most] > 4 * letters[BL_TURN_NONE] ? most : BL_TURN_NONE; /* a word up the margin turns no page */
}

static bl_box turned_box(bl_box b, bl_turn turn, int32_t width, int32_t height)
{
    switch (turn) {
    case BL_TURN_RIGHT: return (bl_box){b.y0, width - b.x1, b.y1, width - b.x0};
    case BL_TURN_LEFT: return (bl_box){height - b.y1, b.x0, height - b.y0, b.x1};
    case BL_TURN_HALF: return (bl_box){width - b.x1, height - b.y1, width - b.x0, height - b.y0};
    default: return b;
    }
}

/* Glyphs have their places as if the page were turned already, but for where it begins. */
static void turn_glyph(bl_glyph *g, bl_turn turn, int32_t width, int32_t height)
{
    const int32_t across = turn == BL_TURN_RIGHT  ? 0
                           : turn == BL_TURN_LEFT ? height
                                                  : width,
                  down = turn == BL_TURN_RIGHT  ? width
                         : turn == BL_TURN_LEFT ? 0
                                                : height;
    if (g->turn == BL_TURN_SLANTED)
        return;
    if (g->turn != turn) { /* lies on its side now */
        g->turn = (uint8_t)(g->turn == BL_TURN_NONE ? BL_TURN_HALF : g->turn);
        return;
    }
    g->turn = BL_TURN_NONE;
    g->x0 += across;
    g->x1 += across;
    g->baseline += down;
}

void bl_page_turn(bl_page *page)
{
    const bl_turn turn = main_turn(page);
    const int32_t width = page->width, height = page->height;
    if (turn == BL_TURN_NONE)
        return;
    for (uint32_t i = 0; i < page->glyphs.count; i++)
        turn_glyph(&page->glyphs.items[i], turn, width, height);
    for (uint32_t i = 0; i < page->rules.count; i++)
        page->rules.items[i] = turned_box(page->rules.items[i], turn, width, height);
    for (uint32_t i = 0; i < page->dots.count; i++)
        page->dots.items[i] = turned_box(page->dots.items[i], turn, width, height);
    for (uint32_t i = 0; i < page->panels.count; i++)
        page->panels.items[i] = turned_box(page->panels.items[i], turn, width, height);
    for (uint32_t i = 0; i < page->strips.count; i++)
        page->strips.items[i] = turned_box(page->strips.items[i], turn, width, height);
    for (uint32_t i = 0; i < page->links.count; i++)
        page->links.items[i].box = turned_box(page->links.items[i].box, turn, width, height);
    if (turn != BL_TURN_HALF) {
        page->width = height;
        page->height = width;
    }
}
