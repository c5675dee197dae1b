#include "facts/others.h"

#include "base/str.h"
#include "facts/cues.h"

/* How far before a mention the name of a trade that holds it may begin, and how far before that name its article or preposition may (bytes). */
#define TITLE_REACH 64u
#define WORDS_REACH 48u
/* A word of fewer bytes is as likely short for something else. */
#define ACRONYM 5u
/* Words that may stand between: "the [senior lead] engineer". */
#define WORDS_BETWEEN 2u

static bool is_one_of(bl_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bl_str_equal(word, bl_str_of(words[i])))
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of(word, words, sizeof(words) / sizeof *(words))

static bool ends_with_any(bl_str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bl_str_ends(s, bl_str_of(words[i])))
            return true;
    return false;
}

#define ENDS_WITH_ANY(s, words) ends_with_any(s, words, sizeof(words) / sizeof *(words))

/* Postman is a product, and who carries letters; TPM is a method, and short for a manager; a project manager is called after the skill. */
static bool is_own_name(const bl_reading *r, const bl_mention *m)
{
    return m->end - m->begin < ACRONYM || bl_str_equal(bl_mention_term(r->vocabulary, m)->text, bl_vocabulary_entry(r->vocabulary, m->entry)->name);
}

/* The name of a trade that holds the mention, or NULL. Mentions stand by begin, the longest first. */
static const bl_mention *title_around(const bl_reading *r, uint32_t mention)
{
    const bl_mention *items = r->mentions.list.items, *m = &items[mention];
    const bool own = is_own_name(r, m);
    for (uint32_t i = mention + 1; i < r->mentions.list.count && items[i].begin == m->begin && items[i].end == m->end; i++)
        if (items[i].kind == BL_KIND_TITLE && !own)
            return &items[i];
    for (uint32_t i = mention; i-- > 0 && items[i].line == m->line && m->begin - items[i].begin <= TITLE_REACH;)
        if (items[i].kind == BL_KIND_TITLE && items[i].end >= m->end && !(own && items[i].begin == m->begin && items[i].end == m->end))
            return &items[i];
    return NULL;
}

/* Cuts the last word off a text that ends in one; empty where none is left. */
static bl_str take_last_word(bl_str *text)
{
    *text = bl_str_trim(*text);
    size_t begin = text->len;
    while (begin > 0 && text->ptr[begin - 1] != ' ')
        begin--;
    const bl_str word = bl_str_slice(*text, begin, text->len);
    *text = bl_str_slice(*text, 0, begin);
    return word;
}

/* "with the senior [engineer]", but "as the [engineer]", and "The [engineer] of two products". before: what the clause says before the name. */
static bool is_anothers_latin(bl_str before)
{
    static const char *const others[] = {"with", "alongside", "between", "among", "under", "by", "assist", "assisted", "assisting", "support", "supported",
        "supporting", "help", "helped", "helping", "other", "another", "their", "his", "her", "its"};
    static const char *const articles[] = {"the", "our"};
    static const char *const own[] = {"as", "was", "became", "become", "be", "being", "am", "is", "of", "a", "an", "my"};
    for (uint32_t i = 0; i <= WORDS_BETWEEN; i++) {
        const bl_str word = take_last_word(&before);
        if (word.len == 0 || IS_ONE_OF(word, own))
            return false;
        if (IS_ONE_OF(word, others) || bl_str_ends(word, BL_STR("'s")))
            return true;
        if (IS_ONE_OF(word, articles)) {
            const bl_str ahead = take_last_word(&before);
            return ahead.len > 0 && !IS_ONE_OF(ahead, own);
        }
    }
    return false;
}

/* A mention ends where the rule's word ends; the s of a plural follows. */
static bool is_plural(bl_str text, const bl_mention *title) { return title->end < text.len && text.ptr[title->end] == 's'; }

/* 配合产品经理, 与产品经理沟通; but 担任产品经理. */
static bool is_anothers_han(bl_str before, bl_str behind)
{
    static const char *const others[] = {"配合", "协助", "支持", "对接", "联合", "会同", "帮助", "辅助", "跟随", "招聘", "面试", "由", "向"};
    static const char *const joined[] = {"与", "跟", "和", "同", "各", "多个"};
    static const char *const together[] = {"沟通", "合作", "协作", "配合", "对接", "讨论", "一起", "共同", "协同", "交流", "保持"};
    static const char *const own[] = {"担任", "作为", "兼任", "出任", "从事", "任职", "晋升"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (bl_str_find(before, bl_str_of(own[i]), 0) != SIZE_MAX)
            return false;
    if (ENDS_WITH_ANY(before, others))
        return true;
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        if (bl_str_opens(behind, together[i]))
            return ENDS_WITH_ANY(before, joined);
    return false;
}

/* Text that tells: no line that names a job or the skills of the person. */
static bool is_told(const bl_reading *r, uint32_t line)
{
    const bl_owner owner = r->owners[line];
    if (r->headings[line] || r->mentions.skill_lines[line])
        return false;
    if (owner.kind == BL_OWNER_JOB)
        return r->record->jobs.items[owner.index].head_line != line;
    if (owner.kind == BL_OWNER_PROJECT)
        return r->record->projects.items[owner.index].head_line != line;
    return r->sections[line] != BL_SECTION_SKILLS;
}

/* Is it what the person is called at a job: "Assistant to the project manager"? */
static bool is_position(const bl_reading *r, const bl_mention *title)
{
    const bl_owner owner = r->owners[title->line];
    if (owner.kind != BL_OWNER_JOB)
        return false;
    const bl_span position = r->record->jobs.items[owner.index].position_at, at = bl_document_origin(r->document, (bl_span){title->begin, title->end});
    return at.begin < position.end && position.begin < at.end;
}

bool bl_names_others(const bl_reading *r, uint32_t mention)
{
    const bl_mention *m = &r->mentions.list.items[mention];
    if (!is_told(r, m->line))
        return false;
    const bl_mention *title = title_around(r, mention);
    if (title == NULL || bl_colour_of(r->cues, mention)->lead != BL_NONE || is_position(r, title))
        return false;
    const bl_str text = {r->document->folded.bytes, r->document->folded.len};
    const bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, title->begin));
    const uint32_t from = title->begin - clause.begin > WORDS_REACH ? title->begin - WORDS_REACH : clause.begin;
    const bl_str before = bl_str_slice(text, from, title->begin), behind = bl_str_slice(text, title->end, clause.end > title->end ? clause.end : title->end);
    if ((unsigned char)text.ptr[title->end - 1] >= 0x80) /* Java开发工程师 */
        return is_anothers_han(before, behind);
    if (!is_plural(text, title))
        return is_anothers_latin(before);
    const bl_span sentence = bl_sentence(&r->mentions.clauses, bl_sentence_at(&r->mentions.clauses, title->begin)); /* "with nurses, case managers and …" */
    return bl_str_trim(bl_str_slice(text, sentence.begin, title->begin)).len > 0;
}
