#include "read/cache.h"

#ifdef BOLE_WITHOUT_CACHE

bl_status bl_cache_open(bl_cache **out, const bl_allocator *allocator, const char *path, uint32_t day)
{
    (void)allocator, (void)path, (void)day;
    *out = NULL;
    return BL_ERROR_IO;
}

/* Nothing below is ever reached: there is no cache. */
void bl_cache_close(bl_cache *cache) { (void)cache; }

bl_status bl_cache_find(bl_str *extract, bl_cache *cache, bl_arena *arena, const bl_sha256 *file, bl_format format)
{
    (void)cache, (void)arena, (void)file, (void)format;
    *extract = BL_STR_NONE;
    return BL_OK;
}

void bl_cache_keep(bl_cache *cache, const bl_sha256 *file, bl_format format, bl_str extract) { (void)cache, (void)file, (void)format, (void)extract; }

bl_status bl_cache_forget(bl_cache *cache, const char *sha256, uint32_t *count)
{
    (void)cache, (void)sha256;
    *count = 0;
    return BL_ERROR_IO;
}

bl_status bl_cache_clear(bl_cache *cache, uint32_t *count)
{
    (void)cache;
    *count = 0;
    return BL_ERROR_IO;
}

#else

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "read/extract.h"

#define BUSY_MILLISECONDS 200

struct bl_cache {
    bl_allocator allocator;
    pthread_mutex_t mutex;
    char *path;
    bool tried;     /* to open it: nothing is opened before the first file that needs it */
    sqlite3 *store; /* NULL: not open, or not to be had */
    sqlite3_stmt *find, *touch, *keep;
    uint32_t day;
};

/* What is kept belongs to the user alone: the file is made with its mode before SQLite sees it. */
static bool make_private(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    struct stat info;
    bool good = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid() && fchmod(fd, S_IRUSR | S_IWUSR) == 0;
    if (fd >= 0)
        close(fd);
    return good;
}

static bool run(bl_cache *cache, const char *sql) { return sqlite3_exec(cache->store, sql, NULL, NULL, NULL) == SQLITE_OK; }

static bool prepare(bl_cache *cache, sqlite3_stmt **statement, const char *sql)
{
    return sqlite3_prepare_v2(cache->store, sql, -1, statement, NULL) == SQLITE_OK;
}

