"""The English names of indicators, as the translation words them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from toolkit.context import Reading
from toolkit.language.en.statements import THEIR, Named, is_phrase, name_of
from toolkit.language.statements import Statement
from toolkit.language.writing.figure import render_quantity
from toolkit.language.writing.words import ENGLISH_HEDGES
from toolkit.language.zh_en.nouns import nouns_zh, places_en
from toolkit.model import TermStatus
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
        self._owners: dict[str, str] = {}

    def learn(self, first: Statement, ones: Sequence[Statement], reading: Reading, match: Mapping[int, int]) -> None:
        """Note the names of an indicator at its place, from the clause of one of its figures and the glossary."""
        if not reading.is_final or primary(reading.target.language) != "en":
            return
        term = _term(first, reading)
        if term and first.name not in self._terms:
            self._terms[first.name] = self._small(term)
        side = reading.target
        for one in ones:
            at = match.get(one.figure)
            if at is None or one.word >= 0:  # of several things at once
                continue
            named = name_of(side.text, side.quantities, at, side.sentences)
            found = self._owned(first, named)
            if found and _is_counterpart(first, found, reading) and (found := self._own(first, found)):
                self._learned[first.name][self._whole(found)] += 1
                return

    def _own(self, first: Statement, found: Named) -> Named | None:
        """A phrase without the report's own area (the city's, for 全市); None if it names another area."""
        area = _AREA.match(found.name)
        if area is None:
            return found
        own = first.name.startswith(("全", "我"))
        return found._replace(name=found.name[area.end() :], start=found.start + area.end()) if own else None

    def _owned(self, first: Statement, found: Named | None) -> Named | None:
        """A phrase with its owner by name; what a possessive points back to is known from the indicator before."""
        if found is None or not found.owner:
            return found
        if found.owner == THEIR:
            owner = self._owners.get(first.subject, "")
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
        """The name that the report uses most for an indicator, else its glossary's; empty if unknown."""
        learned = self._learned[name] if name in self._learned else Counter[str]()
        names = [*(one for one, _ in learned.most_common()), *filter(None, [self._terms.get(name)])]
        spelled = [one for one in names if not _SHORT.fullmatch(one)]  # GRP, where the report spells it out once
        found = next(iter(spelled or names), "")
        return found[:1].upper() + found[1:]


