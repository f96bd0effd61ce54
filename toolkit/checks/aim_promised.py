"""What is striven for (力争) is promised: “will”.

力争 and 力求 name an aim that may be missed. “The city will grow 6 percent” promises it: write *strive for*,
*aim to* or *seek to*. Reported where the sentence with the aim's figures, or the whole unit, has *will* and no word
for an aim. Where an aim is told as a fact (*grew 6 percent*), `aim-mismatch` reports it.

Fires::

    - zh: 力争全年规上工业增加值增长6%。
      en: The value added of industry will grow by 6 percent over the full year.

Passes::

    - zh: 力争全年规上工业增加值增长6%。
      en: We will strive for full-year growth of 6 percent in the value added of industry.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from toolkit.context import Reading
from toolkit.language.lazy_pattern import lazy
from toolkit.language.sentences import sentences
from toolkit.model import Problem, Quantity, Severity, Span
from toolkit.model.language_codes import are_from_chinese_to_english
from toolkit.model.quantity import TIMES, Number
from toolkit.terminology.segmenting import Fit, common_words, fit

GROUP = "style"
SEVERITY = Severity.WARNING
fits = are_from_chinese_to_english

#: Not the saying 力争上游, to forge ahead.
AIM = lazy(r"力争(?!上游)|力求")
#: From an aim to the end of its clause; a clause that only says when is followed by the next one.
_CLAUSE = lazy(r"[^，,。；;！？]*(?:(?<=年)[，,][^，,。；;！？]*)?")
#: Words for an aim.
AIMED = lazy(
    r"\b(?:striv|strove|aim|seek|sought|endeavou?r|work(?:ing)? (?:to\b|towards?)|try|tries|trying|attempt|target"
    r"|goal|objective|hop(?:e|ing)|intend|aspir|effort|utmost|best\b|push (?:for|to)|bid\b|ambition|expect"
    r"|plan(?:s|ned)? to|pursu|go all out|fight for|in order to|so (?:that|as)|ensure that we reach)",
    re.IGNORECASE,
)
WILL = lazy(r"\b(?:will|shall)\b|’ll\b|'ll\b|\b(?:is|are) going to\b")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each aim whose sentence promises it."""
    source, text = reading.source.text, reading.target.text
    aims = [match for match in AIM.finditer(source) if _is_word(source, match)] if "力" in source else []
    if not aims or WILL.search(text) is None or reading.figure_problems("aim-mismatch"):
        return
    parts = sentences(text, "en", semicolons=True)
    unaimed = [span for span in parts if AIMED.search(text, *span) is None]
    anywhere = unaimed if len(unaimed) == len(parts) else []
    holding = _holding(reading.target.quantities, unaimed)
    seen: set[int] = set()
    for aim in aims:
        values = _values(reading.source.quantities, _CLAUSE.match(source, aim.start()))
        spans = [span for value in values for span in holding.get(value, ())] if values else anywhere
        places = (WILL.search(text, *span) for span in spans)
        will = next((place for place in places if place is not None), None)
        if will is not None and will.start() not in seen:
            seen.add(will.start())
            yield Problem(
                f"{aim[0]} is an aim, but “{will[0]}” promises it; write “strive to” or “aim to”",
                source=Span(aim.start(), aim.end(), aim[0]),
                target=Span(will.start(), will.end(), will[0]),
            )


def _is_word(source: str, aim: re.Match[str]) -> bool:
    """Whether the characters of an aim are that word, and no pieces of two (努力争取)."""
    return fit(source, aim.start(), aim.end(), common_words()) is Fit.YES


def _values(quantities: Sequence[Quantity], clause: re.Match[str] | None) -> list[Number]:
    """The values of the figures in the clause of an aim, but for times."""
    assert clause is not None
    first = bisect_left(quantities, clause.start(), key=lambda one: one.start)
    last = bisect_left(quantities, clause.end(), key=lambda one: one.start)
    inside = quantities[first:last]
    return [one.low for one in inside if one.low is not None and one.kind not in TIMES and not one.weak]


def _holding(quantities: Sequence[Quantity], spans: Sequence[tuple[int, int]]) -> dict[Number, list[tuple[int, int]]]:
    """Each value with those of the sentences that have it."""
    found: dict[Number, list[tuple[int, int]]] = {}
    for one in quantities:
        place = bisect_right(spans, one.start, key=lambda span: span[0]) - 1
        if place >= 0 and one.start < spans[place][1] and one.low is not None:
            found.setdefault(one.low, []).append(spans[place])
    return found
