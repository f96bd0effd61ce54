"""A list of three or more has no comma before its last member.

The style has the serial comma: *A, B, and C*. Reported is only what is a list for certain: by its own words (figures,
*such as A, B and C*, *A, B and other firms*), or because the Chinese has such a list (甲、乙和丙). Clauses,
appositions, introductory phrases, names of bodies and firms, quotations, titles and wordings that the glossary prefers
are left alone. `toolkit lint --fix` puts the comma in, but not among names: it may be one name (Shaw, Smith and Wu).

Fires::

    - zh: 汽车、微型计算机和手机占比分别达7.7%、22.1%和6.7%。
      en: Automobiles, microcomputers and mobile phones accounted for 7.7, 22.1, and 6.7 percent.

Passes::

    - zh: 汽车、微型计算机和手机占比分别达7.7%、22.1%和6.7%。
      en: Automobiles, microcomputers, and mobile phones accounted for 7.7, 22.1, and 6.7 percent.
    - zh: 2021年，投资和消费增长。
      en: In 2021, investment and consumption grew.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits_american
from toolkit.language.en.style.lists import source_lists, without_comma
from toolkit.language.en.style.verbatim import quoted
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import primary

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = fits_american

#: A comma and later a joint without one.
HINT = lazy(r", [^,;:]{0,60}?[^\s,] (?:and|or) ")
_WITH_COMMA = lazy(r", (?:and|or) ")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each list without the comma, on the last word before the joint."""
    text = reading.target.text
    if HINT.search(text) is None:
        return
    sizes = source_lists(reading.source.text) if primary(reading.source.language) == "zh" else []
    free = len(sizes) - len(_WITH_COMMA.findall(text))
    others = Spans(quoted(text))
    for start, end in reading.target.sentences:
        for found in without_comma(text, start, end):
            supported = free > 0 and any(size <= found.most for size in sizes)
            if not (found.certain or supported) or reading.is_settled(found.start, found.end):
                continue
            if others.meet(found.start, found.end):
                continue
            free -= 1
            word, _, joint = text[found.start : found.end].rpartition(" ")
            yield Problem(
                f"a list of three or more has no comma before “{joint}”",
                target=Span(found.start, found.end, text[found.start : found.end]),
                suggestion=None if found.named else f"{word}, {joint}",
            )
