"""What `see` and `replaces` of concepts from another glossary name, in the ids of this one; what is not here goes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from toolkit.model import Concept, Glossary


class References:
    """The ids that the concepts of a file may name.

    `names` are the ids of the file's concepts → those that they have, or would have, in the glossary.
    """

    def __init__(
        self, glossary: Glossary, concepts: Iterable[Concept], names: Mapping[str, str], replaceable: Container[str]
    ) -> None:
        self._names = names
        here = {one.id for one in (*glossary.concepts, *glossary.replaced)}
        self._seen = here.union(names.values())
        self._replaced = here.union(names)
        stand_ins = [(old, one.id) for one in glossary.concepts for old in one.replaces]
        stand_ins += [(old, names[one.id]) for one in concepts for old in one.replaces if old in replaceable]
        self._instead = dict(stand_ins)

    def told(self, concept: Concept) -> tuple[Concept, list[str]]:
        """The concept of a file with references of this glossary, and what it names that is in neither."""
        see = tuple(dict.fromkeys(self._names.get(one, one) for one in concept.see))
        told, gone = seeing(replace(concept, see=see), self._seen)
        replaces = tuple([one for one in concept.replaces if one in self._replaced])
        gone += [f"replaces {one}" for one in concept.replaces if one not in replaces]
        return replace(told, replaces=replaces), gone

    def resolved(self, concept: Concept) -> Concept:
        """The concept with references as they are in force, to compare it with another one."""
        seen = dict.fromkeys(self._instead.get(one, one) for one in concept.see)
        return replace(concept, see=tuple([one for one in seen if one != concept.id]))


def seeing(concept: Concept, known: Container[str]) -> tuple[Concept, list[str]]:
    """The concept with those references to read that are known, and the others."""
    see = tuple([one for one in concept.see if one in known])
    return replace(concept, see=see), [f"see {one}" for one in concept.see if one not in see]


def place_of(concept: Concept) -> str:
    """The place of a concept as a line about it begins; empty where it has none."""
    return f"{concept.place.path}:{concept.place.line}: " if concept.place else ""


def left_out(concept: Concept, language: str, references: Iterable[str]) -> str:
    """A line for a person about references that a concept loses."""
    term = concept.terms_in(language)[0].text
    return f"{place_of(concept)}{term}: leaving out {', '.join(references)}: not in this glossary"
