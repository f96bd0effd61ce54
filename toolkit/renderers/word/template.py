"""Fill a user's Word document as a template: keep its styles, page, header and footer, and replace its text.

The template's XML is changed by inserting text. Parsing and writing it again would lose the namespace prefixes that
Word reads from `mc:Ignorable`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from toolkit.errors import InputError
from toolkit.formats.office.archive import TYPES
from toolkit.model.rendition import Rendition
from toolkit.renderers.word import package, parts
from toolkit.renderers.word.added_styles import add_missing_styles
from toolkit.renderers.word.sections import turned_width
from toolkit.renderers.word.styles import StyleSheet
from toolkit.renderers.word.template_headers import mark_draft, refer_to_report, title_of
from toolkit.renderers.word.template_section import template_section
from toolkit.renderers.word.writer import TEXT_WIDTH, Writer
from toolkit.renderers.word.xml import DECLARATION, NAMESPACES

#: Larger templates are refused: unpacked size in bytes.
LARGEST_TEMPLATE = 64 * 1024 * 1024
#: The space between columns of text where a template does not say it, in twentieths of a point.
COLUMN_SPACE = 720
#: Tables are at least this wide, in twentieths of a point, whatever margins a template has.
NARROWEST_TEXT = 2000
#: The parts that belong to the template's text, which is replaced.
_TEXT_PARTS = re.compile(
    r"word/(comments\w*|footnotes|endnotes|people|document)\.xml$|docProps/(thumbnail\..*|core\.xml)$"
)
_MAIN = re.compile(r'PartName="/word/document\.xml" ContentType="[^"]*\.(document|template)\.main\+xml"')


def fill_template(
    rendition: Rendition, write: Callable[[Writer], str], more: Mapping[str, bytes], path: str, data: bytes
) -> dict[str, bytes]:
    """The template's files with the text that `write` returns; the files in `more` replace the template's.

    Raises InputError if the template is not a Word document.
    """
    files = _unpacked(path, data)
    main = files[package.DOCUMENT]
    section, title = template_section(main, rendition.language, path), title_of(files)
    ours = parts.styles(rendition.language, rendition.source_language)
    files["word/styles.xml"] = add_missing_styles(files.get("word/styles.xml", b""), ours, rendition.language)
    list_id = _add_list(files)
    kept = {name: content for name, content in files.items() if not _TEXT_PARTS.search(name)}
    writer = Writer(
        rendition, StyleSheet.read(files["word/styles.xml"]), list_id, own_languages=True,
        text_width=text_width(section), turned_width=turned_width(section),
    )  # fmt: skip
    refer_to_report(kept, writer, title)
    mark = writer.draft_mark()
    writer.section = mark_draft(kept, section, mark) if mark else section
    text = writer.draft() + write(writer)
    kept[package.DOCUMENT] = _document(main, text, writer.section.encode())
    kept |= {name: content.encode() for name, content in writer.note_parts().items()}
    return _registered(kept | dict(more))


def _unpacked(path: str, data: bytes) -> dict[str, bytes]:
    refused = InputError("not a Word document (.docx); it cannot be used as a template", path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_TEMPLATE:
                raise InputError("the template is too large", path=path)
            files = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError):
        raise refused from None
    types = files.get(TYPES, b"").decode("utf-8", "replace")
    if package.DOCUMENT not in files or package.RELATIONS not in files:
        raise refused
    if "macroEnabled" in types:
        raise InputError("the template contains macros; save it as a .docx without them", path=path)
    if not _MAIN.search(types):
        raise refused
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            _well_formed(name, content, path)
    return files


def _well_formed(name: str, content: bytes, path: str) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise InputError(f"{name} declares XML entities, which Word never writes", path=path)
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise InputError(
            f"{name} is damaged ({error}); open the template in Word and save it again", path=path
        ) from None


def text_width(section: str) -> int:
    """The width of the page without its margins, in twentieths of a point; that of our own page if not specified.

    Where the text is in columns, it is that of the narrowest.
    """
    size = re.search(r'<w:pgSz\b[^>]*\bw:w="(\d+)"', section)
    margin = re.search(r"<w:pgMar\b[^>]*>", section)
    if size is None or margin is None:
        return TEXT_WIDTH
    sides = (re.search(rf'\bw:{side}="(\d+)"', margin[0]) for side in ("left", "right"))
    return max(_column_width(section, int(size[1]) - sum(int(side[1]) for side in sides if side)), NARROWEST_TEXT)


def _column_width(section: str, whole: int) -> int:
    """The width of the narrowest column of a text that is so wide as a whole."""
    columns = re.search(r"<w:cols\b([^>]*?)(?:/>|>(.*?)</w:cols>)", section, re.DOTALL)
    if columns is None:
        return whole
    widths = re.findall(r'<w:col\b[^>]*\bw:w="(\d+)"', columns[2] or "")
    if widths:
        return min(map(int, widths))
    count, space = (re.search(rf'\bw:{name}="(\d+)"', columns[1]) for name in ("num", "space"))
    number = max(int(count[1]), 1) if count else 1
    return (whole - (number - 1) * (int(space[1]) if space else COLUMN_SPACE)) // number


def _document(main: bytes, text: str, section: bytes) -> bytes:
    """The template's document part with our text between its root element and its last section."""
    start = re.search(rb"<w:body\b[^>]*>", main)
    root = main[: start.end()] if start else f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode()
    return root + text.encode() + section + b"</w:body></w:document>"


