"""What a report does with the styles of numbering, beyond what a paragraph shows alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.language.numbering import Enumerator

FINANCIAL = re.compile("[壹贰貳叁叄參肆伍陆陸柒捌玖拾佰]")
#: 1) without the bracket before it.
HALF = re.compile("[0-9０-９]{1,3}[)）]")
#: Styles that are one, of which a report may have two: the style, its other form, and the name that this gets.
SPLIT = (("han", FINANCIAL, "financial"), ("arabic-paren", HALF, "arabic-half"))
#: Styles that a typing error changes into each other: 1、 2. 3) 4.
ALIKE = frozenset({"arabic", "arabic-paren"})


def told_apart(found: Sequence[Enumerator | None]) -> list[Enumerator | None]:
    """The enumerators with their styles in this report: 壹、 above 一、, （1） above 1）, and 3) between 2. and 4."""
    result = _mended(found)
    for style, form, name in SPLIT:
        kinds = {form.match(one.text) is not None for one in result if one is not None and one.style == style}
        if len(kinds) > 1:
            result = [
                one._replace(style=name) if one is not None and one.style == style and form.match(one.text) else one
                for one in result
            ]
    return result


def _mended(found: Sequence[Enumerator | None]) -> list[Enumerator | None]:
    """One that differs from its two neighbours, and counts between them, has their style."""
    result = list(found)
    places = [place for place, one in enumerate(found) if one is not None and one.style in ALIKE]
    for before, place, after in zip(places, places[1:], places[2:], strict=False):
        one, two, three = (result[number] for number in (before, place, after))
        assert one is not None
        assert two is not None
        assert three is not None
        if one.style == three.style and (one.value + 1, three.value - 1) == (two.value, two.value):
            result[place] = two._replace(style=one.style)
    return result
