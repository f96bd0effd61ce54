"""`toolkit explain`: the page of a check."""

from __future__ import annotations

from difflib import get_close_matches

import click

from toolkit.checks import STYLE, checks
from toolkit.errors import InputError


@click.command(epilog="\b\nExample:\n  toolkit explain number-scale")
@click.argument("names", metavar="CHECK...", nargs=-1, required=True)
def command(names: tuple[str, ...]) -> None:
    """Explain what a check finds and why it matters, with an example that fires and one that passes."""
    known = checks()
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "see: toolkit checks"
            raise InputError(f"no check named {name!r}; {hint}")
    for number, check in enumerate(known[name] for name in names):
        if number:
            click.echo()
        click.echo(click.style(check.name, bold=True) + f" ({check.severity}, group {check.group})\n")
        click.echo(check.page.replace("::\n", ":\n"))
        if check.group == STYLE:
            click.echo("\nThis check runs with the setting style.guide, or where --select names it.")
        if check.of_units:
            click.echo(
                f"\nTo accept one place, write above it in the catalog: # toolkit: ignore {check.name} -- the reason"
            )
