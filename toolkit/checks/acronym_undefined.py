"""The translation uses an abbreviation without spelling it out.

Readers may not know an abbreviation such as SMEs. At its first use in the report it should follow its long form, as in
"small and medium-sized enterprises (SMEs)". Abbreviations that the source itself writes in Latin letters, that
everybody knows (GDP, IT), signs of units after a figure (50 MW), or that a glossary term introduces (see
first-mention) are left alone. Advice only.

Fires::

    - zh: 联合微电子中心获批。
      en: CUMEC was approved.

Passes::

    - zh: 联合微电子中心获批。
      en: The United Microelectronics Center (CUMEC) was approved.
    - zh: 中心建设提速。
      en: CUMEC moved ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading, final
from toolkit.language.money import codes
from toolkit.language.numerals import roman_value
from toolkit.language.units import chinese_units
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.NOTE

ACRONYM = re.compile(
    r"(?P<name>[A-Z](?<![\w&/.-][A-Z])(?=[A-Z]|[A-Z&]{0,4}[A-Z]{2})(?:[A-Z]|&(?=[A-Z])){1,6})(?:s|es)?(?![\w&]|-\d)"
)
#: An abbreviation in brackets of its own after its long form, which may be in another unit: in a note, say.
IN_BRACKETS = re.compile(r"(?<=[a-z] \()([A-Z][A-Z&]+)(?:s|es)?(?=\))")
#: How many characters beside an abbreviation say whether it is introduced.
BESIDE = 16
#: The end of a figure, in digits or with a scale in words.
FIGURE = re.compile(r"(?:[0-9]|\b(?:hundred|thousand|million|billion|trillion))[\s\u00a0-]*$")
#: A quick test: every abbreviation matches, most texts do not.
HINT = re.compile(r"[A-Z][A-Z&]")
KNOWN = codes() | frozenset(
    "GDP GNP CPI PPI IT ICT AI TV PC USA US UK EU UN WTO WHO IMF OECD NATO ASEAN BRICS APEC CEO CFO CPC PRC HK HKSAR"
    " SAR LED LCD USB GPS DNA RNA CO PM AM ID FAQ URL PDF OK DVD CD NGO VAT FDI IPO ATM VIP AIDS"
    " HIV BC AD BCE CE GMT UTC COVID SARS MERS UNESCO UNICEF NASA FIFA BBC CNN IBM II III IV VI VII VIII IX XI"
    " XII".split()
)


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """One problem at the first use of each abbreviation that is never introduced."""
    introduced = _glossary_words(context)
    translated = list(final(readings))
    introduced |= {name for reading in translated for name in IN_BRACKETS.findall(reading.target.text)}
    seen: set[str] = set()
    for reading in translated:
        text = reading.target.text
        if not HINT.search(text):
            continue
        for match in ACRONYM.finditer(text):
            name = match["name"]
            if name in seen or name in KNOWN or name in introduced:
                continue
            seen.add(name)
            if not (
                reading.source.contains(name) or _is_roman(name) or _is_unit(text, match) or _is_introduced(text, match)
            ):
                yield Problem(
                    f"{name} is never spelled out",
                    target=Span(match.start(), match.end(), match[0]),
                    unit=reading.index,
                )


def _is_introduced(text: str, match: re.Match[str]) -> bool:
    """True if it follows its long form in brackets, if that follows it in brackets, or in a text in capitals."""
    before = text[max(0, match.start() - BESIDE) : match.start()].rstrip("“\"'")
    after = text[match.end() : match.end() + BESIDE].lstrip("”\"'")
    shouted = re.search(r"[A-Z]{2}\W{1,3}$", before) or re.match(r"\W{1,3}[A-Z]{2}", after)
    return before.endswith(("(", "as ", "; ", "or ")) or after.startswith((" (", ", or ", "$")) or bool(shouted)


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """True for the sign of a unit after a figure: 5.2 TJ, 3.1 million TEUs."""
    return (
        match["name"] in chinese_units()
        and FIGURE.search(text, max(0, match.start() - BESIDE), match.start()) is not None
    )


def _is_roman(name: str) -> bool:
    return set(name) <= set("IVXL") and roman_value(name) is not None


def _glossary_words(context: Context) -> set[str]:
    if context.glossary is None:
        return set()
    terms = (term.text for concept in context.glossary.concepts for term in concept.terms_in(context.target_language))
    return {word for term in terms for word in re.findall(r"[A-Z][A-Z&]+", term)}
