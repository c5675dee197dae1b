#include "read/worker/zip.h"

#include <zip.h>

#include "base/limits.h"

struct bl_zip {
    bl_arena *arena;
    zip_t *archive;
    uint64_t unpacked; /* in all so far */
};

bl_status bl_zip_open(bl_zip **out, bl_arena *arena, bl_str bytes)
{
    *out = NULL;
    bl_zip *zip = BL_NEW(arena, bl_zip);
    zip_source_t *source = zip == NULL ? NULL : zip_source_buffer_create(bytes.ptr, bytes.len, 0, NULL);
    if (source == NULL)
        return BL_ERROR_MEMORY;
    zip->arena = arena;
    zip->archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (zip->archive == NULL) {
        zip_source_free(source);
        return BL_ERROR_INPUT;
    }
    if (zip_get_num_entries(zip->archive, 0) > (zip_int64_t)BL_LIMIT_ENTRIES) {
        bl_zip_close(zip);
        return BL_ERROR_LIMIT;
    }
    *out = zip;
    return BL_OK;
}

/* What the directory says of an entry; false where it is not there. */
static bool find(zip_stat_t *stat, const bl_zip *zip, const char *name)
{
    zip_stat_init(stat);
    const zip_uint64_t needed = ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    return zip_stat(zip->archive, name, 0, stat) == 0 && (stat->valid & needed) == needed;
}

/* Unpacks exactly as many bytes as the directory promised: fewer or more are damage. */
static bl_status unpack(char *to, zip_file_t *file, uint64_t size)
{
    uint64_t done = 0;
    while (done < size) {
        const zip_int64_t got = zip_fread(file, to + done, size - done);
        if (got <= 0)
            return BL_ERROR_INPUT;
        done += (uint64_t)got;
    }
    char beyond;
    return zip_fread(file, &beyond, 1) == 0 ? BL_OK : BL_ERROR_INPUT;
}

bl_status bl_zip_read(bl_str *out, bl_zip *zip, const char *name)
{
    zip_stat_t stat;
    *out = BL_STR_NONE;
    if (!find(&stat, zip, name))
        return BL_OK;
    if ((stat.size > BL_LIMIT_UNPACKED_FREE && stat.size / BL_LIMIT_UNPACKED_RATIO > stat.comp_size) || stat.size > BL_LIMIT_UNPACKED_BYTES - zip->unpacked)
        return BL_ERROR_LIMIT;
    zip->unpacked += stat.size;
    char *bytes = BL_NEW_ARRAY(zip->arena, char, stat.size + 1);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    zip_file_t *file = zip_fopen_index(zip->archive, stat.index, 0);
    if (file == NULL)
        return BL_ERROR_INPUT;
    const bl_status status = unpack(bytes, file, stat.size);
    (void)zip_fclose(file);
    *out = status == BL_OK ? (bl_str){bytes, stat.size} : BL_STR_NONE;
    return status;
}

bool bl_zip_is_encrypted(const bl_zip *zip, const char *name)
{
    zip_stat_t stat;
    return find(&stat, zip, name) && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

void bl_zip_close(bl_zip *zip)
{
    if (zip != NULL && zip->archive != NULL) {
        zip_discard(zip->archive);
        zip->archive = NULL;
    }
}
