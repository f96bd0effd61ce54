"""`toolkit explain`: the page of a check."""

from __future__ import annotations

import click

from toolkit.checks import STYLE, named


@click.command(epilog="\b\nExample:\n  toolkit explain number-scale")
@click.argument("names", metavar="CHECK...", nargs=-1, required=True)
def command(names: tuple[str, ...]) -> None:
    """Explain what a check finds and why it matters, with an example that fires and one that passes."""
    for number, check in enumerate([named(name) for name in names]):
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
