#include "facts/words.h"

#include "base/utf8.h"

/* Lists end in NULL. All words are folded: lower case, Simplified. */
typedef const char *const word_list[];

/* Chinese: a title wherever it stands in the piece. */
static word_list title_words_han = {"工程师", "经理", "总监", "架构师", "设计师", "分析师", "实习生", "专员", "主管", "负责人", "顾问", "助理", "总裁", "科学家",
    "程序员", "会计师", "咨询师", "培训师", "研究员", "技术员", "店长", "厨师", "总厨", "护士", "医师", "教师", "老师", "律师", "主任", "合伙人", "创始人", "管理员", "管培生", "培训生", "总经理", NULL};
/* Chinese: a title where the piece ends with it. */
static word_list title_ends_han = {"开发", "研发", "测试", "运维", "前端", "后端", "全栈", "算法", "产品", "运营", "销售", "客服", "会计", "出纳", "审计", "采购", "行政",
    "人事", "文员", "秘书", "编辑", "记者", "主编", "主播", "司机", "厨工", "学徒", "代表", "代理", "实习", "主厨", "领班", "店员", "班主任", "翻译", "策划", "招聘", "财务", "法务",
    "后台", "移动端", "服务端", "客户端", "大数据", "培训", "督导", "导购", "书记", "主席", "干事", "教授", "讲师", "博士后", "总工", "董事", "监事", "副总", "特助", "总助", "技工", "焊工", "电工",
    "木工", "瓦工", "钳工", "车工", "操作工", "普工", "保安", "保洁", "快递员", "导游", "飞行员", "师", "员", "长", "官", "手", "架构", "技术支持", "售前", "售后", "交互", "视觉", "ui设计", "平面设计", "美工",
    "医生", "药师", "督察", "警察", "军官", "军医", "校医", "家教", "助教", "美术", "原画", "建模", "数据分析", "商务", "bd", "hr", "hrbp", "qa", "pm", "ceo", "cto", "cfo", "coo", "法律顾问", NULL};
/* Chinese: pieces that end like a title but are none. */
static word_list no_title_ends = {"会员", "成员", "人员", "团队", "中心", "市长", "增长", "成长", "特长", "专长", "擅长", "学员", "党员", "团员", "队员", "双手", "助手", "选手", "二手", "老师傅", "器官", "感官", "时长", "家长", "校长室", NULL};
/* English: a title by its last title or organisation word. */
static word_list title_words_latin = {"engineer", "developer", "programmer", "architect", "manager", "director", "analyst", "designer", "consultant", "lead", "leader",
    "officer", "intern", "assistant", "specialist", "administrator", "coordinator", "co-ordinator", "scientist", "researcher", "teacher", "tutor", "lecturer", "professor", "instructor",
    "nurse", "doctor", "physician", "surgeon", "pharmacist", "therapist", "chef", "cook", "waiter", "waitress", "server", "barista", "bartender", "lawyer", "attorney",
    "counsel", "paralegal", "associate", "clerk", "technician", "accountant", "auditor", "bookkeeper", "president", "vp", "svp", "evp", "avp", "ceo", "cto", "cfo", "coo", "cio", "ciso", "cmo", "cpo", "founder", "co-founder", "cofounder",
    "owner", "partner", "principal", "representative", "rep", "agent", "broker", "trader", "buyer", "planner", "supervisor", "foreman", "superintendent", "inspector", "operator", "driver", "pilot",
    "mechanic", "electrician", "welder", "machinist", "carpenter", "plumber", "sde", "sde1", "sde2", "swe", "sre", "sdet", "dba", "pm", "po", "tpm", "hrbp", "recruiter", "secretary", "receptionist", "editor", "writer",
    "copywriter", "journalist", "reporter", "translator", "interpreter", "photographer", "artist", "animator", "producer", "strategist", "advisor", "adviser", "banker", "underwriter", "actuary",
    "economist", "statistician", "mathematician", "biologist", "chemist", "physicist", "geologist", "librarian", "curator", "trainee", "apprentice", "fellow", "postdoc", "evangelist", "advocate", "head", "chief",
    "executive", "controller", "treasurer", "cashier", "salesperson", "salesman", "merchandiser", "stylist", "guard", "tester", "qa", "devops", "fullstack", "full-stack", "contractor", "freelancer",
    "volunteer", "student", "ta", "ra", "internship", "clerkship", "residency", "resident", "stagiaire", "ingenieur", "ingénieur", "entwickler", "berater", "leiter", "werkstudent", "praktikant", "desarrollador", "desarrolladora", "ingeniero", "ingeniera", "directora", "développeur", "développeuse", "entwicklerin", "ingenieurin", "leiterin", "gerente", "analista",
    "paramedic", "midwife", "dentist", "veterinarian", "caregiver", "nanny", "housekeeper", "concierge", "host", "hostess", "butcher", "baker", "sommelier", "estimator", "surveyor", "draftsman", "drafter", "machinist", "millwright", "expert", "generalist", "ombudsman", "marketer", "moderator", "headmaster", "dean", "registrar", "psychologist", "counselor", "counsellor", "master", "steward", "captain", "sergeant", "lieutenant", "commis", "sales", NULL};

