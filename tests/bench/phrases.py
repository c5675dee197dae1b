"""What the made résumés of generate.py say: trades, and the parts that their sentences are put together from. Nothing in it was taken from anybody's résumé."""

# A trade: titles, skills, things that are worked on; in Chinese and in English.
TRADES_ZH = [
    (["Java开发工程师", "高级Java开发工程师", "后端架构师", "服务端开发"],
     ["Java", "Spring Boot", "MySQL", "Redis", "Kafka", "Dubbo", "Elasticsearch", "RocketMQ", "Docker", "Kubernetes", "Netty", "MyBatis", "Zookeeper", "Nginx", "Spring Cloud"],
     ["订单中心", "支付网关", "会员系统", "消息推送平台", "风控引擎", "库存服务", "开放平台", "结算系统", "统一登录模块", "优惠券活动"]),
    (["数据分析师", "高级数据分析师", "数据仓库工程师"],
     ["SQL", "Python", "Hive", "Tableau", "Excel", "Spark", "A/B测试", "数据仓库", "Flink", "ClickHouse", "Pandas", "FineBI"],
     ["用户留存模型", "经营日报", "指标体系", "渠道归因", "销量预测", "用户画像标签", "活动复盘", "数据看板"]),
    (["前端开发工程师", "Web前端工程师", "前端负责人"],
     ["JavaScript", "TypeScript", "Vue", "React", "Webpack", "Node.js", "小程序", "CSS", "Vite", "ECharts", "Element UI", "HTML5"],
     ["管理后台", "商城首页", "组件库", "低代码搭建工具", "移动端活动页", "可视化大屏", "埋点方案", "微前端改造"]),
    (["产品经理", "高级产品经理", "产品总监"],
     ["需求分析", "Axure", "用户研究", "项目管理", "数据分析", "竞品分析", "SQL", "Figma", "原型设计", "墨刀"],
     ["会员体系", "商家后台", "搜索推荐", "客服工单", "内容社区", "预约流程", "积分商城", "审批流程"]),
    (["财务主管", "总账会计", "财务经理"],
     ["总账", "合并报表", "增值税申报", "用友U8", "金蝶K/3", "Excel", "成本核算", "预算管理", "税务筹划", "内部审计", "SAP"],
     ["月度结账", "年度审计", "费用报销制度", "应收账款", "固定资产盘点", "集团合并", "资金计划", "子公司核算"]),
    (["机械工程师", "结构设计工程师", "工艺工程师"],
     ["SolidWorks", "AutoCAD", "UG", "有限元分析", "注塑模具", "GD&T", "PLC", "钣金设计", "FMEA", "六西格玛"],
     ["自动装配线", "减速箱壳体", "检测工装", "输送设备", "散热结构", "试产问题", "非标设备", "包装机"]),
    (["人力资源经理", "招聘专员", "HRBP"],
     ["招聘", "绩效管理", "薪酬福利", "员工关系", "组织发展", "培训体系", "劳动法", "人才盘点", "北森", "Excel"],
     ["校园招聘", "薪酬调整", "岗位序列", "新员工培训", "干部盘点", "组织架构调整", "离职访谈", "编制预算"]),
    (["销售经理", "大客户经理", "区域销售总监"],
     ["大客户销售", "渠道管理", "CRM", "商务谈判", "市场开拓", "招投标", "回款管理", "团队管理", "售前支持"],
     ["华东渠道", "政企客户", "重点行业客户", "经销商体系", "年度框架协议", "新产品上市", "样板客户", "招标项目"]),
    (["测试工程师", "自动化测试工程师", "测试经理"],
     ["自动化测试", "Selenium", "JMeter", "Python", "Postman", "接口测试", "性能测试", "Jenkins", "Appium", "MySQL", "Linux"],
     ["回归用例", "接口自动化框架", "压测环境", "发布流程", "缺陷分析", "兼容性测试", "灰度方案", "质量看板"]),
    (["初中英语教师", "教研组长", "课程顾问"],
     ["教学设计", "班级管理", "家校沟通", "英语", "课程开发", "PPT", "教育心理学", "命题"],
     ["分层教学", "公开课", "校本课程", "期末复习", "学生社团", "家长会", "教研活动", "中考备考"]),
]
TRADES_EN = [
    (["Senior Backend Engineer", "Backend Engineer", "Staff Software Engineer", "Software Developer"],
     ["Go", "PostgreSQL", "Kafka", "gRPC", "Kubernetes", "Terraform", "Redis", "AWS", "Java", "Docker", "Prometheus", "Spring Boot", "DynamoDB", "GraphQL"],
     ["the billing service", "the order pipeline", "our public API", "the identity provider", "a rate limiter", "the event store", "the search index", "the notification queue"]),
    (["Data Analyst", "Senior Data Analyst", "Analytics Engineer", "Data Scientist"],
     ["SQL", "Python", "Tableau", "dbt", "BigQuery", "Airflow", "Looker", "Excel", "pandas", "Snowflake", "scikit-learn", "A/B testing"],
     ["the churn model", "the weekly revenue report", "a single set of metrics", "the attribution study", "demand forecasts", "the customer segments", "the finance dashboards"]),
    (["Frontend Developer", "Web Developer", "UI Engineer"],
     ["React", "TypeScript", "JavaScript", "CSS", "GraphQL", "Webpack", "Jest", "Next.js", "Vue.js", "Storybook", "HTML", "Accessibility"],
     ["the checkout flow", "a shared component library", "the booking calendar", "the admin console", "the landing pages", "the design tokens", "the map view"]),
    (["Site Reliability Engineer", "DevOps Engineer", "Platform Engineer"],
     ["Linux", "Ansible", "Prometheus", "Grafana", "Python", "Bash", "Kubernetes", "Nginx", "Terraform", "Helm", "GitLab CI", "Azure"],
     ["the deployment pipeline", "the logging stack", "disaster recovery", "the on-call rota", "the build farm", "capacity planning", "the staging clusters"]),
    (["Supply Chain Manager", "Logistics Coordinator", "Procurement Specialist"],
     ["SAP", "Excel", "procurement", "inventory management", "Power BI", "forecasting", "Lean Six Sigma", "vendor management", "S&OP", "warehouse management"],
     ["the spare parts warehouse", "inbound freight", "supplier scorecards", "the safety stock policy", "customs paperwork", "the packaging tender", "cycle counts"]),
    (["Financial Accountant", "Senior Accountant", "Finance Manager"],
     ["IFRS", "month-end close", "SAP", "Excel", "accounts payable", "accounts receivable", "budgeting", "VAT", "NetSuite", "variance analysis", "audit"],
     ["the consolidation of nine entities", "statutory accounts", "the fixed asset register", "the expense policy", "bank reconciliations", "the transfer pricing file"]),
    (["Mechanical Engineer", "Design Engineer", "Manufacturing Engineer"],
     ["SolidWorks", "AutoCAD", "GD&T", "FEA", "CATIA", "MATLAB", "injection moulding", "DFM", "FMEA", "Lean manufacturing", "CNC machining"],
     ["a pump housing", "the test rig", "assembly jigs", "the cooling plate", "tolerance stacks", "a two-axis gimbal", "the line layout"]),
    (["Marketing Manager", "Content Marketing Specialist", "SEO Specialist"],
     ["SEO", "Google Analytics", "content marketing", "HubSpot", "email marketing", "PPC", "copywriting", "social media", "Salesforce", "Canva"],
     ["the spring campaign", "a quarterly newsletter", "the partner webinars", "our blog", "the brand guidelines", "the trade fair stand", "landing page tests"]),
    (["Registered Nurse", "Ward Manager", "Clinical Nurse Specialist"],
     ["patient care", "triage", "medication administration", "electronic health records", "infection control", "wound care", "BLS", "mentoring", "care planning"],
     ["a 28-bed surgical ward", "the discharge checklist", "night handovers", "the falls audit", "the student placements", "bed management"]),
    (["Project Manager", "Programme Manager", "Scrum Master"],
     ["project management", "Scrum", "Jira", "stakeholder management", "risk management", "MS Project", "budget control", "Kanban", "PRINCE2", "Confluence"],
     ["the office move", "a payroll replacement", "the data centre exit", "the compliance programme", "the rollout to 14 branches", "vendor selection"]),
    (["Customer Success Manager", "Account Executive", "Sales Manager"],
     ["Salesforce", "negotiation", "account management", "CRM", "lead generation", "presentations", "B2B sales", "forecasting", "onboarding", "cold calling"],
     ["the renewals book", "mid-market accounts", "the reseller network", "quarterly reviews", "the pricing proposal", "a pilot with a city council"]),
    (["Chef de Partie", "Sous Chef", "Kitchen Manager"],
     ["food safety", "HACCP", "menu planning", "stock control", "team leadership", "pastry", "butchery", "allergen management", "cost control"],
     ["the grill section", "the tasting menu", "weekly stock takes", "the Sunday service", "supplier orders", "a kitchen refit"]),
]

