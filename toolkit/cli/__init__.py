"""The commands, one module each; the only place that prints and sets exit codes.

Exit codes, the same for every command: 0 nothing at or above the failing severity; 1 findings, an incomplete build,
or work to do under `--check`; 2 something could not be run or read.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from contextlib import suppress
from typing import NoReturn

import click

from toolkit import __version__
from toolkit.cli.lazy import LazyGroup, ReaderGoneError
from toolkit.errors import ToolkitError

#: The number of the signal for a closed pipe, which Windows has no name for: shells show 141.
SIGPIPE = 13

#: Command name → its line in `toolkit --help`. The module is the name with underscores, imported only when it runs.
COMMANDS = {
    "update": "Update the catalogs from the reports and the glossary.",
    "build": "Build the documents in every target language.",
    "build-en": "Build the English documents (build --lang en).",
    "glossary": "Look up, add, check and exchange terms.",
    "lint": "Check catalogs and the glossary.",
    "draft": "Draft translations with a language model, under the checks.",
    "review": "Review a report in the browser.",
    "find": "Show each place of a text, or of a figure by value, with its translation.",
    "read": "Show how a text is read: figures, terms, enumerators.",
    "figures": "List a report's key indicators, for spreadsheets; two years side by side.",
    "convert": "Convert a figure into the other language.",
    "checks": "List every check.",
    "explain": "Explain a check, with examples.",
    "outline": "Show the structure recognised in a report.",
    "fmt": "Rewrite catalogs in canonical form.",
    "diff": "Show what changed in the catalogs, word by word.",
    "lsp": "Serve an editor: checks while you type.",
    "mcp": "Serve a model: figures, terms, units and checks as tools.",
    "merge-driver": "Merge catalogs entry by entry, for git.",
    "export": "Write a copy for reviewers (Excel, Word, XLIFF) or translation tools.",
    "import": "Take a reviewed copy back into its catalog.",
    "memory": "Find what was translated before, and exchange it.",
    "corpus": "Check parallel corpora of any size.",
    "align": "Make a catalog from a report and its published translation.",
    "status": "Show how far each report is translated.",
    "init": "Create a project with an example glossary.",
    "help": "Show a page of the handbook, or the help of a command.",
}

EXAMPLES = """\b
Examples:
  toolkit update          update the catalogs from the reports
  toolkit lint            check the translations and the glossary
  toolkit build-en        build the English in build/en/
  toolkit help            list the handbook and the commands
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
    """Translate reports, check their figures and terms, and build the finished text."""


def run() -> NoReturn:
    """Run the command line and exit, all of its output written. An error that a person can act on is one line."""
    _print_everything()
    try:
        code = _outcome()
        sys.stdout.flush()
    except (ReaderGoneError, BrokenPipeError):
        _give_output_up()
        code = 128 + SIGPIPE
    except OSError as error:
        code = _unwritten(error)
    sys.stderr.flush()
    sys.exit(code)


def _outcome() -> int:
    """Run the command line and give the exit code. Raises OSError where standard output cannot be written."""
    try:
        code = toolkit.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except ToolkitError as error:
        click.echo(f"toolkit: {error}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        # The terminal has just printed ^C without a line break.
        click.echo("\n" * sys.stderr.isatty() + "toolkit: interrupted", err=True)
        return 128 + signal.SIGINT
    except RecursionError:
        click.echo("toolkit: the input is nested too deeply to be read", err=True)
        return 2
    except MemoryError:
        click.echo("toolkit: not enough memory for this input", err=True)
        return 2
    except (OSError, ReaderGoneError):
        raise
    except Exception:  # not 1, which says that there are findings
        traceback.print_exc()
        click.echo("toolkit: this is a bug in toolkit, please report it with the lines above", err=True)
        return 2
    return code if isinstance(code, int) else 0


def _print_everything() -> None:
    """Print UTF-8 into pipes and files on every system, and escape what a terminal in another encoding cannot show.

    Windows writes into a pipe in the encoding of the country (GBK), which lacks é and has no place for emoji. The
    variable PYTHONIOENCODING asks for another encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            keep = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if keep else "utf-8", errors="backslashreplace")


def _unwritten(error: OSError) -> int:
    """Report that the system refused something, most likely our output: a full disk after `toolkit lint > file`."""
    what = f"{error.filename}: " if error.filename else "the output could not be written: "
    with suppress(OSError):
        click.echo(f"toolkit: {what}{error.strerror or error}", err=True)
    _give_output_up()
    return 2


def _give_output_up() -> None:
    """Discard the rest of standard output, so that the interpreter does not flush it at exit and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
