/*
 * Writes the tables of facts/wordtables.h as C. Runs at build time, on the host.
 *
 *     words_make word_tables.c
 */
#include <stdio.h>
#include <stdlib.h>

#include "facts/date_words.h"
#include "facts/list_words.h"
#include "facts/number_words.h"
#include "facts/paper_names.h"
#include "facts/unit_words.h"
#include "facts/word_lists.h"
#include "facts/wordtables.h"

enum { MOST_WORDS = 4096, MOST_SLOTS = 4 * MOST_WORDS };
#define NO_WORD UINT32_MAX

/* A table in the making. */
typedef struct draft {
    bl_str words[MOST_WORDS];
    uint32_t values[MOST_WORDS];
    uint32_t count;
} draft;

static void fail(const char *what, const char *word)
{
    fprintf(stderr, "words_make: %s: %s\n", what, word);
    exit(1);
}

/* The value of the word, which is 0 where it is new. */
static uint32_t *value_of(draft *d, const char *text)
{
    const bl_str word = bl_str_of(text);
    if (word.len == 0 || word.len > BL_WORDTABLE_LONGEST)
        fail("a word of no length, or too long", text);
    for (uint32_t i = 0; i < d->count; i++)
        if (bl_str_equal(d->words[i], word))
            return &d->values[i];
    if (d->count == MOST_WORDS)
        fail("too many words", text);
    d->words[d->count] = word;
    return &d->values[d->count++];
}

static void add_list(draft *d, const char *const *list, uint32_t bit)
{
    for (; *list != NULL; list++)
        *value_of(d, *list) |= bit;
}

/* Files a word's length under its first character (or its last): alone where nothing else stands there, and beside all that may. */
static void file_length(uint32_t lengths[BL_WORDTABLE_EDGES], bl_str word, bool ends)
{
    char beside[2];
    lengths[ends ? bl_wordtable_last(word) : bl_wordtable_first(word)] |= UINT32_C(1) << word.len;
    if (word.len > 1)
        return;
    beside[ends ? 1 : 0] = word.ptr[0];
    for (unsigned c = 0; c < 256; c++) {
        beside[ends ? 0 : 1] = (char)c;
        lengths[ends ? bl_wordtable_last((bl_str){beside, 2}) : bl_wordtable_first((bl_str){beside, 2})] |= UINT32_C(1) << word.len;
    }
}

static void print_lengths(FILE *out, const draft *d, const char *table, bool ends)
{
    uint32_t lengths[BL_WORDTABLE_EDGES] = {0};
    for (uint32_t i = 0; i < d->count; i++)
        file_length(lengths, d->words[i], ends);
    fprintf(out, "static const uint32_t %s_%s[] = {", table, ends ? "ends" : "begins");
    for (unsigned i = 0; i < BL_WORDTABLE_EDGES; i++)
        fprintf(out, "%s0x%X,", i % 16 == 0 ? "\n" : " ", (unsigned)lengths[i]);
    fprintf(out, "\n};\n");
}

static void print_bits(FILE *out, const char *table, const char *what, const uint64_t *bits, size_t count)
{
    fprintf(out, "static const uint64_t %s_%s[] = {", table, what);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s0x%llX,", i % 8 == 0 ? "\n" : " ", (unsigned long long)bits[i]);
    fprintf(out, "\n};\n");
}

/* The letters of all words, one word behind the other. */
static void print_letters(FILE *out, const draft *d, const char *table)
{
    fprintf(out, "static const char %s_letters[] = {\n", table);
    for (uint32_t i = 0; i < d->count; i++) {
        const bl_str word = d->words[i];
        for (size_t k = 0; k < word.len; k++)
            fprintf(out, "'\\%03o', ", (unsigned)(unsigned char)word.ptr[k]);
        fprintf(out, "/* %s */\n", strchr(word.ptr, '/') != NULL || strchr(word.ptr, '*') != NULL ? "" : word.ptr);
    }
    fprintf(out, "};\n");
}

static void print_leads(FILE *out, const draft *d, const char *table)
{
    bool leads[256] = {false};
    for (uint32_t i = 0; i < d->count; i++)
        leads[(unsigned char)d->words[i].ptr[0]] = true;
    fprintf(out, "static const bool %s_leads[256] = {", table);
    for (unsigned i = 0; i < 256; i++)
        if (leads[i])
            fprintf(out, "[%u] = true, ", i);
    fprintf(out, "};\n");
}

