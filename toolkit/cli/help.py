"""`toolkit help`: the handbook, one Markdown page for each subject."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from importlib.resources import files

import click

from toolkit.checks import checks
from toolkit.errors import InputError

EXAMPLES = """\b
Examples:
  toolkit help                  list the subjects and the commands
  toolkit help figures          show a page of the handbook
  toolkit help update           show the help of a command
  toolkit help glossary add     … and of its subcommand
"""
#: The pages, in the order in which `toolkit help` lists them; each is `toolkit/manual/<subject>.md`.
SUBJECTS = (
    "figures", "glossary", "lint", "ci", "reports", "files", "catalogs", "editors", "drafting", "engines", "mcp",
    "review", "memory", "alignment", "copies", "documents", "settings", "python", "corpus", "pipelines", "benchmarks",
    "contributing",
)  # fmt: skip


@click.command(epilog=EXAMPLES)
@click.argument("subject", nargs=-1)
@click.pass_context
def command(ctx: click.Context, subject: tuple[str, ...]) -> None:
    """Show a page of the handbook, or the help of a command; list both without SUBJECT."""
    root = ctx.find_root()
    if not subject:
        click.echo(overview(root), nl=False)
    elif len(subject) == 1 and subject[0] in SUBJECTS:
        options = f"\nOptions of the command: toolkit {subject[0]} --help\n" if subject[0] in listed(root) else ""
        show(page(subject[0]) + options)
    else:
        click.echo(command_help(root, subject))


def page(subject: str) -> str:
    """The Markdown of one page."""
    return (files("toolkit") / "manual" / f"{subject}.md").read_text(encoding="utf-8")


def summary(subject: str) -> str:
    """The first paragraph of a page, which is one line."""
    return page(subject).split("\n", 3)[2]


def overview(root: click.Context) -> str:
    """The subjects and the commands, each in one line."""
    formatter = root.make_formatter()
    formatter.write("Show a page or a command with: toolkit help NAME\n")
    with formatter.section("Subjects"):
        formatter.write_dl([(subject, summary(subject)) for subject in SUBJECTS])
    if isinstance(root.command, click.Group):
        root.command.format_commands(root, formatter)
    return formatter.getvalue()


def show(text: str) -> None:
    """Page a text on a terminal, with bold headings; print it unchanged elsewhere."""
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    click.echo_via_pager(re.sub(r"(?m)^#+ .*", lambda heading: click.style(heading[0], bold=True), text))


def command_help(root: click.Context, names: tuple[str, ...]) -> str:
    """The same text as `toolkit NAMES --help`. Raises InputError for an unknown name, with the nearest known one."""
    ctx = root
    for number, name in enumerate(names):
        known = listed(ctx)
        found = ctx.command.get_command(ctx, name) if isinstance(ctx.command, click.Group) else None
        if found is None:
            if not number and len(names) > 1 and name in SUBJECTS:
                raise InputError(f"no help on {' '.join(names)!r}; see: toolkit help {name}")
            raise InputError(_unknown(names[: number + 1], known if number else [*SUBJECTS, *known]))
        ctx = click.Context(found, info_name=name, parent=ctx)
    return ctx.get_help()


def listed(ctx: click.Context) -> list[str]:
    """The names of a group's commands; none where the command is not a group."""
    return ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []


def _unknown(names: tuple[str, ...], known: list[str]) -> str:
    if names[0] in checks():
        return f"no help on {names[0]!r}, which is a check; see: toolkit explain {names[0]}"
    near = get_close_matches(names[-1], known, n=1)
    hint = f"did you mean {' '.join([*names[:-1], near[0]])!r}?" if near else "see: toolkit help"
    return f"no help on {' '.join(names)!r}; {hint}"
