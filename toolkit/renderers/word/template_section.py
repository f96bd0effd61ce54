"""The page of a template: which of its sections counts, and what that has from the sections before it."""

from __future__ import annotations

import re

from toolkit.errors import InputError
from toolkit.model.language_codes import primary
from toolkit.renderers.scripts import EAST_ASIAN
from toolkit.renderers.word.body import LETTERS
from toolkit.renderers.word.sections import is_upright

_TRACKED = re.compile(r"<w:sectPrChange\b.*?</w:sectPrChange>", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)
_EMPTY = re.compile(r"<w:sectPr\b([^>]*)/>")
_OPENING = re.compile(r"<w:sectPr\b[^>]*>")
_REFERENCE = re.compile(r"<w:(header|footer)Reference\b[^>]*?/>")
_KIND = re.compile(r'\bw:type="(\w+)"')
_FOOTNOTES = re.compile(r"<w:footnotePr\b(?:[^>]*/>|.*?</w:footnotePr>)", re.DOTALL)
#: What the schema has after the mark of another first page.
_AFTER_FIRST_PAGE = re.compile(r"<w:(?:textDirection|bidi|rtlGutter|docGrid|printerSettings)\b|</w:sectPr>")
#: Grids on which Chinese characters are set; lines stay on theirs.
_CHARACTER_GRID = re.compile(r'(<w:docGrid\b[^>]*\bw:type=")(?:linesAndChars|snapToChars)"')


def template_section(main: bytes, language: str, path: str) -> str:
    """The properties of the section that counts, ready for a text in a language.

    It is the last one whose pages are upright: a cover comes before it, and turned pages are for wide tables. Headers
    and footers that it continues, and another first page, are those of the sections before it. Its footnotes have
    letters, as they are the translator's, and a grid of characters is only for East Asian languages.
    """
    if b"<w:body" not in main:
        raise InputError("the template has no body; open it in Word and save it again", path=path)
    sections = [one[0] for one in _SECTION.finditer(_TRACKED.sub("", main.decode()))] or ["<w:sectPr/>"]
    chosen = max((place for place, one in enumerate(sections) if is_upright(one)), default=len(sections) - 1)
    found = _with_references(_EMPTY.sub(r"<w:sectPr\1></w:sectPr>", sections[chosen]), sections[:chosen])
    if any("<w:titlePg" in one for one in sections[: chosen + 1]) and "<w:titlePg" not in found:
        found = _AFTER_FIRST_PAGE.sub(r"<w:titlePg/>\g<0>", found, count=1)
    if primary(language) not in EAST_ASIAN:
        found = _CHARACTER_GRID.sub(r'\1lines"', found)
    return found


def _with_references(section: str, before: list[str]) -> str:
    """The section with its headers and footers, those it continues included, and letters for its footnotes."""
    references: dict[tuple[str, str], str] = {}
    for one in [*before, section]:
        for found in _REFERENCE.finditer(one):
            kind = _KIND.search(found[0])
            references[found[1], kind[1] if kind else "default"] = found[0]
    bare = _FOOTNOTES.sub("", _REFERENCE.sub("", section))
    return _OPENING.sub(lambda opening: opening[0] + "".join(references.values()) + LETTERS, bare, count=1)
