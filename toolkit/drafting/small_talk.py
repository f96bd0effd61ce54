"""What models say before and after a translation: introductions, offers of help, notes on their work.

Patterns with the words of English and Chinese that models use. The source decides: where it talks of translations or
has notes itself, its translation may have the same words, and they stay.
"""

from __future__ import annotations

import re

#: What a source has whose translation may talk of a translation itself.
ABOUT_TRANSLATION = re.compile(r"[译譯翻]|转化|平移|英文|英语|英語|英版|外文|双语|translat|English|version", re.I)
#: What a source has whose translation may have a note.
HAS_NOTE = re.compile(r"[注註附]|说明|說明|提示|备注|備註|解释|补充|指出|note|remark|explan", re.I)
#: What a source begins with whose translation may agree in the same words.
AGREES = re.compile(r"\s*[“\"]?(?:当然|好|可以|没问题|明白|是的|确实|sure|of course|certainly|ok)", re.I)
#: A source that begins with a label, whose translation begins with one too.
LABELLED = re.compile(r"[^:：。；]{1,30}[:：]")
#: A label of the source whose translation may be like that of a model.
_OWN_LABEL = re.compile(r"(?:[译譯翻]|英文|英语|version|translation)[^:：\n]{0,20}[:：]", re.I)
#: What a source has whose translation may hope, or ask people to call.
HOPES = re.compile("希望|愿|盼|请|联系|咨询|hope|contact|please", re.I)

_YES = r"(?:Sure|Certainly|Of course|Absolutely|Okay|OK|Understood|Great|Alright|好的|当然)"
_POLITE = rf"(?:{_YES}(?: thing)?[,.!，。！]?\s*)?"
_NAMED = r"(?:(?:final|full|complete|corrected|revised|updated|improved|accurate|official|professional|polished)\s+)*"
_LABEL = (
    rf"(?:{_NAMED}(?:(?:English )?(?:translation|translated (?:text|paragraph|version))"
    r"|English (?:version|rendering|text))"
    r"(?:\s+(?:of|into|in|for)\s+[^:：\n]{1,60})?)"
)
#: "Here is the translation:", "Translation:", "**English translation**:", "译文：".
_INTRODUCTION = re.compile(
    rf"[*_#>\s]*{_POLITE}(?:"
    rf"(?:Here(?: is|'s|’s)|Below is|This is|The following is)\s+(?:the|my|your|an?)\s+{_LABEL}(?:,[^:：\n]{{0,80}})?"
    rf"|(?:The|My)\s+{_LABEL}(?:\s+is)?(?:\s+as follows)?"
    rf"|{_LABEL}|English"
    r"|(?:以下|下面)是?[^:：\n]{0,20}(?:译文|翻译)|(?:英文|英语)?(?:译文|翻译)(?:如下)?"
    r")[*_\s]*[:：][*_]*",
    re.I,
)
#: A heading or a line in bold without a colon, alone in its line.
_HEADING = re.compile(rf"(?:#+\s*|\*\*\s*){_LABEL}\s*(?:\*\*)?[ \t]*\n", re.I)
#: A first line that answers whoever asked.
CONSENT = re.compile(
    rf"{_YES}[,.!，。！][^\n]*(?:translat|help|request|翻译|帮)[^\n]*|{_YES}[.!。！]",
    re.I,
)
#: The same in the line of the translation.
TALKS = re.compile(
    r"(?:Sure|Certainly|Of course|Absolutely|Understood)[,.!] |(?:Assistant|AI|Answer|Output|Response)\s*[:：]"
    r"|[^:：\n.]{0,60}(?:\b(?:translat\w*|English|rendering)\b|译文|翻译)[^:：\n.]{0,40}[:：]",
    re.I,
)
NOTE_IN_LINE = re.compile(
    r"[(（\[ ]\s*\**(?:translator['’]s )?notes?\**\s*[:：][^)\n]{0,40}|[(（\[]译?注[:：][^)）\n]{0,40}", re.I
)
#: Last lines that offer more.
_GOODBYE = re.compile(
    r"\n\s*[*_]*(?:(?:Please )?let me know\b|I hope (?:this|that|it)\b|Hope this\b|(?:Please )?feel free to\b"
    r"|Would you like\b|Is there anything\b|如有|希望(?:这|对您)|如果您)[^\n]*$",
    re.I,
)
#: Notes after an empty line, and what they talk of if they are on the translation.
_NOTE = re.compile(
    r"\n\s*\n\s*[(（\[]?[*_#\s]*(?:(?:translator['’]s |translation )?(?:notes?|explanations?|remarks?|comments?)"
    r"|(?:译|翻译)?(?:注|说明))[*_\s]*[:：].*$",
    re.S | re.I,
)
_ON_THE_WORK = re.compile(
    r"translat|render|terminolog|glossary|source|original|wording|\bI\b|preferred|译|术语|原文|保留", re.I
)


def introduction(text: str, source: str) -> str | None:
    """Take off "Here is the translation:" and its like."""
    found = _INTRODUCTION.match(text) or _HEADING.match(text)
    rest = text[found.end() :] if found else ""
    if not found or not rest.strip("*_ \t\n"):
        return None
    if ABOUT_TRANSLATION.search(source):
        alone = found[0].endswith("\n") or rest.lstrip(" \t*_").startswith("\n")
        if not alone or lines(text) <= lines(source) or _OWN_LABEL.search(source):
            return None
    return rest.lstrip("*_ \t")


def consent(text: str, source: str) -> str | None:
    """Take off a first line that answers whoever asked."""
    found = CONSENT.match(text)
    if found and not AGREES.match(source) and text[found.end() :].startswith("\n") and lines(text) > lines(source):
        return text[found.end() :]
    return None


def goodbye(text: str, source: str) -> str | None:
    """Take off a last line that offers help, and notes on the translation after an empty line."""
    if lines(text) <= lines(source):
        return None
    found = _GOODBYE.search(text)
    if found and not HOPES.search(source):
        return text[: found.start()]
    note = _NOTE.search(text)
    if note and not HAS_NOTE.search(source) and _ON_THE_WORK.search(note[0]):
        return text[: note.start()]
    return None


def lines(text: str) -> int:
    """The number of lines that are not empty."""
    return sum(1 for line in text.splitlines() if line.strip())
