"""A known translation with the figures of another text."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.enumerators import renumbered_texts
from toolkit.catalogs.figures import carry, only_figures_changed
from toolkit.model import Translation


@dataclass(frozen=True, slots=True)
class Adapted:
    """The target with the new figures, None where one of them is not certain, and the figures that differ.

    A change without `new_target` is one that is not certain. `draft` is the target with those that are.
    """

    target: str | None
    changes: tuple[FigureChange, ...]
    draft: str


def adapt(known: Translation, text: str, source_language: str = "zh", target_language: str = "en") -> Adapted | None:
    """The known target with the figures of `text`; None if the known source differs in more than figures, or in none.

    >>> known = Translation("完成投资3145亿元。", "Investment was 314.5 billion yuan.", Origin("report.po"))
    >>> adapt(known, "完成投资3320亿元。").target
    'Investment was 332 billion yuan.'
    """
    languages = source_language, target_language
    renumbered = renumbered_texts(known.source, text, known.target, languages)
    old, new, target = (known.source, text, known.target)
    begun: tuple[FigureChange, ...] = ()
    if renumbered:
        old, new, target, begun = renumbered.old, renumbered.new, renumbered.target, (renumbered.change,)
    pairs = only_figures_changed(old, new, source_language)
    if pairs:
        carried = carry(old, new, target, pairs, languages)
        target, begun = carried.target, begun + carried.changes
    elif not renumbered or old != new:
        return None
    return Adapted(target if all(change.new_target for change in begun) else None, begun, target)
