"""What a Word file holds and its reading does not, counted and named in a phrase each."""

from __future__ import annotations

from collections import Counter

#: Kind → the words for one of it, and for several; in the order of the output.
PHRASES = {
    "comment": ("1 comment", "{} comments"),
    "deletion": ("text deleted with tracked changes in 1 place", "text deleted with tracked changes in {} places"),
    "hidden": ("hidden text in 1 place", "hidden text in {} places"),
    "picture": ("1 picture", "{} pictures"),
    "chart": ("1 chart", "{} charts"),
    "diagram": ("1 SmartArt diagram", "{} SmartArt diagrams"),
    "object": ("1 embedded object", "{} embedded objects"),
    "file": ("1 file embedded as part of the text", "{} files embedded as part of the text"),
    "sign": ("1 sign of a symbol font", "{} signs of symbol fonts"),
    "placeholder": ("1 empty content control", "{} empty content controls"),
    "nested": (
        "the grid of 1 table within a table (its text is in the cell)",
        "the grids of {} tables within tables (their text is in the cells)",
    ),
    "equation": ("the layout of 1 equation (its text is in one line)",
                 "the layout of {} equations (their text is in one line)"),
    "macros": ("the macros", "the macros"),
}  # fmt: skip
LONGEST_TEXT = 60
MOST_TEXTS = 5


class Leavings:
    """Counts what is left out of a reading."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._pictures: list[str] = []
        self._fields: Counter[str] = Counter()

    def add(self, kind: str, count: int = 1) -> None:
        """Count some of a kind."""
        self._counts[kind] += count

    def picture(self, text: str) -> None:
        """Count a picture, with what its author wrote for those who cannot see it."""
        self.add("picture")
        text = " ".join(text.split())
        if text and text not in self._pictures:
            self._pictures.append(text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…")

    def field(self, name: str) -> None:
        """Count a field without a result."""
        self._fields[name] += 1

    def phrases(self) -> tuple[str, ...]:
        """What was left out, a phrase a kind."""
        found = []
        for kind, (one, several) in PHRASES.items():
            count = self._counts[kind]
            if count:
                phrase = one if count == 1 else several.format(count)
                found.append(phrase + self._texts() if kind == "picture" else phrase)
        for name, count in self._fields.items():
            found.append(f"{count} {'field' if count == 1 else 'fields'} {name} without a result")
        return tuple(found)

    def _texts(self) -> str:
        if not self._pictures:
            return ""
        shown = "; ".join(self._pictures[:MOST_TEXTS]) + ("; …" if len(self._pictures) > MOST_TEXTS else "")
        return f" (alternative text: {shown})"
