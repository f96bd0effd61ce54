"""The same source is translated in different ways within one report.

Headings, table cells and set phrases that recur should read the same every time. Numbering, case, space and final
punctuation are not compared, and neither are units whose contexts (msgctxt) differ. Each minority wording gets a
warning that names the majority's.

Fires::

    - zh: 一、总体情况
      en: I. Overview
    - zh: （一）总体情况
      en: (I) General Situation

Passes::

    - zh: 一、总体情况
      en: I. Overview
    - zh: （一）总体情况
      en: (I) Overview
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading, final
from toolkit.language.numbering import leading
from toolkit.model import Problem, Severity, Span

GROUP = "structure"
SEVERITY = Severity.WARNING


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """One problem for each unit whose wording is not the most frequent one of its source."""
    by_source: dict[tuple[str, str | None], list[Reading]] = {}
    for reading in final(readings):
        key = _core(reading.source.text, context.source_language), reading.unit.context
        by_source.setdefault(key, []).append(reading)
    for (source, _), members in by_source.items():
        if not source or len(members) < 2:
            continue
        wordings = Counter(_core(reading.target.text, context.target_language) for reading in members)
        (majority, _), *minorities = wordings.most_common()
        if not minorities:
            continue
        model = next(one for one in members if _core(one.target.text, context.target_language) == majority)
        for reading in members:
            text = reading.target.text
            if _core(text, context.target_language) != majority:
                yield Problem(
                    f"{source} is translated as {model.target.text!r} elsewhere",
                    source=Span(0, len(reading.source.text), reading.source.text),
                    target=Span(0, len(text), text),
                    unit=reading.index,
                )


def _core(text: str, language: str) -> str:
    """A text without its numbering, case, doubled space and final punctuation."""
    enumerator = leading(text, language)
    rest = text[enumerator.end :] if enumerator else text
    return " ".join(rest.casefold().split()).rstrip(" .。;；:：,，")
