"""The translation contains Chinese characters.

A word or clause was left out, or pasted by mistake. The original of a name or term in brackets after its translation is
legitimate, and is not reported if the source has it. Of the mark of a note (〔注1〕) all is reported.

Fires::

    - zh: 建成智能工厂105个。
      en: A total of 105 智能工厂 were built.

Passes::

    - zh: 建成智能工厂105个。
      en: A total of 105 smart factories were built.
    - zh: 培育“专精特新”企业。
      en: We cultivated enterprises that are specialized, refined, distinctive, and innovative (专精特新).
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.own_notes import referring
from toolkit.language.scripts import HAN_RUN, is_wide, reaches_east
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.ERROR

#: The longest original in brackets that is taken for a gloss.
LONGEST_GLOSS = 30
#: How far away its brackets may be.
_REACH = 200


def fits(_source_language: str, target_language: str) -> bool:
    """True for a target language that does not use full-width characters itself."""
    return not is_wide(target_language)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each run of Chinese characters."""
    text = reading.target.text
    if not reaches_east(text):
        return
    marks = referring(text, ["word"])
    for run in HAN_RUN.finditer(text):
        mark = next((one for one in marks if one.start <= run.start() and run.end() <= one.end), None)
        if mark or not _is_gloss(text, run.start(), run.end(), reading.source.text):
            start, end = (mark.start, mark.end) if mark else run.span()
            yield Problem(
                f"the translation contains Chinese: {text[start:end]}",
                target=Span(start, end, text[start:end]),
                suggestion=f"[Note {mark.value}]" if mark else None,
            )


def _is_gloss(text: str, start: int, end: int, source: str) -> bool:
    """True if a run is in brackets, as the original of the words before them."""
    first, last = max(0, start - _REACH), end + _REACH
    opening = max(text.rfind(mark, first, start) for mark in "(（[")
    if opening < 1 or ")" in text[opening:start] or end - start > LONGEST_GLOSS:
        return False
    closing = min((place for place in (text.find(mark, end, last) for mark in ")）]") if place >= 0), default=-1)
    return closing >= 0 and text[start:end] in source
