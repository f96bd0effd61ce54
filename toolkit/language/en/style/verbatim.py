"""What a text has in somebody else's words: quotations, and titles in italics. House rules do not reach into them."""

from __future__ import annotations

from toolkit.language.lazy_pattern import lazy

#: What is between quotation marks of one kind, on one line.
_QUOTED = lazy(r"“[^“”\n]{1,400}”|(?<![\w=])\"[^\"\n]{1,400}\"(?!\w)")
#: A title in Markdown's italics: *War and Peace*.
_TITLE = lazy(r"(?<![*\w\\])\*(?=[^\s*])[^*\n]{1,160}(?<=[^\s*\\])\*(?![*\w])")
#: So many words in quotation marks are somebody's; fewer, in small letters, may be a term of the report.
_SENTENCE = 5


def quoted(text: str) -> list[tuple[int, int]]:
    """The places of quotations and titles, with their marks."""
    found = [match.span() for match in _QUOTED.finditer(text)] if "“" in text or '"' in text else []
    return found + ([match.span() for match in _TITLE.finditer(text)] if "*" in text else [])


def quotations(text: str) -> list[tuple[int, int]]:
    """The places of titles, and of quotations that begin with a capital or are as long as a clause; no quoted terms."""
    return [(start, end) for start, end in quoted(text) if text[start] == "*" or _is_speech(text[start + 1 : end - 1])]


def _is_speech(words: str) -> bool:
    return words[:1].isupper() or words.count(" ") >= _SENTENCE - 1
