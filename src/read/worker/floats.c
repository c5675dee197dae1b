#include "read/worker/floats.h"

#include "base/sort.h"

#define COLUMNS_MOST 48u /* boxes among which columns are looked for */
#define OVERLAP 120      /* columns may reach into each other by this much */
#define SAME_ROW 100     /* boxes whose tops are no further apart stand beside each other */
#define SIDE_SHARE 10u   /* a column holds at least one in so many bytes */

#define FLOATS_MOST 4096u /* of one document */
#define PAGE_MOST 34000   /* no page is larger: 60 cm */

bool bl_spot_off_page(const bl_spot *s)
{
    return (s->width > 0 && s->x + s->width <= 0) || (s->height > 0 && s->y + s->height <= 0) || s->x > PAGE_MOST || s->y > PAGE_MOST;
}

void bl_floats_open(bl_floats *floats, bl_arena *arena) { *floats = (bl_floats){.arena = arena}; }

bl_float *bl_floats_add(bl_floats *floats, bl_spot spot, uint32_t paragraph)
{
    if (floats->status == BL_OK && floats->made == FLOATS_MOST)
        floats->status = BL_ERROR_LIMIT;
    if (floats->status != BL_OK)
        return NULL;
    bl_float *made = BL_NEW(floats->arena, bl_float), **slot = made == NULL ? NULL : BL_PUSH(floats->arena, &floats->waiting);
    if (slot == NULL) {
        floats->status = BL_ERROR_MEMORY;
        return NULL;
    }
    floats->made++;
    *slot = made;
    *made = (bl_float){.spot = spot, .paragraph = paragraph, .order = floats->waiting.count};
    bl_flow_open(&made->flow, floats->arena);
    return made;
}

static int from_above(const void *a, const void *b)
{
    const bl_float *p = *(bl_float *const *)a, *q = *(bl_float *const *)b;
    const int32_t above = p->spot.y / SAME_ROW, below = q->spot.y / SAME_ROW;
    if (above != below)
        return above < below ? -1 : 1;
    if (p->spot.x != q->spot.x)
        return p->spot.x < q->spot.x ? -1 : 1;
    return (p->order > q->order) - (p->order < q->order);
}

static int32_t right_of(const bl_float *f) { return f->spot.x + f->spot.width; }

/* Is there a line from top to bottom that parts the boxes into two columns, each with text of some length? Then *x is where it stands. */
static bool find_columns(int32_t *x, bl_float *const *boxes, uint32_t count)
{
    size_t all = 0;
    for (uint32_t i = 0; i < count; i++)
        all += boxes[i]->flow.bytes;
    for (uint32_t i = 0; i < count; i++) { /* the left edge of one of them */
        const int32_t edge = boxes[i]->spot.x;
        size_t left = 0;
        bool parts = true;
        for (uint32_t k = 0; k < count && parts; k++) {
            if (boxes[k]->spot.x >= edge)
                continue;
            parts = right_of(boxes[k]) <= edge + OVERLAP;
            left += boxes[k]->flow.bytes;
        }
        if (parts && left * SIDE_SHARE >= all && (all - left) * SIDE_SHARE >= all && left > 0 && left < all) {
            *x = edge;
            return true;
        }
    }
    return false;
}

static void say(bl_flow *out, bl_float *const *boxes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (boxes[i]->flow.steps.count == 0)
            continue;
        bl_flow_gap(out);
        bl_flow_append(out, &boxes[i]->flow);
        bl_flow_gap(out);
    }
}

/* The boxes stand from above. What lies above the columns is said first. */
static void say_columns(bl_flow *out, bl_float *const *boxes, uint32_t count)
{
    int32_t x = 0;
    uint32_t heads = 0;
    while (heads + 1 < count && !find_columns(&x, boxes + heads, count - heads))
        heads++;
    if (heads + 1 >= count)
        heads = count;
    say(out, boxes, heads);
    for (int right = 0; right < 2; right++)
        for (uint32_t i = heads; i < count; i++)
            if ((boxes[i]->spot.x >= x) == (right == 1))
                say(out, boxes + i, 1);
}

static uint32_t say_chosen(bl_floats *floats, bl_flow *out, uint32_t paragraph, bool all)
{
    bl_float **chosen = BL_NEW_ARRAY(floats->arena, bl_float *, floats->waiting.count);
    uint32_t count = 0, kept = 0;
    if (chosen == NULL) {
        out->status = BL_ERROR_MEMORY;
        return 0;
    }
    for (uint32_t i = 0; i < floats->waiting.count; i++) {
        bl_float *f = floats->waiting.items[i];
        if (all || f->paragraph < paragraph || f->before)
            chosen[count++] = f;
        else
            floats->waiting.items[kept++] = f;
    }
    floats->waiting.count = kept;
    bl_sort(chosen, count, sizeof *chosen, from_above);
    if (count > 1 && count <= COLUMNS_MOST)
        say_columns(out, chosen, count);
    else
        say(out, chosen, count);
    return count;
}

uint32_t bl_floats_say(bl_floats *floats, bl_flow *out, uint32_t paragraph)
{
    return floats->waiting.count == 0 ? 0 : say_chosen(floats, out, paragraph, false);
}

uint32_t bl_floats_say_all(bl_floats *floats, bl_flow *out) { return floats->waiting.count == 0 ? 0 : say_chosen(floats, out, 0, true); }
