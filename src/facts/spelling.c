#include "facts/spelling.h"

#include "facts/lists.h"
#include "text/bits.h"
#include "text/slips.h"
#include "text/stem.h"

typedef struct speller {
    bl_mentions *out;
    bl_document *document;
    const bl_vocabulary *vocabulary;
    uint32_t known, next; /* mentions that were found as written, and the first that ends behind the word in hand */
    uint32_t last_end;    /* where the last word ended that is known or meant */
    uint32_t run;         /* of the folded text: at the word in hand, or before it */
    uint32_t closed_end;  /* the last place that was asked whether a piece ends there, */
    bool closed;          /* and the answer: a pair of words ends where its second word does */
} speller;

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- what stands around a word ---- */

/* The kinds of the rules' words that overlap the span, as bits 1 << kind. It must not begin before the word in hand. */
static unsigned known_kinds(const speller *s, bl_span span)
{
    unsigned kinds = 0;
    for (uint32_t i = s->next; i < s->known && s->out->list.items[i].begin < span.end; i++)
        if (s->out->list.items[i].end > span.begin)
            kinds |= 1u << s->out->list.items[i].kind;
    return kinds;
}

/* Is the letter at the folded offset a capital in the document? It stands at the word in hand or near it. */
static bool is_capital(const speller *s, uint32_t offset)
{
    const bl_fold_run *run = &s->document->folded.runs.items[s->run];
    while (run->folded > offset)
        run--;
    while (run->folded_end <= offset)
        run++;
    const uint32_t source = run->source + (run->linear ? offset - run->folded : 0);
    const char letter = source < run->source_end ? s->document->text.text.ptr[source] : 'a';
    return letter >= 'A' && letter <= 'Z';
}

/* Does Chinese touch the span: Kakfa消息队列, 用kakfa? A Latin word in it is a name, whatever its case. */
static bool touches_han(const bl_document *document, const bl_line *line, bl_span span)
{
    const char *bytes = document->folded.bytes;
    return (span.begin > line->begin && (unsigned char)bytes[span.begin - 1] >= 0xE3) || (span.end < line->end && (unsigned char)bytes[span.end] >= 0xE3) ||
           (span.begin > line->begin + 2 && (unsigned char)bytes[span.begin - 1] >= 0x80 && (unsigned char)bytes[span.begin - 3] >= 0xE3);
}

/* May it be a name in running text: Chinese touches it, or it has a capital letter in the middle of a sentence, and no other unknown capital beside it,
 * as the names of people and companies have? */
static bool is_name_like(speller *s, const bl_line *line, bl_span span)
{
    const bl_document *document = s->document;
    const char *bytes = document->folded.bytes;
    if (touches_han(document, line, span))
        return true;
    if (!is_capital(s, span.begin))
        return false;
    uint32_t before = span.begin, after = span.end;
    while (before > line->begin && bytes[before - 1] == ' ')
        before--;
    if (before == line->begin || !(is_letter(bytes[before - 1]) || is_digit(bytes[before - 1]) || strchr(",/&+", bytes[before - 1]) != NULL))
        return false;
    uint32_t word = before;
    while (word > line->begin && (is_letter(bytes[word - 1]) || is_digit(bytes[word - 1])))
        word--;
    if (word < before && is_capital(s, word) && s->last_end != before)
        return false;
    while (after < line->end && bytes[after] == ' ')
        after++;
    if (after == line->end || !is_letter(bytes[after]) || !is_capital(s, after))
        return true;
    uint32_t end = after;
    while (end < line->end && is_letter(bytes[end]))
        end++;
    for (uint32_t i = s->next; i < s->known && s->out->list.items[i].begin < end; i++)
        if (s->out->list.items[i].end > after)
            return true;
    return false;
}

/* Does an item end here, or a piece? Nothing else is where a name is expected. */
static bool is_closed(speller *s, uint32_t line, bl_span span)
{
    if (s->closed_end != span.end) {
        s->closed_end = span.end;
        s->closed = bl_list_closed(s->document, line, span);
    }
    return s->closed;
}

