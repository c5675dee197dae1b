#include "facts/numbers.h"

/* Longest first where one word begins another. Latin words end where a letter does not follow. */
static const bl_unit after[] = {
    {"个9", "%", 0},
    {"个 9", "%", 0},
    {"nines", "%", 0}, /* a count of nines: the caller makes the share */
    {"%", "%", -2},
    {"‰", "%", -3},
    {"percent", "%", -2},
    {"个百分点", "%", -2},
    {"个点", "%", -2},
    {"人次", "visits", 0},
    {"人天", "person-days", 0},
    {"人月", "person-months", 0},
    {"人日", "person-days", 0},
    {"人民币", "CNY", 0},
    {"人", "people", 0},
    {"名", "people", 0},
    {"位", "people", 0},
    {"余人", "people", 0},
    {"person", "people", 0},
    {"people", "people", 0},
    {"engineers", "people", 0},
    {"developers", "people", 0},
    {"employees", "people", 0},
    {"staff", "people", 0},
    {"members", "people", 0},
    {"reports", "people", 0},
    {"direct reports", "people", 0},
    {"designers", "people", 0},
    {"analysts", "people", 0},
    {"scientists", "people", 0},
    {"sres", "people", 0},
    {"devs", "people", 0},
    {"interns", "people", 0},
    {"technicians", "people", 0},
    {"nurses", "people", 0},
    {"teachers", "people", 0},
    {"cooks", "people", 0},
    {"chefs", "people", 0},
    {"lawyers", "people", 0},
    {"consultants", "people", 0},
    {"agents", "people", 0},
    {"testers", "people", 0},
    {"managers", "people", 0},
    {"salespeople", "people", 0},
    {"sellers", "people", 0},
    {"representatives", "people", 0},
    {"reps", "people", 0},
    {"workers", "people", 0},
    {"operators", "people", 0},
    {"contractors", "people", 0},
    {"specialists", "people", 0},
    {"colleagues", "people", 0},
    {"teammates", "people", 0},
    {"software engineers", "people", 0},
    {"senior engineers", "people", 0},
    {"backend engineers", "people", 0},
    {"data scientists", "people", 0},
    {"data engineers", "people", 0},
    {"subordinates", "people", 0},
    {"strong team", "people", 0},
    {"associates", "people", 0},
    {"students", "students", 0},
    {"patients", "patients", 0},
    {"候选人", "candidates", 0},
    {"场面试", "interviews", 0},
    {"interviews", "interviews", 0},
    {"candidates", "candidates", 0},
    {"用户", "users", 0},
    {"users", "users", 0},
    {"user", "users", 0},
    {"accounts", "accounts", 0},
    {"customers", "customers", 0},
    {"clients", "customers", 0},
    {"买家", "users", 0},
    {"商家", "merchants", 0},
    {"客户", "customers", 0},
    {"subscribers", "users", 0},
    {"dau", "users", 0},
    {"mau", "users", 0},
    {"downloads", "downloads", 0},
    {"qps", "requests/s", 0},
    {"tps", "requests/s", 0},
    {"rps", "requests/s", 0},
    {"req/s", "requests/s", 0},
    {"requests/s", "requests/s", 0},
    {"requests per second", "requests/s", 0},
    {"requests", "requests", 0},
    {"transactions", "transactions", 0},
    {"orders", "orders", 0},
    {"events", "events", 0},
    {"messages", "messages", 0},
    {"条消息", "messages", 0},
    {"消息", "messages", 0},
    {"信令", "messages", 0},
    {"条", "records", 0},
    {"rows", "records", 0},
    {"records", "records", 0},
    {"单", "orders", 0},
    {"笔", "transactions", 0},
    {"次", "times", 0},
    {"times", "times", 0},
    {"calls", "calls", 0},
    {"通", "calls", 0},
    {"美元", "USD", 0},
    {"美金", "USD", 0},
    {"usd", "USD", 0},
    {"dollars", "USD", 0},
    {"元", "CNY", 0},
    {"块", "CNY", 0},
    {"rmb", "CNY", 0},
    {"cny", "CNY", 0},
    {"yuan", "CNY", 0},
    {"欧元", "EUR", 0},
    {"eur", "EUR", 0},
    {"euros", "EUR", 0},
    {"gbp", "GBP", 0},
    {"英镑", "GBP", 0},
    {"日元", "JPY", 0},
    {"港币", "HKD", 0},
    {"港元", "HKD", 0},
    {"kb", "bytes", 3},
    {"mb", "bytes", 6},
    {"gb", "bytes", 9},
    {"tb", "bytes", 12},
    {"pb", "bytes", 15},
    {"eb", "bytes", 18},
    {"pib", "bytes", 15},
    {"tib", "bytes", 12},
    {"gib", "bytes", 9},
    {"mib", "bytes", 6},
    {"p", "bytes", 15},
    {"t", "bytes", 12},
    {"g", "bytes", 9},
    {"ms", "s", -3},
    {"毫秒", "s", -3},
    {"µs", "s", -6},
    {"μs", "s", -6},
    {"us", "s", -6},
    {"微秒", "s", -6},
    {"ns", "s", -9},
    {"秒", "s", 0},
    {"s", "s", 0},
    {"seconds", "s", 0},
    {"分钟", "minutes", 0},
    {"min", "minutes", 0},
    {"minutes", "minutes", 0},
    {"小时", "hours", 0},
    {"hours", "hours", 0},
    {"h", "hours", 0},
    {"天", "days", 0},
    {"days", "days", 0},
    {"周", "weeks", 0},
    {"weeks", "weeks", 0},
    {"个月", "months", 0},
    {"months", "months", 0},
    {"年", "years", 0},
    {"years", "years", 0},
    {"yrs", "years", 0},
    {"year", "years", 0},
    {"倍", "x", 0},
    {"x", "x", 0},
    {"×", "x", 0},
    {"fold", "x", 0},
    {"-fold", "x", 0},
    {"台", "machines", 0},
    {"nodes", "nodes", 0},
    {"节点", "nodes", 0},
    {"个节点", "nodes", 0},
    {"servers", "machines", 0},
    {"machines", "machines", 0},
    {"services", "services", 0},
    {"个服务", "services", 0},
    {"microservices", "services", 0},
    {"项", "items", 0},
    {"件", "items", 0},
    {"家", "companies", 0},
    {"款", "products", 0},
    {"门店", "stores", 0},
    {"stores", "stores", 0},
    {"covers", "covers", 0},
    {"teams", "teams", 0},
    {"stars", "stars", 0},
    {"star", "stars", 0},
    {"lines of code", "lines", 0},
    {"行代码", "lines", 0},
    {"行", "lines", 0},
    {"篇", "papers", 0},
    {"km", "km", 0},
    {"公里", "km", 0},
    {"平米", "m2", 0},
    {"平方米", "m2", 0},
    {"吨", "t", 0},
    {"kg", "kg", 0},
    {"吞吐", "requests/s", 0},
    {"个", NULL, 0},
    {"种", NULL, 0},
    {"多个", NULL, 0},
    {"分", "points", 0},
    {"points", "points", 0},
};

