/*
 * The closed-class words of the two languages that tell what a short piece of a line is (facts/words.h). All are folded: lower case, Simplified.
 * Lists end in NULL. Only words_make.c reads them, when bole is built; the library has them as the tables of facts/wordtables.h.
 */
#ifndef BL_FACTS_WORD_LISTS_H
#define BL_FACTS_WORD_LISTS_H

#include <stddef.h>

/* Chinese: a title wherever it stands in the piece. */
static const char *const title_words_han[] = {"工程师", "经理", "总监", "架构师", "设计师", "分析师", "实习生", "专员", "主管", "负责人", "顾问", "助理",
    "总裁", "科学家", "程序员", "会计师", "咨询师", "培训师", "研究员", "技术员", "店长", "厨师", "总厨", "护士", "医师", "教师", "老师", "律师", "主任",
    "合伙人", "创始人", "管理员", "管培生", "培训生", "总经理", NULL};
/* Chinese: a title where the piece ends with it. */
static const char *const title_ends_han[] = {"开发", "研发", "测试", "运维", "前端", "后端", "全栈", "算法", "产品", "运营", "销售", "客服", "会计", "出纳",
    "审计", "采购", "行政", "人事", "文员", "秘书", "编辑", "记者", "主编", "主播", "司机", "厨工", "学徒", "代表", "代理", "实习", "主厨", "领班", "店员",
    "班主任", "翻译", "策划", "招聘", "财务", "法务", "后台", "移动端", "服务端", "客户端", "大数据", "培训", "督导", "导购", "书记", "主席", "干事", "教授",
    "讲师", "博士后", "总工", "董事", "监事", "副总", "特助", "总助", "技工", "焊工", "电工", "木工", "瓦工", "钳工", "车工", "操作工", "工", "普工", "保安",
    "保洁", "快递员", "导游", "飞行员", "师", "员", "长", "官", "手", "架构", "技术支持", "售前", "售后", "交互", "视觉", "ui设计", "平面设计", "美工", "医生",
    "药师", "督察", "警察", "军官", "军医", "校医", "家教", "助教", "美术", "原画", "建模", "数据分析", "商务", "bd", "hr", "hrbp", "qa", "pm", "ceo", "cto",
    "cfo", "coo", "法律顾问", NULL};
/* Chinese: pieces that end like a title but are none. */
static const char *const no_title_ends[] = {"员工", "职工", "施工", "化工", "军工", "手工", "加工", "分工", "义工", "重工", "竣工", "开工", "完工", "民工",
    "人工", "轻工", "理工", "电工电子", "建工", "社工部", "完工率", "会员", "成员", "人员", "团队", "中心", "市长", "增长", "成长", "特长", "专长", "擅长",
    "学员", "党员", "团员", "队员", "双手", "助手", "选手", "二手", "老师傅", "器官", "感官", "时长", "家长", "校长室", NULL};
