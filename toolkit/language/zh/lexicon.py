"""The words around Chinese figures: units, measure words and hedges."""

from __future__ import annotations

from toolkit.language.money import chinese_names, coins, is_doubtful, signs
from toolkit.language.units import AMBIGUOUS, chinese_units
from toolkit.language.zh.bounds import COMPARATIVES
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind

#: Measure words that make a quantity of any numeral before them, a single 三 or 两 as well.
COUNTERS = frozenset(
    "个 家 户 项 人 名 位 条 件 台 辆 艘 架 座 栋 幢 所 场 次 批 期 届 种 类 款 套 支 只 头 匹 "
    "棵 株 根"
    " 块 片 张 份 本 册 部 篇 幅 间 层 级 起 宗 例 笔 单 对 组 列 趟 轮 口 道 颗 枚 粒 箱 袋 瓶 盒 包 门 幼 处"
    " 位数 位数字"
    " 人次 人/次 批次 班次 架次 户次 车次 台次 项次 件次 频次 床 张床 床位 农户 台套 台/套 套/台 大 方面 阶段 步"
    " 省 市 县 区 乡镇 村 国 国家 省份 城市 学科 员 万户 岁 周岁 公里 标段 车道 航班 字 页 章 节 卷 局 分 票 期间"
    " 家企业 代 系 季 载 平台 企业 学生 机构 单位 部门 领域 行业 环节 类别 品种 村庄 社区 院校 高校 医院 学校 成员国"
    " 倍体 人口 人份 剂 剂次 针 头份 例数 轮次 型 档 重 维 院 厅 委 行 手 股 股票 回 遍 趟次 年龄段 岁段 岁组"
    " 杯 碗 勺 匙 茶匙 汤匙 小勺 大勺 茶杯 小节".split()
)

#: Measure words of 一 that count (一家 is one, while 一批, 一种, 一项 are as often "a").
COUNTERS_OF_ONE = frozenset("家 名 座 台 辆 艘 户 所 例 岁 倍 成".split())

#: Words after a bare 百, 千, 万 or 亿 that make a figure of it (每万人), as every currency does (亿元). Other such
#: compounds are idiom (万众, 千方百计).
AFTER_BARE_SCALE = frozenset("人 人口 户 家 名 亩 吨 辆 台 日 年 米 公里 人次 个 斤 张 件 条 座 棵 标箱".split())
#: The same after 万 and 亿 alone, where a unit of measure is that of a table: 亿千瓦时, 万平方米.
AFTER_MYRIADS = AFTER_BARE_SCALE | {word for word in chinese_units() if len(word) > 1 and word not in AMBIGUOUS}

#: After these measure words the figure is an ordinal even without 第.
ORDINAL_COUNTERS = frozenset({"届"})

#: A unit that is the beginning of another word when one of these follows.
NOT_BEFORE = {
    "成": "员为立功本都果长套交分品绩就熟型不年人因份语例",
    "元": "素件器旦宵宇老首月年",
    "方": "面案式向法针便才针程",
    **dict.fromkeys(("升", "千升"), "至到级为高幅降格"),
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
    "码": "头事归率表长",
    "克": "服隆朗",
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
    "位数": "学据额控码",
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
    "所": "有以示述列谓指",
    "例": "如外",
    "字": "",
    "分钟": "",
    "度": "假",
    "周": "边期围",
    "天": "然津",
    "日": "益本常期",
    "年": "",
    "月": "",
    "两": "会岸国地年个大条级用侧端者种旁院江轮次届人名家项支座类省市县区房口",
    "仙": "女人侠境居桃草山子",
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
    "安": "全排装置徽康检保居家心宁定静稳抚阳顺庆泰溪理防葬达眠慰卓吉州",
    "欧": "元洲盟美亚冠",
    "牛": "市羊奶肉栏棚车年皮郎",
    "帕": "特金米",
    "赫": "尔",
    "焦": "点虑炭化",
    "杯": "赛葛",
    "勺": "子",
    "匙": "子",
    "巴": "黎西士掌基勒以",
}
#: Units of one sign that are a part of many words, and units only after western digits.
AFTER_DIGITS = frozenset("安欧牛帕赫焦巴仙")

_KINDED: dict[str, tuple[QuantityKind, str]] = {
    "%": (K.PERCENT, ""),
    "％": (K.PERCENT, ""),
    "﹪": (K.PERCENT, ""),
    "厘": (K.PERCENT, ""),
    **{
        f"{part}{dot}{sign}": (K.PERCENT, "")
        for part in ("wt", "vol", "mol", "at")
        for dot in ("", ".", " ")
        for sign in "%％"
    },
    "个百分点": (K.PERCENTAGE_POINT, ""),
    "百分点": (K.PERCENTAGE_POINT, ""),
    "个百份点": (K.PERCENTAGE_POINT, ""),
    "个点": (K.PERCENTAGE_POINT, ""),
    "个基点": (K.BASIS_POINT, ""),
    "基点": (K.BASIS_POINT, ""),
    "个BP": (K.BASIS_POINT, ""),
    "BP": (K.BASIS_POINT, ""),
    "bp": (K.BASIS_POINT, ""),
    "倍": (K.MULTIPLE, ""),
}
#: Units that are parts of a whole: 3ppm is 百万分之三.
PARTS = {"ppm": 10**6, "PPM": 10**6, "ppb": 10**9, "PPB": 10**9}