/* May the item, behind which a piece ends, stand where a name is expected? A word that leads the list (`熟悉`, `using`) is a cue: the mention before it. */
static bool is_expected(const speller *s, uint32_t line, bl_span span)
{
    bl_span wide = span;
    if (s->next > 0 && s->out->list.items[s->next - 1].kind == BL_KIND_CUE) {
        const bl_mention *cue = &s->out->list.items[s->next - 1];
        bl_str gap = bl_str_slice((bl_str){s->document->folded.bytes, s->document->folded.len}, cue->end, span.begin);
        if (bl_str_trim(gap).len == 0 && cue->line == line)
            wide.begin = cue->begin;
    }
    if (wide.begin < span.begin)
        return true;
    if (s->out->skill_lines[line] && (bl_list_item(s->document, line, span) || bl_list_item(s->document, line, wide)))
        return true;
    return bl_list_enumerated(s->document, line, span) || (wide.begin < span.begin && bl_list_enumerated(s->document, line, wide));
}

#define CANDIDATES 8u

/* Words that rules/frequencies.yaml does not have, and names of people and places, that are a slip away from the name of a product, but are meant as they stand. In order. */
static const char *const look_alikes[] = {"admission", "admissions", "adobe", "alert", "ample", "apollon", "ascend", "beaver", "bender", "builder", "cobra",
    "compiles", "consult", "container", "containers", "cortex", "costa", "cracking", "craft", "crafting", "dagger", "dancer", "deprecation", "derivative",
    "dispatched", "elias", "embers", "exposed", "fabric", "farmer", "fiddle", "firework", "fisher", "gating", "grade", "grades", "halcyon", "hoisting",
    "iconic", "informatics", "inventory", "isabella", "janusz", "julian", "khronos", "linker", "linus", "liter", "locus", "logan", "marco", "materialized",
    "maxim", "maximov", "mental", "meter", "meters", "minion", "minions", "mitigation", "modus", "native", "nests", "notions", "omega", "openai", "opener",
    "pedantic", "pinto", "pneumatic", "polar", "polaris", "posed", "preston", "principe", "prolong", "quarks", "quart", "quest", "quotation", "redact",
    "redesign", "resent", "reservation", "reset", "robert", "rocket", "router", "sahana", "scalar", "shade", "simulation", "simulations", "slang", "slick",
    "socks", "solidify", "sphere", "spice", "sponsor", "stack", "strap", "streamer", "strips", "structs", "studio", "supernet", "swing", "sword", "synopsis",
    "thread", "threads", "torino", "transformed", "typeform", "vanish", "vertex", "vertical", "wildly"};

static bool is_look_alike(bl_str word)
{
    size_t low = 0, high = sizeof look_alikes / sizeof *look_alikes;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = bl_str_compare(bl_str_of(look_alikes[middle]), word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Are the letters the same, white space and hyphens aside: "Java Script"? */
static bool same_letters(bl_str a, bl_str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.len && (a.ptr[i] == ' ' || a.ptr[i] == '-' || a.ptr[i] == '_'))
            i++;
        while (k < b.len && (b.ptr[k] == ' ' || b.ptr[k] == '-' || b.ptr[k] == '_'))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (a.ptr[i] != b.ptr[k])
            return false;
    }
}

/* Where a word stands, and so what it may be meant for. */
typedef enum place { IN_LIST, IN_PROSE } place;

/* May the word be meant for the term there? In running text only for the name of a product, which begins with the same letter. */
static bool may_mean(const bl_term *term, bl_str word, place where)
{
    if (where == IN_LIST)
        return true;
    bool capital = false;
    for (size_t i = 0; i < term->text.len; i++)
        capital |= term->text.ptr[i] >= 'A' && term->text.ptr[i] <= 'Z';
    return capital && term->folded.len > 0 && term->folded.ptr[0] == word.ptr[0];
}

/* The terms that a span is a slip of the pen away from, wherever it stands. */
typedef struct slips {
    bl_str word;
    uint32_t terms[CANDIDATES], count;
} slips;

/* False where there are none, or too many to tell. */
static bool find_slips(slips *out, const speller *s, bl_span span)
{
    out->word = bl_document_folded(s->document, span);
    out->count = bl_slips_find(s->vocabulary->rules->slips, out->word, out->terms, CANDIDATES);
    return out->count > 0 && out->count <= CANDIDATES;
}

