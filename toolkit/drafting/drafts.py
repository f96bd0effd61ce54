"""The catalog that drafts are examined in: as people left it, without the drafts of models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.catalogs.provenance import is_draft
from toolkit.formats import po
from toolkit.model import Catalog, Finding, State, Unit
from toolkit.workspace import OpenCatalog, Workspace


class DraftView:
    """A copy of an open catalog. `earlier` are the drafts that it has from earlier runs, by the ids of their units."""

    def __init__(self, workspace: Workspace, catalog: OpenCatalog) -> None:
        self.earlier = {one.id: one.target for one in catalog.units if is_draft(one.unit)}
        self._catalog = catalog.catalog
        self._empty: dict[str, str] = dict.fromkeys(self.earlier, "")
        self.base = workspace.buffer(catalog.path, with_drafts(self._catalog, self._empty))

    def examine(self, key: str, text: str, drafts: Mapping[str, str]) -> tuple[Finding, ...]:
        """What a final translation would be found to have, if these drafts beside it were final too."""
        return self.base.examine(key, text, State.TRANSLATED, others=drafts).findings

    def look(self, drafts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
        """All that is found in these units if the drafts were final: what needs the whole catalog is among it.

        From then on the catalog has these drafts; what was found in a text before is not sought again.
        """
        self.base.update(with_drafts(self._catalog, {**self._empty, **drafts}))
        self.base.outcome()
        return {key: self.base.findings(key) for key in drafts}

    def needs_whole(self, finding: Finding) -> bool:
        """True for what no unit alone can be found to have, such as two wordings of one term."""
        check = self.base.kept.checks[finding.check]
        return check.catalog is not None and check.reach is None


def with_drafts(catalog: Catalog, drafts: Mapping[str, str]) -> bytes:
    """The file of a catalog with these drafts, by the ids of their units, as final translations; an empty one empties
    its unit.
    """

    def drafted(unit: Unit) -> Unit:
        target = drafts.get(unit.key)
        if target is None or unit.obsolete:
            return unit
        return replace(unit, target=target, state=State.TRANSLATED if target else State.INITIAL)

    return po.serialize(replace(catalog, entries=tuple(map(drafted, catalog.entries))))