/* English: a title by its last title or organisation word. */
static const char *const title_words_latin[] = {"engineer", "developer", "programmer", "architect", "manager", "director", "analyst", "designer", "consultant",
    "lead", "leader", "officer", "intern", "assistant", "specialist", "administrator", "coordinator", "co-ordinator", "scientist", "researcher", "teacher",
    "tutor", "lecturer", "professor", "instructor", "nurse", "doctor", "physician", "surgeon", "pharmacist", "therapist", "chef", "cook", "waiter", "waitress",
    "server", "barista", "bartender", "lawyer", "attorney", "counsel", "paralegal", "associate", "clerk", "technician", "accountant", "auditor", "bookkeeper",
    "president", "vp", "svp", "evp", "avp", "ceo", "cto", "cfo", "coo", "cio", "ciso", "cmo", "cpo", "founder", "co-founder", "cofounder", "owner", "partner",
    "principal", "representative", "rep", "agent", "broker", "trader", "buyer", "planner", "supervisor", "foreman", "superintendent", "inspector", "operator",
    "driver", "pilot", "mechanic", "electrician", "welder", "machinist", "carpenter", "plumber", "sde", "sde1", "sde2", "swe", "sre", "sdet", "dba", "pm", "po",
    "tpm", "hrbp", "recruiter", "secretary", "receptionist", "editor", "writer", "copywriter", "journalist", "reporter", "translator", "interpreter",
    "photographer", "artist", "animator", "producer", "strategist", "advisor", "adviser", "banker", "underwriter", "actuary", "economist", "statistician",
    "mathematician", "biologist", "chemist", "physicist", "geologist", "librarian", "curator", "trainee", "apprentice", "fellow", "postdoc", "evangelist",
    "advocate", "head", "chief", "executive", "controller", "treasurer", "cashier", "salesperson", "salesman", "merchandiser", "stylist", "guard", "tester",
    "qa", "devops", "fullstack", "full-stack", "contractor", "freelancer", "volunteer", "student", "ta", "ra", "internship", "clerkship", "residency",
    "resident", "stagiaire", "ingenieur", "ingénieur", "entwickler", "berater", "leiter", "werkstudent", "praktikant", "desarrollador", "desarrolladora",
    "ingeniero", "ingeniera", "directora", "développeur", "développeuse", "entwicklerin", "ingenieurin", "leiterin", "gerente", "analista", "paramedic",
    "midwife", "dentist", "veterinarian", "caregiver", "nanny", "housekeeper", "concierge", "host", "hostess", "butcher", "baker", "sommelier", "estimator",
    "surveyor", "draftsman", "drafter", "machinist", "millwright", "expert", "generalist", "ombudsman", "marketer", "moderator", "headmaster", "dean",
    "registrar", "psychologist", "counselor", "counsellor", "master", "steward", "captain", "sergeant", "lieutenant", "commis", "sales", "handler", "worker",
    "packer", "picker", "loader", "stocker", "laborer", "labourer", "cleaner", "custodian", "janitor", "teller", "dispatcher", "scheduler", "installer",
    "fabricator", "painter", "roofer", "mason", "gardener", "landscaper", "groomer", "sitter", "babysitter", "aide", "hygienist", "phlebotomist", "sonographer",
    "radiographer", "radiologist", "technologist", "epidemiologist", "sociologist", "archivist", "historian", "adjunct", "postdoctoral", "provost", "chaplain",
    "pastor", "coach", "trainer", "referee", "lifeguard", "usher", "bellman", "valet", "porter", "busser", "dishwasher", "caterer", "expeditor", "hairdresser",
    "barber", "beautician", "cosmetologist", "esthetician", "tailor", "seamstress", "florist", "detailer", "adjuster", "appraiser", "assessor", "examiner",
    "negotiator", "investigator", "detective", "deputy", "sheriff", "firefighter", "emt", "medic", "rigger", "seaman", "sailor", "deckhand", "assembler",
    "setter", "finisher", "grinder", "fitter", "joiner", "bricklayer", "plasterer", "pipefitter", "boilermaker", "ironworker", "glazier", "lineman", "courier",
    "chauffeur", "attendant", "canvasser", "fundraiser", "telemarketer", "promoter", "ambassador", "blogger", "columnist", "correspondent", "videographer",
    "cinematographer", "illustrator", "musician", "composer", "choreographer", "dancer", "typist", "stenographer", "transcriptionist", "transcriber", "biller",
    "sommelière", "optician", "optometrist", "orthodontist", "radiotherapist", "anesthetist", "anaesthetist", "podiatrist", "dietitian", "nutritionist",
    "doula", "forewoman", "foreperson", "chairman", "chairperson", "chairwoman", "magistrate", "solicitor", "barrister", "conveyancer", "notary", "governess",
    "au-pair", "principal", "headteacher", "invigilator", "demonstrator", "proofreader", "bibliographer", "cataloguer", "geophysicist", "meteorologist",
    "ecologist", "microbiologist", "biochemist", "toxicologist", "immunologist", "oncologist", "cardiologist", "pathologist", "neurologist", "pediatrician",
    "paediatrician", "psychiatrist", "gp", "sho", "registrar", "houseman", "deliverer", "roaster", "brewer", "winemaker", "distiller", "bottler", "grower",
    "farmer", "farmhand", "shepherd", "vet", "zookeeper", "ranger", "arborist", "forester", "fisherman", "miner", "driller", "blaster", "crewman", "purser",
    "stewardess", "navigator", "expeditioner", "scaffolder", "locksmith", "blacksmith", "toolmaker", "patternmaker", "upholsterer", "cabinetmaker",
    "sachbearbeiter", "sachbearbeiterin", "mitarbeiter", "mitarbeiterin", "assistentin", "assistent", "controllerin", "beraterin", "projektleiter",
    "projektleiterin", "teamleiter", "teamleiterin", "abteilungsleiter", "abteilungsleiterin", "geschäftsführer", "geschäftsführerin", "kaufmann", "kauffrau",
    "bürokaufmann", "bürokauffrau", "industriekaufmann", "industriekauffrau", "techniker", "technikerin", "mechaniker", "mechanikerin", "mechatroniker",
    "mechatronikerin", "elektriker", "elektrikerin", "elektroniker", "elektronikerin", "verkäufer", "verkäuferin", "fahrer", "fahrerin", "koch", "köchin",
    "kellner", "kellnerin", "krankenschwester", "krankenpfleger", "krankenpflegerin", "pflegefachkraft", "arzt", "ärztin", "lehrer", "lehrerin", "dozent",
    "dozentin", "buchhalter", "buchhalterin", "sekretärin", "werkstudentin", "praktikantin", "auszubildende", "auszubildender", "azubi", "trainerin",
    "redakteur", "redakteurin", "konstrukteur", "konstrukteurin", "architektin", "anwalt", "anwältin", "rechtsanwalt", "rechtsanwältin", "referent",
    "referentin", "hilfskraft", "aushilfe", "responsable", "chargé", "chargée", "directeur", "directrice", "comptable", "infirmier", "infirmière", "vendeur",
    "vendeuse", "serveur", "serveuse", "cuisinier", "cuisinière", "technicien", "technicienne", "enseignant", "enseignante", "professeur", "professeure",
    "alternant", "alternante", "assistante", "gestionnaire", "ingénieure", "consultante", "formateur", "formatrice", "caissier", "caissière", "chauffeuse",
    "vendedor", "vendedora", "camarero", "camarera", "cocinero", "cocinera", "enfermero", "enfermera", "profesor", "profesora", "contable", "administrativo",
    "administrativa", "técnico", "técnica", "becario", "becaria", "encargado", "encargada", "dependiente", "dependienta", "consultor", "consultora",
    "impiegato", "impiegata", "responsabile", "cameriere", "cuoco", "infermiere", "infermiera", "tirocinante", "insegnante", "direttore", "direttrice", NULL};

