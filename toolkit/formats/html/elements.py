"""The elements of HTML: which begin a line, which have no text, and what replaces text."""

from __future__ import annotations

import re

from toolkit.formats.html.parsing import Node

#: Elements that begin and end a line. Others are within one.
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p
    pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
#: Elements whose text no browser shows.
SILENT = frozenset(
    "script style template noscript noframes head title meta link base datalist rt rp colgroup col map".split()
)
#: Elements that are not text, and what they are counted as.
LOST = {
    "img": "picture", "svg": "picture", "canvas": "picture", "video": "media", "audio": "media", "object": "media",
    "embed": "media", "applet": "media", "iframe": "frame", "frame": "frame", "math": "formula", "input": "field",
    "select": "field", "textarea": "field", "button": "furniture", "del": "deletion",
}  # fmt: skip
#: Elements that pages set side by side with a distance that is not in their text.
SIDE_BY_SIDE = frozenset("span a em i label time small cite".split())
#: Elements that show another page; what is in them is for browsers that cannot.
FRAMES = frozenset("frame iframe".split())
HEADING = re.compile("h([1-6])")
#: Pictures that are smaller are icons.
ICON = 32
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|list-item|flex|grid|table-row)\b")
_RAISED = re.compile(r"vertical-align\s*:\s*super\b", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre\b|pre-wrap|pre-line|break-spaces)")
#: What Word writes for comments at the end, and what hides text.
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SENTENCE = re.compile("[。！？；]")
#: What hides text until it is undone, there or in an element within: by its look, by its size, by its place.
_NOT_SEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+\s*(?:!|;|\Z)", re.IGNORECASE)
_SEEN = re.compile(r"visibility\s*:\s*visible", re.IGNORECASE)
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:!|;|\Z)", re.IGNORECASE)
_SIZE = re.compile(r"font(?:-size)?\s*:", re.IGNORECASE)
_FAR_OFF = re.compile(r"(?:text-indent|left|top)\s*:\s*-[0-9]{4,}(?:px|pt|em)", re.IGNORECASE)
#: What a script shows when it is scrolled to.
_MOVES = re.compile("animation|transition", re.IGNORECASE)


def style_of(element: Node) -> str:
    return element.get("style") or ""


def is_block(element: Node) -> bool:
    return element.tag in BLOCKS or _BLOCK_STYLE.search(style_of(element)) is not None


def keeps_lines(element: Node) -> bool:
    """Whether the lines of an element's source are those that it shows."""
    return element.tag == "pre" or _KEEPS_LINES.search(style_of(element)) is not None


def is_raised(element: Node) -> bool:
    """Whether an element is a superscript."""
    return element.tag == "sup" or _RAISED.search(style_of(element)) is not None


def is_hidden(element: Node) -> bool:
    """Whether an element is not shown at all."""
    attributes, style = element.attrib, style_of(element)
    if element.tag in ("body", "html"):
        return False
    if "hidden" in attributes or _HIDDEN.search(style):
        return True
    if attributes.get("aria-hidden") == "true":  # only from those who listen: an icon, or the page below a dialog
        return not any(map(_SENTENCE.search, element.itertext()))
    return False


def hides_text(element: Node) -> bool:
    """Whether an element hides its text by its style, and nothing within it undoes that.

    Elements within may have their own size from a style sheet by their class.
    """
    style = style_of(element)
    if not style or element.tag in ("body", "html") or _MOVES.search(style):
        return False
    if _FAR_OFF.search(style):
        return True
    within = [one for one in element.iter() if one is not element]
    if _NOT_SEEN.search(style) and not any(_SEEN.search(style_of(one)) for one in within):
        return True
    if _NO_SIZE.search(style) is None:
        return False
    return not any(_SIZE.search(style_of(one)) or one.get("class") or one.get("size") for one in within)


def loss(element: Node) -> str:
    """What an element that is not text is counted as; nothing for others, "icon" for what nobody misses."""
    if element.tag == "img" and any(_size(element.get(side)) <= ICON for side in ("width", "height")):
        return "icon"
    if element.tag == "input" and (element.get("type") or "").lower() == "hidden":
        return "icon"
    return "comment" if _COMMENT.search(style_of(element)) else LOST.get(element.tag, "")


def _size(text: str | None) -> int:
    found = re.match(r"\s*(\d{1,5})\s*(?:px)?\s*\Z", text or "")
    return int(found[1]) if found else ICON + 1


def shown_lines(element: Node) -> list[str]:
    """The lines of text that an element has, about as a browser shows it."""
    found: list[str] = []
    within = False
    for one in element.iter():
        if one.tag in BLOCKS or one.tag == "br":
            within = False
        for text in (one.text if one.tag not in SILENT else None, one.tail if one is not element else None):
            if text and not text.isspace():
                if within:
                    found[-1] += text
                else:
                    found.append(text)
                within = True
    return [" ".join(text.split()) for text in found]


def lines_of(element: Node) -> str:
    """The text of an element that keeps its lines."""
    text = element.text or ""
    for child in element:
        if child.tag == "br":
            text += "\n"
        elif child.tag not in SILENT:
            around = "\n" if child.tag in BLOCKS else ""
            text += around + lines_of(child) + around
        text += child.tail or ""
    return text
