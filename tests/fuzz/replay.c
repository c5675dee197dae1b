/*
 * Runs a fuzz target without libFuzzer: each file of a corpus as it is, and mutants of it.
 *
 *   fuzz-NAME COUNT[:SEED] FILE|FOLDER...     COUNT mutants a file, the same ones every time; another seed gives others
 *
 * Crashes, sanitizer reports and hangs are what a target finds; the target itself asserts what holds of every input.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_BYTES (1u << 20) /* of an input */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t limit) { return limit == 0 ? 0 : (size_t)(next_random(state) % limit); }

/* What parsers trip over, put in anywhere. */
static const char *const tokens[] = {"\xFF\xFF\xFF\xFF", "\x00\x00\x00\x80", "<", "</", "<!--", "]]>", "&#x0;", "{", "}", "{\\", "\\bin99999999 ", "\\'",
    "\\u-1?", "\\cell", "\\row", "<w:tbl><w:tr><w:tc>", "</w:p>", "<table><tr><td>", "<div style=\"", "\"", "\r\n", "\n\n", "\xE4\xB8", "\xF0\x9F\x98\x80",
    "99999999999999999999", "2019.13 - 2018.01", "- ", "|", "[", "]", ": ", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "PK\x03\x04", "\t"};

/* One change of bytes[0, size), which has room for MAX_BYTES; returns the new size. */
static size_t change(uint8_t *bytes, size_t size, uint64_t *random)
{
    const size_t at = below(random, size + 1), len = below(random, 64) + 1;
    const size_t end = at + len < size ? at + len : size;
    switch (below(random, 7)) {
    case 0: /* a bit */
        if (at < size)
            bytes[at] ^= (uint8_t)(1u << below(random, 8));
        return size;
    case 1: /* a byte */
        if (at < size)
            bytes[at] = (uint8_t)next_random(random);
        return size;
    case 2: /* some bytes less */ memmove(bytes + at, bytes + end, size - end); return size - (end - at);
    case 3: /* some bytes twice */
        if (size + (end - at) > MAX_BYTES)
            return size;
        memmove(bytes + end + (end - at), bytes + end, size - end);
        memcpy(bytes + end, bytes + at, end - at);
        return size + (end - at);
    case 4: { /* a token */
        const char *token = tokens[below(random, sizeof tokens / sizeof *tokens)];
        const size_t count = strlen(token) == 0 ? 4 : strlen(token);
        if (size + count > MAX_BYTES)
            return size;
        memmove(bytes + at + count, bytes + at, size - at);
        memcpy(bytes + at, token, count);
        return size + count;
    }
    case 5: { /* bytes from elsewhere */
        const size_t from = below(random, size + 1), count = size - (from > at ? from : at) < len ? size - (from > at ? from : at) : len;
        memmove(bytes + at, bytes + from, count);
        return size;
    }
    default: /* the end is missing */ return below(random, 8) == 0 ? at : size;
    }
}

static void run_mutants(const uint8_t *original, size_t size, unsigned count, uint64_t seed)
{
    uint8_t *mutant = malloc(MAX_BYTES);
    if (mutant == NULL)
        exit(2);
    for (unsigned i = 0; i < count; i++) {
        uint64_t random = (seed + i + 1) * 0x9E3779B97F4A7C15u;
        size_t mutated = size;
        memcpy(mutant, original, size);
        for (size_t changes = below(&random, 12) + 1; changes > 0; changes--)
            mutated = change(mutant, mutated, &random);
        uint8_t *exact = malloc(mutated + 1); /* of its size, so that reading behind it is seen */
        if (exact == NULL)
            exit(2);
        memcpy(exact, mutant, mutated);
        uint8_t *sized = mutated == 0 ? exact : realloc(exact, mutated);
        LLVMFuzzerTestOneInput(sized == NULL ? exact : sized, mutated);
        free(sized == NULL ? exact : sized);
    }
    free(mutant);
}

static unsigned run_file(const char *path, unsigned count, uint64_t seed)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(MAX_BYTES);
    if (file == NULL || bytes == NULL) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    const size_t size = fread(bytes, 1, MAX_BYTES, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    run_mutants(bytes, size, count, size + seed * 1000003u);
    free(bytes);
    return 1;
}

static int is_file(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static unsigned run_path(const char *path, unsigned count, uint64_t seed)
{
    struct stat what;
    if (stat(path, &what) != 0 || !S_ISDIR(what.st_mode))
        return run_file(path, count, seed);
    struct dirent **entries;
    unsigned files = 0;
    const int found = scandir(path, &entries, is_file, alphasort);
    for (int i = 0; i < found; i++) {
        char inner[4096];
        snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        files += run_path(inner, count, seed);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    return files;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: %s COUNT[:SEED] FILE|FOLDER...\n", argv[0]);
        return 2;
    }
    char *rest;
    const unsigned count = (unsigned)strtoul(argv[1], &rest, 10);
    const uint64_t seed = *rest == ':' ? strtoull(rest + 1, NULL, 10) : 0;
    unsigned files = 0;
    for (int i = 2; i < argc; i++)
        files += run_path(argv[i], count, seed);
    printf("%u files and %u mutants of each: all came to an end\n", files, count);
    return files > 0 ? 0 : 2;
}
