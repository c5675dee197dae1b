/*
 * A ranking as a workbook (libxlsxwriter): the ranking, the matrix of criteria and people, the evidence, the questions, who could not be read.
 *
 * The library writes to a file only, so it is given one that is nowhere but in memory. Every text is written as a string, never as a formula, and its times
 * come from the as-of month: the same ranking gives the same bytes. Points become doubles in the last step, as a cell of numbers wants them; the library
 * prints 16 digits of one, and the cell's format shows two places of these.
 */
#define _GNU_SOURCE /* memfd_create */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "report/ranking.h"

#include "base/utf8.h"
#include "report/harmless.h"

enum {
    TEXT_MOST = 32000,    /* code points in a cell; a workbook holds 32,767 */
    ROWS_MOST = 1000000,  /* of a sheet; a workbook holds 1,048,576 */
    COLUMNS_MOST = 16000, /* of a sheet; a workbook holds 16,384 */
    LINKS_MOST = 60000,   /* of a sheet; a workbook holds 65,530 */
    WIDTH_LEAST = 8,      /* of a column, in characters */
    WIDTH_MOST = 60,      /* of a column; longer text is wrapped or cut by the screen */
    MEASURED = 64,        /* columns whose width follows what stands in them */
    A4 = 9,               /* the library's number for the paper */
    STATES = BL_STATE_NO_DATA + 1
};

typedef struct book {
    lxw_workbook *workbook;
    lxw_format *head, *text, *bold, *points, *link, *states[STATES];
    bl_arena *arena; /* for this writing only */
    const bl_ranking *ranking;
    const bl_ranking_options *options;
    lxw_error error; /* the first one; later calls then matter no more */
} book;

typedef struct sheet {
    book *book;
    lxw_worksheet *worksheet;
    uint32_t row, column;
    uint32_t widths[MEASURED];
} sheet;

static bl_str say(const book *b, bl_message message) { return BL_SAY_PLAIN(b->ranking->catalogue, message); }

static void note_error(book *b, lxw_error error)
{
    if (b->error == LXW_NO_ERROR)
        b->error = error;
}

/* ---- cells, from left to right ---- */

static void widen(sheet *s, uint32_t width)
{
    if (s->column < MEASURED && width > s->widths[s->column])
        s->widths[s->column] = width;
}

