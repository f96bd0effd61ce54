"""Which lengths of phrase are worth looking up at a place, told by the part of it that stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Phrase = TypeVar("Phrase", bound=Sequence[str])


def lengths_by(part: Callable[[Phrase], str], phrases: Iterable[Phrase]) -> dict[str, tuple[int, ...]]:
    """How many characters or words the phrases have that share a `part` of theirs, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[part(phrase)].add(len(phrase))
    return {shared: tuple(sorted(lengths, reverse=True)) for shared, lengths in found.items()}
