/* An audit in words and as JSON. */
#include "audit/audit.h"
#include "report/json.h"
#include "report/table.h"

#define COLUMNS 100u
#define NAME 34u

static const char *const kinds[] = {"selected", "scored above the median"};

/* part / whole in thousandths, rounded to the nearest. */
static uint32_t thousandths(uint64_t part, uint64_t whole)
{
    __extension__ typedef unsigned __int128 wide;
    return whole == 0 ? 0 : (uint32_t)(((wide)part * 2000 + whole) / ((wide)whole * 2));
}

static uint32_t ratio_of(const bl_rate *r, const bl_rate *top) { return thousandths((uint64_t)r->yes * top->of, (uint64_t)top->yes * r->of); }

static const bl_rate *reference_of(const bl_breakdown *b, bl_rate_kind kind)
{
    for (uint32_t i = 0; i < b->categories.count; i++)
        if (b->categories.items[i].rates[kind].reference)
            return &b->categories.items[i].rates[kind];
    return NULL;
}

static bool has_rates(const bl_breakdown *b, bl_rate_kind kind)
{
    for (uint32_t i = 0; i < b->categories.count; i++)
        if (b->categories.items[i].rates[kind].of > 0)
            return true;
    return false;
}

/* ---- text ---- */

typedef struct page {
    bl_buffer *out;
    bl_arena *arena;
} page;

static void cell(const page *p, bl_str s, uint32_t width) { bl_table_cell(p->out, s, width, BL_ALIGN_RIGHT, BL_STYLE_PLAIN, false); }

#define FORMAT(...) bl_str_format(p->arena, __VA_ARGS__)

static bl_str decimal(const page *p, uint32_t value) { return FORMAT("%u.%03u", (unsigned)(value / 1000), (unsigned)(value % 1000)); }

/* Millionths with four places; what is smaller than they show is said to be. */
static bl_str probability(const page *p, uint32_t millionths)
{
    if (millionths < 50)
        return BL_STR("< 0.0001");
    const uint32_t rounded = (millionths + 50) / 100;
    return FORMAT("%u.%04u", (unsigned)(rounded / 10000), (unsigned)(rounded % 10000));
}

static void head(const page *p, const bl_audit *a)
{
    bl_table_wrap(p->out, FORMAT("%.*s by the groups of %.*s", BL_STR_ARG(a->ranking_name), BL_STR_ARG(a->table_name)), 0, COLUMNS);
    bl_table_wrap(p->out,
        FORMAT("%u of %u candidates have a row; the others are left out. Rows that belong to nobody in the ranking: %u.", (unsigned)a->joined,
            (unsigned)a->candidates, (unsigned)a->rows_of_nobody),
        0, COLUMNS);
    if (a->decided > 0)
        bl_table_wrap(p->out, FORMAT("%u of %u who were decided on were selected.", (unsigned)a->selected, (unsigned)a->decided), 0, COLUMNS);
    else
        bl_table_wrap(p->out, BL_STR("Nobody is marked as selected or not, so only scores are compared."), 0, COLUMNS);
    bl_table_wrap(p->out,
        FORMAT("The median score is %lld.%03lld; %u of %u stand above it.", (long long)(a->median_twice / 200), (long long)(a->median_twice % 200 * 5),
            (unsigned)a->above, (unsigned)a->joined),
        0, COLUMNS);
    if (a->faults > 0)
        bl_table_wrap(p->out, FORMAT("WARNING: the ranking does not add up in %u places; see 'bole verify'.", (unsigned)a->faults), 0, COLUMNS);
}

static void rate_row(const page *p, const bl_category *c, const bl_rate *r, const bl_rate *top)
{
    bl_buffer_add_z(p->out, "  ");
    bl_table_cell(p->out, c->name, NAME, BL_ALIGN_LEFT, BL_STYLE_PLAIN, false);
    cell(p, FORMAT("%u", (unsigned)c->people), 7);
    cell(p, FORMAT("%u of %u", (unsigned)r->yes, (unsigned)r->of), 14);
    cell(p, r->of == 0 ? BL_STR("-") : decimal(p, thousandths(r->yes, r->of)), 8);
    cell(p, r->compared ? decimal(p, ratio_of(r, top)) : BL_STR("-"), 8);
    cell(p, r->tested ? probability(p, r->p) : BL_STR("-"), 10);
    bl_buffer_add_z(p->out, "  ");
    bl_buffer_add_z(p->out, r->reference ? "highest" : r->below ? "below 4/5" : c->small ? "under 2 %" : "");
    bl_buffer_add_z(p->out, r->fragile ? (r->reference || !r->below ? " (!)" : " !") : "");
    bl_buffer_add_char(p->out, '\n');
}

