#include "facts/context.h"
#include "facts/fields.h"
#include "facts/standing.h"
#include "facts/wordtables.h"

/*
 * Patents are counted as lower bounds. One and the same patent is often named more than once: in the introduction, under the job, in a section of its
 * own. So the statements of one place are no sum (the largest counts), those of different jobs are, and the text's totals stand beside that sum.
 *
 *   granted = max( sum over jobs of max(statements of the job), max(statements elsewhere), patents listed one by one )
 */
typedef struct tally {
    uint32_t granted, pending;
} tally;

typedef struct counter {
    bl_reading *r;
    tally *jobs;             /* of each job: the largest statement */
    tally *projects;         /* of each project that belongs to no job */
    uint32_t sign;           /* of the signs: where the line's begin */
    tally elsewhere, listed; /* listed: lines of the patents section that are a patent each */
} counter;

typedef enum status { UNSAID, GRANTED, PENDING } status;

static const bl_str granted_words[] = {
    {"授权", 6}, {"获得", 6}, {"获批", 6}, {"已获", 6}, {"获", 3}, {"拥有", 6}, {"granted", 7}, {"issued", 6}, {"awarded", 7}, {"hold", 4}};
static const bl_str pending_words[] = {{"申请", 6}, {"受理", 6}, {"公开", 6}, {"实审", 6}, {"审查", 6}, {"审核中", 9}, {"在审", 6}, {"pending", 7},
    {"filed", 5}, {"applied", 7}, {"application", 11}, {"under review", 12}};
static const bl_str patent_words[] = {{"专利", 6}, {"patent", 6}};
static const bl_str part_words[] = {{"其中", 6}, {"包括", 6}, {"including", 9}, {"of which", 8}, {"分别", 6}};
static const bl_str not_own[] = {{"专利代理", 12}, {"专利律师", 12}, {"专利诉讼", 12}, {"专利法", 9}, {"专利检索", 12}, {"专利审查员", 15},
    {"patent litigation", 17}, {"patent attorney", 15}, {"patent law", 10}, {"patent examiner", 15}, {"patent search", 13}, {"patent infringement", 19},
    {"patent prosecution", 18}};
#define HAS(text, words) bl_context_any((words), (uint32_t)(sizeof(words) / sizeof *(words)), (text))

static bl_str slice(const bl_reading *r, uint32_t begin, uint32_t end)
{
    return bl_str_slice((bl_str){r->document->folded.bytes, r->document->folded.len}, begin, end);
}

/* 授权 in 申请并获授权 is granted: what is nearest in time wins over the application. A number of applications is pending. */
static status status_of(bl_str clause)
{
    static const bl_str strong[] = {{"授权", 6}, {"granted", 7}, {"issued", 6}};
    if (HAS(clause, strong))
        return GRANTED;
    return HAS(clause, pending_words) ? PENDING : HAS(clause, granted_words) ? GRANTED : UNSAID;
}

static void keep_larger(tally *t, tally found)
{
    t->granted = found.granted > t->granted ? found.granted : t->granted;
    t->pending = found.pending > t->pending ? found.pending : t->pending;
}

static tally *place_of(counter *c, uint32_t line)
{
    bl_owner owner = c->r->owners[line];
    if (owner.kind == BL_OWNER_JOB)
        return &c->jobs[owner.index];
    if (owner.kind != BL_OWNER_PROJECT)
        return &c->elsewhere;
    uint32_t job = c->r->record->projects.items[owner.index].job;
    return job == BL_NONE ? &c->projects[owner.index] : &c->jobs[job];
}

