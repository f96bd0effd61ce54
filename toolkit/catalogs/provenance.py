"""The comment that says where a target comes from that nobody typed: the memory, or an alignment.

It goes once a translator has reviewed the unit. Under an empty target it says that a translator did not want the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.catalogs.directives import directives
from toolkit.model import Origin, State, Unit

#: Begins the comment of a target from the memory, and of an aligned one.
MEMORY, ALIGNED = "toolkit: memory ", "toolkit: aligned "

_OURS = re.compile(rf"(?:{MEMORY}\d{{1,3}}% \S.*|{ALIGNED}\d{{1,3}}%(?: \([a-z0-9, ]+\))?)")


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


def percent(score: float) -> int:
    """A score as whole percent, rounded down: 100 is an exact match."""
    return int(score * 100 + 1e-9)


def is_provenance(comment: str) -> bool:
    """Whether a comment is a whole line as the toolkit wrote it."""
    return _OURS.fullmatch(comment) is not None


def is_from_memory(unit: Unit) -> bool:
    """Whether the memory gave a unit its target, and nobody has reviewed it since."""
    return unit.state is State.NEEDS_REVIEW and any(map(is_provenance, unit.comments))


def is_emptied(unit: Unit) -> bool:
    """Whether a translator emptied the target that the memory had given."""
    return not unit.target and any(one.verb == "memory" for one in directives(unit.comments))
