"""Links whose figures differ: last year's translation resembles this year's report in all but the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.checks import choose
from toolkit.context import Context
from toolkit.linter import lint_catalog
from toolkit.memory.aligning.alignment import Alignment
from toolkit.model import Finding, Severity, State, Unit, unit_key

#: The checks that compare figures.
GROUP = "numbers"


def findings_of(texts: Sequence[str], alignment: Alignment, context: Context) -> tuple[Finding, ...]:
    """What is wrong with the figures of linked paragraphs: the errors that `toolkit lint` would report."""
    pairs = {texts[link.paragraph]: link.target for link in alignment.links if link.target.strip()}
    units = [Unit(source, target, state=State.TRANSLATED) for source, target in pairs.items()]
    checks = choose((GROUP,), ())
    found = lint_catalog(units, context, checks, path="", locate=lambda _unit, offset: (1, 1 + (offset or 0)))
    return tuple(finding for finding in found.findings if finding.severity is Severity.ERROR)


def without_doubtful(texts: Sequence[str], alignment: Alignment, findings: Sequence[Finding]) -> Alignment:
    """The alignment in which no link is certain whose figures differ."""
    wrong = {finding.unit for finding in findings}
    links = (
        replace(link, certain=False) if unit_key(texts[link.paragraph]) in wrong else link for link in alignment.links
    )
    return replace(alignment, links=tuple(links))
