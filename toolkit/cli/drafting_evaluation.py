"""What `toolkit draft --evaluate` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.drafting import WAITING, announce, say, shown_progress
from toolkit.cli.drafting_estimate import echo_estimate, unasked
from toolkit.cli.interrupting import patient_interrupt
from toolkit.cli.progress import progress_bar
from toolkit.drafting.engines import closed, open_drafter
from toolkit.drafting.evaluating import Evaluation, EvaluationRun, chrf_metric, units_of
from toolkit.drafting.evaluation_table import record, table
from toolkit.errors import InputError
from toolkit.project.files import display
from toolkit.project.linting.cache import FOLDER
from toolkit.project.memory import open_memory
from toolkit.reporters.messages import visible
from toolkit.settings import DraftingSettings
from toolkit.workspace import OpenCatalog, OpenUnit, Workspace


def evaluate(
    workspace: Workspace, path: Path, settings: DraftingSettings, limit: int | None, form: str, *, dry_run: bool = False
) -> int:
    """Draft the translated units of a catalog, write nothing, print the table, and give the exit code; with `dry_run`
    print what it would take.

    Raises InputError for a catalog that cannot be read, or has no translation.
    """
    if not dry_run:
        chrf_metric()
    if not path.is_file():
        raise InputError("no such catalog", path=display(path))
    catalog = workspace.open(path)
    for problem in catalog.errors:
        raise problem
    units = units_of(catalog, limit)
    if dry_run:
        return _estimate(workspace, catalog, units, settings, form)
    project = workspace.project
    language = catalog.kept.context.target_language
    with patient_interrupt(WAITING) as stop, open_memory(project, language) as memory, progress_bar() as bar:
        drafter = open_drafter(settings, project.root / FOLDER, stop, say)
        announce(project, settings)
        show = shown_progress(bar, settings) if bar else None
        run = EvaluationRun(project, catalog, memory, drafter, settings.rounds, settings.concurrency,
                            stop=stop, progress=show)  # fmt: skip
        try:
            evaluation = run.run(units)
        finally:
            error = closed(drafter)
    _echo(evaluation, settings, display(path), form)
    if error:
        raise error
    if stop.is_set():
        raise KeyboardInterrupt
    return int(bool(evaluation.failures))


def _estimate(
    workspace: Workspace, catalog: OpenCatalog, units: Sequence[OpenUnit], settings: DraftingSettings, form: str
) -> int:
    with open_memory(workspace.project, catalog.kept.context.target_language) as memory:
        run = EvaluationRun(workspace.project, catalog, memory, unasked(settings), settings.rounds, 1)
        return echo_estimate(run.estimate(units), settings, form, "evaluate")


def _echo(evaluation: Evaluation, settings: DraftingSettings, path: str, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(record(evaluation, settings, path), ensure_ascii=False, indent=2))
        return
    for line in table(evaluation, settings, path):
        click.echo(line)
    for key, why in evaluation.failures.items():
        click.echo(f"{path}: unit {key} got no draft: {visible(why)}")
