"""The notation of the cases for Word files: XML without the prefix w:, and lists and paragraphs in a few words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from word_files import word

from toolkit.formats.docx.number_formats import shown
from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.numbering import leading

TAG = re.compile(r"<(/?)(\w+)(?=[\s/>])([^<>]*)>")
ATTRIBUTE = re.compile(r"(?<=\s)(\w+)(?==\")")


#: What a level of a list has → its XML.
LEVEL = {
    "legal": "<isLgl/>",
    "suffix": '<suff val="{}"/>',
    "style": '<pStyle val="{}"/>',
    "restart": '<lvlRestart val="{}"/>',
    "left": '<pPr><ind left="{}"/></pPr>',
}
#: A format of the document's own, which older readers do not know.
CUSTOM = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><numFmt val="custom" format="{}"/></mc:Choice>'
    '<mc:Fallback><numFmt val="decimal"/></mc:Fallback></mc:AlternateContent>'
)


def prefixed(text: str) -> str:
    """The XML of a case with the prefix w: at the names that have none."""
    attributes = r"w:\1"
    return TAG.sub(lambda tag: f"<{tag[1]}w:{tag[2]}{ATTRIBUTE.sub(attributes, tag[3])}>", text).replace("\n", "")


def list_level(place: int, told: str | dict[str, Any]) -> str:
    """A level of a list, told as `form text` or by what it has."""
    if isinstance(told, str):
        form, _, text = told.partition(" ")
        told = {"form": form, "text": text.strip("'")}
    form = f'<numFmt val="{told.get("form")}"/>'
    if "custom" in told:
        form = CUSTOM.format(told["custom"])
    inner = "".join(text.format(told[name]) for name, text in LEVEL.items() if name in told)
    return (
        f'<lvl ilvl="{place}"><start val="{told.get("start", 1)}"/>{form}{inner}<lvlText val="{told["text"]}"/></lvl>'
    )


def numbering(lists: dict[int, Any]) -> str:
    """The definitions of lists, told by their levels or by the list whose definition they share."""
    definitions, nums = "", ""
    for name, told in lists.items():
        if isinstance(told, list) or "numStyleLink" in told:
            levels = told if isinstance(told, list) else []
            inner = "".join(list_level(place, one) for place, one in enumerate(levels))
            link = "" if isinstance(told, list) else f'<numStyleLink val="{told["numStyleLink"]}"/>'
            definitions += f'<abstractNum abstractNumId="{name}">{link}{inner}</abstractNum>'
            told = {}
        overrides = "".join(
            f'<lvlOverride ilvl="{place}"><startOverride val="{start}"/></lvlOverride>'
            for place, start in told.get("starts", {}).items()
        )
        overrides += "".join(
            f'<lvlOverride ilvl="{place}">{list_level(place, one)}</lvlOverride>'
            for place, one in told.get("levels", {}).items()
        )
        nums += f'<num numId="{name}"><abstractNumId val="{told.get("as", name)}"/>{overrides}</num>'
    return definitions + nums


def numbered(told: str) -> str:
    """A paragraph, told as `list/level text`, `@style text` or text alone."""
    if found := re.fullmatch(r"(\d+)/(\d+)(?: (.*))?", told):
        properties = f'<numPr><ilvl val="{found[2]}"/><numId val="{found[1]}"/></numPr>'
        return f"<p><pPr>{properties}</pPr><r><t>{found[3] or ''}</t></r></p>"
    if found := re.fullmatch(r"@(\w+) (.*)", told):
        return f'<p><pPr><pStyle val="{found[1]}"/></pPr><r><t>{found[2]}</t></r></p>'
    return f"<p><r><t>{told}</t></r></p>"


def numbers_file(case: dict[str, Any]) -> bytes:
    """A Word file of a case with lists."""
    parts = {"numbering": prefixed(numbering(case["lists"]))}
    if "styles" in case:
        parts["styles"] = prefixed(case["styles"])
    return word(prefixed("".join(map(numbered, case["body"]))), **parts)


#: Formats of numbers, the likeliest first.
FORMATS = (
    "decimal chineseCountingThousand chineseLegalSimplified ideographLegalTraditional decimalEnclosedCircle upperRoman "
    "lowerRoman upperLetter lowerLetter decimalFullWidth ideographTraditional ideographEnclosedCircle"
).split()


def generated(paragraphs: Sequence[Paragraph]) -> bytes:
    """A Word file of paragraphs in which Word generates the bullets, and all the numbers that it can."""
    body, definitions = "", ""
    for place, one in enumerate(paragraphs, 1):
        text, level = _level(one)
        definitions += numbering({place: [level]}) if level else ""
        number = f'<numPr><ilvl val="0"/><numId val="{place}"/></numPr>' if level else ""
        outline = f'<outlineLvl val="{one.heading - 1}"/>' if one.heading else ""
        body += ("<p/>" if one.gap else "") + runs(text, number + outline)
    return word(prefixed(body), numbering=prefixed(definitions))


def _level(one: Paragraph) -> tuple[str, dict[str, Any]]:
    """A paragraph without its number, and the level of a list that has it; no level where there is no number."""
    if one.bullet:
        return one.text, {"form": "bullet", "text": "•", "left": 420 * (one.depth + 1)}
    found = None if one.row else leading(one.text, "zh")
    form = found and next((form for form in FORMATS if shown(found.value, form) in found.text), None)
    if found is None or form is None:
        return one.text, {}
    text = escape(found.text.replace(shown(found.value, form), "%1", 1), {'"': "&quot;"})
    return one.text[found.end :], {"form": form, "text": text, "start": found.value, "suffix": "nothing"}


def runs(text: str, properties: str) -> str:
    """A paragraph with a text, in which tabs are kept."""
    inner = "<tab/>".join(f'<t xml:space="preserve">{escape(one)}</t>' for one in text.split("\t"))
    return f"<p><pPr>{properties}</pPr><r>{inner}</r></p>"
