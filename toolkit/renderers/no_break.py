"""Keep figures on one line with what they count: `12.6 percent`, `2.6 trillion yuan`, `May 17, 2022`, `No. 5`.

A space that must not break, also that before the mark of a note, becomes U+00A0, one for one, so that offsets stay
valid. `before_marks` finds the marks without a space before them. Text and Markdown keep plain spaces, which people
search for; whatever reads our documents takes both for the same. An en dash that is a minus becomes U+2212: lines may
end after a dash, but not between U+2212 and a digit (UAX #14, LB25).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from toolkit.language.money import english_names
from toolkit.language.own_notes import referring
from toolkit.language.several_notes import certain
from toolkit.language.units import english_units
from toolkit.language.writing.dates import MONTHS
from toolkit.model.language_codes import primary
from toolkit.model.rendition import Piece, Rendition, Side, Substitution

NO_BREAK = "\u00a0"
MINUS = "\u2212"
#: An en dash that is a minus: not after a word or a figure, as in a range or between two parts of a sentence.
_DASH_AS_MINUS = re.compile(r"(?<![^\s(\[（【/])(?<![0-9]\s)–(?=[$€£¥]?\.?[0-9])")
#: A plain space for each space that must not break: U+00A0, the narrow one and the one as wide as a digit.
_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " "))

#: What English writes after a figure, besides the units of measure and the currencies.
_AFTER_EN = (
    "percent", "per cent", "percentage points?", "pct", "basis points?", "bps?", "pp", "times", "fold",
    "degrees?(?: Celsius)?", r"[ap]\.?m\b\.?", "people", "persons?", "households?", "units?",
)  # fmt: skip
_SCALES_EN = "hundred|thousand|million|billion|trillion|quadrillion|quintillion"
#: What English writes before a number, a letter or a Roman numeral.
_BEFORE_EN = (
    "Nos?\\.", "Sections?", "Chapters?", "Articles?", "Parts?", "Tables?", "Figures?", "Charts?", "Boxe?s?",
    "Appendix", "Appendices", "Annexe?s?", "Attachments?", "Schedules?", "Notes?", "Items?", "Clauses?", "Paragraphs?",
    "Volumes?", "Vol\\.", "Pages?", "pp?\\.", "Phases?", "Stages?", "Levels?", "Grades?", "Class", "Tiers?", "Lines?",
    "Level", "Version", "Document", "Decree", "Order", "Notice", "Announcement", "Routes?", "Highway", "Ring",
    "Quarter", "RMB", "CNY", "USD", "EUR", "HKD", "US\\$", "HK\\$", "NT\\$", "[$€£¥]",
)  # fmt: skip
_NUMBERS_EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
#: Words that may follow a figure without being what it counts.
_SMALL_EN = (
    "of|in|on|at|to|by|for|from|with|and|or|as|than|the|an?|its?|their|this|that|these|those|which|who|is|are|was|were"
    "|be|been|has|have|had|will|would|after|before|during|under|over|above|below|per|between|through|including|while"
    "|when|where|but|not|only|also|both|all|each|yes|thus|plus|versus|minus|times|less|across|towards|besides"
)
#: A plural, after up to three words that belong to it: enterprises, small and medium enterprises, people.
_PLURAL_EN = (
    rf"(?:(?!(?:{_SMALL_EN})\b)[A-Za-z][a-z-]* (?:and )?){{0,3}}(?!(?:{_SMALL_EN})\b)"
    r"(?:[a-z-]{2,}(?<![suiy])s|people|children|women|men|staff|personnel|livestock|cattle|aircraft)(?![\w’'])"
)
_WORDS_EN = f"{_NUMBERS_EN}|several|an?|half a"
#: How units and counters begin in Chinese and Japanese; a title may follow a number too (表1 指标).
_COUNTED_ZH = "十百千万亿兆元个家户人名吨斤克公平立米天年月日号条项次倍成亩顷台辆只件套期章节页种度"
_MONTHS_EN = rf"{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
#: What the other languages write after a figure.
_AFTER: Mapping[str, str] = {
    "de": r"Prozent(?:punkte?n?)?|Tausend|Million(?:en)?|Milliarden?|Billionen?|Mio\.|Mrd\.|Yuan|Euro|Dollar",
    "fr": r"pour cent|points?|mille|millions?|milliards?|billions?|yuans?|euros?|dollars?",
    "es": r"por ciento|puntos?|mil(?: millones)?|millones|billones|yuanes|euros?|dólares",
    "ru": r"процент\w*|тыс\.|млн\.?|млрд\.?|трлн\.?|миллион\w*|миллиард\w*|триллион\w*|юан\w*|руб\w*\.?",
}
_FIGURE = r"(?<![\w.,])[-+−–]?[0-9](?:[0-9.,/–-]{0,30}[0-9])?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9,.])"
#: Signs of units in any language: %, °C, km, kWh, m².
_SIGN = r"%|‰|°C?|℃|[kMGTcmµμ]?(?:m[²³23]?|g|W|Wh|Hz|V|A|L|l|t|B|b)(?![\w’'])|ha(?!\w)|kVA|dB"


def unbroken(text: str, language: str) -> str:
    """The text with no-break spaces and minus signs where a line must not end; it stays as long as it is."""
    text = _DASH_AS_MINUS.sub(MINUS, text)
    if " " not in text:
        return text
    for pattern in _patterns(primary(language)):
        text = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return text


def plain_spaces(text: str) -> str:
    """The text with plain spaces, also where the translation itself has others; it stays as long as it is."""
    return text.translate(_PLAIN)


def before_marks(text: str) -> list[str]:
    """Cut a text before each mark of a note without a space before it (percent.[9]), where a line must not end."""
    places = [start for start in _marks(text) if not text[start - 1].isspace()]
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]


def _marks(text: str) -> list[int]:
    """Where the marks of notes begin, also of notes that the report lacks, but not at the start of the text."""
    found = {one.start for one in referring(text, ("number", "word"))}
    return sorted(found.union(one.start for one in certain(text)) - {0})


def with_no_breaks(rendition: Rendition) -> Rendition:
    """The document with no-break spaces in the texts of the report."""
    return replace(
        rendition,
        head=tuple(_piece(piece, rendition) for piece in rendition.head),
        body=tuple(_piece(piece, rendition) for piece in rendition.body),
    )


def _piece(piece: Piece, rendition: Rendition) -> Piece:
    shown = rendition.source_language if piece.substitution is Substitution.SOURCE else rendition.language
    return replace(
        piece,
        source=_side(piece.source, rendition.source_language),
        target=_side(piece.target, shown),
        children=tuple(_piece(child, rendition) for child in piece.children),
        captions=tuple(_piece(caption, rendition) for caption in piece.captions),
        below=tuple(_piece(caption, rendition) for caption in piece.below),
    )


def _side(side: Side, language: str) -> Side:
    text = unbroken(side.text, language)
    places = {mark.start for mark in side.references if mark.place}
    for start in sorted(places.union(_marks(text))):
        if text[start - 1] == " ":
            text = text[: start - 1] + NO_BREAK + text[start:]
    return side if text == side.text else replace(side, text=text)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language, in the order in which they are to be used."""
    if language == "en":
        return _english()
    rules = [rf"{_FIGURE} (?:{_SIGN})", r"(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"]
    if language in _AFTER:
        rules += [rf"(?:{_FIGURE}|(?<!\w)(?:{_AFTER[language]})) (?:{_AFTER[language]})(?!\w)"] * 2
    if language in ("zh", "ja"):
        rules.append(rf"[0-9.%] [{_COUNTED_ZH}]|第 [0-9]+(?: [{_COUNTED_ZH}])?")
    return tuple(map(re.compile, rules))


