#include "base/sort.h"
#include "facts/cues.h"
#include "facts/others.h"
#include "facts/standing.h"
#include "facts/tenure.h"

/*
 * A job or a project is in a domain where the weights of the domain's distinct words in it reach this: one word that says it all (3), two ordinary ones
 * (2 + 2), or three hints (1 each). Repetition adds nothing. One ordinary word alone is an accident too often: 订单 stands in every back end.
 */
#define THRESHOLD 3u
/* An item of an enumeration is one of many things that were touched, or an example, and whom somebody worked with shows where more than what they did:
 * hints only, whatever their weight. */
#define HINT_WEIGHT 1u
/* In the line that names the job or the project a word says what the whole of it is about. */
#define HEAD_BONUS 1u

#define COVERS ((1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL) | (1u << BL_KIND_CERTIFICATE) | (1u << BL_KIND_EXAM))

typedef struct hint {                                         /* a word of a domain in a place */
    uint32_t entry, owner_kind, owner, term, weight, mention; /* mention: BL_NONE for an employer that implies the domain */
} hint;

typedef struct collector {
    bl_reading *r;
    BL_VEC(hint) hints;
} collector;

static int compare_hints(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b; /* entry, owner kind, owner, term */
    for (unsigned i = 0; i < 4; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    const hint *h = a, *k = b;
    return h->mention < k->mention ? -1 : h->mention > k->mention;
}

static bool add(collector *c, uint32_t entry, bl_owner owner, uint32_t term, uint32_t weight, uint32_t mention)
{
    hint *h = BL_PUSH(c->r->arena, &c->hints);
    if (h != NULL)
        *h = (hint){entry, (uint32_t)owner.kind, owner.index, term, weight, mention};
    return h != NULL;
}

static bool is_head(const bl_reading *r, bl_owner owner, uint32_t line)
{
    return (owner.kind == BL_OWNER_JOB && r->record->jobs.items[owner.index].head_line == line) ||
           (owner.kind == BL_OWNER_PROJECT && r->record->projects.items[owner.index].head_line == line);
}

static bool is_silent(const bl_reading *r, const bl_mention *m)
{
    bl_line_standing standing = bl_standing_at(r->standings, r, m);
    return standing == BL_STANDING_SILENT || standing == BL_STANDING_WISH;
}

static bl_status collect_mention(collector *c, uint32_t index)
{
    const bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[index];
    if (m->kind != BL_KIND_DOMAIN || m->grade != BL_GRADE_NAMED || !bl_needs_entry(r->needs, m->entry))
        return BL_OK;
    bl_span span = {m->begin, m->end};
    bl_owner owner = r->owners[m->line];
    bool own_name = owner.kind == BL_OWNER_JOB && bl_names_owner(r, m); /* Harrow Insurance: what the employer does */
    if (((m->covering & COVERS) != 0 && !own_name) || is_silent(r, m) || bl_section_denial(r->sections[m->line]) != BL_CUE_COUNT ||
        bl_in_address(r->document, span) || (!own_name && bl_names_owner(r, m)) || bl_document_void(r->document, span) ||
        bl_document_marked(r->document, span, BL_MARK_DELETED) || bl_colour_of(r->cues, index)->denial != BL_CUE_COUNT)
        return BL_OK;
    if (owner.kind == BL_OWNER_PROJECT && r->record->projects.items[owner.index].open)
        return BL_OK; /* spare time is nobody's business */
    if (owner.kind == BL_OWNER_SECTION && r->sections[m->line] != BL_SECTION_SUMMARY && r->sections[m->line] != BL_SECTION_WORK &&
        r->sections[m->line] != BL_SECTION_PROJECTS)
        return BL_OK;
    uint32_t weight = m->weight > HINT_WEIGHT && (m->listed || bl_names_others(r, index)) ? HINT_WEIGHT : m->weight;
    if (is_head(r, owner, m->line))
        weight = m->weight + HEAD_BONUS;
    if (!add(c, m->entry, owner, m->term, weight, index))
        return BL_ERROR_MEMORY;
    if (owner.kind != BL_OWNER_PROJECT)
        return BL_OK;
    const bl_project *project = &r->record->projects.items[owner.index]; /* what stands in a job's text is the job's, too */
    if (project->job == BL_NONE || !project->job_stated)
        return BL_OK;
    const bl_job *job = &r->record->jobs.items[project->job];
    bool inside = project->head_line >= job->line_begin && project->head_line < job->line_end;
    return !inside || add(c, m->entry, (bl_owner){BL_OWNER_JOB, project->job}, m->term, weight, index) ? BL_OK : BL_ERROR_MEMORY;
}

/* Working for some employers is working in a domain. */
static bl_status collect_employers(collector *c, const bl_lexicon *lexicon)
{
    uint64_t known = 0; /* the low bits of the employers' numbers: most others are ruled out by them */
    for (uint32_t job = 0; job < c->r->record->jobs.count; job++)
        if (c->r->record->jobs.items[job].organization != BL_NO_ENTRY)
            known |= UINT64_C(1) << (c->r->record->jobs.items[job].organization & 63);
    const bl_map *domains = lexicon == NULL || known == 0 ? NULL : lexicon->ids[BL_KIND_DOMAIN];
    for (uint32_t i = 0; domains != NULL && i < domains->count; i++) {
        const uint32_t domain = domains->items[i].value;
        if (!bl_needs_entry(c->r->needs, domain))
            continue;
        const bl_entry *entry = &lexicon->entries[domain - lexicon->base];
        for (uint32_t k = 0; k < entry->employer_count; k++)
            for (uint32_t job = 0; (known >> (entry->employers[k] & 63) & 1) != 0 && job < c->r->record->jobs.count; job++)
                if (c->r->record->jobs.items[job].organization == entry->employers[k] &&
                    !add(c, domain, (bl_owner){BL_OWNER_JOB, job}, BL_NONE, THRESHOLD, BL_NONE))
                    return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

static bl_status add_evidence(bl_domain *domain, const bl_reading *r, const hint *h)
{
    bl_evidence *e = BL_PUSH(r->arena, &domain->evidence);
    if (e == NULL)
        return BL_ERROR_MEMORY;
    bl_owner owner = {(bl_owner_kind)h->owner_kind, h->owner};
    *e = (bl_evidence){.owner = owner, .strength = owner.kind == BL_OWNER_SECTION ? BL_STRENGTH_LISTED : BL_STRENGTH_USED, .cue = BL_STR(""), .term = h->term};
    if (h->mention == BL_NONE) {
        e->at = r->record->jobs.items[h->owner].name_at;
    } else {
        const bl_mention *m = &r->mentions.list.items[h->mention];
        e->at = bl_document_origin(r->document, (bl_span){m->begin, m->end});
        if (bl_colour_of(r->cues, h->mention)->lead != BL_NONE && owner.kind != BL_OWNER_SECTION)
            e->strength = BL_STRENGTH_LED;
    }
    return BL_OK;
}

static int compare_evidence(const void *a, const void *b)
{
    const bl_evidence *x = a, *y = b;
    if (x->at.begin != y->at.begin)
        return x->at.begin < y->at.begin ? -1 : 1;
    return x->at.end < y->at.end ? -1 : x->at.end > y->at.end;
}

/* The hints [first, end) are of one domain, by place. Adds the domain where some place reaches the threshold. */
static bl_status read_domain(bl_reading *r, const hint *hints, uint32_t first, uint32_t end)
{
    bl_domain domain = {.entry = hints[first].entry, .last_used = BL_MONTH_NONE};
    bl_tenure tenure = {.last = BL_MONTH_NONE};
    for (uint32_t i = first; i < end;) {
        uint32_t next = i, sum = 0, best = 0; /* best: of the repetitions of one word */
        for (; next < end && hints[next].owner_kind == hints[i].owner_kind && hints[next].owner == hints[i].owner; next++) {
            if (next > i && hints[next].term != hints[next - 1].term) {
                sum += best;
                best = 0;
            }
            best = hints[next].weight > best ? hints[next].weight : best;
        }
        if (sum + best >= THRESHOLD) {
            BL_TRY(bl_tenure_add(&tenure, r, (bl_owner){(bl_owner_kind)hints[i].owner_kind, hints[i].owner}));
            for (uint32_t k = i; k < next; k++)
                BL_TRY(add_evidence(&domain, r, &hints[k]));
        }
        i = next;
    }
    if (domain.evidence.count == 0)
        return BL_OK;
    BL_TRY(bl_tenure_close(&tenure, r));
    bl_sort(domain.evidence.items, domain.evidence.count, sizeof *domain.evidence.items, compare_evidence);
    domain.proven = tenure.proven;
    domain.possible = tenure.possible;
    domain.months = (uint32_t)bl_periods_months(tenure.proven.items, tenure.proven.count);
    domain.months_possible = (uint32_t)bl_periods_months(tenure.possible.items, tenure.possible.count);
    domain.unbounded = tenure.unbounded;
    domain.last_used = tenure.last;
    domain.last_precision = tenure.last == BL_MONTH_NONE ? BL_DATE_UNKNOWN : tenure.last_precision;
    bl_domain *kept = BL_PUSH(r->arena, &r->record->domains);
    if (kept == NULL)
        return BL_ERROR_MEMORY;
    *kept = domain;
    return BL_OK;
}

typedef struct ranked {
    bl_str id;
    uint32_t index;
} ranked;

static int compare_ids(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    int order = bl_str_compare(x->id, y->id);
    return order != 0 ? order : x->index < y->index ? -1 : x->index > y->index;
}

static bl_status sort_domains(bl_reading *r)
{
    uint32_t count = r->record->domains.count;
    ranked *order = BL_NEW_ARRAY(r->arena, ranked, (size_t)count + 1);
    bl_domain *sorted = BL_NEW_ARRAY(r->arena, bl_domain, (size_t)count + 1);
    if (order == NULL || sorted == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        order[i] = (ranked){bl_vocabulary_entry(r->vocabulary, r->record->domains.items[i].entry)->id, i};
    bl_sort(order, count, sizeof *order, compare_ids);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = r->record->domains.items[order[i].index];
    r->record->domains.items = sorted;
    r->record->domains.capacity = count + 1;
    return BL_OK;
}

bl_status bl_read_domains(bl_reading *r)
{
    collector c = {.r = r};
    for (uint32_t i = 0; i < r->mentions.list.count; i++)
        BL_TRY(collect_mention(&c, i));
    BL_TRY(collect_employers(&c, &r->vocabulary->rules->lexicon));
    BL_TRY(collect_employers(&c, r->vocabulary->own));
    bl_sort(c.hints.items, c.hints.count, sizeof *c.hints.items, compare_hints);
    for (uint32_t i = 0; i < c.hints.count;) {
        uint32_t end = i;
        while (end < c.hints.count && c.hints.items[end].entry == c.hints.items[i].entry)
            end++;
        BL_TRY(read_domain(r, c.hints.items, i, end));
        i = end;
    }
    return sort_domains(r);
}
