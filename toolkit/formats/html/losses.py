"""What a page holds and the report does not, counted."""

from __future__ import annotations

from collections import Counter

MORE = "further pages of the article, which are other files"
#: What is counted → how one and how several are called, in the order in which they are said.
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

    def add(self, kind: str, count: int = 1) -> None:
        self.counts[kind] += count

    def said(self) -> tuple[str, ...]:
        """A phrase for each kind."""
        return tuple(
            names[0] if self.counts[kind] == 1 else names[1].format(self.counts[kind])
            for kind, names in NAMES.items()
            if self.counts[kind]
        )
