/* `bole why` as JSON and as text. */
#include "report/firm_write.h"
#include "report/table.h"
#include "report/why.h"

static const char *const turns[] = {"must", "open", "one", "none", "tie"};

/* ---- JSON ---- */

static void side(bl_json *json, const char *key, const bl_result *r)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key_points(json, "points", r->points);
    bl_json_key_points(json, "possible", r->possible);
    bl_json_key_z(json, "state", bl_state_name(r->state));
    bl_json_key_str(json, "reason", r->reason);
    bl_json_key(json, "evidence");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->quote_count; i++)
        bl_quote_write_json(json, &r->quotes[i]);
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void person(bl_json *json, const char *key, const bl_candidate *c)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key_str(json, "name", c->name);
    bl_json_key_str(json, "path", c->path);
    bl_json_key_points(json, "score", c->score);
    bl_json_key_points(json, "possible", c->possible);
    bl_json_key_z(json, "must", c->must == BL_VERDICT_NONE ? "pass" : bl_verdict_name(c->must));
    bl_json_end_object(json);
}

void bl_why_write_json(bl_buffer *out, const bl_why *why, const char *engine)
{
    bl_json json;
    bl_json_open(&json, out, true);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "schema", "bole/why/1");
    bl_json_key_z(&json, "engine", engine);
    person(&json, "a", why->a);
    person(&json, "b", why->b);
    bl_json_key_points(&json, "gap", why->pair.gap);
    bl_json_key(&json, "differences");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < why->pair.count; i++) {
        const bl_difference *d = &why->pair.differences[i];
        bl_json_begin_object(&json);
        bl_json_key_str(&json, "id", d->id);
        bl_json_key_str(&json, "label", why->a->results[d->index].label);
        bl_json_key_points(&json, "difference", d->difference);
        side(&json, "a", &why->a->results[d->index]);
        side(&json, "b", &why->b->results[d->index]);
        bl_json_end_object(&json);
    }
    bl_json_end_array(&json);
    bl_json_key(&json, "turn");
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "by", turns[why->pair.turn]);
    bl_json_key_str_or_null(&json, "criterion", why->pair.turning == NULL ? BL_STR_NONE : why->pair.turning->id);
    bl_json_end_object(&json);
    bl_json_key(&json, "firmness");
    bl_firm_pair_write_json(&json, &why->firm, why->role);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

/* ---- text ---- */

typedef struct page {
    bl_buffer *out;
    bl_arena *arena;
    const bl_catalogue *catalogue;
    const bl_why *why;
    uint32_t width;
    bool color;
} page;

static bl_str signed_points(const page *p, bl_points points)
{
    const bl_str text = bl_sentence_points(p->arena, points < 0 ? -points : points);
    return bl_str_format(p->arena, "%s%.*s", points < 0 ? "-" : "+", BL_STR_ARG(text));
}

static void headline(const page *p)
{
    const bl_why *why = p->why;
    const bl_message message = why->pair.order < 0 ? BL_SAY_WHY_ABOVE : why->pair.order > 0 ? BL_SAY_WHY_BELOW : BL_SAY_WHY_TIE;
    bl_table_text(p->out,
        BL_SAY(p->arena, p->catalogue, message, why->a->name, bl_sentence_points(p->arena, why->a->score), why->b->name,
            bl_sentence_points(p->arena, why->b->score), signed_points(p, why->pair.gap)),
        BL_STYLE_BOLD, p->color);
    bl_buffer_add_z(p->out, "\n\n");
}

