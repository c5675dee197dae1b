#include "facts/words.h"

#include "base/utf8.h"

/* Lists end in END; lengths are counted by the compiler, as these tables are read for every field of every line. All words are folded: lower case, Simplified. */
typedef struct word {
    const char *text;
    uint32_t len;
} word;

#define W(literal)                   \
    {                                \
        literal, sizeof(literal) - 1 \
    }
#define END     \
    {           \
        NULL, 0 \
    }

/* Chinese: a title wherever it stands in the piece. */
static const word title_words_han[] = {W("工程师"), W("经理"), W("总监"), W("架构师"), W("设计师"), W("分析师"), W("实习生"), W("专员"), W("主管"), W("负责人"),
    W("顾问"), W("助理"), W("总裁"), W("科学家"), W("程序员"), W("会计师"), W("咨询师"), W("培训师"), W("研究员"), W("技术员"), W("店长"), W("厨师"), W("总厨"),
    W("护士"), W("医师"), W("教师"), W("老师"), W("律师"), W("主任"), W("合伙人"), W("创始人"), W("管理员"), W("管培生"), W("培训生"), W("总经理"), END};
/* Chinese: a title where the piece ends with it. */
static const word title_ends_han[] = {W("开发"), W("研发"), W("测试"), W("运维"), W("前端"), W("后端"), W("全栈"), W("算法"), W("产品"), W("运营"), W("销售"),
    W("客服"), W("会计"), W("出纳"), W("审计"), W("采购"), W("行政"), W("人事"), W("文员"), W("秘书"), W("编辑"), W("记者"), W("主编"), W("主播"), W("司机"),
    W("厨工"), W("学徒"), W("代表"), W("代理"), W("实习"), W("主厨"), W("领班"), W("店员"), W("班主任"), W("翻译"), W("策划"), W("招聘"), W("财务"), W("法务"),
    W("后台"), W("移动端"), W("服务端"), W("客户端"), W("大数据"), W("培训"), W("督导"), W("导购"), W("书记"), W("主席"), W("干事"), W("教授"), W("讲师"),
    W("博士后"), W("总工"), W("董事"), W("监事"), W("副总"), W("特助"), W("总助"), W("技工"), W("焊工"), W("电工"), W("木工"), W("瓦工"), W("钳工"), W("车工"),
    W("操作工"), W("工"), W("普工"), W("保安"), W("保洁"), W("快递员"), W("导游"), W("飞行员"), W("师"), W("员"), W("长"), W("官"), W("手"), W("架构"),
    W("技术支持"), W("售前"), W("售后"), W("交互"), W("视觉"), W("ui设计"), W("平面设计"), W("美工"), W("医生"), W("药师"), W("督察"), W("警察"), W("军官"),
    W("军医"), W("校医"), W("家教"), W("助教"), W("美术"), W("原画"), W("建模"), W("数据分析"), W("商务"), W("bd"), W("hr"), W("hrbp"), W("qa"), W("pm"),
    W("ceo"), W("cto"), W("cfo"), W("coo"), W("法律顾问"), END};
/* Chinese: pieces that end like a title but are none. */
static const word no_title_ends[] = {W("员工"), W("职工"), W("施工"), W("化工"), W("军工"), W("手工"), W("加工"), W("分工"), W("义工"), W("重工"), W("竣工"),
    W("开工"), W("完工"), W("民工"), W("人工"), W("轻工"), W("理工"), W("电工电子"), W("建工"), W("社工部"), W("完工率"), W("会员"), W("成员"), W("人员"),
    W("团队"), W("中心"), W("市长"), W("增长"), W("成长"), W("特长"), W("专长"), W("擅长"), W("学员"), W("党员"), W("团员"), W("队员"), W("双手"), W("助手"),
    W("选手"), W("二手"), W("老师傅"), W("器官"), W("感官"), W("时长"), W("家长"), W("校长室"), END};
