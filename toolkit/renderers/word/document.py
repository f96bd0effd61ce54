"""Assemble a Word file from its text and the toolkit's own style sheet, or a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.formats.office.archive import TYPES, archive
from toolkit.model.rendition import Rendition
from toolkit.renderers.draft import draft_mark
from toolkit.renderers.word import package, parts
from toolkit.renderers.word.sections import turned_width
from toolkit.renderers.word.styles import StyleSheet
from toolkit.renderers.word.template import fill_template, text_width
from toolkit.renderers.word.writer import Writer
from toolkit.renderers.word.xml import DECLARATION, NAMESPACES


def assemble(
    rendition: Rendition,
    write: Callable[[Writer], str],
    section: str,
    template: tuple[str, bytes] | None,
) -> bytes:
    """The .docx file with the body that `write` returns.

    `section` describes the page if there is no template.
    """
    core = package.core_properties(rendition.title, rendition.about, parts.word_tag(rendition.language)).encode()
    own = {package.CORE: core}
    if template is None:
        files = _own(rendition, write, section, own)
    else:
        files = fill_template(rendition, write, own, *template)
    return archive(files)


def _own(
    rendition: Rendition, write: Callable[[Writer], str], section: str, more: Mapping[str, bytes]
) -> dict[str, bytes]:
    tag = parts.word_tag(rendition.language)
    east = parts.east_asian(rendition.language, rendition.source_language)
    sheet = parts.styles(rendition.language, rendition.source_language)
    width = text_width(section)
    writer = Writer(
        rendition, StyleSheet.read(sheet), text_width=width, turned_width=turned_width(section), section=section
    )
    text = writer.draft() + write(writer)
    notes = writer.note_parts()
    files = {
        package.DOCUMENT: f"{DECLARATION}<w:document {NAMESPACES}><w:body>{text}{writer.section}</w:body></w:document>",
        "word/styles.xml": sheet,
        "word/settings.xml": package.settings(package.FOOTNOTES in notes, tag, east),
        "word/numbering.xml": parts.numbering(),
        "word/header1.xml": parts.header(writer.prose(rendition.title), writer.style("header"), writer.draft_mark()),
        **({package.DRAFT_HEADER: parts.header("", "", writer.draft_mark())} if draft_mark(rendition) else {}),
        "word/footer1.xml": parts.footer(writer.style("footer")),
        "docProps/app.xml": package.app_properties(),
        "_rels/.rels": package.package_relations(),
        **notes,
    }
    files[package.RELATIONS] = package.relations(files)
    files[TYPES] = package.content_types({*files, *more})
    return {name: content.encode() for name, content in files.items()} | dict(more)
