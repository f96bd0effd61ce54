"""Findings that a translator has accepted: `# toolkit: ignore number-missing[4900万] -- the reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from toolkit.catalogs.commenting import is_visible
from toolkit.catalogs.directives import BRACKET, bracketed, directives
from toolkit.checks import GROUPS, Check, checks
from toolkit.context import Reading
from toolkit.model import Finding, Problem, State

#: The check that reports suppressions which accept nothing.
UNUSED = "unused-suppression"

NAME = re.compile(r"[A-Za-z][\w-]*")
#: Characters of a suppression that a message shows.
SHOWN = 40
#: What people write for the bracket around the text, and between several names.
OPENINGS, SEPARATORS = ("(", "（", "【", "［", "{"), (",", "，", "、", ";", "；", "+")
REASON = re.compile(r"\s*(?:--|—|–)(?P<reason>.*)", re.DOTALL)


@dataclass(slots=True)
class Suppression:
    """One accepted finding: a check or group, the text it is about (None for any), and whether it gives a reason."""

    name: str
    text: str | None
    reasoned: bool
    reading: Reading
    #: What follows `ignore`, as it was written.
    written: str
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
        texts = dict.fromkeys((None, finding.quoted))
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
            if not one.name:
                yield Problem(_unnamed(one.written), unit=index)
            elif one.name not in checks() and one.name not in GROUPS:
                near = get_close_matches(one.name.lower(), [*checks(), *GROUPS], n=1)
                hint = f"did you mean {near[0]}?" if near else "see: toolkit checks"
                yield Problem(f"the suppression {label} does not name a check; {hint}", unit=index)
            elif one.name not in ran and one.name not in groups:
                continue
            elif not one.reasoned:
                yield Problem(_unreasoned(one, label), unit=index)
            elif not one.used and one.reading.unit.state is State.TRANSLATED:
                yield Problem(f"the suppression {label} matches no finding; remove it", unit=index)


def _read(reading: Reading) -> Iterator[Suppression]:
    for directive in directives(reading.unit.comments):
        if directive.verb != "ignore":
            continue
        name = NAME.match(directive.text)
        text, end = bracketed(directive.text, name.end()) if name else (None, 0)
        found = REASON.match(directive.text, end)
        reasoned = found is not None and is_visible(found["reason"])
        yield Suppression(name[0] if name else "", text, reasoned, reading, directive.text)


def _unnamed(written: str) -> str:
    """What is wrong with a suppression that does not begin with a name, as those of other tools do."""
    names = [name for name in NAME.findall(written.partition("--")[0].lower()) if name in checks() or name in GROUPS]
    shown = written if len(written) <= SHOWN else written[: SHOWN - 1] + "…"
    what = f'"ignore {shown}" does not begin with the name of a check' if shown else '"ignore" names no check'
    return f"{what}; write: toolkit: ignore {names[0] if names else 'CHECK'} -- REASON"


def _unreasoned(one: Suppression, label: str) -> str:
    """What is wrong with a suppression whose name or text is not followed by a reason."""
    after = one.written[len(one.name) :]
    rest = after.lstrip()
    if one.text is None and rest[:1] in OPENINGS:
        return f"the suppression {label} has its text in other brackets; write: {label}[TEXT] -- REASON"
    if after[:1] == " " and BRACKET.match(rest):
        return f"the suppression {label} must have no space before the bracket; write: {label}[TEXT] -- REASON"
    if rest[:1] == "[":
        return f"the text of the suppression {label} is not closed; write: {label}[TEXT] -- REASON"
    if rest[:1] in SEPARATORS:
        return f"the suppression {label} is followed by another name; give each check a comment of its own"
    return f"the suppression {label} gives no reason; add one after --"
