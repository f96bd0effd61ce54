"""Comments that are meant for toolkit and are none it understands: nothing is done with them, without notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from toolkit.catalogs.directives import START, bracketed, directives
from toolkit.catalogs.footnotes import FOOTNOTE

#: The verbs of directives: two that people write, and those of comments that commands leave.
WRITTEN, LEFT = (
    ("footnote", "ignore"),
    ("figures", "memory", "aligned", "draft", "earlier", "theirs", "ours", "reviewed"),
)

_MEANT = re.compile(r"\btoolkit\s*[:：]\s*(?P<verb>[^\W\d_]*)", re.IGNORECASE)


def slips(comments: Sequence[str]) -> Iterator[str]:
    """What is wrong with each comment that begins like a directive, in words."""
    for comment in comments:
        found = _MEANT.search(comment)
        if found:
            yield from _of_start(comment, found)
    for one in directives(comments):
        if one.verb == FOOTNOTE:
            yield from _of_footnote(one.text)


def lost_phrases(comments: Sequence[str], target: str) -> Iterator[str]:
    """What is wrong with each footnote to words that the translation does not have (any more), in words."""
    for one in directives(comments):
        if one.verb == FOOTNOTE:
            phrase, end = bracketed(one.text, 0)
            if phrase and one.text[end:].strip() and phrase not in target:
                yield (
                    f'the words "{phrase}" of the footnote are not in the translation, so its number goes to the end;'
                    " put the words that it is about in the brackets"
                )


def _of_start(comment: str, found: re.Match[str]) -> Iterator[str]:
    verb = found["verb"]
    right = START.match(comment, found.start())
    if right and right["verb"] in (*WRITTEN, *LEFT):
        return
    near = get_close_matches(verb.casefold(), WRITTEN, n=1, cutoff=0.7)
    hint = f"write: toolkit: {near[0]}" if near else "write footnote or ignore after it"
    if near or not comment[: found.start()].strip():
        yield f'"{found[0].strip()}" is not understood, and the comment has no effect; {hint}'


def _of_footnote(text: str) -> Iterator[str]:
    inside, end = bracketed(text, 0)
    if not text[end:].strip():
        yield "the footnote has no text, and is not published"
    elif inside is None and text.startswith("["):
        yield "the phrase of the footnote lacks its closing bracket, and is published; put ] after it"
    elif text[:1] in ":：":
        yield "the footnote begins with a colon, which is published; write: toolkit: footnote TEXT"
