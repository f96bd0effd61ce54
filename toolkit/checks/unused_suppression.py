"""A suppression in a catalog matches no finding.

A `# toolkit: ignore CHECK[text] -- reason` comment that matches nothing hides the next real mistake. It is reported
only if the check it names has run, and never in a unit that is untranslated or needs review. A suppression without a
reason never takes effect and is reported too. Remove the comment, or give the reason.

Fires::

    - zh: 完成投资3145亿元。
      en: Investment reached 314.5 billion yuan.
      comment: "toolkit: ignore stray-space -- the table needs it"

Passes::

    - zh: 完成投资3145亿元。
      en: Investment  reached 314.5 billion yuan.
      comment: "toolkit: ignore stray-space -- the table needs it"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading
from toolkit.model import Problem, Severity

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_catalog(_readings: Sequence[Reading], _context: Context) -> Iterator[Problem]:
    """Nothing by itself: the linter knows which suppressions were used (toolkit/linter/suppressions.py)."""
    yield from ()