/* Chinese: an organisation wherever it stands; where the piece ends with it. */
static const char *const organization_words_han[] = {"公司", "集团", "事务所", "工作室", NULL};
static const char *const organization_ends_han[] = {"科技", "银行", "医院", "网络", "软件", "信息", "数据", "电子", "通信", "通讯", "传媒", "物流", "电商",
    "商贸", "贸易", "服务", "汽车", "保险", "证券", "基金", "资本", "投资", "餐饮", "酒家", "饭店", "酒店", "酒楼", "宾馆", "餐厅", "食品", "药业", "制药",
    "医药", "生物", "机械", "机器人", "智能", "能源", "电力", "建筑", "地产", "置业", "装饰", "纺织", "服饰", "电器", "电气", "家居", "广告", "文化", "教育",
    "游戏", "互娱", "音乐", "影业", "咨询", "律所", "会所", "诊所", "卫生院", "研究院", "研究所", "设计院", "实验室", "出版社", "报社", "杂志社", "电视台",
    "电台", "超市", "商场", "商城", "书店", "药店", "门店", "工厂", "药房", "厂", "协会", "学会", "基金会", "委员会", "政府", "法院", "检察院", "公安局",
    "税务局", "街道办", "居委会", "机场", "航空", "铁路", "地铁", "港务", "股份", "有限", "控股", "实业", "工业", "制造", "材料", "化工", "钢铁", "矿业",
    "石油", "石化", "国际", "中国", "外包", "人力", "旅行社", "幼儿园", "小学", "中学", "学校", "大学", "学院", "支付", "金融", "出行", "旅游", "农业", "畜牧",
    "种业", "牧业", "渔业", "环保", "环境", "检测", "认证", "物业", "安防", "光电", "半导体", "微电子", "芯片", "航天", "船舶", "重工", "动力", "电池",
    "新能源", "快递", "速运", "零售", "美容", "健身", "影视", "动漫", "在线", "云", "乳业", "酒业", "茶业", "珠宝", "造船", "养老院", "福利院", "社区", "中心",
    NULL};