/* secure_delete: what is forgotten is overwritten, not only unlinked. A write-ahead log survives a kill at any moment, and lets others read meanwhile. */
static bool open_store(bl_cache *cache, const char *path)
{
    return sqlite3_open_v2(path, &cache->store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
           sqlite3_busy_timeout(cache->store, BUSY_MILLISECONDS) == SQLITE_OK &&
           run(cache, "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;"
                      "CREATE TABLE IF NOT EXISTS extracts (sha256 TEXT NOT NULL, version INTEGER NOT NULL, format INTEGER NOT NULL, used INTEGER NOT NULL,"
                      " extract BLOB NOT NULL, PRIMARY KEY (sha256, version, format)) WITHOUT ROWID") &&
           prepare(cache, &cache->find, "SELECT extract, used FROM extracts WHERE sha256 = ?1 AND version = ?2 AND format = ?3") &&
           prepare(cache, &cache->touch, "UPDATE extracts SET used = ?4 WHERE sha256 = ?1 AND version = ?2 AND format = ?3") &&
           prepare(cache, &cache->keep, "INSERT OR REPLACE INTO extracts (sha256, version, format, used, extract) VALUES (?1, ?2, ?3, ?4, ?5)");
}

static void close_store(bl_cache *cache)
{
    sqlite3_finalize(cache->find);
    sqlite3_finalize(cache->touch);
    sqlite3_finalize(cache->keep);
    sqlite3_close(cache->store);
    cache->store = NULL;
    cache->find = cache->touch = cache->keep = NULL;
}

bl_status bl_cache_open(bl_cache **out, const bl_allocator *allocator, const char *path, uint32_t day)
{
    *out = NULL;
    const bl_allocator memory = allocator == NULL ? bl_allocator_libc : *allocator;
    const size_t size = strlen(path) + 1;
    bl_cache *cache = memory.alloc(sizeof *cache + size, memory.context);
    if (cache == NULL)
        return BL_ERROR_MEMORY;
    *cache = (bl_cache){.allocator = memory, .path = (char *)(cache + 1), .day = day};
    memcpy(cache->path, path, size);
    if (pthread_mutex_init(&cache->mutex, NULL) != 0) {
        memory.release(cache, memory.context);
        return BL_ERROR_MEMORY;
    }
    *out = cache;
    return BL_OK;
}

/* Called with the mutex held. */
static bool is_open(bl_cache *cache)
{
    if (!cache->tried && (!make_private(cache->path) || !open_store(cache, cache->path)))
        close_store(cache);
    cache->tried = true;
    return cache->store != NULL;
}

/* Statements are bound to a file; version and format part what other readers made of it. */
static void bind_key(const bl_cache *cache, sqlite3_stmt *statement, const bl_sha256 *file, bl_format format, bool day)
{
    sqlite3_reset(statement);
    sqlite3_bind_text(statement, 1, file->hex, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, BL_EXTRACT_VERSION);
    sqlite3_bind_int64(statement, 3, (int)format);
    if (day)
        sqlite3_bind_int64(statement, 4, cache->day);
}

void bl_cache_close(bl_cache *cache)
{
    if (cache == NULL)
        return;
    sqlite3_stmt *old = NULL;
    if (cache->store != NULL && cache->day > BL_LIMIT_CACHE_DAYS && prepare(cache, &old, "DELETE FROM extracts WHERE used < ?1")) {
        sqlite3_bind_int64(old, 1, cache->day - BL_LIMIT_CACHE_DAYS);
        sqlite3_step(old);
    }
    sqlite3_finalize(old);
    close_store(cache);
    pthread_mutex_destroy(&cache->mutex);
    cache->allocator.release(cache, cache->allocator.context);
}

bl_status bl_cache_find(bl_str *extract, bl_cache *cache, bl_arena *arena, const bl_sha256 *file, bl_format format)
{
    bl_status status = BL_OK;
    *extract = BL_STR_NONE;
    pthread_mutex_lock(&cache->mutex);
    bool open = is_open(cache);
    if (open)
        bind_key(cache, cache->find, file, format, false);
    if (open && sqlite3_step(cache->find) == SQLITE_ROW) {
        const void *bytes = sqlite3_column_blob(cache->find, 0);
        const int size = sqlite3_column_bytes(cache->find, 0);
        const bool fresh = sqlite3_column_int64(cache->find, 1) == cache->day;
        if (bytes != NULL && size > 0 && bl_extract_is_whole((bl_str){bytes, (size_t)size})) {
            *extract = bl_str_copy(arena, (bl_str){bytes, (size_t)size});
            status = extract->ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
        }
        sqlite3_reset(cache->find);
        if (!fresh) {
            bind_key(cache, cache->touch, file, format, true);
            sqlite3_step(cache->touch);
            sqlite3_reset(cache->touch);
        }
    }
    sqlite3_reset(cache->find);
    pthread_mutex_unlock(&cache->mutex);
    return status;
}

void bl_cache_keep(bl_cache *cache, const bl_sha256 *file, bl_format format, bl_str extract)
{
    if (extract.len > BL_LIMIT_CACHE_ENTRY || !bl_extract_is_whole(extract))
        return;
    pthread_mutex_lock(&cache->mutex);
    if (is_open(cache)) {
        bind_key(cache, cache->keep, file, format, true);
        sqlite3_bind_blob64(cache->keep, 5, extract.ptr, extract.len, SQLITE_STATIC);
        sqlite3_step(cache->keep);
        sqlite3_reset(cache->keep);
        sqlite3_clear_bindings(cache->keep);
    }
    pthread_mutex_unlock(&cache->mutex);
}

static bl_status remove_with(bl_cache *cache, const char *sql, const char *sha256, uint32_t *count)
{
    sqlite3_stmt *statement = NULL;
    *count = 0;
    pthread_mutex_lock(&cache->mutex);
    bool good = is_open(cache) && prepare(cache, &statement, sql) &&
                (sha256 == NULL || sqlite3_bind_text(statement, 1, sha256, -1, SQLITE_STATIC) == SQLITE_OK) && sqlite3_step(statement) == SQLITE_DONE;
    if (good)
        *count = (uint32_t)sqlite3_changes(cache->store);
    sqlite3_finalize(statement);
    /* pages that were split leave copies behind: the file is written anew, without them */
    good = good && (*count == 0 || (run(cache, "VACUUM") && run(cache, "PRAGMA wal_checkpoint(TRUNCATE)")));
    pthread_mutex_unlock(&cache->mutex);
    return good ? BL_OK : BL_ERROR_IO;
}

bl_status bl_cache_forget(bl_cache *cache, const char *sha256, uint32_t *count)
{
    return remove_with(cache, "DELETE FROM extracts WHERE sha256 = ?1", sha256, count);
}

bl_status bl_cache_clear(bl_cache *cache, uint32_t *count) { return remove_with(cache, "DELETE FROM extracts", NULL, count); }

#endif
