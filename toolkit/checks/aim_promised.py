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
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.lazy_pattern import lazy
from toolkit.language.sentences import sentences
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import primary
from toolkit.model.quantity import QuantityKind

GROUP = "style"
SEVERITY = Severity.WARNING

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
_TIMES = frozenset({QuantityKind.YEAR, QuantityKind.DATE, QuantityKind.PERIOD})
WILL = lazy(r"\b(?:will|shall)\b|’ll\b|'ll\b")


def fits(source_language: str, target_language: str) -> bool:
    """True from Chinese to English."""
    return primary(source_language) == "zh" and primary(target_language) == "en"


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each aim whose sentence promises it."""
    source, text = reading.source.text, reading.target.text
    aims = list(AIM.finditer(source)) if "力" in source else []
    if not aims or WILL.search(text) is None or reading.figure_problems("aim-mismatch"):
        return
    parts = sentences(text, "en", semicolons=True)
    unaimed = [span for span in parts if AIMED.search(text, *span) is None]
    nowhere = len(unaimed) == len(parts)
    seen: set[int] = set()
    for aim in aims:
        clause = _CLAUSE.match(source, aim.start())
        assert clause is not None
        place = _promise(reading, clause.span(), unaimed if nowhere else [], unaimed)
        if place is not None and place[0] not in seen:
            seen.add(place[0])
            yield Problem(
                f"{aim[0]} is an aim, but “{text[slice(*place)]}” promises it; write “strive to” or “aim to”",
                source=Span(aim.start(), aim.end(), aim[0]),
                target=Span(*place, text[slice(*place)]),
            )


def _promise(
    reading: Reading, clause: tuple[int, int], anywhere: list[tuple[int, int]], unaimed: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The place of the `will` of an aim: in the sentence with a figure of its clause, else in one of `anywhere`."""
    inside = [one for one in reading.source.quantities if clause[0] <= one.start < clause[1] and not one.weak]
    values = {one.low for one in inside if one.low is not None and one.kind not in _TIMES}
    if values:
        figures = [one for one in reading.target.quantities if one.low in values]
        spans = [span for span in unaimed if any(span[0] <= one.start < span[1] for one in figures)]
    else:
        spans = anywhere
    for span in spans:
        will = WILL.search(reading.target.text, *span)
        if will is not None:
            return will.span()
    return None
