"""A model's answer → the translation between its marks, or why it cannot be used.

Nothing is guessed: text outside the marks is ignored, and an answer without marks is not a translation. The text
between them is kept as it is, except that a wrapping around the whole that the source does not have is removed.
Complaints say what is wrong, so that the model can repair it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.catalogs.commenting import CONTROL
from toolkit.drafting.languages import is_chinese, is_foreign
from toolkit.drafting.marks import between, form_for, has_mark, marked
from toolkit.drafting.markup import is_elliptic, markup_in
from toolkit.drafting.reasoning import outside_reasoning
from toolkit.drafting.repeats import is_repeated
from toolkit.drafting.talk import TALK
from toolkit.drafting.wrappings import unwrapped
from toolkit.language.scripts import has_han, writes_han
from toolkit.model.language_codes import primary
from toolkit.model.plural import plural

_SIGN = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[。！？；]\W*$")
#: A translation is at most this many times as long as its source, plus some characters: (times, more).
LONGEST = 20, 400
#: A translation of a Chinese sentence has at least this share of its source's letters and digits; 0.9 in all that
#: people wrote in our data. A heading or cell may be abbreviated (居民消费价格指数 is "CPI"), and a short one to
#: anything.
SHORTEST, SHORTEST_LABEL, LONG_LABEL = 0.5, 0.2, 16
#: Words of a text without Chinese that may be a name.
LONGEST_NAME = 3
#: Characters of a Chinese source that a translation may have as a name in brackets.
LONGEST_ORIGINAL = 6
#: What complaints about an answer say of its marks, which a bare text does not have.
_MARKS = " between the marks"
MARKED = "The answer has marks of its own. Write the translation alone."
NOT_ALONE = "The answer has no translation, or reasoning beside it. Write the translation alone."
#: Text, source, target language → what is wrong, or nothing.
Complaint = Callable[[str, str, str], str]


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """The translation in an answer, and what is wrong with its form, one line each; none where it can be used.

    `said` is what the model wrote outside its reasoning, if no translation was found in it.
    """

    text: str
    complaints: tuple[str, ...] = ()
    said: str = ""


def read_answer(raw: str, source: str, target_language: str) -> ReadAnswer:
    """Read an answer to the prompt for a source. The complaints are worded for the model, in the imperative."""
    pieces = outside_reasoning(raw.replace("\r\n", "\n").replace("\r", "\n"), source)
    last = next((piece for piece in reversed(pieces) if has_mark(piece, source)), "")
    text = between(last, source)
    if text is None:
        return ReadAnswer("", (_form_complaint(pieces, source),), "".join(pieces).strip())
    text = text.strip("\ufeff\u200b \t\n")
    if endless := _runs_on(text, source):
        return ReadAnswer(text, (endless,))
    text = unwrapped(text, source)
    found = (complain(text, source, target_language) for complain in _COMPLAINTS)
    return ReadAnswer(text, tuple(filter(None, found)))


def read_bare(text: str, source: str, target_language: str) -> ReadAnswer:
    """Read a translation that needs no marks. The text is empty if it has marks or reasoning, or nothing else."""
    if has_mark(text, source):
        return ReadAnswer("", (MARKED,))
    read = read_answer(marked(text, source), source, target_language)
    if not read.text:
        return ReadAnswer("", (NOT_ALONE,))
    return replace(read, complaints=tuple(one.replace(_MARKS, "") for one in read.complaints))


def _form_complaint(pieces: tuple[str, ...], source: str) -> str:
    what = "does not have the whole translation between two marks" if "".join(pieces).strip() else "is only reasoning"
    return f"The answer {what}. Answer in this form: {form_for(source)}"


def _repeats_source(text: str, source: str, language: str) -> str:
    own = source.strip()
    if not _needs_translation(own, language):
        return ""
    if text == own or (own in text and (len(own) > LONGEST_ORIGINAL or _SENTENCE.search(own))):
        return "The answer repeats the source. Translate it."
    return ""


def _in_other_language(text: str, source: str, language: str) -> str:
    if is_chinese(text, source, language):
        return (
            "The answer is in Chinese, or has Chinese in it. Translate all of the source into the language asked for."
        )
    if is_foreign(text, source, language):
        return "The answer is in another language. Translate the source into the language that was asked for."
    return ""


def _talks(text: str, source: str, language: str) -> str:
    english = primary(language) == "en" and has_han(source)
    rows = (row for row in TALK if english or not row.english)
    found = (row.complaint for row in rows if row.pattern.search(text) and not row.unless.search(source))
    return next(found, "")


def _says_twice(text: str, source: str, _: str) -> str:
    if is_repeated(text) and not is_repeated(source):
        return "The answer has the same text twice. Write the translation once."
    return ""


def _has_other_lines(text: str, source: str, _: str) -> str:
    given, wanted = _lines(text), _lines(source)
    if given == wanted:
        return ""
    answer, own = plural(given, "line"), plural(wanted, "line")
    return f"The answer has {answer}, the source has {own}. Write the translation alone between the marks, in {own}."


def _lines(text: str) -> int:
    """The number of lines that are not empty."""
    return sum(1 for line in text.splitlines() if line.strip())


def _is_short(text: str, source: str, language: str) -> str:
    given, wanted = len(_SIGN.findall(text)), len(_SIGN.findall(source))
    share = 0.0
    if has_han(source) and not writes_han(language):
        share = SHORTEST if _SENTENCE.search(source) else SHORTEST_LABEL if wanted >= LONG_LABEL else 0.0
    if (wanted and not given) or given < share * wanted:
        return "The answer is too short to be a translation of the source. Translate all of it."
    return ""


def _runs_on(text: str, source: str) -> str:
    times, more = LONGEST
    if len(text) > times * len(source) + more:
        return "The answer is far longer than a translation of the source. Write the translation alone, once."
    return ""


def _is_json(text: str, source: str, _: str) -> str:
    if text[:1] in ("{", "[") and source.lstrip()[:1] != text[0]:
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return ""
        return "The translation is in JSON. Write it as plain text between the marks."
    return ""


def _has_markup(text: str, source: str, _: str) -> str:
    found = markup_in(text, source)
    if not found:
        return ""
    return f"The translation has {found}, which the source does not have. Write plain text, without markup and escapes."


def _leaves_out(text: str, source: str, _: str) -> str:
    if is_elliptic(text, source):
        return "The translation has …, which the source does not have. Translate all of it."
    return ""


def _has_control_characters(text: str, source: str, _: str) -> str:
    if any(found[0] not in source for found in CONTROL.finditer(text)):
        return "The answer has control characters. Leave them out."
    return ""


#: What may be wrong with what is between the marks.
_COMPLAINTS: tuple[Complaint, ...] = (
    _in_other_language,
    _repeats_source,
    _talks,
    _says_twice,
    _has_other_lines,
    _is_short,
    _is_json,
    _has_markup,
    _leaves_out,
    _has_control_characters,
)


def _needs_translation(source: str, language: str) -> bool:
    """False for a source that may stay as it is: a name in Latin letters, a figure, an address, Chinese in Japanese."""
    if has_han(source):
        return not writes_han(language)
    return len(source.split()) > LONGEST_NAME
