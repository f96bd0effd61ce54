"""Which words of the other language render a found text, in a pair of sentences that render each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.language.figures import matched_figures
from toolkit.language.registry import comparable, read_quantities
from toolkit.language.scripts import COMMON_HAN, has_han
from toolkit.memory.aligning.lexicon import meanings, stems
from toolkit.memory.wanted import Span, Words
from toolkit.model import Glossary
from toolkit.terminology.association import Association, Sentence, Sentences
from toolkit.terminology.document import DocumentTerms, Matchers, matchers
from toolkit.terminology.words import read_words

#: Longest run of Chinese characters that is counted.
_LONGEST = 8
#: From here on a wording goes with a text surely enough to be marked, in a scale up to 1.
_CERTAIN = 0.7
#: The least part of a term for which the rendering of the term is marked.
_MUCH = 0.25
#: Each character more makes a run of characters as much better.
_PER_SIGN = 0.05
_RUN = re.compile(f"[{COMMON_HAN}]+")
_ENGLISH_WORD = re.compile(r"[A-Za-z]+")
#: The most words between two that render one text.
_APART = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with something found in it, and the sentence that renders it, each with its language."""

    text: str
    language: str
    found: tuple[Span, ...]
    other: str
    other_language: str


class Renderings:
    """Finds the counterpart of what was found: by the glossary, by figures, and by what the sentences share."""

    def __init__(self, glossary: Glossary | None, source_language: str, target_language: str) -> None:
        self._languages = source_language, target_language
        self._matchers: Matchers | None = None
        if glossary is not None and glossary.concepts:
            self._matchers = matchers(glossary, source_language, target_language, None)

    def by_terms(self, pair: Pair) -> list[Span]:
        """The renderings of the glossary's terms that are found; where only a part of a term is, what renders the part
        in the term's rendering, or all of it.
        """
        if self._matchers is None:
            return []
        forward = pair.language == self._languages[0]
        texts = (pair.text, pair.other) if forward else (pair.other, pair.text)
        whole: set[Span] = set()
        around: set[Span] = set()
        for one in DocumentTerms([texts], self._matchers).pairings(0):
            sides = one.sources, one.accepted
            ours, theirs = sides if forward else sides[::-1]
            terms = [(match.start, match.end) for match in ours]
            spans = [(match.start, match.end) for match in theirs]
            if any(_within(term, found) for term in terms for found in pair.found):
                whole.update(spans)
            elif any(_within(found, term) and _is_much(found, term) for term in terms for found in pair.found):
                around.update(spans)
        if whole or not around:
            return sorted(whole)
        return [one for one in by_dictionary(pair)[0] if any(_within(one, term) for term in around)] or sorted(around)

    def by_figures(self, pair: Pair) -> list[Span]:
        """The figures that match those found."""
        if not comparable(pair.language, pair.other_language):
            return []
        ours = read_quantities(pair.text, pair.language)
        wanted = {
            number for number, one in enumerate(ours) for span in pair.found if _within((one.start, one.end), span)
        }
        if not wanted:
            return []
        theirs = read_quantities(pair.other, pair.other_language)
        matched = matched_figures(pair.text, ours, pair.other, theirs, pair.language, pair.other_language)
        return sorted((theirs[other].start, theirs[other].end) for own, other in matched if own in wanted)


def says_something(pair: Pair) -> bool:
    """Whether what is found has a counterpart at all, as "the" and punctuation do not."""
    words = [pair.text[start:end] for start, end in pair.found]
    return any(has_han(word) or stems(word) or (word.isalnum() and not word.isalpha()) for word in words)


def by_association(holding: Sequence[str], others: Sequence[str], language: str) -> str:
    """The words that go with something: `holding` are the sentences that render those with it, `others` render others.

    Empty where none go with most of them and hardly with others.
    """
    if len(holding) < 2:
        return ""
    holding, others = ([_without_figures(text, language) for text in texts] for texts in (holding, others))
    return _chinese(holding, others) if has_han("".join(holding[:5])) else _words(holding, others, language)


def by_dictionary(pair: Pair) -> tuple[list[Span], float]:
    """The words that a dictionary has for what is found, Chinese and English, and how much of it they render.

    For each place that is found one is given, that renders most of it and is about where it is.
    """
    if {pair.language[:2], pair.other_language[:2]} != {"zh", "en"}:
        return [], 0.0
    candidates, wanted = _english(pair) if pair.language.startswith("zh") else _of_english(pair)
    if candidates and not _in_a_figure(pair.text, pair.language, pair.found):
        figures = _figures(pair.other, pair.other_language)
        candidates = [one for one in candidates if not any(_within(one[0], figure) for figure in figures)]
    if not candidates or not wanted:
        return [], 0.0
    chosen: dict[Span, frozenset[int]] = {}
    for start, end in pair.found:
        at = (start + end) / 2 / max(1, len(pair.text)) * len(pair.other)
        span, rendered = max(candidates, key=lambda one: (len(one[1]), -abs(sum(one[0]) / 2 - at)))
        chosen[span] = rendered
    return sorted(chosen), len(frozenset().union(*chosen.values())) / wanted


