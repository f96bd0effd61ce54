"""What a client may read besides calling tools: the style page, the glossary, the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

from toolkit.drafting.briefing import Briefs
from toolkit.errors import InputError
from toolkit.servers.mcp.answers import one_line, quoted
from toolkit.servers.mcp.bounds import clip
from toolkit.servers.mcp.desk import Desk
from toolkit.servers.mcp.terms import TermRow

SCHEME = "toolkit"
#: The characters of one resource; the rest is at the address that its last line gives.
MOST = 40_000
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Page:
    """An entry of the list of resources, or of templates of addresses."""

    address: str
    name: str
    description: str
    kind: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Content:
    """What a resource holds."""

    text: str
    kind: str = "text/plain"


TEMPLATES = (
    Page(
        f"{SCHEME}://reports/{{report}}{{?language,from}}",
        "report",
        "A report unit by unit, as JSON lines: id, number, state, source, target. `from` is the first number.",
        "application/jsonl",
    ),
    Page(f"{SCHEME}://style/{{language}}", "style", "The rules for translators into a language.", "text/markdown"),
    Page(
        f"{SCHEME}://glossary{{?language,from}}",
        "glossary",
        "The glossary, a concept a line, from the concept of a number on.",
    ),
)


def pages(desk: Desk) -> list[Page]:
    """What there is to read."""
    with desk.at_work() as workspace:
        found = [
            Page(f"{SCHEME}://reports", "reports", "The reports with how far they are.", "application/json"),
            Page(f"{SCHEME}://glossary", "glossary", "The project's terms, a concept a line."),
        ]
        found += [
            Page(f"{SCHEME}://style/{quote(code)}", f"style {code}", "The rules for translators.", "text/markdown")
            for code in workspace.languages
        ]
        found += [
            Page(_report_address(name), name, "A report with its translation, unit by unit.", "application/jsonl")
            for name in workspace.reports
        ]
    return found


def _report_address(name: str, language: str = "", first: int = 0) -> str:
    asked = [*([f"language={quote(language)}"] if language else []), *([f"from={first}"] if first else [])]
    return f"{SCHEME}://reports/{quote(name)}" + (f"?{'&'.join(asked)}" if asked else "")


def read(desk: Desk, address: str) -> Content:
    """A resource by its address. Raises ToolkitError where there is none."""
    try:
        parts = urlsplit(address)
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    except ValueError:
        raise InputError("this is not an address") from None
    name = unquote(parts.path.removeprefix("/"))
    reader = READERS.get(parts.netloc) if parts.scheme == SCHEME else None
    if reader is None:
        there = ", ".join(f"{SCHEME}://{one}" for one in READERS)
        raise InputError(f"no resource {clip(address, _SHOWN)!r}; there are: {there}")
    with desk.at_work():
        return reader(desk, name, asked)


def _reports(desk: Desk, name: str, asked: dict[str, str]) -> Content:
    if name:
        return _report(desk, name, asked)
    found = []
    for report in desk.workspace.reports:
        languages = {}
        for code in desk.workspace.languages:
            if desk.project.catalog(report, code).is_file():
                counts = desk.catalog(report, code).counts()
                languages[code] = {"units": counts.units, **{str(one): n for one, n in counts.states.items()}}
        found.append({"report": report, "resource": _report_address(report), "languages": languages})
    return Content("[\n" + ",\n".join(map(quoted, found)) + "\n]", "application/json")


def _report(desk: Desk, name: str, asked: dict[str, str]) -> Content:
    catalog = desk.catalog(name, asked.get("language", ""))
    rows = [
        quoted(
            {
                "id": one.id,
                "number": one.index + 1,
                "state": str(one.state),
                "source": one.source,
                "target": one.target,
            }
        )
        for one in catalog.units
    ]
    language = desk.code(catalog)
    return Content(_part(rows, asked, lambda at: _report_address(name, language, at)), "application/jsonl")


def _style(desk: Desk, name: str, asked: dict[str, str]) -> Content:  # noqa: ARG001  # as all readers
    code = desk.language(name)
    for report in desk.workspace.reports:
        if desk.project.catalog(report, code).is_file():
            style = Briefs(desk.project, desk.catalog(report, code)).style
            if style:
                return Content(_style_page(style), "text/markdown")
            break
    raise InputError(f"no style page for {code}; write one in translations/{code}/STYLE.md")


def _style_page(whole: str) -> str:
    """The page without control characters; what is cut is said."""
    text = "\n".join(map(one_line, clip(whole, MOST).expandtabs(4).replace("\r\n", "\n").split("\n")))
    return text if len(whole) <= MOST else f"{text}\n\n{len(whole) - MOST + 1:,} more characters are in the file."


def _glossary(desk: Desk, name: str, asked: dict[str, str]) -> Content:
    if name:
        raise InputError(f"the glossary has no parts; read {SCHEME}://glossary, or look a term up with lookup_terms")
    glossary = desk.glossary()
    source, target = desk.project.settings.source_language, desk.language(asked.get("language", ""))
    rows = [TermRow.of(one, one.name(source), target).line() for one in glossary.concepts]
    return Content(_part(rows, asked, lambda at: f"{SCHEME}://glossary?from={at}"))


def _part(rows: Sequence[str], asked: dict[str, str], address: Callable[[int], str]) -> str:
    """Rows from the asked one on, as many as there is room for, and where the rest is."""
    given = asked.get("from", "1")
    first = int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 0
    if not first:
        raise InputError("`from` is a number from 1 on")
    return "\n".join(_within(rows, first - 1, address))


def _within(rows: Sequence[str], first: int, address: Callable[[int], str]) -> Iterator[str]:
    room = MOST
    for at, row in enumerate(rows[first:], first):
        room -= len(row) + 1
        if room < 0 and at > first:
            yield quoted(f"{len(rows) - at} more: {address(at + 1)}")
            return
        yield row if room >= 0 else clip(row, MOST)


#: What comes after `toolkit://`, and what reads it.
READERS: dict[str, Callable[[Desk, str, dict[str, str]], Content]] = {
    "reports": _reports,
    "style": _style,
    "glossary": _glossary,
}
