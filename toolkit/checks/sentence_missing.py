"""A sentence of the source has no counterpart in the translation.

A skipped sentence leaves no trace in the translation, which reads well without it. The check aligns the sentences of
both texts by what can be recognized in Chinese and English: figures, glossary terms, places, Latin names, common words
and length. Translators split and join sentences freely, so a sentence is reported only where nothing of the
translation can be its rendering. It is a warning if what the sentence says is found nowhere and the other sentences
align well, otherwise a note.

Fires::

    - zh: 工业增加值增长8.4%。全市新建学校改善农村教育。出口达到120亿元。
      en: Industrial value added grew 8.4 percent. Exports reached 12 billion yuan.

Passes::

    - zh: 工业增加值增长8.4%。全市新建学校改善农村教育。出口达到120亿元。
      en: Industrial value added grew 8.4 percent. New schools improved rural schooling, and exports were 12 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import are_chinese_and_english, primary

GROUP = "structure"
SEVERITY = Severity.WARNING

fits = are_chinese_and_english


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each sentence of the source without counterpart."""
    chinese = primary(reading.source.language) == "zh"
    text = reading.source.text
    for gap in reading.sentence_gaps:
        if gap.chinese == chinese:
            yield Problem(
                "this sentence is not translated" if gap.certain else "this sentence may not be translated",
                source=Span(gap.start, gap.end, text[gap.start : gap.end]),
                severity=SEVERITY if gap.certain else Severity.NOTE,
            )
