/* A ranking, damaged in any way, read again: beside the résumé that some of the corpus was made of. What is said of it ends, and goes to a terminal safely. */
#include <string.h>

#include "shipped.h"

static const char resume[] = "# Ann Example\n\n## Experience\n\nExample Ltd | Engineer | 2020.01 - 2023.01\n\n- Built services in Java and Kafka\n";

static bole_session *session;
static void close_session(void) { bole_session_close(session); }

static bool printable(const char *bytes, size_t size, void *context)
{
    (void)context;
    for (size_t i = 0; i < size; i++)
        require((unsigned char)bytes[i] >= 0x20 || bytes[i] == '\n');
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bole_verification *v;
    uint32_t faults = 0;
    if (session == NULL) {
        require(bole_session_open(&session, NULL) == BOLE_OK);
        atexit(close_session);
    }
    const bole_status status = bole_verification_open(&v, NULL, "ranking.json", (const char *)bytes, size);
    require(status == BOLE_OK || status == BOLE_ERROR_INPUT);
    if (status == BOLE_ERROR_INPUT) {
        require(strlen(bole_verification_failure(v)) > 0);
        bole_verification_close(v);
        return 0;
    }
    const uint32_t sources = bole_verification_source_count(v);
    for (uint32_t i = 0; i < sources && i < 8; i++)
        require(bole_verification_check(v, i, session, resume, sizeof resume - 1) == BOLE_OK);
    require(bole_verification_offer(v, session, resume, sizeof resume - 1) == BOLE_OK);
    require(bole_verification_write(v, size % 2 == 0, &faults, printable, NULL) == BOLE_OK);
    bole_verification_close(v);
    return 0;
}
