"""Glossaries in layers: a general one, then what a project adds to it or says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.formats.glossary import merge, parse
from toolkit.model import Concept, Glossary

#: The files of a glossary, path and bytes, by layers.
Files = Sequence[Sequence[tuple[str, bytes]]]


def parse_layers(files: Files) -> Glossary:
    """The glossary of files in layers. Raises InputError for a file that cannot be used, and for a repeated id."""
    return layered([merge([parse(data, path) for path, data in layer]) for layer in files])


def layered(layers: Iterable[Glossary]) -> Glossary:
    """One glossary of several in their order, without the concepts that those of later layers replace.

    A `see` that names a replaced concept names the first one that replaces it. Raises InputError where two layers
    have one id.
    """
    parts = list(layers)
    if len(parts) == 1:
        return parts[0]
    merge(parts, layers=True)
    known: dict[str, Concept] = {}
    instead: dict[str, str] = {}
    gone: list[Concept] = []
    for part in parts:
        for concept in part.concepts:
            for identity in concept.replaces:
                if identity in known:
                    instead.setdefault(identity, concept.id)
        gone += [known.pop(identity) for identity in instead if identity in known]
        known |= {concept.id: concept for concept in part.concepts}
    return Glossary(tuple([_seeing(concept, instead) for concept in known.values()]), tuple(gone))


def _seeing(concept: Concept, instead: Mapping[str, str]) -> Concept:
    if instead.keys().isdisjoint(concept.see):
        return concept
    seen = dict.fromkeys(_last(identity, instead) for identity in concept.see)
    return replace(concept, see=tuple([identity for identity in seen if identity != concept.id]))


def _last(identity: str, instead: Mapping[str, str]) -> str:
    while identity in instead:
        identity = instead[identity]
    return identity
