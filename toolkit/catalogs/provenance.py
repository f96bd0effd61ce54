"""The comment that says where a target comes from that nobody typed: the memory, an alignment, or a model.

It goes once a translator has reviewed the unit. Under an empty target it says that a translator did not want the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.catalogs.directives import directives
from toolkit.model import Origin, State, Unit
from toolkit.model.plural import plural

#: Begins the comment of a target from the memory, of an aligned one, and of one that a model wrote.
MEMORY, ALIGNED, DRAFT = "toolkit: memory ", "toolkit: aligned ", "toolkit: draft "
#: Text of a finding that the comment of a draft shows at most.
_SHOWN = 40

_FOUND = r"[a-z][a-z0-9-]*(?:\[(?:\\.|[^\]\\])*\])?"
_DRAFT = re.compile(rf"{DRAFT}\S+ (\d+) rounds?(?: \({_FOUND}(?:, {_FOUND})*\))?")
_OTHERS = re.compile(rf"(?:{MEMORY}\d{{1,3}}% \S.*|{ALIGNED}\d{{1,3}}%(?: \([a-z0-9, ]+\))?)")


def from_memory(score: float, origin: Origin, others: int = 0) -> str:
    """The comment of a target from the memory: `toolkit: memory 97% report-2021 3f2a91bc04de`.

    `others` is how many other targets the memory has for the same source.
    """
    place = f"{origin.report} {origin.unit}" if origin.unit else origin.path
    latest = f" (the latest of {others + 1} translations)" if others else ""
    return f"{MEMORY}{percent(score)}% {place}{latest}"


def from_alignment(score: float, evidence: Sequence[str]) -> str:
    """The comment of an aligned target, with what speaks for it: `toolkit: aligned 87% (3 figures, 2 terms)`."""
    reasons = f" ({', '.join(evidence)})" if evidence else ""
    return f"{ALIGNED}{percent(score)}%{reasons}"


def from_draft(model: str, rounds: int, wrong: Sequence[tuple[str, str]] = ()) -> str:
    """The comment of a draft: `toolkit: draft gpt-5 2 rounds (number-missing[4900万], term-missing[链主])`.

    `wrong` is what is still found in it: checks, each with the text that it is about, which may be empty.
    """
    name = "".join(sign if sign.isprintable() and not sign.isspace() else "-" for sign in model) or "model"
    name = name.replace("toolkit:", "toolkit-")
    found = ", ".join(dict.fromkeys(f"{check}{_about(text)}" for check, text in wrong))
    return f"{DRAFT}{name} {plural(rounds, 'round')}" + (f" ({found})" if found else "")


def _about(text: str) -> str:
    """A text in brackets, in one line, and short."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    shown = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    inside = re.sub(r"([\\\]])", r"\\\1", shown.replace("toolkit:", "toolkit"))
    return f"[{inside}]" if inside else ""


def percent(score: float) -> int:
    """A score as whole percent, rounded down: 100 is an exact match."""
    return int(score * 100 + 1e-9)


def is_provenance(comment: str) -> bool:
    """Whether a comment is a whole line as the toolkit wrote it."""
    return any(pattern.fullmatch(comment) for pattern in (_OTHERS, _DRAFT))


def is_from_memory(unit: Unit) -> bool:
    """Whether the memory gave a unit its target, and nobody has reviewed it since."""
    return unit.state is State.NEEDS_REVIEW and any(map(is_provenance, unit.comments))


def is_draft(unit: Unit) -> bool:
    """Whether a model wrote a unit's target, and nobody has reviewed it since."""
    return unit.state is State.NEEDS_REVIEW and any(map(_DRAFT.fullmatch, unit.comments))


def rounds_of(unit: Unit) -> int:
    """How many rounds a draft took, as its comment says."""
    found = [match for match in map(_DRAFT.fullmatch, unit.comments) if match]
    return int(found[0][1]) if found else 0


def is_emptied(unit: Unit) -> bool:
    """Whether a translator emptied the target that the memory or a model had given."""
    return not unit.target and any(one.verb in ("memory", "draft") for one in directives(unit.comments))


def is_refused(unit: Unit) -> bool:
    """Whether a translator emptied the target that a model had given."""
    return not unit.target and any(one.verb == "draft" for one in directives(unit.comments))
