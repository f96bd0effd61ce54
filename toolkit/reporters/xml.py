"""Writing XML: elements in the order given, and no character that XML 1.0 refuses."""

from __future__ import annotations

from xml.sax.saxutils import escape

from toolkit.reporters.messages import visible

#: An entity beyond the three of every text: an attribute would end at it.
QUOTES = {'"': "&quot;"}


def text(content: str) -> str:
    """A text as character data or an attribute's value; control characters are shown as escapes."""
    lines = content.split("\n")
    return "&#10;".join(escape(visible(line), QUOTES) for line in lines)


def tag(name: str, attributes: dict[str, object], *, closed: bool = False) -> str:
    """A start tag; with `closed` an empty element."""
    shown = "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
    return f"<{name}{shown}/>" if closed else f"<{name}{shown}>"
