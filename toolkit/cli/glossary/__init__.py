"""`toolkit glossary`: commands for terms, one module each."""

from __future__ import annotations

from toolkit.cli.lazy import LazyGroup

#: Subcommand → its line in `toolkit glossary --help`.
COMMANDS = {
    "find": "Look up a term in either language.",
    "list": "List concepts.",
    "usage": "Show which rendering is used where.",
    "add": "Add a concept to a glossary file.",
    "candidates": "Propose recurrent phrases as new concepts.",
    "lint": "Check the glossary itself.",
    "build": "Build the glossary as a document.",
    "export": "Export the glossary as CSV, TBX or XLSX.",
    "import": "Import concepts from CSV, TBX or XLSX.",
    "schema": "Print the JSON Schema of glossary files, for editors.",
}

EXAMPLES = """\b
Examples:
  toolkit glossary find 专精特新
  toolkit glossary add 物流枢纽 "logistics hub" --definition "A place where goods change vehicles."
  toolkit glossary lint
  toolkit glossary usage --format csv
"""

command = LazyGroup(
    name="glossary",
    package="toolkit.cli.glossary",
    commands=COMMANDS,
    help="Look up, add, check and exchange terms.",
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
