/*
 * The matcher against a slow one that follows the words of text/matcher.h: every pattern is written out in all its
 * forms, every form is tried at every token, and the boundary rules look at code points.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/matcher.h"

enum { MAX_TEXT = 400, MAX_FORMS = 1200, MAX_ITEMS = 16, MAX_ITEM = 48, MAX_HITS = 20000 };

typedef struct item {
    char bytes[MAX_ITEM];
    char kind;            /* 'w' word, 'h' Han, 'm' mark, 'g' gap, 'b' break */
    unsigned first, last; /* code points [first, last) of the text */
} item;

typedef struct items {
    item list[MAX_TEXT];
    unsigned count;
} items;

typedef struct form {
    char list[MAX_ITEMS][MAX_ITEM];
    unsigned count;
    uint32_t value;
} form;

static uint32_t cps[MAX_TEXT + 2]; /* of the text that is scanned */
static uint32_t offsets[MAX_TEXT + 2];
static unsigned cp_count;
static form forms[MAX_FORMS];
static unsigned form_count;
static bl_hit naive[MAX_HITS];
static unsigned naive_count;

static char class_of(uint32_t c)
{
    if (c == '\n' || c == '\r' || c == '\t' || c == 0)
        return 'b';
    if (c == ' ')
        return ' ';
    if (c == '-' || c == '_')
        return '-';
    return bl_is_han(c) ? 'h' : bl_is_word(c) ? 'w' : 'm';
}

/* Class of the code point at i; 'b' outside of the text. */
static char at(long i) { return i < 0 || i >= (long)cp_count ? 'b' : class_of(cps[i]); }

static uint32_t cp(long i) { return i < 0 || i >= (long)cp_count ? 0 : cps[i]; }

static void decode(bl_str s)
{
    cp_count = 0;
    for (size_t i = 0; i < s.len;) {
        offsets[cp_count] = (uint32_t)i;
        cps[cp_count++] = bl_utf8_next(s, &i);
        assert_true(cp_count < MAX_TEXT);
    }
    offsets[cp_count] = (uint32_t)s.len;
}

static bool joined(char c) { return c != 'b' && c != ' ' && c != '-'; }

static void itemize(items *out, bl_str s)
{
    decode(s);
    out->count = 0;
    for (unsigned i = 0; i < cp_count;) {
        item *it = &out->list[out->count++];
        unsigned end = i + 1;
        char c = at(i);
        it->kind = c;
        if (c == 'w' || c == ' ')
            while (at(end) == c)
                end++;
        if (c == ' ')
            it->kind = 'g';
        if (c == '-')
            it->kind = joined(at((long)i - 1)) && joined(at(end)) ? 'g' : 'm';
        it->first = i;
        it->last = end;
        size_t len = offsets[end] - offsets[i];
        assert_true(len < MAX_ITEM);
        memcpy(it->bytes, s.ptr + offsets[i], len);
        it->bytes[len] = '\0';
        if (it->kind == 'g')
            strcpy(it->bytes, " ");
        i = end;
    }
}

static void add_forms(bl_str pattern, uint32_t value)
{
    static items parts, raw;
    bool gap[MAX_TEXT] = {false}, choice[MAX_TEXT] = {false};
    itemize(&raw, pattern);
    parts.count = 0;
    bool pending = false;
    for (unsigned i = 0; i < raw.count; i++) {
        if (raw.list[i].kind == 'g' || raw.list[i].kind == 'b') {
            pending = true;
            continue;
        }
        gap[parts.count] = pending && parts.count > 0;
        pending = false;
        parts.list[parts.count++] = raw.list[i];
    }
    unsigned choices = 0;
    for (unsigned i = 1; i < parts.count; i++) {
        char a = parts.list[i - 1].kind, b = parts.list[i].kind;
        choice[i] = choices < 4 && (gap[i] || (a == 'h' && b == 'w') || (a == 'w' && b == 'h'));
        choices += choice[i];
    }
    for (unsigned mask = 0; parts.count > 0 && mask < 1u << choices; mask++) {
        form *f = &forms[form_count++];
        assert_true(form_count < MAX_FORMS);
        *f = (form){.value = value};
        unsigned bit = 0;
        for (unsigned i = 0; i < parts.count; i++) {
            bool here = choice[i] ? (mask >> bit++ & 1) != 0 : gap[i];
            if (here)
                strcpy(f->list[f->count++], " ");
            if (i > 0 && !here && parts.list[i - 1].kind == 'w' && parts.list[i].kind == 'w')
                strcat(f->list[f->count - 1], parts.list[i].bytes);
            else
                strcpy(f->list[f->count++], parts.list[i].bytes);
        }
    }
}

