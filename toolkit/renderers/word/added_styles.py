"""Add our styles to a template's style sheet so that they look there as they do without a template.

Chinese offices give the style Normal what only running text should have: a first line indented by two characters, a
fixed line spacing, a grid of characters. Whatever is based on it inherits that, unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model.language_codes import primary
from toolkit.renderers.scripts import EAST_ASIAN
from toolkit.renderers.word.styles import StyleSheet

_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)
_PROPERTY = re.compile(r"<w:(\w+)\b[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)
_ATTRIBUTE = re.compile(r'w:(\w+)="([^"]*)"')
#: Lets programs break words of Latin letters anywhere (允许西文在单词中间换行); no text in such a language can have it.
_BREAKS_WORDS = re.compile(rb'<w:wordWrap\b[^>]*\bw:val="(?:0|false|off)"[^>]*/>')
#: Justified lines. Without hyphens, and with words kept together, they are torn apart where words are not East Asian.
_JUSTIFIED = re.compile(rb'(<w:jc\b[^>]*\bw:val=")(?:both|distribute|thaiDistribute|(?:low|medium|high)Kashida)(")')

#: Styles that are running text, and inherit what it has.
_RUNNING_TEXT = frozenset({"Enumeration"})
#: Styles beside running text: they have its font, and their color if it is not our blue.
_BESIDE_TEXT = re.compile(r"(?:run-in )?heading \d(?: char)?|title|details|toc (?:heading|\d)")
#: Those of them that are as large as running text, or more so, where it is larger than ours.
_AS_LARGE = re.compile(r"(?:run-in )?heading \d(?: char)?|title|toc heading")
_OUR_LOOK = re.compile(r'<w:rFonts\b[^>]*/>|<w:color w:val="(?:1F3864|44546A)"/>')
#: The size of our running text, and of Word's where a style sheet has none, in half points.
_TEXT_SIZE, _NO_SIZE = 22, 20

#: Properties of paragraphs that would be inherited, with what they are in our own documents.
_PARAGRAPH: Mapping[str, str] = {
    "pageBreakBefore": '<w:pageBreakBefore w:val="0"/>',
    "widowControl": "<w:widowControl/>",
    "numPr": '<w:numPr><w:numId w:val="0"/></w:numPr>',
    "wordWrap": "<w:wordWrap/>",
    "adjustRightInd": '<w:adjustRightInd w:val="0"/>',
    "snapToGrid": '<w:snapToGrid w:val="0"/>',
    "spacing": "<w:spacing/>",
    "ind": "<w:ind/>",
    "contextualSpacing": '<w:contextualSpacing w:val="0"/>',
    "jc": '<w:jc w:val="left"/>',
    "textAlignment": '<w:textAlignment w:val="auto"/>',
}
#: Those that even a style based on another of the template's than Normal must not inherit.
_NEVER = ("pageBreakBefore", "numPr")
#: The same for runs.
_RUN: Mapping[str, str] = {
    "b": '<w:b w:val="0"/>',
    "bCs": '<w:bCs w:val="0"/>',
    "i": '<w:i w:val="0"/>',
    "iCs": '<w:iCs w:val="0"/>',
    "snapToGrid": '<w:snapToGrid w:val="0"/>',
    "spacing": '<w:spacing w:val="0"/>',
    "w": '<w:w w:val="100"/>',
    "position": '<w:position w:val="0"/>',
    "sz": '<w:sz w:val="22"/>',
    "szCs": '<w:szCs w:val="22"/>',
}
#: Attributes of space in lines rather than points, which come first where both are given.
_LINES = {"beforeLines": "0", "beforeAutospacing": "0", "afterLines": "0", "afterAutospacing": "0"}
_SPACING = {"before": "0", "after": "140", "line": "288", "lineRule": "auto", **_LINES}
_INDENT = {"left": "0", "leftChars": "0", "right": "0", "rightChars": "0", "firstLineChars": "0"}
#: The order in which the schema has properties.
_PARAGRAPH_ORDER = (
    "keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens wordWrap bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment outlineLvl"
).split()
_RUN_ORDER = "rFonts b bCs i iCs snapToGrid color spacing w position sz szCs u shd vertAlign rtl lang".split()


def add_missing_styles(sheet: bytes, ours: str, language: str) -> bytes:
    """A template's style sheet with those of our styles added whose names it lacks.

    References between our styles follow the template's ids where it has a style of that name. An id that the template
    uses for another style gets a suffix. `language` is the document's: only East Asian ones may break lines in words.
    """
    if not sheet:
        return ours.encode()
    theirs, own = StyleSheet.read(sheet), StyleSheet.read(ours)
    taken = set(theirs.ids.values())
    ids = {one: theirs.ids.get(name) or (f"{one}Toolkit" if one in taken else one) for name, one in own.ids.items()}
    names = {id_: name for name, id_ in own.ids.items()}
    added = ""
    for style in _STYLE.findall(ours):
        if names[_style_id(style)] not in theirs.ids:
            fitted = _fitted(_completed(style, theirs, names), names[_style_id(style)], theirs)
            added += _renamed(fitted, ids).replace(' w:default="1"', "")
    if primary(language) not in EAST_ASIAN:
        sheet = _JUSTIFIED.sub(rb"\1left\2", _BREAKS_WORDS.sub(b"", sheet))
    end = sheet.rfind(b"</w:styles>")
    return sheet[:end] + added.encode() + sheet[end:] if end >= 0 else ours.encode()


def _style_id(style: str) -> str:
    return re.search(r'w:styleId="([^"]*)"', style)[1]  # type: ignore[index]


def _renamed(style: str, ids: Mapping[str, str]) -> str:
    return re.sub(
        r'(w:styleId|<w:(?:basedOn|next|link) w:val)="([^"]*)"',
        lambda match: f'{match[1]}="{ids.get(match[2], match[2])}"',
        style,
    )


def _fitted(style: str, name: str, theirs: StyleSheet) -> str:
    """One of our styles in the font of the template's running text, and as large, if it is beside that."""
    if not _BESIDE_TEXT.fullmatch(name):
        return style
    style = _OUR_LOOK.sub("", style)
    if not _AS_LARGE.fullmatch(name):
        return style
    found = theirs.inherited(theirs.ids.get("normal", ""), "rPr/sz")
    size = int(found) if found.isdecimal() else _NO_SIZE
    return re.sub(r'(?<=<w:sz w:val=")\d+|(?<=<w:szCs w:val=")\d+', lambda one: _scaled(int(one[0]), size), style)


