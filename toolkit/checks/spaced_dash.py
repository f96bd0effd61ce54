"""A dash or slash has spaces around it.

The style sets dashes close—like this—and slashes too (research/development, where the Chinese has a slash). A hyphen
or short dash between words is a wrong dash: *two industries - cars and phones - grew*. Dashes that begin a line, ranges
and minus signs are left alone. `toolkit lint --fix` closes them up; hyphens only where the Chinese has a dash.

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
from toolkit.language.en.style import fits_american, is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = fits_american

_REACH = 80
SPACED = lazy(
    r"(?<=[\w.,!?%)”’])(?: +— *| *— +)(?=[\w(“‘])|(?<=[a-z])(?: +/ *| */ +)(?=[a-z])"
    r"|(?<=[a-z,)”’]) (?:–|--?) (?=[a-z(“‘])"
)
#: A dash, or what is between words; and a slash.
_DASHES, _SLASHES = ("—", " – ", " - ", " -- "), "/／"


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each dash or slash with spaces."""
    text = reading.target.text
    if not any(mark in text for mark in (*_DASHES, "/")) or not is_prose(text, reading.unit.notes):
        return
    source = reading.source.text
    slash, dash = any(mark in source for mark in _SLASHES), "——" in source
    for match in SPACED.finditer(text):
        if not reading.target.code_lines.meet(*match.span()) and not reading.is_settled(*match.span()):
            mark = match[0].strip()
            if mark == "/" and (not slash or _is_in_path(text, match.start())):
                continue
            yield Problem(
                f"the {'slash' if mark == '/' else 'dash'} has spaces around it",
                target=Span(match.start(), match.end(), match[0]),
                suggestion="—" if dash and mark != "/" else mark if mark in ("—", "/") else None,
            )


def _is_in_path(text: str, start: int) -> bool:
    """Whether the word before a slash has one already."""
    return "/" in text[max(0, start - _REACH) : start].rpartition(" ")[2]
