/*
 * A ranking for the terminal: the best side by side, criteria as rows under their groups, then the rest in short, then what could not be read.
 *
 *   Head of instant messaging platform                     as of 2024-06 · rules 3f2a91c0
 *                                      1 赵远          2 ! 李牧之
 *   score                                   91.20            12.00
 *   Skills
 *     ! Java                      10.00  ● 10.00 ...      ◐  2.00 ...
 */
#include "report/ranking.h"

#include "base/utf8.h"
#include "report/firm_write.h"
#include "report/table.h"

#define LABEL_LEAST 18u
#define LABEL_MOST 34u
#define COLUMN_LEAST 20u
#define COLUMN_MOST 30u
#define COLUMNS_MOST 6u

typedef struct layout {
    bl_buffer *out;
    bl_arena *arena; /* for this writing only */
    const bl_ranking *ranking;
    const bl_ranking_options *options;
    uint32_t width, label, column, beside; /* columns of the screen; beside: candidates side by side */
} layout;

static bl_str say(const layout *l, bl_message message) { return BL_SAY_PLAIN(l->ranking->catalogue, message); }

static const char *state_mark(bl_state state)
{
    static const char *const marks[] = {"●", "◐", "○", "–"};
    return marks[state];
}

static bl_style state_style(bl_state state)
{
    static const bl_style styles[] = {BL_STYLE_GOOD, BL_STYLE_HALF, BL_STYLE_BAD, BL_STYLE_DIM};
    return styles[state];
}

static const char *must_mark(bl_verdict verdict) { return verdict == BL_VERDICT_FAIL ? "!" : verdict == BL_VERDICT_UNKNOWN ? "?" : " "; }

static void measure(layout *l)
{
    l->width = l->options->width == 0 ? 100 : l->options->width < 60 ? 60 : l->options->width;
    uint32_t longest = LABEL_LEAST;
    for (uint32_t i = 0; i < l->ranking->role->criterion_count; i++) {
        const uint32_t w = (uint32_t)bl_str_width(bl_label(l->ranking->catalogue, l->ranking->role->criteria[i])) + 12; /* indent, must mark, maximum */
        longest = w > longest ? w : longest;
    }
    l->label = longest > LABEL_MOST ? LABEL_MOST : longest;
    if (l->label > l->width / 3)
        l->label = l->width / 3;
    l->beside = (l->width - l->label) / (COLUMN_LEAST + 1);
    l->beside = l->beside > COLUMNS_MOST ? COLUMNS_MOST : l->beside;
    l->beside = l->beside > l->ranking->shown ? l->ranking->shown : l->beside;
    if (l->beside > 0) {
        l->column = (l->width - l->label) / l->beside - 1;
        l->column = l->column > COLUMN_MOST ? COLUMN_MOST : l->column;
    }
}

static void head(const layout *l)
{
    const bl_ranking *r = l->ranking;
    const bl_str as_of = bl_str_format(l->arena, "%04d-%02d", bl_month_year(r->as_of), bl_month_number(r->as_of));
    if (bl_str_width(r->role->title) > l->width)
        bl_table_cell(l->out, r->role->title, l->width, BL_ALIGN_LEFT, BL_STYLE_BOLD, l->options->color);
    else
        bl_table_text(l->out, r->role->title, BL_STYLE_BOLD, l->options->color);
    bl_buffer_add_char(l->out, '\n');
    bl_buffer_add(l->out, BL_SAY(l->arena, r->catalogue, BL_SAY_TABLE_AS_OF, as_of));
    bl_buffer_add_z(l->out, " · ");
    const bl_str counts[] = {bl_str_format(l->arena, "%u", r->ranked_count + r->failed_count), bl_str_format(l->arena, "%u", r->ranked_count),
        bl_str_format(l->arena, "%u", r->failed_count)};
    const bool one = r->ranked_count + r->failed_count == 1;
    bl_buffer_add(l->out, bl_say(l->arena, r->catalogue, one ? BL_SAY_TABLE_SUMMARY_ONE : BL_SAY_TABLE_SUMMARY, counts, 3));
    bl_buffer_add_z(l->out, " · ");
    bl_buffer_add(l->out, BL_SAY(l->arena, r->catalogue, BL_SAY_TABLE_RULES, bl_str_slice(bl_str_of(r->role->rules->sha256.hex), 0, 8)));
    bl_buffer_add_z(l->out, "\n\n");
}