static const char *const organization_legal[] = {"事务所", "分所", "支行", "分行", "分店", "分院", "有限公司", "股份公司", "集团", "分公司", "子公司", "总公司",
    "公司", "inc", "inc.", "llc", "ltd", "ltd.", "limited", "gmbh", "corp", "corp.", "corporation", "llp", "plc", "pty", "pvt", "bhd", "sarl", "sas", "sa",
    "s.a.", "srl", "s.r.l.", "s.l.", "b.v.", "ltda", NULL};
static const char *const organization_words_latin[] = {"inc", "inc.", "llc", "ltd", "ltd.", "limited", "gmbh", "corp", "corp.", "corporation", "co", "co.",
    "company", "group", "bank", "hospital", "university", "school", "academy", "college", "systems", "software", "labs", "lab", "laboratory", "laboratories",
    "technologies", "technology", "tech", "solutions", "partners", "studio", "studios", "consulting", "institute", "foundation", "agency", "services",
    "holdings", "ag", "plc", "llp", "sa", "s.a.", "sarl", "sas", "s.r.l.", "s.l.", "ltda", "bhd", "pvt", "pty", "bv", "b.v.", "nv", "se", "oy", "ab", "kg",
    "srl", "spa", "insurance", "capital", "ventures", "media", "networks", "network", "analytics", "digital", "interactive", "games", "entertainment",
    "pharmaceuticals", "pharma", "biologics", "therapeutics", "energy", "motors", "airlines", "logistics", "freight", "retail", "stores", "restaurant",
    "kitchen", "hotel", "hotels", "resort", "cafe", "bistro", "clinic", "court", "council", "ministry", "department", "government", "society", "association",
    "federation", "trust", "industries", "enterprises", "international", "global", "worldwide", "associates", "securities", "asset", "investments", "financial",
    "electronics", "semiconductor", "semiconductors", "robotics", "aerospace", "automotive", "manufacturing", "engineering", "construction", "properties",
    "realty", "hosting", "commerce", "mobility", "health", "healthcare", "care", "pumps", "turbines", "tools", "works", "press", "publishing", "freelance",
    "self-employed", "freelancing", NULL};
static const char *const freelance_words[] = {"自由职业", "freelance", "self-employed", "自主创业", "个体户", "个体经营", NULL};

static const char *const department_ends_han[] = {"部", "事业部", "事业群", "中心", "组", "科", "处", "室", "团队", "部门", "平台", "线", "bu", "bg", "小组",
    "研究院", "实验室", "分部", "支部", "车间", "产线", "班组", "病区", "门诊", "专班", NULL};
static const char *const department_words_latin[] = {"team", "dept", "dept.", "department", "division", "unit", "bu", "organization", "org", "group", NULL};

static const char *const school_ends_han[] = {"大学", "学院", "学校", "中学", "高中", "一中", "二中", "职高", "技校", "中专", "党校", "师专", "医专", "高专",
    "大学堂", "分校", "校区", "研究生院", "科学院", "专科", "研究院", NULL};