/* A NUL-terminated copy of at most TEXT_MOST code points without controls; NULL when memory is out. */
static const char *cell_text(book *b, bl_str text)
{
    size_t end = 0;
    for (uint32_t i = 0; i < TEXT_MOST && end < text.len; i++)
        bl_utf8_next(text, &end);
    char *out = bl_arena_alloc(b->arena, end + 1);
    if (out == NULL) {
        note_error(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    size_t len = 0;
    for (size_t i = 0; i < end;) {
        const size_t begin = i;
        const uint32_t c = bl_utf8_next(text, &i);
        const bool line_end = c == '\n' || c == '\r' || c == '\t', steers = bl_steers_terminal(c);
        memcpy(out + len, line_end ? " " : steers ? "?" : text.ptr + begin, line_end || steers ? 1 : i - begin);
        len += line_end || steers ? 1 : i - begin;
    }
    out[len] = '\0';
    return out;
}

static void text_cell(sheet *s, bl_str text, lxw_format *format)
{
    const char *z = cell_text(s->book, text);
    if (z != NULL && text.len > 0)
        note_error(s->book, worksheet_write_string(s->worksheet, s->row, (lxw_col_t)s->column, z, format));
    widen(s, bl_str_width(text));
    s->column++;
}

static void points_cell(sheet *s, bl_points points, lxw_format *format)
{
    note_error(s->book, worksheet_write_number(s->worksheet, s->row, (lxw_col_t)s->column, (double)points / 100, format));
    widen(s, WIDTH_LEAST);
    s->column++;
}

static void count_cell(sheet *s, uint32_t count)
{
    note_error(s->book, worksheet_write_number(s->worksheet, s->row, (lxw_col_t)s->column, count, s->book->text));
    s->column++;
}

/* A résumé's path; a link to it where it can be one, seen from where the report will stand. A '#' would cut the link. */
static void path_cell(sheet *s, const bl_candidate *c)
{
    book *b = s->book;
    const bool absolute = c->path.len > 0 && c->path.ptr[0] == '/';
    if (!c->blind && s->row < LINKS_MOST && memchr(c->path.ptr, '#', c->path.len) == NULL) {
        const char *before = absolute ? "file://" : b->options->links == NULL ? "./" : b->options->links;
        const bl_str url = bl_str_format(b->arena, "%s%.*s", before, BL_STR_ARG(c->path));
        const char *target = cell_text(b, url), *shown = cell_text(b, c->path);
        if (target != NULL && shown != NULL &&
            worksheet_write_url_opt(s->worksheet, s->row, (lxw_col_t)s->column, target, b->link, shown, NULL) == LXW_NO_ERROR) {
            widen(s, bl_str_width(c->path));
            s->column++;
            return;
        }
    }
    text_cell(s, c->path, b->text);
}

static void end_row(sheet *s)
{
    s->row++;
    s->column = 0;
    if (s->row > ROWS_MOST)
        s->row = ROWS_MOST;
}

/* ---- sheets ---- */

static sheet open_sheet(book *b, bl_message name, const bl_message *columns, uint32_t count)
{
    sheet s = {.book = b};
    const char *title = cell_text(b, say(b, name));
    s.worksheet = title == NULL ? NULL : workbook_add_worksheet(b->workbook, title);
    if (s.worksheet == NULL) {
        note_error(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return s;
    }
    for (uint32_t i = 0; i < count; i++)
        text_cell(&s, say(b, columns[i]), b->head);
    return s;
}

/* Widths, a head that stays in sight, and filters over `columns` columns. */
static void close_sheet(sheet *s, uint32_t columns, uint32_t frozen)
{
    for (uint32_t i = 0; i < columns && i < MEASURED; i++) {
        const uint32_t width = s->widths[i] + 2;
        worksheet_set_column(s->worksheet, (lxw_col_t)i, (lxw_col_t)i, width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width, NULL);
    }
    worksheet_freeze_panes(s->worksheet, 1, (lxw_col_t)frozen);
    worksheet_set_landscape(s->worksheet);
    worksheet_set_paper(s->worksheet, A4);
    worksheet_fit_to_pages(s->worksheet, 1, 0);
    note_error(s->book, worksheet_repeat_rows(s->worksheet, 0, 0));
    if (s->row > 1)
        note_error(s->book, worksheet_autofilter(s->worksheet, 0, 0, s->row - 1, (lxw_col_t)(columns - 1)));
}

/* Bars on one scale of 0 to 100 behind the points of a column. */
static void bars(sheet *s, uint32_t column)
{
    if (s->row < 2)
        return;
    lxw_conditional_format bar = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_value = 100,
        .bar_color = 0x9DB8D2,
        .bar_solid = LXW_TRUE,
    };
    note_error(s->book, worksheet_conditional_format_range(s->worksheet, 1, (lxw_col_t)column, s->row - 1, (lxw_col_t)column, &bar));
}

static bl_str must_word(const book *b, bl_verdict must)
{
    return must == BL_VERDICT_NONE ? BL_STR_NONE : say(b, (bl_message)(BL_SAY_MUST_PASS + must - BL_VERDICT_PASS));
}

static void candidate_row(sheet *s, const bl_candidate *c)
{
    book *b = s->book;
    count_cell(s, c->rank);
    text_cell(s, c->tied ? BL_STR("=") : BL_STR_NONE, b->text);
    text_cell(s, c->name, b->bold);
    text_cell(s, must_word(b, c->must), b->text);
    points_cell(s, c->score, b->points);
    points_cell(s, c->possible, b->points);
    text_cell(s, bl_ranking_reason(b->ranking, b->arena, c), b->text);
    path_cell(s, c);
    if (b->options->contacts) {
        text_cell(s, c->email, b->text);
        text_cell(s, c->phone, b->text);
    }
    for (uint32_t i = 0; i < c->note_count; i++)
        text_cell(s, c->notes[i].value, b->text);
    end_row(s);
}

static void ranking_sheet(book *b)
{
    static const bl_message columns[] = {BL_SAY_TABLE_RANK, BL_SAY_XLSX_TIED, BL_SAY_TABLE_NAME, BL_SAY_TABLE_MUST, BL_SAY_TABLE_SCORE, BL_SAY_TABLE_POSSIBLE,
        BL_SAY_TABLE_REASON, BL_SAY_TABLE_FILE};
    sheet s = open_sheet(b, BL_SAY_XLSX_RANKING, columns, sizeof columns / sizeof *columns);
    if (s.worksheet == NULL)
        return;
    if (b->options->contacts) {
        text_cell(&s, say(b, BL_SAY_XLSX_EMAIL), b->head);
        text_cell(&s, say(b, BL_SAY_XLSX_PHONE), b->head);
    }
    for (uint32_t i = 0; i < b->ranking->role->show_count; i++)
        text_cell(&s, bl_note_name(b->ranking->catalogue, b->ranking->role->show[i]), b->head);
    const uint32_t width = s.column;
    end_row(&s);
    for (uint32_t i = 0; i < b->ranking->shown && s.row < ROWS_MOST; i++)
        candidate_row(&s, b->ranking->ranked[i]);
    bars(&s, 4);
    bars(&s, 5);
    close_sheet(&s, width, 3);
}

/* Criteria as rows, people as columns: the points, and the state as a mark before them. */
static void matrix_sheet(book *b)
{
    static const bl_message columns[] = {BL_SAY_TABLE_CRITERION, BL_SAY_TABLE_MUST, BL_SAY_XLSX_MAXIMUM};
    const bl_ranking *r = b->ranking;
    sheet s = open_sheet(b, BL_SAY_XLSX_MATRIX, columns, sizeof columns / sizeof *columns);
    if (s.worksheet == NULL)
        return;
    const uint32_t people = r->shown < COLUMNS_MOST - 3 ? r->shown : COLUMNS_MOST - 3;
    for (uint32_t i = 0; i < people; i++)
        text_cell(&s, bl_str_format(b->arena, "%u %.*s", r->ranked[i]->rank, BL_STR_ARG(r->ranked[i]->name)), b->head);
    const uint32_t width = s.column;
    end_row(&s);
    for (uint32_t k = 0; people > 0 && k < r->role->criterion_count; k++) {
        const bl_criterion *criterion = r->role->criteria[k];
        text_cell(&s, bl_label(r->catalogue, criterion), b->bold);
        text_cell(&s, criterion->must.asked ? r->ranked[0]->results[k].must_words : BL_STR_NONE, b->text);
        points_cell(&s, r->ranked[0]->results[k].max, b->points);
        for (uint32_t i = 0; i < people; i++)
            points_cell(&s, r->ranked[i]->results[k].points, b->states[r->ranked[i]->results[k].state]);
        end_row(&s);
    }
    text_cell(&s, say(b, BL_SAY_TABLE_LEGEND), b->text);
    s.widths[0] = s.widths[0] > 36 ? 36 : s.widths[0];
    close_sheet(&s, width, 3);
}

static void quote_row(sheet *s, const bl_candidate *c, const bl_result *r, const bl_quote *quote)
{
    book *b = s->book;
    count_cell(s, c->rank);
    text_cell(s, c->name, b->bold);
    text_cell(s, r->label, b->text);
    text_cell(s, say(b, (bl_message)(BL_SAY_STATE_MET + r->state)), b->text);
    points_cell(s, r->points, b->points);
    points_cell(s, r->max, b->points);
    text_cell(s, r->reason, b->text);
    text_cell(s, r->rule_line == 0 ? BL_STR_NONE : bl_str_format(b->arena, "%.*s:%u", BL_STR_ARG(r->rule_file), r->rule_line), b->text);
    if (quote != NULL) {
        text_cell(s, quote->text, b->text);
        count_cell(s, quote->line);
        count_cell(s, quote->column);
    }
    end_row(s);
}

static void evidence_sheet(book *b)
{
    static const bl_message columns[] = {BL_SAY_TABLE_RANK, BL_SAY_TABLE_NAME, BL_SAY_TABLE_CRITERION, BL_SAY_XLSX_STATE, BL_SAY_XLSX_POINTS,
        BL_SAY_XLSX_MAXIMUM, BL_SAY_TABLE_REASON, BL_SAY_XLSX_RULE, BL_SAY_XLSX_QUOTE, BL_SAY_XLSX_LINE, BL_SAY_XLSX_COLUMN};
    sheet s = open_sheet(b, BL_SAY_XLSX_EVIDENCE, columns, sizeof columns / sizeof *columns);
    if (s.worksheet == NULL)
        return;
    end_row(&s);
    for (uint32_t i = 0; i < b->ranking->shown; i++) {
        const bl_candidate *c = b->ranking->ranked[i];
        for (uint32_t k = 0; k < c->result_count; k++) {
            const bl_result *r = &c->results[k];
            for (uint32_t q = 0; q < r->quote_count && s.row < ROWS_MOST; q++)
                quote_row(&s, c, r, &r->quotes[q]);
            if (r->quote_count == 0 && s.row < ROWS_MOST)
                quote_row(&s, c, r, NULL);
        }
    }
    close_sheet(&s, sizeof columns / sizeof *columns, 3);
}

static void questions_sheet(book *b)
{
    static const bl_message columns[] = {BL_SAY_TABLE_RANK, BL_SAY_TABLE_NAME, BL_SAY_TABLE_CRITERION, BL_SAY_XLSX_OPEN, BL_SAY_XLSX_QUESTION};
    sheet s = open_sheet(b, BL_SAY_XLSX_QUESTIONS, columns, sizeof columns / sizeof *columns);
    if (s.worksheet == NULL)
        return;
    end_row(&s);
    for (uint32_t i = 0; i < b->ranking->shown; i++) {
        const bl_candidate *c = b->ranking->ranked[i];
        for (uint32_t k = 0; k < c->question_count && s.row < ROWS_MOST; k++) {
            count_cell(&s, c->rank);
            text_cell(&s, c->name, b->bold);
            text_cell(&s, bl_label(b->ranking->catalogue, c->questions[k].criterion), b->text);
            points_cell(&s, c->questions[k].points, b->points);
            text_cell(&s, c->questions[k].text, b->text);
            end_row(&s);
        }
    }
    close_sheet(&s, sizeof columns / sizeof *columns, 2);
}

static void failed_sheet(book *b)
{
    static const bl_message columns[] = {BL_SAY_TABLE_FILE, BL_SAY_XLSX_CODE, BL_SAY_XLSX_MESSAGE};
    if (b->ranking->failed_count == 0)
        return;
    sheet s = open_sheet(b, BL_SAY_TABLE_FAILED, columns, sizeof columns / sizeof *columns);
    if (s.worksheet == NULL)
        return;
    end_row(&s);
    for (uint32_t i = 0; i < b->ranking->failed_count && s.row < ROWS_MOST; i++) {
        text_cell(&s, b->ranking->failed[i]->path, b->text);
        text_cell(&s, b->ranking->failed[i]->code, b->text);
        text_cell(&s, b->ranking->failed[i]->message, b->text);
        end_row(&s);
    }
    close_sheet(&s, sizeof columns / sizeof *columns, 1);
}

/* ---- the book ---- */

static lxw_format *new_format(book *b, const char *number)
{
    lxw_format *format = workbook_add_format(b->workbook);
    if (format == NULL) {
        note_error(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (number != NULL)
        format_set_num_format(format, number);
    return format;
}

static bool open_formats(book *b)
{
    static const char *const marks[STATES] = {"\"●\" 0.00", "\"◐\" 0.00", "\"○\" 0.00", "\"–\" 0.00"};
    static const lxw_color_t fills[STATES] = {0xE3F1E6, 0xFBF3DA, 0xF9E4E1, 0xEEEEEE};
    b->text = new_format(b, NULL);
    b->bold = new_format(b, NULL);
    b->head = new_format(b, NULL);
    b->points = new_format(b, "0.00");
    b->link = new_format(b, NULL);
    for (int i = 0; i < STATES; i++)
        b->states[i] = new_format(b, marks[i]);
    if (b->error != LXW_NO_ERROR)
        return false;
    format_set_bold(b->bold);
    format_set_bold(b->head);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(b->link, 0x1F5C99);
    for (int i = 0; i < STATES; i++)
        format_set_bg_color(b->states[i], fills[i]);
    return true;
}

/* Midnight of the first day of a month, in seconds since 1970 (days of the civil calendar, after Howard Hinnant). */
static time_t seconds_of(bl_month month)
{
    const int64_t m = bl_month_number(month), y = bl_month_year(month) - (m <= 2), era = y / 400, yoe = y - era * 400;
    const int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5, doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return (time_t)((era * 146097 + doe - 719468) * 86400);
}

static void write_sheets(book *b)
{
    size_t end = 0; /* of the title: a property holds 255 characters */
    for (int i = 0; i < 200 && end < b->ranking->role->title.len; i++)
        bl_utf8_next(b->ranking->role->title, &end);
    lxw_doc_properties properties = {
        .title = (char *)(uintptr_t)cell_text(b, bl_str_slice(b->ranking->role->title, 0, end)), /* only read */
        .created = seconds_of(b->ranking->as_of),
    };
    note_error(b, workbook_set_properties(b->workbook, &properties));
    if (!open_formats(b))
        return;
    ranking_sheet(b);
    matrix_sheet(b);
    evidence_sheet(b);
    questions_sheet(b);
    failed_sheet(b);
}

static bl_status status_of(lxw_error error)
{
    return error == LXW_NO_ERROR ? BL_OK : error >= LXW_ERROR_NULL_PARAMETER_IGNORED ? BL_ERROR_LIMIT : BL_ERROR_MEMORY;
}

/* Everything that stands in the file of the descriptor. */
static bl_status copy_file(bl_buffer *out, int fd)
{
    char bytes[1 << 16];
    for (off_t at = 0;;) {
        const ssize_t got = pread(fd, bytes, sizeof bytes, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? BL_ERROR_MEMORY : BL_OK;
        bl_buffer_add(out, (bl_str){bytes, (size_t)got});
        at += got;
    }
}

static bl_status write_book(book *b, bl_buffer *out, int fd)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    b->workbook = workbook_new(path);
    if (b->workbook == NULL)
        return BL_ERROR_MEMORY;
    write_sheets(b);
    note_error(b, workbook_close(b->workbook)); /* writes, and frees in any case */
    return b->error == LXW_NO_ERROR ? copy_file(out, fd) : status_of(b->error);
}

bl_status bl_ranking_write_xlsx(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    book b = {.ranking = ranking, .options = options};
    BL_TRY(bl_arena_open(&b.arena, &out->allocator, (size_t)4 << 30));
    const int fd = memfd_create("ranking", MFD_CLOEXEC);
    const bl_status status = fd < 0 ? BL_ERROR_MEMORY : write_book(&b, out, fd);
    if (fd >= 0)
        close(fd);
    bl_arena_close(b.arena);
    return status;
}
