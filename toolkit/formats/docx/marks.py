"""What the properties of a paragraph say: whether it goes on in the next one, its heading level, a bold beginning."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from toolkit.formats.docx.inline import Text
from toolkit.formats.docx.names import W, find, flag
from toolkit.formats.docx.styles import ParagraphStyle, outline_level
from toolkit.language.numbering import leading

#: The end of a heading that is set in bold at the start of its paragraph, and its longest.
ENDS_LEAD = re.compile(r"[。！？：:；;.!?][”’」』）)]*\s*\Z")
LONGEST_LEAD = 60


def is_joined(properties: Element | None, mark: Element | None) -> bool:
    """Whether the mark of a paragraph was deleted, or its text is the large initial of the next one."""
    deleted = find(mark, "del") is not None or find(mark, "moveFrom") is not None
    frame = find(properties, "framePr")
    return deleted or (frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin"))


def is_hidden(mark: Element | None, style: ParagraphStyle) -> bool:
    """Whether the mark of a paragraph is hidden: the next one goes on in its line."""
    own = flag(mark, "vanish")
    return bool(flag(mark, "specVanish")) or (style.hidden if own is None else own)


def heading_of(properties: Element | None, style: ParagraphStyle) -> int:
    """The level of a paragraph as a heading, by itself or by its style; 0 for text."""
    own = outline_level(properties)
    return style.heading if own is None else own


def bold_lead(text: Text, body: str) -> int:
    """The length of a run-in heading that is set in bold; 0 where there is none. `body` is the text with its number."""
    lead = text.bold_lead()
    end = lead + len(body) - len(text.plain())
    head, rest = body[:end], body[end:]
    if not lead or len(head) > LONGEST_LEAD or not ENDS_LEAD.search(head) or not rest.strip():
        return 0
    return len(head.rstrip()) if leading(body, "zh") else 0
