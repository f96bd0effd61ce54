"""The change that a Chinese figure measures: its direction, what changes, and 增长5% (by) against 增长到5% (to).

Chinese puts the word of change before its figure, in the same clause, and right before it if the figure is the change.
"""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.guarded import beginning, guarded
from toolkit.language.meaning import CHANGING, Place
from toolkit.language.units import is_time
from toolkit.model.meaning import Change, Direction, Relation

UP, DOWN = Direction.UP, Direction.DOWN
#: Characters before a figure in which its words are looked for.
_REACH = 28
_CLAUSE = re.compile("[，。；：、！？\n\t,;]")
#: A bare sign is a verb only right before its figure, a hedge or the word for the new value.
_BARE = "(?=[至到为了近超逾约达]|\\Z)"
_RISES = (
    "增长(?!率|点|极|速|幅|压力|潜力|动[力能])|领先|收[高涨]|加息|升息|增税|扩招|拓宽|超支|增加(?!值)"
    "|(?:新增|净增)(?![减降])|上升|提高|提升|上涨|扩大|扩张|上调|攀升|回升|反弹|加快|延长|上行|升高|走高|跃升"
    "|前移|升值|增收|增产|多收|增发|增多|加深|扩增|扩至|上浮|走强|偏[高多]|(?:高于|多于|快于|大于)(?!\\Z|[约近])"
    "|高出|多出|超收"
    f"|超出|升破|涨破|上扬|抬升|调[高增]|核增|追加|增持|扩[建容编]|加[宽高厚]|增{_BARE}|升{_BARE}|涨{_BARE}"
)
_FALLS = (
    "(?:拖累|拉低|压低)[^，。；]{0,8}?增[长速幅]|拖累|拉低|落后|倒退|减退|收[低跌]|降息|降准|减税|裁员|挫|下降"
    "|降低|减少|下跌|缩小|收窄|回落|下滑|下调|放缓|趋缓|减缓|缩短|压缩|下行|走低|后移|贬值|萎缩|缩减|精简|负增长"
    "|减产|减收|减轻|减刑|减按|蒸发|退出(?=[^，。；]{0,6}产能)|压降|节[水电能油煤](?=[0-9约近]|\\Z)|短收|欠收|偏[低少]|(?:低于|少于|慢于|小于)(?!\\Z|[约近])|跌破|跌穿|失守|下浮|走弱|下探|调[低减]|核减|缩水|减持|压减|削减"
    f"|降{_BARE}|减{_BARE}|跌{_BARE}"
)
#: What there is of something, which is more or less than nothing.
_PLUS = "净利润|利润总额|顺差|盈余|结余|盈利|净流入|净投放|净增加|净买入|净结汇"
_MINUS = "逆差|赤字|亏损(?![面企户])|净流出|净回笼|净亏|净减(?!少)|短缺|缺口|净卖出|净售汇|零下|海平面以下|负债率为负"
#: Changes of a change: 少增, 多增, 减亏.
_DOUBLE = {
    "少增": (DOWN, UP),
    "多增": (UP, UP),
    "少减": (DOWN, DOWN),
    "多减": (UP, DOWN),
    "少降": (DOWN, DOWN),
    "多降": (UP, DOWN),
    "减亏": (DOWN, DOWN),
    "少亏": (DOWN, DOWN),
    "增亏": (UP, DOWN),
    "增盈": (UP, UP),
}
_GROWTH = "增速|增幅|涨幅|升幅|增长率|增长速度|增长幅度"
_DECLINE = "降幅|跌幅|降速|下降幅度|下跌幅度|减幅"

_KINDS = {
    "double": "|".join(_DOUBLE),
    "growth": _GROWTH,
    "decline": _DECLINE,
    "plus": _PLUS,
    "minus": _MINUS,
    "down": f"负增长|{_FALLS}",
    "up": _RISES,
    "even": "超额|提速|提前|调整|修正|修订|改善|恶化",
}
_WORD = guarded("|".join(f"(?P<{kind}>{together(words)})" for kind, words in _KINDS.items()))
#: More or less than something: 比上年多3万人, 同比少发电3亿度.
_COMPARED = re.compile(
    "(?:(?<![西对占之成性类可无评正反])比|较(?![大高多少强好为长低小])|与[^，。；]{1,8}相比)[^，。；]{0,14}?(?:(?<!最)(?P<up>[多高大快长]|(?<=[^，。；比])[贵重宽深厚热])|(?<!最)(?P<down>[少低小慢短]|便宜))[出了近约]*\\Z"
    "|(?<![西对占之成性类可无评正反])比[^，。；]{0,10}?(?<!最)(?:(?P<more>多)|(?P<fewer>少))[一-鿿]{1,4}\\Z"
)
_COMPARING = re.compile("[比较与]")
_DIRECTIONS = {
    "growth": UP,
    "decline": DOWN,
    "plus": UP,
    "minus": DOWN,
    "up": UP,
    "down": DOWN,
    "more": UP,
    "fewer": DOWN,
    "even": Direction.UNKNOWN,
}
_NOUNS = frozenset({"growth", "decline", "plus", "minus"})
_HEDGE = "(?:了|约|近|超过?|逾|大约|将近|接近|至少|不足|不到|不少于|仅|只|整整|多达|高达|幅度?|最多|累计|分别|共|均| )*"
_BY = re.compile(rf"{_HEDGE}\Z")
#: A word of change that is part of a noun: 增加幅度, 减少量, 增长目标.
_MEASURED = re.compile("[幅速量额率面]|目标")
_TO = re.compile(
    rf"(?:为|[一-鿿]{{0,10}}?(?:(?<!达)到|至|成)){_HEDGE}(?:每[一-鿿]{{1,2}}|[0-9一-鿿]{{1,10}}的)?{_HEDGE}\Z"
)
_STATE = re.compile(rf"(?:恢复到|恢复至|相当于|维持在|保持在){_HEDGE}(?:[0-9]{{4}}年)?[一-鿿]{{0,8}}的?\Z")
_OF = re.compile(
    rf"(?:为|是|相当于|达到?|恢复到|恢复至|完成)(?:年初|调整)?[年度全]{{0,2}}(?:[预目计上去前原同12]|(?:行业|全国|全省|全市|世界)平均)[一-鿿0-9]{{0,10}}的{_HEDGE}\Z"
)
_REST = _CLAUSE.pattern.replace("[", "[^") + "*"
#: After 比 and 较 in every comparison, and after the verb of every part of an old value.
_COMPARATIVE = "(?=[^，。；]{0,14}[多高大快长贵重宽深厚热少低小慢短便])"
_OLD_VALUE = "(?=[年初调整度全]{0,4}[预目计上去前原同12行全世])"
#: Where what is before every figure whose change or part is told begins.
WORDS = beginning(
    f"{'|'.join(_KINDS.values()).replace(_BARE, '')}|[比较]{_COMPARATIVE}|与(?=[^，。；]*相比)|恢复|维持|保持|折"
    f"|(?:[为是]|达到?|完成){_OLD_VALUE}{_REST}的|相当于{_REST}的"
)
_NOT = re.compile("[不未没无非](?:会|能|再|得|应|可|有)?\\Z")


