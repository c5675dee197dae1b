/* A role from bytes: YAML, its schema, its names. Each mistake is a diagnostic that can be written. */
#include "shipped.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bole_role_options options = BOLE_OPTIONS(bole_role_options);
    bole_diagnostics *diagnostics;
    bole_role *role = NULL;
    options.rules = shipped_rules();
    require(bole_diagnostics_open(&diagnostics, NULL) == BOLE_OK);
    const bole_status status = bole_role_open(&role, "role.yaml", (const char *)bytes, size, &options, diagnostics);
    require(status == BOLE_OK || status == BOLE_ERROR_INPUT || status == BOLE_ERROR_LIMIT);
    require(status == BOLE_OK || bole_diagnostics_count(diagnostics, BOLE_ERROR) > 0);
    require(bole_diagnostics_write(diagnostics, BOLE_DIAGNOSTICS_TEXT, BOLE_NOTE, false, swallow, NULL) == BOLE_OK);
    if (status == BOLE_OK)
        bole_role_close(role);
    bole_diagnostics_close(diagnostics);
    return 0;
}
