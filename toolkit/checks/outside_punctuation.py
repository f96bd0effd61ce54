"""A comma or period is outside the closing quotation mark.

American English has both inside: “dual-chain coupling,” “four capabilities.” Semicolons and colons
stay outside. What is quoted as it is typed (“/etc/hosts”, “report.docx”, the password “abc”) is left alone.
`toolkit lint --fix` moves the marks.

Fires::

    - zh: 推进“双链耦合”，提升“四项能力”。
      en: We will promote “dual-chain coupling”, and enhance the “four capabilities”.

Passes::

    - zh: 推进“双链耦合”，提升“四项能力”。
      en: We will promote “dual-chain coupling,” and enhance the “four capabilities.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits_american
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = fits_american

#: A closing mark after a word, with the stop that follows it; not an ellipsis, and not a decimal.
OUTSIDE = lazy(r"(?<=[\w%)’])(?P<marks>”|’|(?<=[a-z])\")(?P<stop>[.,])(?![.\w])")

#: What is quoted as it is to be typed: a path, an option, the name of a variable or file, a code.
_LITERAL = lazy(
    r"[“‘\"](?:[-/~.$#@][^“”\"\s]*|[^“”\"\s]*[/_=\\@][^“”\"]*|[^“”\"\s]*(?:\w\.\w|[A-Za-z]\d|\d[a-z])[^“”\"\s]*)\Z"
)
#: One word in quotation marks, and words of its sentence that say it is typed.
_ONE_WORD = lazy(r"[“‘\"][^“”‘\"\s]+\Z")
_TYPED = lazy(
    r"\b(?:typ(?:e[sd]?|ing)|enter(?:s|ed|ing)?|press(?:es|ed|ing)?|click(?:s|ed|ing)?|files?|folders?|passwords?|variables?"
    r"|keys?|commands?|options?|parameters?|usernames?|codes?|buttons?|letters?|fields?|tags?|save|input)"
    r"(?: (?:is|was|are|named|called|as|it|the|on|in))* [“‘\"]",
    re.IGNORECASE,
)
_OPENING = lazy(r"(?<!\w)‘[^‘’]*(?:\w’\w[^‘’]*)*\Z")
_REACH = 80


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each comma or period after a closing mark."""
    text = reading.target.text
    if "”" not in text and "’" not in text and '"' not in text:
        return
    for match in OUTSIDE.finditer(text):
        before = max(0, match.start() - _REACH), match.start()
        if _LITERAL.search(text, *before) or (match["marks"] == "’" and not _OPENING.search(text, *before)):
            continue
        if _ONE_WORD.search(text, *before) and _TYPED.search(text, *before):
            continue
        if not reading.target.code_lines.meet(*match.span()) and not reading.is_settled(*match.span()):
            yield Problem(
                f"the {'comma' if match['stop'] == ',' else 'period'} is outside the quotation mark",
                target=Span(match.start(), match.end(), match[0]),
                suggestion=match["stop"] + match["marks"],
            )
