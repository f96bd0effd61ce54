"""Revised reports with what an update makes of them, as text that a person can review."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.catalogs.changes import Change, ChangeKind, Rules
from toolkit.catalogs.update import update
from toolkit.formats import po
from toolkit.model import Unit

SAMPLE = Path(__file__).parent / "data" / "sample-project" / "translations" / "en" / "linjiang-2023.po"
RULES = Rules("zh", "en", ("I.", "(I)", "First,", "(1)"))
#: How many reports are made, and how many changes each has.
REVISIONS, CHANGES = 30, 14

Paragraphs = list[str]
HAN = "一二三四五六七八九"


def revisions() -> Iterator[str]:
    """Each revision, with every unit that did not simply stay."""
    catalog = po.parse(SAMPLE.read_bytes())
    for number in range(REVISIONS):
        dice = random.Random(number)
        sources = [unit.source for unit in catalog.units]
        for _ in range(CHANGES):
            dice.choice(WAYS)(sources, dice.randrange(len(sources) - 1), dice)
        template = [Unit(source, notes=("paragraph",)) for source in dict.fromkeys(sources)]
        yield f"=== revision {number}"
        yield from shown(update(catalog, template, RULES).changes)


def shown(changes: tuple[Change, ...]) -> Iterator[str]:
    """The changes, without what stayed the same; where only the place changed, one line each."""
    for change in changes:
        unit = change.unit
        if change.kind in (ChangeKind.MOVED, ChangeKind.GONE):
            yield f"{change.kind} {change.old[0].source}"
        elif unit and change.kind is not ChangeKind.KEPT:
            yield str(change.kind)
            yield from (f"  - {old.source}" for old in change.old)
            yield f"  + {unit.source}"
            if unit.target not in {old.target for old in change.old}:
                yield f"  = {unit.target}"
            if unit.previous not in {old.source for old in change.old}:
                yield f"  previous: {unit.previous}"
            yield f"  {unit.state}"
            yield from (f"  # {line}" for line in unit.comments)


def figures(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """Other figures in one paragraph."""
    sources[at] = re.sub(r"\d+", lambda found: str(int(found[0]) + dice.randrange(1, 9)), sources[at])


def reworded(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """One clause from elsewhere."""
    clauses = re.split(r"(?<=[，。；])", sources[at])
    others = re.split(r"(?<=[，。；])", dice.choice(sources))
    clauses[dice.randrange(len(clauses))] = dice.choice(others)
    sources[at] = "".join(clauses) or "新段落。"


def split(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """One paragraph in two, at the end of a sentence or of a clause."""
    clauses = re.split(r"(?<=[。；，])", sources[at].strip())
    if len(clauses) > 2:
        place = dice.randrange(1, len(clauses) - 1)
        sources[at : at + 1] = ["".join(clauses[:place]).rstrip("，") + "。", "".join(clauses[place:])]


def joined(sources: Paragraphs, at: int, dice: random.Random) -> None:  # noqa: ARG001  # the form of a change
    """Two paragraphs in one."""
    sources[at : at + 2] = [sources[at] + sources[at + 1]]


def deleted(sources: Paragraphs, at: int, dice: random.Random) -> None:  # noqa: ARG001  # the form of a change
    """One paragraph less."""
    del sources[at]


def moved(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """One paragraph elsewhere."""
    sources.insert(dice.randrange(len(sources)), sources.pop(at))


def added(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """A paragraph made of clauses of others."""
    clauses = [dice.choice(re.split(r"(?<=[，。；])", dice.choice(sources))) for _ in range(3)]
    sources.insert(at, "".join(clauses))


def renumbered(sources: Paragraphs, at: int, dice: random.Random) -> None:
    """Another number before one paragraph and the next few."""
    for place in range(at, min(at + 4, len(sources))):
        sources[place] = re.sub(
            r"^（?[一二三四五六七八](?=[、）])|^第?[一二三四五六七八](?=[，是])|^\d(?=\.)",
            lambda found: re.sub(r"[一-龥]$|\d", lambda one: _next(one[0], dice), found[0]),
            sources[place],
        )


def _next(numeral: str, dice: random.Random) -> str:
    return str(int(numeral) + dice.randrange(1, 3)) if numeral.isdigit() else HAN[HAN.index(numeral) + 1]


WAYS: list[Callable[[Paragraphs, int, random.Random], None]] = [
    figures,
    figures,
    figures,
    reworded,
    reworded,
    split,
    split,
    joined,
    deleted,
    moved,
    added,
    renumbered,
    renumbered,
]
