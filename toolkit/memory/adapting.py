"""A known translation with the figures of another text."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.figures import carry, only_figures_changed
from toolkit.model import Translation


@dataclass(frozen=True, slots=True)
class Adapted:
    """The target with the new figures, None where one of them is not certain, and the figures that differ.

    A change without `new_target` is one that is not certain.
    """

    target: str | None
    changes: tuple[FigureChange, ...]


def adapt(known: Translation, text: str, source_language: str = "zh", target_language: str = "en") -> Adapted | None:
    """The known target with the figures of `text`; None if the known source differs in more than figures, or in none.

    >>> known = Translation("完成投资3145亿元。", "Investment was 314.5 billion yuan.", Origin("report.po"))
    >>> adapt(known, "完成投资3320亿元。").target
    'Investment was 332 billion yuan.'
    """
    pairs = only_figures_changed(known.source, text, source_language)
    if not pairs:
        return None
    carried = carry(known.target, pairs, target_language)
    certain = all(change.new_target for change in carried.changes)
    return Adapted(carried.target if certain else None, carried.changes)
