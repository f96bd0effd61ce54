"""The tool for what was translated before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from toolkit.catalogs.provenance import percent
from toolkit.memory.match import Match
from toolkit.project.memory import open_memory
from toolkit.servers.mcp.answers import Answer, quoted
from toolkit.servers.mcp.arguments import Arguments, Language, prose
from toolkit.servers.mcp.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Wanted(Arguments):
    """A text to look for."""

    text: Annotated[str, prose("A sentence or paragraph in the source language.", "完成工业投资3320亿元。")]
    language: Language = ""
    limit: Annotated[int, Field(description="Give at most so many.", ge=1, le=20)] = 3


@dataclass(frozen=True, slots=True)
class MatchRow:
    """An earlier translation. `adapted` has the figures of the text that was looked for; empty where not certain."""

    score: Annotated[int, Field(description="How alike the sources are, in percent; 99: equal but for figures.")]
    kind: str
    source: str
    target: str
    adapted: str = ""
    place: str = ""

    @classmethod
    def of(cls, match: Match) -> MatchRow:
        """The row of a match."""
        at = match.origin
        place = f"{at.report} {at.unit}" if at.report else f"{at.path}:{at.line}"
        return cls(percent(match.score), str(match.kind), match.source, match.target, match.adapted or "", place)


@dataclass(frozen=True, kw_only=True)
class Matches(Answer):
    """Earlier translations, the best first."""

    matches: tuple[MatchRow, ...]

    def lines(self) -> Iterator[str]:
        """Each match in a few lines."""
        if not self.matches:
            yield "nothing like it was translated yet"
        for one in self.matches:
            yield f"{one.score}% {one.kind}, {one.place}"
            yield f"  source {quoted(one.source)}"
            yield f"  target {quoted(one.target)}"
            if one.adapted and one.adapted != one.target:
                yield f"  adapted {quoted(one.adapted)}"


def search_memory(desk: Desk, asked: Wanted) -> Answer:
    """Search what the project translated before for texts like this one.

    A text that is equal but for figures is found too; `adapted` is its translation with the new figures.
    """
    with open_memory(desk.project, desk.language(asked.language)) as memory:
        found = memory.search(asked.text, asked.limit)
        return Matches(matches=tuple(map(MatchRow.of, found)), warnings=tuple(map(str, memory.errors)))
