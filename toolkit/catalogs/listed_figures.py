"""The comments that a translator no longer needs once a unit is reviewed: the list of changed figures, and where the
target comes from.

Only what the toolkit wrote goes: a list with a word of a person in it stays, and so does every line below one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.catalogs.changes import FigureChange, Rules
from toolkit.catalogs.provenance import is_provenance
from toolkit.language.registry import read_quantities
from toolkit.model import State, Unit

#: Begins the comment that lists changed figures.
FIGURES = "toolkit: figures "
#: An enumerator is at most so long.
ENUMERATOR = 6

_CHANGE = r"[^;→]+→[^;→]+ \((?:not put in|[^;→]+ → [^;→]+)\)"
_LIST = re.compile(rf"{re.escape(FIGURES)}{_CHANGE}(?:; {_CHANGE})*")
_PARTS = re.compile(r"(?P<old>[^;→]+)→(?P<new>[^;→]+) \((?:not put in|(?P<was>[^;→]+) → (?P<now>[^;→]+))\)(?:; |$)")


def listing(changes: Sequence[FigureChange]) -> str:
    """The comment that lists changes."""
    return FIGURES + "; ".join(str(change) for change in changes)


def is_list(comment: str) -> bool:
    """Whether a comment has the form of a whole list."""
    return _LIST.fullmatch(comment) is not None


def reviewed(unit: Unit, rules: Rules) -> Unit:
    """The unit without these comments, once a translator has reviewed it."""
    if unit.state is not State.TRANSLATED:
        return unit
    kept = _without(unit.comments, lambda comment: is_provenance(comment) or _is_ours(comment, unit, rules))
    return unit if kept == unit.comments else replace(unit, comments=kept)


def without_figures(unit: Unit, rules: Rules) -> tuple[str, ...]:
    """The comments of a unit without the lists of its changed figures."""
    return _without(unit.comments, lambda comment: _is_ours(comment, unit, rules))


def _without(comments: Sequence[str], is_ours: Callable[[str], bool]) -> tuple[str, ...]:
    """The comments without some of them; a comment that did not belong to the one above still does not."""
    kept: list[str] = []
    dropped = False
    for comment in comments:
        if is_ours(comment):
            dropped = True
            continue
        if dropped and comment.strip() and kept and kept[-1].strip() and not comment.startswith("toolkit:"):
            kept.append("")
        kept.append(comment)
        dropped = False
    return tuple(kept)


def _is_ours(comment: str, unit: Unit, rules: Rules) -> bool:
    """Whether a comment is a list that the toolkit wrote: new figures occur in the source, all others are figures."""
    if not comment.startswith(FIGURES) or not is_list(comment):
        return False
    return all(
        found["new"] in unit.source
        and _is_figure(found["old"], rules.source_language)
        and all(text in unit.target or _is_figure(text, rules.target_language) for text in _targets(found))
        for found in _PARTS.finditer(comment, len(FIGURES))
    )


def _targets(found: re.Match[str]) -> Iterator[str]:
    yield from (found[name] for name in ("was", "now") if found[name])


def _is_figure(text: str, language: str) -> bool:
    """Whether a text is a figure and nothing else, or as short as an enumerator."""
    if len(text) <= ENUMERATOR:
        return True
    return any((one.start, one.end) == (0, len(text)) for one in read_quantities(text, language))