/* Chinese: an organisation wherever it stands; where the piece ends with it. */
static word_list organization_words_han = {"公司", "集团", "事务所", "工作室", NULL};
static word_list organization_ends_han = {"科技", "银行", "医院", "网络", "软件", "信息", "数据", "电子", "通信", "通讯", "传媒", "物流", "电商", "商贸", "贸易", "服务", "汽车", "保险", "证券", "基金", "资本",
    "投资", "餐饮", "酒家", "饭店", "酒店", "酒楼", "宾馆", "餐厅", "食品", "药业", "制药", "医药", "生物", "机械", "机器人", "智能", "能源", "电力", "建筑", "地产", "置业", "装饰", "纺织", "服饰", "电器", "电气", "家居", "广告", "文化", "教育", "游戏", "互娱",
    "音乐", "影业", "咨询", "律所", "会所", "诊所", "卫生院", "研究院", "研究所", "设计院", "实验室", "出版社", "报社", "杂志社", "电视台", "电台", "超市", "商场", "商城", "书店", "药店", "门店", "工厂", "药房", "厂", "协会", "学会", "基金会", "委员会",
    "政府", "法院", "检察院", "公安局", "税务局", "街道办", "居委会", "机场", "航空", "铁路", "地铁", "港务", "股份", "有限", "控股", "实业", "工业", "制造", "材料", "化工", "钢铁", "矿业", "石油", "石化", "国际", "中国", "外包", "人力", "旅行社", "幼儿园", "小学", "中学", "学校", "大学", "学院", "支付", "金融", "出行", "旅游",
    "农业", "畜牧", "种业", "牧业", "渔业", "环保", "环境", "检测", "认证", "物业", "安防", "光电", "半导体", "微电子", "芯片", "航天", "船舶", "重工", "动力", "电池", "新能源", "快递", "速运", "零售", "美容", "健身", "影视", "动漫", "在线", "云", "乳业", "酒业", "茶业", "珠宝", "造船", "养老院", "福利院", "社区", "中心", NULL};
static word_list organization_legal = {"有限公司", "股份公司", "集团", "分公司", "子公司", "总公司", "公司", "inc", "inc.", "llc", "ltd", "ltd.", "limited", "gmbh", "corp", "corp.", "corporation", "llp", "plc", "pty", NULL};
static word_list organization_words_latin = {"inc", "inc.", "llc", "ltd", "ltd.", "limited", "gmbh", "corp", "corp.", "corporation", "co", "co.", "company", "group", "bank", "hospital",
    "university", "school", "academy", "college", "systems", "software", "labs", "lab", "laboratory", "laboratories", "technologies", "technology", "tech", "solutions", "partners", "studio", "studios", "consulting", "institute",
    "foundation", "agency", "services", "holdings", "ag", "plc", "llp", "sa", "s.a.", "pty", "bv", "b.v.", "nv", "se", "oy", "ab", "kg", "srl", "spa", "insurance", "capital", "ventures", "media", "networks", "network", "analytics",
    "digital", "interactive", "games", "entertainment", "pharmaceuticals", "pharma", "biologics", "therapeutics", "energy", "motors", "airlines", "logistics", "freight", "retail", "stores", "restaurant", "kitchen", "hotel", "hotels", "resort", "cafe", "bistro",
    "clinic", "court", "council", "ministry", "department", "government", "society", "association", "federation", "trust", "industries", "enterprises", "international", "global", "worldwide", "associates", "securities", "asset", "investments", "financial",
    "electronics", "semiconductor", "semiconductors", "robotics", "aerospace", "automotive", "manufacturing", "engineering", "construction", "properties", "realty", "hosting", "commerce", "mobility", "health", "healthcare", "care", "pumps", "turbines", "tools", "works", "press", "publishing", "freelance", "self-employed", "freelancing", NULL};
