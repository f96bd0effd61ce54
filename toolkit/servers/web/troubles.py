"""What could not be read or run, so that findings may be missing: the page says it as `toolkit lint` does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.model import Failure
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.linting.failures import failure
from toolkit.renderers.html_text import element, text

if TYPE_CHECKING:
    from toolkit.servers.web.document import LiveDocument

#: The most that are listed; others are counted.
MOST = 5


@dataclass(frozen=True, slots=True)
class Troubles:
    """What is wrong with what a report depends on; lines for a person, none of them twice.

    `errors` leave findings out, `skipped` says which checks have nothing to go by, and `memory` what the memory lacks.
    """

    errors: Sequence[str] = ()
    skipped: Sequence[str] = ()
    memory: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.errors or self.skipped or self.memory)

    @property
    def incomplete(self) -> str:
        """How many errors there are, as `toolkit lint` says it; empty where there are none."""
        return f"incomplete: {plural(len(self.errors), 'problem')}" if self.errors else ""

    def html(self) -> str:
        """The messages about them; empty where all is well."""
        parts = [_list("Not everything could be read, so findings are missing:", self.errors)]
        parts += [element("p", text(f"{line[:1].upper()}{line[1:]}.")) for line in self.skipped]
        parts.append(_list("The memory leaves out what could not be read:", self.memory))
        return "".join(parts)


def _list(about: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    shown = [element("li", text(line)) for line in lines[:MOST]]
    if len(lines) > MOST:
        shown.append(element("li", f"and {len(lines) - MOST} more; run: toolkit lint"))
    return element("p", text(about)) + element("ul", "".join(shown))


def troubles(document: LiveDocument) -> Troubles:
    """Those of a document, as far as they are known. Hold the lock."""
    errors = [document.failure, *document.workspace.errors]
    skipped: tuple[str, ...] = ()
    try:
        catalog = document.catalog
        errors += map(_line, map(failure, catalog.errors))
        if document.ready:
            errors += map(_line, map(failure, catalog.kept.loaded.errors))
            skipped = tuple(one.line for one in catalog.kept.skipped)
        if document.complete:
            errors += map(_line, catalog.outcome().errors)
    except ToolkitError as error:
        errors.append(str(error))
    known = tuple(dict.fromkeys(filter(None, errors)))
    return Troubles(known, skipped, tuple(one for one in document.memory_errors if one not in known))


def _line(one: Failure) -> str:
    path = display(Path(one.path)) if one.path else None
    return str(ToolkitError(one.message, path=path, line=one.line, column=one.column))
