#include "facts/cues.h"

#include "facts/context.h"
#include "facts/lists.h"

/* A clause that is hardly more than its cue (bytes) speaks of the name in the clause before. */
#define BARE_CLAUSE 96u
/* What may stand in it behind the cue (bytes). */
#define BARE_REST 48u
/* How far behind a word for other people (bytes) the verb may begin that makes what follows theirs: "客户主要[使用]", "the vendor mostly [used]". */
#define VERB_GAP 12u
/* How far behind a name (bytes) a cue may stand that colours what precedes it: "Oracle 这类数据库没接触过"; and one that is a part of the name's
 * meaning: "Kafka 的小说". */
#define FAR_GAP 40u
#define BARE_GAP 96u /* the same where the cue has a bare clause of its own */
#define NEXT_GAP 8u

/* Answers that are kept to questions about needs, by term; and how long a line may be (bytes) that is looked through for them as a whole. */
#define ANSWERS 64u
#define LINE_MAX 2048u

typedef struct answer {
    uint32_t term, begin, end; /* of a term, plus one, and the folded bytes that were looked through */
    bool met;
} answer;

struct bl_cues {
    const bl_reading *r;
    const bl_mention *mentions;
    uint32_t count;
    bl_str text;
    const bl_clauses *clauses;
    bl_colour *colours;    /* one a mention */
    unsigned kinds;        /* of the cues that take credit away, bits */
    bl_context_text asked; /* the last text that was asked for words */
    answer answers[ANSWERS];
};

typedef struct bl_cues painter;

static const bl_entry *entry_of(const painter *p, uint32_t mention) { return bl_vocabulary_entry(p->r->vocabulary, p->mentions[mention].entry); }

static bool is_name(bl_kind kind)
{
    return kind == BL_KIND_SKILL || kind == BL_KIND_EMPLOYER || kind == BL_KIND_CERTIFICATE || kind == BL_KIND_LANGUAGE || kind == BL_KIND_DOMAIN;
}

static bool takes_credit(bl_cue_kind kind) { return kind <= BL_CUE_NOT_A_SKILL; }

/* Does the mention begin what was done, and so end what was said before it? */
static bool is_turn(const painter *p, uint32_t mention)
{
    if (p->mentions[mention].kind != BL_KIND_CUE)
        return false;
    bl_cue_kind kind = entry_of(p, mention)->cue;
    return kind == BL_CUE_LEAD || kind == BL_CUE_USE || kind == BL_CUE_LEVEL || kind == BL_CUE_OPEN_SOURCE;
}

