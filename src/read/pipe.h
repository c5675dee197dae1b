/*
 * What goes over the two pipes between a session and its worker (worker.h, worker/main.c). Both are the same build on the same machine, so numbers are native.
 *
 *   worker -> session   hello, once
 *   session -> worker   request, then `len` bytes of a file
 *   worker -> session   reply, then `len` bytes of an extract (extract.h)      and so on, one document at a time
 */
#ifndef BL_READ_PIPE_H
#define BL_READ_PIPE_H

#include <stdint.h>

#define BL_PIPE_MAGIC 0x424C5231u /* of this shape of messages */

typedef struct bl_pipe_hello {
    uint32_t magic;
    uint32_t missing; /* bits of bl_sandbox_layer that the kernel did not grant */
} bl_pipe_hello;

typedef struct bl_pipe_request {
    uint32_t magic;
    uint32_t format; /* bl_format, as detected */
    uint64_t len;
} bl_pipe_request;

typedef struct bl_pipe_reply {
    uint32_t magic;
    uint32_t leaving; /* 1: the worker ends behind this reply */
    uint64_t len;
} bl_pipe_reply;

/* The layers of the sandbox, each a bit. */
typedef enum bl_sandbox_layer { BL_SANDBOX_NO_NEW_PRIVILEGES = 1, BL_SANDBOX_LANDLOCK = 2, BL_SANDBOX_SECCOMP = 4, BL_SANDBOX_LIMITS = 8 } bl_sandbox_layer;

#endif
