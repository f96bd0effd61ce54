"""A text announces a number of points, but a different number follows.

“四项任务：” is followed by three, or "five special campaigns: …" by four. The check looks only where it can count
the points with certainty: at numbered points (一是 …; First, …) after a colon or full stop in the same unit, at
numbered units below a heading that announces them, and at lists where the source's own claim and items agree
but the translation's do not.

Fires::

    - zh: 重点抓好四个方面：一是稳增长；二是促创新；三是优服务。
      en: "We will focus on four areas: First, stabilizing growth. Second, innovation. Third, services."
    - zh: 实施人才引育、平台培育、品牌塑造三大行动。
      en: "We will carry out three campaigns: talent recruitment and platform cultivation."
    - zh: （二）提升“四项能力”
      en: (II) Enhancing the Four Capacities
    - zh: 第一，提升协同发展能力。
      en: First, we will enhance the capacity for coordinated development.
    - zh: 第二，提升绿色发展能力。
      en: Second, we will enhance the capacity for green development.

Passes::

    - zh: 重点抓好三个方面：一是稳增长；二是促创新；三是优服务。
      en: "We will focus on three areas: First, stabilizing growth. Second, innovation. Third, services."
    - zh: 实施人才引育、平台培育、品牌塑造三大行动。
      en: "We will carry out three campaigns: talent recruitment, platform cultivation, and brand building."
    - zh: 汽车、电子等5个产业增长较快。
      en: Five industries, including automobiles and electronics, grew fairly fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from toolkit.context import Context, Reading
from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.numbering import Enumerator, leading
from toolkit.language.numerals import chinese_number
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import are_from_chinese_to_english

GROUP = "structure"
SEVERITY = Severity.WARNING
fits = are_from_chinese_to_english

_N = r"(?<![第0-9一二三四五六七八九十百.])(?P<n>[二三四五六七八九十两]|[2-9]|1[0-9])"
_MEASURE = r"[个项大条点类种]?(?:重点)?(?:任务|工作|措施|举措|行动|工程|问题|能力|要求|目标|重点|方面)"
#: A claim right before the points: 四个方面： / 五项工作。
ZH_CLAIM = lazy(rf"{_N}{_MEASURE}[”」]?(?:工作)?[：:。]")
#: A heading that ends with a claim: 提升“四项能力”.
ZH_HEADING = lazy(rf"{_N}(?:个|项|大|条)[\u4e00-\u9fff]{{2,6}}[”」]?[：:。]?$")
LONGEST_HEADING = 40
_WORDS = "|".join(word for word, value in CARDINALS.items() if 2 <= value <= 12)
EN_CLAIM = lazy(
    rf"(?<![\w.,-])(?P<n>(?i:{_WORDS})|[2-9]|1[0-9])\s(?:[a-z-]+\s){{0,4}}[a-z-]+s(?:\s(?:below|as follows))?"
    r"(?P<stop>[:.]|,? namely,?|,? covering| on| for| to| in|—)(?=\s|(?<=—))"
)
#: A whole list before its claim: A、B、C三大行动 (no 等, which leaves the list open).
ZH_LIST = lazy(
    r"(?:[^、，,。；;：:！？\s]{2,16}、){1,9}[^、，,。；;：:！？\s等]{2,16}?"
    r"(?P<n>[二三四五六七八九十]|[2-9]|10)(?:大|项|个|类|种)(?!月|百|千|万|亿|点|以上)"
)
#: A quick test: every Chinese claim matches, most texts do not.
HINT = re.compile("[二三四五六七八九十两0-9][个项大条点类种重任工措举行问能要目方]")
#: Styles of enumerator that a heading's points carry, and those that end its section.
POINTS = ("ordinal", "is", "arabic", "arabic-paren")
SECTIONS = ("chapter", "section", "han", "han-paren")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """At most one problem: a miscount seen on both sides, or in points and list, is one mistake."""
    if HINT.search(reading.unit.source):
        yield from islice(_problems(reading), 1)


def check_catalog(readings: Sequence[Reading], _context: Context) -> Iterator[Problem]:
    """The claims of headings, unless something is wrong with them already."""
    for number, reading in enumerate(readings):
        claim = _heading(reading.unit.source)
        if claim and next(check_unit(reading), None) is None:
            yield from _missing_points(claim, readings[number:])


def _problems(reading: Reading) -> Iterator[Problem]:
    source, target = reading.source.text, reading.target.text
    if ZH_CLAIM.search(source):
        for span, message in _miscounts(target, EN_CLAIM, reading.target.enumerators):
            yield Problem(message, target=span)
        for span, message in _miscounts(source, ZH_CLAIM, reading.source.enumerators):
            yield Problem(message, source=span)
    yield from _short_list(source, target)


def _miscounts(text: str, claims: LazyPattern, points: Sequence[Enumerator]) -> Iterator[tuple[Span, str]]:
    """Each claim that another number of numbered points follows at once."""
    for match in claims.finditer(text):
        after = [point for point in points if point.start >= match.end()]
        if len(after) < 2 or after[0].value != 1 or after[0].start > match.end() + 2:
            continue
        count = sum(1 for point in after if point.style == after[0].style)
        if _number(match["n"]) != count:
            words = match[0].rstrip("：:。. ")
            yield Span(match.start(), match.start() + len(words), words), _message(words, match["n"], count)


def _heading(text: str) -> re.Match[str] | None:
    """The claim that a heading ends with."""
    return ZH_HEADING.search(text) if len(text) <= LONGEST_HEADING and HINT.search(text) else None


def _missing_points(claim: re.Match[str], section: Sequence[Reading]) -> Iterator[Problem]:
    """A heading's claim against the numbered units of its section."""
    points: list[Enumerator] = []
    for before, reading in pairwise(section):
        if reading.index != before.index + 1:
            return  # A unit between is not translated: nothing is certain.
        point = leading(reading.source.text, reading.source.language)
        if point is not None and point.style in SECTIONS:
            break
        if point is not None and point.style in POINTS and point.style == (points or [point])[0].style:
            points.append(point)
    if len(points) > 1 and points[-1].value == len(points) and len(points) != _number(claim["n"]):
        message = _message(claim[0], claim["n"], len(points))
        span = Span(claim.start(), claim.end(), claim[0])
        yield Problem(message, source=span, unit=section[0].index)


