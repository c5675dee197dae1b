/*
 * A title: months of work under it. Titles have too many forms to list, so what no rule equates is compared by its words, and counts by what the words
 * that are there say (rules/README.md, "Phrases"). A title without dates (the headline, a job that says no time) is named, and no more.
 */
#include "match/steps.h"

#include "text/fold.h"
#include "text/stem.h"
#include "text/token.h"

enum { WORDS_MAX = 16 };

/* One place that bears the title, or words of it. */
typedef struct bearer {
    uint32_t worth;      /* thousandths: 1000 is the title itself */
    const bl_when *when; /* NULL: without dates */
    bl_span at;
    bl_owner owner;
} bearer;
typedef BL_VEC(bearer) bearers;

typedef struct word_list {
    bl_stem words[WORDS_MAX];
    uint32_t count;
} word_list;

static bl_status words_of(word_list *out, bl_arena *arena, bl_str text)
{
    const bl_str folded = bl_fold(arena, text);
    if (folded.ptr == NULL && text.len > 0)
        return BL_ERROR_MEMORY;
    out->count = 0;
    for (uint32_t at = 0, end; at < folded.len && out->count < WORDS_MAX; at = end) {
        const bl_token_kind kind = bl_token_at(folded, at, &end);
        if (end <= at)
            end = at + 1;
        if (kind == BL_TOKEN_WORD)
            bl_stem_of(&out->words[out->count++], bl_str_slice(folded, at, end));
    }
    return BL_OK;
}

static bool has_root(const word_list *list, bl_str root)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (bl_str_equal(root, (bl_str){list->words[i].bytes, list->words[i].root}))
            return true;
    return false;
}

/* What the text says of the title by its words: all of them, all of it; some, their worth at a discount; too little, nothing. */
static uint32_t phrase_worth(const bl_matching *m, const bl_phrase *phrase, const word_list *words, bl_str folded)
{
    uint32_t rarity = 0, seen = 0;
    for (uint32_t i = 0; i < phrase->word_count; i++) {
        const bl_phrase_word *word = &phrase->words[i];
        if (word->han ? bl_str_find(folded, word->folded, 0) == SIZE_MAX : !has_root(words, word->root))
            continue;
        seen++;
        rarity += word->rarity;
    }
    if (seen == phrase->word_count)
        return 1000;
    const uint64_t share = (uint64_t)1000 * rarity / (phrase->rarity > 0 ? phrase->rarity : 1);
    const uint32_t worth = (uint32_t)(share * (rarity < 1000 ? rarity : 1000) / 1000);
    return worth < m->scoring->phrase_least ? 0 : bl_degree_of(worth, m->scoring->title_part);
}

static bool has_entry(const uint32_t *titles, uint32_t count, const bl_criterion *criterion, uint32_t *entry)
{
    for (uint32_t i = 0; i < criterion->name_count; i++)
        for (uint32_t k = 0; k < count; k++)
            if (criterion->names[i].entry != BL_NO_ENTRY && titles[k] == criterion->names[i].entry) {
                *entry = titles[k];
                return true;
            }
    return false;
}

/* Of a position or headline, for the best of the titles that the criterion names. */
static bl_status worth_of(
    uint32_t *worth, const bl_matching *m, const bl_criterion *criterion, bl_str text, const uint32_t *titles, uint32_t count, uint32_t *entry)
{
    *worth = has_entry(titles, count, criterion, entry) ? 1000 : 0;
    if (*worth == 1000 || m->role->title_count == 0 || text.len == 0)
        return BL_OK;
    word_list words;
    const bl_str folded = bl_fold(m->arena, text);
    BL_TRY(words_of(&words, m->arena, text));
    for (uint32_t p = 0; p < m->role->title_count; p++)
        for (uint32_t i = 0; i < criterion->name_count; i++) {
            if (m->role->titles[p].entry != criterion->names[i].entry)
                continue;
            const uint32_t found = phrase_worth(m, &m->role->titles[p], &words, folded);
            if (found > *worth) {
                *worth = found;
                *entry = criterion->names[i].entry;
            }
        }
    return BL_OK;
}

static bl_status add_bearer(bearers *out, const bl_matching *m, bearer b)
{
    bearer *slot = BL_PUSH(m->arena, out);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = b;
    return BL_OK;
}

