"""Full-width characters or Chinese punctuation stand in the translation.

An input method left on gives ， for a comma or （ for a bracket; in English they look like a gap and break
searching and line ends. Repaired by `toolkit lint --fix`.

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

from toolkit.context import Context, Reading
from toolkit.language.scripts import HALF_WIDTH, HAN, is_wide
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.ERROR

#: A run of wide characters that touches no Chinese (which untranslated-characters reports, marks and all).
WIDE = re.compile(rf"(?<![{HAN}])[{re.escape(''.join(HALF_WIDTH))}]+(?![{re.escape(''.join(HALF_WIDTH))}]|[{HAN}])")


def check_unit(reading: Reading, context: Context) -> Iterator[Problem]:
    """One problem for each run of wide characters."""
    if is_wide(context.target_language):
        return
    for run in WIDE.finditer(reading.target.text):
        half = "".join(HALF_WIDTH[character] for character in run[0])
        yield Problem(
            f"full-width {run[0]} in the translation", target=Span(run.start(), run.end(), run[0]), suggestion=half
        )
