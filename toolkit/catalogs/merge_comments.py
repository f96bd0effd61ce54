"""Merging the comments of a unit: directives whole, wherever their lines are broken, and other comments by line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from toolkit.catalogs.directives import Directive, directives
from toolkit.catalogs.footnotes import FOOTNOTE, ended, groups

#: A directive is another one reworded if it has at least this much in common with it.
ALIKE = 0.5
#: Begin the comment that holds the other side's text, where theirs or ours is the other.
THEIRS, OURS = "toolkit: theirs ", "toolkit: ours "


@dataclass(frozen=True, slots=True)
class Block:
    """A directive with the empty line that ends it, or one other line. `text` tells blocks apart: their words."""

    lines: tuple[str, ...]
    text: str
    verb: str = ""


def merged_comments(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The merged comments, and the texts of theirs' footnotes that ours words differently.

    What both sides reworded stays as ours has it. What one side only wrapped anew is unchanged there.
    """
    ours, theirs = _with_ends(ours, [base, theirs]), _with_ends(theirs, [base, ours])
    if ours == theirs or theirs == base:
        return tuple(ours), ()
    if ours == base:
        return tuple(theirs), ()
    was, mine, other = _blocks(base), _blocks(ours), _blocks(theirs)
    here, there = _reworded(was, mine), _reworded(was, other)
    origins = {block.text: text for text, block in here.items()}
    known, stays = {block.text for block in was}, {block.text for block in other}
    kept: list[Block] = []
    seen = {"", *known}
    rivals: list[str] = []
    for block in mine:
        if block.text in known and block.text and block.text not in stays:
            kept += [there[block.text]] if block.text in there else []
            continue
        kept.append(block)
        rival = there.get(origins.get(block.text, ""))
        if rival and rival.verb == FOOTNOTE and rival.text != block.text:
            rivals.append(rival.text)
    seen.update(block.text for block in kept)
    added = [block for block in other if block.text not in seen and block.text not in rivals]
    lines = _apart(kept)
    if added:
        lines = [*ended(lines), *_apart(added)]
    return tuple(lines), tuple(rivals)


def _with_ends(comments: Sequence[str], others: Sequence[Sequence[str]]) -> Sequence[str]:
    """Comments with the empty lines that end directives elsewhere, which Babel drops: what is below one is known."""
    if not any("toolkit:" in line for line in comments):
        return comments
    known = [block for other in others for block in _blocks(other)]
    whole, single = ({block.text for block in known if bool(block.verb) is kind} for kind in (True, False))
    lines: list[str] = []
    for block in _blocks(comments):
        lines += _ended_where_known(block, whole, single) if block.verb and block.text not in whole else block.lines
    return tuple(lines)


def _ended_where_known(block: Block, whole: Collection[str], single: Collection[str]) -> Sequence[str]:
    """The lines of a directive, ended after those that are a known one if all below are known comments."""
    for end in range(1, len(block.lines)):
        below = [line for line in block.lines[end:] if line.strip()]
        joined = " ".join(" ".join(below).split())
        if joined in single:
            below = [joined]
        if below and all(" ".join(line.split()) in single for line in below):
            head = block.lines[:end]
            if _blocks(head)[0].text in whole:
                return (*head, "", *below)
    return block.lines


def _blocks(comments: Sequence[str]) -> list[Block]:
    found: list[Block] = []
    for lines in groups(comments):
        running = directives(lines)
        before = lines[0].partition("toolkit:")[0] if running else " ".join(lines)
        text = " ".join([*before.split(), *(_words(one) for one in running)])
        found.append(Block(tuple(lines), text, running[-1].verb if running else ""))
    return found


def _words(one: Directive) -> str:
    space = "" if one.text.startswith("[") else " "
    return one.verb + space + " ".join(one.text.split())


def _reworded(was: Sequence[Block], now: Sequence[Block]) -> dict[str, Block]:
    """The directives of `was` that are worded differently `now`, by their old texts; each new one once."""
    before, after = {block.text for block in was}, {block.text for block in now}
    gone = [block for block in was if block.verb and block.text not in after]
    new = [block for block in now if block.verb and block.text not in before]
    pairs = sorted(
        ((_likeness(old, one), -place, old.text, one) for old in gone for place, one in enumerate(new)),
        key=lambda pair: pair[:3],
        reverse=True,
    )
    found: dict[str, Block] = {}
    taken: set[str] = set()
    for likeness, _, text, one in pairs:
        if likeness >= ALIKE and text not in found and one.text not in taken:
            found[text] = one
            taken.add(one.text)
    return found


def _likeness(old: Block, new: Block) -> float:
    """How much of two directives is common: all of it, where both are for one phrase."""
    if old.verb != new.verb:
        return 0.0
    phrase = old.text.partition("]")[0]
    if "[" in phrase and phrase == new.text.partition("]")[0]:
        return 1.0
    return SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()


def _apart(blocks: Sequence[Block]) -> list[str]:
    """The lines of blocks; an empty one keeps a comment from becoming a part of the directive above it."""
    lines: list[str] = []
    running = False
    for block in blocks:
        if running and not block.verb and block.text:
            lines.append("")
        lines += block.lines
        running = bool(block.verb and block.lines[-1].strip())
    return lines


def kept_aside(mark: str, text: str) -> tuple[str, ...]:
    """A directive's text as a comment that does nothing, with the empty line that ends it."""
    return (mark + text.replace("toolkit:", "").strip(), "")
