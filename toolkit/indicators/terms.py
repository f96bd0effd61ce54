"""The English names of indicators that the glossary knows."""

from __future__ import annotations

from toolkit.context import Reading
from toolkit.indicators.counterparts import AREA_ZH, ends_alike, says_all
from toolkit.language.en.statements import is_phrase
from toolkit.language.statements import Statement
from toolkit.language.zh.indicator_names import head
from toolkit.model import TermStatus
from toolkit.model.glossary import ConceptStatus, Enforce


def rendered_name(one: Statement, reading: Reading) -> str:
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
            if (own and match.term.status is TermStatus.PREFERRED and ends_alike(one.name, written)) or says_all(
                one.name, written
            ):
                return written
    return ""


def preferred_name(one: Statement, reading: Reading) -> str:
    """The preferred rendering of a name that is an approved term as a whole, which the translation need not use.

    Empty for what is counted, unless that is in the plural there.
    """
    name = AREA_ZH.sub("", one.name)
    if head(name) == "field" or not reading.source.text.endswith(name, one.start, one.end):
        return ""
    place = one.end - len(name), one.end
    for match in reading.terms:
        concept, preferred = match.concept, match.concept.preferred(reading.target.language)
        if (match.start, match.end) != place or preferred is None or not is_phrase(preferred.text):
            continue
        if head(name) == "counted" and not preferred.text.endswith("s"):
            continue
        if concept.status is not ConceptStatus.APPROVED or concept.enforce is Enforce.NEVER:
            continue
        own = match.term.status is TermStatus.PREFERRED and ends_alike(name, preferred.text)
        if own or says_all(name, preferred.text):
            return preferred.text
    return ""


def rendering(words: str, reading: Reading) -> str:
    """How the translation renders a term of the source, else its preferred rendering; empty for any other words."""
    text = reading.source.text
    for pairing in reading.pairings:
        if words and any(text[match.start : match.end] == words for match in pairing.sources):
            written = [reading.target.text[match.start : match.end] for match in pairing.accepted if match.certain]
            preferred = pairing.concept.preferred(reading.target.language)
            return next(iter(written), preferred.text if preferred else "")
    return ""
