"""A term as written can never be found in a text.

White space around a term, an unclosed quotation mark, a term without a letter, Chinese in an English term or a range of
years that ends before it begins make an entry useless. Nobody notices, because a term that is never found is never
reported.

Fires::

    concepts:
      - {id: hub, zh: 物流枢纽, en: "logistics hub "}
      - {id: port, zh: 口岸“, en: port}

Passes::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub}
      - {id: srdi, zh: “专精特新”, en: "people's choice"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Context
from toolkit.language.scripts import UNSPACED, has_han
from toolkit.model import Concept, Glossary, Problem, Severity, YearRange
from toolkit.model.language_codes import primary
from toolkit.terminology.folding import fold
from toolkit.terminology.review import at
from toolkit.terminology.words import raw_words

GROUP = "glossary"
SEVERITY = Severity.ERROR

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("(", ")"), ("（", "）"), ("[", "]"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\ufeff]")
_ENCLOSED = re.compile(r"[\"“'‘].*[\"”'’]\Z", re.DOTALL)


def check_glossary(glossary: Glossary, _context: Context) -> Iterator[Problem]:
    """A problem for each term or range of years that matches nothing."""
    for concept in glossary.concepts:
        if _never(concept.valid):
            yield at(concept.place, f"{concept.id} is valid {_from_to(concept.valid)}")
        for language, terms in concept.terms.items():
            for term in terms:
                fault = _fault(term.text, language) or _hidden(concept, term.text, language)
                if fault:
                    yield at(term.place, f'"{term.text}" can never match: {fault}')
                elif _never(term.valid):
                    yield at(term.place, f'"{term.text}" is valid {_from_to(term.valid)}')


def _never(valid: YearRange) -> bool:
    first, last = valid
    return first is not None and last is not None and first > last


def _from_to(valid: YearRange) -> str:
    return f"from {valid[0]} to {valid[1]}, which is never; swap the years"


def _fault(text: str, language: str) -> str:
    """What keeps a term from matching, and what to do; empty where nothing does."""
    unspaced = primary(language) in UNSPACED
    if not text.strip():
        return "it is empty; write the term or delete the line"
    if text != text.strip():
        return "it has white space around it; delete it"
    if _CONTROL.search(text) or "  " in text:
        return "it contains a control character or two spaces in a row; retype it on one line"
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            return f"{opening} and {closing} are not balanced; delete the stray one"
    if text.count('"') % 2:
        return "it contains a single quotation mark; delete it"
    if unspaced:
        return "" if any(map(str.isalnum, fold(text).text)) else "it contains no character to look for"
    if _ENCLOSED.match(text):
        return "it is enclosed in quotation marks; delete them"
    if has_han(text):
        return "it contains Chinese characters; translate them"
    return "" if raw_words(text) else "it contains no word to look for"


def _hidden(concept: Concept, text: str, language: str) -> str:
    if primary(language) in UNSPACED and fold(text).text in {fold(longer).text for longer in concept.not_in}:
        return "not_in lists the term itself; not_in is for longer strings"
    return ""
