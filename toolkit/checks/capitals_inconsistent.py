"""A plan has capitals in one place and none in another.

The name of a plan, program or campaign (计划, 规划, 方案, 行动) has capitals throughout a report, or nowhere: a
reader takes *the Multiplication Plan* and *the multiplication plan* for two things. Names have capitals, descriptions
have none. The same name is compared over the whole catalog, and so, as a note, are the plans that are carried out
(实施, 落实 …计划). “An Action Plan” with *a* or *an* describes, and needs no capitals.

Fires::

    - zh: 实施企业研发机构倍增计划。
      en: We will implement the R&D Institution Multiplication Plan.
    - zh: 落实企业研发机构倍增计划。
      en: The R&D institution multiplication plan was carried out.

Passes::

    - zh: 实施企业研发机构倍增计划。
      en: We will implement the R&D Institution Multiplication Plan.
    - zh: 制定工业领域碳达峰行动方案。
      en: We will formulate an action plan for carbon peaking in the industrial sector.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.context import Context, Reading, final
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import are_from_chinese_to_english

GROUP = "style"
SEVERITY = Severity.WARNING
fits = are_from_chinese_to_english

#: A plan with what its name says before it.
PLAN = lazy(
    r"(?P<before>[\u4e00-\u9fff“”]*?)(?P<name>[\u4e00-\u9fff“”]{4})(?P<noun>计划|规划|方案|行动)(?![\u4e00-\u9fff]{0,2}(?:计划|规划|方案|行动))"
)
#: What plans of five years and the like are called; they are names or not by other rules.
_OTHER = lazy(r"五年|年度|国民经济")
#: Before a plan that is carried out, and so exists and has a name.
_CARRIED_OUT = lazy(r"(?:实施|落实|执行|启动|推进)")
#: What plans and what campaigns are called in English.
NOUNS = (
    ("计划规划方案", lazy(r"\b(?:[Pp]lans?|[Pp]rogram(?:me)?s?|[Ss]chemes?)\b")),
    ("行动", lazy(r"\b(?:[Ii]nitiatives?|[Cc]ampaigns?|[Oo]perations?|[Dd]rives?|[Aa]ctions?(?! [Pp]lan))\b")),
)
DESCRIBED = lazy(
    r"(?:Action|Work|Implementation|Development|Special|Overall|Master|Annual) (?:Plan|Program|Campaign|Initiative)\b"
    r"(?! [A-Z])"
)
_DESCRIBED_NOUNS = (" Plan", " Program", " Campaign", " Initiative")
#: An article with the rest of a name before that.
_ARTICLE = lazy(r"\b[Aa]n? (?P<name>(?:[A-Z][\w’-]+ ){0,3})\Z")
#: Characters to look back for an article.
_REACH = 60


class _Place(NamedTuple):
    """A plan of one unit with the noun that renders it."""

    reading: Reading
    name: str
    start: int
    end: int
    capital: bool
    carried_out: bool

    @property
    def problem_span(self) -> Span:
        """The noun."""
        return Span(self.start, self.end, self.reading.target.text[self.start : self.end])


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """One problem for each plan in the minority's capitals, and for each description with capitals."""
    del context
    by_name: dict[str, list[_Place]] = defaultdict(list)
    for reading in final(readings):
        yield from _described(reading)
        for place in _places(reading):
            by_name[place.name].append(place)
    same = [group for group in by_name.values() if len({place.capital for place in group}) > 1]
    for group in same:
        yield from _minority(group, f"{group[0].name} is written")
    mixed = {id(place) for group in same for place in group}
    by_noun: dict[str, list[_Place]] = defaultdict(list)
    for group in by_name.values():
        for place in group:
            if place.carried_out and id(place) not in mixed:
                by_noun[place.name[-2:]].append(place)
    for noun, places in by_noun.items():
        if noun in ("计划", "规划"):
            yield from _minority(places, f"a {noun} is written", Severity.NOTE)


def _minority(places: Sequence[_Place], what: str, severity: Severity | None = None) -> Iterator[Problem]:
    counts = Counter(place.capital for place in places)
    if len(counts) < 2:
        return
    usual = counts[True] >= counts[False]
    for place in places:
        if place.capital != usual:
            there, here = ("with", "without") if usual else ("without", "with")
            yield Problem(
                f"{what} {there} capitals in {counts[usual]} of {len(places)} places, and {here} them here",
                target=place.problem_span,
                severity=severity,
                unit=place.reading.index,
            )


def _described(reading: Reading) -> Iterator[Problem]:
    text = reading.target.text
    if not any(word in text for word in _DESCRIBED_NOUNS):
        return
    for match in DESCRIBED.finditer(text):
        article = _ARTICLE.search(text, max(0, match.start() - _REACH), match.start())
        if article is None:
            continue
        name = article["name"] + match[0]
        yield Problem(
            f"“{text[article.start() : match.end()]}” describes and names nothing: without capitals",
            target=Span(match.end() - len(name), match.end(), name),
            severity=Severity.NOTE,
            suggestion=None if article["name"] else name.lower(),
            unit=reading.index,
        )


def _places(reading: Reading) -> Iterator[_Place]:
    """The plans of a unit with their nouns in the target; none of a kind of which there are not as many."""
    source = reading.source.text
    if not any(noun in source for noun in ("计划", "规划", "方案", "行动")):
        return
    plans = [match for match in PLAN.finditer(source) if not _OTHER.search(match["before"] + match["name"])]
    for kind, pattern in NOUNS:
        ours = [plan for plan in plans if plan["noun"] in kind]
        theirs = list(pattern.finditer(reading.target.text)) if ours else []
        if len(ours) == len(theirs):
            yield from (_place(reading, plan, noun) for plan, noun in zip(ours, theirs, strict=True))


def _place(reading: Reading, plan: re.Match[str], noun: re.Match[str]) -> _Place:
    name = plan["name"] + plan["noun"]
    carried_out = _CARRIED_OUT.search(plan["before"] + plan["name"]) is not None
    return _Place(reading, name, noun.start(), noun.end(), noun[0][0].isupper(), carried_out)
