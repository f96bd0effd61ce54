"""The translation is the same as the source.

Some editors start with a copy of the source, and the unit then counts as translated. Text without Chinese characters (a
table row of figures, a product name) may stay as it is.

Fires::

    - zh: 二、存在的问题
      en: 二、存在的问题

Passes::

    - zh: 二、存在的问题
      en: II. Existing Problems
    - zh: Micro LED
      en: Micro LED
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.scripts import has_han, writes_han
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING


def fits(source_language: str, _target_language: str) -> bool:
    """True for a source language written with Chinese characters."""
    return writes_han(source_language)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem where both sides are alike but for space."""
    text = reading.target.text
    if has_han(text) and "".join(text.split()) == "".join(reading.source.text.split()):
        yield Problem("the translation is the same as the source", target=Span(0, len(text), text))
