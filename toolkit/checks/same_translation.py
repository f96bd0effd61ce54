"""Two different sources have the same translation.

Often a paste into the wrong unit, sometimes two Chinese wordings of one heading. Short texts, and sources that differ
only in numbering, space or punctuation, are left alone. Advice only.

Fires::

    - zh: 推动产业绿色化，加快钢铁等产业优化升级。
      en: We will make industries greener and upgrade the steel industry.
    - zh: 推动用能绿色化，引导企业提高绿电使用比例。
      en: We will make industries greener and upgrade the steel industry.

Passes::

    - zh: 推动产业绿色化，加快钢铁等产业优化升级。
      en: We will make industries greener and upgrade the steel industry.
    - zh: 推动用能绿色化，引导企业提高绿电使用比例。
      en: We will make energy use greener and guide enterprises to use more green electricity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading, final
from toolkit.language.numbering import leading
from toolkit.model import Problem, Severity, Span

GROUP = "structure"
SEVERITY = Severity.NOTE

FEWEST_WORDS = 4


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """One problem for each unit that repeats an earlier unit's translation."""
    first: dict[str, Reading] = {}
    for reading in final(readings):
        text = reading.target.text
        words = text.casefold().split()
        if len(words) < FEWEST_WORDS:
            continue
        earlier = first.setdefault(" ".join(words), reading)
        if earlier is not reading and _bare(earlier, context) != _bare(reading, context):
            yield Problem(
                f"the same translation as for {_short(earlier.source.text)}",
                target=Span(0, len(text), text),
                unit=reading.index,
            )


def _bare(reading: Reading, context: Context) -> str:
    """The source's letters and digits, without its numbering."""
    text = reading.source.text
    enumerator = leading(text, context.source_language)
    return re.sub(r"[\W_]+", "", text[enumerator.end :] if enumerator else text)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
