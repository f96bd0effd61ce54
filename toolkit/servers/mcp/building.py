"""The tool that builds documents: an excerpt to read, or, where the server may write, the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model import State
from toolkit.model.rendition import Policy
from toolkit.project.building import BuildOptions, Built, Unfinished, build_bytes
from toolkit.project.building import build as build_report
from toolkit.project.files import display
from toolkit.servers.mcp.answers import Answer, quoted
from toolkit.servers.mcp.arguments import Offset, OfReport
from toolkit.servers.mcp.bounds import clip, part, size
from toolkit.servers.mcp.desk import Desk

#: Unfinished units that an answer names, and characters of each.
_LISTED, _SHOWN = 10, 60
#: Characters of the line that says where the rest is.
_AROUND = 100

Incomplete = Annotated[
    Literal["fail", "mark", "source", "previous"],
    Field(
        description="What to do with unfinished units: refuse to build, mark their place, show the source, or show the"
        " previous translation, unreviewed."
    ),
]


@dataclass(frozen=True, kw_only=True)
class Excerpt(OfReport):
    """A document to read."""

    format: Annotated[Literal["txt", "md"], Field(description="Plain text or Markdown.")] = "md"
    incomplete: Incomplete = "mark"
    bilingual: Annotated[bool, Field(description="Both languages side by side.")] = False
    offset: Offset = 0


@dataclass(frozen=True, kw_only=True)
class Files(OfReport):
    """Documents to write."""

    formats: Annotated[
        tuple[Literal["txt", "md", "html", "docx", "pdf"], ...],
        Field(description="The formats to write.", min_length=1, max_length=5),
    ] = ("txt", "md")
    incomplete: Incomplete = "fail"
    bilingual: Annotated[bool, Field(description="Both languages side by side.")] = False


@dataclass(frozen=True, kw_only=True)
class Document(Answer):
    """A built document, or why it was not built: `unfinished` units, the first of which are named."""

    report: str
    language: str
    built: bool
    units: int
    translated: int
    unfinished: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    text: str = ""
    characters: Annotated[int, Field(description="The length of the whole document.")] = 0
    next_offset: int | None = None

    def lines(self) -> Iterator[str]:
        """How complete it is, then the files or the excerpt."""
        yield f"{self.report} ({self.language}): {self.translated} of {self.units} units translated"
        if not self.built:
            yield "not built, since these units are not finished (see list_units), or give another `incomplete`:"
        yield from (f"- {one}" for one in self.unfinished)
        yield from (f"written: {one}" for one in self.files)
        if self.text:
            yield quoted(self.text)
        if self.next_offset is not None:
            yield f"{self.characters - self.next_offset} more characters: call again with offset={self.next_offset}"


def build(desk: Desk, asked: Excerpt) -> Document:
    """Build a report's document as plain text or Markdown and read it in parts, as readers would. Writes no file."""
    with desk.at_work():
        catalog = desk.catalog(asked.report, asked.language)
        report, language = desk.project.report_of(catalog.path), desk.code(catalog)
        options = BuildOptions((asked.format,), Policy(asked.incomplete), asked.bilingual)
        built = build_bytes(desk.project, report, language, options)
    whole = built.data.decode("utf-8")
    about = _document(built)
    if asked.offset:
        about = replace(about, unfinished=(), warnings=())
    taken = max(size(about), len(about.as_text())) + _AROUND
    text = part(whole, asked.offset, asked.max_characters - taken)
    end = asked.offset + len(text)
    following = end if end < len(whole) else None
    return replace(about, text=text, characters=len(whole), next_offset=following)


def build_files(desk: Desk, asked: Files) -> Document:
    """Build a report's documents into the project's build folder, as `toolkit build` does; gives the files.

    Writes nothing where units are not finished, unless `incomplete` says what to do with them.
    """
    with desk.at_work():
        catalog = desk.catalog(asked.report, asked.language)
        report, language = desk.project.report_of(catalog.path), desk.code(catalog)
        options = BuildOptions(asked.formats, Policy(asked.incomplete), asked.bilingual)
        built = build_report(desk.project, report, language, options)
    return replace(_document(built), files=tuple(map(display, built.files)))


def _document(built: Built) -> Document:
    counts, rest = built.counts, len(built.unfinished) - _LISTED
    named = [*map(_unfinished, built.unfinished[:_LISTED]), *([f"{rest} more"] if rest > 0 else [])]
    return Document(
        report=built.report,
        language=built.language,
        built=not built.refused,
        units=counts.units,
        translated=counts.translated,
        unfinished=tuple(named),
        warnings=(*built.warnings, *(one.line for one in built.skipped)),
    )


def _unfinished(one: Unfinished) -> str:
    where = "" if one.in_catalog else ", not in the catalog (run: toolkit update)"
    state = "without a translation" if one.state is State.INITIAL else "needs review"
    return f"{state}{where}: {quoted(clip(one.source, _SHOWN))}"
