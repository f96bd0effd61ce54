"""Words beside a figure that the words beside its counterpart contradict, by the rows of the pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.dates import fields
from toolkit.language.figures.pair import Contrast
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity, QuantityKind

#: Characters on each side of a figure that are looked at.
_LEFT_REACH, _RIGHT_REACH = 24, 160
#: Both begin with a set of signs, which is found quickly. A clause that only says after what or by what (调整后，
#: 按现价计算，) belongs to the next one.
_CLAUSE = re.compile("[，。；！？\n\t](?<![后价]，)(?<!(?:比较|计算|[价义]计)，)")
_SENTENCE = re.compile(r"[.;!?\n\t](?:(?<=[\n\t])|\s)")

#: The rows of this name tell nothing of two times that have their half of the day: the end in 上午10点至12点30分.
_HALVES_OF_DAY = "morning and evening"


def contrasted(sides: Sides, matches: Sequence[Match]) -> list[Discrepancy]:
    """The contradictions that a row of the pair tells; each row at most once."""
    rows = _rows(sides) if matches else []
    return list(_contrasted(sides, matches, rows)) if rows else []


def _contrasted(sides: Sides, matches: Sequence[Match], rows: list[Contrast]) -> Iterator[Discrepancy]:
    figures = sides.left
    for match in matches:
        left = figures[match.left]
        if left.weak:
            continue
        dated = bool(left.date) or left.kind is QuantityKind.YEAR
        clause = _around(sides.left_plain, left, _CLAUSE, _LEFT_REACH)
        for row in rows[:]:
            said = row.left.search(clause) if not (dated and row.check == "basis-mismatch") else None
            if said is None or (row.unless is not None and row.unless.search(clause)):
                continue
            words = _contradicting(sides, match.right, row)
            if words and not (row.name.startswith(_HALVES_OF_DAY) and _has_half(left, sides.right[match.right])):
                rows.remove(row)
                yield _problem(sides, match, row, (said.group(), f'"{words}"'))


def _has_half(left: Quantity, right: Quantity) -> bool:
    """True if both figures are times that say their half of the day."""
    return left.date[:1] == right.date[:1] == "T" and "half" in fields(left) and "half" in fields(right)


def _rows(sides: Sides) -> list[Contrast]:
    """The rows whose left words are somewhere in the left text, and what contradicts them in the right one."""
    left, pair = sides.left_plain, sides.pair
    places: set[int] = set()
    for pattern, known in pair.contrast_cues:
        for cue in known.keys() & pattern.findall(left):
            places.update(known[cue])
    if not places:
        return []
    right, contrasts = sides.right_text, pair.contrasts
    small = right.lower()
    rows = [row for at in sorted(places) if (row := contrasts[at]).against.may_match(small)]
    return [row for row in rows if row.left.search(left) and row.against.search(right)]


def _contradicting(sides: Sides, at: int, row: Contrast) -> str:
    """The words beside the right figure that contradict the row's; empty where there are none."""
    right = sides.right[at]
    sentence = _around(sides.right_text, right, _SENTENCE, _RIGHT_REACH)
    found = row.against.search(_beside(sides, at, row.near) if row.near else sentence)
    return found.group() if found is not None and row.confirming.search(sentence) is None else ""


def _beside(sides: Sides, at: int, reach: int) -> str:
    """The text around a right figure, as far as its sentence and the figures beside it."""
    right, text = sides.right[at], sides.right_text
    since = sides.right[at - 1].end if at else 0
    until = sides.right[at + 1].start if at + 1 < len(sides.right) else len(text)
    before = _SENTENCE.split(text[max(since, right.start - reach) : right.start])[-1]
    after = _SENTENCE.split(text[right.end : min(until, right.end + reach)])[0]
    return f"{before}{right.text}{after}"


def _problem(sides: Sides, match: Match, row: Contrast, said: tuple[str, str]) -> Discrepancy:
    left, right = sides.left[match.left], sides.right[match.right]
    figure, _ = sides.roles(left, right)
    ours, theirs = said[::-1] if sides.turned else said
    message = f"{ours} is said of {figure.text}, but {theirs} in the translation"
    return Discrepancy(row.check, sides.problem(message, left, right))


def _around(text: str, quantity: Quantity, end: re.Pattern[str], reach: int) -> str:
    """The text around a figure, as far as its clause or sentence goes."""
    before = end.split(text[max(0, quantity.start - reach) : quantity.start])[-1]
    after = end.split(text[quantity.end : quantity.end + reach])[0]
    return f"{before}{quantity.text}{after}"
