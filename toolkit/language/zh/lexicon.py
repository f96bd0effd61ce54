"""The words that stand around Chinese figures: units and measure words, hedges, and what is no figure at all."""

from __future__ import annotations

from toolkit.language.money import chinese_names
from toolkit.language.units import chinese_units
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind

#: Measure words that make a quantity of any numeral before them, a single 三 or 两 as well.
COUNTERS = frozenset(
    "个 個 家 户 戶 项 項 人 名 位 条 條 件 台 辆 艘 架 座 栋 幢 所 场 次 批 期 届 屆 种 類 类 款 套 支 只 头 匹 "
    "棵 株 根"
    " 块 片 张 張 份 本 册 部 篇 幅 间 层 级 級 起 宗 例 笔 单 对 组 組 列 趟 轮 口 道 颗 枚 粒 箱 袋 瓶 盒 包 门 幼 处"
    " 人次 人/次 批次 班次 架次 户次 车次 台次 项次 件次 频次 床 张床 床位 农户 台套 台/套 套/台 大 方面 阶段 步"
    " 省 市 县 区 乡镇 村 国 国家 省份 城市 学科 员 万户 岁 歲 周岁 公里 标段 车道 航班 字 页 章 节 卷 局 分 票 期间"
    " 家企业 代 系 季 载 平台 企业 学生 机构 单位 部门 领域 行业 环节 类别 品种 村庄 社区 院校 高校 医院 学校 成员国"
    " 倍体 人口 人份 剂 剂次 针 头份 例数 轮次 型 档 重 维 院 厅 委 行 手 股 股票 回 遍 趟次 年龄段 岁段 岁组".split()
)

#: Measure words of 一 that count (一家 is one, while 一批, 一种, 一项 are as often "a").
COUNTERS_OF_ONE = frozenset("家 名 座 台 辆 艘 户 所 例 岁 倍 成".split())

#: Words after a bare 百, 千, 万 or 亿 that make a figure of it (每万人), as every currency does (亿元). Other such
#: compounds are idiom (万众, 千方百计).
AFTER_BARE_SCALE = frozenset("人 人口 户 戶 家 名 亩 吨 辆 台 日 年 米 公里 人次 个 斤 张 件 条 座 棵 标箱".split())

#: After these measure words the figure is an ordinal even without 第.
ORDINAL_COUNTERS = frozenset({"届", "屆"})

#: A unit that is the beginning of another word when one of these follows.
NOT_BEFORE = {
    "成": "员为立功本都果长套交分品绩就熟型不年人因份语例",
    "元": "素件器旦宵宇老首月年",
    "方": "面案式向法针便才针程",
    "升": "至到级为高幅降格",
    "分": "别之布类钟配析为成解享歧开",
    "里": "面程外边",
    "米": "粉饭面",
    "点": "位击多以左整半",
    "名": "录义称牌列副下",
    "头": "部疼痛条等",
    "重": "要点大庆新视心叠",
    "处": "于理在置罚境",
    "部": "门分署委长位",
    "位": "于置居列",
    "节": "能约假日点省气",
    "码": "头",
    "克": "服隆",
    "间": "接隔距断",
    "次": "要于年日数",
    "大": "约概多于致幅量力型跌降涨都部批",
    "期": "间货待望限",
    "代": "表替码理价谢",
    "级": "别",
    "对": "于口应外接",
    "口": "岸径岁",
    "道": "路德",
    "步": "入伐骤行枪",
    "门": "槛诊",
    "本": "来市省次地年月期科身",
    "件": "",
    "种": "植子养",
    "只": "有能是要增需",
    "内": "部容涵外地需陆蒙科存置资政阁贸生河设在向行参",
    "起": "来步草重",
    "组": "织成合建",
    "单": "位体独一元",
    "套": "利",
    "批": "准复评发",
    "支": "持付出撑",
    "片": "区面",
    "章": "程",
    "型": "",
    "手": "机段工续术抓",
    "行": "业政动程",
    "系": "列统",
    "季": "节",
    "国": "道",
    "市": "场民",
    "区": "域别",
    "人": "民才工口",
    "张": "家",
    "幅": "度",
    "所": "有以",
    "例": "如外",
    "字": "",
    "分钟": "",
    "度": "假",
    "周": "边期围",
    "天": "然津",
    "日": "益本常期",
    "年": "",
    "月": "",
    "两": "",
    "度电": "",
    "维": "护修",
    "回": "落升",
    "员": "",
    "档": "案",
    "局": "",
    "卷": "",
    "股": "票",
    "兆": "",
    "方米": "",
}

