"""The translation contains a misplaced space or an invisible character.

Two spaces in a row, a space before a comma or inside a bracket, one at the end, an ideographic space, or a zero-width
character that breaks searching. Two spaces after a full stop (an old habit of typists), no-break spaces and the space
in "20 %" are left alone. `toolkit lint --fix` repairs them.

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
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING

#: Kind → message and pattern; the first that matches at a place counts.
STRAY = {
    "invisible": ("an invisible character", r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff\u00ad]+"),
    "wide": ("an ideographic space", r"\u3000+"),
    "edge": ("a space at the start or end", r"\A[ \n]+|[ \n]+\Z"),
    "before": ("a space before a punctuation mark", r"(?<=\w)[ \u00a0]+(?=[,;!?](?:\s|\Z)|[.:](?:\s|\Z)|\)(?!\w))"),
    "after": ("a space after an opening bracket", r"(?<=\() +(?=\S)"),
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
    for match in PATTERN.finditer(reading.target.text):
        kind = str(match.lastgroup)
        if kind == "edge" and (source[:1].isspace() if match.start() == 0 else source[-1:].isspace()):
            continue
        suggestion = " " if kind in ("double", "wide") else ""
        yield Problem(STRAY[kind][0], target=Span(match.start(), match.end(), match[0]), suggestion=suggestion)
