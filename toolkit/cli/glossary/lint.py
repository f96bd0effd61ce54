"""`toolkit glossary lint`: check the glossary itself."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.lint import LEVELS, finish
from toolkit.cli.outputs import outputs
from toolkit.cli.paths import NAMED
from toolkit.errors import InputError
from toolkit.project.glossary.loading import project_or_none
from toolkit.project.layout import current_project, glossary_files
from toolkit.project.linting import LintOptions, lint
from toolkit.reporters import REPORTERS


@click.command(epilog="\b\nExamples:\n  toolkit glossary lint\n  toolkit glossary lint my-terms.yaml --format json")
@click.argument("paths", type=NAMED, metavar="[PATH]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["auto", *REPORTERS]), default="auto", show_default=True,
              help="Print this format; auto is text, or github under GITHUB_ACTIONS.")  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice([*LEVELS, "never"]), help="Exit 1 from this severity up.  [default: error]"
)
def command(paths: tuple[str, ...], form: str, fail_on: str | None) -> int:
    """Check the glossary: duplicates, conflicts, terms that can never match, failing examples."""
    planned = outputs([form], [])
    if not paths and project_or_none() is None:
        current_project()  # raises the error that says what is missing
    files = glossary_files([Path(path) for path in paths]) if paths else current_project().glossary_files()
    if not files:
        raise InputError("no glossary here; add a term with: toolkit glossary add CHINESE ENGLISH")
    report = lint([str(file) for file in files], LintOptions(select=("glossary",), fail_on=fail_on))
    return finish(report, planned)