/* Does the word stand somewhere in the rules: an ordinary word, which they have in another name? */
static bool is_spelled_well(const speller *s, bl_span span) { return bl_map_get(s->vocabulary->rules->words, bl_document_folded(s->document, span)) != NULL; }

/* Does the rules' list of frequent words have it: "serves", a slip away from Seres? */
static bool is_frequent(const bl_ruleset *rules, bl_str word)
{
    bl_stem stem;
    bl_stem_of(&stem, word);
    return bl_map_get(&rules->rarity, (bl_str){stem.bytes, stem.stem}) != NULL;
}

/* The term that was meant; BL_NONE where there is none, or several entries of one kind could be meant. Skills go before employers. */
static uint32_t meant(const speller *s, const slips *found, place where)
{
    const bl_ruleset *rules = s->vocabulary->rules;
    uint32_t best = BL_NONE;
    if (is_look_alike(found->word) || is_frequent(rules, found->word) || bl_map_get(rules->words, found->word) != NULL)
        return BL_NONE; /* an ordinary word, or one that is known to look like a name */
    if (bl_matcher_find(rules->lexicon.matcher, found->word, NULL, NULL) != UINT32_MAX)
        return BL_NONE; /* spelled well, but its context says that it is not meant here */
    uint32_t kinds = where == IN_LIST ? BL_KIND_COUNT : BL_KIND_SKILL + 1;
    for (uint32_t kind = BL_KIND_SKILL; best == BL_NONE && kind < kinds; kind++)
        for (uint32_t i = 0; i < found->count; i++) {
            const bl_term *term = &rules->lexicon.terms[found->terms[i]];
            if (rules->lexicon.entries[term->entry].kind != kind || !may_mean(term, found->word, where))
                continue;
            if (best != BL_NONE && rules->lexicon.terms[best].entry != term->entry)
                return BL_NONE;
            best = best == BL_NONE ? found->terms[i] : best;
        }
    return best;
}

static bool add(speller *s, uint32_t line, bl_span span, uint32_t term)
{
    const bl_ruleset *rules = s->vocabulary->rules;
    bl_mention *m = BL_PUSH(s->document->arena, &s->out->list);
    if (m == NULL)
        return false;
    uint32_t entry = rules->lexicon.terms[term].entry;
    *m = (bl_mention){.begin = span.begin,
        .end = span.end,
        .term = term,
        .entry = entry,
        .line = line,
        .kind = rules->lexicon.entries[entry].kind,
        .slip = true,
        .listed = true};
    return true;
}

static bl_status try_word(speller *s, uint32_t line, bl_span span, bool *found)
{
    *found = false;
    if (known_kinds(s, span) != 0) {
        s->last_end = span.end;
        return BL_OK;
    }
    const bool closed = is_closed(s, line, span); /* the questions in order of their price */
    slips close;
    if ((!closed && !is_name_like(s, &s->document->lines.items[line], span)) || is_spelled_well(s, span) || !find_slips(&close, s, span))
        return BL_OK;
    const bool expected = closed && is_expected(s, line, span);
    if (!expected && closed && !is_name_like(s, &s->document->lines.items[line], span))
        return BL_OK;
    const uint32_t term = meant(s, &close, expected ? IN_LIST : IN_PROSE);
    if (term == BL_NONE)
        return BL_OK;
    if (!add(s, line, span, term))
        return BL_ERROR_MEMORY;
    *found = true;
    s->last_end = span.end;
    return BL_OK;
}

#define NAMES ((1u << BL_KIND_SKILL) | (1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL) | (1u << BL_KIND_CERTIFICATE) | (1u << BL_KIND_TITLE))

/* Two words that are one name with a slip ("Spirng Boot", "React Natvie"), or with a blank too many ("Java Script"): then what stood in it, such as
 * Java, is not meant. */
