"""Chinese enumerators: 一、 （一） 第一， 一是."""

from __future__ import annotations

from toolkit.language.numbering import NUMBER, Numbering
from toolkit.language.numerals import chinese_number

_HAN = "[一二三四五六七八九十百〇零]{1,6}"
#: Any number, for chapters and the like.
_ANY = rf"(?:{_HAN}|{NUMBER})"

#: Style → pattern with the number in the group `n`, strongest first. The text follows the enumerator.
STYLES: dict[str, str] = {
    "part": rf"第(?P<n>{_ANY})(?:编|篇|部分)(?=[\s　:：、]|$)",
    "chapter": rf"第(?P<n>{_ANY})章(?=[\s　:：、]|(?![程节])\S|$)",
    "section": rf"第(?P<n>{_ANY})节(?=[\s　:：、]|(?![目日])\S|$)",
    "article": rf"第(?P<n>{_ANY})条(?=[\s　:：])",
    "han": rf"(?P<n>{_HAN})、",
    "han-paren": rf"[（(]\s*(?P<n>{_HAN})\s*[）)]",
    "arabic": rf"(?P<n>{NUMBER})(?:[.．](?![0-9０-９])|、)",
    "arabic-paren": rf"(?:[（(]\s*(?P<n>{NUMBER})\s*[）)]|(?P<m>{NUMBER})[）)])",
    "circled": r"(?P<n>[①-⑳])",
    "ordinal": rf"第(?P<n>{_HAN})(?:[，,、：:]|是(?=\S))",
    "is": rf"(?P<n>{_HAN})(?:是(?!否|非分)要?|要(?!素|么|求|点|件|是))",
    "each": rf"其(?P<n>{_HAN})[，,、：:]",
}


def _value(numeral: str) -> int | None:
    value = chinese_number(numeral)
    return None if value is None else int(value)


NUMBERING = Numbering(
    STYLES, opening="(?=[一二三四五六七八九十第其（(①-⑳0-9])", stop=r"[。；;，,：:！!？?\s]", value=_value
)
