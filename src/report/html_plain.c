/* What stands without script: phones' previews and gateways of mail run none. The script takes the place of all of it. */
#include "report/html.h"

#define MATRIX_COLUMNS 10u

static const char *const state_glyphs[] = {"●", "◐", "○", "–"};
static const bl_message state_words[] = {BL_SAY_STATE_MET, BL_SAY_STATE_PARTLY, BL_SAY_STATE_NOT_MET, BL_SAY_STATE_NO_DATA};

static void raw(const bl_html *h, const char *markup) { bl_buffer_add_z(h->out, markup); }
static void text(const bl_html *h, bl_str s) { bl_html_text(h->out, s); }
static void say(const bl_html *h, bl_message message) { text(h, BL_SAY_PLAIN(h->catalogue, message)); }
static bl_str number(const bl_html *h, uint32_t n) { return bl_str_format(h->arena, "%u", (unsigned)n); }

/* Opens a section. */
static void heading(const bl_html *h, bl_message message, bl_str count)
{
    raw(h, "<section>\n<h2>");
    text(h, BL_SAY(h->arena, h->catalogue, message, count));
    raw(h, "</h2>\n");
}

static void title(const bl_html *h)
{
    const bl_ranking *r = h->ranking;
    const bl_str files = number(h, r->ranked_count + r->failed_count);
    bl_buffer month;
    bl_buffer_open(&month, &h->out->allocator, 64);
    bl_buffer_format(&month, "%04d-%02d", bl_month_year(r->as_of), bl_month_number(r->as_of));
    raw(h, "<header class=\"page-head\"><div class=\"title\"><h1><bdi>");
    text(h, r->role->title);
    raw(h, "</bdi></h1>\n<p class=\"facts\">");
    text(h, BL_SAY(h->arena, h->catalogue, BL_SAY_TABLE_AS_OF, bl_buffer_str(&month)));
    raw(h, " · ");
    const bl_message summary = r->ranked_count + r->failed_count == 1 ? BL_SAY_TABLE_SUMMARY_ONE : BL_SAY_TABLE_SUMMARY;
    text(h, BL_SAY(h->arena, h->catalogue, summary, files, number(h, r->ranked_count), number(h, r->failed_count)));
    if (r->shown < r->ranked_count) {
        raw(h, " · ");
        text(h, BL_SAY(h->arena, h->catalogue, BL_SAY_TABLE_MORE, number(h, r->ranked_count - r->shown)));
    }
    raw(h, "</p></div></header>\n");
    bl_buffer_close(&month);
}

/* ---- the ranking ---- */

static void bar_part(const bl_html *h, bl_group group, bl_points *at, bl_points width, bool open)
{
    if (width > 0)
        bl_buffer_format(
            h->out, "<rect class=\"part%s %s\" x=\"%d\" width=\"%d\" height=\"10\"/>", open ? " open" : "", bl_group_name(group), (int)*at, (int)width);
    *at += width;
}

