#include "facts/spelling.h"

#include "facts/lists.h"
#include "text/slips.h"

typedef struct speller {
    bl_mentions *out;
    bl_document *document;
    const bl_vocabulary *vocabulary;
    uint32_t known, next; /* mentions that were found as written, and the first that ends behind the word in hand */
} speller;

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Does any rule know a word in the span? Spans come in rising order. */
static bool is_known(speller *s, bl_span span)
{
    while (s->next < s->known && s->out->list.items[s->next].end <= span.begin)
        s->next++;
    for (uint32_t i = s->next; i < s->known && s->out->list.items[i].begin < span.end; i++)
        if (s->out->list.items[i].end > span.begin)
            return true;
    return false;
}

/* May the item stand where a name is expected? A word that leads the list (`熟悉`, `using`) is a cue: the mention before it. */
static bool is_expected(const speller *s, uint32_t line, bl_span span)
{
    bl_span wide = span;
    if (s->next > 0 && s->out->list.items[s->next - 1].kind == BL_KIND_CUE) {
        const bl_mention *cue = &s->out->list.items[s->next - 1];
        bl_str gap = bl_str_slice((bl_str){s->document->folded.bytes, s->document->folded.len}, cue->end, span.begin);
        if (bl_str_trim(gap).len == 0 && cue->line == line)
            wide.begin = cue->begin;
    }
    if (wide.begin < span.begin && bl_list_closed(s->document, line, span))
        return true;
    if (s->out->skill_lines[line] && (bl_list_item(s->document, line, span) || bl_list_item(s->document, line, wide)))
        return true;
    return bl_list_enumerated(s->document, line, span) || (wide.begin < span.begin && bl_list_enumerated(s->document, line, wide));
}

#define CANDIDATES 8u

/* The term that the span was meant to be; BL_NONE where there is none, or several entries of one kind could be meant. Skills go before employers. */
static uint32_t meant(const speller *s, bl_span span)
{
    const bl_ruleset *rules = s->vocabulary->rules;
    uint32_t found[CANDIDATES], best = BL_NONE;
    if (bl_matcher_find(rules->lexicon.matcher, bl_document_folded(s->document, span), NULL, NULL) != UINT32_MAX)
        return BL_NONE; /* spelled well, but its context says that it is not meant here */
    uint32_t count = bl_slips_find(rules->slips, bl_document_folded(s->document, span), found, CANDIDATES);
    if (count > CANDIDATES)
        return BL_NONE;
    for (uint32_t kind = BL_KIND_SKILL; best == BL_NONE && kind < BL_KIND_COUNT; kind++)
        for (uint32_t i = 0; i < count; i++) {
            const bl_term *term = &rules->lexicon.terms[found[i]];
            if (rules->lexicon.entries[term->entry].kind != kind)
                continue;
            if (best != BL_NONE && rules->lexicon.terms[best].entry != term->entry)
                return BL_NONE;
            best = best == BL_NONE ? found[i] : best;
        }
    return best;
}

static bl_status try_span(speller *s, uint32_t line, bl_span span, bool *found)
{
    *found = false;
    if (is_known(s, span) || !is_expected(s, line, span))
        return BL_OK;
    uint32_t term = meant(s, span);
    if (term == BL_NONE)
        return BL_OK;
    const bl_ruleset *rules = s->vocabulary->rules;
    bl_mention *m = BL_PUSH(s->document->arena, &s->out->list);
    if (m == NULL)
        return BL_ERROR_MEMORY;
    uint32_t entry = rules->lexicon.terms[term].entry;
    *m = (bl_mention){.begin = span.begin, .end = span.end, .term = term, .entry = entry, .line = line,
                      .kind = rules->lexicon.entries[entry].kind, .slip = true, .listed = true};
    *found = true;
    return BL_OK;
}

/* The word that begins at offset, or an empty span. Runs of letters and digits; only those that begin with a letter are words. */
static bl_span word_at(const bl_document *document, uint32_t offset, uint32_t end)
{
    const char *bytes = document->folded.bytes;
    uint32_t i = offset;
    while (i < end && (is_letter(bytes[i]) || is_digit(bytes[i])))
        i++;
    return (bl_span){offset, i > offset && is_letter(bytes[offset]) ? i : offset};
}

static bl_status read_line(speller *s, uint32_t line)
{
    const bl_line *of = &s->document->lines.items[line];
    const char *bytes = s->document->folded.bytes;
    for (uint32_t i = of->begin; i < of->end;) {
        if (!is_letter(bytes[i]) && !is_digit(bytes[i])) {
            i++;
            continue;
        }
        bl_span word = word_at(s->document, i, of->end);
        bool found = false;
        if (word.end > word.begin && word.end + 1 < of->end && (bytes[word.end] == ' ' || bytes[word.end] == '-')) {
            bl_span second = word_at(s->document, word.end + 1, of->end); /* "Spirng Boot" */
            if (second.end > second.begin)
                BL_TRY(try_span(s, line, (bl_span){word.begin, second.end}, &found));
            if (found)
                word.end = second.end;
        }
        if (!found && word.end - word.begin >= BL_SLIP_MIN)
            BL_TRY(try_span(s, line, word, &found));
        i = word.end > i ? word.end : i + 1;
        while (i < of->end && word.end == word.begin && (is_letter(bytes[i]) || is_digit(bytes[i])))
            i++;
    }
    return BL_OK;
}

bl_status bl_spelling_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary)
{
    if (vocabulary->rules->slips == NULL)
        return BL_OK;
    speller s = {out, document, vocabulary, out->list.count, 0};
    for (uint32_t line = 0; line < document->lines.count; line++)
        BL_TRY(read_line(&s, line));
    return BL_OK;
}