/* Ends a line without the spaces that only fill its last column. */
static void end_line(const layout *l)
{
    while (l->out->len > 0 && l->out->bytes[l->out->len - 1] == ' ')
        l->out->len--;
    bl_buffer_add_char(l->out, '\n');
}

/* ---- side by side ---- */

static void label_cell(const layout *l, bl_str s, bl_style style) { bl_table_cell(l->out, s, l->label, BL_ALIGN_LEFT, style, l->options->color); }

static void names_row(const layout *l)
{
    label_cell(l, BL_STR(""), BL_STYLE_PLAIN);
    for (uint32_t i = 0; i < l->beside; i++) {
        const bl_candidate *c = l->ranking->ranked[i];
        const bl_str text = bl_str_format(l->arena, "%u%s %s%.*s", c->rank, c->tied ? "=" : "",
            c->must == BL_VERDICT_FAIL      ? "! "
            : c->must == BL_VERDICT_UNKNOWN ? "? "
                                            : "",
            BL_STR_ARG(c->name));
        bl_buffer_add_char(l->out, ' ');
        bl_table_cell(l->out, text, l->column, BL_ALIGN_LEFT, BL_STYLE_BOLD, l->options->color);
    }
    end_line(l);
}

static void points_row(const layout *l, bl_message what, bool possible)
{
    label_cell(l, say(l, what), possible ? BL_STYLE_DIM : BL_STYLE_BOLD);
    for (uint32_t i = 0; i < l->beside; i++) {
        const bl_candidate *c = l->ranking->ranked[i];
        const bl_str points = bl_sentence_points(l->arena, possible ? c->possible : c->score);
        bl_buffer_add_z(l->out, " ");
        bl_table_cell(l->out, points, 9, BL_ALIGN_RIGHT, possible ? BL_STYLE_DIM : BL_STYLE_BOLD, l->options->color);
        bl_buffer_add_repeat(l->out, " ", l->column - 9);
    }
    end_line(l);
}

/* "! Java        10.00": must mark, label, maximum */
static void criterion_label(const layout *l, const bl_result *r)
{
    const bl_criterion *c = r->criterion;
    bl_buffer_add_z(l->out, c->must.asked ? "  ! " : "    ");
    bl_table_cell(l->out, r->label, l->label - 12, BL_ALIGN_LEFT, BL_STYLE_PLAIN, l->options->color);
    bl_buffer_add_char(l->out, ' ');
    bl_table_cell(l->out, bl_sentence_points(l->arena, r->max), 6, BL_ALIGN_RIGHT, BL_STYLE_DIM, l->options->color);
    bl_buffer_add_char(l->out, ' ');
}

/* "● 10.00 146 months" */
static void result_cell(const layout *l, const bl_result *r)
{
    bl_buffer_add_char(l->out, ' ');
    bl_table_text(l->out, bl_str_of(state_mark(r->state)), state_style(r->state), l->options->color);
    bl_table_text(l->out, bl_str_of(must_mark(r->must)), BL_STYLE_BAD, l->options->color);
    bl_table_cell(l->out, bl_sentence_points(l->arena, r->points), 6, BL_ALIGN_RIGHT, BL_STYLE_PLAIN, l->options->color);
    bl_buffer_add_char(l->out, ' ');
    bl_table_cell(l->out, r->found, l->column - 9, BL_ALIGN_LEFT, BL_STYLE_DIM, l->options->color);
}

static bool group_has_criteria(const layout *l, bl_group group)
{
    for (uint32_t i = 0; i < l->ranking->role->criterion_count; i++)
        if (l->ranking->role->criteria[i]->group == group)
            return true;
    return false;
}