static word_list freelance_words = {"自由职业", "freelance", "self-employed", "自主创业", "个体户", "个体经营", NULL};

static word_list department_ends_han = {"部", "事业部", "事业群", "中心", "组", "科", "处", "室", "团队", "部门", "平台", "线", "bu", "bg", "小组", "研究院", "实验室", "分部", "支部", "车间", "产线", "班组", "病区", "门诊", "专班", NULL};
static word_list department_words_latin = {"team", "dept", "dept.", "department", "division", "unit", "bu", "organization", "org", "group", NULL};

static word_list school_ends_han = {"大学", "学院", "学校", "中学", "高中", "一中", "二中", "职高", "技校", "中专", "党校", "师专", "医专", "高专", "大学堂", "分校", "校区", "研究生院", "科学院", "专科", "研究院", NULL};
static word_list school_words_latin = {"university", "college", "institute", "school", "academy", "polytechnic", "universität", "universitat", "université", "universite", "universidad", "università", "universita", "universidade", "hochschule", "école", "ecole", "politecnico", "univ", "univ.", "uni", "conservatory", "seminary", "lycée", "gymnasium", "faculty", "instituto", "escuela", "mit", "eth", "epfl", "ucla", "nyu", "caltech", "iit", NULL};
static word_list college_words = {"学院", "系", "实验室", "研究所", "书院", "学部", "department of", "school of", "faculty of", "college of", "institute of", "研究院", NULL};

static word_list intern_words = {"实习", "见习", "intern", "interns", "internship", "trainee", "praktikum", "praktikant", "stagiaire", "werkstudent", "co-op", "summer analyst", "summer associate", NULL};
static word_list part_time_words = {"兼职", "part-time", "part time", "half-time", "业余兼职", NULL};
static word_list break_words = {"gap year", "gapyear", "career break", "sabbatical", "parental leave", "maternity leave", "paternity leave", "family leave", "medical leave", "unemployed", "travelling", "traveling", "furloughed", "待业", "空窗期", "间隔年", "产假", "休假", "备考", "考研", "脱产学习", "家庭原因", "育儿", "全职妈妈", "全职太太", "career gap", "between jobs", "on leave", NULL};
static word_list open_words = {"业余", "个人项目", "开源项目", "开源贡献", "开源作品", "(开源)", "开源社区", "open source", "open-source", "opensource", "hobby", "spare time", "side project", "side projects", "personal project", "personal projects", "pet project", "兴趣", NULL};

static word_list verbs_han = {"负责", "参与", "主导", "完成", "带领", "设计并", "设计了", "设计和", "开发了", "实现", "搭建", "优化", "协助", "使用", "利用", "基于", "通过", "支持", "推动", "推进", "建立", "建设", "组织", "撰写", "编写", "维护", "管理", "统筹", "独立", "制定", "对接", "配合", "跟进", "主要", "熟悉", "熟练", "精通", "掌握", "了解",
    "擅长", "担任", "作为", "从事", "获得", "荣获", "曾", "将", "由", "与", "和", "在", "对", "为", "用", "从", "其中", "针对", "根据", "采用", "提升", "提高", "降低", "减少", "节省", "解决", "引入", "重构", "升级", "部署", "月均", "日均", "年均", "工作内容", "工作描述", "职责", "业绩", "主持", "承担", "指导", "培养", "接入", "迁移", "落地", "打造", "拓展", "开展", "策划并", "执行", "分析", "处理", "收集", "整理", "调研", "自研", "自学", "技术栈", "入职", "期间", NULL};
static word_list verbs_latin = {"lead", "led", "own", "built", "build", "wrote", "write", "ran", "run", "made", "make", "took", "take", "kept", "keep", "cut", "grew", "grow", "won", "drove", "drive", "worked", "work", "with", "used", "using", "responsible", "helped", "help", "oversaw", "oversee", "set", "sold", "taught", "teach", "held", "hold", "gave", "saw", "spoke", "began", "brought",
    "designing", "developing", "develop", "implement", "maintain", "maintaining", "managing", "leading", "i", "we", "my", "our", "in", "on", "as", "by", "for", "from", "to", "during", "after", "since", "also", "assist", "collaborate", "ensure", "provide", "provided", "stack", "technologies", "shipped", "test", "rolled", "moved", "shadowed", "cleaned", "owned", "achievements", "responsibilities", NULL};

