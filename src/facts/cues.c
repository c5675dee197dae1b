#include "facts/cues.h"

#include "facts/context.h"
#include "facts/lists.h"

/* A clause that is hardly more than its cue (bytes) speaks of the name in the clause before. */
#define BARE_CLAUSE 30u
/* How far behind a name (bytes) a cue may stand that colours what precedes it: "Oracle 这类数据库没接触过"; and one that is a part of the name's
 * meaning: "Kafka 的小说". */
#define FAR_GAP 40u
#define NEXT_GAP 8u

typedef struct painter {
    const bl_reading *r;
    const bl_mention *mentions;
    uint32_t count;
    bl_str text;
    const bl_clauses *clauses;
    bl_colour *colours;
} painter;

static const bl_entry *entry_of(const painter *p, uint32_t mention)
{
    return bl_vocabulary_entry(p->r->vocabulary, p->mentions[mention].entry);
}

static bool is_name(bl_kind kind)
{
    return kind == BL_KIND_SKILL || kind == BL_KIND_EMPLOYER || kind == BL_KIND_CERTIFICATE || kind == BL_KIND_LANGUAGE || kind == BL_KIND_DOMAIN;
}

static bool takes_credit(bl_cue_kind kind)
{
    return kind <= BL_CUE_NOT_A_SKILL;
}

/* Does the mention begin what was done, and so end what was said before it? */
static bool is_turn(const painter *p, uint32_t mention)
{
    if (p->mentions[mention].kind != BL_KIND_CUE)
        return false;
    bl_cue_kind kind = entry_of(p, mention)->cue;
    return kind == BL_CUE_LEAD || kind == BL_CUE_USE || kind == BL_CUE_LEVEL || kind == BL_CUE_OPEN_SOURCE;
}

static bl_str between(const painter *p, uint32_t begin, uint32_t end)
{
    return end > begin ? bl_str_slice(p->text, begin, end) : (bl_str){p->text.ptr + begin, 0};
}

static void paint(painter *p, uint32_t mention, uint32_t cue)
{
    bl_colour *colour = &p->colours[mention];
    bl_cue_kind kind = entry_of(p, cue)->cue;
    if (is_name(p->mentions[mention].kind) && kind < colour->denial)
        *colour = (bl_colour){kind, cue, colour->lead, colour->open};
}

/* Is the clause that begins at the mention nothing but an item of the list before it: names, joined, and at most a word more? */
static bool is_list_clause(const painter *p, uint32_t mention)
{
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, p->mentions[mention].begin));
    uint32_t at = p->mentions[mention].begin, rest = 0;
    for (uint32_t i = mention; i < p->count && p->mentions[i].begin < clause.end; i++) {
        if (is_turn(p, i) && p->mentions[i].begin >= at)
            return false;
        if (!is_name(p->mentions[i].kind) || p->mentions[i].end <= at)
            continue;
        if (p->mentions[i].begin > at && !bl_list_joins(between(p, at, p->mentions[i].begin)))
            return false;
        at = p->mentions[i].end;
    }
    for (; at < clause.end; at++)
        rest += strchr(" ,.;()[]\n\t", p->text.ptr[at]) == NULL;
    return rest <= 12; /* " experience", "等组件" */
}

/* Where the clause at offset ends; what stands in brackets right behind it belongs to it. */
static uint32_t reach_end(const painter *p, uint32_t offset, uint32_t sentence_end)
{
    uint32_t clause = bl_clause_at(p->clauses, offset), end = bl_clause(p->clauses, clause).end;
    if (p->text.ptr[end - 1] == '\t' && end < sentence_end) /* a label and its cell: "Learning:\tSvelte" */
        end = bl_clause(p->clauses, ++clause).end;
    if (p->text.ptr[end - 1] != '(')
        return end;
    while (end < sentence_end && p->text.ptr[end - 1] != ')')
        end = bl_clause(p->clauses, ++clause).end;
    return end;
}

