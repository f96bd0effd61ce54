"""The baseline of a project whose reports are renamed: fingerprints hold the report's name, and get the new one.

An update that renames the catalogs says so. Catalogs that a person moved (`git mv`) are recognised by their units.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.formats import baseline, po
from toolkit.model import BaselineEntry
from toolkit.model.language_codes import primary
from toolkit.project.files import Write, absolute, display, read, read_if_there, relative
from toolkit.project.layout import Project
from toolkit.project.linting.languages import folder_language
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import baseline_of
from toolkit.project.linting.targets import Task
from toolkit.project.linting.work import outcomes_of

#: The share of the units with accepted findings that a catalog must have to be the one that was moved.
SAME = 0.5


class Move(NamedTuple):
    """A catalog at `old` that goes to `new`, whose findings were accepted under the report's old name `was`."""

    old: Path
    new: Path
    language: str
    was: str
    report: str


def carried_baseline(project: Project, moves: Sequence[Move]) -> Write | None:
    """What the project's baseline will hold once these catalogs have moved; None where nothing in it changes.

    The catalogs are linted where they are, to find the fingerprints. Raises InputError for a broken baseline.
    """
    path = baseline_of(project.root, project.settings)
    data = read_if_there(Path(path)) if path else None
    if data is None:
        return None
    entries = baseline.parse(data, display(path))
    known = {entry.fingerprint for entry in entries}
    folder = Path(path).parent
    whole = [*moves, *_moved_by_hand(project, entries, folder, moves)]
    becomes = {old: (new, move.new) for move in whole for old, new in _renewed(move) if old in known}
    renewed = []
    for entry in entries:
        if entry.fingerprint in becomes:
            fingerprint, catalog = becomes[entry.fingerprint]
            place = relative(catalog, folder)
            entry = replace(entry, fingerprint=fingerprint, path=place)
        renewed.append(entry)
    return Write(Path(path), baseline.serialize(renewed), data) if becomes else None


def _renewed(move: Move) -> Iterator[tuple[str, str]]:
    """The fingerprint of each finding under its report's old and its new name."""
    from toolkit.checks import GROUPS
    from toolkit.linter.fingerprint import Fingerprints

    options = LintOptions(select=GROUPS, jobs=1, cache=False)
    [outcome] = outcomes_of([Task((str(absolute(move.old)),))], options, None)
    before, after = Fingerprints(move.language, move.was), Fingerprints(move.language, move.report)
    for one in outcome.findings:
        about = one.check, one.unit, one.source.text if one.source else "", one.target.text if one.target else ""
        yield before.of(*about), after.of(*about)


def _moved_by_hand(
    project: Project, entries: Sequence[BaselineEntry], folder: Path, moves: Sequence[Move]
) -> Iterator[Move]:
    """The moves of catalogs that are no longer where the baseline has them, to those that have their units."""
    units = cache(_units)
    catalogs = list(map(absolute, project.catalogs()))
    goes = {absolute(move.old): move for move in moves}
    accepted: dict[Path, set[str]] = {}
    for entry in entries:
        place = Path(os.path.normpath(folder / entry.path))
        accepted.setdefault(place, set()).update([entry.unit] if entry.unit else [])
    for place, keys in accepted.items():
        language = folder_language(place, project)
        if not language or not keys or place in goes or (place in catalogs and keys <= units(place)):
            continue
        found = (one for one in catalogs if folder_language(one, project) == language)
        shares = [(len(keys & units(one)), one == place, one) for one in found]
        share, stays, catalog = max(shares, default=(0, True, place))
        if stays or share < SAME * len(keys):
            continue
        move = goes.get(catalog)
        new, report = (move.new, move.report) if move else (catalog, project.report_of(catalog))
        known = language in project.settings.target_languages
        yield Move(catalog, new, language if known else primary(language), project.report_of(place), report)


def _units(path: Path) -> frozenset[str]:
    """The keys of the live units of a catalog; none of one that cannot be read."""
    try:
        found = po.parse(read(path), display(path), recover=True).units
    except InputError:
        return frozenset()
    return frozenset(unit.key for unit in found)
