/* A diff of two rankings for people. */
#include "base/limits.h"
#include "report/diff.h"
#include "report/table.h"

typedef struct writer {
    bl_buffer *out;
    const bl_catalogue *catalogue;
    bl_arena *arena; /* of the line at hand */
    uint32_t width;
    bool color;
} writer;

static bl_str signed_points(bl_arena *arena, bl_points points)
{
    bl_str text = bl_sentence_points(arena, points < 0 ? -points : points);
    return bl_str_format(arena, "%s%.*s", points > 0 ? "+" : points < 0 ? "-" : "", BL_STR_ARG(text));
}

static void add(writer *w, bl_str text, bl_style style) { bl_table_text(w->out, text, style, w->color); }
static void add_z(writer *w, const char *text) { bl_buffer_add_z(w->out, text); }

static bl_str number(const writer *w, uint32_t value) { return bl_str_format(w->arena, "%u", (unsigned)value); }

static void write_constants(writer *w, const bl_diff *diff)
{
    const bl_ruleset *before = diff->before->role->rules, *after = diff->after->role->rules;
    for (uint32_t i = 0; i < diff->constant_count; i++) {
        const bl_constant which = diff->constants[i];
        const bl_rule_place place = after->scoring_places[which];
        bl_buffer line;
        bl_buffer_open(&line, &w->out->allocator, 4096);
        bl_buffer_format(&line, "%s: ", bl_constant_key(which));
        bl_milli_write(&line, bl_constant_value(&before->scoring, which));
        bl_buffer_add_z(&line, " → ");
        bl_milli_write(&line, bl_constant_value(&after->scoring, which));
        bl_buffer_format(&line, "  [%.*s:%u]\n", BL_STR_ARG(bl_ruleset_file(after, place.file)), (unsigned)place.line);
        bl_buffer_add(w->out, bl_buffer_str(&line));
        bl_buffer_close(&line);
    }
    add_z(w, diff->constant_count > 0 ? "\n" : "");
}

/* "         before: SENTENCE [skills/x.yaml:12]" */
static void write_side(writer *w, bl_message which, const bl_result *r, const bl_result *other)
{
    enum { INDENT = 11 };
    bl_str text = bl_str_format(
        w->arena, "%s: %.*s [%.*s:%u]", w->catalogue->messages[which], BL_STR_ARG(r->reason), BL_STR_ARG(r->rule_file), (unsigned)r->rule_line);
    bl_buffer_add_repeat(w->out, " ", INDENT);
    bl_table_wrap(w->out, text, INDENT + 2, w->width);
    for (uint32_t i = 0; i < r->quote_count; i++) {
        if (!bl_diff_quote_is_new(&r->quotes[i], other))
            continue;
        text = bl_str_format(w->arena, "%s %u: “%.*s”", which == BL_SAY_DIFF_AFTER ? "+" : "-", (unsigned)r->quotes[i].line, BL_STR_ARG(r->quotes[i].text));
        bl_buffer_add_repeat(w->out, " ", INDENT + 2);
        bl_table_wrap(w->out, text, INDENT + 4, w->width);
    }
}

static void write_criterion(writer *w, const bl_diff_criterion *c)
{
    const bl_points gain = bl_diff_gain(c);
    const bl_result *result = c->after != NULL ? c->after : c->before;
    bl_table_cell(w->out, signed_points(w->arena, gain), 9, BL_ALIGN_RIGHT, gain > 0 ? BL_STYLE_GOOD : gain < 0 ? BL_STYLE_BAD : BL_STYLE_DIM, w->color);
    add_z(w, "  ");
    add(w, result->label, BL_STYLE_BOLD);
    if (c->before == NULL || c->after == NULL) {
        add_z(w, ": ");
        add(w, BL_SAY_PLAIN(w->catalogue, c->before == NULL ? BL_SAY_DIFF_ADDED : BL_SAY_DIFF_REMOVED), BL_STYLE_PLAIN);
    } else if (c->before->max != c->after->max) {
        add_z(w, ": ");
        add(w, BL_SAY(w->arena, w->catalogue, BL_SAY_DIFF_MAXIMUM, bl_sentence_points(w->arena, c->before->max), bl_sentence_points(w->arena, c->after->max)),
            BL_STYLE_PLAIN);
    }
    bl_buffer_add_char(w->out, '\n');
    if (c->before != NULL)
        write_side(w, BL_SAY_DIFF_BEFORE, c->before, c->after);
    if (c->after != NULL)
        write_side(w, BL_SAY_DIFF_AFTER, c->after, c->before);
}