/* Paints what follows the cue; returns whether anything did. */
static bool paint_after(painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    uint32_t limit = reach_end(p, c->begin, sentence.end), at = c->end;
    bool any = false, foreign = false, others = entry_of(p, cue)->cue == BL_CUE_OTHER_PARTY; /* whose verbs are theirs */
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin < sentence.end; i++) {
        const bl_mention *m = &p->mentions[i];
        if (m->begin < c->end || (m->kind == BL_KIND_CUE && m->begin < at))
            continue;
        if (m->begin >= limit) {
            if (!any || !is_name(m->kind) || !bl_list_joins(between(p, at, m->begin)) || !is_list_clause(p, i))
                break;
            limit = bl_clause(p->clauses, bl_clause_at(p->clauses, m->begin)).end;
        }
        foreign |= m->begin > at && bl_str_trim(between(p, at, m->begin)).len > 0;
        bool level = m->kind == BL_KIND_CUE && entry_of(p, i)->cue == BL_CUE_LEVEL; /* no production [experience with] Kubernetes */
        if (is_turn(p, i) && !m->covered && !others && (any || (foreign && !level)))
            break;
        if (is_name(m->kind) && m->end <= limit) {
            paint(p, i, cue);
            any |= m->kind != BL_KIND_DOMAIN;
        }
        at = m->end > at ? m->end : at;
    }
    return any;
}

/* Paints the nearest name before the cue, all that stands on the same place, and what is listed with it. */
static bool paint_before(painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin));
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    uint32_t at = c->begin, floor = clause.begin;
    if (floor > sentence.begin && clause.end - clause.begin <= BARE_CLAUSE && bl_str_trim(between(p, floor, c->begin)).len == 0)
        floor = bl_clause(p->clauses, bl_clause_at(p->clauses, floor - 1)).begin; /* 了解SAP，没有实际用过 */
    bool any = false;
    uint32_t gap_max = entry_of(p, cue)->cue == BL_CUE_NOT_A_SKILL ? NEXT_GAP : FAR_GAP;
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].begin >= sentence.begin;) {
        const bl_mention *m = &p->mentions[i];
        if (!is_name(m->kind))
            continue;
        if (any && m->end > at) { /* inside, or around, the one that was painted */
            paint(p, i, cue);
            at = m->begin < at ? m->begin : at;
            continue;
        }
        if (m->begin < floor && !any)
            break;
        bl_str gap = between(p, m->end, at);
        if (any ? !bl_list_joins(gap) : gap.len > gap_max)
            break;
        bl_span own = bl_clause(p->clauses, bl_clause_at(p->clauses, m->begin));
        if (any && own.end <= at && !bl_list_joins(between(p, own.begin, m->begin)))
            break; /* the clause before says more than an item of a list */
        paint(p, i, cue);
        any = true;
        at = m->begin;
    }
    return any;
}

/* The word that a cue needs besides itself stands in its clause, or for reach around in its line. */
static bool needs_met(const painter *p, uint32_t cue, const bl_context *context, bl_reach reach)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin));
    const bl_line *line = &p->r->document->lines.items[c->line];
    if (p->text.ptr[clause.end - 1] == '(') { /* 由后端（Go）同学提供 */
        bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
        clause.end = reach_end(p, c->begin, sentence.end);
        clause.end = clause.end < sentence.end ? bl_clause(p->clauses, bl_clause_at(p->clauses, clause.end)).end : clause.end;
    }
    bl_str where = reach == BL_REACH_AROUND ? bl_str_slice(p->text, line->begin, line->end) : between(p, clause.begin, clause.end);
    if (where.len > 2048) /* a paragraph; looked through for every such cue in it */
        where = between(p, c->begin, c->begin + 1024 < line->end ? c->begin + 1024 : line->end);
    return bl_context_any(context->needs, context->needs_count, where);
}

/* Does a figure follow: "低于 5 ms", "more than 10"? */
static bool measures_figure(const painter *p, uint32_t end)
{
    while (end < p->text.len && strchr(" ~<>=$", p->text.ptr[end]) != NULL && p->text.ptr[end] != '\0')
        end++;
    return end < p->text.len && p->text.ptr[end] >= '0' && p->text.ptr[end] <= '9';
}

/* "No Python in this role", 没有Java: the name that follows directly, where it is all that was not there ("no Redis outages" had Redis). */
static void paint_object(painter *p, uint32_t cue)
{
    uint32_t end = p->mentions[cue].end;
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin <= end + 1; i++) {
        const bl_mention *m = &p->mentions[i];
        if (m->kind != BL_KIND_SKILL || m->begin < end)
            continue;
        bool closed = bl_list_closed(p->r->document, m->line, (bl_span){m->begin, m->end});
        for (uint32_t k = i + 1; k < p->count && !closed && p->mentions[k].begin <= m->end + 1; k++)
            closed = p->mentions[k].begin >= m->end && is_turn(p, k);
        if (closed)
            paint(p, i, cue);
    }
}