/* Does the mention say that the sentence comes back to the person, or to the present (but, while, 但, 目前)? It ends even what reaches over turns. */
static bool is_contrast(const painter *p, uint32_t mention)
{
    return p->mentions[mention].kind == BL_KIND_CUE && bl_str_equal(entry_of(p, mention)->id, BL_STR("contrast"));
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
        *colour = (bl_colour){kind, cue, colour->lead, colour->open, true};
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

/* How far a cue's colour reaches over what begins anew behind it. */
typedef enum span_of_turns {
    ENDS_AT_TURNS,    /* "replaced Oracle [with] MySQL" */
    ENDS_AT_CONTRASTS /* a plan, or other people's work: their verbs are part of it ("hoping to move [into] finance") */
} span_of_turns;

static span_of_turns over_turns(bl_cue_kind kind) { return kind == BL_CUE_OTHER_PARTY || kind == BL_CUE_PLANNED ? ENDS_AT_CONTRASTS : ENDS_AT_TURNS; }

/* Is it the second half of a word of level whose first half ends the line above: "no experience / with ROS"? */
static bool is_wrapped_level(const painter *p, uint32_t index)
{
    static const char *const halves[] = {"experience", "knowledge", "exposure", "familiarity", "background", "expertise"};
    uint32_t at = p->mentions[index].begin;
    if (at == 0 || p->text.ptr[at - 1] != '\n')
        return false;
    bl_str before = bl_str_trim(bl_str_slice(p->text, at > 24 ? at - 24 : 0, at));
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (bl_str_ends(before, bl_str_of(halves[i])))
            return true;
    return false;
}

/* Does the mention at index end the reach of a cue that has painted something (any), or has other words behind it (foreign)? */
static bool ends_reach(const painter *p, uint32_t index, uint32_t cue, bool any, bool foreign)
{
    const bl_mention *m = &p->mentions[index];
    if (m->kind != BL_KIND_CUE || m->covered)
        return false;
    const bl_entry *entry = entry_of(p, index);
    if (is_contrast(p, index))
        return any || foreign;
    if (over_turns(entry_of(p, cue)->cue) == ENDS_AT_CONTRASTS)
        return false;
    if (any && entry->cue == BL_CUE_REPLACED && entry->reach == BL_REACH_BEFORE)
        return true; /* "retired Oracle [in favour of] MySQL" */
    return is_turn(p, index) &&
           (any || (foreign && entry->cue != BL_CUE_LEVEL && !is_wrapped_level(p, index))); /* no production [experience with] Kubernetes */
}

/* Paints what follows the cue, up to limit (0: to the end of its clause); returns whether anything did. */
static bool paint_after(painter *p, uint32_t cue, uint32_t limit)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    uint32_t at = c->end;
    limit = limit > 0 ? limit : reach_end(p, c->begin, sentence.end);
    bool any = false, foreign = false;
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin < sentence.end; i++) {
        const bl_mention *m = &p->mentions[i];
        if (m->begin < c->end || m->kind == BL_KIND_LABEL || m->kind == BL_KIND_SECTION || (m->kind == BL_KIND_CUE && m->begin < at))
            continue;
        if (m->begin >= limit) {
            if (!any || !is_name(m->kind) || !bl_list_joins(between(p, at, m->begin)) || !is_list_clause(p, i))
                break;
            limit = bl_clause(p->clauses, bl_clause_at(p->clauses, m->begin)).end;
        }
        foreign |= m->begin > at && bl_str_trim(between(p, at, m->begin)).len > 0;
        if (ends_reach(p, i, cue, any, foreign))
            break;
        if (is_name(m->kind) && m->end <= limit) {
            paint(p, i, cue);
            any |= m->kind != BL_KIND_DOMAIN;
        }
        at = m->end > at ? m->end : at;
    }
    return any;
}

/* Words that open a clause without naming anything new: "最终没有采用", "工作中从未用过", "it was eventually rejected". */
static uint32_t skip_opener(bl_str text)
{
    static const char *const words[] = {" ", "但", "但是", "不过", "然而", "可", "却", "而", "并", "最终", "最后", "后来", "后", "结果", "还是", "一直", "始终",
        "目前", "至今", "现在", "实际", "实际上", "实际工作中", "工作中", "平时", "项目中", "生产中", "生产环境", "线上", "正式", "我", "我们", "本人", "自己",
        "个人", "也", "都", "均", "就", "便", "仍", "仍然", "还", "则", "已", "已经", "基本", "基本上", "几乎", "其实", "尚", "暂时", "暂", "全部", "陆续",
        "逐步", "公司", "团队", "组内", "院里", "厂里", "店里", "它", "其", "两者", "二者", "前者", "后者", "这些", "这个", "此", "时", "but ", "and ",
        "which ", "that ", "it ", "they ", "both ", "we ", "i ", "was ", "were ", "is ", "are ", "has been ", "have been ", "had been ", "so ", "then ",
        "later ", "eventually ", "finally ", "ultimately ", "in the end ", "still ", "so far ", "though ", "although ", "however ", "all ", "neither ", "soon ",
        "quickly ", "the idea ", "the plan ", "myself ", "personally "};
    uint32_t longest = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_opens(text, words[i]) && strlen(words[i]) > longest)
            longest = (uint32_t)strlen(words[i]);
    return longest;
}

