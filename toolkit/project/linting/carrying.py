"""The baseline of a project whose reports are renamed: fingerprints hold the report's name, and get the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from toolkit.formats import baseline
from toolkit.project.files import Write, absolute, display, read_if_there, relative
from toolkit.project.layout import Project
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import baseline_of
from toolkit.project.linting.targets import Task
from toolkit.project.linting.work import outcomes_of


class Move(NamedTuple):
    """A catalog that gets the new name of its report."""

    old: Path
    new: Path
    language: str
    report: str


def carried_baseline(project: Project, moves: Sequence[Move]) -> Write | None:
    """What the project's baseline will hold once these catalogs have moved; None where nothing in it changes.

    The catalogs are linted where they are, to find the fingerprints. Raises InputError for a broken baseline.
    """
    path = baseline_of(project.root, project.settings)
    data = read_if_there(Path(path)) if path and moves else None
    if data is None:
        return None
    entries = baseline.parse(data, display(path))
    known = {entry.fingerprint for entry in entries}
    becomes = {old: (new, move.new) for move in moves for old, new in _renewed(move) if old in known}
    folder = Path(path).parent
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
    fingerprints = Fingerprints(move.language, move.report)
    for one in outcome.findings:
        source, target = one.source.text if one.source else "", one.target.text if one.target else ""
        yield one.fingerprint, fingerprints.of(one.check, one.unit, source, target)
