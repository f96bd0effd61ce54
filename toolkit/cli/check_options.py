"""Options of the commands that run checks: which ones, and in how many processes."""

from __future__ import annotations

from collections.abc import Sequence

import click


def check_names(values: Sequence[str]) -> tuple[str, ...]:
    """The names of checks and groups in the values of an option: `--select numbers,terms --select text`."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def jobs_of(value: str) -> int:
    """The number of processes that --jobs asks for, 0 for auto. Raises BadParameter for anything else."""
    if value == "auto":
        return 0
    if not value.isdecimal() or not 1 <= int(value) <= 256:
        raise click.BadParameter(f"{value!r} is neither auto nor a number from 1 to 256", param_hint="--jobs")
    return int(value)
