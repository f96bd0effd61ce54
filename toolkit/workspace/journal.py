"""What was saved, so that it can be undone: `.toolkit-cache/journal.jsonl`.

One line of JSON an edit, and one for each that was undone. Without the journal
nothing can be undone, but nothing is lost either. A line that cannot be read is ignored.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.model import State
from toolkit.project.files import append, only_writer, overwrite, read, read_if_there, refuse_stream
from toolkit.project.linting.cache import FOLDER, make_cache_folder
from toolkit.workspace.edits import Entry

#: Bytes of a journal; of a longer one the later half is kept.
MOST = 8_000_000
#: Seconds to wait for another process that writes in the journal.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: its number (the time), where, by whom, and the entry before and after."""

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
        return self._append(asdict(Step(time.time_ns(), report, language, unit, before, after, by)))

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

    def steps_in(self, report: str, language: str) -> Iterator[Step]:
        """Those of one catalog, in the same order."""
        return (step for step in self.steps() if (step.report, step.language) == (report, language))

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
        # A line that a full disk cut short must not swallow the next one.
        line = b"\n" + json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"
        try:
            make_cache_folder(self.path.parent)
            with only_writer(self.path.parent, PATIENCE):
                refuse_stream(self.path)
                if self.path.exists() and self.path.stat().st_size > MOST:
                    self._cut()
                append(self.path, line)
        except (ToolkitError, OSError):
            return False
        return True

    def _cut(self) -> None:
        lines = read(self.path).split(b"\n")
        overwrite(self.path, b"\n".join(lines[len(lines) // 2 :]))


def by_unit(steps: Iterable[Step]) -> dict[str, Step]:
    """The last edit of each unit of a catalog, from its edits with the last one first."""
    found: dict[str, Step] = {}
    for step in steps:
        found.setdefault(step.unit, step)
    return found


def _step(line: dict[str, Any]) -> Step | None:
    try:
        return Step(**{**line, "before": _entry(line["before"]), "after": _entry(line["after"])})
    except (KeyError, TypeError, ValueError):
        return None


def _entry(record: dict[str, Any]) -> Entry:
    first, second, third = record["previous"]
    targets, comments = tuple(record["targets"]), tuple(record["comments"])
    if not targets or not all(isinstance(text, str) for text in (*targets, *comments)):
        raise ValueError("not an entry")
    return Entry(targets, State(record["state"]), comments, (first, second, third))
