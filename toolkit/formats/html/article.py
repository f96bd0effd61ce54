"""Where the article of a page is: the element that holds it, and what in and around the element is not part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from toolkit.formats.html.characters import shown
from toolkit.formats.html.elements import SILENT, shown_lines
from toolkit.formats.html.flow import Flow
from toolkit.formats.html.furniture import (
    SURE,
    has_fact,
    holds_files,
    likelihood,
)
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.marking import Marking
from toolkit.formats.html.measures import Measures
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import Node
from toolkit.formats.html.refusals import refuse_links, refuse_without_text
from toolkit.formats.report.lines import BLANK
from toolkit.formats.report.paragraph import Paragraph

#: The article's element has this share of the page's text.
MOST = 0.85
#: The element around the title has at least this share of what is in that around it.
HALF = 0.5
#: What leads to the next page of an article.
NEXT = re.compile("(?:下一?页|下一頁|余下全文|阅读全文|查看全文|展开全文)[>»›→]*")
#: Elements that hold the paragraphs of an article.
HOLDERS = frozenset("article body center div form main section td".split())


#: The lines of a part of a page; None where it is furniture.
Part: TypeAlias = list[Paragraph] | None


class Article:
    """The element of a page that holds its article, `core`, and what is `before` it, and in parts `after` it."""

    def __init__(self, root: Node, notes: Notes, losses: Losses, path: str) -> None:
        self.root, self.notes, self.losses = root, notes, losses
        self.measures = Measures(root, notes)
        self.marking = Marking(self.measures)
        self.furniture = self.marking.furniture
        refuse_without_text(self.measures, path)
        self.core = self._core()
        refuse_links(self.measures, self.core, path)
        self.marking.keep_text(self.core)
        self.marking.mark_named(self.core)
        self.marking.mark_links(self.core)
        self.before = [one for part in self._around(before=True) for one in part or ()]
        self.after = list(self._around(before=False))
        if any(self._leads_on(one) for one in root.iter("a")):
            losses.add("next")

    def leaves_out(self, element: Node) -> str:
        """What an element of the article is counted as where it is left out."""
        if element in self.measures.hidden:
            return "hidden"
        return "furniture" if element in self.furniture else ""

    def _leads_on(self, link: Node) -> bool:
        """Whether a link is to the next page of the article."""
        if NEXT.fullmatch("".join(link.itertext()).strip()) is None or link in self.measures.hidden:
            return False
        return (link.get("href") or "#").startswith(("#", "javascript")) is False

    def _core(self) -> Node:
        body = next(self.root.iter("body"), self.root)
        known = [one for one in self.measures.every if self.marking.is_known(one) and one not in self.measures.unseen]
        start = _common(known) if known else body
        sure = [one for one in known if likelihood(one) == SURE]
        core = self._densest(start, sure)
        for one in (core, *core.iterancestors()):
            if one in known:
                return one
        while core.tag not in HOLDERS and core is not body:
            core = core.getparent()
        titled = self._titled(core)
        if titled is not body and next(titled.iter("h1"), None) is not None:
            return titled
        while core is not body and self._is_bare(core.getparent(), core):
            core = core.getparent()
        return core

    def _densest(self, start: Node, known: list[Node]) -> Node:
        """The smallest element that has most of the text of another; among those known, if there are any."""
        core, goal = start, MOST * self.marking.own[start]
        while goal:
            child = max(core, key=self.marking.own.__getitem__, default=None)
            if child is None or self.marking.own[child] < goal or child in self.furniture:
                break
            core = child
        while known and core not in known and core is not start:
            core = core.getparent()
        return core

    def _titled(self, core: Node) -> Node:
        """The element in another that has its title and most of its text, and is not the first of several like it."""
        while core.tag in ("body", "div", "section", "main"):
            inner = [one for one in core if next(one.iter("h1"), None) is not None]
            if (
                len(inner) != 1
                or inner[0].tag not in HOLDERS
                or self.marking.own[inner[0]] < HALF * self.marking.own[core]
            ):
                break
            if any(
                one.tag == inner[0].tag and one.get("class") == inner[0].get("class")
                for one in core
                if one is not inner[0]
            ):
                break
            core = inner[0]
        return core

    def _is_bare(self, parent: Node, core: Node) -> bool:
        """Whether nothing around an element in its parent is furniture: a link is enough."""
        for child in parent:
            if child is core or child.tag in SILENT:
                continue
            if any(one in self.furniture or is_link(one) for one in child.iter()) and not holds_files(child):
                return False
        return True

    def _around(self, *, before: bool) -> Iterator[Part]:
        """The lines of each part before or after the article; None for furniture, which is counted."""
        pairs = list(pairwise([self.core, *self.core.iterancestors("*")]))
        for inner, outer in reversed(pairs) if before else pairs:
            children = list(outer)
            place = children.index(inner)
            if before:
                yield _loose(outer.text, outer)
            else:
                yield _loose(inner.tail, inner)
            for child in children[:place] if before else children[place + 1 :]:
                yield self._lines_of(child)
                yield _loose(child.tail, child)

    def _lines_of(self, child: Node) -> Part:
        if child.tag in SILENT or child in self.measures.hidden:
            return []
        if child in self.furniture or self.measures.is_links(child):
            lines = shown_lines(child)
            self.losses.add("furniture", len(lines), lines[:1] if has_fact(child) else ())
            return None
        self.furniture |= {one for one in child.iter() if one is not child and self.measures.is_links(one)}
        quiet = Losses()
        found = Flow(self.leaves_out, self.notes, quiet, apart=True).paragraphs([child])
        self.losses.add("furniture", quiet.counts["furniture"])
        return found


def _loose(text: str | None, element: Node) -> list[Paragraph]:
    """A line of text that is in no part."""
    line = shown(text or "")
    return [Paragraph(line, element.sourceline or 0)] if line.strip(BLANK) else []


def _common(elements: list[Node]) -> Node:
    """The smallest element that holds all others."""
    paths = [[*reversed(list(one.iterancestors())), one] for one in elements]
    common = [same[0] for same in zip(*paths, strict=False) if all(one is same[0] for one in same)]
    return common[-1]


def is_link(element: Node) -> bool:
    """Whether an element is a link; one that a script follows has no address, and one with a name is a target."""
    if element.tag != "a":
        return False
    return bool(element.get("href")) or not (element.get("name") or element.get("id"))
