/* How a call went. The story behind a failure is a diagnostic on the object in use (source/diag.h), never part of the status. */
#ifndef BL_BASE_STATUS_H
#define BL_BASE_STATUS_H

typedef enum bl_status {
    BL_OK = 0,
    BL_ERROR_MEMORY,      /* an allocation failed, or an arena reached its maximum */
    BL_ERROR_LIMIT,       /* an input is larger, deeper or slower than base/limits.h allows */
    BL_ERROR_INPUT,       /* the input is wrong; the diagnostics say what and where */
    BL_ERROR_IO,          /* reading or writing failed; a diagnostic names the file */
    BL_ERROR_INTERRUPTED, /* the caller's interrupt check said stop */
    BL_ERROR_MISUSE       /* an argument that the header forbids */
} bl_status;

/* Hands a failure to the caller. For functions that return bl_status and own nothing that must be released here. */
#define BL_TRY(call)                       \
    do {                                   \
        bl_status bl_try_status_ = (call); \
        if (bl_try_status_ != BL_OK)       \
            return bl_try_status_;         \
    } while (0)

#endif
