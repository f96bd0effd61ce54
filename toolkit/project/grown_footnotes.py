"""Footnotes that grew since the catalog's last revision in git: perhaps by a comment that was not meant for readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.formats import po
from toolkit.model import Catalog
from toolkit.project.files import display
from toolkit.project.git import Revision, git
from toolkit.renderers.footnotes import Note, notes

#: Characters of an addition that are shown at its start and at its end, where a private comment would be.
HEAD, TAIL = 30, 60


def grown_footnotes(path: Path, catalog: Catalog, data: bytes) -> tuple[str, ...]:
    """One line for each footnote that is longer than in the last revision of the catalog that differs from `data`.

    Empty where the catalog is not in git.
    """
    if b"footnote" not in data:
        return ()
    earlier = _earlier(path, data)
    if earlier is None:
        return ()
    before = {unit.key: notes(unit.comments) for unit in po.parse(earlier, display(path), recover=True).units}
    return tuple(
        f"{display(path)}:{po.line_of(unit)}: the footnote grew since its last revision in git: {added}"
        for unit in catalog.units
        if unit.comments
        for added in _added(before.get(unit.key, ()), notes(unit.comments))
    )


def _earlier(path: Path, data: bytes) -> bytes | None:
    """The catalog's file in the newest revision in which it was another."""
    try:
        revisions = git(path.parent, "log", "-2", "--format=%H", "--", path.name).decode("ascii").split()
        found = (Revision(path.parent, revision).read(path) for revision in revisions)
        return next((content for content in found if content is not None and content != data), None)
    except ToolkitError:  # no git, or no repository
        return None


def _added(before: tuple[Note, ...], after: tuple[Note, ...]) -> Iterator[str]:
    """What was added to each footnote, in quotation marks."""
    for old, new in zip(before, after, strict=False):
        if old.phrase == new.phrase and len(new.text) > len(old.text):
            start = _common(old.text, new.text)
            end = _common(old.text[:start:-1], new.text[:start:-1])
            text = new.text[start : len(new.text) - end].strip()
            yield f'"{text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}…{text[-TAIL:]}"}"'


def _common(one: str, other: str) -> int:
    """The number of characters at the start that two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
