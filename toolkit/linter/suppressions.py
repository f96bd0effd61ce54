"""Findings that a translator has accepted: `# toolkit: ignore number-missing[4900万] -- the reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from toolkit.catalogs.directives import bracketed, directives
from toolkit.checks import GROUPS, Check, checks
from toolkit.context import Reading
from toolkit.model import Finding, Problem, State

#: The check that reports suppressions which accept nothing.
UNUSED = "unused-suppression"

NAME = re.compile(r"[A-Za-z][\w-]*")
REASON = re.compile(r"\s*(?:--|—|–)\s*\S")


@dataclass(slots=True)
class Suppression:
    """One accepted finding: a check or group, the text it is about (None for any), and whether it gives a reason."""

    name: str
    text: str | None
    reasoned: bool
    reading: Reading
    used: bool = field(default=False)


class Suppressions:
    """All suppressions in a catalog."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.all: list[Suppression] = []
        #: Unit, name and text → the place in `all` of the first suppression of these that gives a reason.
        self.first: dict[tuple[str, str, str | None], int] = {}
        #: How many findings were accepted.
        self.used = 0
        for reading in readings:
            if any("toolkit:" in comment for comment in reading.unit.comments):
                key = reading.unit.key
                for one in _read(reading):
                    if one.reasoned:
                        self.first.setdefault((key, one.name, one.text), len(self.all))
                    self.all.append(one)

    def accepts(self, finding: Finding) -> bool:
        """True if a suppression in the finding's unit covers it."""
        if not self.first or finding.unit is None:
            return False
        about = finding.source or finding.target
        texts = (None, about.text) if about else (None,)
        asked = [(finding.unit, name, text) for name in (finding.check, finding.group) for text in texts]
        places = [self.first[key] for key in asked if key in self.first]
        if places:
            self.all[min(places)].used = True
            self.used += 1
        return bool(places)

    def unused(self, ran: Mapping[str, Check]) -> Iterator[Problem]:
        """The suppressions that accepted nothing although their check ran, and those without a reason.

        One in a unit without a finished translation may be needed again, and is never unused.
        """
        groups = {check.group for check in ran.values()}
        for one in self.all:
            label = one.name + (f"[{one.text}]" if one.text is not None else "")
            index = one.reading.index
            if one.name not in checks() and one.name not in GROUPS:
                near = get_close_matches(one.name, [*checks(), *GROUPS], n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                yield Problem(f"the suppression {label} does not name a check{hint}", unit=index)
            elif one.name not in ran and one.name not in groups:
                continue
            elif not one.reasoned:
                yield Problem(f"the suppression {label} gives no reason; add one after --", unit=index)
            elif not one.used and one.reading.unit.state is State.TRANSLATED:
                yield Problem(f"the suppression {label} matches no finding; remove it", unit=index)


def _read(reading: Reading) -> Iterator[Suppression]:
    for directive in directives(reading.unit.comments):
        if directive.verb != "ignore":
            continue
        name = NAME.match(directive.text)
        text, end = bracketed(directive.text, name.end()) if name else (None, 0)
        yield Suppression(name[0] if name else "", text, REASON.match(directive.text, end) is not None, reading)
