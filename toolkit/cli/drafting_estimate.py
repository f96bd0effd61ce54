"""What `toolkit draft --dry-run` prints: what a run would take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from toolkit.cli.drafting import VERSION, options_of, spent, usage_json
from toolkit.drafting.drafter import Drafter, Usage
from toolkit.drafting.engines import CHAT, closed, open_drafter
from toolkit.drafting.estimate import Estimate
from toolkit.drafting.jobs import Job
from toolkit.drafting.run import DraftRun
from toolkit.model.plural import plural
from toolkit.project.memory import open_memory
from toolkit.settings import DraftingSettings
from toolkit.workspace import Workspace

ESTIMATED = "Tokens are estimated: one for a Chinese character, one for four others; answers kept here cost nothing."


def estimate_jobs(workspace: Workspace, jobs: Sequence[Job], settings: DraftingSettings, form: str) -> int:
    """Print what drafting would take."""
    found, drafter = Estimate(), unasked(settings)
    for job in jobs:
        with open_memory(workspace.project, job.language) as memory:
            run = DraftRun(workspace, job.catalog, memory, drafter, options_of(settings))
            found += run.estimate(job.selection)
    return echo_estimate(found, settings, form, "draft")


def echo_estimate(found: Estimate, settings: DraftingSettings, form: str, to: str) -> int:
    """Print an estimate, and give the exit code. `to` says what the units are for: to `draft`, `evaluate` or `judge`.

    Tokens are estimated for the built-in engine only.
    """
    if settings.engine != CHAT:
        found = replace(found, least=_uncounted(found.least), most=_uncounted(found.most))
        settings = replace(settings, price_input=0.0, price_output=0.0)
    sides = {"least": found.least, "most": found.most}
    if form == "json":
        shown = {name: usage_json(usage, settings) for name, usage in sides.items()}
        click.echo(json.dumps({"version": VERSION, "units": found.units, **shown}, indent=2))
        return 0
    click.echo(f"{plural(found.units, 'unit')} to {to}; nothing was sent")
    for name, usage in sides.items():
        click.echo(f"at {name}: {spent(usage, settings)}")
    click.echo(ESTIMATED if settings.engine == CHAT else f"Tokens of the engine {settings.engine} are not estimated.")
    return 0


def _uncounted(usage: Usage) -> Usage:
    return Usage(usage.requests, uncounted=usage.requests)


def unasked(settings: DraftingSettings) -> Drafter:
    """An engine for a run that only estimates. One of another package is opened first, since only it knows whether it
    repairs. Raises EngineError if it cannot start.
    """
    if settings.engine == CHAT:
        return _Unasked(settings.model, repairs=True)
    drafter = open_drafter(settings)
    error = closed(drafter)
    if error:
        raise error
    return _Unasked(drafter.name, drafter.repairs)


@dataclass(frozen=True)
class _Unasked:
    """An engine that is never asked."""

    name: str
    repairs: bool

    def draft(self, _task: object) -> Any:
        raise AssertionError("an estimate asks nobody")

    def close(self) -> None:
        """Nothing is open."""