def _scaled(size: int, text: int) -> str:
    """A size for running text of another size than ours; never smaller than it is."""
    return str(max(size, round(size * text / _TEXT_SIZE)))


def _completed(style: str, theirs: StyleSheet, names: Mapping[str, str]) -> str:
    """One of our paragraph styles with all that it would inherit from a style of the template, but must not."""
    base = re.search(r'<w:basedOn w:val="([^"]*)"', style)
    if 'w:type="paragraph"' not in style or base is None or _style_id(style) in _RUNNING_TEXT:
        return style
    if base[1] == "Normal":
        style = _with(style, "pPr", _PARAGRAPH, _PARAGRAPH_ORDER)
        return _with(style, "rPr", _RUN, _RUN_ORDER)
    if names[base[1]] in theirs.ids:
        more = {name: _PARAGRAPH[name] for name in _NEVER} | _indent_of(theirs, theirs.ids[names[base[1]]])
        return _with(style, "pPr", more, _PARAGRAPH_ORDER)
    return style


def _indent_of(theirs: StyleSheet, base: str) -> dict[str, str]:
    """The indent of a style of the template, which LibreOffice does not inherit to a style that is not numbered."""
    found = {
        name: theirs.inherited(base, "pPr/ind", name) for name in (*_INDENT, "firstLine", "hanging", "hangingChars")
    }
    shown = " ".join(f'w:{name}="{value}"' for name, value in found.items() if value)
    return {"ind": f"<w:ind {shown}/>"} if shown else {}


def _with(style: str, kind: str, more: Mapping[str, str], order: list[str]) -> str:
    """A style with more properties of a kind, in the order of the schema."""
    found = re.search(rf"<w:{kind}>(.*?)</w:{kind}>", style, re.DOTALL)
    own = {one[1]: one[0] for one in _PROPERTY.finditer(found[1])} if found else {}
    merged = {**more, **own}
    if kind == "pPr":
        merged |= _measures(merged, whole="spacing" in more)
    shown = f"<w:{kind}>{''.join(merged[name] for name in sorted(merged, key=order.index))}</w:{kind}>"
    if found:
        return style[: found.start()] + shown + style[found.end() :]
    end = style.find("<w:rPr>") if kind == "pPr" and "<w:rPr>" in style else style.rfind("</w:style>")
    return style[:end] + shown + style[end:]


def _measures(properties: Mapping[str, str], *, whole: bool) -> dict[str, str]:
    """Spacing and indents with every attribute that would be inherited; all of them if the style is `whole`."""
    found = {}
    for name, defaults in (("spacing", _SPACING if whole else _LINES), ("ind", _INDENT)):
        if name in properties:
            own = dict(_ATTRIBUTE.findall(properties[name]))
            extra = {"firstLine": "0"} if name == "ind" and "hanging" not in own else {}
            values = {**defaults, **extra, **own}
            shown = " ".join(f'w:{one}="{value}"' for one, value in values.items())
            found[name] = f"<w:{name} {shown}/>"
    return found