static bl_status find_bearers(bearers *out, const bl_matching *m, const bl_criterion *criterion, uint32_t *entry, uint32_t *best)
{
    *best = 0;
    for (uint32_t i = 0; i < m->record->jobs.count + m->record->headlines.count; i++) {
        const bool is_job = i < m->record->jobs.count;
        const bl_job *job = is_job ? &m->record->jobs.items[i] : NULL;
        const bl_headline *headline = is_job ? NULL : &m->record->headlines.items[i - m->record->jobs.count];
        uint32_t worth, found = *entry;
        BL_TRY(worth_of(&worth, m, criterion, is_job ? job->position : headline->text, is_job ? job->titles : headline->titles,
            is_job ? job->title_count : headline->title_count, &found));
        if (worth == 0)
            continue;
        if (worth > *best)
            *entry = found;
        *best = worth > *best ? worth : *best;
        const bearer b = {.worth = worth,
            .when = is_job && job->when.known ? &job->when : NULL,
            .at = is_job ? job->position_at : headline->at,
            .owner = is_job ? (bl_owner){BL_OWNER_JOB, i} : (bl_owner){BL_OWNER_SECTION, BL_SECTION_NONE}};
        BL_TRY(add_bearer(out, m, b));
    }
    return BL_OK;
}

/* What one level of worth proves: the months of all that reach it. */
typedef struct level {
    uint32_t worth, months, possible, periods;
    bl_degree degree;
    bool dated, undated;
} level;

static bl_status push_period(bl_periods *periods, const bl_matching *m, bl_period period)
{
    bl_period *p = BL_PUSH(m->arena, periods);
    if (p == NULL)
        return BL_ERROR_MEMORY;
    *p = period;
    return BL_OK;
}

/* Does the criterion ask for years under the title? Where it does, only dated work proves any. */
static bool asks_years(const bl_criterion *criterion) { return criterion->kind == BL_CRITERION_TITLE && criterion->years >= 0; }

static uint32_t asked_months(const bl_matching *m, const bl_criterion *criterion)
{
    return criterion->years >= 0 ? criterion->months : m->scoring->default_months;
}

static bl_status weigh_level(level *out, const bl_matching *m, const bearers *all, uint32_t worth, const bl_criterion *criterion)
{
    const bl_scoring *s = m->scoring;
    const bool asks = asks_years(criterion);
    const uint32_t asked = asked_months(m, criterion);
    bl_periods proven = {0}, possible = {0};
    *out = (level){.worth = worth};
    for (uint32_t i = 0; i < all->count; i++) {
        const bearer *b = &all->items[i];
        if (b->worth < worth)
            continue;
        out->undated = out->undated || b->when == NULL;
        out->dated = out->dated || b->when != NULL;
        if (b->when == NULL)
            continue;
        BL_TRY(push_period(&proven, m, b->when->proven));
        BL_TRY(push_period(&possible, m, b->when->possible));
    }
    out->periods = proven.count = bl_periods_merge(proven.items, proven.count);
    possible.count = bl_periods_merge(possible.items, possible.count);
    out->months = (uint32_t)bl_periods_months(proven.items, proven.count);
    out->possible = (uint32_t)bl_periods_months(possible.items, possible.count);
    const uint32_t named = asks ? 0 : s->title_named;
    const uint32_t worked = !out->dated ? 0 : asks ? bl_degree_months(out->months, asked) : bl_degree_work(s, out->months, asked);
    const uint32_t open = !out->dated ? 0 : asks ? bl_degree_months(out->possible, asked) : bl_degree_work(s, out->possible, asked);
    out->degree.proven = bl_degree_of(worked > named ? worked : named, worth);
    out->degree.possible = bl_degree_of(out->undated ? 1000 : open > named ? open : named, worth);
    return BL_OK;
}

/* The best of the levels. O(bearers x different worths), of which a title has few. */
static bl_status find_level(level *out, const bl_matching *m, const bearers *all, const bl_criterion *criterion)
{
    bool weighed[1001] = {false};
    *out = (level){0};
    for (uint32_t i = 0; i < all->count; i++) {
        level l;
        if (weighed[all->items[i].worth])
            continue;
        weighed[all->items[i].worth] = true;
        BL_TRY(weigh_level(&l, m, all, all->items[i].worth, criterion));
        const bool better = l.degree.proven > out->degree.proven || (l.degree.proven == out->degree.proven && l.worth > out->worth);
        const uint32_t open = l.degree.possible > out->degree.possible ? l.degree.possible : out->degree.possible;
        if (better)
            *out = l;
        out->degree.possible = open;
    }
    return BL_OK;
}

