"""The commands, one module each; the only place that prints and sets exit codes.

Exit codes, the same for every command: 0 nothing at or above the failing severity, 1 findings (or an incomplete
build, or a check that found work to do), 2 could not run or could not read something.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

import click

from toolkit import __version__
from toolkit.cli.lazy import LazyGroup, ReaderGoneError
from toolkit.errors import ToolkitError

#: Command name → the line `toolkit --help` shows for it. The module is the name with underscores; it is imported
#: only when the command runs.
COMMANDS = {
    "update": "Bring the catalogs up to date with the reports.",
    "build": "Build the documents readers get, in any target language.",
    "build-en": "Build the English documents: the same as build --lang en.",
    "glossary": "Keep the terms: look up, add, check, and see where they are used.",
    "lint": "Check catalogs and glossary; findings for people and machines.",
    "read": "Show how a text is read: its figures, terms and enumerators.",
    "convert": "Say a figure in the other language.",
    "checks": "Show every check in a table.",
    "explain": "Show what a check finds, why it matters, and examples.",
    "outline": "Show what was recognised in a report.",
    "fmt": "Write catalogs in canonical form.",
    "diff": "Show what changed in the catalogs, by word.",
    "merge-driver": "Merge catalogs entry by entry, for git.",
    "status": "Show how far each report is translated.",
    "init": "Make a new project with an example glossary.",
    "help": "Show a page of the handbook, or the help of a command.",
}

EXAMPLES = """\b
Examples:
  toolkit update          bring the catalogs up to date with the reports
  toolkit lint            check the translations and the glossary
  toolkit build-en        leave the English in build/en/
"""


@click.group(
    cls=LazyGroup,
    package="toolkit.cli",
    commands=COMMANDS,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="toolkit", message="%(prog)s %(version)s")
def toolkit() -> None:
    """Translate reports, keep their terms and figures right, and build the finished text."""


def run() -> NoReturn:
    """Run the command line and exit; errors a person can act on are one line each."""
    try:
        code = toolkit.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        code = 2
    except click.ClickException as error:
        error.show()
        code = 2
    except ToolkitError as error:
        click.echo(f"toolkit: {error}", err=True)
        code = 2
    except (ReaderGoneError, BrokenPipeError):
        _give_output_up()
        code = 128 + signal.SIGPIPE
    except (KeyboardInterrupt, click.Abort):
        # A terminal has just shown ^C without a line break.
        click.echo("\n" * sys.stderr.isatty() + "toolkit: interrupted", err=True)
        code = 128 + signal.SIGINT
    except OSError as error:
        code = _unwritten(error)
    except RecursionError:
        click.echo("toolkit: the input is nested too deeply to be read", err=True)
        code = 2
    except MemoryError:
        click.echo("toolkit: not enough memory for this input", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _unwritten(error: OSError) -> int:
    """Say that the system refused something, most likely our output: a full disk behind `toolkit lint > file`."""
    what = f"{error.filename}: " if error.filename else "the output could not be written: "
    with suppress(OSError):
        click.echo(f"toolkit: {what}{error.strerror or error}", err=True)
    _give_output_up()
    return 2


def _give_output_up() -> None:
    """Send the rest of standard output nowhere, so that the interpreter does not try it again at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
