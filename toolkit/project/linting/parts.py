"""What one process found in some units of a big catalog, on its way to the process that joins the parts.

A part also carries the units' terms, which the checks of whole catalogs need. A concept is sent as its id, and becomes
the receiver's own on arrival.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from toolkit.context import Reading
from toolkit.linter import Examined
from toolkit.model import Concept, Glossary
from toolkit.terminology.pairing import Pairing

#: Index of a unit → its pairings of terms.
Pairings = dict[int, tuple[Pairing, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some units by their index, and their pairings of terms; `digest` is of the catalog's bytes.

    The pairings are packed only when the part leaves its process.
    """

    digest: str
    units: dict[int, Examined]
    pairings: Pairings | bytes = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Part], tuple[object, ...]]:
        packed = self.pairings if isinstance(self.pairings, bytes) else _packed(self.pairings)
        return Part, (self.digest, self.units, packed)


def digest_of(data: bytes) -> str:
    """The SHA-256 of a catalog's bytes."""
    return hashlib.sha256(data).hexdigest()


def part_of(digest: str, units: dict[int, Examined], readings: Sequence[Reading]) -> Part:
    """The part of a catalog that these readings are."""
    document = readings[0].document if readings else None
    pairings = document.known_pairings([reading.index for reading in readings]) if document else {}
    return Part(digest, units, pairings)


class Known:
    """Everything that other processes found in a catalog's units, if they read the same bytes."""

    def __init__(self, parts: Sequence[Part], data: bytes, glossary: Glossary | None) -> None:
        digest = digest_of(data) if parts else ""
        self.parts = [part for part in parts if part.digest == digest]
        self.concepts = {concept.id: concept for concept in glossary.concepts} if glossary else {}
        self.by_index = {index: found for part in self.parts for index, found in part.units.items()}

    def examined(self, reading: Reading) -> Examined | None:
        """What another process found in a unit; None where nothing is known."""
        if self.parts and reading.document:
            for part in self.parts:
                pairings = part.pairings
                reading.document.adopt(_unpacked(pairings, self.concepts) if isinstance(pairings, bytes) else pairings)
            self.parts = []
        return self.by_index.get(reading.index)


def _concept(identity: str) -> Concept:
    """A concept on its way; the receiver replaces it with its own."""
    raise LookupError(identity)


class _Pickler(pickle.Pickler):
    def __init__(self, stream: BytesIO) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self.dispatch_table = {Concept: lambda concept: (_concept, (concept.id,))}


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, concepts: Mapping[str, Concept]) -> None:
        super().__init__(BytesIO(data))
        self.concepts = concepts

    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) == (__name__, _concept.__name__):
            return self.concepts.__getitem__
        return super().find_class(module_name, global_name)


def _packed(content: object) -> bytes:
    stream = BytesIO()
    _Pickler(stream).dump(content)
    return stream.getvalue()


def _unpacked(data: bytes, concepts: Mapping[str, Concept]) -> Any:
    return _Unpickler(data, concepts).load()
