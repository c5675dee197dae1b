#include "report/codes.h"

typedef struct code_words {
    const char *code, *words;
} code_words;

static const code_words chinese[] = {
    /* by code */
    {"archive", "这是压缩包，不会解开：请解压后放入其中的简历"},
    {"bomb", "文件解开后大得不合情理，没有读下去：请另存为 DOCX 或文本"},
    {"broken-link", "这个链接指向的文件不存在：请删除"},
    {"damaged", "文件已损坏：请重新索取，或另存为 DOCX"},
    {"empty-file", "文件是空的：请重新索取简历"},
    {"encrypted", "文件有密码：请去掉密码后再保存一次"},
    {"link-loop", "链接指回了自己：请直接给出要读的文件"},
    {"link-outside", "链接指向文件夹之外，不会跟随：请直接给出该文件"},
    {"link-to-folder", "这是指向文件夹的链接，不会跟随：请直接给出该文件夹"},
    {"no-reader", "这个程序读不了这种格式：请安装相应的库后重新编译，或另存为文本、Markdown"},
    {"no-sandbox", "系统提供不了要求的隔离，因此没有打开此文件"},
    {"no-text", "文件里没有可读的文字（可能是扫描件）：请另存为文本、Markdown 或 DOCX"},
    {"not-a-file", "这不是普通文件"},
    {"not-a-resume", "看不出这是简历：没有谈到工作或学习；若确实是，请用 bole parse 查看"},
    {"not-found", "没有这个文件：请检查名称"},
    {"not-text", "这不是文本：请另存为 PDF、DOCX、文本或 Markdown"},
    {"out-of-memory", "内存不够，没有读完"},
    {"picture", "这是图片：请索取文字版简历（PDF、DOCX 或文本）"},
    {"reader-crashed", "文件已损坏，读取中断：请重新保存为 DOCX 或文本"},
    {"scan", "这是扫描件，没有文字：请索取文字版简历"},
    {"too-complex", "文件结构过于复杂：请另存为文本或 Markdown"},
    {"too-deep", "文件夹嵌套超过 64 层：请移到上层"},
    {"too-large", "文件或其中的内容太大：请去掉图片，另存为文本或 Markdown"},
    {"too-slow", "读取超时，已停止：请另存为 DOCX 或文本"},
    {"unmapped-glyphs", "文字大多没有编码，读出来是乱码：请另存为 DOCX 或文本"},
    {"unreadable", "文件打不开：请检查权限"},
    {"unsupported-format", "不支持这种格式：请另存为 PDF、DOCX、文本或 Markdown"},
    {"wps", "这是 WPS 自己的格式：请在 WPS 里另存为 DOCX"},
};

bl_str bl_code_words(const bl_catalogue *catalogue, bl_str code, bl_str message)
{
    size_t low = 0, high = catalogue->chinese ? sizeof chinese / sizeof *chinese : 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = bl_str_compare(bl_str_of(chinese[middle].code), code);
        if (order == 0)
            return bl_str_of(chinese[middle].words);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return message;
}
