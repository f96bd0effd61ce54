"""A quotation mark or apostrophe is straight, as a typewriter has it.

Printed English has “curly” marks, and a document with both kinds looks careless. Code, addresses, tags and measures
(6'2", 12") are left alone. `toolkit lint --fix` repairs the others.

Fires::

    - zh: 提升“四项能力”。
      en: The city's "four capabilities" were enhanced.

Passes::

    - zh: 提升“四项能力”。
      en: The city’s “four capabilities” were enhanced.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits as fits
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True

#: A pair of double marks; a pair of single ones with a space or border outside; an apostrophe.
MARKS = lazy(
    r'(?P<double>(?<![\w=])"(?=[^\s"])[^"\n]*?[^\s"=]"(?!\w))'
    r"|(?P<single>(?<![\w=’'\"])'(?=\w)(?!n')[^'\n\"]*?(?<=[\w.,!?])'(?![\w'\"]))"
    r"|(?P<apostrophe>(?<=[^\W\d_])'(?=[^\W_]|[^\w'\"]|\Z)|(?<=\d)'(?=s\b)|(?<![\w'\"=])'(?=\d\ds\b)"
    r"|(?<=\w )'(?=n' \w)|(?<=\w 'n)'(?= \w))"
)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each pair of straight marks and each straight apostrophe."""
    text = reading.target.text
    if '"' not in text and "'" not in text:
        return
    tags = Spans(_tags(text))
    for match in MARKS.finditer(_TAG.sub(lambda tag: "\N{OBJECT REPLACEMENT CHARACTER}" * len(tag[0]), text)):
        if (
            tags.meet(*match.span())
            or reading.target.code_lines.meet(*match.span())
            or reading.is_settled(*match.span())
        ):
            continue
        yield Problem(
            f"{'the apostrophe is' if match['apostrophe'] else 'the quotation marks are'} straight",
            target=Span(match.start(), match.end(), text[match.start() : match.end()]),
            suggestion=_curly(match[0], match.lastgroup or ""),
        )


_TAG = lazy(r"<[A-Za-z/][^<>]*>")


def _tags(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TAG.finditer(text)] if "<" in text else []


def _curly(found: str, kind: str) -> str:
    if kind == "apostrophe":
        return "’"
    inside = MARKS.sub(lambda match: _curly(match[0], match.lastgroup or ""), found[1:-1])
    return f"“{inside}”" if kind == "double" else f"‘{inside}’"