static const char *const school_words_latin[] = {"university", "college", "institute", "school", "academy", "polytechnic", "universität", "universitat",
    "université", "universite", "universidad", "università", "universita", "universidade", "hochschule", "berufsschule", "landesberufsschule", "fachhochschule",
    "realschule", "hauptschule", "berufskolleg", "fachschule", "grundschule", "ihk", "école", "ecole", "politecnico", "univ", "univ.", "uni", "tafe",
    "colleges", "istituto", "liceo", "scuola", "uniwersytet", "universiteit", "hogeschool", "högskola", "högskolan", "universitet", "universitetet",
    "yliopisto", "lyceum", "collège", "conservatory", "seminary", "lycée", "gymnasium", "faculty", "instituto", "escuela", "mit", "eth", "epfl", "ucla", "nyu",
    "caltech", "iit", NULL};
static const char *const college_words[] = {
    "学院", "系", "实验室", "研究所", "书院", "学部", "department of", "school of", "faculty of", "college of", "institute of", "研究院", NULL};

static const char *const intern_words[] = {"实习", "见习", "intern", "interns", "internship", "trainee", "praktikum", "praktikant", "praktikantin", "stagiaire",
    "werkstudent", "werkstudentin", "alternant", "alternante", "becario", "becaria", "tirocinante", "co-op", "summer analyst", "summer associate", NULL};
static const char *const part_time_words[] = {"兼职", "part-time", "part time", "half-time", "业余兼职", NULL};
static const char *const break_words[] = {"gap year", "gapyear", "career break", "sabbatical", "parental leave", "maternity leave", "paternity leave",
    "family leave", "medical leave", "unemployed", "travelling", "traveling", "furloughed", "待业", "空窗期", "空档期", "间隔期", "环球旅行", "职业空档",
    "间隔年", "产假", "休假", "备考", "考研", "脱产学习", "家庭原因", "育儿", "全职妈妈", "全职太太", "career gap", "between jobs", "on leave", NULL};
static const char *const open_words[] = {"业余", "个人项目", "开源项目", "开源贡献", "开源作品", "(开源)", "开源社区", "open source", "open-source",
    "opensource", "hobby", "spare time", "side project", "side projects", "personal project", "personal projects", "pet project", "兴趣", NULL};

static const char *const verbs_han[] = {"负责", "参与", "主导", "完成", "带领", "设计并", "设计了", "设计和", "开发了", "实现", "搭建", "优化", "协助", "使用",
    "利用", "基于", "通过", "支持", "推动", "推进", "建立", "建设", "组织", "撰写", "编写", "维护", "管理", "统筹", "独立", "制定", "对接", "配合", "跟进",
    "主要", "熟悉", "熟练", "精通", "掌握", "了解", "擅长", "担任", "作为", "从事", "获得", "荣获", "曾", "将", "由", "与", "和", "在", "对", "为", "用", "从",
    "其中", "针对", "根据", "采用", "提升", "提高", "降低", "减少", "节省", "解决", "引入", "重构", "升级", "部署", "月均", "日均", "年均", "工作内容",
    "工作描述", "职责", "业绩", "主持", "承担", "指导", "培养", "接入", "迁移", "落地", "打造", "拓展", "开展", "策划并", "执行", "分析", "处理", "收集",
    "整理", "调研", "自研", "自学", "取得", "参加", "考取", "技术栈", "入职", "期间", NULL};
static const char *const verbs_latin[] = {"lead", "led", "own", "built", "build", "wrote", "write", "ran", "run", "made", "make", "took", "take", "kept",
    "keep", "cut", "grew", "grow", "won", "drove", "drive", "worked", "work", "with", "used", "using", "responsible", "helped", "help", "oversaw", "oversee",
    "set", "sold", "taught", "teach", "held", "hold", "gave", "saw", "spoke", "began", "brought", "designing", "developing", "develop", "implement", "maintain",
    "maintaining", "managing", "leading", "i", "we", "my", "our", "in", "on", "as", "by", "for", "from", "to", "during", "after", "since", "also", "assist",
    "collaborate", "ensure", "provide", "provided", "stack", "technologies", "shipped", "test", "rolled", "moved", "shadowed", "cleaned", "owned",
    "achievements", "responsibilities", NULL};