static bool digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool brand(long ampersand)
{
    long left = 0, right = 0;
    while (at(ampersand - 1 - left) == 'w')
        left++;
    while (at(ampersand + 1 + right) == 'w')
        right++;
    return (left == 1 && right >= 1 && right <= 2) || (left == 2 && right == 1);
}

static bool begins_well(long i, char kind, bool single)
{
    uint32_t before = cp(i - 1), further = cp(i - 2);
    bool word_further = at(i - 2) == 'w';
    if (kind == 'm' && cp(i) == '.')
        return at(i - 1) != 'w';
    if (kind != 'w')
        return true;
    if (before == '.' && !(digit(further) || further == ')' || further == '.'))
        return false;
    if ((before == '+' && further == '+') || (before == '@' && word_further) || (before == '&' && brand(i - 1)))
        return false;
    return !(single && word_further && (before == '-' || before == '_' || before == '\''));
}

static bool ends_well(long i, char kind, bool single, bool versioned)
{
    if (kind != 'w')
        return true;
    while (versioned && cp(i) == '.') {
        long j = i + 1;
        if (cp(j) == 'x')
            j++;
        else
            while (digit(cp(j)))
                j++;
        if (j == i + 1 || at(j) == 'w')
            break;
        i = j;
    }
    uint32_t next = cp(i);
    if (next == '#')
        return false;
    if (next == '+') {
        long j = i + 1;
        while (cp(j) == ' ')
            j++;
        return at(j) == 'w' || at(j) == 'h';
    }
    if (next == '.' && at(i + 1) == 'w' && !digit(cp(i + 1)))
        return false;
    if (next == '@' && at(i + 1) == 'w')
        return false;
    if (next == '&' && brand(i))
        return false;
    return !(single && (next == '-' || next == '_') && at(i + 1) == 'w');
}

typedef struct variant {
    char bytes[MAX_ITEM];
    size_t cut; /* bytes that the hit leaves out at the end */
    bool versioned;
} variant;

static bool ends_in(const char *s, const char *end)
{
    size_t a = strlen(s), b = strlen(end);
    return a >= b && strcmp(s + a - b, end) == 0;
}

static void add_variant(variant *list, unsigned *count, const char *bytes, size_t len, size_t cut, bool versioned)
{
    variant *v = &list[(*count)++];
    *v = (variant){.cut = cut, .versioned = versioned};
    memcpy(v->bytes, bytes, len);
}

static unsigned variants_of(variant *list, const item *it)
{
    unsigned count = 0;
    size_t len = strlen(it->bytes), digits = 0;
    add_variant(list, &count, it->bytes, len, 0, false);
    if (it->kind != 'w')
        return count;
    while (digits < len && digit((unsigned char)it->bytes[len - 1 - digits]))
        digits++;
    if (digits >= 1 && digits <= 4 && len - digits >= 2 && !digit((unsigned char)it->bytes[0])) {
        add_variant(list, &count, it->bytes, len - digits, digits, true);
        if (it->bytes[len - digits - 1] == 'v' && len - digits > 2)
            add_variant(list, &count, it->bytes, len - digits - 1, digits + 1, true);
    }
    if (ends_in(it->bytes, "s") && !ends_in(it->bytes, "ss") && len >= 4) {
        add_variant(list, &count, it->bytes, len - 1, 1, false);
        static const char *const hissing[] = {"ses", "xes", "zes", "ches", "shes"};
        for (unsigned i = 0; i < 5 && len >= 5; i++)
            if (ends_in(it->bytes, hissing[i]))
                add_variant(list, &count, it->bytes, len - 2, 2, false);
        if (ends_in(it->bytes, "ies") && len >= 5) {
            add_variant(list, &count, it->bytes, len - 2, 0, false);
            list[count - 1].bytes[len - 3] = 'y';
        }
    }
    return count;
}

