"""What PDF/UA-1 and PDF/A-2a require of a file that can be seen in its objects, and the language of its texts.

No registry of packages has veraPDF, so these are the rules of the two standards that a mistake of ours could break;
Typst refuses to write most others.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest

#: Used as the language of page headers and numbers, which screen readers leave out.
_NOT_READ = "-"
HAN = re.compile("[\u3400-\u9fff]")


def opened(data: bytes) -> Any:
    """The file in pikepdf."""
    return pytest.importorskip("pikepdf", reason="pikepdf is not installed; it is in the extra `test`").open(
        io.BytesIO(data)
    )


def faults(pdf: Any) -> list[str]:
    """The rules that the file breaks."""
    root, found = pdf.Root, []
    xmp = root.Metadata.read_bytes().decode()
    rules = {
        "tagged (UA-1 7.1, A-2a 6.7.2)": root.get("/MarkInfo", {}).get("/Marked", False),
        "a structure tree (UA-1 7.1)": "/StructTreeRoot" in root,
        "a language (UA-1 7.2)": str(root.get("/Lang", "")),
        "shows its title (UA-1 7.1)": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False),
        "says UA-1 (UA-1 5)": "<pdfuaid:part>1</pdfuaid:part>" in xmp,
        "says A-2a (A-2 6.6.4)": "<pdfaid:part>2<" in xmp and "<pdfaid:conformance>A<" in xmp,
        "has a title in XMP (UA-1 7.1)": re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+<", xmp),
        "has an output intent (A-2 6.2.3)": "/OutputIntents" in root,
        "is not encrypted (A-2 6.1.3)": not pdf.is_encrypted,
        "has no script (A-2 6.5)": not {"/OpenAction", "/AA"} & set(root.keys()),
        "has no attachments (A-2 6.8)": "/AF" not in root,
    }
    found += [rule for rule, held in rules.items() if not held]
    for number, page in enumerate(pdf.pages, 1):
        found += [f"page {number}: {fault}" for fault in _page_faults(page)]
    return found + list(_structure_faults(root.StructTreeRoot))


def _page_faults(page: Any) -> Iterator[str]:
    if page.obj.get("/Tabs") != "/S":
        yield "tab order (UA-1 7.18.3)"
    for name, font in page.obj.get("/Resources", {}).get("/Font", {}).items():
        described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        program = {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.FontDescriptor.keys())
        if not program or "/ToUnicode" not in font:
            yield f"font {name} is not embedded or has no Unicode (A-2 6.2.11)"
    for annotation in page.obj.get("/Annots", ()):
        if annotation.Subtype == "/Link" and "/Contents" not in annotation:
            yield "a link without a description (UA-1 7.18.5)"
        if annotation.get("/StructParent") is None:
            yield "an annotation outside the structure (UA-1 7.18.1)"


def _structure_faults(tree: Any) -> Iterator[str]:
    levels = [0]
    for element in elements(tree):
        kind = str(element.S)
        if re.fullmatch(r"/H[1-6]", kind):
            if int(kind[2]) > levels[-1] + 1:
                yield f"heading {kind} after H{levels[-1]} (UA-1 7.4.2)"
            levels.append(int(kind[2]))
        if kind == "/TH" and not any("/Scope" in one for one in _attributes(element)):
            yield "a header cell without a scope (UA-1 7.5)"
        if kind == "/Figure" and "/Alt" not in element:
            yield "a figure without a description (UA-1 7.3)"


def elements(tree: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    import pikepdf

    kids = tree.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _attributes(element: Any) -> list[Any]:
    import pikepdf

    found = element.get("/A", ())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def spoken(pdf: Any) -> Iterator[tuple[str, str]]:
    """Every text that is shown and its language: of its marked content, of its element, or of the document."""
    import pikepdf

    of_elements = dict(_languages(pdf.Root.StructTreeRoot, str(pdf.Root.Lang), None))
    for page in pdf.pages:
        fonts = {str(name): _unicode(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        languages = [str(pdf.Root.Lang)]
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                languages.append(_opened(page, operands, languages[-1], of_elements))
            elif name == "EMC":
                languages.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("Tj", "TJ") and languages[-1] != _NOT_READ:
                yield _decoded(operands[0] if name == "TJ" else [operands[0]], font), languages[-1]


def _opened(page: Any, operands: Any, around: str, of_elements: dict[tuple[Any, int], str]) -> str:
    """The language of marked content that begins."""
    import pikepdf

    if str(operands[0]) == "/Artifact" or around == _NOT_READ:
        return _NOT_READ
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    element = of_elements.get((page.obj.objgen, int(properties.get("/MCID", -1))), around)
    return str(properties.get("/Lang", element))


def _languages(element: Any, language: str, page: Any) -> Iterator[tuple[tuple[Any, int], str]]:
    """The language of each piece of marked content, by page and number."""
    import pikepdf

    language = str(element.get("/Lang", language))
    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield (page.objgen, kid), language
        elif "/MCID" in kid:
            yield (kid.get("/Pg", page).objgen, int(kid.MCID)), language
        elif "/S" in kid:
            yield from _languages(kid, language, page)


def _decoded(parts: Any, font: dict[int, str]) -> str:
    import pikepdf

    text = ""
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            text += "".join(font.get(codes[at] << 8 | codes[at + 1], "") for at in range(0, len(codes) - 1, 2))
    return text


def _unicode(font: Any) -> dict[int, str]:
    """The text of each glyph, from the font's ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = bytes.fromhex(text).decode("utf-16-be", "replace")
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + step] = first[:-1] + chr(ord(first[-1]) + step)
    return found
