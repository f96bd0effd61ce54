"""The regular expressions that find where a Chinese figure begins, and which form it has.

Every form ends in a group of its name. The signs of a group of forms, and a guard before it, only say sooner that none
of them can match: `tests/test_quantities_zh.py` shows that the same is found without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.raised_digits import RAISED
from toolkit.language.zh.forms import DATES_AND_SHARES, ENUMERATORS, IDIOMS, NAMES, NUMBERS, WORDS, Form
from toolkit.language.zh.patterns import (
    AND_DECADE,
    BESIDE_THREE,
    FINANCIAL,
    GAP,
    MINUS,
    NUMERAL,
    RUN,
    SCALE,
    THREE,
    VULGAR,
    D,
)

#: What follows the numeral of a date or a share: 年, 月, 世纪, 季度, a colon, 比, 分之 and the like.
BESIDE = r"年财课会学月世季时点分比至到、/／:：∶–—~～－·・•\-"
#: Before another decade also 和 and the like: 60和70年代.
_FOLLOWED = rf"(?:{GAP}[{BESIDE}]|{AND_DECADE}{GAP}[{BESIDE}])"
_DATED = (
    rf"(?:(?=[^{D}{NUMERAL}]|(?:{RUN}|[{NUMERAL}]++){_FOLLOWED}|[12][0-9]{{3}}[-/.]"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[12])|(?<=[/／第]))"
)

_LETTER = "A-Za-zα-ωΑ-Ω"
_BLANKS = " \u3000"
_IN_WORDS = f"^{D}{_LETTER}{MINUS}{_BLANKS}（("
#: The forms in the order in which they are tried, in groups: the signs with which they can begin, their guard.
GROUPS = (
    (f"{_LETTER}{D}", "", NAMES),
    (f"{D}{NUMERAL}{_BLANKS}（(第", "", ENUMERATORS),
    (_IN_WORDS, "", IDIOMS),
    (f"{D}{NUMERAL}第上下首前后本公西负", _DATED, DATES_AND_SHARES),
    (_IN_WORDS, "", WORDS),
    (f"{MINUS}{D}{NUMERAL}兆{FINANCIAL}{THREE}{VULGAR}负", "", NUMBERS),
)

#: Most figures, without their first digit: common numerals with no sign after them that begins another form, or goes on
#: with the numeral. They are told from the others right away, by a pattern of one group, as each group takes its time.
_PLAIN = (
    r"(?<=[0-9])(?<![/／第].)[0-9]*+(?:,[0-9]{3})*+(?:\.[0-9]++)?+"
    rf"(?![{D}+＋.．)）{VULGAR}^{RAISED}QH]|[,，][ ]?[{D}]|[ \u00a0\u2009\u202f\u3000]{{1,3}}[{D}]|{_FOLLOWED})"
    rf"万?亿?(?!{GAP}{SCALE}|[{D}零〇])(?P<plain>)"
)
#: A figure begins with one of these.
ALWAYS = f"{D}{NUMERAL}兆俩仨{FINANCIAL}{VULGAR}{_LETTER}"
#: Or with one of the signs on the left, where one of those on the right follows.
LEADING = (
    (r"（(“\"‘「周前负首第翻\-−－–﹣", f"{D}{NUMERAL}{FINANCIAL}日 \u00a0\u2009\u3000"),
    ("首翻", "半次个批家条台辆艘座部款例届季期套位名项单场轮趟度了番倍"),
    ("星礼公西加倍过减砍对", "期拜元倍增半"),
    ("上本下前后", "个世半 "),
    ("半", "数壁年个天日小世公斤亩码月分秒吨米升打"),
    ("腰", "斩"),
    ("成数几", "十百千万亿兆以倍"),
    ("个", "位"),
    ("双", "倍"),
    ("元", "年"),
    (THREE, BESIDE_THREE),
)
#: Or with the blanks before an enumerator.
_BLANK = r"(?<=[ \u3000])(?<![^\n。；;：:！？!?\u2028，,].)"
#: The first sign of a figure, or all of a plain one. It begins with a set of signs, which is found fastest.
_FIRST = re.compile(
    f"[{ALWAYS}{''.join(first for first, _ in LEADING)} \u3000](?:{_PLAIN}|(?<=[{ALWAYS}])"
    f"|{'|'.join(f'(?<=[{first}])(?=[{second}])' for first, second in LEADING)}|{_BLANK})"
)


def one_of(forms: Iterable[Form]) -> str:
    """The forms as alternatives, each with an empty group of its name at its end.

    A group around it would hide the sign that it begins with, by which most alternatives are passed over.
    """
    return f"(?:{'|'.join(f'(?:{form.pattern})(?P<{form.name}>)' for form in forms)})"


_PATTERNS = [(re.compile(f"[{signs}]"), lazy(guard + one_of(forms))) for signs, guard, forms in GROUPS]


class _Begun(dict[str, Sequence[LazyPattern]]):
    """For each sign the groups of forms that it can begin."""

    def __missing__(self, sign: str) -> Sequence[LazyPattern]:
        return self.setdefault(sign, [forms for signs, forms in _PATTERNS if signs.match(sign)])


_BEGUN = _Begun()


def search(text: str, position: int) -> re.Match[str] | None:
    """The first form from `position` on, by the name of its last group: `plain`, or that of a form."""
    while (first := _FIRST.search(text, position)) is not None:
        if first.lastindex is not None:
            return first
        position = first.start()
        for forms in _BEGUN[text[position]]:
            if (found := forms.match(text, position)) is not None:
                return found
        position += 1
    return None
