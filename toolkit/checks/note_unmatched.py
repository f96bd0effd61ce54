"""A mark in the report has no note, a note has no mark, or two notes have the same mark.

A mark such as [5] leads readers to a note; where the report has none it leads nowhere. Nobody reads a note that no mark
refers to, nor the second of two notes with the same mark. Most often one of them was lost when the text was copied or
scanned. Compare with the report as it was published: put right what was lost in the report's file and run
`toolkit update`; where the original itself is so, accept the finding in the catalog with a reason. Marks are numbers in
brackets ([1], 〔1〕, [注1]), raised (¹) or circled (①), stars, and notes that the text names (见注1). Numbers of items
(：①创新；②协调), of documents (〔2021〕3号), of variables and of schemes (方案①) are not marks. In a report without
circled notes, circled numbers count only at the end of a phrase. The paragraphs of the report are looked at, translated
or not; for the marks in their translations see note-mismatch.

Fires::

    - zh: 地区生产总值27894亿元[1]，增长8.3%[2]。
      en: Gross regional product was 2,789.4 billion yuan[1], up 8.3 percent[2].
    - zh: "[1] 绝对数按现价计算。"
      en: "[1] Figures in value terms are calculated at current prices."
    - zh: "[3] 常住人口为抽样调查数。"
      en: "[3] Permanent population figures are from a sample survey."

Passes::

    - zh: 地区生产总值27894亿元[1]，增长8.3%[2]。
      en: Gross regional product was 2,789.4 billion yuan[1], up 8.3 percent[2].
    - zh: "[1] 绝对数按现价计算。"
      en: "[1] Figures in value terms are calculated at current prices."
    - zh: "[2] 增速按可比价计算。"
      en: "[2] Growth rates are calculated at comparable prices."
    - zh: 根据国发〔2021〕3号文件，重点任务包括：①创新；②协调。
      en: "Under Document No. 3 [2021] of the State Council, the priorities are: ① innovation; ② coordination."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading
from toolkit.language.note_faults import faults
from toolkit.model import Problem, Severity, Span

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_catalog(readings: Sequence[Reading], _context: Context) -> Iterator[Problem]:
    """One problem for each mark without a note and each note without a mark, translated or not."""
    texts = [reading.unit.source for reading in readings]
    for fault in faults(texts):
        shown = texts[fault.text][fault.mark.start : fault.mark.end]
        yield Problem(
            fault.message,
            source=Span(fault.mark.start, fault.mark.end, shown),
            unit=readings[fault.text].index,
        )
