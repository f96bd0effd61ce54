"""What `toolkit draft --judge` prints."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from toolkit.cli.drafting import WAITING, announce, say, shown_progress, spent
from toolkit.cli.drafting_estimate import echo_estimate
from toolkit.cli.interrupting import patient_interrupt
from toolkit.cli.progress import progress_bar
from toolkit.drafting.engines import CHAT, open_asker
from toolkit.drafting.estimate import Estimate
from toolkit.drafting.jobs import catalogs_of
from toolkit.drafting.judging import Judgement, JudgingRun, units_to_judge
from toolkit.errors import InputError, ToolkitError
from toolkit.model import LintReport
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.linting.cache import FOLDER
from toolkit.reporters import render
from toolkit.settings import DraftingSettings
from toolkit.workspace import OpenCatalog, OpenUnit, Workspace


def judge_reports(
    workspace: Workspace,
    reports: Sequence[str],
    language: str,
    ids: Sequence[str],
    settings: DraftingSettings,
    limit: int | None,
    form: str,
    *,
    dry_run: bool = False,
) -> int:
    """Ask for a judgement of translated units, print it, and give the exit code: 1 where a unit got none. With
    `dry_run` print what it would take.

    Raises InputError for reports and units that are not there.
    """
    if settings.engine != CHAT:
        raise InputError(f"--judge needs a model that chats; the engine {settings.engine} only translates")
    catalogs = catalogs_of(workspace, reports, language, ids)
    chosen = [units_to_judge(one, [key for key in ids if key in one], limit) for one in catalogs]
    jobs = [(catalog, units) for catalog, units in zip(catalogs, chosen, strict=True) if units]
    for catalog, units in zip(catalogs, chosen, strict=True):
        if not units:
            click.echo(f"{display(catalog.path)}: nothing translated to judge", err=True)
    if dry_run:
        return _estimate(workspace, jobs, settings, form)
    if not jobs:
        if form == "json":
            _echo(Judgement(), settings, form)
        return 0
    found, error, stopped = _judged(workspace, jobs, settings)
    _echo(found, settings, form)
    if error:
        raise error
    if stopped:
        raise KeyboardInterrupt
    return int(bool(found.failures))


class _Unasked:
    """The model of a run that only estimates."""

    def ask(self, _messages: object) -> Any:
        raise AssertionError("an estimate asks nobody")

    def close(self) -> None:
        """Nothing is open."""


def _estimate(
    workspace: Workspace, jobs: Sequence[tuple[OpenCatalog, Sequence[OpenUnit]]], settings: DraftingSettings, form: str
) -> int:
    runs = ((JudgingRun(workspace.project, catalog, _Unasked(), settings.model, 1), units) for catalog, units in jobs)
    found = sum((run.estimate(units) for run, units in runs), Estimate())
    return echo_estimate(found, settings, form, "judge")


def _judged(
    workspace: Workspace, jobs: Sequence[tuple[OpenCatalog, Sequence[OpenUnit]]], settings: DraftingSettings
) -> tuple[Judgement, ToolkitError | None, bool]:
    """What the model finds, the error that ended it, and whether a person did."""
    found, error = Judgement(), None
    with (
        patient_interrupt(WAITING) as stop,
        closing(open_asker(settings, workspace.project.root / FOLDER, stop, say)) as asker,
        progress_bar() as bar,
    ):
        announce(workspace.project, settings)
        show = shown_progress(bar, settings) if bar else None
        for catalog, units in jobs:
            run = JudgingRun(workspace.project, catalog, asker, settings.model, settings.concurrency,
                             stop=stop, progress=show)  # fmt: skip
            try:
                run.run(units)
            except ToolkitError as problem:
                error = problem
            found += run.judgement
            if error:
                break
        return found, error, stop.is_set()


def _echo(found: Judgement, settings: DraftingSettings, form: str) -> None:
    findings = tuple(sorted(found.findings, key=lambda one: one.order))
    report = LintReport(
        findings=findings,
        errors=tuple(found.failures),
        units=found.units,
        texts=found.texts,
        folder=str(Path.cwd()),
    )
    click.echo(render(form, report), nl=False)
    if form == "text":
        for failure in found.failures:
            click.echo(f"{display(failure.path or '')}:{failure.line}: {failure.message}", err=True)
    if found.dropped:
        click.echo(
            f"{plural(found.dropped, 'remark')} dropped: not of a known category, or quoting other words", err=True
        )
    click.echo(spent(found.usage, settings), err=True)
