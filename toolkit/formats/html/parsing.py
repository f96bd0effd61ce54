"""The text of a page to a tree of elements, with lxml: without comments, and without anything fetched or run."""

from __future__ import annotations

import html
import re
from typing import Any, TypeAlias

from toolkit.errors import InputError
from toolkit.formats.report.extra import needs

#: An element of lxml, which has no types.
Node: TypeAlias = Any

#: Pictures that are part of the page's text: long, and never read.
DATA = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{100,}")
#: The parser stops at these; browsers go on.
END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
#: XHTML closes in itself what HTML does not: the rest of the page would be a script.
CLOSED = re.compile(r"<(script|style|title|textarea|iframe|div|p|span|a|td|th|li|i|b)(\s[^<>]*)?/>", re.IGNORECASE)
XHTML = re.compile(r"\A\s*<\?xml\b|<html\b[^>]*\bxmlns\s*=", re.IGNORECASE)
CDATA = re.compile(r"(?<!//)(?<!/\*)<!\[CDATA\[((?:(?!\]\]>|</script|</style).)*)\]\]>", re.DOTALL | re.IGNORECASE)
#: What is before the page: its version, and definitions that are not read.
XML_DECLARATION, DOCTYPE = (
    re.compile(r"\A\s*<\?xml[^>]*\?>"),
    re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE),
)
#: What Word puts around the number of an item, and around parts that only some programs show: all others do.
LIST = re.compile(r"<!\[\s*if\s+!supportLists\s*\]>(.{1,2000}?)<!\[\s*endif\s*\]>", re.IGNORECASE | re.DOTALL)
CONDITION = re.compile(r"<!\[\s*(?:if|endif)\b[^>]{0,200}\]>", re.IGNORECASE)
#: These break the lines of the source where the text has a space, and nowhere else.
OFFICE = re.compile("LibreOffice|OpenOffice", re.IGNORECASE)
#: Tags that change letters only. Pages that do not close them nest as deep as they are long.
FORMATTING = re.compile(r"</?(?:font|b|i|u|strong|em|big|small|tt)(?:\s[^<>]*)?>", re.IGNORECASE)
TAG = re.compile(r"<(?:!doctype\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def tree(text: str, path: str) -> Node:
    """The root of a page's tree. Raises InputError where the text is no HTML or nested beyond reason."""
    etree = needs("lxml.etree", "a web page", path)
    text = text.lstrip("\ufeff")
    if TAG.search(text) is None:
        raise InputError("holds no HTML tags; if it is text, name it .txt", path=path)
    text = _mended(text)
    root, error = _parsed(etree, text)
    if error is not None and "depth" in error.message:
        root, error = _parsed(etree, FORMATTING.sub("", text))
    if error is not None:
        what = "nests elements too deep" if "depth" in error.message else "holds an element that is too large"
        message = f"{what}: what follows cannot be read; save the page again from a browser, or its text as .txt"
        raise InputError(message, path=path, line=error.line or None)
    if root is None:
        raise InputError("is empty: there is nothing to translate", path=path)
    if any(OFFICE.match(one.get("content") or "") for one in root.iter("meta") if one.get("name") == "generator"):
        _join_lines(root)
    return root


def _join_lines(root: Node) -> None:
    """Put a space where the source of an office program breaks a line; what is preformatted keeps its lines."""
    kept = {one for element in root.iter("pre") for one in element.iter()}
    for one in root.iter():
        if one not in kept:
            one.text = _on_one_line(one.text)
        if one not in kept or one.tag == "pre":
            one.tail = _on_one_line(one.tail)


def _parsed(etree: Any, text: str) -> tuple[Node, Any]:
    """The root of the tree, and the error after which the parser read nothing more."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    return root, next((error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"), None)


def _on_one_line(text: str | None) -> str | None:
    return text.replace("\n", " ") if text else text


def _marked(number: re.Match[str]) -> str:
    """The number that Word wrote for the item of a list, marked as such where it is not."""
    return number[1] if "mso-list" in number[1].lower() else f'<span style="mso-list:Ignore">{number[1]}</span>'


def _mended(text: str) -> str:
    """The text as the parser needs it, each line where it was."""
    if XHTML.search(text[:2000]):
        text = CLOSED.sub(lambda tag: f"<{tag[1]}{tag[2] or ''}></{tag[1]}>", text)
        text = CDATA.sub(lambda found: html.escape(found[1]), text)
    for pattern in (XML_DECLARATION, DOCTYPE):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    text = LIST.sub(_marked, text)
    for pattern in (END, CONDITION):
        text = pattern.sub("", text)
    return DATA.sub("data:,", text)