/* English: a title by its last title or organisation word. */
static const word title_words_latin[] = {W("engineer"), W("developer"), W("programmer"), W("architect"), W("manager"), W("director"), W("analyst"),
    W("designer"), W("consultant"), W("lead"), W("leader"), W("officer"), W("intern"), W("assistant"), W("specialist"), W("administrator"), W("coordinator"),
    W("co-ordinator"), W("scientist"), W("researcher"), W("teacher"), W("tutor"), W("lecturer"), W("professor"), W("instructor"), W("nurse"), W("doctor"),
    W("physician"), W("surgeon"), W("pharmacist"), W("therapist"), W("chef"), W("cook"), W("waiter"), W("waitress"), W("server"), W("barista"), W("bartender"),
    W("lawyer"), W("attorney"), W("counsel"), W("paralegal"), W("associate"), W("clerk"), W("technician"), W("accountant"), W("auditor"), W("bookkeeper"),
    W("president"), W("vp"), W("svp"), W("evp"), W("avp"), W("ceo"), W("cto"), W("cfo"), W("coo"), W("cio"), W("ciso"), W("cmo"), W("cpo"), W("founder"),
    W("co-founder"), W("cofounder"), W("owner"), W("partner"), W("principal"), W("representative"), W("rep"), W("agent"), W("broker"), W("trader"), W("buyer"),
    W("planner"), W("supervisor"), W("foreman"), W("superintendent"), W("inspector"), W("operator"), W("driver"), W("pilot"), W("mechanic"), W("electrician"),
    W("welder"), W("machinist"), W("carpenter"), W("plumber"), W("sde"), W("sde1"), W("sde2"), W("swe"), W("sre"), W("sdet"), W("dba"), W("pm"), W("po"),
    W("tpm"), W("hrbp"), W("recruiter"), W("secretary"), W("receptionist"), W("editor"), W("writer"), W("copywriter"), W("journalist"), W("reporter"),
    W("translator"), W("interpreter"), W("photographer"), W("artist"), W("animator"), W("producer"), W("strategist"), W("advisor"), W("adviser"), W("banker"),
    W("underwriter"), W("actuary"), W("economist"), W("statistician"), W("mathematician"), W("biologist"), W("chemist"), W("physicist"), W("geologist"),
    W("librarian"), W("curator"), W("trainee"), W("apprentice"), W("fellow"), W("postdoc"), W("evangelist"), W("advocate"), W("head"), W("chief"),
    W("executive"), W("controller"), W("treasurer"), W("cashier"), W("salesperson"), W("salesman"), W("merchandiser"), W("stylist"), W("guard"), W("tester"),
    W("qa"), W("devops"), W("fullstack"), W("full-stack"), W("contractor"), W("freelancer"), W("volunteer"), W("student"), W("ta"), W("ra"), W("internship"),
    W("clerkship"), W("residency"), W("resident"), W("stagiaire"), W("ingenieur"), W("ingénieur"), W("entwickler"), W("berater"), W("leiter"), W("werkstudent"),
    W("praktikant"), W("desarrollador"), W("desarrolladora"), W("ingeniero"), W("ingeniera"), W("directora"), W("développeur"), W("développeuse"),
    W("entwicklerin"), W("ingenieurin"), W("leiterin"), W("gerente"), W("analista"), W("paramedic"), W("midwife"), W("dentist"), W("veterinarian"),
    W("caregiver"), W("nanny"), W("housekeeper"), W("concierge"), W("host"), W("hostess"), W("butcher"), W("baker"), W("sommelier"), W("estimator"),
    W("surveyor"), W("draftsman"), W("drafter"), W("machinist"), W("millwright"), W("expert"), W("generalist"), W("ombudsman"), W("marketer"), W("moderator"),
    W("headmaster"), W("dean"), W("registrar"), W("psychologist"), W("counselor"), W("counsellor"), W("master"), W("steward"), W("captain"), W("sergeant"),
    W("lieutenant"), W("commis"), W("sales"), END};

/* Chinese: an organisation wherever it stands; where the piece ends with it. */
static const word organization_words_han[] = {W("公司"), W("集团"), W("事务所"), W("工作室"), END};
static const word organization_ends_han[] = {W("科技"), W("银行"), W("医院"), W("网络"), W("软件"), W("信息"), W("数据"), W("电子"), W("通信"), W("通讯"),
    W("传媒"), W("物流"), W("电商"), W("商贸"), W("贸易"), W("服务"), W("汽车"), W("保险"), W("证券"), W("基金"), W("资本"), W("投资"), W("餐饮"), W("酒家"),
    W("饭店"), W("酒店"), W("酒楼"), W("宾馆"), W("餐厅"), W("食品"), W("药业"), W("制药"), W("医药"), W("生物"), W("机械"), W("机器人"), W("智能"), W("能源"),
    W("电力"), W("建筑"), W("地产"), W("置业"), W("装饰"), W("纺织"), W("服饰"), W("电器"), W("电气"), W("家居"), W("广告"), W("文化"), W("教育"), W("游戏"),
    W("互娱"), W("音乐"), W("影业"), W("咨询"), W("律所"), W("会所"), W("诊所"), W("卫生院"), W("研究院"), W("研究所"), W("设计院"), W("实验室"), W("出版社"),
    W("报社"), W("杂志社"), W("电视台"), W("电台"), W("超市"), W("商场"), W("商城"), W("书店"), W("药店"), W("门店"), W("工厂"), W("药房"), W("厂"), W("协会"),
    W("学会"), W("基金会"), W("委员会"), W("政府"), W("法院"), W("检察院"), W("公安局"), W("税务局"), W("街道办"), W("居委会"), W("机场"), W("航空"), W("铁路"),
    W("地铁"), W("港务"), W("股份"), W("有限"), W("控股"), W("实业"), W("工业"), W("制造"), W("材料"), W("化工"), W("钢铁"), W("矿业"), W("石油"), W("石化"),
    W("国际"), W("中国"), W("外包"), W("人力"), W("旅行社"), W("幼儿园"), W("小学"), W("中学"), W("学校"), W("大学"), W("学院"), W("支付"), W("金融"),
    W("出行"), W("旅游"), W("农业"), W("畜牧"), W("种业"), W("牧业"), W("渔业"), W("环保"), W("环境"), W("检测"), W("认证"), W("物业"), W("安防"), W("光电"),
    W("半导体"), W("微电子"), W("芯片"), W("航天"), W("船舶"), W("重工"), W("动力"), W("电池"), W("新能源"), W("快递"), W("速运"), W("零售"), W("美容"),
    W("健身"), W("影视"), W("动漫"), W("在线"), W("云"), W("乳业"), W("酒业"), W("茶业"), W("珠宝"), W("造船"), W("养老院"), W("福利院"), W("社区"), W("中心"),
    END};
