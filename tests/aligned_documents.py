"""Documents with their English as it is published: paragraphs merged, split, dropped, added and exchanged.

The documents are those of `tests/data/aligned/` and others made of the right pairs in `tests/data/` and of this
repository's report. `corrupted` makes the published English of one, and knows which text renders which paragraph.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from toolkit.formats import po
from toolkit.language.sentences import sentences

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/data"
#: Paragraphs of the documents that are made of single pairs.
LENGTH = 50
#: The fewest paragraphs of a document; what is left over after cutting a set into documents may be less.
SHORTEST = 20

Pair = tuple[str, str]
#: The number of a target paragraph, and half-open offsets in it.
Span = tuple[int, int, int]


@dataclass(frozen=True)
class Document:
    """A document in two languages: paragraph for paragraph its pairs render each other."""

    name: str
    register: str
    pairs: tuple[Pair, ...]
    held_back: bool = False


@dataclass(frozen=True)
class Published:
    """The paragraphs of a document and of its published English.

    `gold` has for each source paragraph the pieces of the English that render it, in the order that they had in their
    own paragraph: the number of a target paragraph and a half-open span in it. `texts` are the pieces of each joined
    by a space, empty where it was dropped.
    """

    name: str
    register: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: tuple[tuple[Span, ...], ...]
    texts: tuple[str, ...]
    held_back: bool = False


@dataclass(frozen=True)
class Rates:
    """How many paragraphs in a hundred meet with each change.

    merged: follows the paragraph before it without a break; two to four come together. split: continues as a paragraph
    of its own. dropped: is not in the English. thinned: lacks one of its sentences. added: is followed by a foreign
    paragraph. inserted: contains a foreign sentence. exchanged: comes after its neighbour. moved: a run of two or
    three comes after its neighbour. shuffled: of those merged, the sentences at the seam are exchanged.
    """

    merged: int = 0
    split: int = 0
    dropped: int = 0
    thinned: int = 0
    added: int = 0
    inserted: int = 0
    exchanged: int = 0
    moved: int = 0
    shuffled: int = 0


#: The kinds of published English that are measured.
KINDS = {
    "as it is": Rates(),
    "merged": Rates(merged=20),
    "split": Rates(split=20),
    "dropped": Rates(dropped=12, thinned=4),
    "added": Rates(added=12, inserted=4),
    "exchanged": Rates(exchanged=10, moved=4),
    "mixed": Rates(merged=15, split=15, dropped=7, exchanged=6),
    "all": Rates(12, 12, 8, 3, 6, 2, 6, 2, 10),
    "most": Rates(20, 20, 15, 6, 15, 6, 12, 5, 25),
}
#: A paragraph that ends in no stop, such as a heading, is seldom followed on the same line.
RUN_IN = 0.1
STOPS = ".!?:;。！？：；"
CLOSERS = "”’\"')]）】"


@dataclass(frozen=True)
class Piece:
    """A sentence of the English, the number of the paragraph that it renders, if any, and its place in it."""

    text: str
    owner: int | None
    place: int = 0


def corrupted(document: Document, seed: int, rates: Rates, foreign: Sequence[str] = ()) -> Published:
    """The published English of a document, always the same for one seed.

    Exchanging, splitting and merging follow each other in any order, so that parts of a paragraph come apart, and a
    part of one is joined with a part of another. `foreign` are paragraphs of other documents; without them nothing is
    added.
    """
    chance = random.Random(zlib.crc32(f"{document.name}/{seed}/{rates}".encode()))
    if not foreign:
        rates = replace(rates, added=0, inserted=0)
    paragraphs = [pieces_of(english, number) for number, (_, english) in enumerate(document.pairs)]
    paragraphs = _dropped(paragraphs, chance, rates)
    for change in chance.sample((_exchanged, _split, _merged), 3):
        paragraphs = change(paragraphs, chance, rates)
    paragraphs = _added(paragraphs, chance, rates, foreign)
    return of_pieces(document, paragraphs)


def pieces_of(text: str, owner: int | None) -> list[Piece]:
    """The sentences of a paragraph."""
    return [Piece(text[start:end], owner, place) for place, (start, end) in enumerate(sentences(text, "en"))]


def _happens(chance: random.Random, rate: int) -> bool:
    return chance.random() * 100 < rate


def _dropped(paragraphs: Iterable[list[Piece]], chance: random.Random, rates: Rates) -> list[list[Piece]]:
    found = []
    for pieces in paragraphs:
        if _happens(chance, rates.dropped):
            continue
        if len(pieces) > 1 and _happens(chance, rates.thinned):
            del pieces[chance.randrange(len(pieces))]
        found.append(pieces)
    return found


def _exchanged(paragraphs: Sequence[list[Piece]], chance: random.Random, rates: Rates) -> list[list[Piece]]:
    """Neighbours exchanged, and runs of two or three exchanged with the paragraph after them."""
    found: list[list[Piece]] = []
    at = 0
    while at < len(paragraphs):
        run = 0
        if _happens(chance, rates.exchanged):
            run = 1
        elif _happens(chance, rates.moved):
            run = chance.choice((2, 3))
        if run and at + run < len(paragraphs):
            found += [paragraphs[at + run], *paragraphs[at : at + run]]
        else:
            run = 0
            found.append(paragraphs[at])
        at += run + 1
    return found


def _split(paragraphs: Iterable[list[Piece]], chance: random.Random, rates: Rates) -> list[list[Piece]]:
    found = []
    for pieces in paragraphs:
        if len(pieces) > 1 and _happens(chance, rates.split):
            places = sorted(chance.sample(range(1, len(pieces)), min(chance.choice((1, 1, 2)), len(pieces) - 1)))
            ends = [0, *places, len(pieces)]
            found += [pieces[start:end] for start, end in pairwise(ends)]
        else:
            found.append(pieces)
    return found


def _merged(paragraphs: Sequence[list[Piece]], chance: random.Random, rates: Rates) -> list[list[Piece]]:
    """Each begins a run of two to four in one paragraph, at half the rate, so that the rate counts those that follow.

    In some the last sentence of one and the first of the next are exchanged.
    """
    found: list[list[Piece]] = []
    at = 0
    while at < len(paragraphs):
        size = chance.choice((2, 2, 2, 3, 4)) if _happens(chance, rates.merged) else 1
        run = paragraphs[at : at + size]
        at += len(run)
        together = list(run[0])
        for pieces in run[1:]:
            if not _ended(together[-1].text) and chance.random() > RUN_IN:
                found.append(together)
                together = list(pieces)
                continue
            seam = len(together)
            together += pieces
            if len(pieces) > 1 and seam > 1 and _happens(chance, rates.shuffled):
                _exchange(together, seam)
        found.append(together)
    return found


def _exchange(pieces: list[Piece], seam: int) -> None:
    """Exchange the sentences on both sides of a seam, unless they are of one paragraph."""
    if pieces[seam - 1].owner != pieces[seam].owner:
        pieces[seam - 1], pieces[seam] = pieces[seam], pieces[seam - 1]


def _ended(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] in tuple(STOPS)


def _added(
    paragraphs: Iterable[list[Piece]], chance: random.Random, rates: Rates, foreign: Sequence[str]
) -> list[list[Piece]]:
    found = []
    for pieces in paragraphs:
        if _happens(chance, rates.inserted):
            one = chance.choice(pieces_of(chance.choice(foreign), None))
            place = chance.randrange(len(pieces) + 1)
            if _ended(one.text) and (not place or _ended(pieces[place - 1].text)):
                pieces = [*pieces[:place], one, *pieces[place:]]
        found.append(pieces)
        if _happens(chance, rates.added):
            found.append(pieces_of(chance.choice(foreign), None))
    return found


def of_pieces(document: Document, paragraphs: Iterable[Sequence[Piece]]) -> Published:
    """The text of the paragraphs, and where in it each source paragraph is rendered, in its own order."""
    target = []
    places: list[list[tuple[int, Span]]] = [[] for _ in document.pairs]
    for number, pieces in enumerate(paragraphs):
        text = ""
        for piece in pieces:
            text += (" " if text else "") + piece.text
            if piece.owner is not None:
                places[piece.owner].append((piece.place, (number, len(text) - len(piece.text), len(text))))
        target.append(text)
    gold = tuple(tuple(span for _, span in sorted(spans)) for spans in places)
    texts = tuple(" ".join(target[number][start:end] for number, start, end in spans) for spans in gold)
    source = tuple(chinese for chinese, _ in document.pairs)
    return Published(document.name, document.register, source, tuple(target), gold, texts, document.held_back)


@cache
def documents() -> tuple[Document, ...]:
    """All of them: those that were written as documents first, then those that are made of single pairs."""
    return (*authored(), *made())


@cache
def foreign_paragraphs(document: Document) -> tuple[str, ...]:
    """The English of the other documents, held back or not as this one, without paragraphs that this one has."""
    own = {piece.text for _, english in document.pairs for piece in pieces_of(english, None)}
    others = (one for one in documents() if one.name != document.name and one.held_back == document.held_back)
    paragraphs = (english for one in others for _, english in one.pairs)
    return tuple(one for one in paragraphs if own.isdisjoint(piece.text for piece in pieces_of(one, None)))


@cache
def authored() -> tuple[Document, ...]:
    """The documents of `tests/data/aligned/`, those that are held back among them."""
    folder = DATA / "aligned"
    return tuple(_read(path, held_back=path.parent != folder) for path in sorted(folder.rglob("*.jsonl")))


def _read(path: Path, *, held_back: bool) -> Document:
    about, *rows = _rows(path)
    return Document(path.stem, about["register"], tuple((row["zh"], row["en"]) for row in rows), held_back)


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def made() -> tuple[Document, ...]:
    """Documents made of pairs that are nobody's document, in the order of their files.

    Of the articles two are made each time: with a pair a paragraph, and with one to three.
    """
    rows = _rows(DATA / "numbers_dev.jsonl")
    articles = sorted((_article(row["id"]), row["zh"], row["en"]) for row in rows if row["id"].startswith("tico19"))
    captions = [(row["zh"], row["en"]) for row in rows if not row["id"].startswith("tico19")]
    in_order = [(chinese, english) for _, chinese, english in articles]
    return (
        *_cut("articles", "encyclopaedia, medicine", in_order),
        *_cut("articles-joined", "encyclopaedia, medicine", _joined(in_order)),
        *_cut("wikipedia", "single sentences", captions),
        *_cut("report", "report", _report()),
        *(document for name in ("numbers_varied", "numbers_authored", "terms_dev") for document in _set(name)),
        *_cut("meaning", "statistics", _joined(_right("meaning_authored"))),
    )


def _article(name: str) -> tuple[str, int]:
    """The article of a pair and its place there: `tico19/PubMed_7/12`."""
    _, article, number = name.split("/")
    return article, int(number)


def _set(name: str) -> Iterator[Document]:
    pairs = _right(name)
    yield from _cut(name, "statistics", pairs)
    yield from _cut(f"{name}-joined", "statistics", _joined(pairs))


def _right(name: str) -> list[Pair]:
    """The pairs of a set that are translations without a fault of meaning."""
    return [(row["zh"], row["en"]) for row in _rows(DATA / f"{name}.jsonl") if row.get("label", "right") == "right"]


def _joined(pairs: Sequence[Pair]) -> list[Pair]:
    """One to three of them in a paragraph, if they are sentences."""
    chance = random.Random(len(pairs))
    found: list[Pair] = []
    more = 0
    for chinese, english in pairs:
        if more and found and all(map(_ended, found[-1])):
            found[-1] = (found[-1][0] + chinese, f"{found[-1][1]} {english}")
            more -= 1
        else:
            found.append((chinese, english))
            more = chance.choice((0, 1, 2))
    return found


def _report() -> list[Pair]:
    units = po.parse((ROOT / "translations/en/chongqing-eic-2021.po").read_bytes()).units
    return [(unit.source, unit.target) for unit in units if unit.target]


def _cut(name: str, register: str, pairs: Sequence[Pair]) -> Iterator[Document]:
    for number, start in enumerate(range(0, len(pairs), LENGTH), 1):
        some = tuple(pairs[start : start + LENGTH])
        if len(some) >= SHORTEST:
            yield Document(f"{name}-{number}", register, some)