static void side_by_side(const layout *l)
{
    names_row(l);
    points_row(l, BL_SAY_TABLE_SCORE, false);
    points_row(l, BL_SAY_TABLE_POSSIBLE, true);
    for (int g = 0; g < BL_GROUP_COUNT; g++) {
        if (!group_has_criteria(l, (bl_group)g))
            continue;
        bl_table_text(l->out, say(l, (bl_message)(BL_SAY_GROUP_SKILLS + g)), BL_STYLE_BOLD, l->options->color);
        end_line(l);
        for (uint32_t k = 0; k < l->ranking->role->criterion_count; k++) {
            if (l->ranking->role->criteria[k]->group != (bl_group)g)
                continue;
            criterion_label(l, &l->ranking->ranked[0]->results[k]);
            for (uint32_t i = 0; i < l->beside; i++)
                result_cell(l, &l->ranking->ranked[i]->results[k]);
            end_line(l);
        }
    }
    bl_table_wrap(l->out, say(l, BL_SAY_TABLE_LEGEND), 0, l->width);
    end_line(l);
}

/* ---- one line and a reason a candidate ---- */

#define BAR_WIDTH 10u /* columns for 100 points */

/* The score as blocks of an eighth of a column, and what is possible beyond it as a shade. */
static void bar(const layout *l, const bl_candidate *c)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const uint32_t whole = (uint32_t)(c->score * BAR_WIDTH * 8 / 10000), full = whole / 8, part = whole % 8;
    const uint32_t most = (uint32_t)((c->possible * BAR_WIDTH + 5000) / 10000), used = full + (part > 0), shade = most > used ? most - used : 0;
    bl_buffer_add_repeat(l->out, "█", full);
    bl_buffer_add_z(l->out, eighths[part]);
    bl_buffer_add_repeat(l->out, "░", shade);
    bl_buffer_add_repeat(l->out, " ", BAR_WIDTH - used - shade + 2);
}

static void in_short(const layout *l, const bl_candidate *c)
{
    const bl_str rank = bl_str_format(l->arena, "%u%s", c->rank, c->tied ? "=" : "");
    bl_table_cell(l->out, rank, 5, BL_ALIGN_RIGHT, BL_STYLE_BOLD, l->options->color);
    bl_buffer_add_char(l->out, ' ');
    bl_table_text(l->out, bl_str_of(must_mark(c->must)), BL_STYLE_BAD, l->options->color);
    bl_table_cell(l->out, bl_sentence_points(l->arena, c->score), 6, BL_ALIGN_RIGHT, BL_STYLE_BOLD, l->options->color);
    bl_buffer_add_z(l->out, "  ");
    bar(l, c);
    bl_table_text(l->out, c->name, BL_STYLE_PLAIN, false);
    bl_buffer_add_z(l->out, "  ");
    bl_table_text(l->out, c->path, BL_STYLE_DIM, l->options->color);
    bl_buffer_add_z(l->out, "\n               ");
    bl_table_wrap(l->out, bl_ranking_reason(l->ranking, l->arena, c), 15, l->width);
    if (l->options->contacts && (c->phone.len > 0 || c->email.len > 0)) {
        bl_buffer_add_z(l->out, "               ");
        bl_table_text(l->out, c->phone, BL_STYLE_PLAIN, false);
        bl_buffer_add_z(l->out, c->phone.len > 0 && c->email.len > 0 ? "  " : "");
        bl_table_text(l->out, c->email, BL_STYLE_PLAIN, false);
        end_line(l);
    }
    for (uint32_t i = 0; i < c->note_count; i++) {
        if (c->notes[i].value.len == 0)
            continue;
        bl_buffer_add_z(l->out, "               ");
        bl_table_text(l->out, bl_note_name(l->ranking->catalogue, c->notes[i].key), BL_STYLE_DIM, l->options->color);
        bl_buffer_add_z(l->out, ": ");
        bl_table_text(l->out, c->notes[i].value, BL_STYLE_PLAIN, false);
        end_line(l);
    }
}

