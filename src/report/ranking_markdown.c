/*
 * A ranking as Markdown, for an issue or a wiki: the head, the ranking as a table, the best side by side, the receipts of each, who failed.
 * Nothing from a résumé or a role is markup in it (harmless.h).
 */
#include "report/ranking.h"

#include "report/harmless.h"

enum { BESIDE = 6, QUOTES_SHOWN = 3 };

typedef struct page {
    bl_buffer *out;
    bl_arena *arena; /* for this writing only */
    const bl_ranking *ranking;
    bool contacts;
} page;

static const char *state_mark(bl_state state)
{
    static const char *const marks[] = {"●", "◐", "○", "–"};
    return marks[state];
}

static void add_z(const page *p, const char *z) { bl_buffer_add_z(p->out, z); }
static void add(const page *p, bl_str text) { bl_buffer_add(p->out, bl_harmless_markdown(p->arena, text)); }
static void add_points(const page *p, bl_points points) { bl_buffer_add(p->out, bl_sentence_points(p->arena, points)); }
static bl_str say(const page *p, bl_message message) { return BL_SAY_PLAIN(p->ranking->catalogue, message); }

static void heading(const page *p, const char *marks, bl_str text)
{
    add_z(p, marks);
    add(p, text);
    add_z(p, "\n\n");
}

static void head(const page *p)
{
    const bl_ranking *r = p->ranking;
    const uint32_t files = r->ranked_count + r->failed_count;
    const bl_str counts[] = {
        bl_str_format(p->arena, "%u", files), bl_str_format(p->arena, "%u", r->ranked_count), bl_str_format(p->arena, "%u", r->failed_count)};
    const bl_str as_of = bl_str_format(p->arena, "%04d-%02d", bl_month_year(r->as_of), bl_month_number(r->as_of));
    heading(p, "# ", r->role->title);
    add(p, BL_SAY(p->arena, r->catalogue, BL_SAY_TABLE_AS_OF, as_of));
    add_z(p, " · ");
    add(p, bl_say(p->arena, r->catalogue, files == 1 ? BL_SAY_TABLE_SUMMARY_ONE : BL_SAY_TABLE_SUMMARY, counts, 3));
    add_z(p, " · ");
    add(p, BL_SAY(p->arena, r->catalogue, BL_SAY_TABLE_RULES, bl_str_slice(bl_str_of(r->role->rules->sha256.hex), 0, 8)));
    add_z(p, "\n\n");
}

/* | a | b | with as many right-aligned columns as `right` has bits */
static void table_head(const page *p, const bl_message *columns, uint32_t count, unsigned right)
{
    for (uint32_t i = 0; i < count; i++) {
        add_z(p, "| ");
        add(p, say(p, columns[i]));
        add_z(p, " ");
    }
    add_z(p, "|\n");
    for (uint32_t i = 0; i < count; i++)
        add_z(p, (right >> i & 1) != 0 ? "|--:" : "|---");
    add_z(p, "|\n");
}

static bl_str must_word(const page *p, const bl_candidate *c)
{
    return c->must == BL_VERDICT_NONE ? BL_STR_NONE : say(p, (bl_message)(BL_SAY_MUST_PASS + c->must - BL_VERDICT_PASS));
}

static void ranking_table(const page *p)
{
    static const bl_message columns[] = {
        BL_SAY_TABLE_RANK, BL_SAY_TABLE_NAME, BL_SAY_TABLE_MUST, BL_SAY_TABLE_SCORE, BL_SAY_TABLE_POSSIBLE, BL_SAY_TABLE_REASON, BL_SAY_TABLE_FILE};
    table_head(p, columns, sizeof columns / sizeof *columns, 0x19); /* rank, score, possible */
    for (uint32_t i = 0; i < p->ranking->shown; i++) {
        const bl_candidate *c = p->ranking->ranked[i];
        bl_buffer_format(p->out, "| %u%s | ", c->rank, c->tied ? "=" : "");
        add(p, c->name);
        add_z(p, " | ");
        add(p, must_word(p, c));
        add_z(p, " | ");
        add_points(p, c->score);
        add_z(p, " | ");
        add_points(p, c->possible);
        add_z(p, " | ");
        add(p, bl_ranking_reason(p->ranking, p->arena, c));
        add_z(p, " | ");
        add(p, c->path);
        add_z(p, " |\n");
    }
    add_z(p, "\n");
    if (p->ranking->shown < p->ranking->ranked_count) {
        const bl_str rest = bl_str_format(p->arena, "%u", p->ranking->ranked_count - p->ranking->shown);
        add(p, BL_SAY(p->arena, p->ranking->catalogue, BL_SAY_TABLE_MORE, rest));
        add_z(p, "\n\n");
    }
}

