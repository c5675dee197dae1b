#define _DEFAULT_SOURCE /* d_type */

#include "source/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sort.h"
#include "base/vec.h"

enum { DEEPEST = 8 };

/* Reads up to len bytes; a file that shrank meanwhile gives fewer. */
static bl_status read_all(int fd, char *bytes, size_t *len)
{
    size_t done = 0;
    while (done < *len) {
        ssize_t got = read(fd, bytes + done, *len - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return BL_ERROR_IO;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    *len = done;
    return BL_OK;
}

static bl_status read_open(bl_str *out, bl_arena *arena, int fd, size_t max_bytes)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return BL_ERROR_IO;
    if (!S_ISREG(info.st_mode)) {
        errno = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        return BL_ERROR_IO;
    }
    if (info.st_size < 0 || (uintmax_t)info.st_size > max_bytes)
        return BL_ERROR_LIMIT;
    size_t len = (size_t)info.st_size;
    char *bytes = bl_arena_room(arena, len + 1);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(read_all(fd, bytes, &len));
    bytes[len] = '\0';
    *out = (bl_str){bytes, len};
    return BL_OK;
}

bl_status bl_file_read(bl_str *out, bl_arena *arena, const char *path, size_t max_bytes)
{
    *out = BL_STR_NONE;
    /* O_NONBLOCK: opening a pipe must not wait for its other end */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return BL_ERROR_IO;
    bl_status status = read_open(out, arena, fd, max_bytes);
    int failure = errno;
    close(fd);
    errno = failure;
    return status;
}

typedef struct walk {
    bl_arena *arena;
    const char *folder;
    bl_str suffix;
    BL_VEC(bl_str) paths;
} walk;

static bl_status walk_folder(walk *w, const char *relative, unsigned depth);

typedef enum kind { OTHER, FOLDER, FILE_OR_LINK } kind;

/* What stands there; a link is what it leads to, but never a folder. Gone meanwhile is as if it had never been there. */
static kind kind_of(int folder_fd, const struct dirent *entry)
{
    struct stat info;
#ifdef DT_REG /* most systems say it with the name */
    if (entry->d_type == DT_REG || entry->d_type == DT_DIR)
        return entry->d_type == DT_REG ? FILE_OR_LINK : FOLDER;
#endif
    if (fstatat(folder_fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return OTHER;
    const bool link = S_ISLNK(info.st_mode);
    if (link && fstatat(folder_fd, entry->d_name, &info, 0) != 0)
        return OTHER;
    if (S_ISDIR(info.st_mode))
        return link ? OTHER : FOLDER;
    return S_ISREG(info.st_mode) ? FILE_OR_LINK : OTHER;
}

/* relative: the folder's path below the root, empty for the root itself. */
static bl_status walk_entry(walk *w, int folder_fd, const char *relative, const struct dirent *entry, unsigned depth)
{
    const char *name = entry->d_name;
    const kind what = name[0] == '.' ? OTHER : kind_of(folder_fd, entry);
    if (what == OTHER || (what == FILE_OR_LINK && !bl_str_ends(bl_str_of(name), w->suffix)))
        return BL_OK;
    bl_str path = bl_str_format(w->arena, "%s%s%s", relative, relative[0] == '\0' ? "" : "/", name);
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    if (what == FOLDER)
        return walk_folder(w, path.ptr, depth + 1);
    bl_str *slot = BL_PUSH(w->arena, &w->paths);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = path;
    return BL_OK;
}

static bl_status walk_folder(walk *w, const char *relative, unsigned depth)
{
    if (depth > DEEPEST)
        return BL_ERROR_LIMIT;
    bl_str path = bl_str_format(w->arena, "%s/%s", w->folder, relative);
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    DIR *folder = opendir(path.ptr);
    if (folder == NULL)
        return BL_ERROR_IO;
    bl_status status = BL_OK;
    while (status == BL_OK) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            status = errno == 0 ? BL_OK : BL_ERROR_IO;
            break;
        }
        status = walk_entry(w, dirfd(folder), relative, entry, depth);
    }
    int failure = errno;
    closedir(folder);
    errno = failure;
    return status;
}

static int compare_paths(const void *a, const void *b) { return bl_str_compare(*(const bl_str *)a, *(const bl_str *)b); }

bl_status bl_file_walk(bl_file_list *out, bl_arena *arena, const char *folder, bl_str suffix)
{
    *out = (bl_file_list){0};
    walk w = {.arena = arena, .folder = folder, .suffix = suffix};
    BL_TRY(walk_folder(&w, "", 0));
    if (w.paths.count > 0)
        bl_sort(w.paths.items, w.paths.count, sizeof *w.paths.items, compare_paths);
    *out = (bl_file_list){w.paths.items, w.paths.count};
    return BL_OK;
}