static word_list places = {"北京", "上海", "广州", "深圳", "杭州", "南京", "苏州", "成都", "武汉", "西安", "重庆", "天津", "长沙", "郑州", "青岛", "济南", "合肥", "厦门", "福州", "宁波", "无锡", "佛山", "东莞", "珠海", "中山", "惠州", "大连", "沈阳", "长春", "哈尔滨", "石家庄", "太原", "南昌", "南宁", "昆明", "贵阳", "海口", "三亚", "兰州", "西宁", "银川", "乌鲁木齐", "拉萨", "呼和浩特", "常州", "南通", "扬州", "徐州", "温州", "嘉兴", "绍兴", "金华", "台州", "泉州", "烟台", "潍坊", "洛阳", "绵阳", "芜湖", "香港", "澳门", "台湾", "台北", "新北", "新竹", "台中", "台南", "高雄", "桃园",
    "远程", "不限", "全国", "海外", "新加坡", "东京", "日本", "美国", "英国", "德国", "加拿大", "澳大利亚", "中国", "国内", "硅谷", "西雅图", "纽约", "伦敦", "江苏", "浙江", "广东", "山东", "四川", "湖北", "湖南", "河南", "河北", "福建", "安徽", "江西", "辽宁", "吉林", "黑龙江", "陕西", "山西", "广西", "云南", "贵州", "海南", "甘肃", "青海", "宁夏", "新疆", "西藏", "内蒙古", "浦东", "海淀", "朝阳", "南山", "中关村",
    "remote", "hybrid", "on-site", "onsite", "worldwide", "beijing", "shanghai", "guangzhou", "shenzhen", "hangzhou", "nanjing", "suzhou", "chengdu", "wuhan", "xi'an", "xian", "chongqing", "tianjin", "hong kong", "taipei", "hsinchu", "macau", "singapore", "tokyo", "osaka", "seoul", "bangalore", "bengaluru", "mumbai", "delhi", "new delhi", "hyderabad", "pune", "chennai", "gurgaon", "noida", "kolkata", "sydney", "melbourne", "toronto", "vancouver", "montreal", "ottawa", "waterloo",
    "london", "manchester", "leeds", "bristol", "birmingham", "edinburgh", "glasgow", "cambridge", "oxford", "derby", "liverpool", "sheffield", "nottingham", "cardiff", "belfast", "dublin", "galway", "cork", "paris", "lyon", "berlin", "munich", "münchen", "hamburg", "frankfurt", "cologne", "stuttgart", "zurich", "zürich", "geneva", "vienna", "wien", "amsterdam", "rotterdam", "brussels", "madrid", "barcelona", "lisbon", "milan", "rome", "stockholm", "oslo", "copenhagen", "helsinki", "warsaw", "krakow", "prague", "budapest", "bucharest", "athens", "istanbul", "moscow", "kyiv", "tel aviv", "dubai", "abu dhabi", "cairo", "lagos", "nairobi", "cape town", "johannesburg", "sao paulo", "são paulo", "mexico city", "buenos aires", "bogota",
    "new york", "new york city", "nyc", "brooklyn", "seattle", "san francisco", "sf", "bay area", "san francisco bay area", "san jose", "los angeles", "san diego", "austin", "dallas", "houston", "chicago", "boston", "greater boston", "greater new york city area", "greater seattle area", "washington", "washington dc", "washington d.c.", "denver", "atlanta", "miami", "portland", "philadelphia", "phoenix", "detroit", "minneapolis", "mountain view", "palo alto", "sunnyvale", "menlo park", "cupertino", "redmond", "bellevue", "santa clara", "salt lake city", "nashville", "charlotte", "raleigh", "pittsburgh", "baltimore", "st. louis", "kansas city", "cleveland", "columbus", "orlando", "tampa",
    "china", "usa", "u.s.a.", "us", "u.s.", "united states", "united states of america", "uk", "u.k.", "united kingdom", "england", "scotland", "wales", "ireland", "germany", "france", "spain", "italy", "portugal", "netherlands", "the netherlands", "belgium", "switzerland", "austria", "sweden", "norway", "denmark", "finland", "poland", "czech republic", "hungary", "romania", "greece", "turkey", "russia", "ukraine", "israel", "uae", "egypt", "nigeria", "kenya", "south africa", "india", "japan", "korea", "south korea", "taiwan", "australia", "new zealand", "canada", "mexico", "brazil", "argentina", "vietnam", "thailand", "malaysia", "indonesia", "philippines", "pakistan", "bangladesh",
    "california", "texas", "new jersey", "massachusetts", "illinois", "florida", "virginia", "georgia", "ohio", "michigan", "pennsylvania", "colorado", "oregon", "arizona", "utah", "minnesota", "wisconsin", "maryland", "ontario", "quebec", "british columbia", "alberta",
    "al", "ak", "az", "ca", "co", "ct", "dc", "de", "fl", "ga", "il", "ky", "ma", "md", "mi", "mn", "mo", "nc", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or", "pa", "ri", "sc", "tn", "tx", "ut", "va", "vt", "wa", "wi", "bc", "qc", "on", "ab", NULL};

/* The family names of China by frequency, compound ones first. They only help to tell a name from other short words. */
static const char family_compound[] = "欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 令狐 长孙 宇文 司徒 轩辕 鲜于 闾丘 呼延 东郭 西门 百里 钟离 申屠 淳于 赫连 澹台 公冶 濮阳 单于 太叔 仲孙 万俟 闻人 亓官 完颜 耶律 纳兰 ";
static const char family_single[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占公门帅利满闫肖岳付代洛元卿邸牧撒揣英幸晋池裘";

static bool list_has(const char *const *list, bl_str s)
{
    for (; *list != NULL; list++)
        if (strlen(*list) == s.len && memcmp(*list, s.ptr, s.len) == 0)
            return true;
    return false;
}

static bool list_ends(const char *const *list, bl_str s)
{
    for (; *list != NULL; list++)
        if (bl_str_ends(s, bl_str_of(*list)))
            return true;
    return false;
}

static bool list_begins(const char *const *list, bl_str s)
{
    for (; *list != NULL; list++)
        if (bl_str_begins(s, bl_str_of(*list)))
            return true;
    return false;
}

static bool is_latin_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((unsigned char)c >= 0xC3 && (unsigned char)c <= 0xDF) ||
           ((unsigned char)c >= 0x80 && (unsigned char)c < 0xC0 && false);
}

bool bl_has_word(bl_str s, const char *word)
{
    bl_str needle = bl_str_of(word);
    bool latin = (unsigned char)word[0] < 0x80;
    for (size_t at = bl_str_find(s, needle, 0); at != SIZE_MAX; at = bl_str_find(s, needle, at + 1)) {
        size_t end = at + needle.len;
        if (!latin || ((at == 0 || !is_latin_byte(s.ptr[at - 1])) && (end == s.len || !is_latin_byte(s.ptr[end]))))
            return true;
    }
    return false;
}

static bool list_in(const char *const *list, bl_str s)
{
    for (; *list != NULL; list++)
        if (bl_has_word(s, *list))
            return true;
    return false;
}

bool bl_all_han(bl_str s)
{
    bool any = false;
    for (size_t offset = 0; offset < s.len;) {
        uint32_t c = bl_utf8_next(s, &offset);
        if (c == ' ' || c == 0xB7)
            continue;
        if (!bl_is_han(c))
            return false;
        any = true;
    }
    return any;
}

bl_str bl_unbracketed(bl_str piece)
{
    for (;;) {
        piece = bl_str_trim(piece);
        if (piece.len < 2 || piece.ptr[piece.len - 1] != ')')
            return piece;
        size_t depth = 0, at = piece.len;
        while (at > 0) {
            char c = piece.ptr[--at];
            depth += c == ')';
            if (c == '(' && --depth == 0)
                break;
        }
        if (at == 0 || piece.ptr[at] != '(')
            return piece;
        piece.len = at;
    }
}

/* The next Latin token of s (letters, digits, inner '-', '.', '&'' '\''), from *offset on. */
static bool next_token(bl_str *out, bl_str s, size_t *offset)
{
    size_t i = *offset;
    while (i < s.len && !is_latin_byte(s.ptr[i]))
        i++;
    size_t begin = i;
    while (i < s.len && (is_latin_byte(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80 ||
                         ((s.ptr[i] == '-' || s.ptr[i] == '.' || s.ptr[i] == '\'') && i > begin && i + 1 < s.len && is_latin_byte(s.ptr[i + 1])))) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0xE0) /* Han and other wide scripts end a Latin word */
            break;
        i++;
    }
    *offset = i;
    *out = bl_str_slice(s, begin, i);
    return i > begin;
}

