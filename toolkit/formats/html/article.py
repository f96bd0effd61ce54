"""Where the article of a page is: the element that holds it, and what in and around the element is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from toolkit.errors import InputError
from toolkit.formats.html.characters import shown
from toolkit.formats.html.elements import BLOCKS, FRAMES, SILENT, shown_lines
from toolkit.formats.html.flow import Flow
from toolkit.formats.html.furniture import (
    RELATED,
    SURE,
    begins_others,
    has_fact,
    holds_files,
    holds_text,
    is_of_page,
    likelihood,
    strength,
)
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.measures import Measures, has_field, has_sentence, has_text
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import Node
from toolkit.formats.report.lines import BLANK
from toolkit.formats.report.paragraph import Paragraph

#: The article's element has this share of the page's text; nothing with the second share is furniture by its
#: name, and what has less than the third is not known by its name alone.
MOST, NO_FURNITURE, KNOWN = 0.85, 0.4, 0.3
#: The element around the title has at least this share of what is in that around it.
HALF = 0.5
#: Boxes of other texts, which their first line names.
BOXES = frozenset("aside div dl section td ul".split())
#: What furniture whose name tells little has.
CONTROLS = ("a", "button", "input", "select")
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
        self.furniture: set[Node] = set()
        #: Furniture that is none in the article: its name is of a place on a page.
        self.perhaps: set[Node] = set()
        self._refuse_without_text(path)
        self._mark_furniture()
        self.core = self._core()
        self._refuse_links(path)
        self._keep_text()
        self._mark_links()
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

    def _refuse_without_text(self, path: str) -> None:
        """Raise InputError where the article's element is empty, or nothing but links, or the page has no text."""
        measures = self.measures
        body = next(self.root.iter("body"), self.root)
        text = measures.text[body] + measures.linked[body]
        empty = any(likelihood(one) == SURE for one in measures.every) and not measures.has_prose
        if text and not (empty or (measures.linked[body] and not measures.has_prose)):
            return
        tags = {one.tag for one in measures.every}
        if tags & FRAMES and not tags & {"h1", "h2"}:
            message = "holds no text: it is in a frame; open the frame alone in a browser and save that"
        elif tags & {"script", "noscript"} and (empty or not text):
            message = "holds no text: a script fills in the page; save it from a browser once it has loaded"
        elif text:
            return
        else:
            message = "is empty: there is nothing to translate"
        raise InputError(message, path=path)

    def _refuse_links(self, path: str) -> None:
        if self.measures.is_links(self.core):
            raise InputError("is a list of links and no article; open one of them and save that", path=path)

    def _mark_furniture(self) -> None:
        """Find the furniture by its names, and take its text off the elements around it."""
        self.own = dict(self.measures.prose)
        whole = self.measures.prose[self.root]
        inside: set[Node] = set()
        for one in self.measures.every:
            if one.getparent() in inside or one in self.measures.unseen:
                inside.add(one)
                continue
            others = one.tag in BOXES and begins_others(one) and len(shown_lines(one)) > 1
            sure = 2 if others else strength(one) if one.tag in BLOCKS or one.tag == "span" else 0
            if not sure or (self.measures.prose[one] >= NO_FURNITURE * whole and not (others and self._has_title(one))):
                continue
            if any(self._is_known(child) for child in one.iter()):
                continue
            if sure == 1 and (has_text(one) or has_field(one) or next(one.iter(*CONTROLS), None) is None):
                continue
            inside.add(one)
            self.furniture.add(one)
            if sure == 1:
                self.perhaps.add(one)
            for above in one.iterancestors():
                self.own[above] -= self.measures.prose[one]

    def _has_title(self, element: Node) -> bool:
        """Whether the title of the page is before an element."""
        return next(element.iter("h1"), None) is None and element.xpath("boolean(preceding::h1)")

    def _keep_text(self) -> None:
        """In the article what its text says counts, not its name: sentences and figures in furniture are none."""
        for one in list(self.core.iter()):
            if one not in self.furniture or self.measures.is_links(one):
                continue
            if one in self.perhaps:
                self.furniture.discard(one)
            elif holds_text(one):
                self.furniture.discard(one)
                self.furniture |= {part for part in one.iter(*BLOCKS) if part is not one and self._is_of_page(part)}

    def _is_of_page(self, part: Node) -> bool:
        """Whether a line in a box that holds text is furniture by its own text."""
        return self.measures.is_links(part) or (len(lines := shown_lines(part)) == 1 and is_of_page(lines[0]))

    def _core(self) -> Node:
        body = next(self.root.iter("body"), self.root)
        known = [one for one in self.measures.every if self._is_known(one) and one not in self.measures.unseen]
        start = _common(known) if known else body
        sure = [one for one in known if likelihood(one) == SURE]
        core = self._densest(start, sure)
        for one in (core, *core.iterancestors()):
            if one in known:
                return one
        while core.tag not in HOLDERS and core is not body:
            core = core.getparent()
        titled = self._titled(core)
        if titled is not core:
            return titled
        while core is not body and self._is_bare(core.getparent(), core):
            core = core.getparent()
        return core

    def _is_known(self, element: Node) -> bool:
        """Whether an element is the container of an article by its name, and holds text; perhaps most of the page's."""
        sure, measures = likelihood(element), self.measures
        if not sure or not measures.text[element]:
            return False
        return sure == SURE or measures.prose[element] > KNOWN * measures.prose[self.root]

    def _densest(self, start: Node, known: list[Node]) -> Node:
        """The smallest element that has most of the text of another; among those known, if there are any."""
        core, goal = start, MOST * self.own[start]
        while goal:
            child = max(core, key=self.own.__getitem__, default=None)
            if child is None or self.own[child] < goal or child in self.furniture:
                break
            core = child
        while known and core not in known and core is not start:
            core = core.getparent()
        return core

    def _titled(self, core: Node) -> Node:
        """The element in another that has its title and most of its text, and is not the first of several like it."""
        while core.tag in ("body", "div", "section", "main"):
            inner = [one for one in core if next(one.iter("h1"), None) is not None]
            if len(inner) != 1 or inner[0].tag not in HOLDERS or self.own[inner[0]] < HALF * self.own[core]:
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

    def _mark_links(self) -> None:
        """Lists of links in the article before its first sentence and after its last are navigation."""
        inside = list(self.core.iter())
        order = {one: place for place, one in enumerate(inside)}
        prose = [place for one, place in order.items() if has_sentence(one)]
        first, last = (prose[0], prose[-1]) if prose else (len(inside), 0)
        for one in inside:
            place, size = order[one], sum(1 for _ in one.iter())
            if 2 * self.measures.prose[one] > self.measures.prose[self.core]:
                continue
            if (place + size <= first or place > last) and self.measures.is_links(one):
                above = one.getprevious()
                named = above is not None and RELATED.fullmatch("".join(above.itertext()).strip()) is not None
                if named or likelihood(self.core) < SURE:
                    self.furniture.add(one)
                if named:
                    self.furniture.add(above)

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
