"""`toolkit fmt`: rewrite catalogs in canonical form."""

from __future__ import annotations

import click

from toolkit.cli.paths import NAMED
from toolkit.errors import InputError
from toolkit.project.files import Write, display, write_all
from toolkit.project.formatting import catalogs_at, formatted

EXAMPLES = "\b\nExamples:\n  toolkit fmt\n  toolkit fmt --check\n  toolkit fmt --diff translations/en/report.po"


@click.command(epilog=EXAMPLES)
@click.argument("paths", type=NAMED, metavar="[PATH]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit 1 if anything would.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Rewrite catalogs in the canonical form of msgcat --no-wrap --add-location=file, losing nothing.

    Without PATH, rewrite all catalogs of the project.

    \b
    Normalizes
      the file    UTF-8 without a byte-order mark, LF, and a header that says so
      order       comments, references and flags as gettext writes them (of two
                  flags for one format the last), obsolete entries last
      references  without line numbers and ./, wrapped at 79 bytes
      texts       one line each, cut at line breaks only
      comments    what polib and babel wrapped or moved is put back, and
                  an empty line ends every footnote

    Keeps every text, and what msgcat drops: unknown flags, and comments at the end.
    """
    results = list(formatted(catalogs_at(paths)))
    changed = [one for one in results if isinstance(one, Write) and one.data != one.was]
    if diff:
        for write in changed:
            echo_diff(write)
    if not (check or diff):
        write_all(changed)
    word = "would be rewritten" if check or diff else "rewritten"
    for write in changed:
        click.echo(f"{display(write.path)} {word}", err=diff)
    errors = [one for one in results if isinstance(one, InputError)]
    for error in errors:
        click.echo(f"toolkit: {error}", err=True)
    return 2 if errors else int(bool(changed) and (check or diff))


def echo_diff(write: Write) -> None:
    """Print a unified diff of one file, with bytes that are not UTF-8 as escapes."""
    from difflib import unified_diff

    name = display(write.path)
    was = (write.was or b"").decode("utf-8", "backslashreplace").split("\n")
    now = write.data.decode("utf-8").split("\n")
    for line in unified_diff(was, now, f"a/{name}", f"b/{name}", lineterm=""):
        color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(line.rstrip("\r"), fg=color))