/* ---- receipts ---- */

#define QUOTES_SHOWN 4u

static void receipt(const layout *l, const bl_candidate *c, const bl_result *r)
{
    bl_buffer_add_z(l->out, "  ");
    bl_table_text(l->out, bl_str_of(state_mark(r->state)), state_style(r->state), l->options->color);
    bl_buffer_add_char(l->out, ' ');
    bl_table_text(l->out, r->label, BL_STYLE_BOLD, l->options->color);
    bl_buffer_format(l->out, "  [%.*s]", BL_STR_ARG(r->criterion->id));
    if (r->must != BL_VERDICT_NONE) {
        bl_buffer_add_z(l->out, "  ");
        bl_buffer_add(l->out, r->must_words);
        bl_buffer_add_z(l->out, ": ");
        const bl_message verdict = (bl_message)(BL_SAY_MUST_PASS + r->must - BL_VERDICT_PASS);
        bl_table_text(l->out, say(l, verdict), r->must == BL_VERDICT_PASS ? BL_STYLE_GOOD : BL_STYLE_BAD, l->options->color);
    }
    bl_buffer_add_z(l->out, "\n    ");
    bl_table_wrap(l->out, r->reason, 4, l->width);
    if (r->rule_line > 0)
        bl_buffer_format(l->out, "    %.*s:%u\n", BL_STR_ARG(r->rule_file), r->rule_line);
    for (uint32_t i = 0; i < r->quote_count && i < QUOTES_SHOWN; i++) {
        const bl_str place = bl_str_format(l->arena, "    %.*s:%u:%u: ", BL_STR_ARG(c->path), r->quotes[i].line, r->quotes[i].column);
        bl_table_text(l->out, place, BL_STYLE_DIM, l->options->color);
        bl_table_text(l->out, r->quotes[i].text, BL_STYLE_PLAIN, false);
        end_line(l);
    }
    if (r->quote_count > QUOTES_SHOWN)
        bl_buffer_format(l->out, "    + %u\n", r->quote_count - QUOTES_SHOWN);
}

static void receipts(const layout *l, const bl_candidate *c)
{
    end_line(l);
    bl_table_rule(l->out, l->width);
    in_short(l, c);
    for (uint32_t i = 0; i < c->result_count; i++)
        receipt(l, c, &c->results[i]);
    if (c->question_count > 0) {
        bl_table_text(l->out, say(l, BL_SAY_TABLE_QUESTIONS), BL_STYLE_BOLD, l->options->color);
        end_line(l);
    }
    for (uint32_t i = 0; i < c->question_count; i++) {
        bl_buffer_add_z(l->out, "  + ");
        bl_buffer_add(l->out, bl_sentence_points(l->arena, c->questions[i].points));
        bl_buffer_add_z(l->out, "  ");
        bl_table_wrap(l->out, c->questions[i].text, 4, l->width);
    }
}

/* ---- how firm the order is ---- */

#define PAIRS_SHOWN 8u

static bl_str percent(const layout *l, uint32_t thousandths) { return bl_str_format(l->arena, "%u %%", thousandths / 10); }

static bl_str ranked_name(const layout *l, uint32_t index)
{
    const bl_candidate *c = l->ranking->ranked[index];
    return bl_str_format(l->arena, "%u %.*s", c->rank, BL_STR_ARG(c->name));
}

/* Ties are shown by their ranks; a pair that only a tie leaves open needs no sentence. */
static void firm_pairs(const layout *l)
{
    const bl_firmness *f = &l->ranking->firmness;
    const bl_voice voice = {.arena = l->arena, .catalogue = l->ranking->catalogue, .role = l->ranking->role};
    uint32_t said = 0;
    for (uint32_t i = 0; i < f->pair_count && said < PAIRS_SHOWN; i++) {
        if (f->pairs[i].firm || f->pairs[i].decided == BL_DECIDED_TIE)
            continue;
        bl_buffer_add_z(l->out, "    ");
        bl_table_wrap(l->out,
            BL_SAY(l->arena, l->ranking->catalogue, BL_SAY_FIRM_PAIR, ranked_name(l, i), ranked_name(l, i + 1), bl_sentence_firm(&voice, &f->pairs[i])), 4,
            l->width);
        said++;
    }
}

