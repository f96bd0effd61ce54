"""Chinese enumerators: 一、 （一） 第一， 一是."""

from __future__ import annotations

from toolkit.language.numbering import NUMBER, Numbering
from toolkit.language.numerals import chinese_number, roman_value

_NUMERALS = "一二三四五六七八九十百〇零"
_PLAIN = f"[{_NUMERALS}]{{1,6}}"
#: Financial numerals, simplified and traditional, as Taiwan and Hong Kong number chapters with them.
_FINANCIAL = "[壹贰貳叁叄參肆伍陆陸柒捌玖拾佰]{1,5}"
_HAN = f"(?:{_PLAIN}|{_FINANCIAL})"
#: Any number, for chapters and the like.
_ANY = rf"(?:{_HAN}|{NUMBER})"
#: The same between 第 and 章, where blanks may set it apart: 第 一 章.
_NTH = rf"第[ \u3000]?(?P<n>{_ANY})[ \u3000]?"
#: The ten stems count too: 甲、 乙、.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
#: A decimal before these is a figure: 1.5万亿元.
_UNIT = "[0-9.%％‰万亿萬億倍吨米]|元(?!宇宙)|千[瓦米克]|百分|公[里顷斤]|[平立]方|个(?:百分点|基点|月)|[GMKTkm]?[WHBVmg]"
_DECIMAL = rf"(?!\s*(?:{_UNIT}))[.．、]?\s*(?=[^\s0-9])"
_ROMAN = "[ivxl]{1,7}|[IVXL]{1,7}|[Ⅰ-Ⅻⅰ-ⅻ]"

#: Style → pattern with the number in the group `n`, strongest first. The text follows the enumerator.
STYLES: dict[str, str] = {
    "part": rf"{_NTH}(?:编|編|篇|卷|部分|部)(?=[\s　:：、]|$)",
    "chapter": rf"{_NTH}章(?=[\s　:：、]|(?![程节節])\S|$)",
    "section": rf"{_NTH}[节節](?=[\s　:：、]|(?![目日课課])\S|$)",
    "article": rf"第(?P<n>{_ANY})[条條](?:之{_PLAIN})?(?=[\s　:：【〔（(])",
    "han": rf"(?P<n>{_HAN})(?:、|[.．](?![{_NUMERALS}0-9０-９]))",
    "han-paren": rf"(?:[（(〔]\s*(?P<n>{_HAN})\s*[）)〕]|(?P<m>[㈠-㈩]))",
    "roman": r"(?P<n>[IVXL]{1,7}|[Ⅰ-Ⅻ])(?:、(?![A-ZⅠ-Ⅻ])|[.．](?=[\s\u4e00-\u9fff]))",
    "roman-paren": rf"[（(]\s*(?P<n>{_ROMAN})\s*[）)]",
    "alpha": r"[（(]\s*(?P<n>[a-z])\s*[）)]",
    "arabic": rf"(?:(?P<n>{NUMBER})(?:[.．](?![0-9０-９])|、)|(?P<m>[⒈-⒛]))",
    "arabic-paren": rf"(?:[（(]\s*(?P<n>{NUMBER})\s*[）)]|(?P<m>{NUMBER})[）)]|(?P<m>[⑴-⒇]))",
    "circled": r"(?P<n>[①-⑳❶-❿])",
    "ordinal": rf"第(?P<n>{_PLAIN})(?:[，,、：:]|是(?=\S))",
    "is": rf"(?P<n>{_PLAIN})(?:是(?!否|非分)要?|要(?!素|么|求|点|件|是))",
    "each": rf"其(?P<n>{_PLAIN})[，,、：:]",
}

#: Beginnings that number a paragraph only where the report counts with them: 1.5万亿元 and 第三条道路 number nothing.
LOOSE: dict[str, str] = {
    "article": rf"第(?P<n>{_ANY})[条條](?:之{_PLAIN})?(?![款规規])",
    # A title follows, not a sentence.
    "part": rf"{_NTH}(?:[编編](?![辑輯制号號码碼])|[篇卷](?![论論文报報稿])|部分)(?=[^\s，。；！？:：]{{2,40}}$)",
    # Not 第一节课.
    "section": rf"{_NTH}(?:分部(?=[\s　:：、—]|$)|[节節](?=[目日]|[课課](?:程|[题題]|外|[后後]|[标標])))",
    "stem-paren": rf"[（(]\s*(?P<n>[{_STEMS}])\s*[）)]",
    "arabic": r"(?P<n>[0-9]{1,2})[.．](?=[0-9]+[个項项家名户戶件起人次处處所条條笔筆])",
    "decimal": rf"(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}}){_DECIMAL}",
    "decimal-3": rf"(?P<n>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{2}}){_DECIMAL}",
    "decimal-4": rf"(?P<n>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{3}}){_DECIMAL}",
    "stem": rf"(?P<n>[{_STEMS}])[、.．](?![{_STEMS}])",
    "capital": r"[（(]?(?P<letter>[A-Z])(?:[、.．）)](?![A-Za-z]))",
    "letter": r"(?P<letter>[a-z])[、.．）)](?![A-Za-z])",
    "roman-small": r"(?P<n>[ivx]{1,7})[、.．）)](?![A-Za-z])",
}


def _value(numeral: str) -> int | None:
    if "." in numeral:
        return int(numeral.rpartition(".")[2])
    if len(numeral) == 1 and numeral in _STEMS:
        return _STEMS.index(numeral) + 1
    if numeral.isascii() and set(numeral.lower()) <= set("ivxl"):
        return roman_value(numeral)
    if numeral.isascii():
        return ord(numeral.lower()) - ord("a") + 1
    value = chinese_number(numeral)
    return None if value is None else int(value)


NUMBERING = Numbering(
    STYLES,
    opening="(?=[一二三四五六七八九十第其（(①-⑳❶-❿⑴-⒛㈠-㈩0-9])",
    stop=r"[。；;，,：:！!？?\s]",
    value=_value,
    loose=LOOSE,
)