static const bl_unit before[] = {
    {"us$", "USD", 0},
    {"$", "USD", 0},
    {"¥", "CNY", 0},
    {"rmb", "CNY", 0},
    {"cny", "CNY", 0},
    {"usd", "USD", 0},
    {"€", "EUR", 0},
    {"£", "GBP", 0},
    {"eur", "EUR", 0},
    {"dau", "users", 0},
    {"mau", "users", 0},
    {"pcu", "users", 0},
    {"日活", "users", 0},
    {"月活", "users", 0},
    {"用户量", "users", 0},
    {"用户数", "users", 0},
    {"注册用户", "users", 0},
    {"qps", "requests/s", 0},
    {"tps", "requests/s", 0},
    {"rps", "requests/s", 0},
    {"消息量", "messages", 0},
    {"消息存量", "messages", 0},
    {"team of", "people", 0},
    {"teams of", "people", 0},
    {"group of", "people", 0},
    {"brigade of", "people", 0},
    {"squad of", "people", 0},
    {"crew of", "people", 0},
    {"staff of", "people", 0},
    {"department of", "people", 0},
    {"organization of", "people", 0},
    {"organisation of", "people", 0},
    {"org of", "people", 0},
    {"下属人数", "people", 0},
    {"团队规模", "people", 0},
    {"团队人数", "people", 0},
    {"管理人数", "people", 0},
    {"direct reports", "people", 0},
    {"下属", "people", 0},
    {"sla", NULL, 0},
    {"gmv", "CNY", 0},
    {"营收", "CNY", 0},
    {"节省成本", "CNY", 0},
    {"呼叫量", "calls", 0},
};

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

const bl_unit *bl_unit_after(bl_str text, size_t *len)
{
    size_t space = 0;
    while (space < text.len && space < 2 && text.ptr[space] == ' ')
        space++;
    bl_str rest = bl_str_slice(text, space, text.len);
    const bl_unit *best = NULL;
    size_t best_len = 0;
    for (size_t i = 0; i < sizeof after / sizeof *after && rest.len > 0; i++) {
        if (after[i].word[0] != rest.ptr[0])
            continue;
        bl_str word = bl_str_of(after[i].word);
        if (word.len <= best_len || !bl_str_begins(rest, word))
            continue;
        char last = word.ptr[word.len - 1];
        bool short_sign = word.len == 1 && is_letter(last) && last != 's' && last != 'x' && space > 0; /* "3 t", "5 g": anything */
        if (short_sign ||
            (is_letter(last) && rest.len > word.len && (is_letter(rest.ptr[word.len]) || (rest.ptr[word.len] >= '0' && rest.ptr[word.len] <= '9'))))
            continue;
        best = &after[i];
        best_len = word.len;
    }
    *len = best == NULL ? 0 : space + best_len;
    return best;
}

const bl_unit *bl_unit_before(bl_str text, size_t *len)
{
    size_t end = text.len;
    while (end > 0 && text.len - end < 3 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == ':'))
        end--;
    bl_str rest = bl_str_slice(text, 0, end);
    static const char *const fillers[] = {"约", "达", "近", "超过", "超", "为", "达到", "突破", "of ", "over ", "about "}; /* 节省成本约4800万 */
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (bl_str_ends(rest, bl_str_of(fillers[i])))
            rest.len -= strlen(fillers[i]);
    *len = 0;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        bl_str word = bl_str_of(before[i].word);
        if (!bl_str_ends(rest, word))
            continue;
        if (is_letter(word.ptr[0]) && rest.len > word.len && is_letter(rest.ptr[rest.len - word.len - 1]))
            continue;
        bool sign = before[i].unit != NULL && strlen(before[i].unit) == 3 && strcmp(before[i].word, "gmv") != 0 && (unsigned char)word.ptr[0] < 0xE4;
        *len = sign ? text.len - rest.len + word.len : 0;
        return &before[i];
    }
    return NULL;
}
