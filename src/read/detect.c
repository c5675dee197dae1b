#include "read/detect.h"

/* Bytes that a file begins with, at an offset. */
typedef struct signature {
    uint32_t offset;
    bl_str bytes;
    bl_content content;
    bl_format format;
    const char *name;
} signature;

#define MAGIC(offset, bytes, content, name)                                  \
    {                                                                        \
        offset, {"" bytes, sizeof(bytes) - 1}, content, BL_FORMAT_TEXT, name \
    }
#define DOCUMENT(bytes, format, name)                                       \
    {                                                                       \
        0, {"" bytes, sizeof(bytes) - 1}, BL_CONTENT_DOCUMENT, format, name \
    }

static const signature signatures[] = {
    MAGIC(0, "\x89PNG\r\n", BL_CONTENT_PICTURE, "PNG"),
    MAGIC(0, "\xFF\xD8\xFF", BL_CONTENT_PICTURE, "JPEG"),
    MAGIC(0, "GIF87a", BL_CONTENT_PICTURE, "GIF"),
    MAGIC(0, "GIF89a", BL_CONTENT_PICTURE, "GIF"),
    MAGIC(8, "WEBP", BL_CONTENT_PICTURE, "WebP"),
    MAGIC(0, "II*\0", BL_CONTENT_PICTURE, "TIFF"),
    MAGIC(0, "MM\0*", BL_CONTENT_PICTURE, "TIFF"),
    MAGIC(0, "8BPS\0", BL_CONTENT_PICTURE, "PSD"),
    MAGIC(4, "ftypheic", BL_CONTENT_PICTURE, "HEIC"),
    MAGIC(4, "ftypheix", BL_CONTENT_PICTURE, "HEIC"),
    MAGIC(4, "ftypmif1", BL_CONTENT_PICTURE, "HEIC"),
    MAGIC(4, "ftypavif", BL_CONTENT_PICTURE, "AVIF"),
    MAGIC(0, "Rar!\x1A\x07", BL_CONTENT_ARCHIVE, "RAR"),
    MAGIC(0, "7z\xBC\xAF\x27\x1C", BL_CONTENT_ARCHIVE, "7z"),
    MAGIC(0, "\x1F\x8B\x08", BL_CONTENT_ARCHIVE, "gzip"),
    MAGIC(0,
        "\xFD"
        "7zXZ\0",
        BL_CONTENT_ARCHIVE, "xz"),
    MAGIC(0, "\x28\xB5\x2F\xFD", BL_CONTENT_ARCHIVE, "zstd"),
    MAGIC(0, "MSCF\0\0\0\0", BL_CONTENT_ARCHIVE, "cab"),
    MAGIC(257, "ustar", BL_CONTENT_ARCHIVE, "tar"),
    DOCUMENT("{\\rtf", BL_FORMAT_RTF, "RTF"),
    MAGIC(0, "\x01\xFE\x32\x06", BL_CONTENT_WPS, "WPS"),
    MAGIC(0, "\x01\xFE\x32\x00", BL_CONTENT_WPS, "WPS"),
    MAGIC(0, "%!PS-Adobe", BL_CONTENT_OFFICE, "PostScript"),
};

static bool stands_at(bl_str bytes, size_t offset, bl_str what) { return offset <= bytes.len && bl_str_begins(bl_str_slice(bytes, offset, bytes.len), what); }

static bool holds(bl_str bytes, bl_str what) { return bl_str_find(bytes, what, 0) != SIZE_MAX; }

static bl_str head(bl_str bytes, size_t len) { return bl_str_slice(bytes, 0, bytes.len < len ? bytes.len : len); }

static bl_detected document(bl_format format, const char *name) { return (bl_detected){BL_CONTENT_DOCUMENT, format, name}; }
static bl_detected other(bl_content content, const char *name) { return (bl_detected){content, BL_FORMAT_TEXT, name}; }

/* Office files are zip archives; the names in them stand there uncompressed. */
static bl_detected detect_zip(bl_str bytes)
{
    if (bytes.len > 6 && (bytes.ptr[6] & 1) != 0)
        return other(BL_CONTENT_ENCRYPTED, "zip");
    if (stands_at(bytes, 30, BL_STR("mimetypeapplication/vnd.oasis.opendocument.text")))
        return document(BL_FORMAT_ODT, "ODT");
    if (stands_at(bytes, 30, BL_STR("mimetypeapplication/")))
        return other(BL_CONTENT_OFFICE, "OpenDocument or EPUB");
    if (holds(bytes, BL_STR("word/document.xml")) || (holds(bytes, BL_STR("[Content_Types].xml")) && holds(bytes, BL_STR("word/"))))
        return document(BL_FORMAT_DOCX, "DOCX");
    if (holds(bytes, BL_STR("xl/workbook")))
        return other(BL_CONTENT_OFFICE, "XLSX");
    if (holds(bytes, BL_STR("ppt/presentation")))
        return other(BL_CONTENT_OFFICE, "PPTX");
    if (holds(bytes, BL_STR("Index/Document.iwa")))
        return other(BL_CONTENT_OFFICE, "Pages");
    return other(BL_CONTENT_ARCHIVE, "zip");
}

