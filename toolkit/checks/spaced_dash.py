"""A dash or slash has spaces around it.

The style sets dashes close—like this—and slashes too (research/development). Dashes that begin a line, and minus
signs, are left alone. `toolkit lint --fix` closes them up.

Fires::

    - zh: 三大产业——汽车、电子和材料——增长。
      en: Three industries — automobiles, electronics, and materials — grew.

Passes::

    - zh: 三大产业——汽车、电子和材料——增长。
      en: Three industries—automobiles, electronics, and materials—grew.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style import is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True

SPACED = lazy(r"(?<=[\w.,!?%)”’])(?: +— *| *— +)(?=[\w(“‘])|(?<=[a-z])(?: +/ *| */ +)(?=[a-z])")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each dash or slash with spaces."""
    text = reading.target.text
    if ("—" not in text and "/" not in text) or not is_prose(text, reading.unit.notes):
        return
    for match in SPACED.finditer(text):
        if not reading.target.code_lines.meet(*match.span()) and not reading.is_settled(*match.span()):
            mark = match[0].strip()
            yield Problem(
                f"the {'dash' if mark == '—' else 'slash'} has spaces around it",
                target=Span(match.start(), match.end(), match[0]),
                suggestion=mark,
            )
