"""What models put around a translation, one function each: the text inside, or None where there is none of it.

Each is given the answer and the source, and takes off only what the source cannot have asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from toolkit.drafting.small_talk import CONSENT, consent, goodbye, introduction

Unwrap = Callable[[str, str], str | None]

_TAGS = "think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|seed:think"
_HARMONY = r"<\|channel\|>final(?: <\|constrain\|>\w+)?<\|message\|>"
#: Beginning and end of reasoning, which several families of models write before the answer.
_REASONING = tuple(
    (re.compile(opening, re.I), re.compile(closing, re.I))
    for opening, closing in (
        *((f"<{tag}>", f"</{tag}>") for tag in _TAGS.split("|")),
        (r"\[THINK\]", r"\[/THINK\]"),
        ("◁think▷", "◁/think▷"),
        (r"<\|begin_of_thought\|>", r"<\|end_of_thought\|>"),
        (r"(?:<\|start\|>assistant)?<\|channel\|>(?:analysis|commentary)<\|message\|>", _HARMONY),
        (r"<\|channel>thought\b", r"<channel\|>"),
    )
)
#: The beginning of reasoning that did not end.
UNFINISHED = re.compile("|".join(opening.pattern for opening, _ in _REASONING), re.I)
#: Marks of the end of a turn that a server forgot to take off, and of its beginning.
_TURN_END = re.compile(
    r"(?:<\|(?:im_end|eot_id|end|endoftext|return|end_of_text|eom_id|user|assistant)\|>|</s>|<end_of_turn>|<eos>"
    r"|<｜end▁of▁sentence｜>|\[/?INST\])\s*$"
)
_TURN_START = re.compile(
    r"(?:<s>|<\|im_start\|>\s*assistant|<\|start\|>assistant|<\|start_header_id\|>assistant<\|end_header_id\|>"
    rf"|<start_of_turn>model|{_HARMONY}|<\|assistant\|>)\s*"
)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*[\w+-]*[ \t]*\n(.*?)\n[ \t]*\1[ \t]*$", re.S | re.M)
_ELEMENT = re.compile(
    r"<(translation|translated|translated_text|target|target_text|answer|final|final_answer|output|result|response|text"
    r"|english|en)>(.*)</\1>",
    re.S | re.I,
)
_MARK = re.compile(r"=+ [0-9a-f]{12} =+")
#: Keys of the translation in an object, and of what may be beside it.
_KEYS = (
    "translation translated_text translatedText target target_text english en answer output result text response "
    "content"
).split()
_BESIDE = frozenset(
    "source notes note comment comments id language lang source_language target_language confidence kind explanation "
    "terms reasoning".split()
)
_RULE = re.compile(r"\n\s*(?:-{3,}|\*{3,}|_{3,})\s*$|^(?:-{3,}|\*{3,}|_{3,})\s*\n")

#: Opening mark → closing mark.
_QUOTES = dict(zip("\"“「『«‘'„＂`", "\"”」』»’'“＂`", strict=True))
#: Pairs in a source that a translation may have as quotation marks.
_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|‘[^’]*’|《[^》]*》|〈[^〉]*〉|＂[^＂]*＂|«[^»]*»|【[^】]*】|`[^`]*`|'[^']*'"
)


def reasoning(text: str, source: str) -> str | None:
    """Take off reasoning. Its beginning may be missing, since some servers write it into the prompt."""
    for opening, closing in _REASONING:
        ends, start = list(closing.finditer(text)), opening.search(text)
        if ends and not closing.search(source) and not opening.search(source):
            return ("" if start is None else text[: start.start()]) + text[ends[-1].end() :]
    return None


def turn_marks(text: str, source: str) -> str | None:
    """Take off the marks of a turn that a server forgot."""
    end, start = _TURN_END.search(text), _TURN_START.match(text)
    if end and end[0].strip() not in source:
        return text[: end.start()]
    if start and start[0].strip() not in source:
        return text[start.end() :]
    return None


def marks(text: str, source: str) -> str | None:
    """Take off the lines that our prompt puts around data."""
    lines = text.split("\n")
    kept = [line for line in lines if not _MARK.fullmatch(line.strip())]
    return "\n".join(kept) if len(kept) < len(lines) and not _MARK.search(source) else None


def fence(text: str, source: str) -> str | None:
    """Take the translation out of the only fenced block, if what is before it announces it."""
    if "```" in source or "~~~" in source:
        return None
    found = list(_FENCE.finditer(text))
    if len(found) == 1 and found[0][2].strip() and text.count(found[0][1]) == 2:
        before = text[: found[0].start()].strip(" \n*_")
        return found[0][2] if not before or before.endswith((":", "：")) or CONSENT.fullmatch(before) else None
    inline = re.fullmatch(r"(```+|~~~+)[ \t]*([^\n]+?)[ \t]*\1", text)
    return inline[2] if inline else None


def element(text: str, source: str) -> str | None:
    """Take a translation out of tags around the whole of it."""
    found = _ELEMENT.fullmatch(text)
    if found and f"<{found[1]}>" not in source and f"<{found[1]}>" not in found[2]:
        return found[2]
    return None


def record(text: str, source: str) -> str | None:
    """Take the translation out of JSON: an object with one text in it, or a text in quotation marks with escapes."""
    if text[:1] not in '{["' or (text[:1] in "{[" and source.lstrip().startswith(text[:1])):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if isinstance(found, dict):
        key = next((key for key in _KEYS if isinstance(found.get(key), str)), None)
        return found[key] if key and set(found) - {key} <= _BESIDE else None
    return found if isinstance(found, str) and "\\" in text and _is_extra(text, source) else None


def echo(text: str, source: str) -> str | None:
    """Take off the source, word for word, before the translation."""
    own = source.strip()
    if not re.search("[\u4e00-\u9fff]", own) or not text.startswith(own):
        return None
    rest = text[len(own) :]
    found = re.match(r"\s*(?:→|=>|->|⇒)\s*|\s*\n\s*", rest)
    return rest[found.end() :] or None if found else None


def rule(text: str, source: str) -> str | None:
    """Take off a horizontal rule before or after the translation."""
    found = _RULE.search(text)
    if found and not re.search(r"-{3}|\*{3}|_{3}", source):
        return text[: found.start()] + text[found.end() :]
    return None


def emphasis(text: str, source: str) -> str | None:
    """Take off bold type around the whole, a heading's # and a quotation's >, line by line."""
    found = re.fullmatch(r"(\*\*|__|\*)(?!\s)(.*?)(?<!\s)\1", text, re.S)
    if found and "*" not in found[2] and found[1] not in source:
        return found[2]
    if re.match(r"#{1,6} ", text) and "#" not in source:
        return text.lstrip("#")
    lines = text.split("\n")
    if all(line.startswith(">") for line in lines) and not source.lstrip().startswith((">", "＞")):
        return "\n".join(line[1:].strip() for line in lines)
    return None


def quotes(text: str, source: str) -> str | None:
    """Take off quotation marks around the whole that the source has none for."""
    if len(text) < 3 or _QUOTES.get(text[0]) != text[-1] or not _wraps(text):
        return None
    return text[1:-1] if _is_extra(text, source) else None


def _is_extra(text: str, source: str) -> bool:
    """Whether a text has more quotations than its source, of which one is around the whole."""
    return 1 + len(_QUOTED.findall(text[1:-1])) > len(_QUOTED.findall(source))


def _wraps(text: str) -> bool:
    """Whether the first and the last quotation mark belong together."""
    opening, closing, inside = text[0], text[-1], text[1:-1]
    if opening == closing:
        return opening not in re.sub(r"(?<=\w)'(?=\w)", "", inside)
    depth = 0
    for sign in inside:
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return depth == 0


#: In this order; the first that takes something off is followed by all of them again.
WRAPPINGS: tuple[Unwrap, ...] = (
    reasoning,
    turn_marks,
    marks,
    fence,
    element,
    record,
    echo,
    introduction,
    consent,
    goodbye,
    rule,
    emphasis,
    quotes,
)
