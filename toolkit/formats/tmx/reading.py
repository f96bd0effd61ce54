"""TMX of any version and program → translations of one pair of languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.formats.tmx.encodings import Readable
from toolkit.formats.tmx.languages import distance
from toolkit.formats.tmx.parsing import LONGEST, Header, Parser, Unit, Variant
from toolkit.formats.tmx.repair import Fault
from toolkit.formats.tmx.segment import Segment
from toolkit.model import Origin, Translation

#: Attributes that date a text; when it was last used says nothing of it.
_DATES, _PERSONS = ("creationdate", "changedate"), ("creationid", "changeid")
#: OmegaT's names of tags, which it writes into the text: <f0>, </f0>, <br1/>.
_OMEGAT_TAGS = re.compile(r"</?[A-Za-z]{1,10}\d+/?>")
#: A segment that a program set on lines of its own.
_LAID_OUT = re.compile(r"\s*\n\s*(\S.*\S|\S)\s*\n\s*", re.DOTALL)


def read(stream: Readable, path: str, source: str, target: str) -> Iterator[Translation]:
    """The translations of a memory, in bounded memory and in the order of the file.

    A memory of the other direction serves as well. A unit with several texts in a language gives a translation for
    each. Raises InputError with path:line:column at the first fault, after the translations before it; and at the end
    where no unit has both languages.
    """
    yield from Reader(stream, path).translations(source, target)


class OtherPairError(InputError):
    """A memory has no text in one of the two languages that are asked for."""


class Text(NamedTuple):
    """A text of a unit, its language as the file writes it, and what was repaired in it."""

    language: str
    text: str
    fault: Fault | None


class TextPair(NamedTuple):
    """A pair of texts of a unit, None for a language that it lacks; the unit's line, and the attributes of its `tu`."""

    line: int
    source: Text | None
    target: Text | None
    attributes: Mapping[str, str]


class Reader:
    """Reads one file and counts what is in it: `units`, and texts by language as the file writes it.

    `longest` and `repair` are those of the Parser.
    """

    def __init__(self, stream: Readable, path: str, longest: int = LONGEST, *, repair: bool = False) -> None:
        self._parser = Parser(stream, path, longest, repair=repair)
        self._path = path
        self.units = 0
        self.languages: Counter[str] = Counter()

    @property
    def header(self) -> Header:
        """What the file says of itself; complete once a segment was read."""
        return self._parser.header

    def translations(self, source: str, target: str) -> Iterator[Translation]:
        """See `read`."""
        for one in self.segments(source, target):
            yield Translation(one.source, one.target, Origin(self._path, one.line, one.date))

    def segments(self, source: str, target: str) -> Iterator[Segment]:
        """What `read` gives, with who wrote it. Raises InputError, and OtherPairError at the end."""
        first: Unit | None = None
        met = False
        for unit in self._parser.units():
            self.units += 1
            self.languages.update(variant.language for variant in unit.variants)
            sources = nearest(unit.variants, source)
            targets = [one for one in nearest(unit.variants, target) if one not in sources]
            met = met or bool(sources and targets)
            first = first or unit
            yield from self._pairs(unit, sources, targets)
        if first and not met:
            message = f"has {self._languages()}, the project translates {source}→{target}"
            raise OtherPairError(message, path=self._path, line=first.line, column=first.column)

    def text_pairs(self, source: str, target: str) -> Iterator[TextPair]:
        """Every unit, also one without text in a language: a pair for each text in one, whatever its region and script,
        with each in the other.

        Raises InputError at the first fault, after the pairs before it.
        """
        for unit in self._parser.units():
            self.units += 1
            sources, targets = by_side(unit.variants, source, target)
            for one in sources or (None,):
                for other in targets or (None,):
                    ours, theirs = (
                        None if variant is None else Text(variant.language, self._text(variant), variant.fault)
                        for variant in (one, other)
                    )
                    yield TextPair(unit.line, ours, theirs, unit.attributes)

    def _pairs(self, unit: Unit, sources: Sequence[Variant], targets: Sequence[Variant]) -> Iterator[Segment]:
        seen = set()
        for one in sources:
            for other in targets:
                texts = self._text(one), self._text(other)
                if all(texts) and texts not in seen:
                    seen.add(texts)
                    yield _segment(*texts, unit.line, (other.attributes, unit.attributes, one.attributes))

    def _text(self, variant: Variant) -> str:
        """The text without tags and layout; empty where it is white space."""
        text = variant.text
        if self.header.tool == "OmegaT" and "<" in text:
            text = _OMEGAT_TAGS.sub("", text)
        if "\n" in text:
            laid_out = _LAID_OUT.fullmatch(text)
            text = laid_out[1] if laid_out else text
        return "" if text.isspace() else text

    def _languages(self) -> str:
        """The pair of languages of the file, or all of them."""
        codes = [code for code in self.languages if code]
        if len(codes) != 2:
            return ", ".join(codes[:5]) or "no languages"
        source = self.header.source
        codes.sort(key=lambda code: distance(code, source) is None)
        return "→".join(codes)


def nearest(variants: Sequence[Variant], language: str) -> list[Variant]:
    """The variants that come nearest to a language; none where all are of others."""
    distances = [distance(variant.language, language) for variant in variants]
    least = min((one for one in distances if one is not None), default=None)
    return [variant for variant, far in zip(variants, distances, strict=True) if far is not None and far == least]


def by_side(variants: Sequence[Variant], source: str, target: str) -> tuple[list[Variant], list[Variant]]:
    """All variants of the two languages; one of both (zh and zh-TW) is on the side that it is nearer to."""
    sources, targets = [], []
    for variant in variants:
        ours, theirs = (distance(variant.language, language) for language in (source, target))
        if ours is not None and (theirs is None or ours <= theirs):
            sources.append(variant)
        elif theirs is not None:
            targets.append(variant)
    return sources, targets


def _segment(source: str, target: str, line: int, attributes: Sequence[Mapping[str, str]]) -> Segment:
    """The texts with the dates and persons of the target, else of the unit, else of the source."""
    dates = {iso(date) for one in attributes for name in _DATES if (date := one.get(name))}
    created, creator, changer = (
        next((one[name] for one in attributes if name in one), "") for name in ("creationdate", *_PERSONS)
    )
    return Segment(
        source, target, max(dates, default=""), changer=changer, created=iso(created), creator=creator, line=line
    )


@lru_cache(maxsize=10_000)
def iso(date: str) -> str:
    """20220517T003000Z, or any form of ISO 8601, as 2022-05-17T00:30:00Z; empty for what is not a date."""
    try:
        when = datetime.fromisoformat(date.strip())
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
