"""The translation contains a misplaced space or an invisible character.

Two spaces in a row, a space before a comma or inside a bracket, one at the end, an ideographic space, or a zero-width
character that breaks searching. Two spaces after a full stop (an old habit of typists), no-break spaces, the space
in "20 %", code (`a  =  1`), tables and aligned columns are left alone, and so is a space beside a mark that has one in
the source ("( a )"). `toolkit lint --fix` repairs the others, but nothing inside an address or a path, in a line that
looks like code, and no gap of four spaces or more, which may be between columns.

Fires::

    - zh: 工业投资增长9.1%，保持稳健。
      en: Industrial investment grew by 9.1 percent , remaining stable.

Passes::

    - zh: 工业投资增长9.1%，保持稳健。
      en: Industrial investment grew by 9.1 percent, remaining stable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.code_lines import code_lines, mentions
from toolkit.language.columns import Gaps, is_aligned, shows_columns
from toolkit.language.layout import address_spans, code_spans
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING
SAFE = True

#: Kind → message and pattern; the first that matches at a place counts.
STRAY = {
    "invisible": ("an invisible character", r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff\u00ad]+"),
    "wide": ("an ideographic space", r"\u3000+"),
    "edge": ("a space at the start or end", r"\A[ \n]+|[ \n]+\Z"),
    "before": ("a space before a punctuation mark", r"(?<=\w)[ \u00a0]+(?=[,;!?](?:\s|\Z)|[.:](?:\s|\Z)|\)(?!\w))"),
    "after": ("a space after an opening bracket", r"(?<=\() +(?=[^\s)])"),
    "double": (
        "two spaces in a row",
        r"(?<=[^\s.!?:;”\"')\]])[ \u00a0]{2,}(?=\S)|(?<=[.!?:;”\"')\]])[ \u00a0]{3,}(?=\S)",
    ),
}
#: A quick test: every stray space matches, most texts do not.
HINT = re.compile(
    r"[ \u00a0(\n\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff\u00ad\u3000]"
    r"(?:(?<![ (\u00a0\n])|(?<=[ \u00a0])[ \u00a0,;!?.:)]|(?<=\() |(?<=[ \n])\Z|(?<=\A[ \n]))"
)
PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in STRAY.items()))


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each stray space."""
    source = reading.source.text
    if not HINT.search(reading.target.text):
        return
    matches = list(PATTERN.finditer(reading.target.text))
    kept = _Kept(source, reading.target.text) if matches else None
    for match in matches:
        kind = str(match.lastgroup)
        if kept is None or kept.keeps(kind, match.start(), match.end()):
            continue
        suggestion: str | None = " " if kind in ("double", "wide") else ""
        if kind == "edge" and match[0].startswith("  "):  # it may fill a column
            suggestion = None
        if kept.is_doubtful(kind, match.start(), match.end()):
            suggestion = None
        yield Problem(STRAY[kind][0], target=Span(match.start(), match.end(), match[0]), suggestion=suggestion)


class _Kept:
    """Tells which spaces of a translation mean something."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.code = Spans(code_spans(target))
        self.doubtful = Spans([*address_spans(target), *mentions(target), *code_lines(target)])
        self.columns = shows_columns(source) or is_aligned(target)
        self.gaps = Gaps(target)
        self.wide_source = "\u3000" in source.strip()
        places = [line.index(" :") for line in target.split("\n") if " :" in line]
        self.colons = len(places) > 1 and len(set(places)) == 1
        self.kinds = {match.lastgroup for match in PATTERN.finditer(source)}

    def keeps(self, kind: str, start: int, end: int) -> bool:
        """Whether a space is part of code or of a column, or is as the source has it."""
        if self.code.cover(start, end):
            return True
        if kind == "edge":
            return self.source[:1].isspace() if start == 0 else self.source[-1:].isspace()
        if self.columns and (kind in ("double", "wide") or end - start > 1):
            return True
        if (kind == "double" or (kind == "wide" and self.wide_source)) and self.gaps.is_column(start, end):
            return True
        if kind == "before" and self.colons:  # one below the other
            return True
        return kind in ("before", "after") and kind in self.kinds

    def is_doubtful(self, kind: str, start: int, end: int) -> bool:
        """Whether a space may mean something, so that a person decides."""
        if self.doubtful.meet(start, end):
            return True
        if kind == "wide" and self.wide_source:
            return True
        return kind in ("double", "wide") and self.gaps.may_be_column(start, end)
