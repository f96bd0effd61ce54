"""Where spaces and marks mean something: code, addresses and paths. The same in every language."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"```.*?(?:```|\Z)|^~~~.*?(?:^~~~|\Z)|``.+?``|`[^`\n]+`"  # Markdown
    r"|<(?P<tag>code|pre|kbd|samp|tt)\b[^<>]*>.*?</(?P=tag)>"
    r"|^(?:\t| {4,})[^\n]*$",  # an indented line
    re.DOTALL | re.MULTILINE,
)


def code_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of code in a text."""
    if not any(mark in text for mark in ("`", "~~~", "<", "\t", "    ")):
        return ()
    return tuple((match.start(), match.end()) for match in _CODE.finditer(text))


#: Web and e-mail addresses, and paths of files, with what touches them.
_ADDRESS = re.compile(
    r"(?<![\w/])(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:)\S+"
    r"|[^\s@<>()]+@[\w-]+\.\S+"
    r"|(?<!\w)[A-Za-z]:[\\/](?:[^\\\s]+(?: +[^\\\s]+){0,3}\\)*\S*|\\\\[^\s\\]+\\\S+"
    r"|(?<![\w/.])(?:~|\.{1,2})?/(?:[^\s/]+/)+\S*|(?<![\w/.])(?:~|\.{1,2})/\S+"
    r"|(?<![\w/.])[\w.-]+(?:[/\\][^\s/\\]+)+\.[A-Za-z0-9]{1,5}(?![\w.])"
)
#: What is typed literally, without a scheme or mark of code: tags, destinations of links, options, hashtags,
#: queries, names of hosts and files.
_TYPED = re.compile(
    r"</?[A-Za-z][^<>]*>"
    r"|(?<=\]\()[^()\s]+(?:\s+\"[^\"\n]*\"|\s+'[^'\n]*')?(?=\))"
    r"|(?<![^\s“‘\"'(\[])--?[A-Za-z][\w-]*(?:=\S+)?"
    r"|(?<![\w&#])[#@$][A-Za-z][\w-]*"
    r"|\?[\w-]+=\S+"
    r"|(?<![\w.@/-])[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,6}(?:[/?]\S*)?(?!\w)"
)
_TYPING = re.compile(r"[<(?#@$-]|\.\w")
#: Marks at an end of an address that belong to the text around it, and brackets that may belong to either.
_AROUND = ".,;:!?'\"”’。，；：！？、…\u200b\u200c\u200e\u200f\u2060\ufeff"
_CLOSING = {")": "(", "]": "[", ">": "<", "}": "{", "）": "（", "】": "【", "》": "《", "」": "「", "］": "［"}


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of web and e-mail addresses and of paths in a text, without the punctuation around them."""
    if not any(mark in text for mark in ("/", "\\", "@", "www.")):
        return ()
    return tuple(_trimmed(match[0], match.start()) for match in _ADDRESS.finditer(text))


def typed_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of what is typed literally: tags, options, hashtags, names of hosts and files."""
    return tuple(match.span() for match in _TYPED.finditer(text)) if _TYPING.search(text) else ()


def _trimmed(found: str, start: int) -> tuple[int, int]:
    inside = found.lstrip(_AROUND + "".join(_CLOSING.values()))
    start += len(found) - len(inside)
    while inside and (inside[-1] in _AROUND or (inside[-1] in _CLOSING and _CLOSING[inside[-1]] not in inside)):
        inside = inside[:-1]
    return start, start + len(inside)
