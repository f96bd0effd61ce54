"""Which numbering ranks above which: the order of official documents (GB/T 9704), and what a report does itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.language.numbering import Enumerator

#: Styles of enumerators from the highest to the lowest, with what has none: unnumbered headings, dashes.
ORDER = (
    "part", "chapter", "section", "stem", "roman", "financial", "han", "plain", "article", "han-paren",
    "stem-paren",
    "arabic", "decimal", "decimal-3", "decimal-4", "arabic-paren", "arabic-half", "circled",
    "capital", "letter", "roman-small", "alpha", "roman-paren",
    "ordinal", "each", "is", "dash", "bullet", "bullet-1", "bullet-2",
)  # fmt: skip
#: 第一章 and 第一节 below 壹、: they count there alone.
NAMED, PLAIN = frozenset({"chapter", "section"}), frozenset({"stem", "roman", "financial", "han"})
#: Styles that the highest number of another may be above, though usually they are above it: 贰、甲、 and B. 1.
BELOW = dict.fromkeys(PLAIN, NAMED) | {
    "roman": NAMED | PLAIN, "financial": NAMED | PLAIN, "han": NAMED | PLAIN,
    "han-paren": frozenset({"stem"}), "capital": frozenset({"arabic"}),
}  # fmt: skip
#: Styles that number headings, of which one may be below another's number alone: （甲）… （一）… （乙）….
UPPER = PLAIN | NAMED | {"han-paren", "stem-paren"}
#: What ranks above them: annexes, which begin a part of their own, and headings that a format marks, by their level.
HIGHEST = ("annex", "mark-1", "mark-2", "mark-3", "mark-4", "mark-5", "mark-6")


def ranks(found: Sequence[Enumerator | None], plain: Sequence[int] = ()) -> dict[str, int]:
    """The rank of every style in a report, 0 the highest. `plain` are the places of headings without a number.

    Where a style counts between two numbers of another, and not across them, it ranks below it, whatever their usual
    order. Paragraphs that are numbered through the chapters (第一条, 1.) stay below these.
    """
    order = [*HIGHEST, *ORDER]
    places: dict[str, list[tuple[int, int]]] = {}
    for place, one in enumerate(found):
        if one is not None:
            places.setdefault(one.style, []).append((place, one.value))
    for low in [style for style in ORDER if style in places]:
        above = [style for style in order[: order.index(low)] if style in places]
        for high in above:
            alone = high in UPPER and low in UPPER
            if _is_inside(places[high], places[low], alone=alone) or (
                high in BELOW.get(low, ()) and _is_last(places[high], places[low])
            ):
                order.remove(low)
                order.insert(order.index(high), low)
                break
    if plain:
        _put_plain(order, found, plain, places)
    return {style: rank for rank, style in enumerate(order)}


def _put_plain(
    order: list[str],
    found: Sequence[Enumerator | None],
    plain: Sequence[int],
    places: dict[str, list[tuple[int, int]]],
) -> None:
    """Headings without a number are above numbers that begin right below one of them and end before the next."""
    outer = [(place, number) for number, place in enumerate(plain)]
    for place in plain:
        one = found[place + 1] if place + 1 < len(found) else None
        if one is None or one.value != 1 or one.style not in PLAIN or order.index(one.style) > order.index("plain"):
            continue
        if _is_inside(places[one.style], outer, alone=False):
            order.remove("plain")
            order.insert(order.index(one.style), "plain")


def _is_inside(inner: Sequence[tuple[int, int]], outer: Sequence[tuple[int, int]], *, alone: bool) -> bool:
    """Whether one style begins at 1 between two successive numbers of another, and counts on without passing it.

    It counts on, or begins anew; with `alone` one number is enough.
    """
    ones = [place for place, value in inner if value == 1]
    others = [place for place, _ in outer]
    begins = any(_between(ones, before, after) for before, after in _steps(outer))
    passed = [_between(others, before, after) for before, after in _steps(inner)]
    return begins and not any(passed) and (alone or bool(passed) or len(ones) > 1)


def _is_last(inner: Sequence[tuple[int, int]], outer: Sequence[tuple[int, int]]) -> bool:
    """Whether one style begins after the second number of another, or right below one, which never begins again."""
    first, value = inner[0]
    before = [one for one in outer if one[0] < first]
    below = before and (before[-1][1] > 1 or (before[-1][0] + 1, value) == (first, 1))
    return bool(below) and all(value > 1 for place, value in outer if place > first)


def _steps(numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of successive numbers of a style."""
    for (before, value), (after, following) in pairwise(numbers):
        if following == value + 1:
            yield before, after


def _between(places: Sequence[int], before: int, after: int) -> bool:
    return bisect_left(places, before) < bisect_left(places, after)
