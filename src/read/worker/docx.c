/* DOCX: headers, body, footnotes, footers. */
#include "read/worker/docx.h"

#include "read/detect.h"
#include "read/worker/docx_package.h"
#include "read/worker/office.h"

#define MAX_MARGINS 24u /* headers or footers that are looked at */

typedef struct docx {
    bl_arena *arena;
    bl_docx_package package;
    bl_docx_styles styles;
    bl_docx_relations relations; /* of the main part */
    bl_str folder;               /* of the main part: "word/" */
} docx;

static bool is(bl_str name, const char *z) { return bl_str_equal(name, bl_str_of(z)); }

/* ---- relations ---- */

typedef struct relations_reading {
    bl_arena *arena;
    bl_docx_relations *out;
} relations_reading;

static bl_status on_relation(void *context, bl_str name, const char *const *attributes)
{
    relations_reading *r = context;
    if (!is(name, "Relationship"))
        return BL_OK;
    bl_docx_relation *relation = BL_PUSH(r->arena, &r->out->all);
    if (relation == NULL)
        return BL_ERROR_MEMORY;
    relation->id = bl_str_copy(r->arena, bl_xml_attribute(attributes, "Id"));
    relation->type = bl_str_copy(r->arena, bl_xml_attribute(attributes, "Type"));
    relation->target = bl_str_copy(r->arena, bl_xml_attribute(attributes, "Target"));
    relation->external = is(bl_xml_attribute(attributes, "TargetMode"), "External");
    if (relation->id.ptr == NULL || relation->type.ptr == NULL || relation->target.ptr == NULL)
        return BL_ERROR_MEMORY;
    return bl_map_put(&r->out->by_id, relation->id, r->out->all.count - 1, NULL) == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static void no_end(void *context, bl_str name) { (void)context, (void)name; }
static void no_text(void *context, bl_str text) { (void)context, (void)text; }

/* The relations of a part: "word/document.xml" has "word/_rels/document.xml.rels". A part without any has none. */
static bl_status read_relations(bl_docx_relations *out, docx *d, bl_str folder, bl_str file)
{
    static const bl_xml_events events = {on_relation, no_end, no_text};
    relations_reading r = {d->arena, out};
    bl_map_open(&out->by_id, d->arena);
    const bl_str path = bl_str_format(d->arena, "%.*s_rels/%.*s.rels", BL_STR_ARG(folder), BL_STR_ARG(file));
    bl_xml_source source;
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(bl_docx_package_stream(&source, &d->package, path.ptr));
    return source.next == NULL ? BL_OK : bl_xml_read(source, &events, &r);
}

static const bl_docx_relation *relation_of_type(const bl_docx_relations *relations, const char *type)
{
    for (uint32_t i = 0; i < relations->all.count; i++)
        if (bl_str_ends(relations->all.items[i].type, bl_str_of(type)) && !relations->all.items[i].external)
            return &relations->all.items[i];
    return NULL;
}

const bl_docx_relation *bl_docx_relation_of(const bl_docx_relations *relations, bl_str id)
{
    const uint32_t *index = id.ptr == NULL ? NULL : bl_map_get(&relations->by_id, id);
    return index == NULL ? NULL : &relations->all.items[*index];
}

/* The path of a relation's target in the archive: beside the part, or from the top. */
static bl_str path_of(docx *d, bl_str target)
{
    if (bl_str_begins(target, BL_STR("/")))
        return bl_str_slice(target, 1, target.len);
    return bl_str_format(d->arena, "%.*s%.*s", BL_STR_ARG(d->folder), BL_STR_ARG(target));
}

static bl_status find_type(bl_xml_source *out, docx *d, const char *type)
{
    *out = (bl_xml_source){0};
    const bl_docx_relation *relation = relation_of_type(&d->relations, type);
    const bl_str path = d->package.single ? BL_STR("word/document.xml") : relation == NULL ? BL_STR_NONE : path_of(d, relation->target);
    return path.ptr == NULL ? BL_OK : bl_docx_package_stream(out, &d->package, path.ptr);
}

/* ---- parts ---- */

/* What a part that is not the body says is welcome, and no reason to fail where it is damaged. */
static bl_status forgive(bl_status status) { return status == BL_ERROR_INPUT ? BL_OK : status; }

static bl_status read_part(bl_flow *flow, docx *d, bl_str target, bool margin)
{
    bl_docx_relations relations = {0};
    bl_docx_part part = {.styles = &d->styles, .relations = &relations, .margin = margin, .flow = flow};
    bl_xml_source source;
    const bl_str path = path_of(d, target);
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(forgive(bl_docx_package_stream(&source, &d->package, path.ptr)));
    BL_TRY(forgive(read_relations(&relations, d, d->folder, target)));
    return source.next == NULL ? BL_OK : forgive(bl_docx_part_read(&part, d->arena, source));
}

/* Headers or footers, each once. */
static bl_status read_margins(bl_flow *out, docx *d, const bl_str *ids, uint32_t count)
{
    bl_flow *flows = BL_NEW_ARRAY(d->arena, bl_flow, MAX_MARGINS);
    uint32_t kept = 0;
    if (flows == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count && kept < MAX_MARGINS; i++) {
        const bl_docx_relation *relation = bl_docx_relation_of(&d->relations, ids[i]);
        if (relation == NULL || relation->external)
            continue;
        bl_flow *flow = &flows[kept];
        bl_flow_open(flow, d->arena);
        BL_TRY(read_part(flow, d, relation->target, true));
        bool again = false;
        for (uint32_t k = 0; k < kept; k++)
            again = again || bl_flow_same(&flows[k], flow);
        if (again)
            continue;
        kept++;
        bl_flow_gap(out);
        bl_flow_append(out, flow);
        bl_flow_gap(out);
    }
    return BL_OK;
}

static bl_status read_notes(bl_flow *out, docx *d, const char *type)
{
    const bl_docx_relation *notes = relation_of_type(&d->relations, type);
    if (notes == NULL)
        return BL_OK;
    bl_flow_gap(out);
    return read_part(out, d, notes->target, false);
}

/* A page, a mail or RTF inside the archive, which Word would take over when it opens the file: programs that make DOCX out of HTML leave it at that. */
static bl_status read_chunk(bl_flow *out, void *context, bl_str target)
{
    docx *d = context;
    bl_str bytes;
    const bl_str path = path_of(d, target);
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(forgive(bl_docx_package_read(&bytes, &d->package, path.ptr)));
    if (bytes.ptr == NULL)
        return BL_OK;
    const bl_detected what = bl_detect(bytes);
    const bool document = what.content == BL_CONTENT_DOCUMENT;
    if (document && what.format == BL_FORMAT_RTF)
        return forgive(bl_rtf_read(out, d->arena, bytes));
#ifdef BOLE_HTML
    if (document && what.format == BL_FORMAT_MHTML)
        return forgive(bl_mhtml_read(out, d->arena, bytes));
    if ((document && what.format == BL_FORMAT_HTML) || what.content == BL_CONTENT_TEXT)
        return forgive(bl_html_read(out, d->arena, bytes));
#endif
    return BL_OK;
}

/* Which part is the document: the package's relations say. */
static bl_status find_main(docx *d, bl_str *file)
{
    bl_docx_relations package = {0};
    BL_TRY(forgive(read_relations(&package, d, BL_STR(""), BL_STR(""))));
    const bl_docx_relation *relation = relation_of_type(&package, "/officeDocument");
    bl_str path = relation == NULL ? BL_STR("word/document.xml") : relation->target;
    if (bl_str_begins(path, BL_STR("/")))
        path = bl_str_slice(path, 1, path.len);
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    d->folder = bl_str_slice(path, 0, slash);
    *file = bl_str_slice(path, slash, path.len);
    return BL_OK;
}

static bl_status read_all(bl_flow *out, docx *d)
{
    bl_str file;
    bl_xml_source text, styles, numbering;
    BL_TRY(find_main(d, &file));
    const bl_str path = path_of(d, file);
    BL_TRY(path.ptr == NULL ? BL_ERROR_MEMORY : bl_docx_package_stream(&text, &d->package, path.ptr));
    if (text.next == NULL)
        return BL_ERROR_INPUT;
    BL_TRY(forgive(read_relations(&d->relations, d, d->folder, file)));
    BL_TRY(forgive(find_type(&styles, d, "/styles")));
    BL_TRY(forgive(find_type(&numbering, d, "/numbering")));
    BL_TRY(bl_docx_styles_read(&d->styles, d->arena, styles, numbering));
    bl_flow body;
    bl_flow_open(&body, d->arena);
    bl_docx_part part = {.styles = &d->styles, .relations = &d->relations, .flow = &body, .chunk = read_chunk, .context = d};
    BL_TRY(bl_docx_part_read(&part, d->arena, text));
    BL_TRY(read_margins(out, d, part.headers.items, part.headers.count));
    bl_flow_append(out, &body);
    BL_TRY(read_notes(out, d, "/footnotes"));
    BL_TRY(read_notes(out, d, "/endnotes"));
    return read_margins(out, d, part.footers.items, part.footers.count);
}

bl_status bl_docx_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    docx d = {.arena = arena};
    bl_status status = bl_docx_package_open(&d.package, arena, bytes);
    if (status == BL_OK)
        status = read_all(out, &d);
    bl_docx_package_close(&d.package);
    return status;
}
