"""Which units are for people only: what a person typed is not written over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.servers.mcp.desk import Desk
from toolkit.workspace import OpenCatalog, OpenUnit
from toolkit.workspace.changing import only_people
from toolkit.workspace.edits import MODELS
from toolkit.workspace.journal import by_unit


@dataclass(frozen=True)
class People:
    """What people did in a catalog, as it and the journal of the project say."""

    desk: Desk
    catalog: OpenCatalog

    def reserve(self, one: OpenUnit) -> str:
        """The word of `ONLY_PEOPLE` for a unit that a model may not write into; empty where it may."""
        word = only_people(one.unit)
        return "typed" if not word and one.target and self._saved.get(one.id) == one.target else word

    @cached_property
    def _saved(self) -> dict[str, str]:
        """The translations that a person saved in `toolkit review`, also over a draft whose comment is still there."""
        place = self.desk.project.report_of(self.catalog.path), self.desk.code(self.catalog)
        steps = self.desk.workspace.journal.steps_in(*place)
        last = by_unit(step for step in steps if step.before.target != step.after.target)
        return {key: step.after.target for key, step in last.items() if step.by not in MODELS}
