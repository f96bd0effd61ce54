"""The headers and footers of a template that is itself a built document: what they say of its report, and what ours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from toolkit.renderers.word import package, parts, xml
from toolkit.renderers.word.writer import Writer

_PARAGRAPH = re.compile(r"<w:p(?=[ >/])(?:[^>]*/>|[^>]*>.*?</w:p>)", re.DOTALL)
_PROPERTIES = re.compile(r"<w:pPr\b(?:[^>]*/>|.*?</w:pPr>)", re.DOTALL)
_TEXT = re.compile(r"<w:t(?=[ >])[^>]*>([^<]*)</w:t>|(<w:(?:tab|br|cr)\b)(?=[ />])")
_TITLE = re.compile(rb"<dc:title\b[^>]*>([^<]*)</dc:title>")
#: What a header may have beside text: where it has any, it is not only a title.
_MORE = re.compile(r"<w:(?:drawing|pict|object|fldChar|fldSimple|tab|sdt|ptab)\b|<mc:")
_HEADER, _FOOTER = ("w:hdr", "w:ftr")


def title_of(files: dict[str, bytes]) -> str:
    """The title in a template's properties, with single spaces; empty if it has none."""
    found = _TITLE.search(files.get(package.CORE, b""))
    return " ".join(html.unescape(found[1].decode("utf-8", "replace")).split()) if found else ""


def refer_to_report(files: dict[str, bytes], writer: Writer, title: str) -> None:
    """Take the mark of a draft out of all headers, and put the report's title where they repeat the template's.

    A style named Draft Mark is ours, and the title is that of the template's properties: both outlive a program that
    opens the template and saves it.
    """
    mark = writer.style("Draft Mark")
    for name, content in files.items():
        kind = next((one for one in (_HEADER, _FOOTER) if f"<{one}".encode() in content[:4096]), "")
        if kind and name.startswith("word/"):
            files[name] = "".join(_rewritten(content.decode(), writer, title, mark)).encode()


def _rewritten(part: str, writer: Writer, title: str, mark: str) -> Iterator[str]:
    """The pieces of a header or footer with its paragraphs rewritten."""
    at, kept = 0, False
    for found in _PARAGRAPH.finditer(part):
        yield part[at : found.start()]
        at = found.end()
        if _style_of(found[0]) == mark:
            continue
        kept = True
        yield _titled(found[0], writer) if title and _is_title(found[0], title) else found[0]
    # Word refuses a header without a paragraph.
    end = part.rfind("</w:")
    if not kept and at:
        yield part[at:end] + xml.paragraph("", mark) + part[end:]
    else:
        yield part[at:]


def _style_of(paragraph: str) -> str:
    found = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
    return found[1] if found else ""


def _is_title(paragraph: str, title: str) -> bool:
    text = "".join(" " if one[2] else html.unescape(one[1]) for one in _TEXT.finditer(paragraph))
    return not _MORE.search(_PROPERTIES.sub("", paragraph)) and " ".join(text.split()) == title


def _titled(paragraph: str, writer: Writer) -> str:
    """A paragraph with the title of the report; its runs are as the style says."""
    properties = _PROPERTIES.search(paragraph)
    inner = properties[0] if properties else ""
    return f"<w:p>{inner}{writer.prose(writer.rendition.title)}</w:p>"


def mark_draft(files: dict[str, bytes], section: str, mark: str) -> str:
    """Add the mark of a draft to every header, and return the section with a header for the pages that had none."""
    for name, content in files.items():
        end = content.rfind(b"</w:hdr>")
        if end >= 0:
            files[name] = content[:end] + mark.encode() + content[end:]
    kinds = ["default", *(["first"] if "<w:titlePg" in section else [])]
    kinds += ["even"] if b"<w:evenAndOddHeaders" in files.get("word/settings.xml", b"") else []
    has = re.findall(r'<w:headerReference\b[^>]*?w:type="(\w+)"', section)
    missing = [kind for kind in kinds if kind not in has]
    if not missing:
        return section
    files[package.DRAFT_HEADER] = parts.header("", "", mark).encode()
    target = f'r:id="{package.relation_id("draft.xml")}" xmlns:r="{package.RELATIONSHIPS}"'
    added = "".join(f'<w:headerReference w:type="{kind}" {target}/>' for kind in missing)
    return re.sub(r"<w:sectPr\b[^>]*>", lambda opening: opening[0] + added, section, count=1)
