/*
 * Writes the table of src/text/variants.c: from Traditional to Simplified characters, out of OpenCC's dictionary
 * TSCharacters in its text form
 * ("traditional<TAB>simplified[ another...]", a line a character; `opencc_dict -f ocd2 -t text` makes it). Runs at
 * build time, on the host.
 *
 *     variants_make TSCharacters.txt variants.inc
 *
 * One character to one: where OpenCC offers several the first is taken, and where the first is the character itself
 * there is no entry. Chains are followed to their end, so that folding a folded text changes nothing.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
    NEAR_FIRST = 0x3400, /* the dense part: extension A and the unified ideographs */
    NEAR_LAST = 0x9FFF,
    NEAR_COUNT = NEAR_LAST - NEAR_FIRST + 1,
    CODE_POINTS = 0x110000,
};

static uint32_t simplified[CODE_POINTS]; /* 0: stays as it is */

/* Forms of Hong Kong and Taiwan (OpenCC's HKVariantsRev and TWVariantsRev) that TSCharacters has not, straight to
 * Simplified. */
static const uint32_t regional[][2] = {
    {0x654D, 0x53D9}, /* 敍 叙 */
    {0x67B1, 0x53F0}, /* 枱 台 */
    {0x7CA7, 0x5986}, /* 粧 妆 */
    {0x7CED, 0x7CBD}, /* 糭 粽 */
    {0x885E, 0x536B}, /* 衞 卫 */
};

/* Decodes one character of trusted UTF-8 and moves behind it; 0 at the end of the line. */
static uint32_t next(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    unsigned size = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    uint32_t c = size == 1 ? p[0] : p[0] & (0x7Fu >> size);
    for (unsigned i = 1; i < size; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    *at += size;
    return c;
}

static bool read_dictionary(const char *path)
{
    FILE *in = fopen(path, "r");
    if (in == NULL)
        return false;
    char line[512];
    while (fgets(line, sizeof line, in) != NULL) {
        const char *at = line;
        uint32_t from = next(&at), tab = next(&at), to = next(&at);
        if (from >= 0x80 && from < CODE_POINTS && tab == '\t' && to >= 0x80 && to != from)
            simplified[from] = to;
    }
    bool ok = ferror(in) == 0;
    fclose(in);
    return ok;
}

/* The last character of the chain; a chain that leads back to itself ends where it would begin again. */
static uint32_t end_of_chain(uint32_t c)
{
    uint32_t end = simplified[c];
    for (unsigned steps = 0; steps < 8 && simplified[end] != 0 && simplified[end] != c; steps++)
        end = simplified[end];
    return end;
}

static void write_near(FILE *out)
{
    fprintf(out, "enum { NEAR_FIRST = 0x%X, NEAR_LAST = 0x%X };\n\n", NEAR_FIRST, NEAR_LAST);
    fputs("/* A bit a character: whether it has an entry at all. */\nstatic const uint64_t near_bits[] = {\n", out);
    for (uint32_t word = 0; word < NEAR_COUNT / 64; word++) {
        uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i++)
            bits |= (uint64_t)(simplified[NEAR_FIRST + word * 64 + i] != 0) << i;
        fprintf(out, "UINT64_C(0x%llX),%s", (unsigned long long)bits, word % 6 == 5 ? "\n" : " ");
    }
    fputs("};\n\n/* 0 where the target lies above U+FFFF and stands in far_pairs. */\nstatic const uint16_t "
          "near_targets[] = {\n",
        out);
    for (uint32_t i = 0; i < NEAR_COUNT; i++) {
        uint32_t to = simplified[NEAR_FIRST + i] == 0 ? 0 : end_of_chain(NEAR_FIRST + i);
        fprintf(out, "%lu,%s", (unsigned long)(to <= 0xFFFF ? to : 0), i % 24 == 23 ? "\n" : "");
    }
    fputs("};\n\n", out);
}

static void write_far(FILE *out)
{
    unsigned count = 0;
    fputs("/* Sorted by the first. */\nstatic const uint32_t far_pairs[][2] = {\n", out);
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        if (simplified[c] == 0)
            continue;
        uint32_t to = end_of_chain(c);
        if (c >= NEAR_FIRST && c <= NEAR_LAST && to <= 0xFFFF)
            continue;
        fprintf(out, "{0x%lX, 0x%lX},%s", (unsigned long)c, (unsigned long)to, count++ % 6 == 5 ? "\n" : " ");
    }
    fputs("};\n", out);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: variants_make TSCharacters.txt variants.inc\n");
        return 2;
    }
    if (!read_dictionary(argv[1]) || simplified[0x9577] != 0x957F) {
        fprintf(stderr, "variants_make: %s is not OpenCC's TSCharacters in its text form\n", argv[1]);
        return 1;
    }
    for (unsigned i = 0; i < sizeof regional / sizeof *regional; i++)
        simplified[regional[i][0]] = regional[i][1];
    FILE *out = fopen(argv[2], "w");
    if (out == NULL) {
        perror(argv[2]);
        return 1;
    }
    fputs("/* Made by src/text/variants_make.c from OpenCC's TSCharacters (Apache License 2.0). */\n\n", out);
    write_near(out);
    write_far(out);
    if (ferror(out) != 0 || fclose(out) != 0) {
        perror(argv[2]);
        return 1;
    }
    return 0;
}
