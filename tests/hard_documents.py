"""Documents that are hard to align, or that do not belong together, each with its gold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from aligned_documents import Document, Pair, Published, Rates, authored, corrupted, of_pieces, pieces_of

_DIGIT = re.compile(r"\d")


def _named(name: str) -> Document:
    return next(document for document in authored() if document.name == name)


def _english(document: Document) -> tuple[str, ...]:
    return tuple(english for _, english in document.pairs)


def _plain(document: Document, name: str) -> Published:
    return replace(corrupted(document, 0, Rates()), name=name)


def _with_target(document: Document, name: str, target: Sequence[str], moved: Sequence[int]) -> Published:
    """Each English paragraph is whole, at the place that `moved` names."""
    english = _english(document)
    gold = tuple(((place, 0, len(target[place])),) for place in moved)
    return Published(name, document.register, tuple(one for one, _ in document.pairs), tuple(target), gold, english)


def _unrelated(document: Document, target: Sequence[str], name: str) -> Published:
    source = tuple(one for one, _ in document.pairs)
    return Published(name, document.register, source, tuple(target), ((),) * len(source), ("",) * len(source))


def other_reports() -> Iterator[Published]:
    """Nothing renders anything: documents of other registers, and one of the same kind with like headings."""
    for ours, theirs in (("health", "law"), ("work-report", "speech"), ("communique", "annual-report")):
        yield _unrelated(_named(ours), _english(_named(theirs)), f"{ours} with {theirs}")
    yield _unrelated(_named("work-report"), _english(_named("plan")), "work-report with plan")


def last_year() -> Iterator[Published]:
    """The English of another year: the same sentences, but every figure is another one. Nothing of it may be certain
    that has a figure; the gold is the text of that year."""
    chance = random.Random(7)
    for name in ("communique", "work-report", "annual-report"):
        document = _named(name)
        target = [
            _DIGIT.sub(lambda _: str(chance.randint(1, 9)), english) if len(english) > 20 else english
            for english in _english(document)
        ]
        published = _with_target(document, f"{name} of another year", target, range(len(target)))
        yield replace(published, texts=tuple(target))


def backwards() -> Iterator[Published]:
    """The English from the last paragraph to the first."""
    for name in ("speech", "communique"):
        document = _named(name)
        count = len(document.pairs)
        target = _english(document)[::-1]
        yield _with_target(document, f"{name} backwards", target, range(count - 1, -1, -1))


def with_preface() -> Iterator[Published]:
    """A long preface and annexes that only the English has."""
    document, before, after = _named("work-report"), _english(_named("travel")), _english(_named("museum"))
    target = (*before, *_english(document), *after)
    places = range(len(before), len(before) + len(document.pairs))
    yield _with_target(document, "work-report with a preface and annexes", target, places)
    yield _with_target(document, "work-report with a preface", target[: places[-1] + 1], places)


def summary() -> Iterator[Published]:
    """An English summary: each third paragraph only."""
    document = _named("annual-report")
    kept = [number for number in range(len(document.pairs)) if number % 3 == 1]
    english = _english(document)
    gold = tuple(((kept.index(n), 0, len(english[n])),) if n in kept else () for n in range(len(english)))
    texts = tuple(english[n] if n in kept else "" for n in range(len(english)))
    source = tuple(one for one, _ in document.pairs)
    yield Published("annual-report in summary", "", source, tuple(english[n] for n in kept), gold, texts)


def headings() -> Iterator[Published]:
    """Nothing but headings and short lines."""
    for document in authored():
        if not document.held_back:
            pairs = tuple(pair for pair in document.pairs if len(pair[0]) <= 16)
            if len(pairs) > 12:
                yield _plain(replace(document, pairs=pairs), f"headings of {document.name}")


def one_paragraph() -> Iterator[Published]:
    """All English in one paragraph; only sentences, since nothing tells where a heading in it ends."""
    for name in ("speech", "health"):
        document = _named(name)
        pairs = tuple(pair for pair in document.pairs if pair[1].rstrip("”\"'")[-1:] in tuple(".?!"))
        pieces = [piece for number, pair in enumerate(pairs) for piece in pieces_of(pair[1], number)]
        yield of_pieces(replace(document, name=f"{name} in one paragraph", pairs=pairs), [pieces])


def every_sentence() -> Iterator[Published]:
    """Each English sentence is a paragraph of its own."""
    for name in ("work-report", "health", "history"):
        document = _named(name)
        pieces = [[piece] for number, pair in enumerate(document.pairs) for piece in pieces_of(pair[1], number)]
        yield of_pieces(replace(document, name=f"{name} sentence by sentence"), pieces)


def tables() -> Iterator[Published]:
    """Rows with figures that are nearly the same, some of them missing in the English and some exchanged."""
    chance = random.Random(3)
    places = [
        ("东城区", "Dongcheng"), ("西城区", "Xicheng"), ("南山县", "Nanshan"), ("北原县", "Beiyuan"),
        ("临江市", "Linjiang"), ("白石县", "Baishi"), ("青山区", "Qingshan"), ("龙溪县", "Longxi"),
        ("云塘区", "Yuntang"), ("宁谷县", "Ninggu"),
    ]  # fmt: skip
    pairs: list[Pair] = [("各区县主要指标", "Main indicators of districts and counties")]
    for year in range(2015, 2020):
        pairs.append((f"{year}年", str(year)))
        for chinese, english in places:
            first, second = chance.choice((100, 101, 102)), chance.choice((4.5, 4.6, 5.4))
            pairs.append((f"{chinese}\t{first}\t{second}", f"{english}\t{first}\t{second}"))
    document = Document("tables", "tables", tuple(pairs))
    yield _plain(document, "tables")
    yield corrupted(document, 1, Rates(dropped=10))
    yield corrupted(document, 1, Rates(exchanged=10))
    bare = tuple((re.sub("^[^\t]*(?=\t)", "合计", one), re.sub("^[^\t]*(?=\t)", "Total", two)) for one, two in pairs)
    yield _plain(Document("tables of totals", "tables", bare), "tables of totals")


def repeated() -> Iterator[Published]:
    """The same paragraphs again and again, with others between them."""
    same = (
        ("本期无变化。", "No change in this period."),
        ("主管部门：市统计局", "Department in charge: Municipal Bureau of Statistics"),
        ("单位：万元", "Unit: 10,000 yuan"),
    )
    pairs = [pair for number, pair in enumerate(_named("annual-report").pairs) for pair in (pair, same[number % 3])]
    document = Document("repeated", "repeated lines", tuple(pairs))
    yield _plain(document, "repeated lines")
    yield corrupted(document, 2, Rates(dropped=8, exchanged=5))


@cache
def hard_documents() -> tuple[Published, ...]:
    """All that have a gold of their own English; those of other reports and years are apart."""
    makers = (backwards, with_preface, summary, headings, one_paragraph, every_sentence, tables, repeated)
    return tuple(published for make in makers for published in make())
