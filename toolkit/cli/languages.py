"""Language codes on the command line."""

from __future__ import annotations

import click

from toolkit.model.language_codes import is_code


def language_code(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Callback of an option: a BCP 47 or gettext code. Raises BadParameter for anything else."""
    if value is not None and not is_code(value):
        raise click.BadParameter(f"{value!r} is not a language code such as zh or pt_BR")
    return value


def _language_codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Callback of an option that is given several times; see language_code."""
    for value in values:
        language_code(ctx, param, value)
    return values


#: The option of commands that build documents in some of the project's target languages.
target_languages = click.option(
    "--lang",
    "languages",
    multiple=True,
    callback=_language_codes,
    metavar="LANG",
    help="Build this target language.  [default: all of the project]",
)