/* Is there nothing in the cue's clause but the cue, and words that open it or give a reason (因运维成本高, 考虑到规模)? */
static bool is_bare(const painter *p, uint32_t cue, bl_span clause)
{
    static const char *const reasons[] = {"因", "由于", "鉴于", "考虑到", "出于", "受限于", "碍于"};
    const bl_mention *c = &p->mentions[cue];
    bl_str before = between(p, clause.begin, c->begin), behind = between(p, c->end, clause.end);
    if (clause.end - clause.begin > BARE_CLAUSE || behind.len > BARE_REST)
        return false;
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin < clause.end; i++)
        if (is_name(p->mentions[i].kind) && p->mentions[i].kind != BL_KIND_DOMAIN && entry_of(p, cue)->cue != BL_CUE_OTHER_PARTY) /* 由[算法]部开发 */
            return false;
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].begin >= clause.begin;)
        if (is_name(p->mentions[i].kind) && p->mentions[i].kind != BL_KIND_DOMAIN)
            return false;
    bl_str pronoun = bl_str_trim(before);
    if (p->text.ptr[clause.begin - 1] == ';' && !bl_str_begins(pronoun, BL_STR("it ")) && !bl_str_begins(pronoun, BL_STR("they ")) &&
        !bl_str_begins(pronoun, BL_STR("both ")) && !bl_str_begins(pronoun, BL_STR("它")))
        return false; /* something else begins */
    for (uint32_t skipped; (skipped = skip_opener(before)) > 0;)
        before = bl_str_slice(before, skipped, before.len);
    bool reason = before.len == 0;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        reason |= bl_str_opens(before, reasons[i]);
    return reason;
}

/* Does a list end before the gap, inside brackets: iOS(Swift), Android? */
static bool closes_bracket(bl_str gap) { return bl_str_find(gap, BL_STR(")"), 0) != SIZE_MAX && bl_str_find(gap, BL_STR("("), 0) == SIZE_MAX; }

/* Paints the nearest name before the cue, all that stands on the same place, and what is listed with it. */
static bool paint_before(painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin));
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    uint32_t at = c->begin, floor = clause.begin, gap_max = entry_of(p, cue)->cue == BL_CUE_NOT_A_SKILL ? NEXT_GAP : FAR_GAP;
    bool any = false;
    if (floor > sentence.begin && gap_max == FAR_GAP && is_bare(p, cue, clause)) { /* 了解SAP，没有实际用过 */
        floor = bl_clause(p->clauses, bl_clause_at(p->clauses, floor - 1)).begin;
        gap_max = BARE_GAP;
    }
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].begin >= sentence.begin;) {
        const bl_mention *m = &p->mentions[i];
        if (!is_name(m->kind) || (!any && m->end > c->begin)) /* 候选人 is a word of recruiting, too */
            continue;
        if (any && m->end > at) { /* inside, or around, the one that was painted */
            paint(p, i, cue);
            at = m->begin < at ? m->begin : at;
            continue;
        }
        if (m->begin < floor && !any)
            break;
        bl_str gap = between(p, m->end, at);
        if (any ? !bl_list_joins(gap) || closes_bracket(gap) : gap.len > gap_max)
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

/* Where the word that a cue needs besides itself must stand: in its clause, for reach around (and "line-" cues) in its line. */
static bl_span where_needed(const painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    const bl_entry *entry = entry_of(p, cue);
    const bl_line *line = &p->r->document->lines.items[c->line];
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin)), sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    if (entry->reach == BL_REACH_AROUND || bl_str_begins(entry->id, BL_STR("line-")))
        return line->end - line->begin <= LINE_MAX ? (bl_span){line->begin, line->end} : sentence; /* a paragraph on one line */
    if (p->text.ptr[clause.end - 1] == '(') {                                                      /* 由后端（Go）同学提供 */
        clause.end = reach_end(p, c->begin, sentence.end);
        clause.end = clause.end < sentence.end ? bl_clause(p->clauses, bl_clause_at(p->clauses, clause.end)).end : clause.end;
    }
    return clause;
}

/* Asked once for each word of the rules and place, so that repetition costs nothing. */
static bool needs_met(painter *p, uint32_t cue, const bl_context *context)
{
    bl_span where = where_needed(p, cue);
    answer *known = &p->answers[p->mentions[cue].term % ANSWERS];
    if (known->term != p->mentions[cue].term + 1 || known->begin != where.begin || known->end != where.end)
        *known = (answer){p->mentions[cue].term + 1, where.begin, where.end,
            bl_context_any_of(context->needs, context->needs_count, between(p, where.begin, where.end), &p->asked)};
    return known->met;
}

