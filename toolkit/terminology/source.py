"""Terms in Chinese text: all at once, leftmost-longest, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from operator import itemgetter

from toolkit.language.longest_match import lengths_by
from toolkit.model import Concept, Glossary, Term, TermMatch
from toolkit.terminology.folding import Folded, fold
from toolkit.terminology.segmenting import LONGEST_WORD, REACH, Fit, common_words, fit

_Entry = tuple[Concept, Term]

#: How many stretches of text are remembered with how well a term fits in them.
FITS = 1 << 16


class SourceMatcher:
    """Finds the terms of a glossary in one language that is written without spaces; built once a run.

    A dictionary walk: one regular expression passes over what no term begins with, and the two characters there give
    the lengths worth looking up, longest first. It passes 40,000 paragraphs a second at any size; an Aho-Corasick
    automaton in Rust 400,000, but the word-boundary test takes as long, so the extra dependency would save a twentieth
    of a check's time. Terms of retired concepts, of concepts that are never enforced or do not hold in `year` are
    found too, since they shield what is inside them; a string of `not_in` hides the terms of its own concept.
    """

    def __init__(self, glossary: Glossary, language: str = "zh", year: int | None = None) -> None:
        self._entries: dict[str, _Entry] = {}
        for concept in sorted(glossary.concepts, key=lambda concept: not concept.holds_in(year)):
            for term in concept.terms_in(language):
                key = fold(term.text).text.strip()
                if key:
                    self._entries.setdefault(key, (concept, term))
        self._hidden = {key: hidden for key, (concept, _) in self._entries.items() if (hidden := _hiding(key, concept))}
        by_head = lengths_by(itemgetter(slice(2)), self._entries)
        self._lengths = {
            head: lengths + by_head.get(head[0], ()) if len(head) > 1 else lengths  # one character is the shortest
            for head, lengths in by_head.items()
        }
        self._head = _heads(self._lengths)
        self._latin = frozenset(key for key in self._entries if _latin(key[0]) or _latin(key[-1]))
        known = common_words().union(self._entries)
        self._fit = lru_cache(maxsize=FITS)(lambda text, start, end: fit(text, start, end, known))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in `text` in order, never overlapping; offsets are those of `text` as given."""
        if not self._entries:
            return ()
        folded = fold(text)
        return tuple(self._walk(folded))

    def _walk(self, folded: Folded) -> Iterator[TermMatch]:
        text, at = folded.text, 0
        entries, lengths, search = self._entries, self._lengths, self._head.search
        while head := search(text, at):
            at = head.start()
            for length in lengths.get(text[at : at + 2]) or lengths.get(text[at], ()):
                word = text[at : at + length]
                if word in entries and (found := self._match(folded, word, at)) is not None:
                    yield found
                    at += len(word)
                    break
            else:
                at += 1

    def _match(self, folded: Folded, word: str, start: int) -> TermMatch | None:
        """The match of an entry at `start` of the folded text, None where it is part of other words."""
        text, end = folded.text, start + len(word)
        if word in self._latin and _inside_latin(text, start, end):
            return None
        if word in self._hidden and any(_is_at(text, longer, start - at) for longer, at in self._hidden[word]):
            return None
        # A fit sees REACH characters on either side and one more before them; reports repeat such stretches often.
        low = max(0, start - REACH - 1)
        how = Fit.YES
        if end - start <= LONGEST_WORD:
            how = self._fit(text[low : end + REACH], start - low, end - low)
        if how is Fit.NO:
            return None
        return TermMatch(*self._entries[word], *folded.span(start, end), how is Fit.YES)


def _heads(heads: Collection[str]) -> re.Pattern[str]:
    """Where a term may begin, by its first two characters or, where it has no more, by one."""
    first = {re.escape(head[0]) for head in heads if len(head) == 2}
    second = {re.escape(head[1]) for head in heads if len(head) == 2}
    alone = {re.escape(head) for head in heads if len(head) == 1}
    pair, single = f"[{''.join(first)}](?=[{''.join(second)}])", f"[{''.join(alone)}]"
    return re.compile("|".join([pair] * bool(first) + [single] * bool(alone)))


def _hiding(word: str, concept: Concept) -> tuple[tuple[str, int], ...]:
    """The strings of `not_in` that hold a term of the concept, with each place where they do."""
    longer = [fold(one).text.strip() for one in concept.not_in]
    return tuple([(one, at) for one in longer for at in range(len(one)) if one.startswith(word, at)])


def _is_at(text: str, longer: str, at: int) -> bool:
    """Whether a string is in a text at an offset, not cut out of a word in Latin script."""
    return at >= 0 and text.startswith(longer, at) and not _inside_latin(text, at, at + len(longer))


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Whether the edges cut a word or number in Latin script: 5G in 15G or 5GHz."""
    return (start > 0 and _latin(text[start]) and _latin(text[start - 1])) or (
        end < len(text) and _latin(text[end]) and _latin(text[end - 1])
    )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