/* The older Office container names its streams in UTF-16. */
static bl_detected detect_ole(bl_str bytes)
{
    if (holds(bytes, BL_STR("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")))
        return other(BL_CONTENT_ENCRYPTED, "Office");
    if (holds(bytes, BL_STR("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")))
        return document(BL_FORMAT_DOC, "DOC");
    if (holds(bytes, BL_STR("M\0a\0t\0O\0S\0T\0")) || holds(bytes, BL_STR("C\0O\0N\0T\0E\0N\0T\0S\0")) || holds(bytes, BL_STR("W\0p\0s\0D\0o\0c\0")))
        return other(BL_CONTENT_WPS, "WPS");
    return other(BL_CONTENT_OFFICE, "Office");
}

static bool is_bitmap(bl_str bytes)
{
    if (bytes.len < 26 || !bl_str_begins(bytes, BL_STR("BM")))
        return false;
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    return b[6] == 0 && b[7] == 0 && b[8] == 0 && b[9] == 0 && b[15] == 0 && b[16] == 0 && b[17] == 0; /* reserved; size of the header */
}

static bool begins_nocase(bl_str s, bl_str prefix) { return s.len >= prefix.len && bl_str_equal_nocase(head(s, prefix.len), prefix); }

/* The first offset of needle in any case of its letters; SIZE_MAX. */
static size_t find_nocase(bl_str s, bl_str needle)
{
    for (size_t i = 0; i + needle.len <= s.len; i++)
        if (bl_str_equal_nocase(bl_str_slice(s, i, i + needle.len), needle))
            return i;
    return SIZE_MAX;
}

/* A page, or the beginning of one behind comments and an XML declaration: job boards save such under the name of a .doc.
 * What begins with another tag may be Markdown. */
static bool is_html(bl_str start)
{
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"};
    bl_str s = start;
    while (bl_str_begins(s, BL_STR("<!--")) || begins_nocase(s, BL_STR("<?xml"))) {
        const bool comment = s.ptr[1] == '!';
        const size_t end = bl_str_find(s, comment ? BL_STR("-->") : BL_STR("?>"), 0);
        if (end == SIZE_MAX)
            return holds(s, BL_STR("<html"));
        s = bl_str_trim(bl_str_slice(s, end + (comment ? 3 : 2), s.len));
    }
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (begins_nocase(s, bl_str_of(tags[i])))
            return true;
    return false;
}

/* A document of Word as one XML file: that of 2003, or the parts of a DOCX one behind the other. */
static bool is_word_xml(bl_str start)
{
    return bl_str_begins(start, BL_STR("<")) && (holds(start, BL_STR("<w:wordDocument")) || holds(start, BL_STR("<pkg:package")));
}

