"""`toolkit review`: review a report in the browser."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import TYPE_CHECKING

import click

from toolkit.cli.enter import is_terminal, on_enter
from toolkit.cli.memory.options import language_of, language_option
from toolkit.errors import MissingExtraError
from toolkit.project.layout import Project, current_project, no_catalog

if TYPE_CHECKING:
    from toolkit.servers.web import Address

EXAMPLES = """\b
Examples:
  toolkit review                                  list the reports
  toolkit review chongqing-eic-2021               open this report
  toolkit review --no-browser --port 8000         print the address only
"""


@click.command(epilog=EXAMPLES)
@click.argument("report", metavar="[REPORT]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen on this port.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@language_option
def command(report: str | None, port: int, no_browser: bool, lang: str | None) -> int:
    """Review a report in the browser: findings while you type, terms, memory, comments and history.

    The page is served on this computer only, until Ctrl-C. The address that is printed is good for one browser; Enter
    prints another one. What is saved is written into the catalog at once, only the entry that was changed.
    """
    project = current_project()
    language = language_of(project, lang)
    chosen = _chosen(project, report, language) if report else ""
    try:
        from toolkit.servers.web import serve
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        raise MissingExtraError(f"review needs {error.name}; install it with: pip install 'toolkit[review]'") from None

    def ready(address: Address) -> None:
        url = address.link()
        enter = "Enter for a link for another browser, " if is_terminal() else ""
        click.echo(f"Reviewing at {url}\nPress {enter}Ctrl-C to stop.")
        sys.stdout.flush()
        on_enter(lambda: click.echo(f"For one other browser: {address.link()}"))
        if not no_browser and _has_screen():
            webbrowser.open(url)

    try:
        serve(project, chosen, language, port, ready)
    except KeyboardInterrupt:
        click.echo("\n" * sys.stderr.isatty() + "stopped", err=True)
    return 0


def _chosen(project: Project, report: str, language: str) -> str:
    """The report of this name or file; one without a source is known by its catalog. Raises InputError without one."""
    chosen = report if project.catalog(report, language).is_file() else project.choose([report])[0]
    if not project.catalog(chosen, language).is_file():
        raise no_catalog(chosen, language)
    return chosen


def _has_screen() -> bool:
    """False where only a browser for terminals could be opened, in the terminal that we run in."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
