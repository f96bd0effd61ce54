"""Nouns that tell figures of one sentence apart, in groups of which each figure has one: 出口 8.2%, 进口 3.1%.

A row is a group: Chinese and English words, in the same order. Whichever way round a sentence is put, the figures must
keep the order of their nouns.
"""

from __future__ import annotations

from toolkit.language.figures.pair import Labels, labels

LABELS: tuple[Labels, ...] = (
    labels("trade", {"(?<!进)出口": "exports?|exported", "进口(?!出)": "imports?|imported"}),
    labels(
        "town and country",
        {
            "城[镇市]?居民|城镇|城市": "urban|cit(?:y|ies)|towns?",
            "农村|农民|乡村": "rural|countryside|farmers?|villages?",
        },
    ),
    labels(
        "sectors",
        {
            "第一(?:产业|(?=[、和]))|一产": "primary",
            "第二(?:产业|(?=[、和]))|(?<=、)二(?=[、和])|二产": "secondary",
            "第三产业|(?<=[、和])三(?:次)?产业|三产": "tertiary",
        },
    ),
    labels(
        "industries",
        {
            "(?<!加)工业": "industr(?:y|ial)",
            "(?<!工)农业": "agricultur\\w+|farming",
            "服务业": "services?",
            "建筑业": "construction",
        },
    ),
    labels(
        "new industries",
        {
            "高技术|高新技术": "high-tech\\w*|high-technology",
            "战略性新兴产业|新兴产业": "emerging",
            "装备制造": "equipment",
        },
    ),
    labels(
        "crops",
        {
            "粮食": "grains?",
            "油料": "oil(?: crops|seeds?)",
            "棉花": "cotton",
            "蔬菜": "vegetables?",
            "水果": "fruits?",
            "小麦": "wheat",
            "玉米": "corn|maize",
            "稻谷|水稻": "rice",
            "大豆": "soy\\w*",
        },
    ),
    labels(
        "meat",
        {"猪肉": "pork", "牛肉": "beef", "(?<!牛)羊肉": "mutton|lamb", "禽肉": "poultry", "水产品": "aquatic|fish\\w*"},
    ),
    labels(
        "energy",
        {
            "煤炭|原煤": "coal",
            "原油|石油": "crude|oil|petroleum",
            "天然气": "gas",
            "风电|风力": "wind",
            "光伏|太阳能": "solar|photovoltaic",
            "水电|水力": "hydro\\w*",
            "核电": "nuclear",
            "火电": "thermal|coal-fired",
        },
    ),
    labels("banking", {"存款": "deposits?", "(?<!存)贷款": "loans?|lending"}),
    labels("budget", {"收入": "revenues?|incomes?", "支出": "expenditures?|spending"}),
    labels("owners", {"国有": "state-owned|public", "民营|私营": "private(?:ly)?", "外资|外商": "foreign\\S*"}),
    labels(
        "transport",
        {
            "铁路": "rail\\w*",
            "公路": "highways?|roads?",
            "水路|水运": "water\\w*",
            "民航|航空": "air|aviation|airlines?",
        },
    ),
    labels("loads", {"旅客|客运": "passengers?", "货物|(?<!客)货运": "freight|cargo|goods"}),
    labels(
        "sexes",
        {
            "男(?!女)|男(?=女[^，。]{0,16}分别)": "men|males?|boys?",
            "(?<!男)女|女(?=[^，。]{0,16}分别)": "women|females?|girls?",
        },
    ),
    labels(
        "sides",
        {
            "东(?![西南北])": "east(?:ern)?",
            "(?<!东)西(?![南北])": "west(?:ern)?",
            "(?<![东西])南(?!北)": "south(?:ern)?",
            "(?<![东西南])北": "north(?:ern)?",
            "中[部线区]": "central|middle",
        },
    ),
    labels("parties", {"甲": "(?-i:A)", "乙": "(?-i:B)", "丙": "(?-i:C)"}),
    labels(
        "schools",
        {
            "(?<!中)小学": "primary schools?",
            "初中": "junior (?:middle|high|secondary)",
            "(?<!初)高中": "senior (?:middle|high|secondary)",
            "大学|高校": "universit\\w+|colleges?",
        },
    ),
    labels("uses", {"住宅": "residential|homes?|housing", "办公楼|写字楼": "offices?", "商业": "commercial|retail"}),
    labels("staff", {"医师|医生": "doctors?|physicians?", "护士": "nurses?"}),
    labels("demand", {"投资": "investments?", "消费": "consumption|consumer"}),
    labels("sizes", {"大型": "large\\w*", "(?<!大)中型": "medium\\S*", "(?<!中)小型|(?<!中)小微": "small\\w*"}),
    labels("halves", {"上半年": "first half", "下半年": "second half"}),
    labels("prices", {"实际": "real|inflation", "名义": "nominal|current prices"}),
    labels(
        "bases",
        {
            "同比": "year[- ]on[- ]year|last year|a year (?:earlier|ago)|year earlier",
            "环比": "month[- ]on[- ]month|quarter[- ]on[- ]quarter|previous (?:month|quarter)|last (?:month"
            "|quarter)|from (?-i:[A-Z]\\w+)",
        },
    ),
    labels(
        "ways",
        {
            "增长|上升|上涨|增加": "ris\\w+|rose|gr[eo]w\\w*|increas\\w+|climb\\w*|up|higher|gain\\w*",
            "下降|减少|下跌|降低": "f[ae]ll\\w*|declin\\w+|drop\\w*|decreas\\w+|down|lower|reduc\\w+",
        },
        verbs=True,
    ),
    labels(
        "founding and closing",
        {
            "成立|设立|新建|新设|组建": "set up|established|founded|opened|built|created|formed",
            "注销|撤销|取消|关闭|关停|拆除": "dissolved|closed|abolished|scrapped|demolished|deregistered|torn down"
            "|cancelled",
        },
        verbs=True,
    ),
    labels(
        "beginning and end",
        {
            "开工|启动|动工": "began|begun|start\\w*|broke|launch\\w*",
            "竣工|完工|建成|结束": "finish\\w*|complet\\w*|end\\w*",
        },
        verbs=True,
    ),
    labels(
        "coming and going",
        {"入境": "inbound|arriv\\w*|entr\\w*|enter\\w*|incoming", "出境": "outbound|depart\\w*|exit\\w*|outgoing"},
    ),
    labels("results", {"盈利|利润": "profits?|earn\\w*|made", "亏损": "loss(?:es)?|lost"}),
)