static const word organization_legal[] = {W("事务所"), W("分所"), W("支行"), W("分行"), W("分店"), W("分院"), W("有限公司"), W("股份公司"), W("集团"),
    W("分公司"), W("子公司"), W("总公司"), W("公司"), W("inc"), W("inc."), W("llc"), W("ltd"), W("ltd."), W("limited"), W("gmbh"), W("corp"), W("corp."),
    W("corporation"), W("llp"), W("plc"), W("pty"), END};
static const word organization_words_latin[] = {W("inc"), W("inc."), W("llc"), W("ltd"), W("ltd."), W("limited"), W("gmbh"), W("corp"), W("corp."),
    W("corporation"), W("co"), W("co."), W("company"), W("group"), W("bank"), W("hospital"), W("university"), W("school"), W("academy"), W("college"),
    W("systems"), W("software"), W("labs"), W("lab"), W("laboratory"), W("laboratories"), W("technologies"), W("technology"), W("tech"), W("solutions"),
    W("partners"), W("studio"), W("studios"), W("consulting"), W("institute"), W("foundation"), W("agency"), W("services"), W("holdings"), W("ag"), W("plc"),
    W("llp"), W("sa"), W("s.a."), W("pty"), W("bv"), W("b.v."), W("nv"), W("se"), W("oy"), W("ab"), W("kg"), W("srl"), W("spa"), W("insurance"), W("capital"),
    W("ventures"), W("media"), W("networks"), W("network"), W("analytics"), W("digital"), W("interactive"), W("games"), W("entertainment"),
    W("pharmaceuticals"), W("pharma"), W("biologics"), W("therapeutics"), W("energy"), W("motors"), W("airlines"), W("logistics"), W("freight"), W("retail"),
    W("stores"), W("restaurant"), W("kitchen"), W("hotel"), W("hotels"), W("resort"), W("cafe"), W("bistro"), W("clinic"), W("court"), W("council"),
    W("ministry"), W("department"), W("government"), W("society"), W("association"), W("federation"), W("trust"), W("industries"), W("enterprises"),
    W("international"), W("global"), W("worldwide"), W("associates"), W("securities"), W("asset"), W("investments"), W("financial"), W("electronics"),
    W("semiconductor"), W("semiconductors"), W("robotics"), W("aerospace"), W("automotive"), W("manufacturing"), W("engineering"), W("construction"),
    W("properties"), W("realty"), W("hosting"), W("commerce"), W("mobility"), W("health"), W("healthcare"), W("care"), W("pumps"), W("turbines"), W("tools"),
    W("works"), W("press"), W("publishing"), W("freelance"), W("self-employed"), W("freelancing"), END};
static const word freelance_words[] = {W("自由职业"), W("freelance"), W("self-employed"), W("自主创业"), W("个体户"), W("个体经营"), END};

static const word department_ends_han[] = {W("部"), W("事业部"), W("事业群"), W("中心"), W("组"), W("科"), W("处"), W("室"), W("团队"), W("部门"), W("平台"),
    W("线"), W("bu"), W("bg"), W("小组"), W("研究院"), W("实验室"), W("分部"), W("支部"), W("车间"), W("产线"), W("班组"), W("病区"), W("门诊"), W("专班"),
    END};
