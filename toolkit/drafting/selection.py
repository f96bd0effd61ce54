"""Which units of a catalog are drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.catalogs.provenance import is_refused
from toolkit.errors import InputError
from toolkit.model import Unit
from toolkit.project.files import display
from toolkit.workspace import OpenCatalog


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of the units to draft in the order of the catalog, and how many without a translation are left alone:
    those whose draft a person has emptied, those with plural forms, and those beyond the limit.
    """

    ids: tuple[str, ...]
    refused: int = 0
    plural: int = 0
    beyond: int = 0


def selected(catalog: OpenCatalog, ids: Sequence[str] = (), limit: int | None = None) -> Selection:
    """The units of these ids, else all without a translation. Raises InputError for an id that cannot be drafted."""
    if ids:
        wanted = {_drafted(catalog, key) for key in ids}
        found = [one.id for one in catalog.units if one.id in wanted]
        return Selection(tuple(found[:limit]), beyond=len(found) - len(found[:limit]))
    empty = [one for one in catalog.units if not any(one.unit.targets)]
    plurals = [one for one in empty if one.unit.plural is not None]
    refused = [one for one in empty if one.unit.plural is None and is_refused(one.unit)]
    found = [one.id for one in empty if one.unit.plural is None and not is_refused(one.unit)]
    return Selection(tuple(found[:limit]), len(refused), len(plurals), len(found) - len(found[:limit]))


def _drafted(catalog: OpenCatalog, key: str) -> str:
    one = catalog.unit(key)
    if why := _unfit(one.unit):
        raise InputError(f"unit {key} {why}", path=display(catalog.path), line=one.target_line)
    return key


def _unfit(unit: Unit) -> str:
    if any(unit.targets):
        return "has a translation; empty it first to have it drafted"
    return "has plural forms, which are for a person to translate" if unit.plural is not None else ""
