"""Who has reviewed a unit: `# toolkit: reviewed[3f2a91bc04de] by NAME`.

The brackets hold a digest of the source and the translation. Once either changes, the review is void, and is said to
be; nobody has to remove the comment. A new review by the same person replaces it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.catalogs.directives import bracketed, directives
from toolkit.model import Unit

REVIEWED = "reviewed"
_BY = re.compile(r"\s*by\s+(?P<name>\S.*)")
_SIZE = 12


@dataclass(frozen=True, slots=True)
class Review:
    """One review: who, whether it holds for the text as it is, and the index of its comment line."""

    name: str
    holds: bool
    line: int


def text_digest(unit: Unit) -> str:
    """The first 12 hex digits of the SHA-256 of the source and the translation, all plural forms."""
    texts = "\x00".join([unit.source, *unit.targets])
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:_SIZE]


def review_comment(unit: Unit, name: str) -> str:
    """The comment that says who has reviewed a unit as it is."""
    return f"toolkit: {REVIEWED}[{text_digest(unit)}] by {' '.join(name.split())}"


def reviews(unit: Unit) -> tuple[Review, ...]:
    """The reviews in a unit's comments, in order."""
    if not any(REVIEWED in comment for comment in unit.comments):
        return ()
    digest = text_digest(unit)
    found = []
    for one in directives(unit.comments):
        if one.verb == REVIEWED:
            of, end = bracketed(one.parts[0], 0)
            by = _BY.fullmatch(one.parts[0], end)
            if of is not None and by:
                found.append(Review(by["name"], of == digest, one.line))
    return tuple(found)


def without_reviews(unit: Unit, name: str) -> Sequence[str]:
    """A unit's comments without the reviews of one person."""
    gone = {review.line for review in reviews(unit) if review.name == name}
    return [comment for line, comment in enumerate(unit.comments) if line not in gone]