static const word department_words_latin[] = {
    W("team"), W("dept"), W("dept."), W("department"), W("division"), W("unit"), W("bu"), W("organization"), W("org"), W("group"), END};

static const word school_ends_han[] = {W("大学"), W("学院"), W("学校"), W("中学"), W("高中"), W("一中"), W("二中"), W("职高"), W("技校"), W("中专"), W("党校"),
    W("师专"), W("医专"), W("高专"), W("大学堂"), W("分校"), W("校区"), W("研究生院"), W("科学院"), W("专科"), W("研究院"), END};
static const word school_words_latin[] = {W("university"), W("college"), W("institute"), W("school"), W("academy"), W("polytechnic"), W("universität"),
    W("universitat"), W("université"), W("universite"), W("universidad"), W("università"), W("universita"), W("universidade"), W("hochschule"), W("école"),
    W("ecole"), W("politecnico"), W("univ"), W("univ."), W("uni"), W("conservatory"), W("seminary"), W("lycée"), W("gymnasium"), W("faculty"), W("instituto"),
    W("escuela"), W("mit"), W("eth"), W("epfl"), W("ucla"), W("nyu"), W("caltech"), W("iit"), END};
static const word college_words[] = {W("学院"), W("系"), W("实验室"), W("研究所"), W("书院"), W("学部"), W("department of"), W("school of"), W("faculty of"),
    W("college of"), W("institute of"), W("研究院"), END};

static const word intern_words[] = {W("实习"), W("见习"), W("intern"), W("interns"), W("internship"), W("trainee"), W("praktikum"), W("praktikant"),
    W("stagiaire"), W("werkstudent"), W("co-op"), W("summer analyst"), W("summer associate"), END};
static const word part_time_words[] = {W("兼职"), W("part-time"), W("part time"), W("half-time"), W("业余兼职"), END};
static const word break_words[] = {W("gap year"), W("gapyear"), W("career break"), W("sabbatical"), W("parental leave"), W("maternity leave"),
    W("paternity leave"), W("family leave"), W("medical leave"), W("unemployed"), W("travelling"), W("traveling"), W("furloughed"), W("待业"), W("空窗期"),
    W("空档期"), W("间隔期"), W("环球旅行"), W("职业空档"), W("间隔年"), W("产假"), W("休假"), W("备考"), W("考研"), W("脱产学习"), W("家庭原因"), W("育儿"),
    W("全职妈妈"), W("全职太太"), W("career gap"), W("between jobs"), W("on leave"), END};
static const word open_words[] = {W("业余"), W("个人项目"), W("开源项目"), W("开源贡献"), W("开源作品"), W("(开源)"), W("开源社区"), W("open source"),
    W("open-source"), W("opensource"), W("hobby"), W("spare time"), W("side project"), W("side projects"), W("personal project"), W("personal projects"),
    W("pet project"), W("兴趣"), END};

static const word verbs_han[] = {W("负责"), W("参与"), W("主导"), W("完成"), W("带领"), W("设计并"), W("设计了"), W("设计和"), W("开发了"), W("实现"),
    W("搭建"), W("优化"), W("协助"), W("使用"), W("利用"), W("基于"), W("通过"), W("支持"), W("推动"), W("推进"), W("建立"), W("建设"), W("组织"), W("撰写"),
    W("编写"), W("维护"), W("管理"), W("统筹"), W("独立"), W("制定"), W("对接"), W("配合"), W("跟进"), W("主要"), W("熟悉"), W("熟练"), W("精通"), W("掌握"),
    W("了解"), W("擅长"), W("担任"), W("作为"), W("从事"), W("获得"), W("荣获"), W("曾"), W("将"), W("由"), W("与"), W("和"), W("在"), W("对"), W("为"),
    W("用"), W("从"), W("其中"), W("针对"), W("根据"), W("采用"), W("提升"), W("提高"), W("降低"), W("减少"), W("节省"), W("解决"), W("引入"), W("重构"),
    W("升级"), W("部署"), W("月均"), W("日均"), W("年均"), W("工作内容"), W("工作描述"), W("职责"), W("业绩"), W("主持"), W("承担"), W("指导"), W("培养"),
    W("接入"), W("迁移"), W("落地"), W("打造"), W("拓展"), W("开展"), W("策划并"), W("执行"), W("分析"), W("处理"), W("收集"), W("整理"), W("调研"), W("自研"),
    W("自学"), W("技术栈"), W("入职"), W("期间"), END};