def window(place: Place) -> tuple[str, int]:
    """The clause before a figure, and where it begins; not past the figure before it."""
    text, figure, since, _ = place
    start = figure.start
    clause = _CLAUSE.split(text[max(since, start - _REACH) : start])[-1]
    return clause, start - len(clause)


def change(place: Place) -> Change:
    """The change that a figure measures or ends; unknown where no word before it says so."""
    _, _, written, kind, _, _, _, _, _, _, _ = place.figure
    if kind not in CHANGING:
        return _NOTHING
    if written.startswith(("减", "翻")):  # 减半, 翻一番 are verbs themselves
        return _NOTHING
    if written.endswith("折"):
        return Change(relation=Relation.OF)
    before, at = window(place)
    if not before:
        return _NOTHING
    words = _words(before)
    if not words:
        return Change(relation=_relation(before))
    word = words[-1]
    if word.lastgroup in ("growth", "decline"):  # 居民收入增速慢于经济增速
        word = next((one for one in reversed(words) if one.group().endswith("于")), word)
    name = word.lastgroup or ""
    if _NOT.search(before, 0, word.start()):
        return _NOTHING
    direction, of = _said(word, place, before)
    nouns = [one for one in words[:-1] if one.lastgroup in _NOUNS or one.group() == "增长"]
    if nouns and not of:
        of = _DIRECTIONS[nouns[-1].lastgroup or ""]
    elif not of and place.since:
        of = _ahead(place, at)
    relation = _relation_after(word, before)
    return Change(direction, of, relation, at + word.start(name), at + word.end(name))


_NOTHING = Change()
_BETTERED = frozenset("提高 提升".split())
_TIMED = re.compile("纪录|记录|成绩|进度|速度|效率|工期")
#: The end of a verb after which a figure is a mark that is passed: 跌破70美元.
_CROSSED = ("破", "穿", "守", "减按")


def _said(word: re.Match[str], place: Place, before: str) -> tuple[Direction, Direction]:
    """The direction that a word of change says, and that of what changes."""
    if word.lastgroup == "double":
        return _DOUBLE[word.group()]
    faster = is_time(place.figure.unit) and _is_faster(word.group(), before)
    return Direction.UNKNOWN if faster else _DIRECTIONS[word.lastgroup or ""], Direction.UNKNOWN


def _is_faster(word: str, before: str) -> bool:
    """True if a rise by a length of time takes less of it: 纪录提高0.12秒, 加快进度20天."""
    return word == "加快" or (word in _BETTERED and _TIMED.search(before) is not None)


def _words(before: str) -> list[re.Match[str]]:
    """The words of change, and a comparison (比上年多) where nothing but a noun of change is named."""
    words = list(_WORD.finditer(before))
    if (not words or words[-1].lastgroup in _NOUNS) and _COMPARING.search(before):
        words += _COMPARED.finditer(before)
    return words


def _ahead(place: Place, at: int) -> Direction:
    """The direction of what changes where its word is before the old value: 降幅由4.8%收窄至3.1%."""
    if at != place.since:
        return Direction.UNKNOWN
    text = _CLAUSE.split(place.text[max(0, at - _REACH) : at])[-1]
    nouns = [one for one in _WORD.finditer(text) if one.lastgroup in ("growth", "decline")]
    return _DIRECTIONS[nouns[-1].lastgroup or ""] if nouns else Direction.UNKNOWN


def _relation_after(word: re.Match[str], before: str) -> Relation:
    """The relation that a word of change and what is between it and its figure tell."""
    rest = before[word.end() :]
    noun = word.lastgroup in _NOUNS or _MEASURED.match(rest) is not None
    if word.group().endswith(_CROSSED):
        return Relation.TO
    if _TO.match(rest):
        return Relation.UNKNOWN if noun else Relation.TO
    if not noun and _BY.match(rest):
        return Relation.BY
    return _relation(before)


def _relation(before: str) -> Relation:
    if "的" in before and _OF.search(before):
        return Relation.OF
    return Relation.TO if _STATE.search(before) else Relation.UNKNOWN