def _english() -> tuple[re.Pattern[str], ...]:
    after = "|".join((*_AFTER_EN, _measured()))
    before = "|".join(_BEFORE_EN)
    day = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    return (
        re.compile(rf"(?:\b(?:{_MONTHS_EN}) {day}(?:[–-]{day})?|\b{day} (?:{_MONTHS_EN}))(?:,? [0-9]{{4}})?(?![0-9])"),
        re.compile(rf"\b(?:{_MONTHS_EN}) [0-9]{{4}}(?![0-9])"),
        re.compile(rf"(?<!\w)(?i:{before}) (?=[0-9\[-]|\([0-9A-Za-z]{{1,4}}\)|[IVXLC]+\b|[A-H]\b)"),
        re.compile(r"(?<=No\.\u00a0)\[[0-9]{4}\] (?=[0-9])"),
        re.compile(rf"(?:{_FIGURE}|(?i:\b(?:{_WORDS_EN}))) (?:{_SCALES_EN})\b"),
        re.compile(rf"(?:{_FIGURE}|\b(?:(?i:{_NUMBERS_EN})|{_SCALES_EN})) (?:{after})(?!\w)"),
        re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"),
        re.compile(rf"{_FIGURE} (?:{_SIGN})"),
        # Not a year, and not the number of something: 2021 targets, Section 3 describes.
        re.compile(rf"(?<![{NO_BREAK}–-])(?!{_YEAR}){_FIGURE}(?:{NO_BREAK}(?:{_SCALES_EN}))? (?={_PLURAL_EN})"),
        re.compile(rf"(?<!{NO_BREAK})(?<![\w.,–-])1 (?!(?:{_SMALL_EN})\b)(?=[a-z]{{3}})"),
    )


def _measured() -> str:
    """The names of units and currencies, the longest first."""
    names = sorted({*english_units(), *english_names()}, key=lambda name: (-len(name), name))
    return f"(?i:{'|'.join(re.escape(name).replace('-', '[ -]') for name in names)})"
