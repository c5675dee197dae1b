/* Gives up, for good, all that reading bytes and writing bytes does not need. */
#ifndef BL_READ_WORKER_SANDBOX_H
#define BL_READ_WORKER_SANDBOX_H

#include <stdint.h>

/* Everything but the three streams is closed; standard error too leads nowhere. Returns bits of bl_sandbox_layer (read/pipe.h) for what the kernel refused. */
uint32_t bl_sandbox_enter(void);
/* From now on so many seconds of computing are left before the process is ended by SIGXCPU. */
void bl_sandbox_cpu_seconds(uint32_t seconds);

#endif
