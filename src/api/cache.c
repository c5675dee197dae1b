#include "api/handles.h"

#include "read/cache.h"

/* A bole_cache is a bl_cache; the handle adds nothing to it. */
bole_status bole_cache_open(bole_cache **out, const char *path, uint32_t day)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (path == NULL)
        return BOLE_ERROR_MISUSE;
    bl_cache *cache = NULL;
    bl_status status = bl_cache_open(&cache, NULL, path, day);
    *out = (bole_cache *)cache;
    return bl_api_status(status);
}

void bole_cache_close(bole_cache *cache) { bl_cache_close((bl_cache *)cache); }

bole_status bole_cache_clear(bole_cache *cache, uint32_t *count)
{
    return cache == NULL || count == NULL ? BOLE_ERROR_MISUSE : bl_api_status(bl_cache_clear((bl_cache *)cache, count));
}

bole_status bole_cache_forget(bole_cache *cache, const char *sha256, uint32_t *count)
{
    return cache == NULL || sha256 == NULL || count == NULL ? BOLE_ERROR_MISUSE : bl_api_status(bl_cache_forget((bl_cache *)cache, sha256, count));
}

void bole_sha256(char out[65], const char *bytes, size_t size)
{
    bl_sha256 sum = bl_sha256_of(bytes, size);
    memcpy(out, sum.hex, sizeof sum.hex);
}
