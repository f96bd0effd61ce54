"""What the tools take: fields with descriptions and examples, which clients show to their models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

#: The most characters of a text that is read, and of a name.
MOST_TEXT, MOST_NAME = 50_000, 300
#: The characters of an answer without `max_characters`, and the most that may be asked for.
CHARACTERS, MOST_CHARACTERS = 8_000, 100_000

Report = Annotated[
    str,
    Field(
        description="The name of a report, as list_units and the resource toolkit://reports give it."
        " May be left out where the project has one report.",
        examples=["chongqing-eic-2021"],
        max_length=MOST_NAME,
    ),
]
Judged = Annotated[
    str,
    Field(
        description="The name of the report that the text is for: some wordings are for the reports of certain years"
        " only. Without it, the year is that of the project's only report, or of its settings.",
        examples=["chongqing-eic-2021"],
        max_length=MOST_NAME,
    ),
]
Language = Annotated[
    str,
    Field(description="The target language. Default: the project's first.", examples=["en"], max_length=MOST_NAME),
]
UnitId = Annotated[
    str, Field(description="The id of a unit: 12 hex digits.", examples=["3f2a91bc04de"], max_length=MOST_NAME)
]
Offset = Annotated[int, Field(description="Skip so many; next_offset of the answer before.", ge=0, le=10_000_000)]
Limit = Annotated[int, Field(description="Give at most so many.", ge=1, le=200)]


def prose(description: str, *examples: str, least: int = 1) -> object:
    """The description of a text of people: `Annotated[str, prose("The source.", "完成投资3145亿元")]`."""
    return Field(description=description, examples=list(examples), min_length=least, max_length=MOST_TEXT)


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """What every tool takes."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    max_characters: Annotated[
        int,
        Field(
            description="The most characters of the answer; what does not fit is shortened, and `shortened` says what.",
            ge=2_000,
            le=MOST_CHARACTERS,
        ),
    ] = CHARACTERS


@dataclass(frozen=True, kw_only=True)
class OfReport(Arguments):
    """What a tool takes that looks at a catalog."""

    report: Report = ""
    language: Language = ""


@dataclass(frozen=True, kw_only=True)
class OfPage(OfReport):
    """What a tool takes that gives a list in pages."""

    offset: Offset = 0
    limit: Limit = 50
