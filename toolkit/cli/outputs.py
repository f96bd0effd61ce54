"""Where a report goes: one format to standard output, any number to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from toolkit.errors import ToolkitError
from toolkit.model import LintReport
from toolkit.project.files import append, overwrite
from toolkit.reporters import REPORTERS, render


@dataclass(frozen=True, slots=True)
class Output:
    """One format and its file; None for standard output."""

    form: str
    file: str | None


def outputs(forms: Sequence[str], files: Sequence[str]) -> list[Output]:
    """What `--format` and `--output-file` ask for.

    `FORMAT:FILE` is complete by itself. Files without a format take those of `--format` in order, the last ones where
    there are more formats than files; the one that is left is printed. Raises click.UsageError where two are left.
    """
    split = [_split(file) for file in files]
    complete = [output for output in split if output.form]
    bare = [output.file for output in split if not output.form]
    named = [_automatic() if form == "auto" else form for form in forms or ["auto"]]
    if len(bare) > len(named):
        raise click.UsageError(f"no --format for {bare[-1]}; write FORMAT:FILE, with one of {', '.join(REPORTERS)}")
    printed = named[: len(named) - len(bare)]
    if len(printed) > 1:
        raise click.UsageError(
            f"only one format can be printed; give {printed[0]} a file: --output-file {printed[0]}:FILE"
        )
    written = [Output(form, file) for form, file in zip(named[len(printed) :], bare, strict=True)]
    return [*(Output(form, None) for form in printed), *written, *complete]


def deliver(report: LintReport, planned: Sequence[Output]) -> bool:
    """Print and write everything; what cannot be written is said on standard error, and makes this True."""
    failed = False
    for output in planned:
        try:
            if output.file is None:
                _print(report, output.form)
            else:
                overwrite(Path(output.file), encoded(render(output.form, report)))
            if output.form == "github" and "GITHUB_STEP_SUMMARY" in os.environ:
                from toolkit.reporters.github import job_summary

                append(Path(os.environ["GITHUB_STEP_SUMMARY"]), encoded(job_summary(report)))
        except ToolkitError as error:
            click.echo(f"toolkit: {error}", err=True)
            failed = True
    return failed


def encoded(text: str) -> bytes:
    """UTF-8; a byte of a file name that is no UTF-8 is shown as an escape."""
    return text.encode("utf-8", "backslashreplace")


def _print(report: LintReport, form: str) -> None:
    if form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        from toolkit.reporters.text import render as render_text

        click.echo(encoded(render_text(report, colour=True)), nl=False)
    else:
        click.echo(encoded(render(form, report)), nl=False)
    sys.stdout.flush()


def _split(file: str) -> Output:
    """FORMAT:FILE taken apart; an empty format where there is none."""
    form, colon, path = file.partition(":")
    return Output(form, path) if colon and form in REPORTERS and path else Output("", file)


def _automatic() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