def _short_list(source: str, target: str) -> Iterator[Problem]:
    """A list that the source counts right and the translation does not hold whole."""
    listed = [match for match in ZH_LIST.finditer(source) if match[0].count("、") + 1 == _number(match["n"])]
    if len(listed) != 1:
        return
    claim = _number(listed[0]["n"])
    for match in EN_CLAIM.finditer(target):
        items = _items(target[match.end() :])
        if match["stop"] != "." and _number(match["n"]) == claim and items is not None and items != claim:
            yield Problem(
                f"{match[0]} announces {claim} items, like the source, but {items} follow",
                source=Span(listed[0].start(), listed[0].end(), listed[0][0]),
                target=Span(match.start(), match.end(), match[0]),
            )


def _items(text: str) -> int | None:
    """How many items a list has up to the end of its sentence; None where it cannot be told for certain."""
    sentence = re.split(r"[.;:—](?:\s|$)", text.strip(), maxsplit=1)[0]
    if "(" in sentence or not sentence:
        return None
    if "," not in sentence:
        return 2 if sentence.count(" and ") == 1 else None
    parts = re.split(r",\s+", sentence)
    # Without a serial comma the last part may hold two items, or one that has "and" inside.
    # An earlier "and" ends the list, and another clause follows.
    ends = [part.startswith("and ") for part in parts]
    return len(parts) if ends[-1] and sum(ends) == 1 else None


def _message(words: str, claim: str, count: int) -> str:
    return f"{words} announces {_number(claim)} points, but {count} follow"


def _number(text: str) -> int:
    return CARDINALS.get(text.lower()) or int(chinese_number(text) or 0)