static const word verbs_latin[] = {W("lead"), W("led"), W("own"), W("built"), W("build"), W("wrote"), W("write"), W("ran"), W("run"), W("made"), W("make"),
    W("took"), W("take"), W("kept"), W("keep"), W("cut"), W("grew"), W("grow"), W("won"), W("drove"), W("drive"), W("worked"), W("work"), W("with"), W("used"),
    W("using"), W("responsible"), W("helped"), W("help"), W("oversaw"), W("oversee"), W("set"), W("sold"), W("taught"), W("teach"), W("held"), W("hold"),
    W("gave"), W("saw"), W("spoke"), W("began"), W("brought"), W("designing"), W("developing"), W("develop"), W("implement"), W("maintain"), W("maintaining"),
    W("managing"), W("leading"), W("i"), W("we"), W("my"), W("our"), W("in"), W("on"), W("as"), W("by"), W("for"), W("from"), W("to"), W("during"), W("after"),
    W("since"), W("also"), W("assist"), W("collaborate"), W("ensure"), W("provide"), W("provided"), W("stack"), W("technologies"), W("shipped"), W("test"),
    W("rolled"), W("moved"), W("shadowed"), W("cleaned"), W("owned"), W("achievements"), W("responsibilities"), END};

static const word places[] = {W("北京"), W("上海"), W("广州"), W("深圳"), W("杭州"), W("南京"), W("苏州"), W("成都"), W("武汉"), W("西安"), W("重庆"),
    W("天津"), W("长沙"), W("郑州"), W("青岛"), W("济南"), W("合肥"), W("厦门"), W("福州"), W("宁波"), W("无锡"), W("佛山"), W("东莞"), W("珠海"), W("中山"),
    W("惠州"), W("大连"), W("沈阳"), W("长春"), W("哈尔滨"), W("石家庄"), W("太原"), W("南昌"), W("南宁"), W("昆明"), W("贵阳"), W("海口"), W("三亚"),
    W("兰州"), W("西宁"), W("银川"), W("乌鲁木齐"), W("拉萨"), W("呼和浩特"), W("常州"), W("南通"), W("扬州"), W("徐州"), W("温州"), W("嘉兴"), W("绍兴"),
    W("金华"), W("台州"), W("泉州"), W("烟台"), W("潍坊"), W("洛阳"), W("绵阳"), W("芜湖"), W("香港"), W("澳门"), W("台湾"), W("台北"), W("新北"), W("新竹"),
    W("台中"), W("台南"), W("高雄"), W("桃园"), W("远程"), W("不限"), W("全国"), W("海外"), W("新加坡"), W("东京"), W("日本"), W("美国"), W("英国"), W("德国"),
    W("加拿大"), W("澳大利亚"), W("中国"), W("国内"), W("硅谷"), W("西雅图"), W("纽约"), W("伦敦"), W("江苏"), W("浙江"), W("广东"), W("山东"), W("四川"),
    W("湖北"), W("湖南"), W("河南"), W("河北"), W("福建"), W("安徽"), W("江西"), W("辽宁"), W("吉林"), W("黑龙江"), W("陕西"), W("山西"), W("广西"), W("云南"),
    W("贵州"), W("海南"), W("甘肃"), W("青海"), W("宁夏"), W("新疆"), W("西藏"), W("内蒙古"), W("浦东"), W("海淀"), W("朝阳"), W("南山"), W("中关村"),
    W("remote"), W("hybrid"), W("on-site"), W("onsite"), W("worldwide"), W("beijing"), W("shanghai"), W("guangzhou"), W("shenzhen"), W("hangzhou"),
    W("nanjing"), W("suzhou"), W("chengdu"), W("wuhan"), W("xi'an"), W("xian"), W("chongqing"), W("tianjin"), W("hong kong"), W("taipei"), W("hsinchu"),
    W("macau"), W("singapore"), W("tokyo"), W("osaka"), W("seoul"), W("bangalore"), W("bengaluru"), W("mumbai"), W("delhi"), W("new delhi"), W("hyderabad"),
    W("pune"), W("chennai"), W("gurgaon"), W("noida"), W("kolkata"), W("sydney"), W("melbourne"), W("toronto"), W("vancouver"), W("montreal"), W("ottawa"),
    W("waterloo"), W("london"), W("manchester"), W("leeds"), W("bristol"), W("birmingham"), W("edinburgh"), W("glasgow"), W("cambridge"), W("oxford"),
    W("derby"), W("liverpool"), W("sheffield"), W("nottingham"), W("cardiff"), W("belfast"), W("dublin"), W("galway"), W("cork"), W("paris"), W("lyon"),
    W("berlin"), W("munich"), W("münchen"), W("hamburg"), W("frankfurt"), W("cologne"), W("stuttgart"), W("zurich"), W("zürich"), W("geneva"), W("vienna"),
    W("wien"), W("amsterdam"), W("rotterdam"), W("brussels"), W("madrid"), W("barcelona"), W("lisbon"), W("milan"), W("rome"), W("stockholm"), W("oslo"),
    W("copenhagen"), W("helsinki"), W("warsaw"), W("krakow"), W("prague"), W("budapest"), W("bucharest"), W("athens"), W("istanbul"), W("moscow"), W("kyiv"),
    W("tel aviv"), W("dubai"), W("abu dhabi"), W("cairo"), W("lagos"), W("nairobi"), W("cape town"), W("johannesburg"), W("sao paulo"), W("são paulo"),
    W("mexico city"), W("buenos aires"), W("bogota"), W("new york"), W("new york city"), W("nyc"), W("brooklyn"), W("seattle"), W("san francisco"), W("sf"),
    W("bay area"), W("san francisco bay area"), W("san jose"), W("los angeles"), W("san diego"), W("austin"), W("dallas"), W("houston"), W("chicago"),
    W("boston"), W("greater boston"), W("greater new york city area"), W("greater seattle area"), W("washington"), W("washington dc"), W("washington d.c."),
    W("denver"), W("atlanta"), W("miami"), W("portland"), W("philadelphia"), W("phoenix"), W("detroit"), W("minneapolis"), W("mountain view"), W("palo alto"),
    W("sunnyvale"), W("menlo park"), W("cupertino"), W("redmond"), W("bellevue"), W("santa clara"), W("salt lake city"), W("nashville"), W("charlotte"),
    W("raleigh"), W("pittsburgh"), W("baltimore"), W("st. louis"), W("kansas city"), W("cleveland"), W("columbus"), W("orlando"), W("tampa"), W("china"),
    W("usa"), W("u.s.a."), W("us"), W("u.s."), W("united states"), W("united states of america"), W("uk"), W("u.k."), W("united kingdom"), W("england"),
    W("scotland"), W("wales"), W("ireland"), W("germany"), W("france"), W("spain"), W("italy"), W("portugal"), W("netherlands"), W("the netherlands"),
    W("belgium"), W("switzerland"), W("austria"), W("sweden"), W("norway"), W("denmark"), W("finland"), W("poland"), W("czech republic"), W("hungary"),
    W("romania"), W("greece"), W("turkey"), W("russia"), W("ukraine"), W("israel"), W("uae"), W("egypt"), W("nigeria"), W("kenya"), W("south africa"),
    W("india"), W("japan"), W("korea"), W("south korea"), W("taiwan"), W("australia"), W("new zealand"), W("canada"), W("mexico"), W("brazil"), W("argentina"),
    W("vietnam"), W("thailand"), W("malaysia"), W("indonesia"), W("philippines"), W("pakistan"), W("bangladesh"), W("california"), W("texas"), W("new jersey"),
    W("massachusetts"), W("illinois"), W("florida"), W("virginia"), W("georgia"), W("ohio"), W("michigan"), W("pennsylvania"), W("colorado"), W("oregon"),
    W("arizona"), W("utah"), W("minnesota"), W("wisconsin"), W("maryland"), W("ontario"), W("quebec"), W("british columbia"), W("alberta"), W("al"), W("ak"),
    W("az"), W("ca"), W("co"), W("ct"), W("dc"), W("de"), W("fl"), W("ga"), W("il"), W("ky"), W("ma"), W("md"), W("mi"), W("mn"), W("mo"), W("nc"), W("nh"),
    W("nj"), W("nm"), W("nv"), W("ny"), W("oh"), W("ok"), W("or"), W("pa"), W("ri"), W("sc"), W("tn"), W("tx"), W("ut"), W("va"), W("vt"), W("wa"), W("wi"),
    W("bc"), W("qc"), W("on"), W("ab"), END};