static bl_status add_evidence(bl_reading *r, uint32_t line, bl_span said)
{
    bl_evidence *e = BL_PUSH(r->arena, &r->record->patents_evidence);
    if (e == NULL)
        return BL_ERROR_MEMORY;
    *e = (bl_evidence){
        .at = bl_document_origin(r->document, bl_trimmed(r, said)), .owner = r->owners[line], .strength = BL_STRENGTH_USED, .cue = BL_STR(""), .term = BL_NONE};
    return BL_OK;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A count of things at offset of the clause (3, 60+, 三, one, a); 0 where there is none. *end moves behind it. Years and patent numbers are no counts. */
static uint32_t count_at(bl_str text, size_t at, size_t *end)
{
    static const char numerals[] = "一二三四五六七八九十";
    static const struct {
        const char *word;
        uint32_t value;
    } english[] = {
        {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"twelve", 12}};
    uint64_t value = 0;
    size_t i = at;
    *end = at + 1;
    if (is_digit(text.ptr[at])) {
        for (; i < text.len && i - at < 12 && (is_digit(text.ptr[i]) || text.ptr[i] == ',' || text.ptr[i] == '.'); i++)
            value = is_digit(text.ptr[i]) ? value * 10 + (uint64_t)(text.ptr[i] - '0') : 1000000; /* numbers with points are no counts */
        *end = i;
        bool part = at > 0 && ((text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z') || text.ptr[at - 1] == '-' || text.ptr[at - 1] == '/');
        part = part || (i < text.len && (text.ptr[i] == '/' || text.ptr[i] == '-')); /* "US 63/000,000" */
        return value == 0 || value >= 1000 || part || bl_str_begins(bl_str_slice(text, i, text.len), BL_STR("年")) ? 0 : (uint32_t)value;
    }
    for (size_t k = 0; at + 3 <= text.len && k + 3 <= sizeof numerals - 1; k += 3)
        if (memcmp(text.ptr + at, numerals + k, 3) == 0) {
            *end = at + 3;
            bl_str rest = bl_str_slice(text, at + 3, text.len);
            return bl_str_begins(rest, BL_STR("项")) || bl_str_begins(rest, BL_STR("件")) || bl_str_begins(rest, BL_STR("个")) ||
                           bl_str_begins(rest, BL_STR("篇"))
                       ? (uint32_t)(k / 3 + 1)
                       : 0;
        }
    bool begins = at == 0 || text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '(';
    for (size_t k = 0; begins && k < sizeof english / sizeof *english; k++) {
        size_t len = strlen(english[k].word);
        if (bl_str_opens(bl_str_slice(text, at, text.len), english[k].word) && at + len < text.len && text.ptr[at + len] == ' ') {
            *end = at + len;
            return english[k].value;
        }
    }
    return 0;
}

/* Adds the counts of one clause to found. Returns whether it had any. */
static bool read_clause(bl_str clause, bool part, status inherited, tally *found, uint32_t *unsaid)
{
    bool any = false;
    status said = status_of(clause);
    for (size_t at = 0, end = 0; at < clause.len; at = end) {
        uint32_t count = count_at(clause, at, &end);
        while (end < clause.len && ((unsigned char)clause.ptr[end] & 0xC0) == 0x80)
            end++;
        if (count == 0)
            continue;
        any = true;
        status s = said != UNSAID ? said : inherited;
        if (part && said == UNSAID)
            continue; /* 其中美国2项: of what was counted already */
        if (s == GRANTED)
            found->granted += count;
        else if (s == PENDING)
            found->pending += count;
        else
            *unsaid += count;
    }
    return any;
}

/* A sentence, or a line of the patents section. What it counts without saying how far it got is granted where nothing else is said. */
static tally read_sentence(const bl_reading *r, bl_span sentence, bool section, bool *counted, bl_span *said)
{
    tally found = {0, 0};
    uint32_t unsaid = 0, clause = bl_clause_at(&r->mentions.clauses, sentence.begin);
    bool part = false, about = section;
    *counted = false;
    for (bl_span c = bl_clause(&r->mentions.clauses, clause); c.begin < sentence.end; c = bl_clause(&r->mentions.clauses, ++clause)) {
        const bl_span here = {c.begin > sentence.begin ? c.begin : sentence.begin, c.end < sentence.end ? c.end : sentence.end};
        bl_str text = slice(r, here.begin, here.end);
        const uint32_t before = found.granted + found.pending + unsaid;
        bool names = HAS(text, patent_words);
        part = HAS(text, part_words) || (part && !names);
        about |= names;
        if (names || (section && text.len < 120) || (about && (part || status_of(text) != UNSAID)))
            *counted |= read_clause(text, part, UNSAID, &found, &unsaid);
        if (names || (about && HAS(text, part_words)) || found.granted + found.pending + unsaid > before)
            *said = (bl_span){said->end > 0 ? said->begin : here.begin, here.end};
        if (clause + 1 >= r->mentions.clauses.clauses.count)
            break;
    }
    static const bl_str titled[] = {{"一种", 6}, {"zl20", 4}, {"zl 20", 5}}; /* "一种生成方法（已授权）；另有2项实审中" */
    bl_str words = slice(r, sentence.begin, sentence.end);
    if (section && *counted && found.granted == 0 && HAS(words, titled) && status_of(words) == GRANTED)
        found.granted = 1;
    if (found.granted == 0 && found.pending == 0)
        found.granted = unsaid;
    return found;
}

/* A sentence that names a patent without a number is about one. */
static tally one_of(bl_str text)
{
    status s = status_of(text);
    return (tally){s == GRANTED, s == PENDING};
}

static bl_status read_line(counter *c, uint32_t line)
{
    const bl_reading *r = c->r;
    const bl_line_view *view = &r->lines.views[line];
    bl_str text = slice(r, view->begin, view->end);
    bool section = r->sections[line] == BL_SECTION_PATENTS && r->owners[line].kind == BL_OWNER_SECTION;
    if (r->headings[line] || view->end <= view->begin || (!section && !bl_signs_in(&r->signs, BL_WORD_PATENT, (bl_span){view->begin, view->end}, &c->sign)) ||
        HAS(text, not_own))
        return BL_OK;
    bool any = false;
    tally sum = {0, 0};
    bl_span said = {0}; /* the clauses that tell of patents */
    uint32_t index = bl_sentence_at(&r->mentions.clauses, view->begin);
    for (bl_span s = bl_sentence(&r->mentions.clauses, index); s.begin < view->end; s = bl_sentence(&r->mentions.clauses, ++index)) {
        bl_span part = {s.begin > view->begin ? s.begin : view->begin, s.end < view->end ? s.end : view->end};
        bool counted = false;
        bl_str words = slice(r, part.begin, part.end);
        tally found = {0, 0};
        if (section || HAS(words, patent_words))
            found = read_sentence(r, part, section, &counted, &said);
        if (!counted && !section && HAS(words, patent_words)) {
            found = one_of(words);
            said = found.granted + found.pending == 0 ? said : (bl_span){said.end > 0 ? said.begin : part.begin, part.end};
        }
        sum.granted += found.granted;
        sum.pending += found.pending;
        any |= counted;
        if (index + 1 >= r->mentions.clauses.sentences.count)
            break;
    }
    if (section && !any) { /* a patent by its title or number */
        status s = status_of(text);
        if (view->depth <= 1 && view->end - view->begin >= 8)
            *(s == PENDING ? &c->listed.pending : &c->listed.granted) += 1;
        return add_evidence(c->r, line, (bl_span){view->begin, view->end});
    }
    if (sum.granted == 0 && sum.pending == 0)
        return BL_OK;
    keep_larger(place_of(c, line), sum);
    return add_evidence(c->r, line, said.end > 0 ? said : (bl_span){view->begin, view->end});
}

bl_status bl_read_patents(bl_reading *r)
{
    counter c = {.r = r};
    c.jobs = BL_NEW_ARRAY(r->arena, tally, (size_t)r->record->jobs.count + 1);
    c.projects = BL_NEW_ARRAY(r->arena, tally, (size_t)r->record->projects.count + 1);
    if (c.jobs == NULL || c.projects == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t line = 0; line < r->document->lines.count; line++)
        if (bl_section_denial(r->sections[line]) == BL_CUE_COUNT)
            BL_TRY(read_line(&c, line));
    tally sum = {0, 0};
    for (uint32_t i = 0; i < r->record->jobs.count; i++) {
        sum.granted += c.jobs[i].granted;
        sum.pending += c.jobs[i].pending;
    }
    for (uint32_t i = 0; i < r->record->projects.count; i++) {
        sum.granted += c.projects[i].granted;
        sum.pending += c.projects[i].pending;
    }
    keep_larger(&sum, c.elsewhere);
    keep_larger(&sum, c.listed);
    r->record->patents_granted = sum.granted;
    r->record->patents_pending = sum.pending;
    return BL_OK;
}
