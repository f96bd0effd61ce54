"""A catalog: the units of one report in one language, as its file lists them."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.errors import InputError
from toolkit.model.unit import Unit


def is_header(unit: Unit) -> bool:
    """True for the catalog's header: the entry with an empty source and no context."""
    return not unit.source and unit.context is None and not unit.obsolete


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every entry of a catalog in file order: the header (normally first), live units and obsolete units.

    `charset`, `bom` and `newline` describe the file. `tail` is the text after the last entry. Only a recovering parse
    fills `errors`: it lists what could not be read, and `entries` holds everything that could.
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
        """The header entry, or None."""
        return next((entry for entry in self.entries if is_header(entry)), None)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The live units in file order, without the header."""
        return tuple(entry for entry in self.entries if not entry.obsolete and not is_header(entry))

    @property
    def obsolete(self) -> tuple[Unit, ...]:
        """The obsolete units in file order."""
        return tuple(entry for entry in self.entries if entry.obsolete)

    @property
    def fields(self) -> dict[str, str]:
        """The header's fields in file order. The last value of a repeated field wins."""
        header = self.header
        lines = header.target.split("\n") if header else []
        pairs = (line.partition(":") for line in lines)
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}

    @property
    def language(self) -> str:
        """The `Language` field of the header, or an empty string."""
        return self.fields.get("Language", "")