# A sentence is a head, often a way, and often an end; or one of those that tell something else.
HEADS_ZH = ["负责{thing}的设计与开发", "主导{thing}从零到一的建设", "参与{thing}的需求评审和排期", "独立完成{thing}的方案设计与落地", "牵头{thing}的重构", "推动{thing}在三个事业部上线",
    "维护{thing}的日常运行", "梳理{thing}的业务流程", "搭建{thing}", "协助上级完成{thing}的规划", "对{thing}进行持续优化", "承担{thing}的核心工作", "组织{thing}的评审与验收", "跟进{thing}的交付进度"]
WAYS_ZH = ["，使用{a}和{b}", "，基于{a}实现核心流程", "，引入{a}替换原有方案", "，结合{a}、{b}完成技术选型", "，通过{a}提升协作效率", "，并以{a}作为主要工具", "，联合{team}制定规范", "，与{team}密切配合", "，先在小范围试点再全面推广"]
ENDS_ZH = ["，日均处理{n}万笔请求", "，平均耗时由{n}0ms降到{d}0ms", "，故障率同比下降{n}%", "，节省人力约{d}人月", "，可用性达到99.9{d}%", "，覆盖{n}个城市", "，客户满意度提升{n}个百分点", "，全年节约成本{n}万元",
    "，获得季度优秀项目奖", "，沉淀文档{n}篇", "，支撑{n}个业务团队使用", "，按期通过验收", "，回款率达到9{d}%", "，周期缩短{d}天", "，并形成标准操作手册", "，为后续迭代打下基础"]
