"""Footnotes: links within a page from a mark to a note, which links back."""

from __future__ import annotations

import re

from toolkit.formats.html.elements import is_raised
from toolkit.formats.html.parsing import Node

#: The mark of a note: 1, [1], （1）, ①, *, 注1. It stays in the text, a lone number in brackets.
MARK = re.compile(
    r"[\[［〔【(（]?\s*(?:注\s*)?(?:[0-9]{1,3}|[ivxIVX]{1,5}|([a-z])\1{0,2}|[*†‡]{1,3})\s*[\]］〕】)）]?|[①-⑳⓪❶-❿]"
)
BARE = re.compile(r"[0-9ivxIVXa-z]{1,5}")
#: The element of a note is one of these, around the target of the link.
HOLDERS = frozenset("li p div dd aside section td".split())


class Notes:
    """The notes of a page: `marks` has what each link to one shows, `labels` the mark of each element of a note.

    `backs` are the links back, which are not part of the notes.
    """

    def __init__(self, root: Node) -> None:
        self.marks: dict[Node, str] = {}
        self.labels: dict[Node, str] = {}
        self.backs: set[Node] = set()
        links = [one for one in root.iter("a") if (one.get("href") or "").startswith("#")]
        self.order = {one: place for place, one in enumerate(root.iter())}
        self.targets = {name: one for one in root.iter() for name in (one.get("id"), one.get("name")) if name}
        for link in links:
            self._read(link)

    @property
    def elements(self) -> list[Node]:
        return list(self.labels)

    def _read(self, link: Node) -> None:
        label = "".join(link.itertext()).strip()
        target = self.targets.get(link.get("href")[1:])
        if target is None or link in self.backs or not MARK.fullmatch(label) or self.order[target] < self.order[link]:
            return
        holder = _holder(target)
        around = (*link.iterancestors(), *link.iter())
        if holder is None or holder in around:
            return
        names = {name for one in around for name in (one.get("id"), one.get("name")) if name}
        parts = (holder, *holder.itersiblings("dt", preceding=True)) if holder.tag == "dd" else (holder,)
        backs = [one for part in parts for one in part.iter("a") if (one.get("href") or "").removeprefix("#") in names]
        if backs or any(map(is_raised, around)):
            self.marks[link] = mark = f"[{label}]" if BARE.fullmatch(label) else label
            self.labels.setdefault(holder, mark)
            self.backs.update(backs)


def _holder(target: Node) -> Node | None:
    """The element of a note around the target of its link; of a term the description after it."""
    for one in (target, *target.iterancestors()):
        if one.tag in HOLDERS:
            return one
        if one.tag == "dt":
            return next(one.itersiblings("dd"), None)
    return None


def without_mark(text: str, mark: str) -> str:
    """The text of a note after its mark, where it has that too."""
    bare = mark.strip("[]")
    for start in (mark, f"({bare})", f"（{bare}）", bare + ".", bare + "、", bare + " ", "^"):
        if text.startswith(start):
            return text[len(start) :].lstrip(" .、\u3000")
    return text
