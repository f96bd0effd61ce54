"""What was saved, so that it can be undone: `.toolkit-cache/journal.jsonl`.

One line of JSON an edit, and one for each that was undone. The journal is nobody's only copy of anything: without it
nothing can be undone, and that is all. A line that cannot be read is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.model import State
from toolkit.project.files import append, overwrite, read_if_there
from toolkit.project.linting.cache import FOLDER
from toolkit.workspace.edits import Entry

#: Edits that are kept; a longer journal is cut to half of that.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: where, by whom, and the entry before and after."""

    number: int
    report: str
    language: str
    unit: str
    before: Entry
    after: Entry
    by: str = ""


class Journal:
    """The edits of one project, the last one first."""

    def __init__(self, root: Path) -> None:
        self.path = root / FOLDER / "journal.jsonl"

    def add(self, report: str, language: str, unit: str, before: Entry, after: Entry, by: str = "") -> bool:
        """Note an edit; False where that cannot be done."""
        lines = self._lines()
        number = max((line.get("number", 0) for line in lines), default=0) + 1
        if len(lines) >= MOST:
            self._cut(lines)
        return self._append(asdict(Step(number, report, language, unit, before, after, by)))

    def undone(self, step: Step) -> bool:
        """Note that an edit was undone; False where that cannot be done."""
        return self._append({"undone": step.number})

    def steps(self) -> Iterator[Step]:
        """The edits that were not undone, the last one first."""
        lines = self._lines()
        undone = {line["undone"] for line in lines if "undone" in line}
        for line in reversed(lines):
            if line.get("number") not in (None, *undone) and (step := _step(line)):
                yield step

    def _lines(self) -> list[dict[str, Any]]:
        try:
            data = read_if_there(self.path) or b""
        except ToolkitError:
            return []
        found = []
        for line in data.split(b"\n"):
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict) and isinstance(record.get("number", record.get("undone")), int):
                found.append(record)
        return found

    def _append(self, record: dict[str, Any]) -> bool:
        try:
            self._make_folder()
            append(self.path, json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n")
        except (ToolkitError, OSError):
            return False
        return True

    def _make_folder(self) -> None:
        if not self.path.parent.is_dir():
            self.path.parent.mkdir()
            (self.path.parent / ".gitignore").write_text("*\n", encoding="ascii")

    def _cut(self, lines: list[dict[str, Any]]) -> None:
        kept = b"".join(json.dumps(line, separators=(",", ":")).encode("ascii") + b"\n" for line in lines[-MOST // 2 :])
        try:
            overwrite(self.path, kept)
        except ToolkitError:
            return


def _step(line: dict[str, Any]) -> Step | None:
    try:
        return Step(**{**line, "before": _entry(line["before"]), "after": _entry(line["after"])})
    except (KeyError, TypeError, ValueError):
        return None


def _entry(record: dict[str, Any]) -> Entry:
    first, second, third = record["previous"]
    return Entry(tuple(record["targets"]), State(record["state"]), tuple(record["comments"]), (first, second, third))
