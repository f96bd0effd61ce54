"""A percentage has the sign where the style has the word, or the word where it has the sign.

Most official English writes *9.1 percent* in running text and keeps the sign for tables and brackets, where this check
does not look, nor in quotations, titles and names (100% Pure). The setting `style.percent` is `word` (the default) or
`sign`. `toolkit lint --fix` repairs it.

Fires::

    - zh: 工业投资增长9.1%。
      en: Industrial investment grew by 9.1%.

Passes::

    - zh: 工业投资增长9.1%。
      en: Industrial investment grew by 9.1 percent.
    - zh: 工业投资3145亿元（增长9.1%）。
      en: Industrial investment was 314.5 billion yuan (up 9.1%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import brackets, fits_american, is_prose
from toolkit.language.en.style.verbatim import quoted
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = fits_american

#: Signs before a percentage in a formula: (A ÷ B − 1) × 100%.
_SIGNS = "<>≤≥=+−×÷*/"
_NO_FORMULA = rf"(?<![\w.,±{_SIGNS}])(?<![{_SIGNS}]\s)(?<!\sx\s)(?<!\s-)"
_FIGURE = rf"(?P<range>(?<=%)\s?[-–—~]\s?)?{_NO_FORMULA}(?P<figure>\d[\d,.]*)"
SIGN = lazy(
    rf"{_FIGURE}[ \u00a0]?(?:%|pct\b|per cent\b)(?P<points>[ -]points?\b)?"
    r"(?P<tied>(?=\s?[-–—~]\s?\w|\w))?(?! [A-Z][a-z])"
)
WORD = lazy(rf"{_FIGURE}[ \u00a0-](?:percent|per cent|pct)\b(?P<points>[ -]points?\b)?(?P<tied>(?!))?")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each percentage in the other form."""
    text = reading.target.text
    by_word = reading.context.settings.style.percent == "word"
    if not (_may_have_sign(text) if by_word else "cent" in text or "pct" in text):
        return
    if not is_prose(text, reading.unit.notes):
        return
    bracketed = Spans([*brackets(text), *quoted(text)])
    for match in (SIGN if by_word else WORD).finditer(text):
        start = match.start("figure")
        end = match.end()
        if bracketed.cover(start, end) or reading.is_settled(start, end) or _is_placeholder(match):
            continue
        yield Problem(
            f"the style {'spells out “percent”' if by_word else 'has the sign %'} in running text",
            target=Span(start, end, text[start:end]),
            suggestion=None if match["tied"] is not None or match["range"] else _written(match, by_word),
        )


def _may_have_sign(text: str) -> bool:
    return "%" in text or "per cent" in text or "pct" in text


def _is_placeholder(match: re.Match[str]) -> bool:
    """Whether a letter follows the sign, as in %s."""
    return match.string[match.end() : match.end() + 1].isalpha()


def _written(match: re.Match[str], by_word: bool) -> str | None:
    if match["points"]:
        return f"{match['figure']} percentage {match['points'][1:]}" if by_word else None
    return f"{match['figure']} percent" if by_word else f"{match['figure']}%"
