"""Repair spaces, punctuation and the header's language in catalogs, never figures or terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from toolkit.checks import STYLE, Check, choose
from toolkit.context import Context
from toolkit.errors import InputError, ToolkitError
from toolkit.formats import po
from toolkit.linter import lint_catalog
from toolkit.model import Unit
from toolkit.model.language_codes import primary
from toolkit.project.files import NOT_REGULAR, Write, display, read
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.languages import folder_language, source_language, target_language
from toolkit.project.linting.options import LintOptions, require_check
from toolkit.project.linting.plans import Planner
from toolkit.project.linting.targets import layers_of, targets
from toolkit.project.streams import is_stream

#: The check whose suggestion is a field of the header.
HEADER = "language-header"

#: One repair may make room for another (a full-width comma after a space); more rounds than this find nothing.
ROUNDS = 4

#: Start, end and new text.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Repair:
    """One catalog before and after; `repaired` counts the findings that are gone."""

    path: Path
    before: bytes
    after: bytes
    repaired: int

    @property
    def sides(self) -> tuple[bytes, bytes]:
        """The file before and after."""
        return self.before, self.after

    @property
    def write(self) -> Write:
        """The repair as a file to write."""
        return Write(self.path, self.after, was=self.before)


def repairs(paths: Sequence[str], options: LintOptions) -> Iterator[Repair]:
    """The repairs of the catalogs of these paths (of the whole project if there are none).

    Nothing is written. Raises ToolkitError where a path or a catalog cannot be read.
    """
    require_check(options)
    errors: list[ToolkitError] = []
    options = replace(options, layers=layers_of(options.glossary, errors))
    found = targets(paths, options.layers)
    for error in (*errors, *found.errors):
        raise error
    planner = Planner(options)
    loaded = cache(LoadedGlossary)
    for task in found.tasks:
        if task.glossary:
            continue
        path, plan = Path(task.paths[0]), planner.plan(task)
        if is_stream(path):
            raise InputError(NOT_REGULAR, path=display(path))
        catalog = po.parse(read(path), display(path))
        chosen = choose(plan.select, plan.ignore, plan.settings.style.guide)
        context = Context(
            settings=plan.settings,
            source_language=source_language(catalog, plan.project, plan.source_language),
            target_language=target_language(catalog, path, plan.project),
            report=plan.report,
            glossary=loaded(plan.glossary).glossary if any(map(_needs_glossary, chosen.values())) else None,
        )
        folder = "" if path.suffix == ".pot" else folder_language(path, plan.project)
        done = repair(path, context, chosen, folder)
        if done.repaired:
            yield done


def _needs_glossary(check: Check) -> bool:
    """True for a check that leaves the glossary's wordings alone."""
    return check.safe and check.group == STYLE


def repair(path: Path, context: Context, chosen: Mapping[str, Check], folder: str = "") -> Repair:
    """A catalog file with the safe findings of the chosen checks repaired, as `repaired` does."""
    return repaired(path, read(path), context, chosen, folder)


def repaired(path: Path, before: bytes, context: Context, chosen: Mapping[str, Check], folder: str = "") -> Repair:
    """A catalog with the safe findings of the chosen checks repaired; every other byte stays.

    `folder` is the language of the catalog's folder, which the header gets; empty leaves the header alone.
    Suppressed findings are left. Raises InputError where the catalog cannot be read.
    """
    data = with_language(before, folder, display(path)) if folder and HEADER in chosen else before
    catalog = po.parse(data, display(path))
    checks = {name: check for name, check in chosen.items() if check.safe}
    units = list(catalog.units)
    count = int(data != before)
    for _ in range(ROUNDS):
        edits = _edits(units, context, checks)
        if not edits:
            break
        count += sum(len(pieces) for pieces in edits.values())
        units = [_repaired(unit, edits) for unit in units]
    changes = [(old, new) for old, new in zip(catalog.units, units, strict=True) if old != new]
    after = po.serialize(po.replace(catalog, changes)) if changes else data
    return Repair(path, before, after, count)


def with_language(data: bytes, language: str, path: str) -> bytes:
    """A catalog whose header names another language than `language`, with that replaced and no other byte changed.

    Stays as it is where the header agrees, or the field cannot be replaced alone. Raises InputError where the catalog
    cannot be read.
    """
    catalog = po.parse(data, path)
    stated = catalog.language
    if not stated or primary(stated) == primary(language):
        return data
    fields = {**catalog.fields, "Language": language}
    value = rb"(?:(?<![\w-])|(?<=\\n))Language:[ \t]*(" + re.escape(stated.encode()) + rb")(?![\w-])"
    for match in re.finditer(value, data):
        after = data[: match.start(1)] + language.encode() + data[match.end(1) :]
        if po.parse(after, path, recover=True).fields == fields:  # not one in a comment
            return after
    return data


def _edits(units: Sequence[Unit], context: Context, checks: Mapping[str, Check]) -> dict[str, list[Edit]]:
    """Unit key → the edits of its target, and those of its other plural forms; one that needs review is left alone."""
    forms = [form for unit in units if unit.plural_targets and not unit.obsolete for form in unit.other_forms]
    found = lint_catalog([*units, *forms], context, checks, path="", locate=lambda _index, _offset: (1, 1)).findings
    edits: dict[str, list[Edit]] = {}
    for finding in found:
        if finding.unit and finding.target and finding.suggestion is not None and not finding.needs_review:
            edits.setdefault(finding.unit, []).append((finding.target.start, finding.target.end, finding.suggestion))
    return {unit: _apart(pieces) for unit, pieces in edits.items()}


def _repaired(unit: Unit, edits: Mapping[str, list[Edit]]) -> Unit:
    """A unit with the edits of its target and its other plural forms."""
    others = tuple(_edited(form.target, edits.get(form.key, [])) for form in unit.other_forms)
    return replace(unit, target=_edited(unit.target, edits.get(unit.key, [])), plural_targets=others)


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that do not touch an earlier one; the others are found again in the next round."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for start, end, suggestion in sorted(edits, reverse=True):
        text = text[:start] + suggestion + text[end:]
    return text