static const char *const places[] = {"city", "state", "country", "北京", "上海", "广州", "深圳", "杭州", "南京", "苏州", "成都", "武汉", "西安", "重庆", "天津",
    "长沙", "郑州", "青岛", "济南", "合肥", "厦门", "福州", "宁波", "无锡", "佛山", "东莞", "珠海", "中山", "惠州", "大连", "沈阳", "长春", "哈尔滨", "石家庄",
    "太原", "南昌", "南宁", "昆明", "贵阳", "海口", "三亚", "兰州", "西宁", "银川", "乌鲁木齐", "拉萨", "呼和浩特", "常州", "南通", "扬州", "徐州", "温州",
    "嘉兴", "绍兴", "金华", "台州", "泉州", "烟台", "潍坊", "洛阳", "绵阳", "芜湖", "香港", "澳门", "台湾", "台北", "新北", "新竹", "台中", "台南", "高雄",
    "桃园", "远程", "不限", "全国", "海外", "新加坡", "东京", "日本", "美国", "英国", "德国", "加拿大", "澳大利亚", "中国", "国内", "硅谷", "西雅图", "纽约",
    "伦敦", "江苏", "浙江", "广东", "山东", "四川", "湖北", "湖南", "河南", "河北", "福建", "安徽", "江西", "辽宁", "吉林", "黑龙江", "陕西", "山西", "广西",
    "云南", "贵州", "海南", "甘肃", "青海", "宁夏", "新疆", "西藏", "内蒙古", "浦东", "海淀", "朝阳", "南山", "中关村", "remote", "hybrid", "on-site", "onsite",
    "worldwide", "beijing", "shanghai", "guangzhou", "shenzhen", "hangzhou", "nanjing", "suzhou", "chengdu", "wuhan", "xi'an", "xian", "chongqing", "tianjin",
    "hong kong", "taipei", "hsinchu", "macau", "singapore", "tokyo", "osaka", "seoul", "bangalore", "bengaluru", "mumbai", "delhi", "new delhi", "hyderabad",
    "pune", "chennai", "gurgaon", "noida", "kolkata", "sydney", "melbourne", "toronto", "vancouver", "montreal", "ottawa", "waterloo", "london", "manchester",
    "leeds", "bristol", "birmingham", "edinburgh", "glasgow", "cambridge", "oxford", "derby", "liverpool", "sheffield", "nottingham", "cardiff", "belfast",
    "dublin", "galway", "cork", "paris", "lyon", "berlin", "munich", "münchen", "hamburg", "frankfurt", "cologne", "köln", "düsseldorf", "dusseldorf",
    "leipzig", "dresden", "nuremberg", "nürnberg", "hannover", "hanover", "bremen", "dortmund", "essen", "bonn", "mannheim", "karlsruhe", "freiburg",
    "heidelberg", "aachen", "ulm", "augsburg", "regensburg", "graz", "linz", "salzburg", "basel", "bern", "lausanne", "marseille", "toulouse", "bordeaux",
    "nantes", "lille", "strasbourg", "grenoble", "the hague", "utrecht", "eindhoven", "antwerp", "ghent", "valencia", "seville", "sevilla", "porto", "turin",
    "torino", "milano", "roma", "bologna", "naples", "napoli", "gothenburg", "göteborg", "malmö", "bergen", "tampere", "wroclaw", "gdansk", "brno", "stuttgart",
    "zurich", "zürich", "geneva", "vienna", "wien", "amsterdam", "rotterdam", "brussels", "madrid", "barcelona", "lisbon", "milan", "rome", "stockholm", "oslo",
    "copenhagen", "helsinki", "warsaw", "krakow", "prague", "budapest", "bucharest", "athens", "istanbul", "moscow", "kyiv", "tel aviv", "dubai", "abu dhabi",
    "cairo", "lagos", "nairobi", "cape town", "johannesburg", "sao paulo", "são paulo", "mexico city", "buenos aires", "bogota", "new york", "new york city",
    "nyc", "brooklyn", "seattle", "san francisco", "sf", "bay area", "san francisco bay area", "san jose", "los angeles", "san diego", "austin", "dallas",
    "houston", "chicago", "boston", "greater boston", "greater new york city area", "greater seattle area", "washington", "washington dc", "washington d.c.",
    "denver", "atlanta", "miami", "portland", "philadelphia", "phoenix", "detroit", "minneapolis", "mountain view", "palo alto", "sunnyvale", "menlo park",
    "cupertino", "redmond", "bellevue", "santa clara", "salt lake city", "nashville", "charlotte", "raleigh", "pittsburgh", "baltimore", "st. louis",
    "kansas city", "cleveland", "columbus", "college station", "college park", "state college", "university park", "university city", "orlando", "tampa",
    "china", "usa", "u.s.a.", "us", "u.s.", "united states", "united states of america", "uk", "u.k.", "united kingdom", "england", "scotland", "wales",
    "ireland", "germany", "france", "spain", "italy", "portugal", "netherlands", "the netherlands", "belgium", "switzerland", "austria", "sweden", "norway",
    "denmark", "finland", "poland", "czech republic", "hungary", "romania", "greece", "turkey", "russia", "ukraine", "israel", "uae", "egypt", "nigeria",
    "kenya", "south africa", "india", "japan", "korea", "south korea", "taiwan", "australia", "new zealand", "canada", "mexico", "brazil", "argentina",
    "vietnam", "thailand", "malaysia", "indonesia", "philippines", "pakistan", "bangladesh", "california", "texas", "new jersey", "massachusetts", "illinois",
    "florida", "virginia", "georgia", "ohio", "michigan", "pennsylvania", "colorado", "oregon", "arizona", "utah", "minnesota", "wisconsin", "maryland",
    "ontario", "quebec", "british columbia", "alberta", "al", "ak", "az", "ca", "co", "ct", "dc", "de", "fl", "ga", "il", "ky", "ma", "md", "mi", "mn", "mo",
    "nc", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or", "pa", "ri", "sc", "tn", "tx", "ut", "va", "vt", "wa", "wi", "bc", "qc", "on", "ab", NULL};

/* What ends like a verb and is none: participles before a title, and names. */
static const char *const participles[] = {"licensed", "certified", "registered", "chartered", "qualified", "experienced", "advanced", "applied", "embedded",
    "distributed", "accredited", "integrated", "united", "allied", "associated", "skilled", "limited", "connected", "trusted", "unified", "dedicated",
    "federated", "wicked", "appointed", "elected", "mohammed", "muhammed", "mohamed", "ahmed", "reed", "fred", "alfred", "wilfred", "manfred", "jared", "saeed",
    "sayed", "rasheed", "javed", "hamed", "khaled", "waleed", "naveed", "majed", "mildred", "winifred", "siegfried", "gottfried", NULL};

/* Regions of China end so; states that are no words, behind a town without a comma. */
static const char *const place_ends[] = {"市", "省", "自治区", "区", "县", "州", NULL};
static const char *const sure_states[] = {
    "ca", "ny", "tx", "wa", "nj", "fl", "il", "va", "ga", "nc", "az", "mn", "ct", "ut", "tn", "ky", "sc", "nv", "wi", "uk", NULL};

/* "5 years 6 months", "2年3个月": numbers, units, and what may stand between them. The Latin ones are whole words. */
static const char *const duration_counts[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several", "一", "二",
    "两", "三", "四", "五", "六", "七", "八", "九", "十", "半", NULL};
static const char *const duration_units[] = {"week", "weeks", "day", "days", "hours", "hour", "year", "years", "yr", "yrs", "month", "months", "mo", "mos", "y",
    "m", "less", "than", "a", "and", "年", "个", "月", NULL};
static const char *const duration_marks[] = {"近", "过去", "最近", "余", "多", "以来", "共", "约", "·", NULL};

/* Words addressed to a machine that reads the file. */
/* Words addressed to a machine that reads the file. Any one of most of them may stand in an honest résumé; two kinds side by side do not (worthless.c). */
static const char *const orders_to_ignore[] = {"ignore previous", "ignore all previous", "ignore any previous", "ignore prior", "ignore all prior",
    "ignore the above", "ignore all instructions", "ignore your instructions", "ignore other candidates", "disregard previous", "disregard prior",
    "disregard all", "disregard the above", "disregard any", "forget previous", "forget all previous", "forget your instructions", "override your instructions",
    "忽略之前", "忽略以上", "忽略上述", "忽略前面", "忽略先前", "忽略此前", "忽略所有", "无视以上", "无视之前", "无视前面", "无视上述", "忘记之前", "忘掉之前",
    NULL};
static const char *const machines_addressed[] = {"you are an ai", "you are a large language", "if you are an ai", "as an ai language model",
    "as an ai recruiter", "as an ai assistant", "system prompt", "system message", "note to ai", "note to the ai", "attention ai", "dear ai", "to the ai",
    "ai reviewer", "ai recruiter", "你是一个ai", "你是ai", "如果你是ai", "作为ai", "作为一个ai", "作为招聘ai", "作为人工智能", "致ai", "系统提示词", "系统提示",
    "ai招聘助手", "ai筛选系统", NULL};
static const char *const verdicts[] = {"top candidate", "best candidate", "ideal candidate", "perfect candidate", "perfect match", "highest score",
    "maximum score", "full marks", "full score", "highest rating", "highest possible", "rank first", "ranked first", "100/100", "10/10", "100 points",
    "strongly recommend", "hire", "score", "最高分", "满分", "最高评分", "最高评价", "最佳", "评为", "录用", "通过筛选", "排在第一", "优先推荐", "强烈推荐",
    "打分", "评分", "100分", NULL};
static const char *const verdicts_on_this_one[] = {"rank this candidate", "rate this candidate", "score this candidate", "give this candidate",
    "recommend this candidate", "select this candidate", "this candidate is the best", "score this resume", "rank this resume", "rate this resume",
    "must hire this", "hire this candidate", "给该候选人", "给这位候选人", "给此候选人", "将该候选人", "把该候选人", "该候选人评为", "请将本简历",
    "请把这份简历", "请将此简历", "请给本简历", NULL};

/* Labels of a number of people that somebody leads. */
static const char *const people_labels[] = {
    "下属人数", "管理人数", "团队人数", "下属", "direct reports", "manager of", "head of", "leader of", "lead of", "supervisor of", "director of", NULL};

static const char *const patent_signs[] = {"专利", "patent", NULL};

/* What an address in a town has beside the town. */
static const char *const streets[] = {"street", "st", "road", "rd", "avenue", "ave", "lane", "apartments", "apartment", "apt", "flat", "block", "house",
    "nagar", "colony", "sector", "floor", "drive", "court", "building", "tower", "towers", NULL};

/* Whose school it is that stands behind them: not the person's. */
static const char *const other_people[] = {"导师", "上司", "领导", "老板", "同事", "主管", "合伙人", "丈夫", "妻子", "父亲", "母亲", "女儿", "儿子", "客户",
    "supervisor", "advisor", "colleague", "colleagues", "my manager", "boss", "wife", "husband", "father", "mother", "founder", "clients", NULL};

/* What was made for its own sake. */
static const char *const hobbies[] = {"hobby", "spare time", "side project", "pet project", "业余", "课余", "个人兴趣", NULL};

/* What may stand beside the name of a section without making the line more than its heading. */
static const char *const heading_fillers[] = {"and", "my", "&", "与", "和", "及", "其", "我的", "个人", "主要", "相关", "部分", "我", "等", "the", "for", "of",
    "情况", "信息", "详情", "简介", "介绍", "概述", "details", "section", "如下", "list", NULL};

/* What begins the requirements of an advertisement. */
static const char *const advertisement_heads[] = {"任职要求", "任职资格", "岗位要求", "职位要求", "招聘要求", "应聘要求", "任職要求", "職位要求",
    "requirements", "job requirements", "job description", "minimum qualifications", "preferred qualifications", "basic qualifications", "what we offer",
    "the ideal candidate", "who you are", "what you'll do", "what you will do", "about the role", "about the job", "we are looking for", "we're looking for",
    "我们希望你", "我们需要你", NULL};

#endif