_KINDED: dict[str, tuple[QuantityKind, str]] = {
    "%": (K.PERCENT, ""),
    "％": (K.PERCENT, ""),
    "﹪": (K.PERCENT, ""),
    "厘": (K.PERCENT, ""),
    "个百分点": (K.PERCENTAGE_POINT, ""),
    "個百分點": (K.PERCENTAGE_POINT, ""),
    "百分点": (K.PERCENTAGE_POINT, ""),
    "百分點": (K.PERCENTAGE_POINT, ""),
    "个百份点": (K.PERCENTAGE_POINT, ""),
    "个点": (K.PERCENTAGE_POINT, ""),
    "个基点": (K.BASIS_POINT, ""),
    "個基點": (K.BASIS_POINT, ""),
    "基点": (K.BASIS_POINT, ""),
    "个BP": (K.BASIS_POINT, ""),
    "BP": (K.BASIS_POINT, ""),
    "bp": (K.BASIS_POINT, ""),
    "倍": (K.MULTIPLE, ""),
}

#: Every word that may follow a numeral → its kind and unit.
SUFFIXES: dict[str, tuple[QuantityKind, str]] = (
    {word: (K.CARDINAL, word) for word in COUNTERS}
    | {word: (K.CARDINAL, word) for word in chinese_units()}
    | {word: (K.MONEY, code) for word, code in chinese_names().items()}
    | _KINDED
)

#: Before a figure; the longest is read.
HEDGES_BEFORE: dict[str, Hedge] = {
    word: hedge
    for hedge, words in {
        Hedge.OVER: (
            "超过 超过了 超 逾 突破 突破了 超出 超出了 超越 超越了 高于 大于 多于 不止 首破 站上 迈过 跨过 超過"
            " > ＞ &gt; 冲破 愈 破 上 過"
        ),
        Hedge.AT_LEAST: "至少 不少于 不低于 最少 起码 不小于 不下 不下于 不低於 不少於 ≥ 少说 至少有 至少达",
        Hedge.NEARLY: "近 接近 接近了 近乎 将近 將近 逼近 几乎 几近 临近 接近于 差不多",
        Hedge.UNDER: "不足 不到 未满 不满 低于 少于 小于 未达 未及 低於 少於 < ＜ &lt; 略低于 仅不到",
        Hedge.ABOUT: "约 約 大约 大約 大概 约为 大致 约占 约有 约合 估计 左右 约达 据估计 约计 估计有 平均约",
        Hedge.AT_MOST: (
            "不超过 不超 不多于 不高于 至多 最多 不大于 不逾 不超過 ≤ 不会超过 不得超过 不得高于"
            " 不宜超过 不应超过 不能超过 不可超过 未超过 未超 不再超过"
        ),
    }.items()
    for word in words.split()
}
#: 近 and the like are a part of another word after these.
NOT_AFTER = {
    "近": "最附靠远新邻就迫亲",
    "约": "条合节公预制契相签履特违里纽",
    "破": "突首",
    "超": "赶中英高",
    "上": "以之同如加",
    "愈": "治痊",
}

