"""A concept names another one that is not there.

`see` names concepts that a reader may want beside this one, by their ids, in its own layer or one before it: a layer
that is used without the later ones must be whole. `replaces` names concepts of the layers before, which are then left
out; it does nothing to a concept of its own layer. If no layer before has the concept, that is a warning, since the
layer may simply not be used here.

Fires::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub, see: [inland-port]}

Passes::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub, see: [port]}
      - {id: port, zh: 口岸, en: port}
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from toolkit.context import Context
from toolkit.model import Concept, Glossary, Problem, Severity
from toolkit.terminology.review import at

GROUP = "glossary"
SEVERITY = Severity.ERROR


def check_glossary(glossary: Glossary, _context: Context) -> Iterator[Problem]:
    """A problem for each id in `see` or `replaces` that names no concept there."""
    known = {concept.id for concept in glossary.concepts}
    gone = {concept.id for concept in glossary.replaced}
    for concept in glossary.concepts:
        for identity in dict.fromkeys(concept.see):
            if identity == concept.id:
                yield at(concept.place, f"see of {identity} names the concept itself; delete it")
            elif identity not in known:
                yield at(concept.place, f"see of {concept.id} names {identity!r}, {_nowhere(identity, known)}")
        for identity in dict.fromkeys(concept.replaces):
            if identity in known:
                yield at(concept.place, _in_its_layer(concept, identity))
            elif identity not in gone:
                message = f"replaces of {concept.id} names {identity!r}, which no layer before it has"
                yield at(concept.place, message, severity=Severity.WARNING)


def _nowhere(identity: str, known: set[str]) -> str:
    near = get_close_matches(identity, known, 1)
    return (
        f"which is not a concept; did you mean {near[0]}?" if near else "which is not a concept; correct or delete it"
    )


def _in_its_layer(concept: Concept, identity: str) -> str:
    if identity == concept.id:
        return f"replaces of {identity} names the concept itself; delete it"
    return f"replaces of {concept.id} names {identity!r}, which is in no layer before it; delete one of the two"
