/* The rules that come with the program, loaded once for a target, and somewhere to write to. */
#ifndef BL_FUZZ_SHIPPED_H
#define BL_FUZZ_SHIPPED_H

#include <bole/bole.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline bool swallow(const char *bytes, size_t size, void *context)
{
    (void)bytes, (void)size, (void)context;
    return true;
}

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

static bole_rules *shipped;

static void forget_rules(void) { bole_rules_close(shipped); }

static inline const bole_rules *shipped_rules(void)
{
    if (shipped == NULL) {
        const char *const folders[] = {BOLE_TEST_ROOT "/rules"};
        bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
        bole_diagnostics *diagnostics;
        options.folders = folders;
        options.folder_count = 1;
        require(bole_diagnostics_open(&diagnostics, NULL) == BOLE_OK);
        require(bole_rules_open(&shipped, &options, diagnostics) == BOLE_OK);
        bole_diagnostics_close(diagnostics);
        atexit(forget_rules);
    }
    return shipped;
}

#endif
