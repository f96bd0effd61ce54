"""A footnote runs on into what looks like a note to a colleague.

A footnote for readers goes on over the comment lines below it, since editors wrap long lines. A private comment that is
typed straight below becomes part of it and is published. A new line after a full stop or where no editor wraps (there
was room for the next word, or the line above is very long), Chinese, a name and a colon, a request, a question, a
date, an address, a bracket, or a word such as TODO suggests one. Put an empty comment line (`#`) between the two; if
the line is for readers, join it to the line above. In a catalog that Babel wrote, any line that it did not wrap
suggests one: Babel drops empty comment lines.
`toolkit build` names these footnotes too.

Fires::

    - zh: 规模以上工业增加值增长10.7%。
      en: The value added of industrial enterprises above designated size grew by 10.7 percent.
      comment: |-
        toolkit: footnote Industrial enterprises with annual revenue of 20 million yuan or more.
        Is this still the threshold?

Passes::

    - zh: 规模以上工业增加值增长10.7%。
      en: The value added of industrial enterprises above designated size grew by 10.7 percent.
      comment: |-
        toolkit: footnote Industrial enterprises with annual revenue from their
        principal business of 20 million yuan or more.

        Is this still the threshold?
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each footnote that looks as if it ran on."""
    comments = reading.unit.comments
    if not any("toolkit:" in comment for comment in comments):
        return
    from toolkit.catalogs.running_on import runs_on  # whose many patterns few catalogs need

    for found in runs_on(comments, reading.context.target_language, ends_lost=reading.context.ends_lost):
        yield Problem(str(found))
