#include "rules/folders.h"

#include <errno.h>

#include "base/limits.h"
#include "source/file.h"

static void report_unreadable(bl_folders *f, bl_str path, bl_status status)
{
    bl_source source;
    if (bl_source_open(&source, f->scratch, path, BL_STR("")) != BL_OK)
        return;
    if (status == BL_ERROR_LIMIT) {
        bl_diag *diag = bl_diag_add(f->diags, BL_ERROR, BL_CODE_YAML_LIMIT, &source, (bl_span){0, 0}, "larger than %u bytes", BL_LIMIT_RULE_BYTES);
        bl_diag_hint(f->diags, diag, "split it");
    } else {
        bl_diag *diag = bl_diag_add(f->diags, BL_ERROR, BL_CODE_FILE_UNREADABLE, &source, (bl_span){0, 0}, "cannot be read: %s", strerror(errno));
        bl_diag_hint(f->diags, diag, "check the path and its permissions");
    }
}

/* Reads one file; path is where it is, name how it is printed. Only memory fails: what is wrong with the file is in diags, and the others are still read. */
static bl_status read_file(bl_folders *f, const char *path, bl_str name, uint32_t folder)
{
    bl_str bytes;
    bl_status status = bl_file_read(&bytes, f->scratch, path, BL_LIMIT_RULE_BYTES);
    if (status == BL_ERROR_MEMORY)
        return status;
    if (status != BL_OK) {
        report_unreadable(f, name, status);
        return BL_OK;
    }
    bl_rule_file *file = BL_PUSH(f->builder.arena, &f->files);
    bl_str *text = BL_PUSH(f->scratch, &f->texts);
    if (file == NULL || text == NULL)
        return BL_ERROR_MEMORY;
    *file = (bl_rule_file){bl_str_copy(f->builder.arena, name), bl_sha256_of(bytes.ptr, bytes.len), folder};
    *text = bytes;
    f->size += bytes.len;
    return file->path.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bool is_rule_file(bl_str path)
{
    return (bl_str_ends(path, BL_STR(".yaml")) || bl_str_ends(path, BL_STR(".yml"))) && !bl_str_begins(path, BL_STR("roles/")) &&
           !bl_str_begins(path, BL_STR("tests/"));
}

/* All rule files of a folder, sorted. BL_ERROR_IO: it is not a folder that can be read. */
static bl_status list_files(bl_folders *f, const char *folder, bl_str **paths, uint32_t *count)
{
    bl_file_list list;
    *count = 0;
    BL_TRY(bl_file_walk(&list, f->scratch, folder, BL_STR("")));
    *paths = list.paths;
    for (uint32_t i = 0; i < list.count; i++)
        if (is_rule_file(list.paths[i]))
            (*paths)[(*count)++] = list.paths[i];
    return BL_OK;
}

static bl_str base_name(bl_str path)
{
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/')
        begin--;
    return bl_str_slice(path, begin, path.len);
}

static bl_status read_folder(bl_folders *f, bl_str folder, uint32_t index)
{
    bl_str path = bl_str_copy(f->scratch, folder), *names = NULL;
    uint32_t count = 0;
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    if (bl_str_ends(path, BL_STR(".yaml")) || bl_str_ends(path, BL_STR(".yml")))
        return read_file(f, path.ptr, base_name(path), index);
    bl_status status = list_files(f, path.ptr, &names, &count);
    if (status == BL_ERROR_MEMORY)
        return status;
    if (status != BL_OK) {
        report_unreadable(f, folder, status);
        return BL_OK;
    }
    if (count == 0) {
        bl_source source;
        BL_TRY(bl_source_open(&source, f->scratch, folder, BL_STR("")));
        bl_diag *diag = bl_diag_add(f->diags, BL_ERROR, BL_CODE_RULE_EMPTY, &source, (bl_span){0, 0}, "no rule files in this folder");
        bl_diag_hint(f->diags, diag, "name a folder that holds *.yaml files with rules");
    }
    for (uint32_t i = 0; i < count; i++) {
        bl_str full = bl_str_format(f->scratch, "%.*s/%.*s", BL_STR_ARG(path), BL_STR_ARG(names[i]));
        if (full.ptr == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(read_file(f, full.ptr, names[i], index));
    }
    return BL_OK;
}

bl_status bl_folders_read(bl_folders *f, const bl_str *folders, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        BL_TRY(read_folder(f, folders[i], i));
    return BL_OK;
}

bl_sha256 bl_folders_sha256(const bl_folders *f)
{
    bl_sha256_sum sum;
    bl_sha256_open(&sum);
    for (uint32_t i = 0; i < f->files.count; i++) {
        const bl_rule_file *file = &f->files.items[i];
        bl_sha256_add(&sum, file->path.ptr, file->path.len);
        bl_sha256_add(&sum, "", 1);
        bl_sha256_add(&sum, file->sha256.hex, sizeof file->sha256.hex); /* with its NUL */
    }
    return bl_sha256_close(&sum);
}

static bl_status build_file(bl_folders *f, bl_str path, bl_str text)
{
    const bl_yaml *root = NULL;
    bl_source *source = BL_NEW(f->scratch, bl_source);
    if (source == NULL)
        return BL_ERROR_MEMORY;
    bl_status status = bl_yaml_parse(&root, source, f->scratch, path, text, BL_LIMIT_RULE_NODES, f->diags);
    if (status == BL_ERROR_MEMORY)
        return status;
    uint32_t index;
    BL_TRY(bl_builder_add_source(&f->builder, source, &index)); /* also for a bad file: indexes of sources and files are one */
    return status == BL_OK ? bl_builder_read(&f->builder, root, index, false) : BL_OK;
}

bl_status bl_folders_build(bl_folders *f)
{
    for (uint32_t i = 0; i < f->files.count; i++)
        BL_TRY(build_file(f, f->files.items[i].path, f->texts.items[i]));
    return BL_OK;
}
