"""Read the examples on the pages of checks: the blocks `Glossary::`, `Report::`, `Fires::` and `Passes::`."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import Any

import yaml

from toolkit.catalogs.extract import extract
from toolkit.checks import Check, checks
from toolkit.context import CatalogFile, Context
from toolkit.formats import glossary, po, report
from toolkit.linter import lint_catalog, lint_glossary
from toolkit.model import Finding, Glossary, State, Unit

BLOCK = re.compile(r"^(Glossary|Report|Fires|Passes)::\n\n((?:    .*\n|\n)+)", re.MULTILINE)
KEYS = {"zh", "en", "state", "comment", "context"}


@dataclass
class Page:
    """A check and the blocks of its page, unindented."""

    check: Check
    blocks: dict[str, str] = field(default_factory=dict)

    @property
    def glossary(self) -> Glossary | None:
        """The glossary for the examples."""
        return glossary.parse(self.blocks["Glossary"].encode(), "glossary.yaml") if "Glossary" in self.blocks else None

    @property
    def paragraphs(self) -> tuple[str, ...] | None:
        """The keys of the units of the report for the examples."""
        if "Report" not in self.blocks:
            return None
        document = report.parse(self.blocks["Report"].encode(), "report.txt", name="report", boilerplate=())
        return tuple(unit.key for unit in extract(document, ""))


def pages() -> list[Page]:
    """The page of every check."""
    return [
        Page(check, {name: textwrap.dedent(body) for name, body in BLOCK.findall(check.page + "\n")})
        for check in checks().values()
    ]


def findings(page: Page, block: str) -> list[Finding]:
    """The findings of the page's check on one of its examples, with all other checks running too."""
    body = page.blocks[block]
    if page.check.glossary is not None:
        parsed = glossary.parse(body.encode(), "glossary.yaml")
        found = lint_glossary(parsed, Context(), checks()).findings
    elif page.check.file is not None:
        catalog = po.parse(body.encode(), "report.po", recover=True)
        found = _lint(list(catalog.units), None, CatalogFile(body.encode(), catalog, "en", page.paragraphs))
    else:
        found = _lint([unit(entry) for entry in yaml.safe_load(body)], page.glossary, None)
    return [finding for finding in found if finding.check == page.check.name]


def unit(entry: dict[str, Any]) -> Unit:
    """The unit of an example with `zh`, `en` and optionally `state`, `comment` and `context`."""
    assert entry.keys() <= KEYS, entry
    state = State.TRANSLATED if entry["en"] else State.INITIAL
    return Unit(
        source=entry["zh"],
        target=entry["en"],
        context=entry.get("context"),
        state=State(entry.get("state", state)),
        comments=tuple(entry["comment"].split("\n")) if "comment" in entry else (),
    )


def _lint(units: list[Unit], terms: Glossary | None, file: CatalogFile | None) -> tuple[Finding, ...]:
    context = Context(report="report", glossary=terms)
    known = {name: check for name, check in checks().items() if terms is not None or check.needs != "terms"}
    locate = lambda index, offset: (index + 1, (offset or 0) + 1)  # noqa: E731  # any place will do
    return lint_catalog(units, context, known, path="/report.po", locate=locate, file=file).findings
