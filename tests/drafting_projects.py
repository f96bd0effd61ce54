"""Small projects for the tests of drafting: a report with its catalog, a glossary, and models that play a part."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from live_projects import CONCEPTS

from toolkit.drafting.drafter import Answer, Task, Usage
from toolkit.formats import po
from toolkit.model import State, Unit
from toolkit.project.layout import Project, project_of
from toolkit.project.updating import update_reports

GLOSSARY = f"""\
{CONCEPTS}\
  - id: srdi
    zh: 专精特新
    en:
      preferred: specialized and innovative
      admitted: [{{term: SRDI, valid: ..2015}}]
      deprecated: [{{term: professional, reason: a calque}}]
    definition: Small firms that lead in a niche.
    note: Capitals in names only.
"""


def project(folder: Path, report: str, targets: Mapping[str, str] | None = None, suffix: str = "md",
            settings: str = "") -> Path:  # fmt: skip
    """Write a project with one report and its catalog, in which some sources have a translation; gives its path."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / f"report.{suffix}").write_text(report, encoding="utf-8")
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "toolkit.toml").write_text(f"year = 2021\n{settings}", encoding="utf-8")
    update_reports(found(folder), ["report"])
    path = folder / "translations" / found(folder).settings.target_languages[0] / "report.po"
    change(path, targets or {})
    return path


def found(folder: Path) -> Project:
    """The project in a folder."""
    project = project_of(folder)
    assert project is not None
    return project


def change(path: Path, targets: Mapping[str, str], **others: object) -> None:
    """Translate units of a catalog by their sources, as a person would; `others` are further fields of these units."""

    def changed(unit: Unit) -> Unit:
        if unit.source not in targets:
            return unit
        return replace(unit, target=targets[unit.source], **{"state": State.TRANSLATED, **others})  # type: ignore[arg-type]

    catalog = po.parse(path.read_bytes(), str(path))
    path.write_bytes(po.serialize(replace(catalog, entries=tuple(map(changed, catalog.entries)))))


class Scripted:
    """An engine that answers from a table: by source, the answers in turn; the last one again and again."""

    name = "scripted"

    def __init__(self, answers: Mapping[str, object], *, repairs: bool = True, pause: float = 0.0) -> None:
        self.repairs = repairs
        self.answers = answers
        self.pause = pause
        self.asked: list[Task] = []
        self.closed = False

    def draft(self, task: Task) -> Answer:
        time.sleep(self.pause)
        before = sum(one.brief.id == task.brief.id for one in self.asked)
        self.asked.append(task)
        found = self.answers[task.brief.source]
        turns = found if isinstance(found, list) else [found]
        answer = turns[min(before, len(turns) - 1)]
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, Answer):
            return answer
        return Answer(str(answer), Usage(1, 100, 10))

    def close(self) -> None:
        self.closed = True
