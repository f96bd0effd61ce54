"""A comment for toolkit is misspelled, or its footnote is about words that the text does not have.

`# toolkit: footnote …` and `# toolkit: ignore …` are read as written. With a slip in them (`footnotes`, `Footnote`,
a full-width colon) nothing is published or ignored; with a bracket that is not closed, or a colon after `footnote`,
readers see the slip. The number of a footnote to words that an edit has removed would be at the end of the paragraph.
`toolkit build` names these comments too.

Fires::

    - zh: 规模以上工业增加值增长10.7%。
      en: The value added of industrial enterprises above designated size grew by 10.7 percent.
      comment: "toolkit: footnotes Industrial enterprises with annual revenue of 20 million yuan or more."
    - zh: 规模以上工业增加值增长10.7%。
      en: Industrial value added grew by 10.7 percent.
      comment: "toolkit: footnote[above designated size] With annual revenue of 20 million yuan or more."

Passes::

    - zh: 规模以上工业增加值增长10.7%。
      en: The value added of industrial enterprises above designated size grew by 10.7 percent.
      comment: "toolkit: footnote Industrial enterprises with annual revenue of 20 million yuan or more."
    - zh: 规模以上工业增加值增长10.7%。
      en: The value added of industrial enterprises above designated size grew by 10.7 percent.
      comment: "toolkit: footnote[above designated size] With annual revenue of 20 million yuan or more."
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogs.slips import lost_phrases, slips
from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each comment that is meant for toolkit and is not understood, or that the translation has lost."""
    yield from map(Problem, slips(reading.unit.comments))
    if reading.has_target:
        yield from map(Problem, lost_phrases(reading.unit.comments, reading.unit.target))
