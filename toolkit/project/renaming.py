"""Reports that were renamed or moved, and catalogs whose report is gone.

A renamed report is recognised by its text: its template, or a catalog, holds the same clauses under another name,
even if their figures differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shlex import quote

from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.encoding import decode
from toolkit.formats.report.readers import READERS
from toolkit.project.files import display, read
from toolkit.project.layout import Project
from toolkit.project.reports import load_report

#: The share of text in common from which a catalog is a report's own.
SAME = 0.5

#: Pieces of a report that are looked for in its template, and the least characters of one.
SAMPLE, SHORT = 20, 10

_SUFFIXES = "|".join(suffix[1:] for suffix in READERS)
_END = re.compile(r"[。！？；，.!?;,\n]+(?![0-9])")
#: A report of another year has the same sentences with other figures.
_FIGURE = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")


@dataclass(frozen=True, slots=True)
class Orphan:
    """A catalog or template without a report; `now` is the report that has its text and no translation of it, empty
    where none has; `like` is the catalog of one that has both.
    """

    path: Path
    report: str
    now: str = ""
    like: Path | None = None

    def __str__(self) -> str:
        if self.now:
            return f"has the text of report {self.now!r}; carry it over with: toolkit update {quote(self.now)}"
        if self.like:
            other = display(self.like)
            merge = f"toolkit merge-driver /dev/null {quote(other)} {quote(display(self.path))}"
            return f"has no report {self.report!r} any more, but the text of {other}; merge it with: {merge}"
        return f"has no report {self.report!r} any more; restore the report, or delete this file"


def renamed(project: Project, reports: Sequence[str]) -> dict[str, str]:
    """Of these reports those that have their catalogs under another name, with that name.

    Where a report takes a name from another one that was renamed too, that one is among them, asked for or not.
    """
    finder = _Finder(project)
    blank = any(finder.is_blank(report) for report in reports) if finder.gone else False
    if not blank and all(finder.is_own(report) for report in reports):
        return {}
    claims = _claims(finder)
    found: dict[str, str] = {}
    wanted = list(reports)
    while wanted:
        report = wanted.pop()
        if report in claims and report not in found:
            found[report] = claims[report]
            wanted += [other for other, name in claims.items() if name == report]
    return found


def _claims(finder: _Finder) -> dict[str, str]:
    """Report → the name under which its catalogs are, each name once, the best matches first.

    No claim costs a catalog: where a report has files under its own name, another report has to claim those. A report
    whose own catalogs are still blank may claim those whose report is gone.
    """
    blank = {name for name in finder.reports if finder.gone and finder.is_blank(name)}
    strange = {*finder.gone, *(one for one in finder.reports if one in finder.files and not finder.is_own(one))}
    wanting = [one for one in finder.reports if one in strange or one in blank or one not in finder.files]
    shares = (
        (finder.share(report, name), report, name)
        for report in wanting
        for name in (finder.gone if report in blank else strange)
        if name != report
    )
    found: dict[str, str] = {}
    for share, report, name in sorted(shares, key=lambda one: (-one[0], *one[1:])):
        if share >= SAME and report not in found and name not in found.values():
            found[report] = name
    while unsafe := [one for one in found if one in finder.files and one not in blank and one not in found.values()]:
        for report in unsafe:
            del found[report]
    return found


def orphans(project: Project) -> tuple[Orphan, ...]:
    """The catalogs and templates whose report is gone."""
    finder = _Finder(project)
    if not finder.gone:
        return ()
    now = {old: report for report, old in renamed(project, project.reports()).items()}
    found: list[Orphan] = []
    for name, paths in finder.gone.items():
        like = "" if name in now else finder.like(name)
        for path in paths:
            other = path.parents[name.count("/")] / f"{like}.po"
            there = other if like and path.suffix == ".po" and other.exists() else None
            found.append(Orphan(path, name, now.get(name, ""), there))
    return tuple(found)


class _Finder:
    """Compares reports with catalogs, each read at most once; what cannot be read has nothing in common."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.reports = frozenset(project.reports())
        self.files = _files(project)
        self._of_reports: dict[str, frozenset[str]] = {}
        self._of_files: dict[str, frozenset[str]] = {}

    @cached_property
    def gone(self) -> dict[str, list[Path]]:
        """The catalogs whose report is gone, by its name. Those of other programs name no report, and are left out."""
        strange = {name: paths for name, paths in self.files.items() if name not in self.reports}
        ours = {name: [path for path in paths if _was_made_here(path, name)] for name, paths in strange.items()}
        return {name: paths for name, paths in ours.items() if paths}

    def like(self, name: str) -> str:
        """The report that has most of the text of a name's catalogs, empty where none has enough of it."""
        share, report = max(((self.share(report, name), report) for report in self.reports), default=(0.0, ""))
        return report if share >= SAME else ""

    def is_blank(self, name: str) -> bool:
        """Whether the catalogs of a name hold nothing that a person typed."""
        if name not in self.files:
            return False
        try:
            catalogs = [po.parse(read(path), display(path)) for path in self.files[name]]
        except InputError:
            return False
        return not any(unit.target or unit.comments for one in catalogs for unit in (*one.units, *one.obsolete))

    def is_own(self, report: str) -> bool:
        """Whether the catalogs of a report's name are its own. A sample of its lines mostly tells, read by read."""
        if report not in self.files:
            return False
        seed = self.project.seed(report)
        if seed.suffix.lower() != ".txt":
            return self.share(report, report) >= SAME
        try:
            text = decode(read(seed), "")
            template = read(self.files[report][0]).decode("utf-8", "replace")
        except InputError:
            return True  # reported where it is read for its own sake
        pieces = [piece.strip() for piece in _END.split(text) if len(piece.strip()) >= SHORT]
        sample = pieces[:: max(1, len(pieces) // SAMPLE)]
        if sum(piece in template for piece in sample) >= SAME * len(sample) > 0:
            return True
        return self.share(report, report) >= SAME

    def share(self, report: str, name: str) -> float:
        """The share of text that a report and the catalogs of a name have in common."""
        if name not in self.files:
            return 0.0
        one, other = self._report(report), self._catalog(name)
        return _size(one & other) / max(_size(one), _size(other), 1)

    def _report(self, report: str) -> frozenset[str]:
        if report not in self._of_reports:
            try:
                blocks = list(load_report(self.project, report).walk())
            except InputError:
                blocks = []
            self._of_reports[report] = _sentences(block.text for block in blocks if block.unit)
        return self._of_reports[report]

    def _catalog(self, name: str) -> frozenset[str]:
        if name not in self._of_files:
            best: frozenset[str] = frozenset()
            for path in self.files[name]:
                best = max(best, _sentences(_sources(path)), key=_size)
            self._of_files[name] = best
        return self._of_files[name]


def _files(project: Project) -> dict[str, list[Path]]:
    """The templates and catalogs of each report's name, those of one name sorted."""
    found: dict[str, list[Path]] = {}
    for folder in project.translation_folders:
        below = [(folder, "*.pot"), *((folder / language, "*.po") for language in project.settings.target_languages)]
        for top, pattern in below:
            for path in sorted(path for path in top.rglob(pattern) if path.is_file()):
                found.setdefault(path.relative_to(top).with_suffix("").as_posix(), []).append(path)
    return found


def _was_made_here(path: Path, name: str) -> bool:
    try:
        return names_report(read(path), name)
    except InputError:
        return False


def names_report(data: bytes, name: str) -> bool:
    """Whether a catalog is a report's: its references or its header name it."""
    text = data.decode("utf-8", "replace")
    named = rf"^#:.*\b{re.escape(name)}\.(?:{_SUFFIXES})\b|^\"Project-Id-Version: {re.escape(name)}\\n\""
    return re.search(named, text, re.MULTILINE) is not None


def _sources(path: Path) -> Iterator[str]:
    try:
        catalog = po.parse(read(path), display(path), recover=True)
    except InputError:
        return
    yield from (unit.source for unit in catalog.units)


def _sentences(texts: Iterator[str]) -> frozenset[str]:
    """The clauses of texts, with their figures masked: what an update carries over counts as the same."""
    return frozenset(_FIGURE.sub("0", piece.strip()) for text in texts for piece in _END.split(text) if piece.strip())


def _size(sentences: frozenset[str]) -> int:
    return sum(map(len, sentences))