/* "5–6, 10–13": the bands that are more than one tie. */
static bl_str bands(const layout *l)
{
    const bl_firmness *f = &l->ranking->firmness;
    bl_str *parts = BL_NEW_ARRAY(l->arena, bl_str, f->band_count);
    uint32_t count = 0;
    for (uint32_t i = 0; parts != NULL && i < f->band_count; i++) {
        const uint32_t from = l->ranking->ranked[f->bands[i].from - 1]->rank, to = l->ranking->ranked[f->bands[i].to - 1]->rank;
        if (from < to)
            parts[count++] = bl_str_format(l->arena, "%u–%u", from, to);
    }
    return bl_sentence_join(l->arena, parts, count, say(l, BL_SAY_LIST_COMMA));
}

static void firmness(const layout *l)
{
    if (l->ranking->firmness.pair_count == 0)
        return;
    const bl_str close = bands(l), within = percent(l, BL_FIRM_WITHIN);
    end_line(l);
    bl_table_text(l->out, say(l, BL_SAY_FIRM_TITLE), BL_STYLE_BOLD, l->options->color);
    bl_buffer_add_z(l->out, "\n  ");
    const bl_str words = close.len == 0 ? BL_SAY(l->arena, l->ranking->catalogue, BL_SAY_FIRM_ALL, within, percent(l, BL_FIRM_SHARE))
                                        : BL_SAY(l->arena, l->ranking->catalogue, BL_SAY_FIRM_BANDS, within, percent(l, 1000 - BL_FIRM_SHARE), close);
    bl_table_wrap(l->out, words, 2, l->width);
    firm_pairs(l);
}

static void failures(const layout *l)
{
    const bl_ranking *r = l->ranking;
    if (r->failed_count == 0)
        return;
    end_line(l);
    bl_table_text(l->out, say(l, BL_SAY_TABLE_FAILED), BL_STYLE_BOLD, l->options->color);
    end_line(l);
    for (uint32_t i = 0; i < r->failed_count; i++) {
        bl_buffer_add_z(l->out, "  ");
        bl_table_text(l->out, r->failed[i]->path, BL_STYLE_PLAIN, false);
        bl_buffer_add_z(l->out, "\n    ");
        const bl_str text = bl_str_format(l->arena, "%.*s: %.*s", BL_STR_ARG(r->failed[i]->code), BL_STR_ARG(r->failed[i]->message));
        bl_table_wrap(l->out, text, 4, l->width);
    }
}

static void body(const layout *l)
{
    const bl_ranking *r = l->ranking;
    head(l);
    if (r->shown == 0) {
        bl_buffer_add(l->out, say(l, BL_SAY_TABLE_NONE));
        end_line(l);
    } else {
        side_by_side(l);
    }
    for (uint32_t i = 0; i < r->shown; i++) {
        if (l->options->explain)
            receipts(l, r->ranked[i]);
        else
            in_short(l, r->ranked[i]);
    }
    if (r->shown < r->ranked_count) {
        bl_buffer_add(l->out, BL_SAY(l->arena, r->catalogue, BL_SAY_TABLE_MORE, bl_str_format(l->arena, "%u", r->ranked_count - r->shown)));
        end_line(l);
    }
    firmness(l);
    failures(l);
}

bl_status bl_ranking_write_table(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_arena *arena;
    BL_TRY(bl_arena_open(&arena, &out->allocator, (size_t)1 << 30));
    layout l = {.out = out, .arena = arena, .ranking = ranking, .options = options};
    measure(&l);
    body(&l);
    bl_arena_close(arena);
    return BL_OK;
}
