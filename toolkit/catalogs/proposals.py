"""The comment that says where a proposed translation comes from, which goes once a translator has reviewed the unit.

`# toolkit: aligned 87% (3 figures, 2 terms)` is of `toolkit align`. Only what the toolkit wrote goes: a comment with a
word of a person in it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model import State, Unit

#: Begins the comment of a unit whose translation was found in a published document.
ALIGNED = "toolkit: aligned "

_ALIGNED = re.compile(rf"{re.escape(ALIGNED)}\d{{1,3}}%(?: \([a-z0-9, ]+\))?")


def aligned(score: float, evidence: Sequence[str]) -> str:
    """The comment with the score of a link, from 0 to 1, and with what speaks for it."""
    reasons = f" ({', '.join(evidence)})" if evidence else ""
    return f"{ALIGNED}{score:.0%}{reasons}"


def is_aligned(comment: str) -> bool:
    """Whether a comment has the form of a whole one."""
    return _ALIGNED.fullmatch(comment) is not None


def without_proposal(unit: Unit) -> Unit:
    """The unit without that comment, once a translator has reviewed it."""
    if unit.state is not State.TRANSLATED or not any(map(is_aligned, unit.comments)):
        return unit
    return replace(unit, comments=tuple(comment for comment in unit.comments if not is_aligned(comment)))
