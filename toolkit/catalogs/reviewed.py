"""Who has reviewed a unit: `# toolkit: reviewed[3f2a91bc04de] by NAME`.

The brackets hold a digest of the source and the translation. Once either changes, the review is void, and is said to
be; nobody has to remove the comment. A new review by the same person replaces it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from toolkit.catalogs.commenting import is_visible, one_line, with_comment
from toolkit.catalogs.directives import bracketed, directives
from toolkit.model import State, Unit

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
            if of is not None and by and is_visible(by["name"]):
                found.append(Review(by["name"], of == digest, one.line))
    return tuple(found)


def with_review(unit: Unit, name: str) -> tuple[str, ...]:
    """A unit's comments with the review of a person, in place of those that the same person wrote before.

    Raises InputError for a name that shows nothing or would be read as a comment.
    """
    name = one_line(name, "name", "a review needs a name")
    gone = {review.line for review in reviews(unit) if review.name == name}
    kept = [comment for line, comment in enumerate(unit.comments) if line not in gone]
    return with_comment(kept, [f"toolkit: {REVIEWED}[{text_digest(unit)}] by {name}"])


def finished(unit: Unit) -> Unit:
    """The unit as translated, without the source that it had before."""
    return replace(unit, state=State.TRANSLATED, previous=None, previous_context=None, previous_plural=None)