/* The family names of China by frequency, compound ones first. They only help to tell a name from other short words. */
static const char family_compound[] =
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 令狐 长孙 宇文 司徒 轩辕 鲜于 闾丘 呼延 东郭 西门 百里 钟离 申屠 淳于 赫连 澹台 公冶 濮阳 单于 太叔 仲孙 万俟 闻人 亓官 完颜 耶律 纳兰 ";
static const char family_single[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占公门帅利满闫肖岳付代洛元卿邸牧撒揣英幸晋池裘";

/* Short strings: a loop beats a call. */
static inline bool same(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

static bool list_has(const word *list, bl_str s)
{
    for (; list->len != 0; list++)
        if (list->len == s.len && same(list->text, s.ptr, s.len))
            return true;
    return false;
}

static bool list_ends(const word *list, bl_str s)
{
    for (; list->len != 0; list++)
        if (list->len <= s.len && same(s.ptr + s.len - list->len, list->text, list->len))
            return true;
    return false;
}

static bool list_begins(const word *list, bl_str s)
{
    for (; list->len != 0; list++)
        if (list->len <= s.len && same(s.ptr, list->text, list->len))
            return true;
    return false;
}

static bool is_latin_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((unsigned char)c >= 0xC3 && (unsigned char)c <= 0xDF) ||
           ((unsigned char)c >= 0x80 && (unsigned char)c < 0xC0 && false);
}

static bool has_word(bl_str s, const char *text, size_t len)
{
    bool latin = (unsigned char)text[0] < 0x80;
    for (size_t at = 0; at + len <= s.len; at++) {
        if (s.ptr[at] != text[0] || !same(s.ptr + at, text, len))
            continue;
        size_t end = at + len;
        if (!latin || ((at == 0 || !is_latin_byte(s.ptr[at - 1])) && (end == s.len || !is_latin_byte(s.ptr[end]))))
            return true;
    }
    return false;
}

bool bl_has_word(bl_str s, const char *text) { return has_word(s, text, strlen(text)); }

/* Which bytes a piece has: most words of a list are ruled out by their last one. */
typedef struct byte_set {
    bool has[256];
} byte_set;

static void bytes_of(byte_set *out, bl_str s)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < s.len; i++)
        out->has[(unsigned char)s.ptr[i]] = true;
}