/* English is head-final: the last word of the part before " of " (or of the whole) that is a title or an organisation word decides. */
static unsigned latin_shape(bl_str s)
{
    unsigned shape = 0, last = 0;
    size_t of = bl_str_find(s, BL_STR(" of "), 0);
    bl_str token;
    bool first = true;
    for (size_t offset = 0; next_token(&token, s, &offset);) {
        bool head = of == SIZE_MAX || (size_t)(token.ptr - s.ptr) < of;
        unsigned kind = 0;
        if (list_has(title_words_latin, token))
            kind = BL_SHAPE_TITLE;
        else if (token.len > 4 && token.ptr[token.len - 1] == 's' && list_has(title_words_latin, bl_str_slice(token, 0, token.len - 1)))
            kind = 0;
        if (list_has(organization_words_latin, token))
            kind = kind == 0 || !first ? BL_SHAPE_ORGANIZATION : kind;
        if (list_has(department_words_latin, token))
            shape |= BL_SHAPE_DEPARTMENT;
        if (list_has(school_words_latin, token))
            shape |= BL_SHAPE_SCHOOL;
        if (list_has(organization_legal, token))
            shape |= BL_SHAPE_LEGAL;
        if (first && list_has(verbs_latin, token))
            shape |= BL_SHAPE_VERB;
        if (first && token.len > 4 && bl_str_ends(token, BL_STR("ed")) && kind == 0 && token.len < s.len)
            shape |= BL_SHAPE_VERB;
        if (kind != 0 && head)
            last = kind;
        first = false;
    }
    if (shape & BL_SHAPE_LEGAL)
        last = BL_SHAPE_ORGANIZATION;
    return shape | last;
}

