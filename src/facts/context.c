#include "facts/context.h"

/* Latin words of up to so many letters must end where a word ends, too: "C" is not in "compressor". */
#define SHORT_WORD 3u

static bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

static unsigned pair_of(const char *p) { return ((unsigned char)p[0] * 37u + (unsigned char)p[1] * 5u) % 1024u; }

static void look_through(bl_context_text *out, bl_str text)
{
    *out = (bl_context_text){.text = text};
    for (size_t i = 0; i + 1 < text.len; i++) {
        const unsigned pair = pair_of(text.ptr + i);
        out->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
    }
}

static bool has_pair(const bl_context_text *t, const char *at) { return (t->pairs[pair_of(at) / 64] >> pair_of(at) % 64 & 1) != 0; }

/* A word stands in a text only where its pairs do. */
static bool may_hold(const bl_context_text *t, bl_str word) { return word.len < 2 || (has_pair(t, word.ptr) && has_pair(t, word.ptr + word.len - 2)); }

static bool holds(bl_str text, bl_str word)
{
    bool latin = is_latin(word.ptr[0]), whole = latin && word.len <= SHORT_WORD;
    for (size_t at = bl_str_find(text, word, 0); at != SIZE_MAX; at = bl_str_find(text, word, at + 1)) {
        size_t end = at + word.len;
        if ((!latin || at == 0 || !is_latin(text.ptr[at - 1])) &&
            (!whole || end == text.len || !(is_latin(text.ptr[end]) || strchr("-+#", text.ptr[end]) != NULL)))
            return true;
    }
    return false;
}

bool bl_context_any(const bl_str *words, uint32_t count, bl_str text)
{
    for (uint32_t i = 0; i < count; i++)
        if (words[i].len > 0 && holds(text, words[i]))
            return true;
    return false;
}

bool bl_context_any_of(const bl_str *words, uint32_t count, bl_str text, bl_context_text *asked)
{
    enum { FEW = 2 }; /* words that are looked for one by one: the pairs would cost more */
    const bool known = asked->text.ptr == text.ptr && asked->text.len == text.len;
    if (count <= FEW && !known)
        return bl_context_any(words, count, text);
    if (!known)
        look_through(asked, text);
    for (uint32_t i = 0; i < count; i++)
        if (words[i].len > 0 && may_hold(asked, words[i]) && holds(text, words[i]))
            return true;
    return false;
}

bool bl_context_follows(const bl_str *words, uint32_t count, bl_str text)
{
    size_t begin = 0;
    while (begin < text.len && (text.ptr[begin] == ' ' || text.ptr[begin] == '\t'))
        begin++;
    text = bl_str_slice(text, begin, text.len);
    for (uint32_t i = 0; i < count; i++) {
        bl_str word = words[i];
        if (word.len > 0 && bl_str_begins(text, word) && !(is_latin(word.ptr[word.len - 1]) && text.len > word.len && is_latin(text.ptr[word.len])))
            return true;
    }
    return false;
}

bool bl_context_precedes(const bl_str *words, uint32_t count, bl_str text)
{
    while (text.len > 0 && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t'))
        text.len--;
    for (uint32_t i = 0; i < count; i++) {
        bl_str word = words[i];
        if (word.len > 0 && bl_str_ends(text, word) && !(is_latin(word.ptr[0]) && text.len > word.len && is_latin(text.ptr[text.len - word.len - 1])))
            return true;
    }
    return false;
}

static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool bl_context_exact(const bl_document *document, bl_span at, bl_str alias)
{
    bl_str written = bl_source_slice(&document->text, bl_document_origin(document, at));
    size_t i = 0;
    for (size_t k = 0; k < alias.len; k++) {
        if (!is_ascii_letter(alias.ptr[k]))
            continue;
        while (i < written.len && !is_ascii_letter(written.ptr[i]))
            i++;
        if (i >= written.len || written.ptr[i] != alias.ptr[k])
            return false;
        i++;
    }
    return true;
}
