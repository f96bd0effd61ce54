"""Printing one report format and writing any number to files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from toolkit.cli.formats import refuse_other
from toolkit.cli.paths import refuse_folder
from toolkit.errors import InputError, ToolkitError
from toolkit.model import LintReport
from toolkit.project.files import append, overwrite
from toolkit.project.streams import descriptor
from toolkit.reporters import REPORTERS, render

#: The descriptor of standard output.
STDOUT = 1
#: What could be a format before a colon; one letter is a drive of Windows.
_FORM = re.compile("[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Output:
    """One format and its file (None: standard output)."""

    form: str
    file: str | None


def outputs(forms: Sequence[str], files: Sequence[str]) -> list[Output]:
    """Combine `--format` and `--output-file` into outputs.

    `FORMAT:FILE` is complete by itself. Files without a format take those of `--format` in order, the last ones if
    there are more formats than files; the format left over is printed, and so is an output to `-`. Raises
    click.UsageError if two would be printed, or a file's suffix says another format.
    """
    split = [_split(file) for file in files]
    complete = [Output(form, file) for form, file in split if form]
    bare = [file for form, file in split if not form]
    asked = forms or ([] if any(output.file is None for output in complete) else ["auto"])
    named = [_automatic() if form == "auto" else form for form in asked]
    if len(bare) > len(named):
        unnamed, known = bare[-1] or "-", ", ".join(REPORTERS)
        raise click.UsageError(f"no --format for {unnamed}; write FORMAT:FILE, with one of {known}")
    left = len(named) - len(bare)
    without_file = [Output(form, None) for form in named[:left]]
    to_files = [Output(form, file) for form, file in zip(named[left:], bare, strict=True)]
    planned = [*without_file, *to_files, *complete]
    for output in planned:
        refuse_other(output.file, output.form, REPORTERS, "--output-file")
    printed = [output.form for output in planned if output.file is None]
    if len(printed) > 1:
        raise click.UsageError(
            f"only one format can be printed; send {printed[0]} to a file: --output-file {printed[0]}:FILE"
        )
    return planned


def deliver(report: LintReport, planned: Sequence[Output]) -> bool:
    """Print and write everything. Report on standard error what cannot be written, and return True if anything."""
    failed = False
    for output in planned:
        try:
            if output.file is None:
                _print(report, output.form)
            else:
                overwrite(Path(output.file), encoded(render(output.form, report)))
            if output.form == "github" and (summary := _summary_file()):
                from toolkit.reporters.github import job_summary

                append(Path(summary), encoded(job_summary(report)))
        except ToolkitError as error:
            click.echo(f"toolkit: {error}", err=True)
            failed = True
    return failed


def files_of(planned: Sequence[Output]) -> tuple[Path, ...]:
    """The files that are written to."""
    summary = _summary_file() if any(output.form == "github" for output in planned) else None
    return tuple(Path(file) for file in (*(output.file for output in planned), summary) if file)


def _summary_file() -> str | None:
    """The file to which GitHub Actions wants a summary added."""
    return os.environ.get("GITHUB_STEP_SUMMARY")


def encoded(text: str) -> bytes:
    """Encode as UTF-8, with bytes of file names that are not UTF-8 as escapes."""
    return text.encode("utf-8", "backslashreplace")


def _print(report: LintReport, form: str) -> None:
    if form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from toolkit.reporters.text import render as render_text

        click.echo(encoded(render_text(report, colour=True)), nl=False)
    else:
        click.echo(encoded(render(form, report)), nl=False)
    sys.stdout.flush()


def _split(argument: str) -> tuple[str, str | None]:
    """Split FORMAT:FILE; the format is empty if missing, the file None for standard output.

    Raises InputError where the format is unknown or the file has no name, WriteError where that is a folder's.
    """
    form, colon, path = argument.partition(":")
    if not (colon and _FORM.fullmatch(form)):
        form, path = "", argument
    elif form not in REPORTERS:
        known = f"choose from {', '.join(REPORTERS)}, or write ./{argument} for a file of that name"
        raise InputError(f"no format {form!r}; {known}", path="--output-file")
    elif not path.strip():
        raise InputError(f"no file after {argument}; write {form}:FILE", path="--output-file")
    refuse_folder(path)
    return form, None if is_stdout(path) else path


def is_stdout(file: str | None) -> bool:
    """True for no file, `-`, and any other name of standard output (/dev/stdout, /dev/fd/1)."""
    return file in (None, "-") or descriptor(Path(file)) == STDOUT


def _automatic() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
