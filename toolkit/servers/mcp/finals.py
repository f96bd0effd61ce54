"""What is found in a draft as if it were final: checks of a whole catalog look at final translations only."""

from __future__ import annotations

from pathlib import Path

from toolkit.drafting.drafts import with_drafts
from toolkit.model import Finding, State
from toolkit.workspace import OpenCatalog, OpenUnit

#: Checks whose finding the state says already.
OF_STATE = frozenset({"untranslated", "needs-review"})


class Finals:
    """Copies of open catalogs, each with one unit made final; kept, since the next look at one takes little then."""

    def __init__(self) -> None:
        self._copies: dict[Path, OpenCatalog] = {}

    def renew(self) -> None:
        """Forget all, since the settings or the glossary have changed."""
        self._copies.clear()

    def findings(self, catalog: OpenCatalog, one: OpenUnit, target: str) -> tuple[Finding, ...]:
        """All that is found in a unit with this translation as a final one, also beside the rest of its catalog."""
        if (one.target, one.state) == (target, State.TRANSLATED) or not target:
            catalog.outcome()
            return _told(catalog.findings(one.id))
        data = with_drafts(catalog.catalog, {one.id: target})
        copy = self._copies.get(catalog.path)
        if copy is None:
            copy = self._copies[catalog.path] = catalog.beside(data)
            copy.outcome()
            catalog.kept.learn(copy.kept)
        else:
            copy.update(data)
            copy.outcome()
        return _told(copy.findings(one.id))


def _told(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.check not in OF_STATE)
