"""Find which lengths of phrase to look up at a place, by the part of the phrase that is there."""

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
