/*
 * Makes rules/engine.inc when bole is built: a hash over the sources that read and compile rules, as a string. An image of compiled rules carries it
 * (rules/image.h), so that none outlives the code that made it.
 *
 *   engine_make OUT SOURCE...
 */
#include <stdio.h>

#include "base/hash.h"

int main(int argc, char **argv)
{
    static char bytes[1 << 16];
    bl_sha256_sum sum;
    bl_sha256_open(&sum);
    for (int i = 2; i < argc; i++) {
        FILE *in = fopen(argv[i], "rb");
        for (size_t got = 1; in != NULL && got > 0;) {
            got = fread(bytes, 1, sizeof bytes, in);
            bl_sha256_add(&sum, bytes, got);
        }
        if (in == NULL || ferror(in) || fclose(in) != 0) {
            fprintf(stderr, "engine_make: cannot read %s\n", argv[i]);
            return 1;
        }
        bl_sha256_add(&sum, "", 1); /* where the next one begins */
    }
    FILE *out = argc < 3 ? NULL : fopen(argv[1], "w");
    if (out == NULL || fprintf(out, "\"%s\"\n", bl_sha256_close(&sum).hex) < 0 || fclose(out) != 0) {
        fprintf(stderr, "usage: engine_make OUT SOURCE...\n");
        return 1;
    }
    return 0;
}
