#include "facts/clauses.h"

#include "base/utf8.h"

/* A sentence is cut after so many bytes, so that looking through one stays cheap in a text that has no full stops. */
#define SENTENCE_MAX 1200u
/* A line of at least so many bytes may have been wrapped: what it says may go on in the next one. */
#define WRAPPED_MIN 64u

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }

/* Words that end in a full stop which ends no sentence; each is compared with the letters before the stop. */
static bool is_abbreviation(bl_str text, uint32_t stop)
{
    static const char *const words[] = {
        "e.g", "i.e", "eg", "ie", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "no", "dept", "approx", "inc", "ltd", "co", "corp"};
    uint32_t begin = stop;
    while (begin > 0 && stop - begin < 8 && (is_letter(text.ptr[begin - 1]) || text.ptr[begin - 1] == '.'))
        begin--;
    bl_str word = bl_str_slice(text, begin, stop);
    if (word.len <= 1)
        return true; /* an initial, or a number's point */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_equal(word, bl_str_of(words[i])))
            return true;
    return false;
}

/* Does the full stop at offset end a sentence? White space must follow, and then no small letter of the document text. */
static bool stop_ends(const bl_document *document, bl_str text, uint32_t offset)
{
    uint32_t next = offset + 1;
    if (next < text.len && text.ptr[next] != ' ' && text.ptr[next] != '\n')
        return false;
    while (next < text.len && text.ptr[next] == ' ')
        next++;
    if (next >= text.len || text.ptr[next] == '\n' || text.ptr[next] < 'a' || text.ptr[next] > 'z')
        return !is_abbreviation(text, offset);
    bl_span origin = bl_document_origin(document, (bl_span){next, next + 1});
    char letter = origin.begin < document->text.text.len ? document->text.text.ptr[origin.begin] : 'a';
    return !(letter >= 'a' && letter <= 'z') && !is_abbreviation(text, offset);
}

/* Does the sentence go on behind the line's end? Only within a block, behind a long line, where the next begins in the middle of something. */
static bool is_wrapped(const bl_document *document, uint32_t line)
{
    if (line + 1 >= document->lines.count)
        return false;
    const bl_line *this = &document->lines.items[line], *next = &document->lines.items[line + 1];
    bl_block_kind kind = document->blocks.items[this->block].kind;
    if (this->block != next->block || next->blank_before || (kind != BL_BLOCK_PARAGRAPH && kind != BL_BLOCK_ITEM) || this->end - this->begin < WRAPPED_MIN)
        return false;
    bl_str text = {document->folded.bytes, document->folded.len};
    uint32_t begin = next->begin;
    while (begin < next->end && text.ptr[begin] == ' ')
        begin++;
    if (begin >= next->end)
        return false;
    size_t offset = begin;
    if (bl_is_han(bl_utf8_next(text, &offset))) {
        size_t last = this->end;
        return last > this->begin && bl_is_han(bl_utf8_previous(text, &last));
    }
    bl_span origin = bl_document_origin(document, (bl_span){begin, begin + 1});
    char letter = origin.begin < document->text.text.len ? document->text.text.ptr[origin.begin] : ' ';
    return letter >= 'a' && letter <= 'z';
}

typedef enum edge { NO_BORDER, CLAUSE_BORDER, SENTENCE_BORDER } edge;

/* The bytes that edge_at has a word to say about, and line ends. */
static const bool may_be_edge[256] = {['\n'] = true,
    ['!'] = true,
    ['?'] = true,
    ['.'] = true,
    [','] = true,
    [';'] = true,
    ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['|'] = true,
    ['\t'] = true,
    ['*'] = true,
    [0x82] = true,
    [0x8F] = true,
    [0xA2] = true,
    [0xAA] = true,
    [0xB7] = true};

/* Does a numbered point begin behind the mark at offset: "；2.", "; 3)"? */
static bool is_numbered(bl_str text, uint32_t offset)
{
    uint32_t at = offset + 1, digits = 0;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
        digits++;
    bool point = at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ')' || (at + 3 <= text.len && memcmp(text.ptr + at, "、", 3) == 0));
    return digits > 0 && digits <= 2 && point && at + 1 < text.len && (text.ptr[at + 1] < '0' || text.ptr[at + 1] > '9');
}

/* Does the mark that ends at offset part the points of a list that stands on one line: "Ran the till • Trained staff"? */
static bool is_bullet(bl_str text, uint32_t offset)
{
    static const char *const bullets[] = {"•", "●", "▪"};
    if (text.ptr[offset] == '*')
        return offset > 0 && text.ptr[offset - 1] == ' ' && offset + 1 < text.len && text.ptr[offset + 1] == ' ';
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (offset >= 2 && memcmp(text.ptr + offset - 2, bullets[i], 3) == 0)
            return true;
    return false;
}

