"""What the commands of the memory share."""

from __future__ import annotations

from collections.abc import Sequence

import click

from toolkit.errors import InputError, ToolkitError
from toolkit.model.language_codes import is_code
from toolkit.project.layout import Project

language_option = click.option(
    "--lang", metavar="CODE", help="Use this target language.  [default: the project's first]"
)


def language_of(project: Project, code: str | None) -> str:
    """The target language that is asked for. Raises InputError where the project has none of that code."""
    if code is None:
        return project.settings.target_languages[0]
    if not is_code(code):
        raise InputError(f"{code!r} is not a language code; write one like en or zh-TW")
    from toolkit.project.memory_sources import has_language

    if not has_language(project, code):
        known = ", ".join(project.settings.target_languages)
        raise InputError(f"the project has no target language {code!r}; it has: {known}")
    return code


def echo_errors(errors: Sequence[ToolkitError]) -> int:
    """Print the files that could not be read on standard error, one line each, and return the exit code."""
    for error in errors:
        click.echo(f"toolkit: {error}", err=True)
    return 2 if errors else 0