HEDGES_AFTER: dict[str, Hedge] = {
    word: hedge
    for hedge, words in {
        Hedge.OVER: "多 余 餘 有余 开外 大关以上 还多 出头 强",
        Hedge.AT_LEAST: "以上 及以上 或以上 和以上 起 之上",
        Hedge.ABOUT: "左右 上下 许 前后 内外",
        Hedge.AT_MOST: "内 以内 之内 以下 及以下 或以下 之下 以內",
    }.items()
    for word in words.split()
}
#: A hedge after a figure that is the beginning of another word.
AFTER_NOT_BEFORE = {
    "多": "家个种元样项条式年次用功层边维媒渠方极语肽数民",
    "余": "额",
    "内": "部容涵外地需陆蒙科存置资政阁贸生河设在向行参",
    "起": "来步草重点诉源",
    "强": "制度化势省市国调行健劲烈大壮者盛弱力省县基军农对震风台降",
    "许": "可多",
    "以上": "海述所",
    "前后": "",
    "以内": "",
}
#: Nouns that may stand between a unit and the hedge after it.
BETWEEN = ("标准煤", "人口", "农户", "企业", "贷款")

#: Idiom, grammar and names that begin with a numeral and hold no figure. Patterns, tried before any numeral.
NOT_FIGURES = (
    r"一(?P<again>[一-鿿]{1,2})又一(?P=again)",
    r"一(?![年月日亿千])[一-鿿]{1,2}一(?![亿千百])[一-鿿]{1,2}",
    r"三农|三公经费|四风|三严三实|五险一金|三权分置|两岸|两会|两江|两化|两者|两端|两侧|两地|两湖|两广|四川|三亚|三峡|三明|九江|六安",
    r"五粮液|十堰|七台河|八达岭|百度|千岛|万达|万州|万科|万盛|五台|三沙|九寨|六盘水|百色|万宁|万载|千岛湖|两弹一星|四化|二次(?!方)|四轮",
    r"千方百计|一波三折|九一八|一二九|一二八|一年半载|三年五载|三天两头|十天半月|千家万户|千军万马|千千万万|千万别|千万不|千万要|万众|万物|万象|万能|万一|万事|万家灯火|万不得已|百花|百姓|百货|百科|百般",
    r"百炼|百折不挠|百废|百尺|百强|百业|百团|千篇一律|千里马|千载难逢|千秋|千禧|千古|万古|万岁|万里长城|万元户|亿万|亿达",
    r"五湖四海|四面八方|四通八达|五花八门|三番五次|七上八下|九牛一毛|十全十美|十拿九稳|一五一十|三三两两|三令五申",
    r"三心二意|三头六臂|四平八稳|五光十色|五颜六色|六神无主|七嘴八舌|八仙过海|九死一生|十足|十分(?!之|[钟鐘])|五星红旗|三轮车|三角|四合院|四周|四季(?!度)|四处|四海|四肢|三维|三明治|六书|五官|五行|八股|八卦|十字|百分百放心",
    r"(?<!至少)(?<!不到)(?<!不足)(?<!超过)一(?:系列|些|定|般|样|致|直|起|切|旦|流|线|再|举|律|并|道|经|时|度|面|边|手|心|向|味|贯|体|同|共|路|下|批|种|项(?!目)|条|次|方面|大批|国|律|块|门|片|层|类|步|份|个(?!百分点|基点|月|半月|季度|世纪|小时|星期|工作日|百分點|点))",
    r"(?:周|星期|礼拜|週)[一二三四五六日]",
    r"第一(?:时间|线|现场|书记|资源|生产力|动力|要务|责任人|步|手)|第三方|第[一二三]产业|第二课堂|第一[，,、]第二产业",
    r"[一二三](?:[、，]?[一二三四五]){1,3}(?:产业|线城市|线|手房|级市场|次产业)|三产(?:融合)?|二手|二维码|三文鱼|二线|三线|二级市场",
    r"零(?!(?:点|上|下)?[0-9０-９]|点)",
)
