"""The units of one report in one language, as a catalog file holds them."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.errors import InputError
from toolkit.model.unit import Unit


def is_header(unit: Unit) -> bool:
    """Whether an entry is the catalog's header: the one with an empty source and no context."""
    return not unit.source and unit.context is None and not unit.obsolete


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every entry of a catalog in file order: the header (normally first), live and obsolete units.

    `charset`, `bom` and `newline` are the file's own. `tail` is what stands after the last entry. `errors` is filled
    only by a recovering parse: what could not be read, while `entries` holds all that could.
    """

    entries: tuple[Unit, ...]
    path: str = ""
    charset: str = "UTF-8"
    bom: bool = False
    newline: str = "\n"
    tail: str = field(default="", repr=False)
    errors: tuple[InputError, ...] = ()

    @property
    def header(self) -> Unit | None:
        """The header entry, None where there is none."""
        return next((entry for entry in self.entries if is_header(entry)), None)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The live units in file order: neither the header nor obsolete ones."""
        return tuple(entry for entry in self.entries if not entry.obsolete and not is_header(entry))

    @property
    def obsolete(self) -> tuple[Unit, ...]:
        """The obsolete units in file order."""
        return tuple(entry for entry in self.entries if entry.obsolete)

    @property
    def fields(self) -> dict[str, str]:
        """The header's fields in file order; of a repeated one the last."""
        header = self.header
        lines = header.target.split("\n") if header else []
        pairs = (line.partition(":") for line in lines)
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}

    @property
    def language(self) -> str:
        """The `Language` header, empty where there is none."""
        return self.fields.get("Language", "")
