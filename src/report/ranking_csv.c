/*
 * A ranking as CSV (contract, 4; RFC 4180): UTF-8 with BOM, so that a spreadsheet shows Chinese without being asked; a candidate a row, the failed files last.
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it; no cell holds a line end or a control character.
 */
#include "report/ranking.h"

#include "base/utf8.h"
#include "report/harmless.h"

typedef struct sheet {
    bl_buffer *out;
    bl_arena *arena; /* for this writing only */
    const bl_ranking *ranking;
    bool contacts, begun; /* begun: the row has a cell already */
} sheet;

static void end_row(sheet *s)
{
    bl_buffer_add_z(s->out, "\r\n");
    s->begun = false;
}

static void part(sheet *s)
{
    if (s->begun)
        bl_buffer_add_char(s->out, ',');
    s->begun = true;
}

static void cell(sheet *s, bl_str text)
{
    part(s);
    const bl_str safe = bl_harmless_cell(s->arena, text);
    bool quoted = false;
    for (size_t i = 0; i < safe.len && !quoted; i++)
        quoted = safe.ptr[i] == ',' || safe.ptr[i] == '"' || safe.ptr[i] == ';';
    if (!quoted) {
        bl_buffer_add(s->out, safe);
        return;
    }
    bl_buffer_add_char(s->out, '"');
    for (size_t i = 0; i < safe.len; i++) {
        if (safe.ptr[i] == '"')
            bl_buffer_add_char(s->out, '"');
        bl_buffer_add_char(s->out, safe.ptr[i]);
    }
    bl_buffer_add_char(s->out, '"');
}

static void cell_z(sheet *s, const char *z) { cell(s, bl_str_of(z)); }

static void number(sheet *s, bl_points points)
{
    part(s);
    bl_buffer_add(s->out, bl_sentence_points(s->arena, points));
}

static void head(sheet *s)
{
    static const char *const columns[] = {"rank", "tied", "name", "must", "score", "possible", "reason", "path"};
    const bl_role *role = s->ranking->role;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        cell_z(s, columns[i]);
    if (s->contacts) {
        cell_z(s, "email");
        cell_z(s, "phone");
    }
    for (uint32_t i = 0; i < role->show_count; i++)
        cell(s, role->show[i]);
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        cell(s, bl_str_format(s->arena, "%.*s.points", BL_STR_ARG(role->criteria[i]->id)));
        cell(s, bl_str_format(s->arena, "%.*s.state", BL_STR_ARG(role->criteria[i]->id)));
    }
    end_row(s);
}

static void candidate_row(sheet *s, const bl_candidate *c)
{
    part(s);
    bl_buffer_format(s->out, "%u", c->rank);
    cell_z(s, c->tied ? "true" : "false");
    cell(s, c->name);
    cell_z(s, c->must == BL_VERDICT_NONE ? "pass" : bl_verdict_name(c->must));
    number(s, c->score);
    number(s, c->possible);
    cell(s, bl_ranking_reason(s->ranking, s->arena, c));
    cell(s, c->path);
    if (s->contacts) {
        cell(s, c->email);
        cell(s, c->phone);
    }
    for (uint32_t i = 0; i < c->note_count; i++)
        cell(s, c->notes[i].value);
    for (uint32_t i = 0; i < c->result_count; i++) {
        number(s, c->results[i].points);
        cell_z(s, bl_state_name(c->results[i].state));
    }
    end_row(s);
}

/* Rank, name, points: empty; the reason says why. As many cells as every other row. */
static void failed_row(sheet *s, const bl_candidate *c)
{
    const bl_role *role = s->ranking->role;
    for (int i = 0; i < 6; i++)
        cell(s, BL_STR_NONE);
    cell(s, bl_str_format(s->arena, "%.*s: %.*s", BL_STR_ARG(c->code), BL_STR_ARG(c->message)));
    cell(s, c->path);
    for (uint32_t i = (s->contacts ? 2 : 0) + role->show_count + 2 * role->criterion_count; i > 0; i--)
        cell(s, BL_STR_NONE);
    end_row(s);
}

bl_status bl_ranking_write_csv(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_arena *arena;
    BL_TRY(bl_arena_open(&arena, &out->allocator, (size_t)1 << 30));
    sheet s = {.out = out, .arena = arena, .ranking = ranking, .contacts = options->contacts};
    bl_buffer_add_z(out, "\xEF\xBB\xBF");
    head(&s);
    for (uint32_t i = 0; i < ranking->shown; i++) {
        candidate_row(&s, ranking->ranked[i]);
        bl_arena_reset(arena);
    }
    for (uint32_t i = 0; i < ranking->failed_count; i++) {
        failed_row(&s, ranking->failed[i]);
        bl_arena_reset(arena);
    }
    bl_arena_close(arena);
    return BL_OK;
}