/* A mail: fields in its first lines, and a page among its parts. */
static bool is_mail_with_page(bl_str start)
{
    static const char *const fields[] = {"MIME-Version:", "From:", "Content-Type:", "Date:", "Subject:", "Message-ID:", "Return-Path:", "Received:", "X-"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (begins_nocase(start, bl_str_of(fields[i])))
            return find_nocase(start, BL_STR("Content-Type:")) != SIZE_MAX &&
                   (find_nocase(start, BL_STR("multipart/")) != SIZE_MAX || find_nocase(start, BL_STR("text/html")) != SIZE_MAX);
    return false;
}

#define HEAD_BYTES 4096u /* that are looked at for markup */

static bl_str every_other(char *to, bl_str s, size_t from)
{
    size_t len = 0;
    for (size_t i = from; i < s.len; i += 2)
        to[len++] = s.ptr[i];
    return (bl_str){to, len};
}

/* Formats that are text themselves. */
static bl_detected detect_text(bl_str bytes)
{
    char narrow[HEAD_BYTES / 2];
    bl_str s = bytes;
    if (bl_str_begins(s, BL_STR("\xEF\xBB\xBF")))
        s = bl_str_slice(s, 3, s.len);
    bl_str start = bl_str_trim(head(s, HEAD_BYTES));
    if (bl_str_begins(s, BL_STR("\xFF\xFE")) || bl_str_begins(s, BL_STR("\xFE\xFF"))) /* every other byte, behind the mark */
        start = bl_str_trim(every_other(narrow, head(s, HEAD_BYTES), s.ptr[0] == '\xFF' ? 2 : 3));
    if (is_word_xml(start))
        return document(BL_FORMAT_DOCX, "Word XML");
    if (is_html(start))
        return document(BL_FORMAT_HTML, "HTML");
    if (begins_nocase(start, BL_STR("<svg")) || (begins_nocase(start, BL_STR("<?xml")) && holds(start, BL_STR("<svg"))))
        return other(BL_CONTENT_PICTURE, "SVG");
    if (is_mail_with_page(start))
        return document(BL_FORMAT_MHTML, "MHTML");
    if (bl_str_begins(start, BL_STR("{")) && holds(s, BL_STR("\"basics\"")) &&
        (holds(s, BL_STR("\"work\"")) || holds(s, BL_STR("\"education\"")) || holds(s, BL_STR("\"skills\""))))
        return document(BL_FORMAT_JSONRESUME, "JSON Resume");
    return other(BL_CONTENT_TEXT, NULL);
}

bl_detected bl_detect(bl_str bytes)
{
    if (holds(head(bytes, 1024), BL_STR("%PDF-")))
        return document(BL_FORMAT_PDF, "PDF"); /* many are encrypted with an empty password, and open for everybody */
    if (bl_str_begins(bytes, BL_STR("PK\x03\x04")))
        return detect_zip(bytes);
    if (bl_str_begins(bytes, BL_STR("PK\x05\x06")))
        return other(BL_CONTENT_ARCHIVE, "zip");
    if (bl_str_begins(bytes, BL_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return detect_ole(bytes);
    if (bytes.len > 10 && bl_str_begins(bytes, BL_STR("BZh")) && bl_str_equal(bl_str_slice(bytes, 4, 8), BL_STR("1AY&")))
        return other(BL_CONTENT_ARCHIVE, "bzip2");
    if (is_bitmap(bytes))
        return other(BL_CONTENT_PICTURE, "BMP");
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (stands_at(bytes, signatures[i].offset, signatures[i].bytes))
            return (bl_detected){signatures[i].content, signatures[i].format, signatures[i].name};
    return detect_text(bytes);
}

/* ---- Markdown or text ---- */

static bool has_ending(bl_str path, bl_str ending)
{
    return path.len >= ending.len && bl_str_equal_nocase(bl_str_slice(path, path.len - ending.len, path.len), ending);
}

static bool is_heading(bl_str line)
{
    size_t i = 0;
    while (i < line.len && line.ptr[i] == '#')
        i++;
    return i >= 1 && i <= 6 && i + 1 < line.len && line.ptr[i] == ' ';
}

/* "|---|:---:|" */
static bool is_table_rule(bl_str line)
{
    bl_str s = bl_str_trim(line);
    bool pipe = false, dash = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '|' && s.ptr[i] != '-' && s.ptr[i] != ':' && s.ptr[i] != ' ')
            return false;
        pipe = pipe || s.ptr[i] == '|';
        dash = dash || s.ptr[i] == '-';
    }
    return pipe && dash;
}

/* "**a**" on one line */
static bool has_bold(bl_str line)
{
    size_t begin = bl_str_find(line, BL_STR("**"), 0);
    if (begin == SIZE_MAX || begin + 2 >= line.len || line.ptr[begin + 2] == '*' || line.ptr[begin + 2] == ' ')
        return false;
    size_t end = bl_str_find(line, BL_STR("**"), begin + 2);
    return end != SIZE_MAX && line.ptr[end - 1] != ' ';
}

bl_format bl_detect_markup(bl_str path, bl_str text)
{
    static const char *const endings[] = {".md", ".markdown", ".mdown", ".mkd"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (has_ending(path, bl_str_of(endings[i])))
            return BL_FORMAT_MARKDOWN;
    unsigned headings = 0;
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        for (end = begin; end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r';)
            end++;
        bl_str line = bl_str_slice(text, begin, end);
        headings += is_heading(line) ? 1 : 0;
        if (headings >= 2 || is_table_rule(line) || has_bold(line) || holds(line, BL_STR("](http")))
            return BL_FORMAT_MARKDOWN;
    }
    return BL_FORMAT_TEXT;
}