static void rate_table(const page *p, const bl_breakdown *b, bl_rate_kind kind)
{
    bl_buffer_add_char(p->out, '\n');
    bl_table_wrap(p->out, FORMAT("%.*s: %s", BL_STR_ARG(b->name), kinds[kind]), 0, COLUMNS);
    bl_buffer_add_z(p->out, "  ");
    bl_table_cell(p->out, BL_STR("category"), NAME, BL_ALIGN_LEFT, BL_STYLE_PLAIN, false);
    static const struct {
        bl_str name;
        uint32_t width;
    } columns[] = {{{"people", 6}, 7}, {{"of", 2}, 14}, {{"rate", 4}, 8}, {{"ratio", 5}, 8}, {{"p", 1}, 10}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        cell(p, i == 1 ? bl_str_of(kind == BL_RATE_SELECTION ? "selected" : "above") : columns[i].name, columns[i].width);
    bl_buffer_add_char(p->out, '\n');
    for (uint32_t i = 0; i < b->categories.count; i++)
        rate_row(p, &b->categories.items[i], &b->categories.items[i].rates[kind], reference_of(b, kind));
    if (b->unstated > 0)
        bl_table_wrap(p->out, FORMAT("  %u people have no category here and are left out.", (unsigned)b->unstated), 2, COLUMNS);
}

/* A sentence for each category that stands below four fifths, or would if one person were decided otherwise. */
static uint32_t findings(const page *p, const bl_breakdown *b, bl_rate_kind kind)
{
    uint32_t said = 0;
    const bl_rate *top = reference_of(b, kind);
    for (uint32_t i = 0; i < b->categories.count; i++) {
        const bl_category *c = &b->categories.items[i];
        const bl_rate *r = &c->rates[kind];
        if (!r->compared || (!r->below && !r->fragile))
            continue;
        bl_str text = r->reference ? FORMAT("- %.*s, %s: %.*s has the highest rate.", BL_STR_ARG(b->name), kinds[kind], BL_STR_ARG(c->name))
                                   : FORMAT("- %.*s, %s: %.*s has %.*s of the highest rate, %s four fifths.", BL_STR_ARG(b->name), kinds[kind],
                                         BL_STR_ARG(c->name), BL_STR_ARG(decimal(p, ratio_of(r, top))), r->below ? "below" : "not below");
        if (r->below && r->tested)
            text = FORMAT("%.*s Chance alone would part the same numbers at least as unevenly in %.*s of all cases (p).", BL_STR_ARG(text),
                BL_STR_ARG(probability(p, r->p)));
        if (r->fragile)
            text = FORMAT("%.*s One person decided otherwise would turn this: do not build on it.", BL_STR_ARG(text));
        bl_table_wrap(p->out, text, 2, COLUMNS);
        said++;
    }
    return said;
}

static const char *const meanings[] = {"rate: how many of those who were decided on were selected, or of all scored above the median.",
    "ratio: the rate divided by the highest rate of the table (the impact ratio).",
    "below 4/5: the ratio is under 0.8. US agencies take that as a sign of adverse impact (29 CFR 1607.4 D); it is a rule of thumb, and no verdict.",
    "scored above the median: the scoring rate of New York City's Local Law 144 (6 RCNY 5-300), over everybody who has a row.",
    "under 2 %: the category has fewer than 2 % of the people. Its numbers are shown, and it is not compared (6 RCNY 5-301 (d)).",
    ("p: Fisher's exact test against the highest rate, two-sided, counted in whole numbers: the share of all ways to hand out the same decisions that are no likelier "
     "than this one. A small p says chance is a poor explanation; a large p does not say that all is well."),
    "! : one person decided otherwise would turn what is said of four fifths; (!) where that would bring the category, or another highest one, into it.",
    "None of this reads a résumé: the groups are those of the table, and bole knows nothing of them when it scores."};

static void body(const page *p, const bl_audit *a)
{
    head(p, a);
    for (uint32_t i = 0; i < a->breakdowns.count; i++)
        for (int kind = 0; kind < BL_RATE_KINDS; kind++)
            if (has_rates(&a->breakdowns.items[i], (bl_rate_kind)kind))
                rate_table(p, &a->breakdowns.items[i], (bl_rate_kind)kind);
    bl_buffer_add_z(p->out, "\nFindings\n");
    uint32_t said = 0;
    for (uint32_t i = 0; i < a->breakdowns.count; i++)
        for (int kind = 0; kind < BL_RATE_KINDS; kind++)
            said += findings(p, &a->breakdowns.items[i], (bl_rate_kind)kind);
    if (said == 0)
        bl_buffer_add_z(p->out, "No category stands below four fifths, and no one person would bring one there.\n");
    bl_buffer_add_z(p->out, "\nWhat the figures mean\n");
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        bl_table_wrap(p->out, FORMAT("- %s", meanings[i]), 2, COLUMNS);
}

bl_status bl_audit_write_text(bl_buffer *out, const bl_audit *audit)
{
    page p = {.out = out};
    BL_TRY(bl_arena_open(&p.arena, &out->allocator, (size_t)256 << 20));
    body(&p, audit);
    bl_arena_close(p.arena);
    return BL_OK;
}

/* ---- JSON ---- */

static void file(bl_json *json, const char *key, bl_str path, const bl_sha256 *sha256)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key_str(json, "path", path);
    bl_json_key_z(json, "sha256", sha256->hex);
    bl_json_end_object(json);
}

