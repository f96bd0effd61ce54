"""`toolkit draft`: draft translations with a language model, under the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.memory.options import language_of, language_option
from toolkit.errors import InputError
from toolkit.project.layout import Project, current_project
from toolkit.settings import DraftingSettings, unusable_url

EXAMPLES = """\b
Examples:
  toolkit draft --base-url http://localhost:11434/v1 --model qwen3:32b
  toolkit draft chongqing-eic-2021 --dry-run      what it would take; sends nothing
  toolkit draft chongqing-eic-2021 --limit 10     the first ten units, to look at
  toolkit draft --units 3f2a91bc04de              this unit
  toolkit draft --judge chongqing-eic-2021        what the model finds wrong
  toolkit draft --evaluate translations/en/chongqing-eic-2021.po
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option("--units", metavar="ID", multiple=True, help="Draft only this unit. May be given several times.")
@language_option
@click.option("--base-url", metavar="URL", help="Ask this server, which speaks OpenAI's chat completions.")
@click.option("--model", metavar="NAME", help="Ask this model.")
@click.option("--rounds", type=click.IntRange(0, 10), help="Ask so many times again where something is found.")
@click.option("--concurrency", type=click.IntRange(1, 64), help="Make so many requests at once.")
@click.option("--limit", metavar="N", type=click.IntRange(1), help="Draft at most N units of each report.")
@click.option("--keep-failing", is_flag=True, help="Write a draft in which a figure is wrong after all rounds, too.")
@click.option(
    "--judge", is_flag=True, help="Write nothing; list what the model finds wrong in translated units, as notes."
)
@click.option(
    "--evaluate",
    "evaluated",
    metavar="FILE.po",
    type=click.Path(path_type=Path),
    help="Write nothing; draft translated units and measure the drafts against the translation.",
)
@click.option("--dry-run", is_flag=True, help="Send nothing; show what it would take.")
@text_or_json
def command(
    reports: tuple[str, ...],
    units: tuple[str, ...],
    lang: str | None,
    base_url: str | None,
    model: str | None,
    rounds: int | None,
    concurrency: int | None,
    limit: int | None,
    keep_failing: bool,
    judge: bool,
    evaluated: Path | None,
    dry_run: bool,
    form: str,
) -> int:
    """Draft the units without a translation with a language model. Each draft needs review.

    The model is told the terms, the figures by value, the memory and the style page. What the checks find in its answer
    goes back to it; a draft in which a figure is still wrong is not written. Nothing that a person typed is changed.

    Exits 1 where units are left empty or a draft has an error.
    """
    writing = {"--keep-failing": keep_failing}
    if judge:
        _refuse("--judge", {"--evaluate": evaluated is not None, "--rounds": rounds is not None} | writing)
    if evaluated:
        _refuse("--evaluate", {"a report": bool(reports), "--units": bool(units), "--lang": bool(lang)} | writing)
    project = current_project()
    language = language_of(project, lang)
    settings = chosen_settings(project, base_url, model, rounds, concurrency)
    from toolkit.cli.drafting import draft_jobs, say_selection
    from toolkit.cli.drafting_estimate import estimate_jobs
    from toolkit.drafting.jobs import jobs_of
    from toolkit.workspace import Workspace

    workspace = Workspace(project)
    if evaluated:
        from toolkit.cli.drafting_evaluation import evaluate

        return evaluate(workspace, evaluated, settings, limit, form, dry_run=dry_run)
    if judge:
        from toolkit.cli.drafting_judgement import judge_reports

        return judge_reports(workspace, reports, language, units, settings, limit, form, dry_run=dry_run)
    jobs = jobs_of(workspace, reports, language, units, limit)
    say_selection(jobs)
    if not any(job.selection.ids for job in jobs) and form == "text":
        return 0
    if dry_run:
        return estimate_jobs(workspace, jobs, settings, form)
    return draft_jobs(workspace, jobs, settings, form, keep_failing=keep_failing)


def chosen_settings(
    project: Project, base_url: str | None, model: str | None, rounds: int | None, concurrency: int | None
) -> DraftingSettings:
    """The settings with what the command line says. Raises InputError for an address that cannot be one."""
    if base_url is not None and (why := unusable_url(base_url)):
        raise InputError(f"--base-url {why}")
    own = project.settings.drafting
    return replace(
        own,
        base_url=own.base_url if base_url is None else base_url,
        model=own.model if model is None else model,
        rounds=own.rounds if rounds is None else rounds,
        concurrency=own.concurrency if concurrency is None else concurrency,
    )


def _refuse(mode: str, others: Mapping[str, bool]) -> None:
    """Raise click.UsageError for what is given beside a mode in which it has no effect."""
    given = [name for name, is_given in others.items() if is_given]
    if given:
        raise click.UsageError(f"{mode} cannot be combined with {' or '.join(given)}")
