"""Looking a concept up by a term that need not be spelled exactly."""

from __future__ import annotations

from difflib import SequenceMatcher

from toolkit.model import Concept, Glossary
from toolkit.terminology.folding import fold

#: Scores: equal, contained in a term, a term in it; a share of the length is added to the latter two.
_EQUAL, _IN_TERM, _TERM_IN = 4.0, 2.0, 1.0
#: The least likeness that is shown.
_ALIKE = 0.6


def look_up(text: str, glossary: Glossary) -> list[Concept]:
    """The concepts with a term like `text` in any language, the nearest first: equal, containing it, in it, alike."""
    wanted = fold(text).text.strip()
    if not wanted:
        return []
    scored = [(_score(wanted, concept), order, concept) for order, concept in enumerate(glossary.concepts)]
    return [concept for score, _, concept in sorted(scored, key=lambda item: (-item[0], item[1])) if score > 0]


def _score(wanted: str, concept: Concept) -> float:
    if wanted == concept.id.lower():
        return _EQUAL
    return max((_alike(wanted, fold(term.text).text) for terms in concept.terms.values() for term in terms), default=0)


def _alike(wanted: str, term: str) -> float:
    if wanted == term:
        return _EQUAL
    shorter, longer = sorted((len(wanted), len(term)))
    if wanted in term:
        return _IN_TERM + shorter / longer
    if term and term in wanted:
        return _TERM_IN + shorter / longer
    matcher = SequenceMatcher(None, wanted, term, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0
