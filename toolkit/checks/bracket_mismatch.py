"""A bracket or quotation mark is opened but not closed, or closed but not opened.

The check counts ( ) [ ] { } “ ” « » 《 》 and straight double quotes in the translation. A mark that is
unbalanced in the source too (a quotation that runs over several paragraphs) is not reported. Enumerators such
as 1) and a) do not count, nor does the mark of inches.

Fires::

    - zh: 建设国家重要先进制造业中心（以下简称“中心”）。
      en: We will build an important national advanced manufacturing center (hereinafter "the Center".

Passes::

    - zh: 建设国家重要先进制造业中心（以下简称“中心”）。
      en: We will build an important national advanced manufacturing center (hereinafter "the Center").
    - zh: 1）推进创新；2）加强合作。
      en: 1) promote innovation; 2) strengthen cooperation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING

#: Closing mark → opening mark, full-width forms of both languages as the same pair.
PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", "》": "《", "」": "「", "』": "『", "】": "["}
SAME = dict(zip("（）【［］｛｝", "()[[]{}", strict=True))
OPENING = frozenset(PAIRS.values())
MARK = lazy(r"[()\[\]{}“”«»《》「」『』【】（）［］｛｝]")
#: 1) and a) where a list has them; not the 17) of "Thursday October 17)".
ENUMERATOR = lazy(
    r"(?:^|[\n,;:.、，；：。]\s*|\b(?:and|or)\s+)(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{2,5})[)）]", re.MULTILINE
)
INCHES = lazy(r"(?<=[0-9])\"(?!\w)")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each mark without its counterpart."""
    found = unbalanced(reading.target.text)
    in_source = Counter(mark for _, mark in unbalanced(reading.source.text)) if found else Counter[str]()
    for place, mark in found:
        if in_source[mark]:
            in_source[mark] -= 1
            continue
        verb = "is not closed" if mark in OPENING else "is closed but not opened"
        yield Problem(f"{mark} {verb}", target=Span(place, place + 1, reading.target.text[place]))


def unbalanced(text: str) -> list[tuple[int, str]]:
    """The marks of a text that lack a counterpart, with their places, in order."""
    opened: dict[str, list[int]] = {mark: [] for mark in OPENING}
    alone: list[tuple[int, str]] = []
    for found in MARK.finditer(text):
        place, mark = found.start(), SAME.get(found[0], found[0])
        if mark in OPENING:
            opened[mark].append(place)
        elif opened[PAIRS[mark]]:
            opened[PAIRS[mark]].pop()
        else:
            alone.append((place, mark))
    if alone:
        skipped = {match.end() - 1 for match in ENUMERATOR.finditer(text)}
        alone = [one for one in alone if one[0] not in skipped]
    alone += [(place, mark) for mark, places in opened.items() for place in places]
    return sorted(alone + _straight_quotes(text))


def _straight_quotes(text: str) -> list[tuple[int, str]]:
    if text.count('"') % 2 == 0:
        return []
    inches = {match.start() for match in INCHES.finditer(text)}
    quotes = [place for place, mark in enumerate(text) if mark == '"']
    rest = [place for place in quotes if place not in inches]
    return [(rest[-1], '"')] if len(rest) % 2 else []
