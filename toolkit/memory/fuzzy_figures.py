"""The figures of a text put into a known translation of a similar one.

A figure of the known source is the text's if the same words are around it. With the text's figures in their places the
known source differs from itself in figures only, and its translation is adapted as any other is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from toolkit.language.registry import read_quantities
from toolkit.memory.adapting import Adapted, adapt
from toolkit.model import Quantity, Translation

#: Characters right before and right after a figure that must be the same, unless the text begins or ends there.
BEFORE, AFTER = 2, 1
#: Longer texts are not compared: the time grows with the product of their lengths.
LONGEST = 1500

#: A character or a figure, as what it counts, with the figure itself.
_Token = tuple[object, Quantity | None]


def adapt_similar(known: Translation, text: str, source_language: str, target_language: str) -> Adapted | None:
    """The known translation with those figures of a similar text that are certain; None if there are none.

    >>> known = Translation("2021年，完成投资3亿元。", "In 2021, investment was 300 million yuan.", Origin("report.po"))
    >>> adapt_similar(known, "2022年，我们扎实推进，完成投资4亿元。", "zh", "en").draft
    'In 2022, investment was 400 million yuan.'
    """
    source = _with_figures_of(known.source, text, source_language)
    if source == known.source:
        return None
    adapted = adapt(known, source, source_language, target_language)
    return replace(adapted, target=None) if adapted and any(one.new_target for one in adapted.changes) else None


def _with_figures_of(old: str, new: str, language: str) -> str:
    """The old text with the figures that the new one has in the same words."""
    if max(len(old), len(new)) > LONGEST:
        return old
    before, after = _tokens(old, language), _tokens(new, language)
    parts: list[str] = []
    at = 0
    for ours, theirs in _shared(before, after):
        parts += [old[at : ours.start], theirs.text]
        at = ours.end
    return "".join([*parts, old[at:]])


def _tokens(text: str, language: str) -> list[_Token]:
    """The figures, and the characters between them."""
    found: list[_Token] = []
    at = 0
    for one in read_quantities(text, language, marks=True):
        found += [(character, None) for character in text[at : one.start]]
        found.append(((one.kind, one.unit, one.hedge), one))
        at = one.end
    return [*found, *((character, None) for character in text[at:])]


def _shared(before: Sequence[_Token], after: Sequence[_Token]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of both sides that are in the same words, in order."""
    matcher = SequenceMatcher(None, [one for one, _ in before], [one for one, _ in after], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        for place in range(size):
            ours, theirs = before[i + place][1], after[j + place][1]
            if ours and theirs:
                here, there = _around(before, i + place), _around(after, j + place)
                if here is not None and here == there:
                    yield ours, theirs


def _around(tokens: Sequence[_Token], place: int) -> tuple[object, ...] | None:
    """The characters around a figure; None if another figure is among them."""
    words = [*tokens[max(0, place - BEFORE) : place], *tokens[place + 1 : place + 1 + AFTER]]
    if any(figure for _, figure in words):
        return None
    return place < BEFORE, place + AFTER >= len(tokens), *(word for word, _ in words)
