"""Compare names with digits in them, which are not figures: A/78/6, H5N1, PM2.5, ISO 9001, 6.3.1, 1+6+N."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import MOST, Sides
from toolkit.model.finding import Problem, Severity, Span
from toolkit.model.quantity import Quantity, QuantityKind

#: What every text with such a name has: a capital and a digit side by side, perhaps with one sign between them, two
#: points among digits, or the v of a version.
_CUE = re.compile(
    "[A-Z0-9v](?:(?<=[A-Z])(?:[-./ ]?[0-9]|(?<=[0-9][A-Z]))|(?<=[0-9])\\.[0-9]{1,3}\\.[0-9]|(?<=v)(?<![A-Za-z]v)[0-9])"
)
#: The first sign of a token, which is found quickly, and the rest of it.
_START, _REST = (
    "[A-Za-z0-9](?<![A-Za-z0-9./$-].)",
    "[A-Za-z0-9]*+(?:(?:[./-]|(?<=[A-Z][A-Z]) (?=[0-9]))[A-Za-z0-9]++)*+",
)
_TOKEN = re.compile(_START + _REST, re.DOTALL)
#: The signs of a token, except the space in it.
_SIGNS = string.ascii_letters + string.digits + "./-"
#: A sum of numbers and letters, as slogans and models are called: 1+6+N, 3 + N.
_FORMULA = re.compile("(?<![A-Za-z0-9+＋])(?:[0-9]+|[A-Z])(?:(?:[+＋]| [+＋] )(?:[0-9]+|[A-Z]))+(?![A-Za-z0-9])")
_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPACED = re.compile("(?<=[A-Za-z])[ -](?=[0-9])")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with its place, its digits, and its letters with a sign for each run of digits."""

    span: Span
    runs: tuple[str, ...]
    shape: str


def changed_names(sides: Sides) -> list[Discrepancy]:
    """The names of one text that the other has with the same letters and other digits, or as another sum."""
    return _changed_formulas(sides) + _changed_digits(sides)


def _changed_formulas(sides: Sides) -> list[Discrepancy]:
    """The sums of numbers and letters that the other text has otherwise: 1+4+N for 1+5+N."""
    if not (_has_sum(sides.left_text) and _has_sum(sides.right_text)):  # as in most texts
        return []
    left, right = _formulas(sides.left_text), _formulas(sides.right_text)
    ours, theirs = (
        [one for name, one in some.items() if name not in others] for some, others in ((left, right), (right, left))
    )
    if len(ours) != len(theirs):
        return []
    return [_problem(sides, *two) for two in zip(ours, theirs, strict=True)]


def _has_sum(text: str) -> bool:
    """True if a text may have a sum: it has its sign."""
    return "+" in text or "＋" in text


def _formulas(text: str) -> dict[str, _Name]:
    """The sums of numbers and letters in a text, each once, by what they are without spaces."""
    found: dict[str, _Name] = {}
    for match in _FORMULA.finditer(text):
        written = match.group().replace(" ", "").replace("＋", "+")
        if not written.replace("+", "").isdigit():
            found.setdefault(written, _Name(Span(*match.span(), match.group()), (), written))
    return found


def _changed_digits(sides: Sides) -> list[Discrepancy]:
    """The names of one text that the other has with the same letters and other digits."""
    if _CUE.search(sides.left_text) is None:
        return []
    left = _names(sides.left_text, [one for one in sides.left if _is_counted(one)])
    right = _names(sides.right_text, sides.right) if left else []
    if not right:
        return []
    ours, theirs = {_plain(name.text) for name in left}, {_plain(name.text) for name in right}
    if ours <= theirs or theirs <= ours:  # what one text lacks the other does not have instead
        return []
    return _exchanged_digits(sides, left, right)


def _exchanged_digits(sides: Sides, left: Sequence[Span], right: Sequence[Span]) -> list[Discrepancy]:
    """As `_changed_digits`, for names of which each text has some that the other does not have."""
    here, there = _written(sides.left_text), _written(sides.right_text)
    ours, theirs = _lacking(left, there), _lacking(right, here)
    both = [
        two
        for shape, names in ours.items()
        if len(names) == len(others := theirs.get(shape, []))
        for two in zip(names, others, strict=True)
    ]
    return [
        _problem(sides, one, other)
        for one, other in both
        if not (_is_read(one, other, sides.right) or _is_read(other, one, sides.left))
    ]


def _names(text: str, quantities: Sequence[Quantity]) -> list[Span]:
    """The names of a text that hold no figure."""
    found = []
    places = [one[:2] for one in quantities[:MOST]]
    for start, end in _tokens(text):
        if not [first for first, last in places if first < end and start < last]:
            found.append(Span(start, end, text[start:end]))
    return found[:MOST]


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """The places of the tokens that have a cue; looking for cues first is quicker than looking at every token."""
    seen, at = -1, 0
    while (cue := _CUE.search(text, at)) is not None:
        since, at = max(0, seen), cue.start() + 1
        start = since + len(text[since:at].rstrip(_SIGNS))
        token = _TOKEN.match(text, start) if start > seen else None  # else a token that was seen
        seen = cue.start()
        if token is not None and (token.end() >= cue.end() or _CUE.search(token.group()) is not None):
            yield token.span()
            seen = at = max(at, token.end())


def _name(span: Span) -> _Name:
    return _Name(span, tuple(_RUN.findall(span.text)), _plain(_RUN.sub("#", span.text)))


def _is_counted(figure: Quantity) -> bool:
    """False for a bare number, which may be a part of a name: ISO 9001."""
    return figure.kind is not QuantityKind.CARDINAL or bool(figure.unit)


def _plain(written: str) -> str:
    return written.replace("-", "").replace(" ", "").lower()


def _written(text: str) -> set[str]:
    """All tokens of a text, and those with a space before their digits left out (PM 2.5)."""
    return {_plain(token) for form in (text, _SPACED.sub("", text)) for token in _TOKEN.findall(form)}


def _lacking(names: Sequence[Span], there: set[str]) -> dict[str, list[_Name]]:
    """The names that the other text does not have, each once, by their shapes."""
    found: dict[str, dict[str, _Name]] = defaultdict(dict)
    for name in map(_name, names):
        if _plain(name.span.text) not in there:
            found[name.shape].setdefault(_plain(name.span.text), name)
    return {shape: list(some.values()) for shape, some in found.items()}


def _is_read(name: _Name, other: _Name, quantities: Sequence[Quantity]) -> bool:
    """True if a number of the name in which the other differs is a figure of the other's text: 七国集团 for G7."""
    numbers = {run for run, its in zip(name.runs, other.runs, strict=True) if run != its}
    return any(str(one.low) in numbers for one in quantities[:MOST])


def _problem(sides: Sides, one: _Name, other: _Name) -> Discrepancy:
    source, target = (other.span, one.span) if sides.turned else (one.span, other.span)
    message = f'{source.text} is "{target.text}" in the translation'
    return Discrepancy("number-changed", Problem(message, source, target, None, Severity.WARNING))