OTHERS_ZH = ["带领{d}人小组完成{thing}的落地，制定规范并组织评审", "对比多种方案后没有采用{a}，改由现有系统支持", "{a}部分由{team}完成，本人负责联调", "后续计划学习{a}，进一步完善{thing}", "与{team}一起排查线上问题，复盘{n}次重大事件",
    "熟悉{a}，了解{b}，能够快速上手新业务", "工作认真负责，沟通顺畅，能承受一定压力", "指导{d}名新同事，其中{d}人次年晋升", "编写周报和月度总结，向管理层汇报{thing}进展", "{thing}上线后用户量由{d}万增长到{n}万", "遵守公司各项制度，完成领导交办的其他工作"]
TEAMS_ZH = ["测试团队", "运维部门", "产品部", "市场部", "财务部", "供应商", "兄弟部门", "客户方技术负责人", "数据中台团队"]
SUMMARY_ZH = ["{years}年{title}经验，擅长{a}、{b}，对{thing}有完整的实践", "性格开朗，责任心强，善于总结，具备良好的团队合作精神", "熟练掌握{a}和{b}，了解{c}的原理", "有{d}人团队的管理经验，能够独立负责项目的推进与交付", "关注行业动态，乐于分享，希望在{title}方向长期发展"]
PROJECTS_ZH = ["交易中台升级", "数字化车间改造", "会员增长计划", "财务共享中心", "智慧校园", "渠道管理平台", "质量追溯系统", "客户数据平台", "成本优化专项"]