/* Does a figure follow: "低于 5 ms", "more than 10", 超过三年? */
static bool measures_figure(const painter *p, uint32_t end)
{
    static const char *const numerals[] = {"一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "数", "半", "几"};
    while (end < p->text.len && strchr(" ~<>=$", p->text.ptr[end]) != NULL && p->text.ptr[end] != '\0')
        end++;
    if (end >= p->text.len)
        return false;
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (bl_str_opens(bl_str_slice(p->text, end, p->text.len), numerals[i]))
            return true;
    return p->text.ptr[end] >= '0' && p->text.ptr[end] <= '9';
}

/* Does a preposition stand before the word for other people, so that the person did it for or with them: 为两家医院客户做? */
static bool is_served(bl_str before)
{
    static const char *const words[] = {"为", "给", "帮", "替", "向", "与", "和", "跟", "对", "教", "让", "面向", "服务", "指导", "培训", "支持"};
    if (before.len > 48)
        before = bl_str_slice(before, before.len - 48, before.len);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_find(before, bl_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* Does what follows a word for other people say at once what they did, without a word of the rules: UI同学[在]Figma出图, 师傅[会]梯形图? */
static bool is_predicate(bl_str behind)
{
    static const char *const words[] = {"在", "会", "懂", "靠", "主营", "专注"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_opens(behind, words[i]))
            return true;
    return false;
}

/* A word for other people colours only what a verb follows: 客户[使用]Oracle is theirs, 客户画像用Java is not. Words such as 团队 also want
 * one of their needs in the sentence: a contrast with the person's own part. */
static bool has_own_verb(painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    const bl_context *context = bl_mention_term(p->r->vocabulary, c)->context;
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin));
    uint32_t clause_end = clause.end;
    if (is_served(between(p, clause.begin, c->begin)))
        return false;
    bool verb = is_predicate(between(p, c->end, clause_end));
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin <= c->end + VERB_GAP && p->mentions[i].begin < clause_end && !verb; i++) {
        const bl_mention *m = &p->mentions[i];
        if (m->begin >= c->end && (m->kind == BL_KIND_SKILL || is_contrast(p, i)))
            return false; /* 后端[我]用Java */
        if (bl_str_ends(between(p, m->begin, m->end), BL_STR("ing")))
            return false; /* engineers [building] it for somebody */
        verb = m->begin >= c->end && is_turn(p, i) && entry_of(p, i)->reach != BL_REACH_BEFORE && !bl_str_equal(entry_of(p, i)->id, BL_STR("by-means-of"));
    }
    if (!verb || context == NULL || context->needs_count == 0)
        return verb;
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin));
    return bl_context_any_of(context->needs, context->needs_count, between(p, sentence.begin, sentence.end), &p->asked);
}

/* Where the sentence comes back to the person behind the offset: 我, 本人, I, my; 0 where it does not. */
static uint32_t own_part(const painter *p, uint32_t offset)
{
    static const char *const words[] = {"我", "本人", "自己", " i ", " my "};
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, offset));
    bl_str behind = between(p, offset, sentence.end);
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = bl_str_find(behind, bl_str_of(words[i]), 0);
        first = at < first ? at : first;
    }
    return first == SIZE_MAX ? 0 : offset + (uint32_t)first;
}

/* Somebody else begins the clause, and the sentence comes back to the person later: all between is theirs, whatever the verb.
 *
 *   带教老师做腹腔镜手术，我在旁观摩          the pupil built a game in Unity; I teach mathematics
 *   ^^^^^^^^ theirs         ^ own              ^^^^^ theirs                      ^ own
 */
static void paint_subject(painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    bl_span clause = bl_clause(p->clauses, bl_clause_at(p->clauses, c->begin));
    uint32_t own = own_part(p, c->end);
    if (own == 0 || is_served(between(p, clause.begin, c->begin)) || own_part(p, clause.begin) < c->begin)
        return;
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].begin >= clause.begin;)
        if (is_turn(p, i) || (is_name(p->mentions[i].kind) && p->mentions[i].kind != BL_KIND_DOMAIN && p->mentions[i].end <= c->begin))
            return; /* something else is said first */
    paint_after(p, cue, own);
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

