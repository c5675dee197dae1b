#include "rules/wordings.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "text/fold.h"

/* How many words of a table one word of the rules is looked through for, and how many spellings come of it at most. */
#define PLACES_MAX 3u
#define SPELLINGS_MAX 8u

/* ---- alternatives ---- */

/* Where the character stands at or after from; SIZE_MAX: nowhere. */
static size_t find_mark(bl_str text, char mark, size_t from)
{
    const char *at = from < text.len ? memchr(text.ptr + from, mark, text.len - from) : NULL;
    return at == NULL ? SIZE_MAX : (size_t)(at - text.ptr);
}

/* The group "(a|b)" that begins at or after *from: its inside; *from is set behind it. Brackets without '|' are ordinary. */
static bool next_group(bl_str text, size_t *from, bl_str *inside)
{
    for (size_t open = find_mark(text, '(', *from); open != SIZE_MAX; open = find_mark(text, '(', open + 1)) {
        size_t close = find_mark(text, ')', open);
        if (close == SIZE_MAX)
            return false;
        *inside = bl_str_slice(text, open + 1, close);
        *from = close + 1;
        if (find_mark(*inside, '|', 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static uint32_t count_of(bl_str inside)
{
    uint32_t count = 1;
    for (size_t i = 0; i < inside.len; i++)
        count += inside.ptr[i] == '|';
    return count;
}

uint32_t bl_alternatives_count(bl_str text)
{
    uint32_t count = 1;
    bl_str inside;
    for (size_t from = 0; count <= BL_ALTERNATIVES_MAX && next_group(text, &from, &inside);)
        count *= count_of(inside);
    return count;
}

/* The index-th alternative of a group. */
static bl_str alternative(bl_str inside, uint32_t index)
{
    size_t begin = 0;
    for (; index > 0; index--)
        begin = find_mark(inside, '|', begin) + 1;
    size_t end = find_mark(inside, '|', begin);
    return bl_str_slice(inside, begin, end == SIZE_MAX ? inside.len : end);
}

/* The number-th word of a text: its groups read as the digits of the number, the last one first. */
static bl_str word_of(bl_arena *arena, bl_str text, uint32_t number, uint32_t count)
{
    char *word = bl_arena_alloc(arena, text.len + 1);
    size_t from = 0, copied = 0, len = 0;
    bl_str inside, piece;
    if (word == NULL)
        return BL_STR_NONE;
    while (next_group(text, &from, &inside)) {
        size_t open = (size_t)(inside.ptr - text.ptr) - 1;
        memcpy(word + len, text.ptr + copied, open - copied);
        len += open - copied;
        count /= count_of(inside);
        piece = alternative(inside, number / count);
        number %= count;
        if (piece.len > 0)
            memcpy(word + len, piece.ptr, piece.len);
        len += piece.len;
        copied = from;
    }
    memcpy(word + len, text.ptr + copied, text.len - copied);
    return (bl_str){word, len + text.len - copied};
}

static bl_status push(bl_arena *arena, bl_spellings *out, bl_str word)
{
    bl_str *slot = word.ptr == NULL ? NULL : BL_PUSH(arena, out);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = word;
    return BL_OK;
}

bl_status bl_alternatives(bl_arena *arena, bl_str text, bl_spellings *out)
{
    uint32_t count = bl_alternatives_count(text);
    if (count == 1)
        return push(arena, out, text);
    if (count > BL_ALTERNATIVES_MAX)
        return BL_ERROR_LIMIT;
    for (uint32_t i = 0; i < count; i++)
        BL_TRY(push(arena, out, word_of(arena, text, i, count)));
    return BL_OK;
}

/* ---- wordings ---- */

typedef struct raw_wording {
    bl_str id, why;
    bl_texts words;
} raw_wording;
static const bl_field fields[] = {{.key = "id", .type = BL_FIELD_STRING, .offset = offsetof(raw_wording, id), .required = true},
    {.key = "words", .type = BL_FIELD_TEXTS, .offset = offsetof(raw_wording, words), .required = true},
    {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_wording, why)}};
static const bl_schema schema = BL_SCHEMA("a wording", fields);

static bl_wording *slot_of(bl_builder *b, bl_str id)
{
    for (uint32_t i = 0; i < b->wordings.count; i++)
        if (bl_str_equal(b->wordings.items[i].id, id))
            return &b->wordings.items[i];
    return BL_PUSH(b->scratch, &b->wordings);
}

bl_status bl_wordings_read(bl_builder *builder, const bl_yaml *list, uint32_t source)
{
    const bl_yaml_reader reader = {builder->sources.items[source], builder->scratch, builder->diags};
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        raw_wording raw = {.id = BL_STR_NONE};
        const uint32_t errors = builder->diags->errors;
        BL_TRY(bl_schema_read(&reader, &schema, list->items[i], false, &raw, NULL));
        if (builder->diags->errors > errors)
            continue;
        bl_wording *slot = slot_of(builder, raw.id);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = (bl_wording){raw.id, raw.words.items, raw.words.count};
    }
    return BL_OK;
}

/* By word; a word that begins like another stands behind it. */
static int compare(const void *a, const void *b)
{
    const bl_wording_word *x = a, *y = b;
    int order = bl_str_compare(x->word, y->word);
    return order != 0 ? order : (x->group > y->group) - (x->group < y->group);
}

enum { ONE = 3, TWO = 6 }; /* bytes: a Han character, and two of them */

/* The bit of the filter for a text that begins with the first bytes of this one: ONE or TWO of them. */
static inline unsigned begin_bit(bl_str text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    uint64_t lead = (uint64_t)p[0] << 16 | (uint64_t)p[1] << 8 | p[2];
    if (len == TWO)
        lead |= (uint64_t)p[3] << 40 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 24 | UINT64_C(1) << 48;
    return (unsigned)(lead * UINT64_C(0x9E3779B97F4A7C15) >> 49);
}

static void mark_begin(bl_wordings *table, bl_str word)
{
    const unsigned bit = word.len < ONE ? 0 : begin_bit(word, word.len < TWO ? ONE : TWO);
    if (word.len < ONE)
        memset(table->begins, 0xFF, sizeof table->begins); /* it may begin anything */
    else
        table->begins[bit / 64] |= UINT64_C(1) << bit % 64;
}

static inline bool may_begin(const bl_wordings *table, bl_str text, size_t len)
{
    const unsigned bit = begin_bit(text, len);
    return (table->begins[bit / 64] >> bit % 64 & 1) != 0;
}

/* Ties the words of each group, in their order. */
static bl_status chain_groups(bl_wordings *table, bl_arena *arena, uint32_t groups)
{
    table->first = BL_NEW_ARRAY(arena, uint32_t, groups);
    if (table->first == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < groups; i++)
        table->first[i] = BL_WORDING_NONE;
    for (uint32_t i = table->words.count; i-- > 0;) {
        bl_wording_word *word = &table->words.items[i];
        word->next = table->first[word->group];
        table->first[word->group] = i;
    }
    return BL_OK;
}

bl_status bl_wordings_freeze(bl_builder *builder, const bl_wordings **out)
{
    bl_wordings *table = BL_NEW(builder->arena, bl_wordings);
    if (table == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t group = 0; group < builder->wordings.count; group++) {
        const bl_wording *wording = &builder->wordings.items[group];
        for (uint32_t i = 0; i < wording->word_count; i++) {
            bl_wording_word *slot = BL_PUSH(builder->arena, &table->words);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = (bl_wording_word){.word = bl_fold(builder->arena, wording->words[i]), .group = group};
            if (slot->word.ptr == NULL)
                return BL_ERROR_MEMORY;
            mark_begin(table, slot->word);
        }
    }
    bl_sort(table->words.items, table->words.count, sizeof *table->words.items, compare);
    *out = table;
    return chain_groups(table, builder->arena, builder->wordings.count);
}

/* The longest word of the table that text begins with; NULL. Words sort before those that they begin, so the last one that fits is the longest. */
static const bl_wording_word *longest(const bl_wordings *table, bl_str text)
{
    if (text.len >= ONE && !may_begin(table, text, ONE) && (text.len < TWO || !may_begin(table, text, TWO)))
        return NULL;
    uint32_t low = 0, high = table->words.count;
    while (low < high) { /* the first word behind text */
        uint32_t middle = low + (high - low) / 2;
        if (bl_str_compare(table->words.items[middle].word, text) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0) {
        bl_str word = table->words.items[--low].word;
        if (word.len > 0 && bl_str_begins(text, word))
            return &table->words.items[low];
        if (text.len == 0 || word.len == 0 || word.ptr[0] != text.ptr[0] || (word.len > 2 && text.len > 2 && memcmp(word.ptr, text.ptr, 3) != 0))
            return NULL; /* another first character */
    }
    return NULL;
}

typedef struct place {
    size_t begin, end;
    uint32_t group;
} place;

typedef struct speller {
    const bl_wordings *table;
    bl_arena *arena, *scratch;
    bl_str text;
    place places[PLACES_MAX];
    uint32_t count;
    bl_spellings *out;
} speller;

static bl_str join(bl_arena *arena, bl_str a, bl_str b, bl_str c)
{
    char *bytes = bl_arena_room(arena, a.len + b.len + c.len);
    if (bytes == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    const bl_str parts[] = {a, b, c};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].len > 0)
            memcpy(bytes + len, parts[i].ptr, parts[i].len);
        len += parts[i].len;
    }
    return (bl_str){bytes, len};
}

/* Adds the spellings of the text from its index-th place on; built is what stands before. */
static bl_status spell(const speller *s, uint32_t index, bl_str built, size_t copied)
{
    if (s->out->count >= SPELLINGS_MAX)
        return BL_OK;
    if (index == s->count || index == PLACES_MAX) {
        bl_str all = join(s->scratch, built, bl_str_slice(s->text, copied, s->text.len), BL_STR(""));
        if (all.ptr == NULL)
            return BL_ERROR_MEMORY;
        return bl_str_equal(all, s->text) ? BL_OK : push(s->scratch, s->out, bl_str_copy(s->arena, all));
    }
    const place *p = &s->places[index];
    for (uint32_t i = s->table->first[p->group]; i != BL_WORDING_NONE; i = s->table->words.items[i].next) {
        bl_str next = join(s->scratch, built, bl_str_slice(s->text, copied, p->begin), s->table->words.items[i].word);
        if (next.ptr == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(spell(s, index + 1, next, p->end));
    }
    return BL_OK;
}

bl_status bl_wordings_spell(const bl_wordings *wordings, bl_arena *arena, bl_arena *scratch, bl_str folded, bl_spellings *out)
{
    speller s = {.table = wordings, .arena = arena, .scratch = scratch, .text = folded, .out = out};
    for (size_t at = 0; wordings != NULL && wordings->words.count > 0 && at < folded.len && s.count < PLACES_MAX;) {
        if ((unsigned char)folded.ptr[at] < 0x80) {
            at++;
            continue;
        }
        const bl_wording_word *word = longest(wordings, bl_str_slice(folded, at, folded.len));
        if (word == NULL) {
            bl_utf8_next(folded, &at);
            continue;
        }
        s.places[s.count++] = (place){at, at + word->word.len, word->group};
        at += word->word.len;
    }
    return s.count == 0 ? BL_OK : spell(&s, 0, BL_STR(""), 0);
}
