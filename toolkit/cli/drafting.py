"""What `toolkit draft` prints: what a run would take, how far it is, and what came of it."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

import click

from toolkit.cli.interrupting import patient_interrupt
from toolkit.cli.progress import progress_bar
from toolkit.drafting.alone import alone
from toolkit.drafting.drafter import Drafter, Usage
from toolkit.drafting.engines import CHAT, closed, open_drafter
from toolkit.drafting.estimate import cost
from toolkit.drafting.jobs import Job, unchecked
from toolkit.drafting.notice import first_time, sent_where
from toolkit.drafting.result import Draft, Progress, Result
from toolkit.drafting.run import DraftRun, Options
from toolkit.errors import ToolkitError
from toolkit.model import Finding
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.project.linting.cache import FOLDER
from toolkit.project.memory import open_memory
from toolkit.reporters.messages import visible
from toolkit.settings import DraftingSettings
from toolkit.workspace import Workspace

VERSION = 1
WAITING = "waiting for the answers under way; press Ctrl-C again to stop at once"


def say_selection(jobs: Sequence[Job]) -> None:
    """Say on standard error which units are left alone, and what drafts are not examined for."""
    for job in jobs:
        path, chosen = display(job.catalog.path), job.selection
        if chosen.refused:
            click.echo(f"{path}: {plural(chosen.refused, 'draft')} emptied by a person; name with --units", err=True)
        if chosen.plural:
            click.echo(
                f"{path}: {plural(chosen.plural, 'unit')} with plural forms; for a person to translate", err=True
            )
        if not chosen.ids:
            click.echo(f"{path}: nothing to draft", err=True)
    for line in unchecked([job for job in jobs if job.selection.ids]):
        click.echo(line, err=True)


def draft_jobs(
    workspace: Workspace, jobs: Sequence[Job], settings: DraftingSettings, form: str, *, keep_failing: bool
) -> int:
    """Draft, print what came of it, and give the exit code. Raises KeyboardInterrupt after an interruption."""
    wanted, done = [job for job in jobs if job.selection.ids], list[tuple[Job, Result]]()
    name, error, stopped = settings.model, None, False
    if wanted:
        with patient_interrupt(WAITING) as stop:
            drafter = open_drafter(settings, workspace.project.root / FOLDER, stop, say)
            name = drafter.name
            announce(workspace.project, settings)
            try:
                error = _draft_all(
                    workspace, wanted, drafter, options_of(settings, keep_failing=keep_failing), settings, stop, done
                )
            finally:
                unclosed = closed(drafter)
            error, stopped = error or unclosed, stop.is_set()
    if form == "json":
        click.echo(json.dumps(_json(workspace, done, name, settings), ensure_ascii=False, indent=2))
    else:
        _echo(workspace, done, settings)
    if error:
        click.echo(f"toolkit: {error}", err=True)
        return 2
    if stopped:
        raise KeyboardInterrupt
    return int(any(result.left or result.failing for _, result in done))


def _draft_all(
    workspace: Workspace,
    jobs: Sequence[Job],
    drafter: Drafter,
    options: Options,
    settings: DraftingSettings,
    stop: threading.Event,
    done: list[tuple[Job, Result]],
) -> ToolkitError | None:
    """Draft one catalog after the other, until an error or an interruption; gives the error."""
    for job in jobs:
        if not stop.is_set():
            try:
                _draft(workspace, job, drafter, options, settings, stop, done)
            except ToolkitError as error:
                return error
    return None


def _draft(
    workspace: Workspace,
    job: Job,
    drafter: Drafter,
    options: Options,
    settings: DraftingSettings,
    stop: threading.Event,
    done: list[tuple[Job, Result]],
) -> None:
    """Draft one catalog; what came of it is added to `done`, also where an error ends it."""
    with alone(workspace.project, job.catalog.path), open_memory(workspace.project, job.language) as memory:
        for fault in memory.errors:
            click.echo(f"toolkit: {fault}", err=True)
        with progress_bar() as bar:
            show = shown_progress(bar, settings) if bar else None
            run = DraftRun(workspace, job.catalog, memory, drafter, options, stop=stop, progress=show)
            try:
                run.run(job.selection)
            finally:
                done.append((job, run.result))


def say(message: str) -> None:
    """Print a line on standard error, also while a progress bar is drawn there."""
    click.echo("\r\x1b[K" * sys.stderr.isatty() + f"toolkit: {message}", err=True)


def announce(project: Project, settings: DraftingSettings) -> None:
    """Say on standard error what is sent where, if no earlier run of the project has."""
    if settings.engine == CHAT and first_time(project.root, settings.base_url):
        click.echo(sent_where(settings.base_url, settings.model), err=True)


def shown_progress(bar: Callable[[float, int, str], None], settings: DraftingSettings) -> Callable[[Progress], None]:
    """A function that shows on a bar how far a run is, and what it took."""

    def show(progress: Progress) -> None:
        again = "second pass, " if progress.again else ""
        note = f" {again}{progress.done:,} of {plural(progress.units, 'unit')}, {spent(progress.usage, settings)}"
        bar(progress.done, progress.units, note)

    return show


def options_of(settings: DraftingSettings, *, keep_failing: bool = False) -> Options:
    """How units are drafted by these settings."""
    return Options(settings.rounds, settings.concurrency, keep_failing)


# --- what came of it


def _echo(workspace: Workspace, done: Sequence[tuple[Job, Result]], settings: DraftingSettings) -> None:
    usage = Usage()
    for job, result in done:
        usage += result.usage
        path = display(job.catalog.path)
        counts = [f"{plural(len(result.drafts), 'draft')} to review"]
        counts += [f"{result.aligned} of them aligned with the rest"] if result.aligned else []
        counts += [f"{len(result.failing)} with an error"] if result.failing else []
        counts += [f"{len(result.left)} left empty"] if result.left else []
        kept = len(result.kept)
        counts += [f"{kept} kept as {'it is' if kept == 1 else 'they are'}"] if kept else []
        counts += [f"{len(result.open)} not asked for"] if result.open else []
        click.echo(f"{path}: {', '.join(counts)}")
        for key, reasons in result.left.items():
            click.echo(f"{path}:{_line(workspace, job, key)}: left empty: {visible('; '.join(reasons))}")
        for key, reason in result.kept.items():
            click.echo(f"{path}:{_line(workspace, job, key)}: kept as it is: {visible(reason)}")
        for key in result.failing:
            for one in result.drafts[key].wrong:
                click.echo(f"{path}:{_line(workspace, job, key)}: {one.severity} {one.check}: {visible(one.message)}")
    if done:
        click.echo(spent(usage, settings))


def _line(workspace: Workspace, job: Job, key: str) -> int:
    """The line of a unit's translation as the file is now; that of the file's start where it is gone."""
    catalog = workspace.catalog(job.report, job.language)
    return catalog.unit(key).target_line if key in catalog else 1


def spent(usage: Usage, settings: DraftingSettings) -> str:
    """What was spent in one line."""
    price = cost(usage, settings)
    money = "" if price is None else f", {price:,.2f} {settings.currency}"
    uncounted = f" (of {plural(usage.uncounted, 'request')} not counted)" if usage.uncounted else ""
    return f"{plural(usage.requests, 'request')}, {usage.sent:,} + {usage.received:,} tokens{uncounted}{money}"


def usage_json(usage: Usage, settings: DraftingSettings) -> dict[str, Any]:
    """What was spent as JSON; `cost` is null without prices."""
    shown = {"requests": usage.requests, "sent": usage.sent, "received": usage.received, "uncounted": usage.uncounted}
    price = cost(usage, settings)
    return shown | {"cost": None if price is None else round(price, 6), "currency": settings.currency}


def _json(
    workspace: Workspace, done: Sequence[tuple[Job, Result]], model: str, settings: DraftingSettings
) -> dict[str, Any]:
    usage = sum((result.usage for _, result in done), Usage())
    reports = [
        {
            "report": job.report,
            "language": job.language,
            "path": display(job.catalog.path),
            "drafts": [
                {"unit": key, "line": _line(workspace, job, key), **draft_json(draft)}
                for key, draft in result.drafts.items()
            ],
            "left": [
                {"unit": key, "line": _line(workspace, job, key), "reasons": list(reasons)}
                for key, reasons in result.left.items()
            ],
            "kept": [
                {"unit": key, "line": _line(workspace, job, key), "reason": reason}
                for key, reason in result.kept.items()
            ],
            "open": list(result.open),
            "aligned": result.aligned,
        }
        for job, result in done
    ]
    return {"version": VERSION, "model": model, "reports": reports, "usage": usage_json(usage, settings)}


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft as JSON, with what is found in it."""
    found = [finding_json(one) for one in draft.findings]
    return {"target": draft.text, "rounds": draft.rounds, "findings": found}


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding in a text that may not be in a file."""
    about = {"check": finding.check, "group": finding.group, "severity": str(finding.severity)}
    return about | {"message": finding.message, "suggestion": finding.suggestion}
