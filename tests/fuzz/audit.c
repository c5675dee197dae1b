/* A ranking and a table of groups, each damaged in any way: the table stands behind the first line "----", else there is none. */
#include <string.h>

#include "shipped.h"

static const uint8_t *find_table(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i + 5 <= size; i++)
        if (memcmp(bytes + i, "----\n", 5) == 0)
            return bytes + i;
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const uint8_t *mark = find_table(bytes, size), *end = bytes + size, *table = mark == NULL ? end : mark + 5;
    const bole_input ranking = {"ranking.json", (const char *)bytes, (size_t)((mark == NULL ? end : mark) - bytes)};
    const bole_input groups = {"groups.csv", (const char *)table, (size_t)(end - table)};
    static const bole_format formats[] = {BOLE_FORMAT_TEXT, BOLE_FORMAT_JSON};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const bole_status status = bole_audit_write(&ranking, &groups, NULL, formats[i], swallow, swallow, NULL);
        require(status == BOLE_OK || status == BOLE_ERROR_INPUT);
    }
    return 0;
}