static bl_status try_pair(speller *s, uint32_t line, bl_span first, bl_span second, bool *found)
{
    bl_span span = {first.begin, second.end};
    const bl_line *of = &s->document->lines.items[line];
    *found = false;
    const bool name = is_capital(s, first.begin) && is_capital(s, second.begin);
    const bool known_first = (known_kinds(s, first) & NAMES) != 0, known_second = (known_kinds(s, second) & NAMES) != 0;
    if ((known_first && known_second) || (!name && (known_first || known_second)))
        return BL_OK;
    const bool closed = is_closed(s, line, span), likely = name || touches_han(s->document, of, span);
    slips close;
    if ((!likely && !closed) || !find_slips(&close, s, span))
        return BL_OK;
    const bool expected = closed && is_expected(s, line, span);
    if (!likely && !expected)
        return BL_OK;
    const uint32_t term = meant(s, &close, name || !expected ? IN_PROSE : IN_LIST);
    if (term == BL_NONE)
        return BL_OK;
    const bl_term *as = &s->vocabulary->rules->lexicon.terms[term];
    bool joined = same_letters(as->folded, bl_document_folded(s->document, span));
    if ((known_first || known_second) && !joined && memchr(as->folded.ptr, ' ', as->folded.len) == NULL)
        return BL_OK;
    for (uint32_t i = s->next; i < s->known && s->out->list.items[i].begin < span.end; i++)
        if (s->out->list.items[i].begin >= span.begin && s->out->list.items[i].end <= span.end && s->out->list.items[i].kind == BL_KIND_SKILL)
            s->out->list.items[i].entry = BL_NO_ENTRY; /* dropped when all is read */
    if (!add(s, line, span, term))
        return BL_ERROR_MEMORY;
    *found = true;
    s->last_end = span.end;
    return BL_OK;
}

/* The word in hand, and the one behind it where a single character parts the two: "Spirng Boot". */
static bl_status read_word(speller *s, uint32_t line, bl_span word, bl_span second, bool *found)
{
    *found = false;
    while (s->next < s->known && s->out->list.items[s->next].end <= word.begin)
        s->next++;
    while (s->document->folded.runs.items[s->run].folded_end <= word.begin)
        s->run++;
    if (second.end > second.begin && word.end > word.begin + 1 && second.end - word.begin > BL_SLIP_MIN)
        BL_TRY(try_pair(s, line, word, second, found));
    return *found || word.end - word.begin < BL_SLIP_MIN ? BL_OK : try_word(s, line, word, found);
}

/* Runs of letters and digits; those that begin with a letter are words. */
static bl_status read_text(speller *s)
{
    const uint32_t len = s->document->folded.len;
    const char *bytes = s->document->folded.bytes;
    bl_bits_words words;
    BL_TRY(bl_bits_words_of(&words, s->document->arena, (bl_str){bytes, len}));
    uint32_t line = 0, begin = bl_bits_next(&words, 0, len, true);
    while (begin < len) {
        const bl_span word = {begin, bl_bits_next(&words, begin, len, false)};
        begin = bl_bits_next(&words, word.end, len, true);
        if (!is_letter(bytes[word.begin]))
            continue;
        while (s->document->lines.items[line].end < word.end)
            line++;
        bl_span second = {begin, begin};
        if (begin == word.end + 1 && begin < len && (bytes[word.end] == ' ' || bytes[word.end] == '-') && is_letter(bytes[begin]))
            second.end = bl_bits_next(&words, begin, len, false);
        bool found;
        BL_TRY(read_word(s, line, word, second, &found));
        if (found && s->last_end == second.end)
            begin = bl_bits_next(&words, second.end, len, true); /* both are one name */
    }
    return BL_OK;
}

bl_status bl_spelling_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary, uint32_t *added)
{
    *added = out->list.count;
    if (vocabulary->rules->slips == NULL)
        return BL_OK;
    speller s = {.out = out, .document = document, .vocabulary = vocabulary, .known = out->list.count, .closed_end = BL_NONE};
    BL_TRY(read_text(&s));
    if (out->list.count == s.known)
        return BL_OK;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->list.count; i++) {
        if (i == s.known)
            *added = kept;
        if (out->list.items[i].entry != BL_NO_ENTRY)
            out->list.items[kept++] = out->list.items[i];
    }
    out->list.count = kept;
    return BL_OK;
}
