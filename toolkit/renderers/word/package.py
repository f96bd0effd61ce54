"""The package of a Word file: its parts, and the relationships between them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import escape

from toolkit.model.rendition import About
from toolkit.renderers.word.xml import DECLARATION, NAMESPACES

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
RELATIONS = "word/_rels/document.xml.rels"
FOOTNOTES = "word/footnotes.xml"
COMMENTS = "word/comments.xml"
#: The header of pages that have none of their own in a finished document; it holds the mark of a draft.
DRAFT_HEADER = "word/draft.xml"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIPS = _OFFICE.removesuffix("/")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

#: The package's relationship to its title, author and language.
CORE_RELATION = (
    f'<Relationship Id="toolkit-core" Type="{_PACKAGE}relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
)

#: Part below word/ → the end of its content type, which is also the name of its relationship.
KNOWN = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "numbering.xml": "numbering",
    "footnotes.xml": "footnotes",
    "comments.xml": "comments",
    "header1.xml": "header",
    "draft.xml": "header",
    "footer1.xml": "footer",
}


def overrides() -> Iterator[tuple[str, str]]:
    """Each part that the toolkit may add, with its entry in the content types."""
    for name, kind in KNOWN.items():
        yield f"word/{name}", f'<Override PartName="/word/{name}" ContentType="{_WORD}{kind}+xml"/>'
    yield (
        CORE,
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    )


def content_types(names: Container[str]) -> str:
    """The content types part, which lists the type of every other part."""
    known = "".join(override for name, override in overrides() if name in names)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{known}</Types>"
    )


def relations(names: Container[str]) -> str:
    """The relationships of the document part."""
    inner = "".join(relation(name) for name in KNOWN if f"word/{name}" in names)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'


def relation(name: str) -> str:
    """The relationship of the document part to another part."""
    return f'<Relationship Id="{relation_id(name)}" Type="{_OFFICE}{KNOWN[name]}" Target="{name}"/>'


def relation_id(name: str) -> str:
    """The relationship's id, with a prefix so that it does not collide with a template's."""
    return f"toolkit-{name.removesuffix('.xml')}"


def package_relations() -> str:
    """The relationships of the package itself."""
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
        f"{CORE_RELATION}"
        f'<Relationship Id="rId3" Type="{_OFFICE}extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )


def core_properties(title: str, about: About, language: str) -> str:
    """The properties of the report; no time of the build, so that two builds do not differ.

    There is none for a translator, who is the last to have changed the text.
    """
    values = {
        "dc:title": title,
        "dc:creator": about.creator,
        "dc:description": about.description,
        "cp:keywords": ", ".join(about.keywords),
        "dc:language": language,
        "cp:lastModifiedBy": about.translator,
    }
    shown = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{about.date}T00:00:00Z</dcterms:created>' if about.date else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{shown}{made}</cp:coreProperties>'
    )


def app_properties() -> str:
    """The application's name. Word expects this part."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>toolkit</Application></Properties>"
    )


def settings(has_notes: bool, language: str, east_asian: str) -> str:
    """The document's settings: no prompt to update fields, and no compatibility mode.

    Footnotes, if the document `has_notes`, are the translator's: they have letters.
    """
    separators = (
        '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        if has_notes
        else ""
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(language)}" w:eastAsia="{escape(east_asian)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def compact(xml: str) -> str:
    """An XML asset without the white space between elements."""
    return re.sub(r">\s+<", "><", xml.strip())