#: Every word that may follow a numeral → its kind and unit.
SUFFIXES: dict[str, tuple[QuantityKind, str]] = (
    {word: (K.CARDINAL, word) for word in COUNTERS}
    | {word: (K.CARDINAL, word) for word in chinese_units()}
    | {word: (K.MONEY, code) for word, code in chinese_names().items()}
    | {word: (K.MONEY, code) for word, code in signs().items() if len(word) > 2 and not is_doubtful(word)}
    | {word: (K.MONEY, word) for coin in coins() for word in coin.zh}
    | {word: (K.FRACTION, word) for word in PARTS}
    | _KINDED
)

#: Before a figure; the longest is read.
HEDGES_BEFORE: dict[str, Hedge] = COMPARATIVES | {
    word: hedge
    for hedge, words in {
        Hedge.OVER: ("突破 突破了 不止 首破 站上 迈过 跨过 年过 > ＞ &gt; 冲破 升穿 升破 涨破 愈 破 上"),
        Hedge.AT_LEAST: (
            "至少 最少 起码 不下 不下于 ≥ 少说 至少有 至少达 下限 下限为 下限是"
            " 起付线 起付线为 起付线是 最低 最低为 最低达"
        ),
        Hedge.NEARLY: "近 接近 接近了 近乎 将近 逼近 几乎 几近 临近 接近于 差不多",
        Hedge.UNDER: (
            "不足 不到 未满 不满 未达 未及 < ＜ &lt; 略低于 仅不到 达不到 不及 没到 未到"
            " 跌破 跌破了 跌穿 跌穿了 降破 下破 失守"
        ),
        Hedge.ABOUT: "约 大约 大概 约为 大致 约占 约有 约合 估计 左右 约达 据估计 约计 估计有 平均约",
        Hedge.AT_MOST: (
            "至多 至多为 最多 ≤ 多达 最高 最高为 最高达 最高可达 最高可"
            " 上限 上限为 上限是 封顶 封顶线 封顶线为 封顶线是"
        ),
    }.items()
    for word in words.split()
}
#: 近 and the like are a part of another word after these.
NOT_AFTER = {
    "近": "最附靠远新邻就迫亲",
    **dict.fromkeys(("接近", "接近于"), "越愈"),  # 越接近1越好
    "破": "突首戳打攻识爆刺揭侦击看说点残撕捅碾告勘查踏咬划",
    "超": "赶中英高",
    "上": "以之同如加",
    "愈": "治痊",
}

HEDGES_AFTER: dict[str, Hedge] = {
    word: hedge
    for hedge, words in {
        Hedge.OVER: "多 余 有余 上方 开外 大关以上 还多 出头 强 挂零 好几 不止 还不止 都不止 远不止",
        Hedge.AT_LEAST: "以上 及以上 或以上 和以上 起 之上 往上 打底 或更高 及更高 或更多 及更多 或更新版本 及更新版本",
        Hedge.ABOUT: "左右 上下 许 前后 内外 之谱 光景",
        Hedge.AT_MOST: "内 以内 之内 以下 及以下 或以下 之下 封顶 或更低 及更低 或更少 及更少 及更早版本 或更早版本",
        Hedge.UNDER: (
            "下方 不到 还不到 都不到 也不到 尚不到 不足 还不足 都不足 尚不足 仍不足"
            " 不满 未满 还不满 尚未满 未到 还未到 尚未到"
        ),
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
_SHORT_OF = (
    "不到 还不到 都不到 也不到 尚不到 不足 还不足 都不足 尚不足 仍不足 不满 未满 还不满 尚未满 未到 还未到 尚未到"
    " 不止 还不止 都不止 远不止 往上 打底 封顶"
)
#: Hedges after a figure that begin other words (3%不到位) unless the clause ends or one of these follows.
AFTER_BEFORE_ONLY = dict.fromkeys(_SHORT_OF.split(), "的就便即已才也者时，。、；：！？,.;:!?)）」”’】》\"'…—\n\t ")
#: Hedges that are others after other signs: three people may be absent (三人未到), three in ten unhappy (三成不满).
AFTER_ONLY = {
    **dict.fromkeys("不满 未满 还不满 尚未满 未到 还未到 尚未到".split(), "岁年月天日周时%％元"),
    **dict.fromkeys(("打底", "封顶"), "元圆币金块钱%％"),
    "好几": "十百",
}
#: Nouns that may come between a unit and the hedge after it.
BETWEEN = ("标准煤", "人口", "农户", "企业", "贷款")