static void matrix(const page *p)
{
    const bl_ranking *r = p->ranking;
    const uint32_t beside = r->shown < BESIDE ? r->shown : BESIDE;
    add_z(p, "| ");
    add(p, say(p, BL_SAY_TABLE_CRITERION));
    add_z(p, " | max |");
    for (uint32_t i = 0; i < beside; i++) {
        bl_buffer_format(p->out, " %u ", r->ranked[i]->rank);
        add(p, r->ranked[i]->name);
        add_z(p, " |");
    }
    add_z(p, "\n|---|--:|");
    for (uint32_t i = 0; i < beside; i++)
        add_z(p, "---|");
    add_z(p, "\n");
    for (uint32_t k = 0; k < r->role->criterion_count; k++) {
        add_z(p, "| ");
        add(p, bl_label(r->catalogue, r->role->criteria[k]));
        add_z(p, r->role->criteria[k]->must.asked ? " **!** | " : " | ");
        add_points(p, r->ranked[0]->results[k].max);
        for (uint32_t i = 0; i < beside; i++) {
            const bl_result *result = &r->ranked[i]->results[k];
            bl_buffer_format(p->out, " | %s ", state_mark(result->state));
            add_points(p, result->points);
            add_z(p, " ");
            add(p, result->found);
        }
        add_z(p, " |\n");
    }
    add_z(p, "\n");
    add(p, say(p, BL_SAY_TABLE_LEGEND));
    add_z(p, "\n\n");
}

static void receipt(const page *p, const bl_candidate *c, const bl_result *r)
{
    bl_buffer_format(p->out, "- %s **", state_mark(r->state));
    add(p, r->label);
    add_z(p, "** ");
    add(p, r->reason);
    if (r->must != BL_VERDICT_NONE) {
        add_z(p, " — ");
        add(p, r->must_words);
        add_z(p, ": ");
        add(p, say(p, (bl_message)(BL_SAY_MUST_PASS + r->must - BL_VERDICT_PASS)));
    }
    if (r->rule_line > 0) {
        add_z(p, " (");
        add(p, r->rule_file);
        bl_buffer_format(p->out, ":%u)", r->rule_line);
    }
    add_z(p, "\n");
    for (uint32_t i = 0; i < r->quote_count && i < QUOTES_SHOWN; i++) {
        add_z(p, "  - ");
        add(p, c->path);
        bl_buffer_format(p->out, ":%u:%u: ", r->quotes[i].line, r->quotes[i].column);
        add(p, r->quotes[i].text);
        add_z(p, "\n");
    }
    if (r->quote_count > QUOTES_SHOWN)
        bl_buffer_format(p->out, "  - + %u\n", r->quote_count - QUOTES_SHOWN);
}

static void note(const page *p, bl_str key, bl_str value)
{
    if (value.len == 0)
        return;
    add_z(p, "- ");
    add(p, key);
    add_z(p, ": ");
    add(p, value);
    add_z(p, "\n");
}

static void receipts(const page *p, const bl_candidate *c)
{
    bl_buffer_format(p->out, "## %u%s ", c->rank, c->tied ? "=" : "");
    add(p, c->name);
    add_z(p, " — ");
    add_points(p, c->score);
    add_z(p, "\n\n");
    if (p->contacts) {
        note(p, say(p, BL_SAY_HTML_EMAIL), c->email);
        note(p, say(p, BL_SAY_HTML_PHONE), c->phone);
    }
    for (uint32_t i = 0; i < c->note_count; i++)
        note(p, bl_note_name(p->ranking->catalogue, c->notes[i].key), c->notes[i].value);
    for (uint32_t i = 0; i < c->result_count; i++)
        receipt(p, c, &c->results[i]);
    add_z(p, "\n");
    if (c->question_count > 0)
        heading(p, "### ", say(p, BL_SAY_TABLE_QUESTIONS));
    for (uint32_t i = 0; i < c->question_count; i++) {
        add_z(p, "- \\+ ");
        add_points(p, c->questions[i].points);
        add_z(p, " ");
        add(p, c->questions[i].text);
        add_z(p, i + 1 < c->question_count ? "\n" : "\n\n");
    }
}

static void failures(const page *p)
{
    const bl_ranking *r = p->ranking;
    if (r->failed_count > 0)
        heading(p, "## ", say(p, BL_SAY_TABLE_FAILED));
    for (uint32_t i = 0; i < r->failed_count; i++) {
        add_z(p, "- ");
        add(p, r->failed[i]->path);
        add_z(p, ": ");
        add(p, r->failed[i]->message);
        add_z(p, " (");
        add(p, r->failed[i]->code);
        add_z(p, ")\n");
    }
}

bl_status bl_ranking_write_markdown(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_arena *arena;
    BL_TRY(bl_arena_open(&arena, &out->allocator, (size_t)1 << 30));
    const page p = {.out = out, .arena = arena, .ranking = ranking, .contacts = options->contacts};
    head(&p);
    if (ranking->shown == 0) {
        add(&p, say(&p, BL_SAY_TABLE_NONE));
        add_z(&p, "\n\n");
    } else {
        ranking_table(&p);
        matrix(&p);
    }
    for (uint32_t i = 0; i < ranking->shown; i++) {
        bl_arena_reset(arena);
        receipts(&p, ranking->ranked[i]);
    }
    failures(&p);
    bl_arena_close(arena);
    return BL_OK;
}
