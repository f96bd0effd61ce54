"""Read the styles of a style sheet, and add ours to a template's."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_NAME = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)


def style_ids(sheet: str | bytes) -> dict[str, str]:
    """Style ids by style name, in lower case because Word ignores case."""
    found = {}
    for style in ElementTree.fromstring(sheet).iter(f"{_NAME}style"):
        name = style.find(f"{_NAME}name")
        if name is not None:
            found[name.get(f"{_NAME}val", "").lower()] = style.get(f"{_NAME}styleId", "")
    return found


def add_missing_styles(sheet: bytes, ours: str) -> bytes:
    """A template's style sheet with those of our styles added whose names it lacks.

    References between our styles follow the template's ids where it has a style of that name. An id that the template
    uses for another style gets a suffix.
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
