"""`toolkit glossary`: the commands that look after the terms, one module each."""

from __future__ import annotations

from toolkit.cli.lazy import LazyGroup

#: Subcommand → the line that `toolkit glossary --help` shows for it.
COMMANDS = {
    "find": "Look a term up, in either language.",
    "list": "List the concepts, all or some.",
    "usage": "Show which rendering stands where.",
    "add": "Add a concept to a glossary file.",
    "candidates": "Propose recurrent phrases that are not in the glossary.",
    "lint": "Check the glossary itself.",
    "build": "Build the glossary alone as a document.",
    "export": "Write the glossary as CSV or TBX.",
    "import": "Add the concepts of a CSV or TBX file.",
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
    help="Keep the terms: look up, add, check, and see where they are used.",
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
