"""Lines that look like code though nothing marks them as such, and marks that a text speaks of."""

from __future__ import annotations

import re

from toolkit.language.layout import address_spans, code_spans
from toolkit.language.lazy_pattern import lazy
from toolkit.language.scripts import HALF_WIDTH

#: What a line of code has and prose has not, with an example each.
CODE_SIGNS = (
    (r"\b[A-Za-z_][\w.]*[\])]?(?: *(?:[-+*/|&:]|\?\?)?= *[\"'\w(\[{$]|=[^\s=])", 'var x = "a，b"'),
    (r"[)\"'\]}];\s*$", 'print("a，b");'),
    (r"\w\((?:\)|[\"'\[{])", 'join("a，b", c)'),
    (r"(?<!\S)--[a-z][\w-]*", "foo --sep a，b"),
    (r"[{\[,] *\"[^\"\n]*\" *[:：,，]", '{"a": 1，"b": 2}'),
    (r"=>|[=!]=|&&|\|\||\w::\w|\w->\w", "a => b，c"),
    (r"\b(?:SELECT|INSERT|UPDATE|DELETE)\b.*\b(?:FROM|INTO|SET|WHERE)\b", "SELECT a，b FROM t"),
    (r"\\[dwsDWSb](?![A-Za-z])|\[\^?[^\]\n]{1,40}\][*+?]|\(\?[:=!<]", "[a，b]+"),
    (r"\$\{?[A-Za-z_]\w*|%\w+%", "echo $name，$value"),
)
_CODE = lazy("|".join(f"(?:{pattern})" for pattern, _ in CODE_SIGNS), re.MULTILINE)

_MARKS = rf"[{re.escape(''.join(HALF_WIDTH))}…—\s,.;:!?-]+"
#: Marks alone between quotation marks or brackets: `print("，")`, a regex [，。].
_MENTION = lazy(
    rf"[“‘「『]{_MARKS}[”’」』]|[（【〔「『《〈]{_MARKS}(?<=[）】〕」』》〉])|[(\[{{<]{_MARKS}[)\]}}>]"
    rf"|(?<!\w)'{_MARKS}'(?!\w)|(?P<quoted>\"[^\"\n]*\")"
)
_ONLY_MARKS = lazy(_MARKS)


def code_lines(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the lines of a text that look like code, apart from addresses and what is marked as code."""
    signs = list(text)
    for start, end in (*address_spans(text), *code_spans(text)):
        signs[start:end] = "x" * (end - start)
    places: list[tuple[int, int]] = []
    start = 0
    for line in "".join(signs).split("\n"):
        if _CODE.search(line):
            places.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(places)


def mentions(text: str) -> tuple[tuple[int, int], ...]:
    """The places of punctuation alone in quotation marks or brackets: the text speaks of it."""
    return tuple(
        match.span()
        for match in _MENTION.finditer(text)
        if match["quoted"] is None or _ONLY_MARKS.fullmatch(match["quoted"][1:-1])
    )