static bool follow(const items *text, unsigned index, const unsigned *active, unsigned active_count, unsigned k, unsigned start)
{
    if (index >= text->count || text->list[index].kind == 'b')
        return false;
    const item *it = &text->list[index];
    variant variants[6];
    unsigned variant_count = variants_of(variants, it);
    for (unsigned v = 0; v < variant_count; v++) {
        unsigned *rest = malloc(sizeof *rest * (active_count + 1)), rest_count = 0;
        bool found = false;
        uint32_t begin = offsets[text->list[start].first], end = offsets[it->last] - (uint32_t)variants[v].cut;
        bool single = text->list[start].kind == 'w' && end - begin == 1;
        assert_non_null(rest);
        for (unsigned i = 0; i < active_count; i++) {
            const form *f = &forms[active[i]];
            if (strcmp(f->list[k], variants[v].bytes) != 0)
                continue;
            if (f->count > k + 1) {
                rest[rest_count++] = active[i];
            } else if (begins_well((long)text->list[start].first, text->list[start].kind, single) &&
                       ends_well((long)it->last, it->kind, single, variants[v].versioned)) {
                found = true;
                naive[naive_count++] = (bl_hit){begin, end, f->value};
                assert_true(naive_count < MAX_HITS);
            }
        }
        if (rest_count > 0)
            found |= follow(text, index + 1, rest, rest_count, k + 1, start);
        free(rest);
        if (found)
            return true;
    }
    return false;
}

static int by_place(const void *a, const void *b)
{
    const bl_hit *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

static void scan_naively(bl_str folded)
{
    static items text;
    unsigned all[MAX_FORMS];
    for (unsigned i = 0; i < form_count; i++)
        all[i] = i;
    itemize(&text, folded);
    naive_count = 0;
    for (unsigned i = 0; i < text.count; i++)
        if (text.list[i].kind != 'g')
            follow(&text, i, all, form_count, 0, i);
    qsort(naive, naive_count, sizeof *naive, by_place);
}

static const char *const pieces[] = {"a", "b", "ab", "c", "C", "r", "Go", "Java", "spring", "Boot", "index", "strategy", "box", "é", "п", "п", "가", "ア", "消",
    "息", "队", "開", "言", "端", " ", " ", " ", "  ", "-", "-", "_", "+", "+", "++", "#", ".", ".", "&", "@", "/", "'", "’", "(", ")", "、", "，", "\n", "\t",
    "3", "12", "8", "v1", "s", "s", "es", "ies", "x", ".x", "。", "😀", "Ⅷ", "　", "𠀀"};

static bl_str random_text(bl_arena *arena, unsigned most)
{
    bl_str out = BL_STR("");
    for (unsigned i = 0, count = 1 + (unsigned)rand() % most; i < count; i++)
        out = bl_str_format(arena, "%.*s%s", BL_STR_ARG(out), pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
    return out;
}

static void complain(bl_str text, const bl_pattern *patterns, const bl_hits *hits)
{
    print_error("text: [%.*s]\n", BL_STR_ARG(text));
    for (uint32_t i = 0; i < hits->list.count; i++)
        print_error("  matcher %u..%u [%.*s]\n", hits->list.items[i].begin, hits->list.items[i].end, BL_STR_ARG(patterns[hits->list.items[i].value].folded));
    for (uint32_t i = 0; i < naive_count; i++)
        print_error("  naive   %u..%u [%.*s]\n", naive[i].begin, naive[i].end, BL_STR_ARG(patterns[naive[i].value].folded));
}

static void agrees_with_a_naive_matcher(void **state)
{
    (void)state;
    bl_arena *arena;
    unsigned total = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, 256u << 20), BL_OK);
    srand(2024);
    for (unsigned round = 0; round < 400; round++) {
        bl_arena_reset(arena);
        bl_pattern patterns[40];
        form_count = 0;
        for (uint32_t i = 0; i < 40; i++) {
            patterns[i] = (bl_pattern){bl_fold(arena, random_text(arena, i % 4 == 0 ? 9 : 4)), i};
            add_forms(patterns[i].folded, i);
        }
        bl_matcher *matcher;
        assert_int_equal(bl_matcher_build(&matcher, arena, arena, patterns, 40), BL_OK);
        for (unsigned t = 0; t < 40; t++) {
            bl_str source = random_text(arena, 40);
            bl_folded folded;
            bl_hits hits = {0};
            assert_int_equal(bl_folded_open(&folded, arena, 16), BL_OK);
            assert_int_equal(bl_folded_append(&folded, source, (bl_span){0, (uint32_t)source.len}), BL_OK);
            assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){0, folded.len}), BL_OK);
            scan_naively((bl_str){folded.bytes, folded.len});
            bool same = hits.list.count == naive_count;
            for (unsigned i = 0; same && i < naive_count; i++)
                same = by_place(&hits.list.items[i], &naive[i]) == 0;
            if (!same)
                complain((bl_str){folded.bytes, folded.len}, patterns, &hits);
            assert_true(same);
            total += naive_count;
        }
    }
    assert_true(total > 10000); /* the texts do hold matches */
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_a_naive_matcher)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