static bl_str movement(const writer *w, const bl_diff_candidate *d)
{
    if (d->before == NULL)
        return BL_SAY_PLAIN(w->catalogue, BL_SAY_DIFF_NEW);
    if (d->after == NULL)
        return BL_SAY_PLAIN(w->catalogue, BL_SAY_DIFF_GONE);
    const uint32_t was = d->before->rank, is = d->after->rank;
    if (was == is)
        return BL_SAY(w->arena, w->catalogue, BL_SAY_DIFF_STAYS, number(w, is));
    return BL_SAY(
        w->arena, w->catalogue, is < was ? BL_SAY_DIFF_UP : BL_SAY_DIFF_DOWN, number(w, was), number(w, is), number(w, is < was ? was - is : is - was));
}

static void write_must(writer *w, const bl_diff_candidate *d)
{
    static const bl_message words[] = {[BL_VERDICT_NONE] = BL_SAY_MUST_PASS,
        [BL_VERDICT_PASS] = BL_SAY_MUST_PASS,
        [BL_VERDICT_UNKNOWN] = BL_SAY_MUST_UNKNOWN,
        [BL_VERDICT_FAIL] = BL_SAY_MUST_FAIL};
    if (d->before == NULL || d->after == NULL || words[d->before->must] == words[d->after->must])
        return;
    bl_buffer_format(w->out, "; %s: %s → %s", w->catalogue->messages[BL_SAY_TABLE_MUST], w->catalogue->messages[words[d->before->must]],
        w->catalogue->messages[words[d->after->must]]);
}

static void write_candidate(writer *w, const bl_diff_candidate *d)
{
    const bl_candidate *shown = d->after != NULL ? d->after : d->before;
    const bl_points gain = (d->after == NULL ? 0 : d->after->score) - (d->before == NULL ? 0 : d->before->score);
    add(w, shown->name, BL_STYLE_BOLD);
    bl_buffer_add_z(w->out, "  ");
    add(w, movement(w, d), BL_STYLE_PLAIN);
    if (d->before != NULL && d->after != NULL)
        bl_buffer_format(w->out, "; %.*s → %.*s (%.*s)", BL_STR_ARG(bl_sentence_points(w->arena, d->before->score)),
            BL_STR_ARG(bl_sentence_points(w->arena, d->after->score)), BL_STR_ARG(signed_points(w->arena, gain)));
    write_must(w, d);
    bl_buffer_format(w->out, "\n  ");
    add(w, shown->path, BL_STYLE_DIM);
    bl_buffer_add_char(w->out, '\n');
    for (uint32_t i = 0; i < d->criterion_count && d->before != NULL && d->after != NULL; i++)
        write_criterion(w, &d->criteria[i]);
    bl_buffer_add_char(w->out, '\n');
}

bl_status bl_diff_write_text(bl_buffer *out, const bl_diff *diff, const bl_catalogue *catalogue, uint32_t width, bool color)
{
    writer w = {.out = out, .catalogue = catalogue, .width = width, .color = color};
    BL_TRY(bl_arena_open(&w.arena, &out->allocator, BL_LIMIT_DOCUMENT_MEMORY));
    write_constants(&w, diff);
    for (uint32_t i = 0; i < diff->candidate_count; i++)
        if (diff->candidates[i].changed) {
            bl_arena_reset(w.arena);
            write_candidate(&w, &diff->candidates[i]);
        }
    const uint32_t same = diff->candidate_count - diff->moved - diff->changed;
    add(&w,
        BL_SAY(
            w.arena, catalogue, BL_SAY_DIFF_SUMMARY, number(&w, diff->candidate_count), number(&w, diff->moved), number(&w, diff->changed), number(&w, same)),
        BL_STYLE_PLAIN);
    bl_buffer_add_char(out, '\n');
    bl_arena_close(w.arena);
    return out->status;
}