/* "          赵远: 77 of 36 months ..." and the first quote with its place */
static void write_side(const page *p, const bl_candidate *c, const bl_result *r)
{
    bl_buffer_add_z(p->out, "          ");
    bl_table_wrap(p->out, bl_str_format(p->arena, "%.*s: %.*s", BL_STR_ARG(c->name), BL_STR_ARG(r->reason)), 10, p->width);
    if (r->quote_count == 0)
        return;
    const bl_quote *quote = &r->quotes[0];
    const bl_str place = bl_str_format(p->arena, "          %.*s:%u:%u: ", BL_STR_ARG(c->path), (unsigned)quote->line, (unsigned)quote->column);
    bl_table_text(p->out, place, BL_STYLE_DIM, p->color);
    bl_table_text(p->out, quote->text, BL_STYLE_PLAIN, false);
    bl_buffer_add_char(p->out, '\n');
}

static void write_difference(const page *p, const bl_difference *d)
{
    const bl_style style = d->difference > 0 ? BL_STYLE_GOOD : BL_STYLE_BAD;
    bl_table_cell(p->out, signed_points(p, d->difference), 8, BL_ALIGN_RIGHT, style, p->color);
    bl_buffer_add_z(p->out, "  ");
    bl_table_text(p->out, p->why->a->results[d->index].label, BL_STYLE_BOLD, p->color);
    bl_buffer_add_char(p->out, '\n');
    write_side(p, p->why->a, &p->why->a->results[d->index]);
    write_side(p, p->why->b, &p->why->b->results[d->index]);
}

static void write_turn(const page *p)
{
    const bl_pair *pair = &p->why->pair;
    const bl_candidate *lower = pair->order <= 0 ? p->why->b : p->why->a;
    const bl_difference *d = pair->turning;
    const bl_pair_side *mark = d == NULL ? NULL : pair->order <= 0 ? &d->b : &d->a;
    const bl_str label = d == NULL ? BL_STR_NONE : lower->results[d->index].label;
    bl_str text = BL_STR_NONE;
    switch (pair->turn) {
    case BL_TURN_MUST: text = BL_SAY(p->arena, p->catalogue, BL_SAY_WHY_MUST, lower->name, label); break;
    case BL_TURN_OPEN:
        text = BL_SAY(p->arena, p->catalogue, BL_SAY_WHY_OPEN, lower->name, label, bl_sentence_points(p->arena, mark->possible - mark->points));
        break;
    case BL_TURN_ONE: text = BL_SAY(p->arena, p->catalogue, BL_SAY_WHY_ONE, lower->name, label, bl_sentence_points(p->arena, d->max - mark->points)); break;
    case BL_TURN_NONE: text = BL_SAY(p->arena, p->catalogue, BL_SAY_WHY_NONE, lower->name); break;
    case BL_TURN_TIE: return;
    }
    bl_table_wrap(p->out, text, 0, p->width);
}

bl_status bl_why_write_text(bl_buffer *out, const bl_why *why, const bl_catalogue *catalogue, uint32_t width, bool color)
{
    page p = {.out = out, .catalogue = catalogue, .why = why, .width = width, .color = color};
    BL_TRY(bl_arena_open(&p.arena, &out->allocator, (size_t)64 << 20));
    headline(&p);
    uint32_t equal = 0;
    for (uint32_t i = 0; i < why->pair.count; i++) {
        if (why->pair.differences[i].difference != 0)
            write_difference(&p, &why->pair.differences[i]);
        else
            equal++;
    }
    bl_buffer_add_z(out, "  ──────\n");
    bl_table_cell(out, signed_points(&p, why->pair.gap), 8, BL_ALIGN_RIGHT, BL_STYLE_BOLD, color);
    bl_buffer_add_z(out, "  ");
    bl_table_text(out, BL_SAY(p.arena, catalogue, BL_SAY_WHY_SUM, bl_str_format(p.arena, "%u", (unsigned)equal)), BL_STYLE_DIM, color);
    bl_buffer_add_z(out, "\n\n");
    write_turn(&p);
    const bl_voice voice = {.arena = p.arena, .catalogue = catalogue, .role = why->role};
    bl_table_wrap(out, bl_sentence_firm(&voice, &why->firm), 0, width);
    bl_arena_close(p.arena);
    return BL_OK;
}
