#include "api/handles.h"

bole_status bole_ranking_open(bole_ranking **out, const bole_role *role, const bole_score_options *options)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    bl_month as_of;
    if (role == NULL || options == NULL || options->size < sizeof *options || options->as_of == NULL || !bl_month_parse(&as_of, bl_str_of(options->as_of)))
        return BOLE_ERROR_MISUSE;
    bl_ranking *ranking;
    bl_status status = bl_ranking_open(&ranking, &role->allocator, role->role, bl_api_catalogue(role, options->language), as_of);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_ranking *handle = BL_NEW(ranking->arena, bole_ranking);
    if (handle == NULL) {
        bl_ranking_free(ranking);
        return BOLE_ERROR_MEMORY;
    }
    ranking->blind = options->blind;
    ranking->keep = options->keep;
    *handle = (bole_ranking){ranking, role->allocator};
    *out = handle;
    return BOLE_OK;
}

bole_status bole_ranking_take(bole_ranking *ranking, bole_candidate *candidate)
{
    if (ranking == NULL || candidate == NULL) {
        bole_candidate_close(candidate);
        return BOLE_ERROR_MISUSE;
    }
    return bl_api_status(bl_ranking_take(ranking->ranking, candidate->candidate));
}

void bole_ranking_passed_over(bole_ranking *ranking, uint32_t count)
{
    if (ranking != NULL)
        ranking->ranking->passed_over += count;
}

void bole_ranking_close(bole_ranking *ranking)
{
    if (ranking != NULL)
        bl_ranking_free(ranking->ranking);
}

static bl_status write_format(bl_buffer *out, bl_ranking *ranking, bole_format format, const bl_ranking_options *options)
{
    switch (format) {
    case BOLE_FORMAT_JSON: bl_ranking_write_json(out, ranking, options); return BL_OK;
    case BOLE_FORMAT_JSONL: bl_ranking_write_jsonl(out, ranking, options); return BL_OK;
    case BOLE_FORMAT_CSV: return bl_ranking_write_csv(out, ranking, options);
    case BOLE_FORMAT_MARKDOWN: return bl_ranking_write_markdown(out, ranking, options);
#ifndef BOLE_WITHOUT_XLSX
    case BOLE_FORMAT_XLSX: return bl_ranking_write_xlsx(out, ranking, options);
#endif
    case BOLE_FORMAT_HTML: return bl_ranking_write_html(out, ranking, options);
    case BOLE_FORMAT_TEXT: return bl_ranking_write_table(out, ranking, options);
    default: return BL_ERROR_MISUSE;
    }
}

bole_status bole_ranking_write(bole_ranking *ranking, const bole_report_options *options, bole_write write, void *context)
{
    const bole_report_options defaults = BOLE_OPTIONS(bole_report_options);
    if (options == NULL)
        options = &defaults;
    if (ranking == NULL || write == NULL || options->size < sizeof *options)
        return BOLE_ERROR_MISUSE;
    bl_status status = bl_ranking_sort(ranking->ranking, options->limit);
    if (status == BL_OK)
        status = bl_ranking_firm(ranking->ranking, &ranking->allocator);
    if (status != BL_OK)
        return bl_api_status(status);
    const bl_ranking_options inner = {
        .engine = BOLE_VERSION,
        .width = options->width == 0 ? 100 : options->width,
        .color = options->color,
        .contacts = options->contacts && !ranking->ranking->blind,
        .explain = options->explain,
        .links = options->links,
        .pretty = true,
    };
    bl_buffer buffer;
    bl_buffer_open(&buffer, &ranking->allocator, BL_LIMIT_OUTPUT_BYTES);
    status = write_format(&buffer, ranking->ranking, options->format, &inner);
    if (status != BL_OK) {
        bl_buffer_close(&buffer);
        return bl_api_status(status);
    }
    return bl_api_flush(&buffer, write, context);
}

bole_counts bole_ranking_counts(const bole_ranking *ranking)
{
    if (ranking == NULL)
        return (bole_counts){0};
    const bl_ranking *r = ranking->ranking;
    uint32_t limited = 0;
    for (uint32_t i = 0; i < r->failures.count; i++)
        limited += bl_str_begins(r->failures.items[i]->code, BL_STR("too-"));
    return (bole_counts){.files = r->ranked_count + r->failures.count,
        .ranked = r->ranked_count,
        .failed = r->failures.count,
        .passed_over = r->passed_over,
        .shown = r->sorted ? r->shown : 0,
        .limited = limited};
}
