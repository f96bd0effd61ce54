"""A model's answer → the translation, or why it is not one.

Only what is certainly not part of the translation is taken off; what may be is left, and a complaint says what is
wrong, so that the model repairs it. The source decides what is certain: nothing is a wrapping that the source has too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.catalogs.commenting import CONTROL
from toolkit.drafting.small_talk import ABOUT_TRANSLATION, AGREES, HAS_NOTE, LABELLED, NOTE_IN_LINE, TALKS, lines
from toolkit.drafting.wrappings import UNFINISHED, WRAPPINGS
from toolkit.model.language_codes import primary
from toolkit.model.plural import plural

#: Languages that are written in Han characters, in whole or in part.
_HAN_LANGUAGES = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak", "lzh"})
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")
#: Share of Han characters among the letters, from which on a text is taken to be in Chinese.
IN_CHINESE = 0.5
#: A translation is at most so many times as long as its source, and some characters more: (times, more).
LONGEST = 20, 400
#: Words of a text without Chinese that may be a name.
LONGEST_NAME = 3

_REFUSAL = re.compile(
    r"(?:I['’]m|I am)(?: very)? (?:sorry|unable|not able)|I (?:apologi[sz]e|can['’]?t|cannot|won['’]t|will not) "
    r"|(?:Sorry|Apologies), (?:but )?I |As an AI\b|Unfortunately, I (?:can|am)"
    r"|抱歉|对不起|很遗憾|我(?:无法|不能)|作为(?:一个)?(?:AI|人工智能)",
)
#: What a source has whose translation may begin like a refusal.
_FIRST_PERSON = re.compile(r"我|吾|本人|歉|对不起|遗憾|\bI\b|sorry|apolog")

#: Wrappings within each other; what has more of them is left as it is.
DEEPEST = 20

Complaint = Callable[[str, str, str], str]


def read_answer(raw: str, source: str, target_language: str) -> tuple[str, tuple[str, ...]]:
    """The translation in an answer, and what is wrong with its form, one line each; none where it can be used.

    The complaints are worded for the model, in the imperative.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\u200b \t\n")
    text = _unwrapped(text, source)
    if not text:
        return "", ("The answer has no translation in it. Answer with the translation.",)
    found = (complain(text, source, target_language) for complain in _COMPLAINTS)
    return text, tuple(filter(None, found))


def _unwrapped(text: str, source: str) -> str:
    """The text without its wrappings, however they are nested."""
    for _ in range(DEEPEST):
        inside = (found.strip() for unwrap in WRAPPINGS if (found := unwrap(text, source)) is not None)
        inner = next((found for found in inside if found != text), None)
        if inner is None:
            break
        text = inner
    return text


def _refuses(text: str, source: str, _: str) -> str:
    if _REFUSAL.match(text) and not _FIRST_PERSON.search(source):
        return "The answer is not a translation. Translate the source; it is a public report."
    return ""


def _unfinished_reasoning(text: str, source: str, _: str) -> str:
    found = UNFINISHED.match(text)
    if found and found[0] not in source:
        return "Only reasoning came, and no translation. Answer with the translation."
    return ""


def _repeats_source(text: str, source: str, language: str) -> str:
    if text == source.strip() and _needs_translation(source, language):
        return "The answer repeats the source. Translate it."
    return ""


def _in_chinese(text: str, source: str, language: str) -> str:
    if primary(language) in _HAN_LANGUAGES or text == source.strip():
        return ""
    letters = _LETTER.findall(text)
    if letters and len(_HAN.findall(text)) / len(letters) >= IN_CHINESE:
        return "The answer is in Chinese. Translate the source into the language that was asked for."
    return ""


def _talks(text: str, source: str, _: str) -> str:
    """Words about the translation in the same line as it, of which nobody knows where they end."""
    own = ABOUT_TRANSLATION.search(source) or AGREES.match(source) or LABELLED.match(source)
    if TALKS.match(text) and not own:
        return "The answer begins with words to whoever asked. Answer with the translation alone."
    note = NOTE_IN_LINE.search(text)
    if note and not HAS_NOTE.search(source):
        return f'The answer has a note ("{note[0].strip()}"). Answer with the translation alone.'
    return ""


def _has_other_lines(text: str, source: str, _: str) -> str:
    given, wanted = lines(text), lines(source)
    if given == wanted:
        return ""
    answer, own = plural(given, "line"), plural(wanted, "line")
    return f"The answer has {answer}, the source has {own}. Answer with the translation alone, in {own}."


def _runs_on(text: str, source: str, _: str) -> str:
    times, more = LONGEST
    if len(text) > times * len(source) + more:
        return "The answer is far longer than a translation of the source. Answer with the translation alone, once."
    return ""


def _has_control_characters(text: str, source: str, _: str) -> str:
    if any(found[0] not in source for found in CONTROL.finditer(text)):
        return "The answer has control characters. Leave them out."
    return ""


#: What may be wrong with the form of an answer: text, source, target language → the complaint or nothing.
_COMPLAINTS: tuple[Complaint, ...] = (
    _refuses,
    _unfinished_reasoning,
    _repeats_source,
    _in_chinese,
    _talks,
    _has_other_lines,
    _runs_on,
    _has_control_characters,
)


def _needs_translation(source: str, language: str) -> bool:
    """False for a source that may stay as it is: a name in Latin letters, a figure, an address, Chinese in Japanese."""
    if _HAN.search(source):
        return primary(language) not in _HAN_LANGUAGES
    return len(source.split()) > LONGEST_NAME
