"""What a build says of footnotes: private text in them would be published.

Named are footnotes that run on, slips in comments for toolkit, and footnotes that say more than in git. One of a single
comment line is named until its catalog is committed; one of several lines is compared with all of its history and stays
named until its lines are joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from toolkit.catalogs.directives import directives
from toolkit.catalogs.footnote_growth import Footnote, footnotes, grown
from toolkit.catalogs.footnotes import drops_ends
from toolkit.catalogs.running_on import RUNS_ON, runs_on
from toolkit.catalogs.slips import slips
from toolkit.errors import ToolkitError
from toolkit.formats import po
from toolkit.model import Catalog
from toolkit.project.files import display
from toolkit.project.git import git

#: Characters of an addition that are shown at its start and at its end, where a private comment would be.
HEAD, TAIL = 30, 60
#: Revisions of a catalog that are looked at.
MOST = 100


def footnote_warnings(path: Path, catalog: Catalog, data: bytes, language: str) -> tuple[str, ...]:
    """One line for each thing in a catalog's comments that readers might see and should not, or should and do not."""
    if b"toolkit" not in data.lower():
        return ()
    return (*_in_comments(path, catalog, language), *grown_footnotes(path, catalog, data))


def _in_comments(path: Path, catalog: Catalog, language: str) -> Iterator[str]:
    lost = drops_ends(catalog)
    for unit in catalog.units:
        accepted = any(one.verb == "ignore" and one.text.startswith(RUNS_ON) for one in directives(unit.comments))
        found = [] if accepted else [str(one) for one in runs_on(unit.comments, language, ends_lost=lost)]
        for message in (*found, *slips(unit.comments)):
            yield f"{display(path)}:{po.line_of(unit)}: {message}"


def grown_footnotes(path: Path, catalog: Catalog, data: bytes) -> Iterator[str]:
    """One line for each footnote that says more than in the revisions of the catalog, under whatever name it had.

    Empty where the catalog is not in git.
    """
    ours = [(unit, note) for unit in catalog.units if not unit.obsolete for note in footnotes(unit)]
    committed = bool(ours) and _is_committed(path)
    open_notes = [number for number, (_, note) in enumerate(ours) if note.several or not committed]
    lines: dict[int, str] = {}
    for before in _earlier(path, data) if open_notes else ():
        changes = grown(before, [ours[number][1] for number in open_notes])
        for place, added in changes.items():
            if added:
                lines[open_notes[place]] = _shown(" … ".join(added))
        open_notes = [
            number for place, number in enumerate(open_notes) if place not in changes and ours[number][1].several
        ]
        if not open_notes:
            break
    for number, text in sorted(lines.items()):
        where = f"{display(path)}:{po.line_of(ours[number][0])}"
        yield f'{where}: the footnote says more than in an earlier revision in git: "{text}"'


def _shown(text: str) -> str:
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}…{text[-TAIL:]}"


def _is_committed(path: Path) -> bool:
    """Whether a file is in git as it is on disk."""
    try:
        return not git(path.parent, "--no-optional-locks", "status", "--porcelain", "--", path.name)
    except ToolkitError:  # no git, or no repository
        return False


def _earlier(path: Path, data: bytes) -> Iterator[list[Footnote]]:
    """The footnotes in each earlier state of a catalog that differs from `data`, the newest first.

    A catalog that git does not know yet may be a renamed one: its earlier state are all that are gone.
    """
    try:
        blobs = _blobs(git(path.parent, "log", f"-{MOST}", "--follow", "-M30%", "--format=", "--raw", "--no-abbrev",
                           "--", path.name), new=True)  # fmt: skip
        if not blobs:
            gone = git(path.parent, "diff-index", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=D", "HEAD")
            found = [_notes(path, git(path.parent, "cat-file", "blob", blob)) for blob in _blobs(gone, new=False)]
            yield [note for notes in found for note in notes]
            return
        for blob in islice(dict.fromkeys(blobs), MOST):
            content = git(path.parent, "cat-file", "blob", blob)
            if content != data:
                yield _notes(path, content)
    except ToolkitError:  # no git, or no repository
        return


def _blobs(raw: bytes, *, new: bool) -> list[str]:
    """The names of the contents in git's raw lines, on the new or the old side, those of catalogs only."""
    lines = (line.partition(b"\t") for line in raw.splitlines() if line.startswith(b":"))
    of_catalogs = (about.split() for about, _, name in lines if name.rstrip(b'"').endswith(b".po"))
    blobs = [about[3 if new else 2].decode("ascii") for about in of_catalogs]
    return [blob for blob in blobs if blob.strip("0")]


def _notes(path: Path, content: bytes) -> list[Footnote]:
    if b"toolkit:" not in content:
        return []
    return [note for unit in po.parse(content, display(path), recover=True).entries for note in footnotes(unit)]
