"""What becomes of a unit whose paragraph was renumbered, edited, split or joined: the old translation carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.catalogs.changes import Change, ChangeKind, Rules
from toolkit.catalogs.entries import described, for_review
from toolkit.catalogs.enumerators import renumbered_texts
from toolkit.catalogs.footnotes import with_added
from toolkit.catalogs.listed_figures import listing, without_figures
from toolkit.catalogs.split_translation import Share, comments_of, join
from toolkit.model import Unit


def edited(unit: Unit, old: Unit, rules: Rules) -> Change:
    """A paragraph with one predecessor: renumbered, with new figures, or worded anew."""
    now = described(replace(old, source=unit.source), unit, rules.hints)
    if not old.target:
        return Change(ChangeKind.EDITED, now, (old,))
    languages = rules.source_language, rules.target_language
    renumbered = renumbered_texts(old.source, unit.source, old.target, languages, rules.numbering)
    if renumbered and renumbered.old == renumbered.new:
        if renumbered.change.new_target:
            return Change(ChangeKind.RENUMBERED, replace(now, target=renumbered.target), (old,))
        return Change(ChangeKind.RENUMBERED, for_review(now, old.previous or old.source), (old,))
    if old.previous is None and old.plural is None:
        from toolkit.catalogs.figures import carry, only_figures_changed  # with all that compares figures

        texts = (
            (renumbered.old, renumbered.new, renumbered.target) if renumbered else (old.source, unit.source, old.target)
        )
        pairs = only_figures_changed(*texts[:2], rules.source_language)
        if pairs:
            carried = carry(*texts, pairs, languages)
            changes = (*((renumbered.change,) if renumbered else ()), *carried.changes)
            comments = (*without_figures(old, rules), listing(changes))
            now = replace(for_review(now, old.source), target=carried.target, comments=comments)
            return Change(ChangeKind.NUMBERS, now, (old,), changes)
    previous = old.previous or old.source
    return Change(ChangeKind.EDITED, for_review(now, previous if previous != unit.source else None), (old,))


def split(unit: Unit, old: Unit, shares: Sequence[Share], place: int, rules: Rules) -> Change:
    """One part of a paragraph: its share of the old target, and the comments that belong to it."""
    share = shares[place]
    comments = comments_of(place, old.comments, [one.source + one.target for one in shares])
    now = replace(unit, target=share.target, flags=old.flags, comments=comments)
    now = described(now, unit, rules.hints)
    if not share.target:
        return Change(ChangeKind.SPLIT, now, (old,))
    return Change(ChangeKind.SPLIT, for_review(now, old.previous or old.source), (old,))


def joined(unit: Unit, olds: Sequence[Unit], rules: Rules) -> Change:
    """A paragraph made of several: their targets one after the other, and all their comments."""
    target = join([old.target for old in olds], rules.target_language)
    comments: tuple[str, ...] = ()
    for old in olds:
        comments = with_added(comments, old.comments)
    flags = tuple(dict.fromkeys(flag for old in olds for flag in old.flags))
    now = described(replace(unit, target=target, comments=comments, flags=flags), unit, rules.hints)
    if not target:
        return Change(ChangeKind.JOINED, now, tuple(olds))
    previous = join([old.previous or old.source for old in olds], rules.source_language)
    return Change(ChangeKind.JOINED, for_review(now, previous), tuple(olds))
