"""Style sheets: which styles one has, and what it lacks of ours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_NAME = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)


def style_ids(sheet: str | bytes) -> dict[str, str]:
    """Style name (in lower case, as Word compares them) → id."""
    found = {}
    for style in ElementTree.fromstring(sheet).iter(f"{_NAME}style"):
        name = style.find(f"{_NAME}name")
        if name is not None:
            found[name.get(f"{_NAME}val", "").lower()] = style.get(f"{_NAME}styleId", "")
    return found


def with_missing(sheet: bytes, ours: str) -> bytes:
    """A template's style sheet with those of our styles that it has none of the same name for.

    Ours refer to each other by our ids; where the template calls such a style otherwise, the reference follows. An id
    that the template uses for another style gets a tail.
    """
    if not sheet:
        return ours.encode()
    theirs = style_ids(sheet)
    own = style_ids(ours)
    taken = set(theirs.values())
    ids = {one: theirs.get(name) or (f"{one}Toolkit" if one in taken else one) for name, one in own.items()}
    added = []
    for style in _STYLE.findall(ours):
        name = re.search(r'<w:name w:val="([^"]*)"', style)
        if name and name[1].lower() not in theirs:
            renamed = re.sub(
                r'(w:styleId|<w:(?:basedOn|next|link) w:val)="([^"]*)"',
                lambda match: f'{match[1]}="{ids.get(match[2], match[2])}"',
                style,
            )
            added.append(renamed.replace(' w:default="1"', ""))
    end = sheet.rfind(b"</w:styles>")
    return sheet[:end] + "".join(added).encode() + sheet[end:] if end >= 0 else ours.encode()
