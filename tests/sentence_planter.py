"""Paragraphs made of the right pairs in `tests/data/`, and the same with one sentence left out on either side."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
SETS = ("numbers_authored", "numbers_varied", "numbers_regional", "numbers_dev", "meaning_authored", "terms_dev")


@dataclass(frozen=True)
class Paragraph:
    """The pieces of a paragraph in both languages; piece for piece they render each other."""

    name: str
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, str]:
        return "".join(self.zh), " ".join(self.en)

    def without(self, language: str) -> tuple[str, str, int, int]:
        """Both texts with one piece left out of `language`, and where the other text has its counterpart."""
        at = random.Random(f"{self.name} {language}").randrange(len(self.zh))
        zh, en = self.texts
        if language == "en":
            start = sum(map(len, self.zh[:at]))
            return zh, " ".join(self.en[:at] + self.en[at + 1 :]), start, start + len(self.zh[at])
        start = sum(len(piece) + 1 for piece in self.en[:at])
        return "".join(self.zh[:at] + self.zh[at + 1 :]), en, start, start + len(self.en[at])


def paragraphs() -> Iterator[Paragraph]:
    """Pairs that are whole sentences, put together by twos, threes and fours."""
    for name in SETS:
        lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row.get("label") != "wrong"]
        pairs = [(row["zh"].strip(), row["en"].strip()) for row in rows]
        whole = [(zh, en) for zh, en in pairs if "\n" not in zh and zh[-1] in "。！？" and en[-1] in ".!?"]
        for size in (2, 3, 4):
            for at in range(0, len(whole) - size + 1, size):
                zh, en = zip(*whole[at : at + size], strict=True)
                yield Paragraph(f"{name}/{size}/{at}", zh, en)
