#include "read/worker/readers.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) { return read_by(bl_worker_docx, bytes, size); }