static void print_openings(FILE *out, const draft *d, const char *table)
{
    static uint64_t openings[(1u << BL_WORDTABLE_OPENING_BITS) / 64];
    memset(openings, 0, sizeof openings);
    for (uint32_t i = 0; i < d->count; i++) {
        const unsigned opening = bl_wordtable_opening(bl_wordtable_four(d->words[i], 0));
        openings[opening / 64] |= UINT64_C(1) << opening % 64;
    }
    print_bits(out, table, "openings", openings, sizeof openings / sizeof *openings);
}

static void print_slots(FILE *out, const draft *d, const char *table, uint32_t mask)
{
    static bl_wordtable_word slots[MOST_SLOTS];
    static uint64_t filter[MOST_SLOTS / 8];
    size_t letters = 0;
    memset(slots, 0, sizeof slots);
    memset(filter, 0, sizeof filter);
    for (uint32_t i = 0; i < d->count; i++) {
        const bl_str word = d->words[i];
        const uint32_t hash = bl_wordtable_hash(word.ptr, word.len);
        const uint32_t filed = bl_wordtable_filed(hash, mask);
        uint32_t slot = hash & mask;
        filter[filed / 64] |= UINT64_C(1) << filed % 64;
        while (slots[slot].value != 0)
            slot = (slot + 1) & mask;
        if (letters > UINT16_MAX)
            fail("too many letters", table);
        slots[slot] = (bl_wordtable_word){d->values[i], (uint16_t)letters, (uint8_t)word.len, bl_wordtable_tag(hash)};
        letters += word.len;
    }
    print_bits(out, table, "filter", filter, (mask + 1) / 8);
    fprintf(out, "static const bl_wordtable_word %s_slots[] = {\n", table);
    for (uint32_t i = 0; i <= mask; i++)
        fprintf(out, "{0x%X, %u, %u, %u},\n", (unsigned)slots[i].value, (unsigned)slots[i].at, (unsigned)slots[i].len, (unsigned)slots[i].tag);
    fprintf(out, "};\n");
}

static void print_table(FILE *out, const draft *d, const char *table)
{
    uint32_t slots = 8;
    while (slots < d->count * 2)
        slots *= 2;
    print_letters(out, d, table);
    print_slots(out, d, table, slots - 1);
    print_lengths(out, d, table, false);
    print_lengths(out, d, table, true);
    print_leads(out, d, table);
    print_openings(out, d, table);
    fprintf(out, "const bl_wordtable %s = {%s_slots, %u, %s_letters, %s_filter, %s_begins, %s_ends, %s_leads, %s_openings};\n\n", table, table,
        (unsigned)(slots - 1), table, table, table, table, table, table);
}

static void print_pieces(FILE *out)
{
    static draft d;
    add_list(&d, title_words_han, BL_LIST_TITLE_HAN);
    add_list(&d, title_ends_han, BL_LIST_TITLE_END_HAN);
    add_list(&d, no_title_ends, BL_LIST_NO_TITLE_END);
    add_list(&d, title_words_latin, BL_LIST_TITLE_LATIN);
    add_list(&d, organization_words_han, BL_LIST_ORGANIZATION_HAN);
    add_list(&d, organization_ends_han, BL_LIST_ORGANIZATION_END_HAN);
    add_list(&d, organization_legal, BL_LIST_LEGAL);
    add_list(&d, organization_words_latin, BL_LIST_ORGANIZATION_LATIN);
    add_list(&d, department_ends_han, BL_LIST_DEPARTMENT_END_HAN);
    add_list(&d, department_words_latin, BL_LIST_DEPARTMENT_LATIN);
    add_list(&d, school_ends_han, BL_LIST_SCHOOL_END_HAN);
    add_list(&d, school_words_latin, BL_LIST_SCHOOL_LATIN);
    add_list(&d, college_words, BL_LIST_COLLEGE);
    add_list(&d, verbs_han, BL_LIST_VERB_HAN);
    add_list(&d, verbs_latin, BL_LIST_VERB_LATIN);
    add_list(&d, participles, BL_LIST_PARTICIPLE);
    add_list(&d, places, BL_LIST_PLACE);
    add_list(&d, place_ends, BL_LIST_PLACE_END);
    add_list(&d, sure_states, BL_LIST_SURE_STATE);
    print_table(out, &d, "bl_words_of_pieces");
}

static void print_durations(FILE *out)
{
    static draft d;
    add_list(&d, duration_counts, BL_LIST_DURATION_COUNT);
    add_list(&d, duration_units, BL_LIST_DURATION_UNIT);
    add_list(&d, duration_marks, BL_LIST_DURATION_MARK);
    print_table(out, &d, "bl_words_of_durations");
}