static void paint_denial(painter *p, uint32_t cue)
{
    const bl_entry *entry = entry_of(p, cue);
    const bl_term *term = bl_mention_term(p->r->vocabulary, &p->mentions[cue]);
    if (term->context != NULL && term->context->needs_count > 0 && !needs_met(p, cue, term->context, entry->reach)) {
        if (entry->cue == BL_CUE_NEGATION)
            paint_object(p, cue);
        return;
    }
    if ((entry->cue == BL_CUE_COMPARISON || entry->cue == BL_CUE_REPLACED) && entry->reach != BL_REACH_BEFORE && measures_figure(p, p->mentions[cue].end))
        return;
    bool done = entry->reach != BL_REACH_BEFORE && paint_after(p, cue);
    if (entry->reach == BL_REACH_BEFORE || (entry->reach == BL_REACH_AROUND && !done))
        paint_before(p, cue);
}

/* What a sentence denies of a name in one place it does not claim of it in another: 采用C++编写，由于团队缺乏C++经验 */
static void spread_denials(painter *p, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        bl_cue_kind denial = p->colours[i].denial;
        if (p->mentions[i].kind != BL_KIND_SKILL || (denial != BL_CUE_NEGATION && denial != BL_CUE_REPLACED))
            continue;
        for (uint32_t k = first; k < end; k++)
            if (p->mentions[k].entry == p->mentions[i].entry && p->colours[k].denial == BL_CUE_COUNT && denial == BL_CUE_NEGATION)
                paint(p, k, p->colours[i].denied_by);
    }
}

/* Whose work the names of a sentence are: a clause that leads, or was done with others, says so itself; any other takes it from its sentence. */
static void paint_strength(painter *p, uint32_t first, uint32_t end)
{
    uint32_t sentence_lead = BL_NONE;
    for (uint32_t i = first; i < end && sentence_lead == BL_NONE; i++)
        if (p->mentions[i].kind == BL_KIND_CUE && !p->mentions[i].covered && entry_of(p, i)->cue == BL_CUE_LEAD)
            sentence_lead = i;
    for (uint32_t i = first; i < end;) {
        bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, p->mentions[i].begin));
        uint32_t next = i, lead = BL_NONE, open = BL_NONE;
        bool shared = false;
        for (; next < end && p->mentions[next].begin < clause.end; next++) {
            if (p->mentions[next].kind != BL_KIND_CUE || p->mentions[next].covered)
                continue;
            const bl_entry *entry = entry_of(p, next);
            if (entry->cue == BL_CUE_LEAD && lead == BL_NONE)
                lead = next;
            else if (entry->cue == BL_CUE_OPEN_SOURCE)
                open = next;
            shared |= entry->cue == BL_CUE_USE && entry->reach == BL_REACH_AROUND;
        }
        if (lead == BL_NONE && !shared)
            lead = sentence_lead;
        for (; i < next; i++) {
            p->colours[i].lead = lead;
            p->colours[i].open = open;
        }
    }
}

bl_status bl_cues_read(bl_cues *out, const bl_reading *r)
{
    painter p = {.r = r, .mentions = r->mentions.list.items, .count = r->mentions.list.count, .clauses = &r->mentions.clauses,
                 .text = {r->document->folded.bytes, r->document->folded.len}};
    p.colours = out->colours = BL_NEW_ARRAY(r->arena, bl_colour, (size_t)p.count + 1);
    if (out->colours == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < p.count; i++)
        p.colours[i] = (bl_colour){BL_CUE_COUNT, BL_NONE, BL_NONE, BL_NONE};
    for (uint32_t i = 0; i < p.count; i++)
        if (p.mentions[i].kind == BL_KIND_CUE && !p.mentions[i].covered && takes_credit(entry_of(&p, i)->cue))
            paint_denial(&p, i);
    for (uint32_t i = 0; i < p.count;) {
        bl_span sentence = bl_sentence(p.clauses, bl_sentence_at(p.clauses, p.mentions[i].begin));
        uint32_t end = i;
        while (end < p.count && p.mentions[end].begin < sentence.end)
            end++;
        spread_denials(&p, i, end);
        paint_strength(&p, i, end);
        i = end;
    }
    return BL_OK;
}

bl_str bl_cue_words(const bl_reading *r, uint32_t mention)
{
    if (mention == BL_NONE)
        return BL_STR("");
    const bl_mention *m = &r->mentions.list.items[mention];
    return bl_document_visible(r->document, r->arena, (bl_span){m->begin, m->end});
}