/* Is the word for other people who did it, said right behind the names: "in .NET and Angular [by the] client", SAP[由]客户? */
static bool is_agent(const painter *p, uint32_t cue)
{
    static const char *const bys[] = {"by", "by the", "by a", "by an", "by another", "by our", "by my", "by other", "by their", "由"};
    const bl_mention *c = &p->mentions[cue];
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].end + 16 > c->begin;) {
        bl_str gap = bl_str_trim(between(p, p->mentions[i].end, c->begin));
        for (size_t k = 0; k < sizeof bys / sizeof *bys && is_name(p->mentions[i].kind) && p->mentions[i].end <= c->begin; k++)
            if (bl_str_equal(gap, bl_str_of(bys[k])))
                return true;
    }
    return false;
}

/* Does a cue of one character of Chinese (写的类Redis缓存) belong to the word before it (商品类), or stand apart from the name behind it? It is a part of
 * the word that follows. */
static bool is_detached(const painter *p, uint32_t cue)
{
    static const char *const heads[] = {"的", "个", "款", "种", "了", "写", "做"};
    const bl_mention *c = &p->mentions[cue];
    if (c->end - c->begin != 3 || (unsigned char)p->text.ptr[c->begin] < 0x80)
        return false;
    bl_str before = bl_str_slice(p->text, 0, c->begin);
    bool bound = before.len >= 3 && (unsigned char)before.ptr[before.len - 1] >= 0x80 && (unsigned char)before.ptr[before.len - 3] >= 0xE4;
    for (size_t i = 0; i < sizeof heads / sizeof *heads && bound; i++)
        bound = !bl_str_ends(before, bl_str_of(heads[i]));
    if (bound)
        return true;
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin <= c->end; i++)
        if (p->mentions[i].begin == c->end && is_name(p->mentions[i].kind))
            return false;
    return true;
}

/* Does a cue of the same kind stand before this one in the sentence: 想转型做安全，[深入学习]渗透测试? */
static bool goes_on(const painter *p, uint32_t cue)
{
    bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, p->mentions[cue].begin));
    for (uint32_t i = cue; i-- > 0 && p->mentions[i].begin >= sentence.begin;)
        if (p->mentions[i].kind == BL_KIND_CUE && i != cue && p->mentions[i].entry != p->mentions[cue].entry && entry_of(p, i)->cue == entry_of(p, cue)->cue)
            return true;
    return false;
}