HEADS_EN = ["Designed {thing}", "Built {thing} from the ground up", "Took over {thing}", "Rewrote {thing}", "Maintained {thing}", "Ran {thing}", "Improved {thing}",
    "Owned {thing} end to end", "Coordinated work on {thing}",
    "Documented {thing}", "Led the overhaul of {thing}", "Responsible for {thing}", "Planned and delivered {thing}", "Automated most of {thing}", "Prepared {thing}",
    "Negotiated the scope of {thing}"]
WAYS_EN = [" using {a} and {b}", " with {a}", " on top of {a}", ", replacing a manual process with {a}", " together with {team}", ", working closely with {team}",
    " while keeping the old version running", ", first as a pilot and then everywhere",
    ", and trained {d} colleagues in {a}", " following a review by {team}", " (mainly {a}, some {b})"]
ENDS_EN = [", cutting turnaround from {n} to {d} days", ", which saves about {n},000 a year", "; it now serves {n},000 users", ", reducing errors by {n}%",
    " across {d} countries", " ahead of schedule and {d}% under budget", ", raising satisfaction scores by {n} points",
    " for {n} customers", "; availability has stayed above 99.9{d}%", ", with no incident in {d} months", ", and presented the results to the board",
    " without any downtime", ", halving the number of tickets", "; {n} teams have adopted it since"]
OTHERS_EN = ["Led a team of {d} and hired {d} more over two years", "Evaluated {a} but did not adopt it for cost reasons",
    "The {a} work was done by {team}; I wrote the specification", "Plan to learn {a} in order to support {thing}",
    "Mentored {d} juniors, {d} of whom were promoted", "Answered questions from {team} and kept the handbook up to date",
    "Reported to the head of department on progress every month", "Reviewed roughly {n} changes a month and set the standards for them",
    "Grew the programme from {d} to {n} participants, most of whom came back the year after", "Stepped in for the manager during a four-month absence",
    "Familiar with {a}, good working knowledge of {b}"]
TEAMS_EN = ["the support desk", "product and design", "our auditors", "the sales team", "an external agency", "the operations team", "two universities",
    "the security office", "suppliers in Poland and Vietnam"]
SUMMARY_EN = ["{title} with {years} years of experience in {a} and {b}, most recently responsible for {thing}.",
    "Known for careful planning, plain writing and staying calm when things break.",
    "I enjoy turning a vague request into something that people use every day, and leaving it better documented than I found it.",
    "Comfortable with {a}, {b} and {c}; looking for a position where I can lead a small team.", "Track record of delivering {thing} with modest budgets and mixed teams."]
PROJECTS_EN = ["Warehouse of events", "Open timetable", "Branch consolidation", "Customer portal", "Zero-waste kitchen", "Plant energy audit", "Self-service reports",
    "Volunteer scheduler", "Paperless ward"]

PRIZES_ZH = ["年度优秀员工", "技术创新奖", "季度之星", "优秀毕业生", "国家励志奖学金", "省级竞赛二等奖"]
PRIZES_EN = ["Employee of the Quarter", "Dean's list", "Best Paper of a regional conference", "Hackathon winner", "Rotary scholarship"]
PAPERS_ZH = ["PMP", "CET-6", "中级会计职称", "软件设计师", "教师资格证", "普通话二级甲等", "C1驾照"]
PAPERS_EN = ["AWS Certified Solutions Architect", "PRINCE2 Practitioner", "Google Analytics Certification", "Lean Six Sigma Green Belt", "First aid at work",
    "ACCA (part-qualified)"]
