"""The English names of indicators, as the translation words them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from toolkit.context import Reading
from toolkit.indicators.counterparts import is_counterpart
from toolkit.indicators.terms import preferred_name, rendered_name, rendering
from toolkit.language.en.statements import THEIR, Named, name_of
from toolkit.language.statements import Statement
from toolkit.language.writing.figure import render_quantity
from toolkit.language.writing.words import ENGLISH_HEDGES
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Quantity, QuantityKind


class EnglishNames:
    """What the translation calls the indicators of a report, by their Chinese names.

    `words` are the words that the translation writes in small letters: a sentence may begin with one.
    """

    def __init__(self, words: AbstractSet[str]) -> None:
        self._words = words
        self._learned: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._terms: dict[str, str] = {}
        self._preferred: dict[str, str] = {}
        self._owners: dict[str, str] = {}

    def learn(self, first: Statement, ones: Sequence[Statement], reading: Reading, match: Mapping[int, int]) -> None:
        """Note the names of an indicator at its place, from the clause of one of its figures and the glossary."""
        if not reading.is_final or primary(reading.target.language) != "en":
            return
        term = rendered_name(first, reading)
        if term and first.name not in self._terms:
            self._terms[first.name] = self._small(term)
        if preferred := preferred_name(first, reading):
            self._preferred[first.name] = self._small(preferred)
        side = reading.target
        for one in ones:
            at = match.get(one.word if one.word >= 0 else one.figure)
            if at is None:
                continue
            named = name_of(side.text, side.quantities, at, side.sentences)
            if named and one.word >= 0:
                named = _own_part(named, one.name)
            found = self._owned(first, named, reading)
            if found and is_counterpart(first, found, reading) and (found := self._own(first, found)):
                self._learned[first.name][self._whole(found)] += 1
                return

    def _own(self, first: Statement, found: Named) -> Named | None:
        """A phrase without the report's own area (the city's, for 全市); None if it names another area."""
        area = _AREA.match(found.name)
        if area is None:
            return found
        own = first.name.startswith(("全", "我"))
        return found._replace(name=found.name[area.end() :], start=found.start + area.end()) if own else None

    def _owned(self, first: Statement, found: Named | None, reading: Reading) -> Named | None:
        """A phrase with its owner by name; what a possessive points back to is known from the indicator before."""
        if found is None or not found.owner:
            return found
        if found.had and not first.subject and is_counterpart(first, found._replace(owner=""), reading):
            return None  # the Chinese name does not say whose it is
        if found.owner == THEIR:
            owner = self._owners.get(first.subject, "") or rendering(first.subject, reading)
            owner = self._small(owner)
            return found._replace(owner=owner) if owner else None
        owner = self._small(found.owner)
        if owner[:1].isupper() and owner[1:2].islower():  # a name, or a word that only begins a sentence
            return None
        if first.subject:
            self._owners[first.subject] = owner
        return found._replace(owner=owner)

    def _whole(self, found: Named) -> str:
        name = self._small(found.name)
        return f"{name} of {found.owner}" if found.owner else name

    def _small(self, words: str) -> str:
        """A phrase from the start of a sentence, as it is written inside one."""
        head = words.split(" ")[0]
        return words[:1].lower() + words[1:] if head.lower() in self._words else words

    def known(self, name: str) -> str:
        """The name that the report uses most for an indicator, else that of its glossary; empty if unknown."""
        learned = self._learned[name] if name in self._learned else Counter[str]()
        names = [*(one for one, _ in learned.most_common()), *filter(None, [self._terms.get(name)])]
        spelled = [one for one in names if not _SHORT.fullmatch(one)]  # GRP, where the report spells it out once
        found = next(iter(spelled or names), self._preferred.get(name, ""))
        return found[:1].upper() + found[1:]

    def sibling(self, name: str, text: str) -> str:
        """The name by that of its counterpart, of which it differs by one word that the translation has: 第二产业增加值
        by 第一产业增加值; empty if unknown.
        """
        for row in _COUNTERPARTS:
            for ours, word in (pair for pair in row if name.count(pair[0]) == 1):
                for theirs, other in row:
                    known = self.known(name.replace(ours, theirs)) if word != other else ""
                    found = list(re.finditer(rf"\b{other}\b", known, re.IGNORECASE))
                    if len(found) == 1 and re.search(rf"\b{word}\b", text, re.IGNORECASE):
                        named = f"{known[: found[0].start()]}{word}{known[found[0].end() :]}"
                        return named[:1].upper() + named[1:]
        return ""


#: Words of names that only differ in them, with their English.
_COUNTERPARTS = (
    (("第一产业", "primary"), ("第二产业", "secondary"), ("第三产业", "tertiary")),
    (("全体居民", "all residents"), ("城镇居民", "urban residents"), ("农村居民", "rural residents")),
    (("城镇", "urban"), ("农村", "rural"), ("乡村", "rural")),
    (("轻工业", "light industry"), ("重工业", "heavy industry")),
    (("夏粮", "summer grain"), ("秋粮", "autumn grain")),
    (("出口", "exports"), ("进口", "imports")),
)
_URBAN_AND_RURAL = re.compile("(?P<urban>urban) and (?P<rural>rural)")
_AREA = re.compile("(?:city|district|county|province|country|nation|region|municipality)['’]s ")
_SHORT = re.compile("[A-Z0-9&]+")


def _own_part(named: Named, name: str) -> Named | None:
    """One of two things in a phrase, by its Chinese name: income of urban and rural residents."""
    both = _URBAN_AND_RURAL.search(named.name)
    if not both:
        return None
    own = both["urban"] if "城" in name else both["rural"]
    head = named.name[: both.start()]
    if named.owner or not head.endswith(" of "):
        return None
    return named._replace(
        name=head.removesuffix(" of "),
        end=named.start + len(head) - len(" of "),
        owner=f"{own}{named.name[both.end() :]}",
    )


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that texts write in small letters."""
    return frozenset(word for text in texts for word in re.findall(r"(?<![A-Za-z])[a-z][a-z-]+", text))


_HEDGED = re.compile(r"plus|\+|odd|over|more|nearly|about|some")
_PERCENT = re.compile(r"(?:[- ]?percent|[- ]per cent| ?%)\Z")


def english_text(quantity: Quantity, language: str) -> str:
    """A figure of the translation as a table shows it: with its hedge, and in digits where the text has words."""
    written = " ".join(quantity.text.split())  # plain spaces for those that must not break
    if not any(sign.isdigit() for sign in written):
        if quantity.kind is QuantityKind.MULTIPLE:  # doubled is no "2 times" more
            return ""
        return render_quantity(quantity, language, hedged=True)
    if quantity.kind is QuantityKind.PERCENT:
        written = _PERCENT.sub(" percent", written)
    said = not quantity.hedge or _HEDGED.search(written) is not None
    return written if said else ENGLISH_HEDGES[quantity.hedge].format(written)
