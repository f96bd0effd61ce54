"""Idiom, grammar and names that begin with a numeral and hold no figure, tried before any numeral.

Only words that would otherwise be read as a figure, or whose parts would, are listed.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.language.zh.patterns import AFTER_A_HALF, OTHER_HALVES


class NotFigure(NamedTuple):
    """One kind of words: its name, its pattern, and an example in which nothing is read, which runs as a test."""

    name: str
    pattern: str
    example: str


#: One and a half of what 一 before it else makes an article: 一块半, 一片半药, but not 一块半导体 and 一层半小时.
AND_A_HALF = f"[块片层份条批门次]半(?={AFTER_A_HALF})"

NOT_FIGURES = (
    NotFigure("one after another", r"一(?P<again>[一-鿿]{1,2})又一(?P=again)", "一公里又一公里"),
    NotFigure("days of the old calendar", r"(?<=大年)(?:三十|初[一二三四五六七])|(?<=腊)八(?![月个])", "腊八节"),
    NotFigure("one for several", r"一[人专岗物地机卡证房主]多[岗能用证元职居]", "一人多岗"),
    NotFigure(
        "one to each",
        r"一(?![年月日亿千百十万零〇二三四五六七八九]|[厅卫厨]一)[一-鿿]{1,2}一(?![亿千百])[一-鿿]{1,2}|一五一十",
        "一户一策",
    ),
    NotFigure("the only", "(?<=唯)一", "唯一一次"),
    NotFigure("years at school", r"(?<=[大高初])[一二三四](?=[学下上那毕]|同学|年级|班|的|时|[^一-鿿]|\Z)", "大四学生"),
    NotFigure("villages", r"[一二三五六七八九十]里(?:河|店|屯|桥|铺|坪|沟|庙|堡|墩|营|台|庄)", "三里屯"),
    NotFigure("the sky and its signs", r"三伏(?!特)|十二(?:生肖|星座|时辰|月党)", "三伏天"),
    NotFigure("places and firms", r"七台河|百度|千岛|万达|万州|万科|万盛|五台|百色|万宁|万载|十三陵", "五台山"),
    NotFigure("days", r"九一八|一二九|一二八|(?:周|星期|礼拜)[一二三四五六日]", "每周一二九游行"),
    NotFigure(
        "festivals",
        r"(?:(?<!双)十一|五一|六一|三八|五四|七一|八一)(?=期间|假期|长假|小长假|黄金周|国庆|劳动节|国际劳动节|前[后夕]|当[天日]|节)"
        r"|六一(?=儿童节|国际|节)|三八(?=妇女节|国际|节|红旗手)|五四(?=青年节|运动|精神|奖章)|八一(?=建军节|南昌)|七一(?=勋章|讲话|建党)",
        "五一期间客流回升",
    ),
    NotFigure(
        "thousands and hundreds in set phrases",
        r"[百千万亿]{1,4}[富大]翁|千斤顶|千分[尺表]|百分表|千层[饼糕面塔]|百叶|千方百计|千家万户|千军万马|千千万万|千篇一律|千里马|千载难逢|千秋|千禧|千古|千万别|千万不|千万要"
        r"|百花|百姓|百日咳|百货|百科|百般|百炼|百折不挠|百废|百尺|百强|百业|百团|百分百放心",
        "千家万户",
    ),
    NotFigure(
        "ten thousands in set phrases",
        r"万众|万万(?![吨元人两亩])|万年[历青]|万花筒|万金油|万有引力|万圣|万物|万象|万能|万一|万事|万家灯火|万不得已|万古|万岁|万里长城|万元户|亿万|亿达",
        "亿万人民",
    ),
    NotFigure(
        "digits in set phrases",
        r"一波三折|一年半载|三年五载|三天两头|十天半月|四面八方|五花八门|三番五次|十全十美|三三两两|三头六臂"
        r"|十分(?!之|钟)|三轮车|四轮|[四中]分卫|三分[线球]|四分音符|七分裤|八分音符|四周|四季(?!度)|四处|三维|五行|八股|十字|二次(?!方)|二手|二维码|二级市场",
        "三天两头",
    ),
    NotFigure(
        "one for a",
        rf"(?<!至少)(?<!不到)(?<!不足)(?<!超过)一(?!{AND_A_HALF})(?:系列|些|定|般|样|致|直|起|切|旦|流|线|再|举|律|并|道|经|时|度|面"
        r"|边|手|心|向|味|贯|体|同|共|路|下|批|种|项(?!目)|条|次|方面|大批|国|律|块(?!钱)|门|片|层|类|步|份"
        rf"|个(?!百分点|基点|月|半(?![{OTHER_HALVES}])|季度|世纪|小时|星期|工作日|点))",
        "一度",
    ),
    NotFigure(
        "first in a title",
        r"第一(?:时间|线|现场|书记|资源|生产力|动力|要务|责任人|步|手)|第三方|第[一二三]产业|第二课堂|第一[，,、]第二产业",
        "第一时间",
    ),
    NotFigure(
        "first, second and third of sectors and cities",
        r"[一二三](?:[、，]?[一二三四五]){1,3}(?:产业|线城市|线|手房|级市场|次产业)",
        "一二级市场",
    ),
    NotFigure("zero in words", r"零(?!(?:点|上|下)?[0-9０-９]|点|下[ \u00a0]?[0-9０-９一二三四五六七八九十])", "零件"),
)