static bl_status explain(bl_match *out, const bl_matching *m, const level *l, const bl_criterion *criterion)
{
    const bl_scoring *s = m->scoring;
    if (asks_years(criterion))
        BL_TRY(bl_reason_add(out, m,
            (bl_reason){.kind = BL_REASON_MONTHS, .a = l->months, .b = criterion->months, .c = bl_degree_months(l->months, criterion->months)},
            BL_NO_CONSTANT));
    else if (l->dated)
        BL_TRY(bl_reason_add(out, m,
            (bl_reason){.kind = BL_REASON_WORK, .a = l->months, .b = asked_months(m, criterion), .c = bl_degree_work(s, l->months, asked_months(m, criterion))},
            BL_CONSTANT_WORK_BASE));
    else
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_TITLE_NAMED, .a = s->title_named}, BL_CONSTANT_TITLE_NAMED));
    if (l->worth < 1000)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_TITLE_WORDS, .a = l->worth}, BL_CONSTANT_TITLE_PART));
    if (out->possible <= out->degree)
        return BL_OK;
    const uint32_t asked = asked_months(m, criterion);
    const uint32_t by_dates = asks_years(criterion) ? bl_degree_months(l->possible, asked) : bl_degree_work(s, l->possible, asked);
    return bl_reason_add(
        out, m, (bl_reason){.kind = BL_REASON_POSSIBLE, .a = by_dates == out->possible ? l->possible : 0, .b = asked, .c = out->possible}, BL_NO_CONSTANT);
}

static bl_status cite(bl_match *out, const bl_matching *m, const bearers *all, uint32_t worth)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].worth >= worth)
            BL_TRY(bl_match_cite_span(out, m, all->items[i].at, all->items[i].owner));
    return BL_OK;
}

/* Only the title itself settles a must; its words may mean another. */
static bl_verdict title_verdict(const bl_match *out, const level *l, uint32_t best, const bl_must *must)
{
    if (best < 1000)
        return out->possible > 0 ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
    if (must->years < 0)
        return BL_VERDICT_PASS;
    return bl_verdict_months(l->months, l->undated ? UINT32_MAX : l->possible, l->periods, bl_must_months(must));
}

static bool says_titles(const bl_record *record)
{
    for (uint32_t i = 0; i < record->jobs.count; i++)
        if (record->jobs.items[i].position.len > 0)
            return true;
    return false;
}

/* Who bears one of the names, the level that counts, and with them the months and the rule. *best: the most that a bearer is worth, 0 where there is none. */
static bl_status find_titles(bl_match *out, const bl_matching *m, const bl_criterion *criterion, bearers *all, level *l, uint32_t *best)
{
    uint32_t entry = criterion->names[0].entry;
    BL_TRY(find_bearers(all, m, criterion, &entry, best));
    BL_TRY(find_level(l, m, all, criterion));
    out->about_months = true;
    out->months = l->months;
    out->months_possible = l->possible;
    bl_match_rule_entry(out, m, entry);
    if (out->line == 0)
        bl_match_rule_role(out, criterion);
    return BL_OK;
}

bl_status bl_match_title(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    bearers all = {0};
    level l, itself;
    uint32_t best;
    BL_TRY(find_titles(out, m, criterion, &all, &l, &best));
    BL_TRY(weigh_level(&itself, m, &all, 1000, criterion));
    const bool silent = best < 1000 && !says_titles(m->record) && !bl_silence_answers(m->record);
    out->degree = l.degree.proven;
    out->possible = silent ? 1000 : l.degree.possible;
    if (best > 0) {
        BL_TRY(cite(out, m, &all, l.worth));
        BL_TRY(explain(out, m, &l, criterion));
    } else {
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = silent}, BL_NO_CONSTANT));
    }
    if (must->asked)
        out->must = title_verdict(out, &itself, best, must);
    return BL_OK;
}

bl_status bl_match_domain_title(bl_match *out, const bl_matching *m, const bl_criterion *criterion)
{
    bearers all = {0};
    level l;
    uint32_t best;
    BL_TRY(find_titles(out, m, criterion, &all, &l, &best));
    if (best == 0)
        return BL_OK;
    const uint32_t says = m->scoring->domain_title;
    out->degree = bl_degree_of(l.degree.proven, says);
    out->possible = bl_degree_of(l.degree.possible, says);
    BL_TRY(cite(out, m, &all, l.worth));
    BL_TRY(explain(out, m, &l, criterion));
    return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_DOMAIN_TITLE, .a = says}, BL_CONSTANT_DOMAIN_TITLE);
}
