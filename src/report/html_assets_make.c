/*
 * Built and run when bole is built: html_assets_make OUT PART...
 * Writes two C arrays: the style that the parts .css make in the order given, and the script that the parts .js make. Nothing is minified: what is in the
 * page can be read.
 */
#include <stdio.h>
#include <string.h>

static int failed(const char *path)
{
    perror(path);
    return 1;
}

static void put_bytes(FILE *out, const char *bytes, size_t len, unsigned *column)
{
    for (size_t i = 0; i < len; i++) {
        fprintf(out, "%u,", (unsigned)(unsigned char)bytes[i]);
        if (++*column % 32 == 0)
            fputc('\n', out);
    }
}

static int put_file(FILE *out, const char *path, unsigned *column)
{
    char bytes[4096];
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return failed(path);
    for (size_t len; (len = fread(bytes, 1, sizeof bytes, in)) > 0;)
        put_bytes(out, bytes, len, column);
    const int bad = ferror(in);
    fclose(in);
    return bad ? failed(path) : 0;
}

static int put_parts(FILE *out, char *const *parts, int count, const char *ending, unsigned *column)
{
    int status = 0;
    for (int i = 0; i < count; i++) {
        const size_t len = strlen(parts[i]), tail = strlen(ending);
        if (len > tail && strcmp(parts[i] + len - tail, ending) == 0)
            status |= put_file(out, parts[i], column);
    }
    return status;
}

int main(int argc, char **argv)
{
    static const char before[] = "(() => {\n'use strict';\n", after[] = "})();\n";
    if (argc < 3)
        return fprintf(stderr, "usage: html_assets_make OUT PART...\n"), 2;
    FILE *out = fopen(argv[1], "wb");
    if (out == NULL)
        return failed(argv[1]);
    unsigned column = 0;
    fputs("static const unsigned char page_style[] = {\n", out);
    int status = put_parts(out, argv + 2, argc - 2, ".css", &column);
    fputs("};\nstatic const unsigned char page_script[] = {\n", out);
    put_bytes(out, before, strlen(before), &column);
    status |= put_parts(out, argv + 2, argc - 2, ".js", &column);
    put_bytes(out, after, strlen(after), &column);
    fputs("};\n", out);
    if (fclose(out) != 0)
        return failed(argv[1]);
    return status;
}
