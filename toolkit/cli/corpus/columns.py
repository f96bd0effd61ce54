"""The option `--columns`: the names of the two texts."""

from __future__ import annotations

import click


def two_columns(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, str] | None:
    """The names of the source and of the target. Raises click.BadParameter for anything but two names."""
    if value is None:
        return None
    source, _, target = (one.strip() for one in value.partition(","))
    if not source or not target or "," in target:
        raise click.BadParameter(f"{value!r} is not SOURCE,TARGET")
    return source, target
