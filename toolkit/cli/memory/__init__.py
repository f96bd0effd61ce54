"""`toolkit memory`: commands for what was translated before, one module each."""

from __future__ import annotations

from toolkit.cli.lazy import LazyGroup

#: Subcommand → its line in `toolkit memory --help`.
COMMANDS = {
    "search": "Find what was translated before.",
    "stats": "Count what the memory holds.",
    "import": "Take translation memories (TMX) of other programs.",
    "export": "Write the memory as TMX for other programs.",
}

EXAMPLES = """\b
Examples:
  toolkit memory search 完成工业投资3320亿元
  toolkit memory stats
  toolkit memory import office-2021.tmx
  toolkit memory export -o build/memory.tmx
"""

command = LazyGroup(
    name="memory",
    package="toolkit.cli.memory",
    commands=COMMANDS,
    help="Find what was translated before, in the catalogs and in translation memories (TMX).",
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
