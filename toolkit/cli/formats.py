"""`--format a,b`: names of a table, separated by commas."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

import click

Callback = Callable[[click.Context, click.Parameter, str | None], tuple[str, ...] | None]


def names_of(known: Iterable[str]) -> Callback:
    """What reads the option's value: each name once, in order; an unknown one fails with those there are."""
    there_are = tuple(known)

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
        if value is None:
            return None
        names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
        unknown = [name for name in names if name not in there_are]
        if unknown or not names:
            message = f"unknown format {', '.join(unknown)!r}; there are: {', '.join(there_are)}"
            raise click.BadParameter(message, ctx=ctx, param=param)
        return names

    return read


def suggested(output: str | None, known: Container[str], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """The format that an output file's name asks for; `otherwise` where it asks for none."""
    suffix = (output or "").rpartition(".")[2].lower()
    return (suffix,) if suffix in known else otherwise
