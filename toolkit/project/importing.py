"""Taking what reviewers changed in a copy back into its catalog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from toolkit import __version__
from toolkit.catalogs.copies import Returned, ReturnKind, returned
from toolkit.errors import InputError
from toolkit.formats import copies, po
from toolkit.model import Catalog, ReviewCopy, State, Unit
from toolkit.model.language_codes import primary
from toolkit.model.plural import plural
from toolkit.project.files import Write, display, only_writer, read, refuse_stream, write_all
from toolkit.project.formatting import as_fmt
from toolkit.project.layout import Project

#: Bytes of the largest file that is read; 5,000 units with everything have some twenty million.
LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does: each row's fate, lines for a person, and what could not be read. `write` is what the
    catalog will hold, None where nothing changes.
    """

    report: str
    language: str
    path: Path
    rows: tuple[Returned, ...]
    remarks: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    errors: tuple[InputError, ...] = ()
    write: Write | None = None

    @property
    def counts(self) -> dict[ReturnKind, int]:
        """How many rows there are of each kind, every kind present."""
        counted = Counter(row.kind for row in self.rows)
        return {kind: counted[kind] for kind in ReturnKind}

    @property
    def left(self) -> bool:
        """True if somebody's work was not taken."""
        return bool(self.not_taken) or any(row.left for row in self.rows)


def import_copy(project: Project, source: Path, *, as_reviewed: bool = False, dry_run: bool = False) -> Imported:
    """Take the changes of a copy into its catalog, or with `dry_run` only work them out.

    Raises InputError where the file or the catalog cannot be read, or the file belongs to no catalog here.
    """
    copy = _of_omegat(copies.parse(_content(source), display(source)), source)
    if dry_run:
        return _imported(project, copy, as_reviewed=as_reviewed)
    with only_writer(project.root):
        done = _imported(project, copy, as_reviewed=as_reviewed)
        write_all([done.write] if done.write else [])
    return done


def _content(source: Path) -> bytes:
    if source.is_file() and (size := source.stat().st_size) > LARGEST:
        message = f"has {size // 1_000_000:,} million bytes, more than any review copy; it was not read"
        raise InputError(message, path=display(source))
    return read(source)


def _of_omegat(copy: ReviewCopy, source: Path) -> ReviewCopy:
    """The copy of a file in the folder `target` of an OmegaT project: what was exported is in the folder `source`."""
    exported = source.absolute().parent.parent / "source" / source.name
    if source.absolute().parent.name != "target" or source.suffix != ".po" or not exported.is_file():
        return copy
    targets = {unit.key: unit.target for unit in po.parse(read(exported), display(exported)).units}
    return replace(copy, rows=tuple([replace(row, exported=targets.get(row.unit)) for row in copy.rows]))


def _imported(project: Project, copy: ReviewCopy, *, as_reviewed: bool) -> Imported:
    place = _place(project, copy)
    data = _catalog_bytes(place.path)
    catalog = po.parse(data, display(place.path))
    if copy.digest == sha256(data).hexdigest():
        copy = _with_exported(copy, catalog)
    rows = tuple(returned(catalog, copy.rows, as_reviewed=as_reviewed))
    changed = [(row.unit, row.new) for row in rows if row.unit is not None and row.new is not None]
    new = po.serialize(po.replace(catalog, [(old, as_fmt(unit)) for old, unit in changed])) if changed else data
    return Imported(
        place.report,
        place.language,
        place.path,
        rows,
        (*place.remarks, *_remarks(copy, rows, data, place.path, as_reviewed=as_reviewed)),
        copy.not_taken,
        copy.errors,
        Write(place.path, new, data) if new != data else None,
    )


def _with_exported(copy: ReviewCopy, catalog: Catalog) -> ReviewCopy:
    """The copy of a catalog that is as it was then: what it holds is what was exported."""
    targets = {unit.key: unit.target for unit in catalog.units}
    rows = [row if row.exported is not None else replace(row, exported=targets.get(row.unit)) for row in copy.rows]
    return replace(copy, rows=tuple(rows))