static void key_thousandths(bl_json *json, const char *key, bool there, uint32_t value)
{
    bl_json_key(json, key);
    if (there)
        bl_json_milli(json, value);
    else
        bl_json_null(json);
}

static void rate(bl_json *json, const char *key, const bl_rate *r, const bl_rate *top)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key_int(json, "of", r->of);
    bl_json_key_int(json, "yes", r->yes);
    key_thousandths(json, "rate", r->of > 0, thousandths(r->yes, r->of));
    key_thousandths(json, "ratio", r->compared, r->compared ? ratio_of(r, top) : 0);
    bl_json_key_bool(json, "reference", r->reference);
    bl_json_key_bool(json, "belowFourFifths", r->below);
    bl_json_key_bool(json, "onePersonTurnsIt", r->fragile);
    bl_json_key(json, "p");
    if (r->tested)
        bl_json_scaled(json, r->p, 6);
    else
        bl_json_null(json);
    bl_json_end_object(json);
}

static void breakdown(bl_json *json, const bl_breakdown *b)
{
    bl_json_begin_object(json);
    bl_json_key_str(json, "by", b->name);
    bl_json_key_int(json, "people", b->people);
    bl_json_key_int(json, "unstated", b->unstated);
    bl_json_key(json, "categories");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < b->categories.count; i++) {
        const bl_category *c = &b->categories.items[i];
        bl_json_begin_object(json);
        bl_json_key_str(json, "name", c->name);
        bl_json_key_int(json, "people", c->people);
        bl_json_key_bool(json, "underTwoPercent", c->small);
        rate(json, "selection", &c->rates[BL_RATE_SELECTION], reference_of(b, BL_RATE_SELECTION));
        rate(json, "scoring", &c->rates[BL_RATE_SCORING], reference_of(b, BL_RATE_SCORING));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

void bl_audit_write_json(bl_buffer *out, const bl_audit *a, const char *engine)
{
    bl_json json;
    bl_json_open(&json, out, true);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "schema", "bole/audit/1");
    bl_json_key_z(&json, "engine", engine);
    file(&json, "ranking", a->ranking_name, &a->ranking_sha256);
    file(&json, "groups", a->table_name, &a->table_sha256);
    bl_json_key_int(&json, "candidates", a->candidates);
    bl_json_key_int(&json, "joined", a->joined);
    bl_json_key_int(&json, "rowsOfNobody", a->rows_of_nobody);
    bl_json_key_int(&json, "decided", a->decided);
    bl_json_key_int(&json, "selected", a->selected);
    bl_json_key(&json, "median");
    bl_json_scaled(&json, a->median_twice * 5, 3);
    bl_json_key_int(&json, "aboveMedian", a->above);
    bl_json_key_int(&json, "faults", a->faults);
    bl_json_key(&json, "breakdowns");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < a->breakdowns.count; i++)
        breakdown(&json, &a->breakdowns.items[i]);
    bl_json_end_array(&json);
    bl_json_key(&json, "meaning");
    bl_json_begin_array(&json);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        bl_json_z(&json, meanings[i]);
    bl_json_end_array(&json);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}