static unsigned han_shape(bl_str s)
{
    unsigned shape = 0;
    bool title = list_in(title_words_han, s) || (list_ends(title_ends_han, s) && !list_ends(no_title_ends, s));
    bool organization = list_in(organization_words_han, s) || list_ends(organization_ends_han, s);
    if (list_ends(organization_legal, s))
        shape |= BL_SHAPE_LEGAL;
    else if (list_in(title_words_han, s))
        shape |= BL_SHAPE_RANK;
    if (list_ends(department_ends_han, s) && !list_ends(organization_words_han, s))
        shape |= BL_SHAPE_DEPARTMENT;
    if (list_ends(school_ends_han, s))
        shape |= BL_SHAPE_SCHOOL;
    if (list_ends(college_words, s))
        shape |= BL_SHAPE_COLLEGE;
    if (bl_str_ends(s, BL_STR("专业")) || bl_str_begins(s, BL_STR("专业")))
        shape |= BL_SHAPE_MAJOR;
    if (list_begins(verbs_han, s))
        shape |= BL_SHAPE_VERB;
    if (title && organization) { /* what it ends in decides: 数据开发工程师, 某工程师事务所 */
        if (list_ends(organization_ends_han, s) || list_ends(organization_words_han, s))
            title = list_ends(title_words_han, s) || list_ends(title_ends_han, s);
        else
            organization = bl_str_find(s, BL_STR("公司"), 0) != SIZE_MAX;
        if (shape & BL_SHAPE_LEGAL)
            title = false;
    }
    return shape | (title ? BL_SHAPE_TITLE : 0u) | (organization ? BL_SHAPE_ORGANIZATION : 0u);
}