def _remarks(
    copy: ReviewCopy, rows: Sequence[Returned], data: bytes, path: Path, *, as_reviewed: bool
) -> Iterator[str]:
    yield from copy.remarks
    if copy.version and copy.version != __version__:
        yield f"was exported by toolkit {copy.version}; this is {__version__}"
    if copy.digest and copy.digest != sha256(data).hexdigest():
        yield f"{display(path)} has changed since the export; only what still is as it was then is replaced"
    if any(row.kind is ReturnKind.CONFLICT and row.row.exported is None for row in rows):
        yield "does not say what was exported; a target that is not the catalog's is a conflict"
    found = [row for row in rows if row.unit and row.unit.state is State.NEEDS_REVIEW and row.row.reviewed]
    if found and not as_reviewed:
        verb, them = ("is", "it") if len(found) == 1 else ("are", "them")
        yield f"{plural(len(found), 'unit')} {verb} ticked; --as-reviewed finishes {them}"
    for row in rows:
        drafted = row.row.state is State.NEEDS_REVIEW and row.row.was is None  # else its reader says so
        if row.kind is ReturnKind.UNCHANGED and drafted and _is_finished(row.unit):
            place = row.row.place or row.row.unit
            yield f"{place}: needs review in the copy; in the catalog it is finished, and stays so"


def _is_finished(unit: Unit | None) -> bool:
    return unit is not None and unit.state is State.TRANSLATED and bool(unit.target)


@dataclass(frozen=True, slots=True)
class _Place:
    report: str
    language: str
    path: Path
    remarks: tuple[str, ...] = ()


def _place(project: Project, copy: ReviewCopy) -> _Place:
    """The catalog that a copy belongs to: the one that it names, else the one that has its units."""
    if not copy.rows:
        if copy.errors:
            raise copy.errors[0]
        raise InputError("has no rows", path=copy.path)
    languages = _languages(project, copy)
    known = [_Place(report, code, project.catalog(report, code)) for report in project.reports() for code in languages]
    there = [place for place in known if place.path.exists()]
    units = {row.unit for row in copy.rows}
    named = [place for place in there if place.report == copy.report]
    for places in (named, [place for place in there if place not in named]):
        counted = {place: _known(place.path, units) for place in places}
        best = [place for place in places if counted[place] and counted[place] == max(counted.values())]
        if len(best) > 1:
            names = ", ".join(display(place.path) for place in best)
            raise InputError(f"does not say which catalog it is of, and its units are in {names}", path=copy.path)
        if best:
            return replace(best[0], remarks=tuple(_elsewhere(copy, best[0])))
    of = f" of {copy.report}" if copy.report else ""
    raise InputError(
        f"is not a copy of a catalog here: no catalog has any of its {len(units)} units{of}", path=copy.path
    )


def _elsewhere(copy: ReviewCopy, place: _Place) -> Iterator[str]:
    if copy.report and copy.report != place.report:
        yield f"is a copy of {copy.report}, which has none of its units now; {place.report} has them"


def _languages(project: Project, copy: ReviewCopy) -> list[str]:
    """The languages of the project that a copy may be of."""
    known = [*project.settings.target_languages]
    if copy.language not in ("", *known):  # a catalog in a language that the settings do not name
        known += (
            [copy.language] if any(project.catalog(one, copy.language).exists() for one in project.reports()) else []
        )
    exact = [code for code in known if code.replace("_", "-").lower() == copy.language.replace("_", "-").lower()]
    near = [code for code in known if primary(code) == primary(copy.language)]
    if found := exact or near or ([] if copy.language else known):
        return found
    message = f"is in the language {copy.language!r}; this project translates into {', '.join(known)}"
    raise InputError(message, path=copy.path)


def _known(path: Path, units: set[str]) -> int:
    """How many of these units a catalog has."""
    return len(units & {unit.key for unit in po.parse(_catalog_bytes(path), display(path)).units})


def _catalog_bytes(path: Path) -> bytes:
    refuse_stream(path)
    return read(path)