static void print_inside(FILE *out)
{
    static draft d;
    add_list(&d, title_words_han, BL_LIST_IN_TITLE_HAN);
    add_list(&d, organization_words_han, BL_LIST_IN_ORGANIZATION_HAN);
    add_list(&d, freelance_words, BL_LIST_IN_FREELANCE);
    add_list(&d, intern_words, BL_LIST_IN_INTERN);
    add_list(&d, part_time_words, BL_LIST_IN_PART_TIME);
    add_list(&d, break_words, BL_LIST_IN_BREAK);
    add_list(&d, open_words, BL_LIST_IN_OPEN);
    print_table(out, &d, "bl_words_inside_pieces");
}

/* Of equal words the first row counts. */
static void add_row(draft *d, const char *word, size_t row)
{
    uint32_t *value = value_of(d, word);
    *value = *value == 0 ? (uint32_t)row + 1 : *value;
}

#define PRINT_ROWS(rows, table)                                 \
    do {                                                        \
        static draft d;                                         \
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) \
            add_row(&d, rows[i].word, i);                       \
        print_table(out, &d, table);                            \
    } while (0)

static void print_numbers(FILE *out)
{
    static draft numbers;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add_row(&numbers, words[i].word, i);
    for (size_t i = 0; numerals[i] != NULL; i++)
        *value_of(&numbers, numerals[i]) |= BL_WORD_NUMERAL;
    print_table(out, &numbers, "bl_words_of_numbers");
    PRINT_ROWS(multipliers, "bl_words_of_multipliers");
    PRINT_ROWS(bounds, "bl_words_of_bounds");
    PRINT_ROWS(units_behind, "bl_words_of_units");
    PRINT_ROWS(units_before, "bl_words_before_units");
}

static void print_dates(FILE *out)
{
    static draft d;
    for (const month_name *m = month_names; m->name != NULL; m++)
        *value_of(&d, m->name) = m->month;
    add_list(&d, season_names, BL_WORD_SEASON);
    add_list(&d, present_words, BL_WORD_PRESENT);
    print_table(out, &d, "bl_words_of_dates");
}

static void print_lists(FILE *out)
{
    static draft d;
    add_list(&d, list_marks, BL_LIST_MARK);
    add_list(&d, joining_words, BL_LIST_JOINING_WORD);
    add_list(&d, list_openers, BL_LIST_OPENER);
    add_list(&d, list_closers, BL_LIST_CLOSER);
    print_table(out, &d, "bl_words_of_lists");
    static draft between;
    add_list(&between, list_marks, 1);
    add_list(&between, joining_words, 1);
    add_list(&between, list_fillers, 1);
    print_table(out, &between, "bl_words_between_items");
}

static void print_signs(FILE *out)
{
    static draft d;
    add_list(&d, orders_to_ignore, BL_WORD_IGNORE);
    add_list(&d, machines_addressed, BL_WORD_MACHINE);
    add_list(&d, verdicts, BL_WORD_VERDICT);
    add_list(&d, verdicts_on_this_one, BL_WORD_VERDICT_ON_THIS);
    add_list(&d, people_labels, BL_WORD_PEOPLE);
    add_list(&d, patent_signs, BL_WORD_PATENT);
    for (const month_name *m = month_names; m->name != NULL; m++)
        *value_of(&d, m->name) |= BL_WORD_DATE;
    add_list(&d, season_names, BL_WORD_DATE);
    add_list(&d, date_openings, BL_WORD_DATE);
    print_table(out, &d, "bl_words_of_signs");
}

static void print_list(FILE *out, const char *const *list, const char *table)
{
    draft *d = calloc(1, sizeof *d);
    if (d == NULL)
        fail("no memory", table);
    add_list(d, list, 1);
    print_table(out, d, table);
    free(d);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    FILE *out = fopen(argv[1], "w");
    if (out == NULL)
        fail("cannot write", argv[1]);
    fprintf(out, "/* Made by facts/words_make.c. */\n#include \"facts/wordtables.h\"\n\n");
    print_pieces(out);
    print_durations(out);
    print_inside(out);
    print_numbers(out);
    print_dates(out);
    print_lists(out);
    print_signs(out);
    print_list(out, advertisement_heads, "bl_words_of_advertisements");
    print_list(out, heading_fillers, "bl_words_in_headings");
    print_list(out, paper_names, "bl_names_of_papers");
    print_list(out, streets, "bl_words_of_streets");
    print_list(out, other_people, "bl_words_of_others");
    print_list(out, hobbies, "bl_words_of_hobbies");
    if (ferror(out) || fclose(out) != 0)
        fail("cannot write", argv[1]);
    return 0;
}