/* "5 years 6 months", "3 yrs 2 mos", "2年3个月", "(1年)": numbers and words of time only. */
static bool is_duration(bl_str s)
{
    static word_list units = {"year", "years", "yr", "yrs", "month", "months", "mo", "mos", "y", "m", "less", "than", "a", "and", NULL};
    bool digit = false, unit = false;
    for (size_t i = 0; i < s.len;) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            digit = true;
            i++;
        } else if (s.ptr[i] == ' ' || s.ptr[i] == '.' || s.ptr[i] == ',' || s.ptr[i] == '+' || s.ptr[i] == '(' || s.ptr[i] == ')') {
            i++;
        } else if (bl_str_begins(bl_str_slice(s, i, s.len), BL_STR("年")) || bl_str_begins(bl_str_slice(s, i, s.len), BL_STR("个")) ||
                   bl_str_begins(bl_str_slice(s, i, s.len), BL_STR("月"))) {
            unit = true;
            i += 3;
        } else {
            size_t end = i;
            while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
                end++;
            if (end == i || !list_has(units, bl_str_slice(s, i, end)))
                return false;
            unit = true;
            i = end;
        }
    }
    return digit && unit;
}

bool bl_is_place(bl_str piece)
{
    piece = bl_unbracketed(piece);
    if (piece.len == 0 || piece.len > 80)
        return false;
    if (list_has(places, piece))
        return true;
    if (bl_all_han(piece)) {
        static word_list ends = {"市", "省", "自治区", "区", "县", "州", NULL};
        return piece.len <= 30 && (list_ends(ends, piece) ? list_begins(places, piece) || piece.len <= 12 : list_begins(places, piece) && piece.len <= 12 &&
                                   list_has(places, bl_str_slice(piece, 6, piece.len)));
    }
    size_t cut = SIZE_MAX; /* several places: every part but the first of a list with commas must be one ("Smallville, TX") */
    for (size_t i = 0; i < piece.len; i++)
        if (piece.ptr[i] == ',' || piece.ptr[i] == '/')
            cut = i;
    if (cut == SIZE_MAX && piece.len > 5 && piece.ptr[piece.len - 3] == ' ') { /* "Smallville TX"; not the states that are words */
        static word_list states = {"ca", "ny", "tx", "wa", "nj", "fl", "il", "va", "ga", "nc", "az", "mn", "ct", "ut", "tn", "ky", "sc", "nv", "wi", "uk", NULL};
        return list_has(states, bl_str_slice(piece, piece.len - 2, piece.len)) && (latin_shape(piece) & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)) == 0;
    }
    if (cut == SIZE_MAX || cut == 0)
        return false;
    bl_str tail = bl_str_trim(bl_str_slice(piece, cut + 1, piece.len)), head = bl_str_trim(bl_str_slice(piece, 0, cut));
    unsigned words = 1;
    for (size_t i = 0; i < head.len; i++)
        words += head.ptr[i] == ' ';
    return list_has(places, tail) && head.len > 0 && words <= 5 && (latin_shape(head) & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)) == 0;
}

unsigned bl_shape_of(bl_str piece)
{
    bl_str whole = bl_str_trim(piece);
    if (whole.len > 160)
        whole.len = 160;
    bl_str s = bl_unbracketed(whole);
    if (s.len == 0)
        s = whole;
    bool han = false;
    for (size_t i = 0; i < s.len && !han; i++)
        han = (unsigned char)s.ptr[i] >= 0xE3;
    unsigned shape = latin_shape(s);
    if (han)
        shape = (shape & ~(unsigned)(BL_SHAPE_VERB)) | han_shape(s);
    if (list_in(freelance_words, s))
        shape |= BL_SHAPE_ORGANIZATION;
    if (list_in(intern_words, whole) && !bl_str_begins(s, BL_STR("带教")) && bl_str_find(whole, BL_STR("转正"), 0) == SIZE_MAX)
        shape |= BL_SHAPE_INTERN;
    if (list_in(part_time_words, whole))
        shape |= BL_SHAPE_PART_TIME;
    if (list_in(break_words, whole))
        shape |= BL_SHAPE_BREAK;
    if (list_in(open_words, whole))
        shape |= BL_SHAPE_OPEN;
    if (is_duration(s))
        shape |= BL_SHAPE_DURATION;
    if (bl_is_place(s))
        shape |= BL_SHAPE_PLACE;
    return shape;
}

size_t bl_family_name(bl_str s)
{
    if (s.len >= 6)
        for (const char *p = family_compound; *p != '\0'; p += 7)
            if (memcmp(p, s.ptr, 6) == 0)
                return 6;
    if (s.len >= 3)
        for (const char *p = family_single; *p != '\0'; p += 3)
            if (memcmp(p, s.ptr, 3) == 0)
                return 3;
    return 0;
}
