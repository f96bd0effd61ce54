"""`toolkit glossary`: the commands about the glossary, one module each."""

from __future__ import annotations

from toolkit.cli.lazy import LazyGroup

COMMANDS = {
    "build": "Build the glossary alone as a document.",
}

command = LazyGroup(
    "glossary",
    package="toolkit.cli.glossary",
    commands=COMMANDS,
    help="Work with the glossary.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