static void paint_denial(painter *p, uint32_t cue)
{
    const bl_entry *entry = entry_of(p, cue);
    const bl_term *term = bl_mention_term(p->r->vocabulary, &p->mentions[cue]);
    if (bl_str_begins(entry->id, BL_STR("others-"))) { /* a word for other people, not for what they do */
        if (is_agent(p, cue))
            paint_before(p, cue);
        else if (bl_str_equal(entry->id, BL_STR("others-subject")))
            paint_subject(p, cue);
        else if (has_own_verb(p, cue))
            paint_after(p, cue, 0);
        return;
    }
    if (bl_str_begins(entry->id, BL_STR("then-")) && !goes_on(p, cue))
        return;
    if (entry->cue == BL_CUE_COMPARISON && (term->context == NULL || term->context->needs_count == 0) && is_detached(p, cue))
        return;
    if (term->context != NULL && term->context->needs_count > 0 && !needs_met(p, cue, term->context)) {
        if (entry->cue == BL_CUE_NEGATION)
            paint_object(p, cue);
        return;
    }
    if ((entry->cue == BL_CUE_COMPARISON || entry->cue == BL_CUE_REPLACED) && entry->reach != BL_REACH_BEFORE && measures_figure(p, p->mentions[cue].end))
        return;
    bool done = entry->reach != BL_REACH_BEFORE && paint_after(p, cue, 0);
    bool either = entry->reach == BL_REACH_AROUND || (entry->cue == BL_CUE_NEGATION && term->context != NULL && term->context->needs_count > 0);
    if (entry->reach == BL_REACH_BEFORE || (either && !done)) /* Ansible没有线上经验 */
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

static bool is_cue(const painter *p, uint32_t mention) { return p->mentions[mention].kind == BL_KIND_CUE && !p->mentions[mention].covered; }

/* The denials of the mentions [first, end), all of some sentences. */
static void paint_denials(painter *p, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        p->colours[i] = (bl_colour){BL_CUE_COUNT, BL_NONE, BL_NONE, BL_NONE, true};
    for (uint32_t i = first; i < end; i++)
        if (is_cue(p, i) && takes_credit(entry_of(p, i)->cue))
            paint_denial(p, i);
}

/* The mentions of the sentence that the mention stands in: [*first, *end). */
static void sentence_of(uint32_t *first, uint32_t *end, const painter *p, uint32_t mention)
{
    const bl_span sentence = bl_sentence(p->clauses, bl_sentence_at(p->clauses, p->mentions[mention].begin));
    for (*first = mention; *first > 0 && p->mentions[*first - 1].begin >= sentence.begin;)
        --*first;
    for (*end = mention + 1; *end < p->count && p->mentions[*end].begin < sentence.end;)
        ++*end;
}

/* What the mentions [first, end) of one sentence take from each other, once their denials are known. Without a cue they stay as they are. */
static void paint_sentence(painter *p, uint32_t first, uint32_t end)
{
    bool any = false;
    for (uint32_t i = first; i < end && !any; i++)
        any = is_cue(p, i);
    if (!any)
        return;
    spread_denials(p, first, end);
    paint_strength(p, first, end);
}

/* Does the cue deny a name of the next sentence, as paint_object does: a line that ends in "no", above its name? */
static bool leaves_sentence(const painter *p, uint32_t cue)
{
    const bl_mention *c = &p->mentions[cue];
    for (uint32_t i = cue + 1; i < p->count && p->mentions[i].begin <= c->end + 1; i++)
        if (p->mentions[i].begin >= c->end && p->mentions[i].kind == BL_KIND_SKILL)
            return p->mentions[i].begin >= bl_sentence(p->clauses, bl_sentence_at(p->clauses, c->begin)).end;
    return false;
}

static void paint_all(painter *p)
{
    paint_denials(p, 0, p->count);
    for (uint32_t first = 0, end; first < p->count; first = end) {
        sentence_of(&first, &end, p, first);
        paint_sentence(p, first, end);
    }
}

bl_status bl_cues_open(bl_cues **out, const bl_reading *r)
{
    painter *p = *out = BL_NEW(r->arena, bl_cues);
    if (p == NULL)
        return BL_ERROR_MEMORY;
    p->r = r;
    p->mentions = r->mentions.list.items;
    p->count = r->mentions.list.count;
    p->clauses = &r->mentions.clauses;
    p->text = (bl_str){r->document->folded.bytes, r->document->folded.len};
    p->colours = BL_NEW_ARRAY(r->arena, bl_colour, (size_t)p->count + 1);
    if (p->colours == NULL)
        return BL_ERROR_MEMORY;
    bool leaves = false;
    for (uint32_t i = 0; i < p->count; i++)
        if (is_cue(p, i) && takes_credit(entry_of(p, i)->cue)) {
            p->kinds |= 1u << entry_of(p, i)->cue;
            leaves = leaves || leaves_sentence(p, i);
        }
    if (leaves) /* few texts have one; then sentences are not read apart */
        paint_all(p);
    return BL_OK;
}

bl_colour *bl_colour_of(bl_cues *p, uint32_t mention)
{
    if (!p->colours[mention].painted) {
        uint32_t first, end;
        sentence_of(&first, &end, p, mention);
        paint_denials(p, first, end);
        paint_sentence(p, first, end);
    }
    return &p->colours[mention];
}

bool bl_cues_have(const bl_cues *cues, bl_cue_kind kind) { return (cues->kinds >> kind & 1) != 0; }

bl_str bl_cue_words(const bl_reading *r, uint32_t mention)
{
    if (mention == BL_NONE)
        return BL_STR("");
    const bl_mention *m = &r->mentions.list.items[mention];
    return bl_document_visible(r->document, r->arena, (bl_span){m->begin, m->end});
}
