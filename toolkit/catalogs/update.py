"""Bring a catalog up to date with a revised report, and list what happened to each unit.

Exact sources match first, live or obsolete; then split, joined, renumbered and edited ones (`pairing`); the rest is
new or gone. What has no target then is filled from the memory. An entry that needs no change is the very same object
afterwards, so it keeps every byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.catalogs.changes import Change, ChangeKind, Rules, Update
from toolkit.catalogs.entries import buried, described, without_duplicates
from toolkit.catalogs.filling import filled
from toolkit.catalogs.listed_figures import reviewed
from toolkit.catalogs.order import after, in_order
from toolkit.catalogs.pairing import Pairing, Paragraph, pair
from toolkit.catalogs.revising import edited, joined, split
from toolkit.catalogs.split_translation import Share, share_out
from toolkit.errors import InputError
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

#: A catalog with at least this many live units and no paragraph of the report belongs to another report.
FOREIGN = 3
#: So does one of whose live units fewer than one in this many became a paragraph of the report.
FEW = 5


def update(catalog: Catalog, template: Sequence[Unit], rules: Rules) -> Update:
    """Bring a catalog up to date with a report's units. Raises InputError for the catalog of another report."""
    return _Updater(catalog, template, rules).run()


def update_template(catalog: Catalog, template: Sequence[Unit]) -> Catalog:
    """Bring a template up to date: keep its header and all units with a comment or a target."""
    old = {unit.source: unit for unit in catalog.entries if not is_header(unit)}
    wanted = {unit.source for unit in template}
    entries = [described(old[unit.source], unit, None) if unit.source in old else unit for unit in template]
    rest = [unit for unit in old.values() if unit.source not in wanted and (unit.comments or unit.target)]
    header = [unit for unit in catalog.entries if is_header(unit)]
    return replace(catalog, entries=(*header, *entries, *(buried(unit) for unit in rest)))


class _Updater:
    """One update under way: which unit of the template comes from which old ones."""

    def __init__(self, catalog: Catalog, template: Sequence[Unit], rules: Rules) -> None:
        self.catalog, self.template, self.rules = catalog, template, rules
        self.old = catalog.units
        self.obsolete = catalog.obsolete
        self.from_live: dict[int, int] = {}
        self.from_obsolete: dict[int, int] = {}
        self.pairing = Pairing()
        self.shares: dict[int, tuple[Share, ...]] = {}
        self.new: list[int] = []
        self.lost: list[int] = []

    def run(self) -> Update:
        """Match, then write down what follows."""
        self._match_exactly()
        anchors = in_order(self.from_live)
        self._match_the_rest(anchors)
        self._refuse_another_report()
        changes = [*(filled(change, self.rules) for change in self._live(anchors)), *self._gone()]
        entries = [unit for unit in self.catalog.entries if is_header(unit)]
        entries += [change.unit for change in changes if change.unit and not change.unit.obsolete]
        used = set(self.from_obsolete.values())
        entries += [unit for number, unit in enumerate(self.obsolete) if number not in used]
        entries += [change.unit for change in changes if change.unit and change.unit.obsolete]
        return Update(replace(self.catalog, entries=tuple(without_duplicates(entries))), tuple(changes))

    def _match_exactly(self) -> None:
        live: dict[str, int] = {}
        for number, unit in enumerate(self.old):
            live.setdefault(unit.source, number)
        buried: dict[str, int] = {}
        for number, unit in enumerate(self.obsolete):
            if unit.source not in buried or (unit.target and not self.obsolete[buried[unit.source]].target):
                buried[unit.source] = number
        for number, unit in enumerate(self.template):
            if unit.source in live:
                self.from_live[number] = live[unit.source]
            elif unit.source in buried:
                self.from_obsolete[number] = buried[unit.source]

    def _match_the_rest(self, anchors: dict[int, int]) -> None:
        taken = set(self.from_live.values())
        self.new = [n for n in range(len(self.template)) if n not in self.from_live and n not in self.from_obsolete]
        self.lost = [n for n in range(len(self.old)) if n not in taken]
        if not self.new or not self.lost:
            return
        after_new = after(len(self.template), {n: n for n in anchors})
        after_old = after(len(self.old), {old: n for n, old in anchors.items()})
        new = [Paragraph(self.template[n].source, n, after_new[n]) for n in self.new]
        lost = [Paragraph(self.old[n].source, n, after_old[n]) for n in self.lost]
        sample = [unit.source for unit in self.old]
        self.pairing = pair(new, lost, sample, self.rules.source_language)

    def _refuse_another_report(self) -> None:
        if len(self.old) < FOREIGN or not self.template or self.from_live or self.from_obsolete:
            return
        found = len(self.pairing.edited) + len(self.pairing.split) + len(self.pairing.joined)
        ours = set(self.template[0].references)
        named = {reference for unit in self.old for reference in unit.references}
        if found * FEW < len(self.old) and named and not named & ours:
            message = f"is the catalog of {min(named)}, not of {min(ours)}: it has none of that report's paragraphs"
            raise InputError(f"{message}; move it away to let update create a new one", path=self.catalog.path)

    def _live(self, anchors: dict[int, int]) -> Iterator[Change]:
        parts = {part: (whole, place) for whole, ps in self.pairing.split.items() for place, part in enumerate(ps)}
        numbers = {position: number for number, position in enumerate(self.new)}
        for position, unit in enumerate(self.template):
            if position in self.from_live:
                kind = ChangeKind.KEPT if position in anchors else ChangeKind.MOVED
                old = self.old[self.from_live[position]]
                yield Change(kind, self._kept(old, unit), (old,))
            elif position in self.from_obsolete:
                old = self.obsolete[self.from_obsolete[position]]
                yield Change(
                    ChangeKind.RETURNED, described(replace(old, obsolete=False), unit, self.rules.hints), (old,)
                )
            else:
                number = numbers[position]
                if number in parts:
                    yield self._split(unit, *parts[number])
                elif number in self.pairing.joined:
                    olds = [self.old[self.lost[part]] for part in self.pairing.joined[number]]
                    yield joined(unit, olds, self.rules)
                elif number in self.pairing.edited:
                    yield edited(unit, self.old[self.lost[self.pairing.edited[number]]], self.rules)
                else:
                    yield Change(ChangeKind.NEW, described(replace(unit, origin=None), unit, self.rules.hints))

    def _gone(self) -> Iterator[Change]:
        found = {*self.pairing.split, *self.pairing.edited.values()}
        found |= {lost for ones in self.pairing.joined.values() for lost in ones}
        for number, position in enumerate(self.lost):
            if number not in found:
                old = self.old[position]
                worth = old.target or old.comments or any(old.plural_targets)
                yield Change(ChangeKind.GONE, buried(old) if worth else None, (old,))

    def _kept(self, old: Unit, unit: Unit) -> Unit:
        return described(reviewed(old, self.rules), unit, self.rules.hints)

    def _split(self, unit: Unit, whole: int, place: int) -> Change:
        old = self.old[self.lost[whole]]
        if whole not in self.shares:
            parts = [self.template[self.new[part]].source for part in self.pairing.split[whole]]
            rules = self.rules
            self.shares[whole] = share_out(old.source, old.target, parts, rules.source_language, rules.target_language)
        return split(unit, old, self.shares[whole], place, self.rules)
