"""The translation contains full-width characters or Chinese punctuation.

An input method that was left on types ， for a comma or （ for a bracket. In English these look like a gap, and they
break searching and line ends. Code in backticks is left alone, and so is an address, a path or a quoted mark
(print("，")) that the source has too. `toolkit lint --fix` repairs the others, but nothing inside an address, in a line
that looks like code (`x = "a，b";`), or alone in quotation marks or brackets.

Fires::

    - zh: 汽车、电子等产业增长。
      en: The automobile， electronics and other industries grew.

Passes::

    - zh: 汽车、电子等产业增长。
      en: The automobile, electronics and other industries grew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading, TextReading
from toolkit.language.code_lines import code_lines, mentions
from toolkit.language.layout import address_spans, code_spans
from toolkit.language.lazy_pattern import lazy
from toolkit.language.scripts import HALF_WIDTH, HAN, is_wide, reaches_east
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span

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
    for run in WIDE.finditer(text):
        if left.cover(*run.span()):
            continue
        kept_as_is = kept.meet(*run.span()) or _is_alike(source, text, run)
        yield Problem(
            f"the translation contains full-width {run[0]}",
            target=Span(run.start(), run.end(), run[0]),
            suggestion=None if kept_as_is else _spaced(_half(run[0]), text, run),
        )


def _is_alike(source: TextReading, text: str, run: re.Match[str]) -> bool:
    """Whether the source has the same marks between the same two characters."""
    return 0 < run.start() <= run.end() < len(text) and source.contains(text[run.start() - 1 : run.end() + 1])


def may_have_wide(text: str) -> bool:
    """A quick test for wide characters: every text that has one passes, most texts do not."""
    return reaches_east(text) or "……" in text or "——" in text


def _half(text: str) -> str:
    """Each mark in its half-width form; the doubled dash and ellipsis of Chinese as one."""
    return text[0] if text[0] in "…—" else "".join(HALF_WIDTH[mark] for mark in text)


def _spaced(half: str, text: str, run: re.Match[str]) -> str:
    """The half-width form with the spaces that English needs around it; Chinese marks include theirs."""
    before = text[run.start() - 1 : run.start()]
    after = text[run.end() : run.end() + 1]
    number = before.isdigit() and after.isdigit() and half in (",", ".", ":")
    if half[0] in OPENS and (before.isalnum() or before in tuple(",.;:)")):
        half = f" {half}"
    if half[-1] in STOPS and (after.isalnum() or after in OPENS) and after and not number:
        half = f"{half} "
    return half
