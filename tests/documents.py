"""Read finished documents back as plain text, without tables of contents."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n"}


class _Text(HTMLParser):
    """The text of a page without contents, style sheets and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in ("nav", "style", "script", "title", "template"):
            self.skipping.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.parts.append(data)


class Spoken(HTMLParser):
    """The texts of a page, each with its name of an element and its language."""

    VOID = frozenset({"meta", "br", "input", "link", "hr", "wbr", "col", "line", "rect"})

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.texts: list[tuple[str, str, str]] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        name, code = self.open[-1]
        if name not in ("script", "style"):
            self.texts.append((name, data, code))


def html_text(data: bytes) -> str:
    parser = _Text()
    parser.feed(data.decode())
    parser.close()
    return "".join(parser.parts)


def markdown_text(data: bytes) -> str:
    bare = re.sub(r"(?<!\\)\*\*", "", data.decode())
    return re.sub(r"\\([!-/:-@\[-`{-~]|(?=\n))", r"\1", bare)


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    """The XML parts of a Word file, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The style id and text of each paragraph of a Word file; a style separator ends none."""
    found: list[tuple[str, str]] = []
    open_style, open_text = "", ""
    for paragraph in parts(data)["word/document.xml"].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(
            (node.text or "") if node.tag == f"{W}t" else BREAKS.get(node.tag, "") for node in paragraph.iter()
        )
        open_style, open_text = open_style or ("" if style is None else style.get(f"{W}val", "")), open_text + text
        if paragraph.find(f"{W}pPr/{W}rPr/{W}specVanish") is None:
            found.append((open_style, open_text))
            open_style, open_text = "", ""
    return found


def word_text(data: bytes) -> str:
    return "\n".join(text for style, text in paragraphs(data) if not style.lower().startswith("toc"))


def typst_text(markup: str) -> str:
    """The string literals of Typst markup, in order."""
    markup = markup.replace("#linebreak()", '#"\\n"')
    literals = re.findall(r'#"((?:\\.|[^"\\])*)"', markup)
    return "".join(re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], one) for one in literals)


def pdf_text(data: bytes) -> str:
    """The text on the pages of a PDF."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return subprocess.run([tool, "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


#: Format → function that extracts the text.
TEXT_OF = {"txt": bytes.decode, "md": markdown_text, "html": html_text, "docx": word_text}
