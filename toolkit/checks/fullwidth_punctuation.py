"""The translation contains full-width characters or Chinese punctuation.

An input method that was left on types ， for a comma or （ for a bracket. In English these look like a gap, and they
break searching and line ends. Code in backticks is left alone, and so is an address, a path or a quoted mark
(print("，")) that the source has too. So is the mark of a note that has the same form in the source: 〔2〕, ［2］,
（2） at the end of a phrase. `toolkit lint --fix` repairs the others, but nothing inside an address, in a line
that looks like code (`x = "a，b";`), or alone in quotation marks or brackets.

Fires::

    - zh: 汽车、电子等产业增长。
      en: The automobile， electronics and other industries grew.

Passes::

    - zh: 汽车、电子等产业增长。
      en: The automobile, electronics and other industries grew.
    - zh: 财政收入达88亿元〔2〕。
      en: Government revenue reached 8.8 billion yuan.〔2〕
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.code_lines import code_lines, mentions
from toolkit.language.kept_marks import kept_marks
from toolkit.language.layout import address_spans, code_spans
from toolkit.language.lazy_pattern import lazy
from toolkit.language.scripts import HALF_WIDTH, HAN, is_wide, reaches_east
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span
from toolkit.text_reading import TextReading

GROUP = "text"
SEVERITY = Severity.ERROR
SAFE = True

#: Wide characters that touch no Chinese (which untranslated-characters reports, marks and all).
_WIDE = f"[{re.escape(''.join(HALF_WIDTH))}]"
WIDE = lazy(rf"(?<![{HAN}]){_WIDE}+(?!{_WIDE}|[{HAN}])|…{{2,}}|—{{2,}}")
#: Marks that need a space before them, and marks that need one after them.
OPENS = "([{“"
STOPS = ",.;:!?)]}"


def fits(_source_language: str, target_language: str) -> bool:
    """True for a target language that does not use full-width characters itself."""
    return not is_wide(target_language)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each run of wide characters."""
    text = reading.target.text
    if not may_have_wide(text):
        return
    source = reading.source
    held = [*address_spans(text), *mentions(text)]
    same = [(start, end) for start, end in held if start < end and source.contains(text[start:end])]
    left, kept = Spans([*code_spans(text), *same]), Spans([*held, *code_lines(text)])
    for start, end in _runs(text, kept_marks(source.text, text)):
        if left.cover(start, end):
            continue
        kept_as_is = kept.meet(start, end) or _is_alike(source, text, start, end)
        yield Problem(
            f"the translation contains full-width {text[start:end]}",
            target=Span(start, end, text[start:end]),
            suggestion=None if kept_as_is else _spaced(_half(text[start:end]), text, start, end),
        )


def _runs(text: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of wide characters outside the marks of notes."""
    for run in WIDE.finditer(text):
        start, end = run.span()
        for first, last in marks:
            if start < last and first < end:
                if start < first:
                    yield start, first
                start = last
        if start < end:
            yield start, end


def _is_alike(source: TextReading, text: str, start: int, end: int) -> bool:
    """Whether the source has the same marks between the same two characters."""
    return 0 < start <= end < len(text) and source.contains(text[start - 1 : end + 1])


def may_have_wide(text: str) -> bool:
    """A quick test for wide characters: every text that has one passes, most texts do not."""
    return reaches_east(text) or "……" in text or "——" in text


def _half(text: str) -> str:
    """Each mark in its half-width form; the doubled dash and ellipsis of Chinese as one."""
    return text[0] if text[0] in "…—" else "".join(HALF_WIDTH[mark] for mark in text)


def _spaced(half: str, text: str, start: int, end: int) -> str:
    """The half-width form with the spaces that English needs around it; Chinese marks include theirs."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    number = before.isdigit() and after.isdigit() and half in (",", ".", ":")
    if half[0] in OPENS and (before.isalnum() or before in tuple(",.;:)")):
        half = f" {half}"
    if half[-1] in STOPS and (after.isalnum() or after in OPENS) and after and not number:
        half = f"{half} "
    return half