_AREA = re.compile("(?:city|district|county|province|country|nation|region|municipality)['’]s ")
_AREA_ZH = re.compile("^[全我][国省市区县州]")
_SHORT = re.compile("[A-Z0-9&]+")


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that texts write in small letters."""
    return frozenset(word for text in texts for word in re.findall(r"(?<![A-Za-z])[a-z][a-z-]+", text))


def _term(one: Statement, reading: Reading) -> str:
    """The rendering, as the translation writes it, of a name that is a term of the glossary as a whole."""
    if reading.source.text[one.start : one.end] != one.name:
        return ""
    text, quantities = reading.target.text, reading.target.quantities
    for pairing in reading.pairings:
        whole = [match for match in pairing.sources if (match.start, match.end) == (one.start, one.end)]
        if not whole:
            continue
        own = whole[0].term.status is TermStatus.PREFERRED  # 工业用电量 is a form of 用电量, which says less
        for match in pairing.accepted:
            written = text[match.start : match.end]
            taken = any(match.start < figure.end and figure.start < match.end for figure in quantities)
            if not match.certain or taken or not is_phrase(written):
                continue
            if (own and match.term.status is TermStatus.PREFERRED) or _says_all(one.name, written):
                return written
    return ""


#: Last words of Chinese names, and what their English must have.
_ENDINGS = (
    (
        re.compile("(?:率|比重|占比|比例|强度|指数)\\Z"),
        re.compile(
            "rate|ratio|share|proportion|percentage|coverage|intensity|index|margin|penetration|utilization|level|growth"
            "|recovery"
        ),
    ),
    (
        re.compile("(?:增速|[增降涨跌减]幅)\\Z"),
        re.compile("growth|increase|rise|decline|decrease|reduction|drop|fall|inflation|change"),
    ),
    (re.compile("收入\\Z"), re.compile("revenue|income|receipts|earnings|sales|turnover|proceeds|premium")),
    (re.compile("支出\\Z"), re.compile("spend|expend|outlay")),
    (re.compile("利润(?:总额)?\\Z"), re.compile("profit|earnings|income")),
    (re.compile("投资\\Z"), re.compile("invest")),
    (re.compile("增加值\\Z"), re.compile("value added|added value|value-added")),
    (re.compile("产值\\Z"), re.compile("output|production")),
    (re.compile("税收\\Z"), re.compile("tax")),
    (re.compile("存款(?:余额)?\\Z"), re.compile("deposit|savings")),
    (re.compile("贷款(?:余额)?\\Z"), re.compile("loan|lending|credit")),
    (re.compile("能耗\\Z"), re.compile("energy")),
    (re.compile("产量\\Z"), re.compile("output|production|produced|yield|harvest|crop")),
    (re.compile("销量\\Z"), re.compile("sales|sold")),
    (re.compile("(?<!城镇|常住)人口\\Z"), re.compile("population|people|residents|births|deaths")),
)
#: Names without a conjunction whose English may have one.
_BOTH = re.compile(
    "[和与及、]|进出口|研发|高新|机电|小微|城乡|中长期|中小|铁水|海铁|公铁|科技|防治|收支|猪牛|林牧|文旅|科教"
)


def _says_all(name: str, english: str, rest: str = "") -> bool:
    """True unless the English name lacks a noun of the Chinese one, or names a second thing that the Chinese does not.

    `rest` is the Chinese name without its terms that the English one has.
    """
    small = english.lower()
    if any(not places_en(english, frozenset({noun})) for noun in nouns_zh(rest or name)):
        return False
    for ending, words in _ENDINGS:
        if ending.search(name) and not words.search(small):
            return False
    return " and " not in small or _BOTH.search(name) is not None


def _is_counterpart(one: Statement, found: Named, reading: Reading) -> bool:
    """True unless a noun or term of the Chinese name is missing in the English one."""
    whole = f"{found.name} of {found.owner}" if found.owner else found.name
    rest = _AREA_ZH.sub("", one.name)
    for pairing in reading.pairings:
        inside = [match for match in pairing.sources if one.start <= match.start and match.end <= one.end]
        if not inside or not pairing.accepted:
            continue
        if not any(_within(match.start, match.end, reading, whole) for match in pairing.accepted):
            return False
        for match in inside:  # the glossary vouches for its terms
            if match.term.status is not TermStatus.PREFERRED:
                continue
            rest = rest.replace(reading.source.text[match.start : match.end], "·")
    return _says_all(one.name, whole, rest)


def _within(start: int, end: int, reading: Reading, whole: str) -> bool:
    return reading.target.text[start:end].lower() in whole.lower()


_HEDGED = re.compile(r"plus|\+|odd|over|more|nearly|about|some")
_PERCENT = re.compile(r"(?:[- ]?percent|[- ]per cent| ?%)\Z")


def english_text(quantity: Quantity, language: str) -> str:
    """A figure of the translation as a table shows it: with its hedge, and in digits where the text has words."""
    written = quantity.text.strip()
    if not any(sign.isdigit() for sign in written):
        if quantity.kind is QuantityKind.MULTIPLE:  # doubled is no "2 times" more
            return ""
        return render_quantity(quantity, language, hedged=True)
    if quantity.kind is QuantityKind.PERCENT:
        written = _PERCENT.sub(" percent", written)
    said = not quantity.hedge or _HEDGED.search(written) is not None
    return written if said else ENGLISH_HEDGES[quantity.hedge].format(written)
