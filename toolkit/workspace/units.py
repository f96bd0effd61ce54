"""A unit of an open catalog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.catalogs.reviewed import Review, reviews
from toolkit.formats import po
from toolkit.model import State, Unit


@dataclass(frozen=True)
class OpenUnit:
    """One live unit as the file has it now; `index` is its place among the catalog's units, `path` that of the file."""

    unit: Unit
    index: int
    path: str

    @cached_property
    def id(self) -> str:
        """The unit's key, as in every output."""
        return self.unit.key

    def at(self, index: int) -> OpenUnit:
        """The unit, whose id is known already, at another place among the units."""
        moved = OpenUnit(self.unit, index, self.path)
        moved.__dict__["id"] = self.id
        return moved

    @property
    def source(self) -> str:
        """The source text."""
        return self.unit.source

    @property
    def target(self) -> str:
        """The translation, empty where there is none."""
        return self.unit.target

    @property
    def state(self) -> State:
        """How far it is translated."""
        return self.unit.state

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, line by line, directives to the toolkit among them."""
        return self.unit.comments

    @property
    def previous(self) -> str | None:
        """The source that the translation was made for, where it has changed since."""
        return self.unit.previous

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Who has reviewed it, and whether the text is still the one that was reviewed."""
        return reviews(self.unit)

    @property
    def line(self) -> int:
        """The line in which the entry begins, its comments included."""
        return po.line_of(self.unit)

    @property
    def target_line(self) -> int:
        """The line in which the translation begins."""
        return po.locate(self.unit, "target")[0]
