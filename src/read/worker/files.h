/*
 * Files that a library wants to open later, when nothing can be opened any more: mapped before the sandbox is entered, and given out of memory by an fopen that
 * stands before the C library's. Only whole files for reading; every other name fails as if it were not there.
 */
#ifndef BL_READ_WORKER_FILES_H
#define BL_READ_WORKER_FILES_H

/* Maps all regular files below folder (at most 1000, 64 MB in all). What cannot be read is passed over. */
void bl_files_hold(const char *folder);

#endif