/* Does the text hold one of the words, Latin ones as tokens? bytes: of the text, or of one that holds it. */
static bool list_in(const word *list, bl_str s, const byte_set *bytes)
{
    for (; list->len != 0; list++)
        if (bytes->has[(unsigned char)list->text[list->len - 1]] && bytes->has[(unsigned char)list->text[0]] && has_word(s, list->text, list->len))
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

/* What ends like a verb and is none: participles before a title, and names. */
static const word participles[] = {W("licensed"), W("certified"), W("registered"), W("chartered"), W("qualified"), W("experienced"), W("advanced"),
    W("applied"), W("embedded"), W("distributed"), W("accredited"), W("integrated"), W("united"), W("allied"), W("associated"), W("skilled"), W("limited"),
    W("connected"), W("trusted"), W("unified"), W("dedicated"), W("federated"), W("wicked"), W("appointed"), W("elected"), W("mohammed"), W("muhammed"),
    W("mohamed"), W("ahmed"), W("reed"), W("fred"), W("alfred"), W("wilfred"), W("manfred"), W("jared"), W("saeed"), W("sayed"), W("rasheed"), W("javed"),
    W("hamed"), W("khaled"), W("waleed"), W("naveed"), W("majed"), W("mildred"), W("winifred"), W("siegfried"), W("gottfried"), END};

/* English is head-final: the last word of the part before " of " (or of the whole) that is a title or an organisation word decides. */
static unsigned latin_shape(bl_str s)
{
    unsigned shape = 0, last = 0, tokens = 0;
    size_t of = bl_str_find(s, BL_STR(" of "), 0);
    bl_str token;
    bool first = true;
    for (size_t offset = 0; next_token(&token, s, &offset);) {
        bool head = of == SIZE_MAX || (size_t)(token.ptr - s.ptr) < of;
        tokens++;
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
        if (first && token.len > 4 && bl_str_ends(token, BL_STR("ed")) && kind == 0 && token.len < s.len && !list_has(participles, token))
            shape |= BL_SHAPE_VERB;
        if (kind != 0 && head)
            last = kind;
        first = false;
    }
    if (shape & BL_SHAPE_LEGAL)
        last = BL_SHAPE_ORGANIZATION;
    if (last == BL_SHAPE_TITLE && tokens <= 4 && bl_str_begins(s, BL_STR("lead ")))
        shape &= ~(unsigned)BL_SHAPE_VERB; /* "Lead Gameplay Programmer" */
    return shape | last;
}

static unsigned han_shape(bl_str s, const byte_set *bytes)
{
    unsigned shape = 0;
    bool title = list_in(title_words_han, s, bytes) || (list_ends(title_ends_han, s) && !list_ends(no_title_ends, s));
    bool organization = list_in(organization_words_han, s, bytes) || list_ends(organization_ends_han, s);
    if (list_ends(organization_legal, s))
        shape |= BL_SHAPE_LEGAL;
    else if (list_in(title_words_han, s, bytes))
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

/* Bytes of the first word of the list that s begins with; 0 where none does. */
static size_t step_over(const word *list, bl_str s)
{
    for (; list->len != 0; list++)
        if (list->len <= s.len && same(s.ptr, list->text, list->len))
            return list->len;
    return 0;
}

/* "5 years 6 months", "3 yrs 2 mos", "2年3个月", "(1年)", "近三年": numbers and words of time only. */
static bool is_duration(bl_str s)
{
    static const word counts[] = {
        W("one"), W("two"), W("three"), W("four"), W("five"), W("six"), W("seven"), W("eight"), W("nine"), W("ten"), W("twelve"), W("several"), END};
    static const word han_units[] = {W("年"), W("个"), W("月"), END},
                      han_digits[] = {W("一"), W("二"), W("两"), W("三"), W("四"), W("五"), W("六"), W("七"), W("八"), W("九"), W("十"), W("半"), END},
                      han_marks[] = {W("近"), W("过去"), W("最近"), W("余"), W("多"), W("以来"), W("共"), W("约"), W("·"), END};
    static const word units[] = {W("week"), W("weeks"), W("day"), W("days"), W("hours"), W("hour"), W("year"), W("years"), W("yr"), W("yrs"), W("month"),
        W("months"), W("mo"), W("mos"), W("y"), W("m"), W("less"), W("than"), W("a"), W("and"), END};
    bool digit = false, unit = false;
    size_t step;
    for (size_t i = 0; i < s.len;) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            digit = true;
            i++;
        } else if (s.ptr[i] == ' ' || s.ptr[i] == '.' || s.ptr[i] == ',' || s.ptr[i] == '+' || s.ptr[i] == '(' || s.ptr[i] == ')') {
            i++;
        } else if ((step = step_over(han_units, bl_str_slice(s, i, s.len))) > 0) {
            unit = true;
            i += step;
        } else if ((step = step_over(han_digits, bl_str_slice(s, i, s.len))) > 0) {
            digit = true;
            i += step;
        } else if ((step = step_over(han_marks, bl_str_slice(s, i, s.len))) > 0) {
            i += step;
        } else {
            size_t end = i;
            while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
                end++;
            bool count = list_has(counts, bl_str_slice(s, i, end));
            if (end == i || (!count && !list_has(units, bl_str_slice(s, i, end))))
                return false;
            digit = digit || count;
            unit = unit || !count;
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
        static const word ends[] = {W("市"), W("省"), W("自治区"), W("区"), W("县"), W("州"), END};
        return piece.len <= 30 &&
               (list_ends(ends, piece) ? list_begins(places, piece) || piece.len <= 12
                                       : list_begins(places, piece) && piece.len <= 12 && list_has(places, bl_str_slice(piece, 6, piece.len)));
    }
    size_t cut = SIZE_MAX; /* several places: every part but the first of a list with commas must be one ("Smallville, TX") */
    for (size_t i = 0; i < piece.len; i++)
        if (piece.ptr[i] == ',' || piece.ptr[i] == '/')
            cut = i;
    if (cut == SIZE_MAX && piece.len > 5 && piece.ptr[piece.len - 3] == ' ') { /* "Smallville TX"; not the states that are words */
        static const word states[] = {W("ca"), W("ny"), W("tx"), W("wa"), W("nj"), W("fl"), W("il"), W("va"), W("ga"), W("nc"), W("az"), W("mn"), W("ct"),
            W("ut"), W("tn"), W("ky"), W("sc"), W("nv"), W("wi"), W("uk"), END};
        return list_has(states, bl_str_slice(piece, piece.len - 2, piece.len)) && (latin_shape(piece) & (BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)) == 0;
    }
    if (cut == SIZE_MAX || cut == 0)
        return false;
    bl_str tail = bl_str_trim(bl_str_slice(piece, cut + 1, piece.len)), head = bl_str_trim(bl_str_slice(piece, 0, cut));
    if (piece.ptr[cut] == '/')
        return list_has(places, tail) && bl_is_place(head);
    for (size_t i = 0; i < head.len; i++)
        if ((head.ptr[i] >= '0' && head.ptr[i] <= '9') || head.ptr[i] == '@' || head.ptr[i] == ':')
            return false; /* an address, a telephone */
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
    byte_set bytes;
    bytes_of(&bytes, whole);
    unsigned shape = latin_shape(s);
    if (han)
        shape = (shape & ~(unsigned)(BL_SHAPE_VERB)) | han_shape(s, &bytes);
    if (list_in(freelance_words, s, &bytes))
        shape |= BL_SHAPE_ORGANIZATION;
    if (list_in(intern_words, whole, &bytes) && !bl_str_begins(s, BL_STR("带教")) && bl_str_find(whole, BL_STR("转正"), 0) == SIZE_MAX)
        shape |= BL_SHAPE_INTERN;
    if (list_in(part_time_words, whole, &bytes))
        shape |= BL_SHAPE_PART_TIME;
    if (list_in(break_words, whole, &bytes))
        shape |= BL_SHAPE_BREAK;
    if (list_in(open_words, whole, &bytes))
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
