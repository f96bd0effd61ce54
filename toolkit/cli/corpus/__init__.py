"""`toolkit corpus`: commands for parallel corpora, one module each."""

from __future__ import annotations

from toolkit.cli.lazy import LazyGroup

#: Subcommand → its line in `toolkit corpus --help`.
COMMANDS = {
    "check": "Check every pair of parallel corpora, of any size.",
    "stats": "Show what was found, by check and source, with a page to read.",
}

EXAMPLES = """\b
Examples:
  toolkit corpus check shards/*.parquet -o checked.parquet
  toolkit corpus stats checked.parquet --html checked.html
"""

command = LazyGroup(
    name="corpus",
    package="toolkit.cli.corpus",
    commands=COMMANDS,
    help="Check parallel corpora (Parquet, JSON Lines, TSV, parallel text, TMX) pair by pair.",
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
