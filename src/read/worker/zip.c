#include "read/worker/zip.h"

#include <zip.h>

#include "base/limits.h"

#define PIECE_BYTES (64u << 10)

typedef struct entry { /* that is read piece by piece */
    struct entry *next;
    zip_file_t *file; /* NULL: closed */
    uint64_t left;    /* bytes that the directory promised and that did not come yet */
    char *piece;
} entry;

struct bl_zip {
    bl_arena *arena;
    zip_t *archive;
    entry *entries;
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

/* Opens an entry, unless it is a bomb. *file is NULL where there is none of that name. */
static bl_status open_entry(zip_file_t **file, zip_stat_t *stat, bl_zip *zip, const char *name)
{
    *file = NULL;
    if (!find(stat, zip, name))
        return BL_OK;
    if ((stat->size > BL_LIMIT_UNPACKED_FREE && stat->size / BL_LIMIT_UNPACKED_RATIO > stat->comp_size) || stat->size > BL_LIMIT_UNPACKED_BYTES - zip->unpacked)
        return BL_ERROR_LIMIT;
    zip->unpacked += stat->size;
    *file = zip_fopen_index(zip->archive, stat->index, 0);
    return *file == NULL ? BL_ERROR_INPUT : BL_OK;
}

bl_status bl_zip_read(bl_str *out, bl_zip *zip, const char *name)
{
    zip_stat_t stat;
    zip_file_t *file;
    *out = BL_STR_NONE;
    BL_TRY(open_entry(&file, &stat, zip, name));
    if (file == NULL)
        return BL_OK;
    char *bytes = BL_NEW_ARRAY(zip->arena, char, stat.size + 1);
    const bl_status status = bytes == NULL ? BL_ERROR_MEMORY : unpack(bytes, file, stat.size);
    (void)zip_fclose(file);
    *out = status == BL_OK ? (bl_str){bytes, stat.size} : BL_STR_NONE;
    return status;
}

static void close_entry(entry *e)
{
    if (e->file != NULL)
        (void)zip_fclose(e->file);
    e->file = NULL;
}

static bl_status next_piece(bl_str *out, void *context)
{
    entry *e = context;
    *out = BL_STR("");
    if (e->file == NULL)
        return BL_OK;
    const uint64_t wanted = e->left < PIECE_BYTES ? e->left : PIECE_BYTES;
    const zip_int64_t got = wanted == 0 ? 0 : zip_fread(e->file, e->piece, wanted);
    char beyond;
    const bool whole = e->left == 0 && zip_fread(e->file, &beyond, 1) == 0;
    if (whole || got <= 0) {
        close_entry(e);
        return whole ? BL_OK : BL_ERROR_INPUT;
    }
    e->left -= (uint64_t)got;
    *out = (bl_str){e->piece, (size_t)got};
    return BL_OK;
}

bl_status bl_zip_stream(bl_xml_source *out, bl_zip *zip, const char *name)
{
    zip_stat_t stat;
    zip_file_t *file;
    *out = (bl_xml_source){0};
    BL_TRY(open_entry(&file, &stat, zip, name));
    if (file == NULL)
        return BL_OK;
    entry *e = BL_NEW(zip->arena, entry);
    char *piece = e == NULL ? NULL : BL_NEW_ARRAY(zip->arena, char, PIECE_BYTES);
    if (piece == NULL) {
        (void)zip_fclose(file);
        return BL_ERROR_MEMORY;
    }
    *e = (entry){zip->entries, file, stat.size, piece};
    zip->entries = e;
    *out = (bl_xml_source){next_piece, e};
    return BL_OK;
}

bool bl_zip_is_encrypted(const bl_zip *zip, const char *name)
{
    zip_stat_t stat;
    return find(&stat, zip, name) && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

void bl_zip_close(bl_zip *zip)
{
    for (entry *e = zip == NULL ? NULL : zip->entries; e != NULL; e = e->next) /* those that were not read to their end */
        close_entry(e);
    if (zip != NULL && zip->archive != NULL) {
        zip_discard(zip->archive);
        zip->archive = NULL;
    }
}