def _in_a_figure(text: str, language: str, spans: Sequence[Span]) -> bool:
    """Whether some of the spans are a part of a figure, such as its unit."""
    return any(_within(span, figure) for figure in _figures(text, language) for span in spans)


def _figures(text: str, language: str) -> list[Span]:
    return [(one.start, one.end) for one in read_quantities(text, language)]


def places_of(wording: str, text: str, language: str) -> list[Span]:
    """Where a text has a wording, in any form of its words."""
    if not wording:
        return []
    if has_han(wording):
        return [found.span() for found in re.finditer(re.escape(wording), text)]
    return Words(wording).places(text, language) if wording[0].isalnum() and wording[-1].isalnum() else []


def _is_much(found: Span, term: Span) -> bool:
    return found[1] - found[0] >= _MUCH * (term[1] - term[0])


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _without_figures(text: str, language: str) -> str:
    """A text with stops in the place of its figures, which render no words."""
    pieces, at = [], 0
    for start, end in _figures(text, language):
        pieces.append(text[at:start])
        at = end
    return "; ".join([*pieces, text[at:]])


def _words(holding: Sequence[str], others: Sequence[str], language: str) -> str:
    """The sequence of words that goes best with the first sentences."""
    texts = [*holding, *others]
    found = tuple(Sentence((0, 0), read_words(text, language)) for text in texts)
    body = Sentences(tuple((number, 0, 0) for number in range(len(texts))), found, {})
    best = Association(body).rendering(range(len(holding)))
    if best is None:
        return ""
    beside = sum(bool(Words(best[1]).places(text, language)) for text in others)
    return best[1] if _dice(len(best[2]), len(holding), beside) >= _CERTAIN else ""


def _chinese(holding: Sequence[str], others: Sequence[str]) -> str:
    """The run of characters that goes best with the first sentences, the longest of equals."""
    with_it, beside = Counter(_runs(holding)), Counter(_runs(others))
    best, most = "", 0.0
    for run, count in with_it.items():
        share = _dice(count, len(holding), beside[run])
        score = share * (1 + _PER_SIGN * len(run))
        if count > 1 and share >= _CERTAIN and (score, len(run), run) > (most, len(best), best):
            best, most = run, score
    return best


def _dice(both: int, holding: int, beside: int) -> float:
    """How well a wording goes with some sentences: 1 where all of them have it and no other."""
    return 2 * both / (holding + both + beside)


def _runs(texts: Sequence[str]) -> Iterator[str]:
    """The runs of two and more characters of each text, each once a text."""
    for text in texts:
        found: set[str] = set()
        for run in _RUN.findall(text):
            for length in range(2, min(_LONGEST, len(run)) + 1):
                found.update(run[at : at + length] for at in range(len(run) - length + 1))
        yield from found


#: Spans of the other sentence, each with the numbers of the words of the found text that it renders, and how many words
#: that has.
_Candidates = tuple[list[tuple[Span, frozenset[int]]], int]


def _english(pair: Pair) -> _Candidates:
    """The English words for the Chinese words that are found."""
    ours: list[frozenset[str]] = []
    loose = 0  # characters that are in no word of the dictionary
    for text in dict.fromkeys(pair.text[start:end] for start, end in pair.found):
        known = meanings(text)
        ours += [rendered for _, rendered in known]
        loose += len(text) - sum(_length(text[at:], rendered) for at, rendered in known)
    words = []
    for one in _ENGLISH_WORD.finditer(pair.other):
        stem = frozenset(stems(one[0]))
        rendering = frozenset(number for number, rendered in enumerate(ours) if rendered & stem)
        if rendering:
            words.append((one.span(), rendering))
    return _joined(words, pair.other), len(ours) + loose


def _of_english(pair: Pair) -> _Candidates:
    """The Chinese words for the English words that are found."""
    ours = list(dict.fromkeys(stem for start, end in pair.found for stem in stems(pair.text[start:end])))
    found = []
    for start, rendered in meanings(pair.other):
        rendering = frozenset(number for number, stem in enumerate(ours) if stem in rendered)
        if rendering:
            found.append(((start, start + _length(pair.other[start : start + _LONGEST], rendered)), rendering))
    return _joined(found, pair.other), len(ours)


def _length(text: str, rendered: frozenset[str]) -> int:
    """The length of the dictionary's word that a text begins with."""
    for length in range(1, len(text)):
        if meanings(text[:length]) == ((0, rendered),):
            return length
    return len(text)


def _joined(words: Sequence[tuple[Span, frozenset[int]]], text: str) -> list[tuple[Span, frozenset[int]]]:
    """Words with little between them as one, unless they render the same."""
    joined: list[tuple[Span, frozenset[int]]] = []
    for (start, end), rendering in words:
        if joined:
            (first, last), before = joined[-1]
            between = text[last:start]
            near = not between or (len(between.split()) <= _APART and re.fullmatch(r"[A-Za-z\s\-’']+", between))
            if near and not before & rendering:
                joined[-1] = (first, end), before | rendering
                continue
        joined.append(((start, end), rendering))
    return joined
