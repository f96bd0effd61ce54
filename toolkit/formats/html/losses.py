"""What a page holds and the report does not, counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

SENTENCE = re.compile("[。！？；]")
#: So many texts are quoted, each to so many characters.
QUOTED, LONGEST = 3, 20
MORE = "further pages of the article, which are other files"
#: What is counted → the words for one and for several, in the order of the output.
NAMES = {
    "furniture": ("navigation and page furniture: 1 line", "navigation and page furniture: {} lines"),
    "hidden": ("1 hidden line", "{} hidden lines"),
    "picture": ("1 picture", "{} pictures"),
    "media": ("1 video, sound or embedded object", "{} videos, sounds or embedded objects"),
    "frame": ("1 embedded page (iframe)", "{} embedded pages (iframes)"),
    "formula": ("1 formula", "{} formulas"),
    "field": ("1 form field", "{} form fields"),
    "deletion": ("1 tracked deletion", "{} tracked deletions"),
    "comment": ("1 comment", "{} comments"),
    "title": ("the title, which the page repeats", "the title, which the page repeats"),
    "next": (MORE, MORE),
}  # fmt: skip


class Losses:
    """Counts what is left out."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.texts: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, kind: str, count: int = 1, texts: Iterable[str] = ()) -> None:
        """Count what is left out; with its `texts` where it may be missed."""
        self.counts[kind] += count
        self.texts[kind] += texts

    def said(self) -> tuple[str, ...]:
        """A phrase for each kind."""
        return tuple(
            (names[0] if self.counts[kind] == 1 else names[1].format(self.counts[kind])) + self._quoted(kind)
            for kind, names in NAMES.items()
            if self.counts[kind]
        )

    def _quoted(self, kind: str) -> str:
        """The first words of what may be missed, sentences first: ` (“相关链接”, “【打印本页】”, …)`."""
        texts = sorted(filter(None, self.texts[kind]), key=lambda text: SENTENCE.search(text) is None)
        quotes = [f"“{text[:LONGEST]}…”" if len(text) > LONGEST else f"“{text}”" for text in texts[:QUOTED]]
        return f" ({', '.join([*quotes, *['…'] * (len(texts) > QUOTED)])})" if quotes else ""