static void bar(const bl_html *h, const bl_candidate *c)
{
    bl_points points[BL_GROUP_COUNT] = {0}, open[BL_GROUP_COUNT] = {0}, at = 0;
    for (uint32_t i = 0; i < c->result_count; i++) {
        points[c->results[i].criterion->group] += c->results[i].points;
        open[c->results[i].criterion->group] += c->results[i].possible - c->results[i].points;
    }
    raw(h, "<svg class=\"bar\" viewBox=\"0 0 10000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        bar_part(h, (bl_group)g, &at, points[g], false);
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        bar_part(h, (bl_group)g, &at, open[g], true);
    raw(h, "</svg>");
}

static void must(const bl_html *h, bl_verdict verdict)
{
    static const bl_message words[] = {0, BL_SAY_HTML_MUST_PASS, BL_SAY_HTML_MUST_UNKNOWN, BL_SAY_HTML_MUST_FAIL};
    if (verdict == BL_VERDICT_NONE)
        return;
    bl_buffer_format(h->out, "<span class=\"must %s\">", bl_verdict_name(verdict));
    say(h, words[verdict]);
    raw(h, "</span> ");
}

static void row(const bl_html *h, const bl_candidate *c)
{
    bl_buffer_format(h->out, "<li class=\"row%s\"><span class=\"rank\">%u%s</span><div class=\"who\"><b><bdi>", c->must == BL_VERDICT_FAIL ? " fails" : "",
        (unsigned)c->rank, c->tied ? "=" : "");
    text(h, c->name);
    raw(h, "</bdi></b><div class=\"facts\">");
    must(h, c->must);
    raw(h, "<span class=\"reason\">");
    text(h, bl_ranking_reason(h->ranking, h->arena, c));
    raw(h, "</span></div></div><div class=\"rest\">");
    bar(h, c);
    raw(h, "</div><div class=\"score\"><b>");
    bl_points_write(h->out, c->score);
    raw(h, "</b>");
    if (c->possible > c->score) {
        raw(h, "<span class=\"possible\">");
        text(h, BL_SAY(h->arena, h->catalogue, BL_SAY_HTML_UP_TO, bl_sentence_points(h->arena, c->possible)));
        raw(h, "</span>");
    }
    raw(h, "</div></li>\n");
}

static void ranking(const bl_html *h)
{
    const bl_role *role = h->ranking->role;
    heading(h, BL_SAY_HTML_RANKING, BL_STR_NONE);
    raw(h, "<ul class=\"legend\">");
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        if (role->applied[g] > 0) {
            bl_buffer_format(h->out, "<li><i class=\"swatch %s\"></i>", bl_group_name((bl_group)g));
            say(h, (bl_message)(BL_SAY_GROUP_SKILLS + g));
            raw(h, "</li>");
        }
    raw(h, "<li><i class=\"swatch open\"></i>");
    say(h, BL_SAY_HTML_OPEN_LEGEND);
    raw(h, "</li></ul>\n<ol class=\"rows\">\n");
    for (uint32_t i = 0; i < h->ranking->shown; i++)
        row(h, h->ranking->ranked[i]);
    raw(h, "</ol>\n");
    if (h->ranking->ranked_count == 0) {
        raw(h, "<p class=\"note\">");
        say(h, BL_SAY_TABLE_NONE);
        raw(h, "</p>\n");
    }
    raw(h, "</section>\n");
}

/* ---- the matrix of the best ---- */

static void cell(const bl_html *h, const bl_result *r)
{
    bl_buffer_format(
        h->out, "<td><span class=\"state %s\"><span class=\"glyph\" aria-hidden=\"true\">%s</span> ", bl_state_name(r->state), state_glyphs[r->state]);
    say(h, state_words[r->state]);
    raw(h, "</span> <b>");
    bl_points_write(h->out, r->points);
    raw(h, "</b></td>");
}

static void matrix(const bl_html *h)
{
    const bl_ranking *r = h->ranking;
    const uint32_t columns = r->shown < MATRIX_COLUMNS ? r->shown : MATRIX_COLUMNS;
    if (columns == 0)
        return;
    heading(h, BL_SAY_HTML_MATRIX, BL_STR_NONE);
    raw(h, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    say(h, BL_SAY_HTML_MATRIX);
    raw(h, "\"><table class=\"matrix\"><thead><tr><td></td>");
    for (uint32_t i = 0; i < columns; i++) {
        raw(h, "<th scope=\"col\"><bdi>");
        text(h, r->ranked[i]->name);
        raw(h, "</bdi></th>");
    }
    raw(h, "</tr></thead><tbody>\n");
    for (uint32_t k = 0; k < r->role->criterion_count; k++) {
        raw(h, "<tr><th scope=\"row\"><bdi>");
        text(h, bl_label(h->catalogue, r->role->criteria[k]));
        raw(h, "</bdi> <span class=\"max\">");
        bl_points_write(h->out, r->ranked[0]->results[k].max);
        raw(h, "</span></th>");
        for (uint32_t i = 0; i < columns; i++)
            cell(h, &r->ranked[i]->results[k]);
        raw(h, "</tr>\n");
    }
    raw(h, "</tbody></table></div>\n</section>\n");
}

static void failed(const bl_html *h)
{
    const bl_ranking *r = h->ranking;
    if (r->failed_count == 0)
        return;
    heading(h, BL_SAY_HTML_FAILED, number(h, r->failed_count));
    raw(h, "<ul class=\"plain-list\">\n");
    for (uint32_t i = 0; i < r->failed_count; i++) {
        raw(h, "<li><bdi class=\"strong\">");
        text(h, r->failed[i]->path);
        raw(h, "</bdi> — <bdi>");
        text(h, r->failed[i]->message);
        raw(h, "</bdi></li>\n");
    }
    raw(h, "</ul>\n</section>\n");
}

bl_status bl_html_plain(bl_html *h)
{
    raw(h, "<div id=\"plain\">\n");
    title(h);
    raw(h, "<main>\n");
    ranking(h);
    matrix(h);
    failed(h);
    raw(h, "</main>\n</div>\n");
    return BL_OK;
}
