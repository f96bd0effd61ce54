"""Language codes on the command line."""

from __future__ import annotations

import click

from toolkit.model.language_codes import is_code


def language_code(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Callback of an option: a BCP 47 or gettext code. Raises BadParameter for anything else."""
    if value is not None and not is_code(value):
        raise click.BadParameter(f"{value!r} is not a language code such as zh or pt_BR")
    return value