/* What ends behind the byte at offset, which does not begin a wrapped line's end. */
static edge edge_at(const bl_document *document, bl_str text, uint32_t offset)
{
    switch (text.ptr[offset]) {
    case '!':
    case '?': return SENTENCE_BORDER;
    case '.': return stop_ends(document, text, offset) ? SENTENCE_BORDER : NO_BORDER;
    case ',':
        if (offset > 0 && offset + 1 < text.len && text.ptr[offset - 1] >= '0' && text.ptr[offset - 1] <= '9' && text.ptr[offset + 1] >= '0' &&
            text.ptr[offset + 1] <= '9')
            return NO_BORDER; /* 10,000 */
        return CLAUSE_BORDER;
    case '*':
    case '\x8F':
    case '\xA2':
    case '\xAA': return is_bullet(text, offset) ? SENTENCE_BORDER : NO_BORDER;
    case ';': return is_numbered(text, offset) ? SENTENCE_BORDER : CLAUSE_BORDER;
    case '(':
    case ')':
    case '[':
    case ']':
    case '|':
    case '\t': return CLAUSE_BORDER;
    case '\xB7': /* "Webpack / Vite    · 后端接口由Java团队提供": a column ends, and a point of the next begins */
        return offset >= 4 && text.ptr[offset - 1] == '\xC2' && text.ptr[offset - 2] == ' ' && text.ptr[offset - 3] == ' ' ? SENTENCE_BORDER : NO_BORDER;
    case '\x82': /* 。 is E3 80 82 */ return offset >= 2 && text.ptr[offset - 1] == '\x80' && text.ptr[offset - 2] == '\xE3' ? SENTENCE_BORDER : NO_BORDER;
    default: return NO_BORDER;
    }
}

static bool begin_at(bl_clauses *out, bl_arena *arena, uint32_t offset, edge kind)
{
    if (kind == SENTENCE_BORDER && (out->sentences.count == 0 || out->sentences.items[out->sentences.count - 1] != offset)) {
        uint32_t *sentence = BL_PUSH(arena, &out->sentences);
        if (sentence == NULL)
            return false;
        *sentence = offset;
    }
    if (out->clauses.count > 0 && out->clauses.items[out->clauses.count - 1] == offset)
        return true;
    uint32_t *clause = BL_PUSH(arena, &out->clauses);
    if (clause == NULL)
        return false;
    *clause = offset;
    return true;
}

/* The first place from i on that may be an edge, and at most the limit: from there on every place may be one. */
static uint32_t next_edge(bl_str text, uint32_t i, uint32_t limit)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    const uint32_t end = limit < text.len ? limit : (uint32_t)text.len;
    while (i + 4 < end && !(may_be_edge[bytes[i]] | may_be_edge[bytes[i + 1]] | may_be_edge[bytes[i + 2]] | may_be_edge[bytes[i + 3]]))
        i += 4;
    while (i < end && !may_be_edge[bytes[i]])
        i++;
    return i;
}

bl_status bl_clauses_find(bl_clauses *out, const bl_document *document)
{
    bl_arena *arena = document->arena;
    bl_str text = {document->folded.bytes, document->folded.len};
    *out = (bl_clauses){.bytes = text.ptr, .len = document->folded.len};
    if (!begin_at(out, arena, 0, SENTENCE_BORDER))
        return BL_ERROR_MEMORY;
    uint32_t line = 0, start = 0; /* start: of the sentence */
    for (uint32_t i = 0; (i = next_edge(text, i, start + SENTENCE_MAX)) < text.len; i++) {
        edge found = text.ptr[i] == '\n' ? SENTENCE_BORDER : edge_at(document, text, i);
        if (text.ptr[i] == '\n') {
            while (line < document->lines.count && document->lines.items[line].end < i)
                line++;
            if (line < document->lines.count && is_wrapped(document, line))
                found = NO_BORDER;
        }
        if (i - start >= SENTENCE_MAX && found == NO_BORDER && (text.ptr[i] == ' ' || i - start >= 2 * SENTENCE_MAX) &&
            (i + 1 == text.len || (text.ptr[i + 1] & 0xC0) != 0x80))
            found = SENTENCE_BORDER;
        if (i - start >= SENTENCE_MAX && found == CLAUSE_BORDER)
            found = SENTENCE_BORDER;
        if (found == NO_BORDER || i + 1 == text.len)
            continue;
        if (!begin_at(out, arena, i + 1, found))
            return BL_ERROR_MEMORY;
        if (found == SENTENCE_BORDER)
            start = i + 1;
    }
    return BL_OK;
}

static uint32_t last_at_or_before(const uint32_t *begins, uint32_t count, uint32_t offset)
{
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (begins[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t bl_sentence_at(const bl_clauses *clauses, uint32_t offset) { return last_at_or_before(clauses->sentences.items, clauses->sentences.count, offset); }

uint32_t bl_clause_at(const bl_clauses *clauses, uint32_t offset) { return last_at_or_before(clauses->clauses.items, clauses->clauses.count, offset); }

static bl_span span_of(const uint32_t *begins, uint32_t count, uint32_t index, uint32_t len)
{
    return (bl_span){begins[index], index + 1 < count ? begins[index + 1] : len};
}

bl_span bl_sentence(const bl_clauses *clauses, uint32_t sentence)
{
    return span_of(clauses->sentences.items, clauses->sentences.count, sentence, clauses->len);
}

bl_span bl_clause(const bl_clauses *clauses, uint32_t clause) { return span_of(clauses->clauses.items, clauses->clauses.count, clause, clauses->len); }

static bool ends_in_question(const bl_clauses *clauses, bl_span span)
{
    while (span.end > span.begin && (clauses->bytes[span.end - 1] == ' ' || clauses->bytes[span.end - 1] == '\n'))
        span.end--;
    return span.end > span.begin && clauses->bytes[span.end - 1] == '?';
}

bool bl_clause_asks(const bl_clauses *clauses, uint32_t offset)
{
    static const char *const words[] = {"如何", "怎样", "怎么", "是否", "为什么", "为何", "什么", "何种", "how ", "why ", "what ", "which ", "whether "};
    if (!ends_in_question(clauses, bl_sentence(clauses, bl_sentence_at(clauses, offset))))
        return false;
    bl_span clause = bl_clause(clauses, bl_clause_at(clauses, offset));
    bl_str text = {clauses->bytes + clause.begin, clause.end - clause.begin};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_find(text, bl_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return ends_in_question(clauses, clause);
}
