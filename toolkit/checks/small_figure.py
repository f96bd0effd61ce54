"""A small count is a figure where running text has the word.

Running text spells out numbers up to nine (the setting `style.words_up_to`). Figures stay with units, money,
percentages and dates, in names (Level 4, Phase 2), in brackets and tables, and in a sentence that has larger counts
beside them: *103 items were canceled, 9 were simplified*.

Fires::

    - zh: 建成2个平台。
      en: The city built 2 platforms.

Passes::

    - zh: 建成2个平台。
      en: The city built two platforms.
    - zh: 取消103项，简化9项。
      en: A total of 103 items were canceled, and 9 were simplified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.small_numbers import in_words
from toolkit.language.en.style import brackets, is_prose
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style.verbatim import quoted
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Quantity, Severity, Span
from toolkit.model.quantity import QuantityKind

GROUP = "style"
SEVERITY = Severity.NOTE

_DIGIT = lazy(
    r"(?<![\w.,:/$+–—-])[1-9][0-9]?(?![\w:/%+–—-]|[.,]\d"
    r"| ?(?:million|billion|(?:tr|quadr|quint)illion|thousand|percent)\b)"
)
#: After a figure: words up to a noun in the plural, or a verb of several things.
_COUNTED = lazy(
    r" (?!(?:to|of|and|or) \d|(?:in|at|on|for|as|is|by|from|with|of)\b)"
    r"(?:[“\"‘]?[a-z][\w-]*[”\"’]? ){0,3}?[“\"‘]?"
    r"(?:[a-z][\w-]*[^\Ws]s|people|children|men|women|staff|species|series|were|are)\b"
)
#: Before a figure that is a name, a place in a row or a number in a range or sum.
_NAMED = lazy(
    r"(?:\b(?:(?!(?:The|These|Those|All|Some|About|Nearly|Another|With|Its|Our|Their)\b)[A-Z][\w.]*|no\.|nos\.|level|phase|step|article|section|chapter|page|figure|table|type|class|grade|group|item"
    r"|number|version|model|of|rank\w*|ratio|score|from|to|between|minus|plus|than|line|route|room|day|week|age[ds]?)"
    r"|\d|[=×+–—-])\s?\Z"
)
#: Before a number that shares a name with the one before it: lines 3 and 5, Grades 7 and 8.
_SHARED = lazy(
    r"\b(?:[A-Z][a-z]+s|lines|levels|phases|steps|articles|sections|chapters|pages|groups|routes|grades|types|classes"
    r"|versions|models|rooms|items|tables|figures|weeks|days) \d+(?:, \d+)*,? (?:and|or|to) \Z"
)
#: People of whom there are so many.
_GROUP = lazy(r"\b(?:group|team|panel|committee|delegation|total) of \Z")
_REACH, _FAR = 14, 40


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each small count in figures."""
    text = reading.target.text
    most = reading.context.settings.style.words_up_to
    if _DIGIT.search(text) is None or not is_prose(text, reading.unit.notes):
        return
    bracketed = Spans([*brackets(text), *quoted(text)])
    for start, end in reading.target.sentences:
        inside = [
            one for one in reading.target.quantities if start <= one.start < end and one.kind is QuantityKind.CARDINAL
        ]
        if any(one.text[:1].isdigit() and not one.unit and one.low is not None and one.low > most for one in inside):
            continue
        for one in inside:
            if _is_small_count(text, one, most) and not bracketed.cover(one.start, one.end):
                if reading.is_settled(one.start, one.end) or (one.start == start and text[start].isdigit()):
                    continue
                yield Problem(
                    f"running text has “{in_words(int(one.text))}” in words",
                    target=Span(one.start, one.end, one.text),
                    suggestion=in_words(int(one.text)),
                )


def _is_small_count(text: str, one: Quantity, most: int) -> bool:
    if one.unit or re.fullmatch(r"[1-9][0-9]?", one.text) is None or int(one.text) > most:
        return False
    if _DIGIT.match(text, one.start) is None or _COUNTED.match(text, one.end) is None:
        return False
    far = max(0, one.start - _FAR), one.start
    if _SHARED.search(text, *far):
        return False
    return _GROUP.search(text, *far) is not None or _NAMED.search(text, max(0, one.start - _REACH), one.start) is None
