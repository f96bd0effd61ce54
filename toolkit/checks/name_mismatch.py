"""The translation names another place than the source: 江苏 → Guangdong.

Names of provinces, cities and countries are compared between Chinese and English like terms, without a glossary: short
and official names, adjectives and people (German, Germans). Only a contradiction is reported: a place that the source
names and the translation does not, while the translation names another one of the same kind that the source does not.

The check is silent where a place is not named at all ("the city", "domestic"), where a character is short for it
(中美, 浙商), where the name is part of another (南京路, Bank of China, New Mexico), and where it may be something else
(德州, Jordan).

Fires::

    - zh: 浙江省和江苏省的出口增长较快。
      en: Exports from Zhejiang and Guangdong grew fairly fast.
    - zh: 对德国的投资有所增加。
      en: Investment in French companies increased.

Passes::

    - zh: 浙江省和江苏省的出口增长较快。
      en: Exports from Zhejiang and Jiangsu grew fairly fast.
    - zh: 重庆市的出口增长较快。
      en: The city's exports grew fairly fast.
    - zh: 中美贸易平稳，对德国的投资有所增加。
      en: Trade between China and the United States was stable, and investment in Germany increased.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity
from toolkit.model.language_codes import are_chinese_and_english, primary
from toolkit.terminology.places import Named, contradictions, gazetteer
from toolkit.terminology.term_findings import span

GROUP = "terms"
SEVERITY = Severity.WARNING

fits = are_chinese_and_english
WITHOUT_GLOSSARY = True


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each place that is named instead of another."""
    source, target = reading.source.text, reading.target.text
    from_chinese = primary(reading.source.language) == "zh"
    for found in contradictions(source, target) if from_chinese else contradictions(target, source):
        ours, theirs = (found.zh, found.en) if from_chinese else (found.en, found.zh)
        wrong = span(target, theirs.start, theirs.end)
        right = _name(ours, english=from_chinese)
        yield Problem(
            f"{source[ours.start : ours.end]} is {right}, but the translation names {wrong.text} "
            f"({_name(theirs, english=not from_chinese)})",
            source=span(source, ours.start, ours.end),
            target=wrong,
        )


def _name(place: Named, *, english: bool) -> str:
    """The usual name of a place in one of the languages."""
    row = gazetteer().rows[min(place.rows)]
    return (row.en if english else row.zh)[0].removeprefix("~")