def _add_list(files: dict[str, bytes]) -> int | None:
    """Add the list without numbers to the template's numbering and return its id; None if the part is unusable."""
    part = files.get("word/numbering.xml")
    if part is None:
        files["word/numbering.xml"] = parts.numbering().encode()
        return 1
    first = re.search(rb"<w:(abstractNum|num)\b", part)
    last = part.rfind(b"</w:numbering>")
    if last < 0 or first is None:
        return None
    abstract = _highest(rb"w:abstractNumId=\"(\d+)\"", part) + 1
    number = _highest(rb"w:numId=\"(\d+)\"", part) + 1
    ours = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'.encode()
    at = part.rfind(b"<w:numIdMacAtCleanup")
    end = at if at >= 0 else last
    levels = parts.levels(abstract).encode()
    files["word/numbering.xml"] = part[: first.start()] + levels + part[first.start() : end] + ours + part[end:]
    return number


def _highest(pattern: bytes, part: bytes) -> int:
    return max((int(number) for number in re.findall(pattern, part)), default=0)


def _registered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with relationships and content types that list exactly these files."""
    found = dict(files)
    relations = _pruned(found[package.RELATIONS].decode(), found, "word/")
    added = "".join(
        package.relation(name)
        for name, kind in package.KNOWN.items()
        if f"word/{name}" in found
        and (
            (f"word/{name}" == package.DRAFT_HEADER and f'Target="{name}"' not in relations)
            or (f'/relationships/{kind}"' not in relations and kind not in ("header", "footer"))
        )
    )
    found[package.RELATIONS] = relations.replace("</Relationships>", f"{added}</Relationships>").encode()
    if "_rels/.rels" in found:
        found["_rels/.rels"] = _with_core(_pruned(found["_rels/.rels"].decode(), found, "")).encode()
    types = found[TYPES].decode().replace(".template.main+xml", ".document.main+xml")
    types = re.sub(r'<Override PartName="/([^"]*)"[^>]*/>', lambda one: one[0] if one[1] in found else "", types)
    missing = "".join(
        override for name, override in package.overrides() if name in found and f'PartName="/{name}"' not in types
    )
    found[TYPES] = types.replace("</Types>", f"{missing}</Types>").encode()
    return found


def _pruned(relations: str, files: Mapping[str, bytes], folder: str) -> str:
    """Relationships without those whose target was removed."""

    def keep(match: re.Match[str]) -> str:
        target = re.search(r'Target="([^"]*)"', match[0])
        if 'TargetMode="External"' in match[0] or target is None:
            return match[0]
        name = target[1].removeprefix("/") if target[1].startswith("/") else f"{folder}{target[1]}"
        there = name in files or ".." in name or name in (package.DOCUMENT, package.CORE, package.FOOTNOTES)
        gone = _TEXT_PARTS.search(name) and name not in files and name not in (package.DOCUMENT, package.CORE)
        return match[0] if there and not gone else ""

    return re.sub(r"<Relationship\b[^>]*?/>", keep, relations)


def _with_core(relations: str) -> str:
    if "docProps/core.xml" in relations:
        return relations
    return relations.replace("</Relationships>", f"{package.CORE_RELATION}</Relationships>")
