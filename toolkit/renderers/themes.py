"""The looks of HTML and PDF documents: a row each, whose style sheet and preamble are assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: the Typst preamble before `page.typ`, and the style sheets after `page.css`.

    `title_block` arranges the title, the issuing body and the date; `sidenotes` brings notes beside the text of web
    pages.
    """

    preamble: str
    styles: tuple[str, ...] = ()
    title_block: bool = False
    sidenotes: bool = False


THEMES: Mapping[str, Theme] = MappingProxyType({
    "plain": Theme("theme-plain.typ"),
    "official": Theme("theme-official.typ", ("theme-official.css",), title_block=True, sidenotes=True),
})  # fmt: skip
