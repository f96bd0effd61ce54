"""Characters that a file holds for its layout, and those that replace others, as a text file would have them."""

from __future__ import annotations

import re
import unicodedata

#: Radicals that fonts of printed pages give for the characters themselves (⼯ for 工), and compatibility ideographs.
VARIANT = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
#: Radicals of the supplement without a compatibility mapping → the characters that they are printed for.
RADICALS = {
    pair[0]: pair[1]
    for pair in """
    ⺁厂 ⺄乙 ⺆冂 ⺇几 ⺈刀 ⺌小 ⺍小 ⺕彐 ⺜日 ⺝月 ⺟母 ⺠民 ⺥爪 ⺧牛 ⺪疋 ⺫罒 ⺮竹 ⺳网 ⺶羊 ⺷羊
    ⺸羊 ⺻聿 ⺼肉 ⻀艹 ⻁虎 ⻂衤 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻐钅 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风
    ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⻳龟
    """.split()
}
_EMOJI = "[\u2190-\u2bff\U0001f000-\U0001faff]"
#: Characters of no width: zero-width blanks and joiners, the soft hyphen, byte-order marks, directions; but not what
#: joins several emoji into one.
WIDTHLESS = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0e\ufff9-\ufffb]"
    f"|\ufe0f(?!\u200d{_EMOJI})|(?<!{_EMOJI})(?<!{_EMOJI}\ufe0f)\u200d|\u200d(?!{_EMOJI})"
)


def clean(text: str) -> str:
    """A text without characters of no width, its radicals and compatibility ideographs replaced by the usual ones."""
    if text.isascii():
        return text
    return VARIANT.sub(_usual, WIDTHLESS.sub("", text))


def _usual(found: re.Match[str]) -> str:
    character = found[0]
    return RADICALS.get(character) or unicodedata.normalize("NFKC", character)
