"""Typeset Typst markup as PDF, with fonts for the scripts in it.

Text without East Asian characters uses the fonts that come with Typst, so that every machine with the same version of
Typst writes the same bytes. East Asian text uses the first installed font of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from toolkit.errors import InputError, MissingExtraError
from toolkit.model.language_codes import primary
from toolkit.model.rendition import Rendition
from toolkit.renderers.draft import draft_mark
from toolkit.renderers.html_text import asset
from toolkit.renderers.scripts import EAST_ASIAN
from toolkit.renderers.themes import THEMES
from toolkit.renderers.typst import breakable, language, literal

#: The rest of a title is left out of the properties, whose strings PDF/A limits.
LONGEST_TITLE = 1_000
#: Accessible (ISO 14289-1), and fit for archives with its structure (ISO 19005-2, level A).
STANDARDS = ["ua-1", "a-2a"]
BODY_FONT = "Libertinus Serif"
#: Font families by language, best first; the families of the other languages follow.
EAST_ASIAN_FONTS = {
    "zh": ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Sans CJK SC", "PingFang SC",
           "Microsoft YaHei", "WenQuanYi Zen Hei", "AR PL UMing CN", "Noto Serif SC", "Noto Sans SC"),
    "ja": ("Noto Serif CJK JP", "Source Han Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho",
           "Noto Sans CJK JP", "IPAexMincho", "Noto Serif JP"),
    "ko": ("Noto Serif CJK KR", "Source Han Serif KR", "AppleMyungjo", "Batang", "Malgun Gothic", "Noto Sans CJK KR"),
}  # fmt: skip
#: Our names of paper sizes and those of Typst.
PAPERS = {"a4": "a4", "letter": "us-letter"}
#: The longest word that fits in a line, in characters.
_LONGEST_IN_LINE = 80
_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def typeset(rendition: Rendition, text: str, *styles: str) -> bytes:
    """The PDF of Typst markup about this document, in the style of reports and in more style assets.

    Raises MissingExtraError without Typst, and InputError if no installed font has the characters.
    """
    typst = _typst()
    shown = f"{rendition.title}\n{text}"  # the title is at the head of each page, whatever is in the text for it
    needs_east_asian = _EAST_ASIAN.search(shown) is not None
    fonts = _fonts(needs_east_asian or _rare(shown))
    source = "\n".join(
        [
            _settings(rendition, _families(rendition, fonts, needs_east_asian)),
            asset(THEMES[rendition.theme].preamble),
            asset("page.typ"),
            *map(asset, styles),
            breakable(text, _LONGEST_IN_LINE),
        ]
    )
    try:
        compiler = typst.Compiler(source.encode(), font_paths=fonts)
        return bytes(compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0))
    except typst.TypstError as error:
        raise InputError(f"{rendition.report} cannot be typeset as PDF: {_explained(error.message)}") from None


def _explained(message: str) -> str:
    """Typst's message, with a remedy if a character has no font."""
    missing = re.search(r'the text `(".*?")` could not be displayed', message)
    return f"no installed font has {missing[1]}; install one that does" if missing else message


@cache
def _fonts(with_system: bool) -> Any:
    """Typst's own fonts, and those of the system if `with_system`."""
    return _typst().Fonts(include_system_fonts=with_system)


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise MissingExtraError("PDF needs Typst; install it with: pip install 'toolkit[pdf]'") from None
    return typst


def _rare(text: str) -> bool:
    """True if a text has characters outside the scripts of Typst's own fonts (Latin, Greek, Cyrillic, Hebrew)."""
    return any(one > "\u05ff" and not "\u1e00" <= one <= "\u2bff" and one != "\ufffd" for one in text)


def _families(rendition: Rendition, fonts: Any, needs_east_asian: bool) -> list[str]:
    if not needs_east_asian:
        return [BODY_FONT]
    installed = set(fonts.families())
    first = [primary(code) for code in (rendition.language, rendition.source_language)]
    order = sorted(EAST_ASIAN_FONTS, key=lambda code: first.index(code) if code in first else len(first))
    found = [family for code in order for family in EAST_ASIAN_FONTS[code] if family in installed]
    if not found:
        raise InputError(
            f"{rendition.report} has East Asian characters, which no installed font has;"
            " install Noto Serif CJK (Debian: apt install fonts-noto-cjk)"
        )
    return [BODY_FONT, *found]


def _settings(rendition: Rendition, families: Sequence[str]) -> str:
    about = rendition.about
    mark = draft_mark(rendition)
    values = {
        "title": literal(rendition.title[:LONGEST_TITLE]),
        "author": _strings(filter(None, (about.author, about.translator))),
        "description": literal(about.description) if about.description else "none",
        "keywords": _strings(about.keywords),
        "date": _day(about.date),
    }
    return "\n".join(
        [
            f"#set document({', '.join(f'{name}: {value}' for name, value in values.items())})",
            f"#set text({language(rendition.language)}, font: {_strings(families)})",
            f"#let page-paper = {literal(PAPERS[rendition.paper])}",
            f"#let draft-mark = {literal(mark) if mark else 'none'}",
            f"#let ragged = {'false' if primary(rendition.language) in EAST_ASIAN else 'true'}",
        ]
    )


def _strings(texts: Iterable[str]) -> str:
    """An array of strings."""
    return "(" + "".join(f"{literal(text)}, " for text in texts) + ")"


def _day(day: str) -> str:
    """An ISO date as Typst's; where there is none, that of the compiler, since PDF/A requires one."""
    if not day:
        return "auto"
    year, month, number = map(int, day.split("-"))
    return f"datetime(year: {year}, month: {month}, day: {number})"
