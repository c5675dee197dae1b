#include "api/handles.h"

static bl_status keep_folders(bole_role *handle)
{
    handle->folders = BL_NEW_ARRAY(handle->arena, const char *, handle->role->folder_count);
    for (uint32_t i = 0; handle->folders != NULL && i < handle->role->folder_count; i++) {
        bl_str folder = handle->role->folders[i];
        handle->folders[i] = bl_arena_copy(handle->arena, folder.ptr, folder.len);
        if (handle->folders[i] == NULL)
            return BL_ERROR_MEMORY;
    }
    return handle->folders == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bl_status open_role(bole_role *handle, const char *path, bl_str text, const bole_role_options *options, bole_diagnostics *diagnostics)
{
    bl_str printed = bl_api_path(handle->arena, path);
    bl_str *shipped = bl_api_list(handle->arena, options->shipped_folders, options->shipped_folder_count);
    bl_str *extra = bl_api_list(handle->arena, options->extra_folders, options->extra_folder_count);
    if (printed.ptr == NULL || shipped == NULL || extra == NULL)
        return BL_ERROR_MEMORY;
    const bl_images images = {options->images, options->day};
    const bl_role_options inner = {
        .shipped = shipped,
        .shipped_count = (uint32_t)options->shipped_folder_count,
        .extra = extra,
        .extra_count = (uint32_t)options->extra_folder_count,
        .loaded = options->rules == NULL ? NULL : options->rules->ruleset,
        .images = options->images == NULL ? NULL : &images,
        .allocator = &handle->allocator,
    };
    BL_TRY(bl_role_open(&handle->role, printed, text, &inner, &diagnostics->diags));
    BL_TRY(keep_folders(handle));
    handle->vocabulary = bl_role_vocabulary(handle->role);
    BL_TRY(bl_needs_of(&handle->needs, handle->arena, handle->role));
    handle->maxima = BL_NEW_ARRAY(handle->arena, bl_points, handle->role->criterion_count);
    if (handle->maxima == NULL)
        return BL_ERROR_MEMORY;
    if (handle->role->as_of != BL_MONTH_NONE) {
        bl_str as_of = bl_str_format(handle->arena, "%04d-%02d", bl_month_year(handle->role->as_of), bl_month_number(handle->role->as_of));
        if (as_of.ptr == NULL)
            return BL_ERROR_MEMORY;
        memcpy(handle->as_of, as_of.ptr, as_of.len < sizeof handle->as_of ? as_of.len : sizeof handle->as_of - 1);
    }
    return bl_score_deal(handle->maxima, handle->arena, handle->role);
}

static bool folders_valid(const char *const *folders, size_t count) { return count <= UINT32_MAX && (count == 0 || folders != NULL); }

bole_status bole_role_open(bole_role **out, const char *path, const char *bytes, size_t size, const bole_role_options *options, bole_diagnostics *diagnostics)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (path == NULL || (bytes == NULL && size > 0) || options == NULL || options->size < sizeof *options || diagnostics == NULL ||
        !folders_valid(options->shipped_folders, options->shipped_folder_count) || !folders_valid(options->extra_folders, options->extra_folder_count) ||
        (options->rules == NULL && options->shipped_folder_count + options->extra_folder_count == 0))
        return BOLE_ERROR_MISUSE;
    bl_allocator memory = bl_api_allocator(options->allocator);
    bl_arena *arena;
    bl_status status = bl_arena_open(&arena, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_role *role = BL_NEW(arena, bole_role);
    if (role == NULL) {
        bl_arena_close(arena);
        return BOLE_ERROR_MEMORY;
    }
    role->arena = arena;
    role->allocator = memory;
    status = open_role(role, path, (bl_str){bytes, size}, options, diagnostics);
    if (status == BL_OK)
        *out = role;
    else
        bole_role_close(role);
    return bl_api_status(status);
}

void bole_role_close(bole_role *role)
{
    if (role == NULL)
        return;
    if (role->role != NULL)
        bl_role_close(role->role);
    bl_arena_close(role->arena);
}

const char *bole_role_as_of(const bole_role *role) { return role == NULL || role->as_of[0] == '\0' ? NULL : role->as_of; }

bool bole_role_chinese(const bole_role *role) { return role != NULL && role->role->chinese; }

size_t bole_role_folder_count(const bole_role *role) { return role == NULL ? 0 : role->role->folder_count; }

const char *bole_role_folder(const bole_role *role, size_t index) { return index < bole_role_folder_count(role) ? role->folders[index] : NULL; }
