"""A report → the units of its template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.document import WITHOUT_UNIT

#: How many characters of a heading a place shows.
SHOWN = 24

_KINDS = "|".join(re.escape(kind) for kind in BlockKind)
_NOTE = re.compile(rf"(?:{_KINDS})(?: \d+)?(?: · .*)?")
_STOP = re.compile(r"[。！？；;!?]")


def extract(document: Document, reference: str) -> tuple[Unit, ...]:
    """One unit for each distinct source text, in document order; boilerplate and tables have none, rows do.

    `reference` is the report's source file as the template names it (`seeds/name.txt`). The notes name the kind of
    block and the headings above it: `paragraph · 一、2021年工作情况`.
    """
    name = f"\u2068{reference}\u2069" if re.search(r"\s", reference) else reference
    found: dict[str, Unit] = {}
    for block, place in _placed(document.blocks, ()):
        if block.kind not in WITHOUT_UNIT and block.text not in found:
            found[block.text] = Unit(block.text, state=State.INITIAL, notes=(_note(block, place),), references=(name,))
    return tuple(found.values())


def is_note(note: str) -> bool:
    """True for an extracted comment that `extract` writes; only these may be replaced."""
    return _NOTE.fullmatch(note) is not None


def _placed(blocks: tuple[Block, ...], place: tuple[str, ...]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    for block in blocks:
        yield block, place
        inner = (*place, _short(block)) if block.kind is BlockKind.HEADING else place
        yield from _placed(block.children, inner)


def _note(block: Block, place: tuple[str, ...]) -> str:
    level = f" {block.level}" if block.level else ""
    return " · ".join([f"{block.kind}{level}", " › ".join(place)] if place else [f"{block.kind}{level}"])


def _short(block: Block) -> str:
    """A heading as a place: its run-in part, cut at the first stop and at SHOWN characters."""
    text = block.text[slice(*block.run_in)] if block.run_in else block.text
    text = _STOP.split(text, maxsplit=1)[0].replace("\n", " ").replace("\t", " ")
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
