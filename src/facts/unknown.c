#include "facts/unknown.h"

#include "base/utf8.h"
#include "facts/lists.h"
#include "facts/words.h"

enum { LATIN_WORDS = 4, HAN_LONGEST = 10, BYTES_LONGEST = 48 }; /* what is longer is a sentence, not a name */

typedef struct searcher {
    bl_unknowns *out;
    bl_document *document;
    const bl_vocabulary *vocabulary;
    bl_mentions mentions;
    uint32_t next; /* the first mention that ends behind the piece at hand */
} searcher;

/* Where a piece ends: bytes of the separator at s.ptr[at], or 0. */
static size_t separator(bl_str s, size_t at)
{
    static const char *const marks[] = {"、", "。", "•", "·", "‧", "・", "【", "】", "「", "」", "《", "》", " and ", " or ", " & ", " - ", "以及", "   "};
    if (strchr(",;|/:()[]\t\"<>=", s.ptr[at]) != NULL)
        return 1;
    const bl_str rest = bl_str_slice(s, at, s.len);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (bl_str_opens(rest, marks[i]))
            return strlen(marks[i]);
    return s.ptr[at] == '.' && (at + 1 == s.len || s.ptr[at + 1] == ' ') ? 1 : 0;
}

/* Words of sentences; a name holds none of them. */
static bool is_sentence(bl_str piece)
{
    static const char *const words[] = {"the", "a", "an", "of", "in", "for", "with", "to", "using", "etc", "other", "such", "my", "i", "is", "are", "do",
        "only", "never", "not", "no", "有", "的", "了", "能", "会", "可", "对", "并", "被", "及", "与", "和", "或", "中", "等", "其"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (bl_has_word(piece, words[i]))
            return true;
    return false;
}

typedef struct counts {
    uint32_t letters, han, digits, words;
} counts;

static counts count(bl_str piece)
{
    counts c = {0};
    bool inside = false;
    for (size_t at = 0; at < piece.len;) {
        const uint32_t point = bl_utf8_next(piece, &at);
        const bool digit = point >= '0' && point <= '9', word = bl_is_word(point);
        c.han += bl_is_han(point);
        c.digits += digit;
        c.letters += word && !digit;
        c.words += word && !bl_is_han(point) && !inside;
        inside = (word && !bl_is_han(point)) || (inside && point != ' ');
    }
    return c;
}

/* Does it look like a name of something that a person can have? */
static bool is_name(bl_str piece)
{
    const counts c = count(piece);
    if (piece.len > BYTES_LONGEST || c.letters < 2 || c.digits > c.letters || (c.digits > 0 && c.han > 0) || (piece.ptr[0] >= '0' && piece.ptr[0] <= '9') ||
        c.words > LATIN_WORDS || c.han > HAN_LONGEST)
        return false;
    if (bl_str_find(piece, BL_STR("@"), 0) != SIZE_MAX || bl_str_find(piece, BL_STR("www."), 0) != SIZE_MAX || is_sentence(piece))
        return false;
    return (bl_shape_of(piece) & (BL_SHAPE_ORGANIZATION | BL_SHAPE_SCHOOL | BL_SHAPE_COLLEGE | BL_SHAPE_PLACE | BL_SHAPE_DURATION | BL_SHAPE_VERB |
                                     BL_SHAPE_MAJOR | BL_SHAPE_LEGAL | BL_SHAPE_RANK | BL_SHAPE_TITLE | BL_SHAPE_INTERN)) == 0;
}

/* The span without white space, list marks, a cue before it (熟悉) and a version behind it. False: a rule knows a word in it. */
static bool trim(searcher *s, bl_span *span)
{
    const char *bytes = s->document->folded.bytes;
    while (s->next < s->mentions.list.count && s->mentions.list.items[s->next].end <= span->begin)
        s->next++;
    for (;;) {
        while (span->begin < span->end && strchr(" -*#>.+~'`", bytes[span->begin]) != NULL)
            span->begin++;
        uint32_t before = span->begin;
        for (uint32_t i = s->next; i < s->mentions.list.count && s->mentions.list.items[i].begin < span->end; i++) {
            const bl_mention *m = &s->mentions.list.items[i];
            if (m->end <= span->begin || m->slip)
                continue;
            if (m->kind == BL_KIND_CUE && bl_vocabulary_entry(s->vocabulary, m->entry)->cue <= BL_CUE_NOT_A_SKILL)
                return false; /* denied, planned, somebody else's */
            const bool describes = m->kind == BL_KIND_CUE || m->kind == BL_KIND_FLUENCY || m->kind == BL_KIND_LABEL;
            if (describes && m->begin <= span->begin && m->end <= span->end)
                span->begin = m->end;
            else if (m->kind != BL_KIND_CUE && m->end > span->begin && (m->kind != BL_KIND_DOMAIN || (m->begin <= span->begin && m->end >= span->end)))
                return false;
        }
        if (span->begin == before)
            break;
    }
    while (span->end > span->begin && strchr(" -*#.0123456789'`", bytes[span->end - 1]) != NULL && (bytes[span->end - 1] != '#' || bytes[span->end - 2] == ' '))
        span->end--;
    return span->end > span->begin;
}

/* A name of the rules whose context does not hold here, is not unknown. */
static bool is_alias(const searcher *s, bl_str piece)
{
    const bl_str key = bl_name_key(s->document->arena, piece);
    return key.ptr == NULL || bl_lexicon_by_key(&s->vocabulary->rules->lexicon, key) != BL_NO_ENTRY;
}

static bl_status add(searcher *s, bl_span span, uint32_t line, uint32_t slip)
{
    bl_unknown *slot = BL_PUSH(s->document->arena, s->out);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = (bl_unknown){span, line, slip};
    return BL_OK;
}

/* The name in a piece that no rule knows; false: there is none. */
static bool find_name(searcher *s, bl_span *span)
{
    if (!trim(s, span))
        return false;
    const bl_str piece = bl_document_folded(s->document, *span);
    for (uint32_t i = s->next; i < s->mentions.list.count && s->mentions.list.items[i].begin < span->end; i++)
        if (s->mentions.list.items[i].slip && s->mentions.list.items[i].end > span->begin)
            return false; /* understood: it stands among the slips */
    return is_name(piece) && !is_alias(s, piece) && !bl_document_void(s->document, *span);
}

/* Is the piece an item of a list that a rule knows as a skill? */
static bool is_skill(const searcher *s, bl_span piece)
{
    for (uint32_t i = s->next; i < s->mentions.list.count && s->mentions.list.items[i].begin < piece.end; i++) {
        const bl_mention *m = &s->mentions.list.items[i];
        if (m->kind == BL_KIND_SKILL && m->begin >= piece.begin && m->end <= piece.end && bl_list_closed(s->document, m->line, (bl_span){m->begin, m->end}))
            return true;
    }
    return false;
}

/* How many skills of the line stand in lists. */
static uint32_t listed_skills(const searcher *s, uint32_t line)
{
    uint32_t count = 0;
    for (uint32_t i = s->mentions.line_begin[line]; i < s->mentions.line_begin[line + 1]; i++) {
        const bl_mention *m = &s->mentions.list.items[i];
        count += m->kind == BL_KIND_SKILL && bl_list_enumerated(s->document, line, (bl_span){m->begin, m->end});
    }
    return count;
}

/* A line of skills gives all its names; another line, if it lists two known ones, those that stand beside one of them. */
static bl_status read_line(searcher *s, uint32_t line)
{
    const bl_line *of = &s->document->lines.items[line];
    const bl_str text = {s->document->folded.bytes, of->end};
    const bool all = s->mentions.skill_lines[line];
    if (!all && listed_skills(s, line) < 2)
        return BL_OK;
    bool beside = false;      /* the piece before is a known skill */
    bl_span waiting = {0, 0}; /* a name that wants a skill behind it */
    uint32_t begin = of->begin;
    for (uint32_t at = of->begin; at <= of->end;) {
        const size_t gap = at == of->end ? 1 : separator(text, at);
        if (gap == 0) {
            at++;
            continue;
        }
        bl_span span = {begin, at};
        const bool label = at < of->end && text.ptr[at] == ':', name = !label && find_name(s, &span) && (all || bl_list_enumerated(s->document, line, span)),
                   skill = is_skill(s, span);
        if (waiting.end > 0 && skill)
            BL_TRY(add(s, waiting, line, BL_NO_ENTRY));
        waiting = (bl_span){0, 0};
        if (name && (all || beside))
            BL_TRY(add(s, span, line, BL_NO_ENTRY));
        else if (name)
            waiting = span;
        beside = skill;
        at += (uint32_t)gap;
        begin = at;
    }
    return BL_OK;
}

bl_status bl_unknown_find(bl_unknowns *out, bl_document *document, const bl_vocabulary *vocabulary)
{
    searcher s = {.out = out, .document = document, .vocabulary = vocabulary};
    BL_TRY(bl_mentions_find(&s.mentions, document, vocabulary, &bl_needs_record));
    for (uint32_t line = 0; line < document->lines.count; line++) {
        for (uint32_t i = s.mentions.line_begin[line]; i < s.mentions.line_begin[line + 1]; i++) {
            const bl_mention *m = &s.mentions.list.items[i];
            if (m->slip)
                BL_TRY(add(&s, (bl_span){m->begin, m->end}, line, m->term));
        }
        BL_TRY(read_line(&s, line));
    }
    return BL_OK;
}
