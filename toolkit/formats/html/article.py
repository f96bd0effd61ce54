"""Where the article of a page is: the element that holds it, and what in and around the element is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.errors import InputError
from toolkit.formats.html.elements import BLOCKS, SILENT, count_lines, is_hidden
from toolkit.formats.html.flow import Flow
from toolkit.formats.html.furniture import RELATED, SENTENCE, holds_files, is_known, strength
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import Node
from toolkit.formats.report.paragraph import Paragraph

#: A mark of punctuation says as much for a text as so many characters: menus have none.
MARK, MARKS = 100, re.compile("[。；！？，]")
#: The article's element has this share of the page's text; nothing with that share is furniture by its name.
MOST, NO_FURNITURE = 0.85, 0.4
#: Text that is links to so large a part is a list of links, if there are so many.
LINKS, FEWEST = 0.6, 2
#: What leads to the next page of an article.
NEXT = re.compile("(?:下一?页|下一頁|余下全文|阅读全文|查看全文|展开全文)[>»›→]*")
#: Elements that hold the paragraphs of an article.
HOLDERS = frozenset("article body center div form main section td".split())


class Article:
    """The element of a page that holds its article, `core`, and what is `before` it, and in parts `after` it."""

    def __init__(self, root: Node, notes: Notes, losses: Losses, path: str) -> None:
        self.root, self.notes, self.losses = root, notes, losses
        self.every = list(root.iter())
        self.furniture: set[Node] = set()
        self._measure()
        self._refuse_without_text(path)
        self._mark_furniture()
        self.core = self._core()
        self._mark_links()
        self.before = [one for part in self._around(before=True) for one in part]
        self.after = list(self._around(before=False))
        if any(self._leads_on(one) for one in root.iter("a")):
            losses.add("next")

    def leaves_out(self, element: Node) -> str:
        """What an element of the article is counted as where it is left out."""
        if element in self.hidden:
            return "hidden"
        return "furniture" if element in self.furniture else ""

    def _leads_on(self, link: Node) -> bool:
        """Whether a link is to the next page of the article."""
        if NEXT.fullmatch("".join(link.itertext()).strip()) is None or link in self.hidden:
            return False
        return (link.get("href") or "#").startswith(("#", "javascript")) is False

    def _measure(self) -> None:
        """How much text each element has outside links, in links, and how many marks of punctuation."""
        self.hidden = {one for one in self.every if is_hidden(one)}
        self._count()
        if not self.text[self.root] + self.linked[self.root]:
            self.hidden.clear()  # a page that a script would show
            self._count()

    def _count(self) -> None:
        self.text = dict.fromkeys(self.every, 0)
        self.linked = dict.fromkeys(self.every, 0)
        self.prose = dict.fromkeys(self.every, 0)
        in_link: dict[Node, bool] = {}
        for one in self.every:
            parent = one.getparent()
            link = one.tag == "a" and one.get("href") is not None and one not in self.notes.marks
            in_link[one] = link or (parent is not None and in_link[parent])
        for one in reversed(self.every):
            parent = one.getparent()
            shown = one.tag not in SILENT and one not in self.hidden
            if shown and one.text:
                self._count_text(one, one.text, in_link[one])
            if parent is None:
                continue
            if shown:
                for counts in (self.text, self.linked, self.prose):
                    counts[parent] += counts[one]
            if one.tail:
                self._count_text(parent, one.tail, in_link[parent])

    def _count_text(self, element: Node, text: str, in_link: bool) -> None:
        size = len(text.strip())
        if in_link:
            self.linked[element] += size
        elif size:
            self.text[element] += size
            self.prose[element] += size + MARK * len(MARKS.findall(text))

    def _refuse_without_text(self, path: str) -> None:
        body = next(self.root.iter("body"), self.root)
        if self.text[body] + self.linked[body]:
            return
        tags = {one.tag for one in self.every}
        if tags & {"frame", "iframe"}:
            message = "holds no text: it is in a frame; open the frame alone in a browser and save that"
        elif tags & {"script", "noscript"}:
            message = "holds no text: a script fills in the page; save it from a browser once it has loaded"
        else:
            message = "is empty: there is nothing to translate"
        raise InputError(message, path=path)

    def _mark_furniture(self) -> None:
        """Find the furniture by its names, and take its text off the elements around it."""
        self.own = dict(self.prose)
        whole = self.prose[self.root]
        inside: set[Node] = set()
        for one in self.every:
            if one.getparent() in inside or one in self.hidden:
                inside.add(one)
                continue
            sure = strength(one) if one.tag in BLOCKS or one.tag == "span" else 0
            if not sure or self.prose[one] >= NO_FURNITURE * whole:
                continue
            if any(is_known(child) and self.text[child] for child in one.iter()) or (sure == 1 and self._has_text(one)):
                continue
            inside.add(one)
            self.furniture.add(one)
            for above in one.iterancestors():
                self.own[above] -= self.prose[one]

    def _has_text(self, element: Node) -> bool:
        """Whether there is a sentence or a heading outside links."""
        if any(True for _ in element.iter("h1")):
            return True
        return any(
            SENTENCE.search(text) for one in element.iter() if one.tag != "a" for text in (one.text, one.tail) if text
        )

    def _core(self) -> Node:
        body = next(self.root.iter("body"), self.root)
        known = [
            one for one in self.every if is_known(one) and self.text[one] + self.linked[one] and one not in self.hidden
        ]
        start = _common(known) if known else body
        core = self._densest(start, known)
        if core in known:
            return core
        while core.tag not in HOLDERS and core is not body:
            core = core.getparent()
        while core is not body and self._is_bare(core.getparent(), core):
            core = core.getparent()
        return core

    def _densest(self, start: Node, known: list[Node]) -> Node:
        """The smallest element that has most of the text of another; among those known, if there are any."""
        core, goal = start, MOST * self.own[start]
        while True:
            child = max(core, key=self.own.__getitem__, default=None)
            if child is None or self.own[child] < goal or child in self.furniture:
                break
            core = child
        while known and core not in known and core is not start:
            core = core.getparent()
        return core

    def _is_bare(self, parent: Node, core: Node) -> bool:
        """Whether nothing around an element in its parent is furniture: a link is enough."""
        for child in parent:
            if child is core or child.tag in SILENT:
                continue
            if any(one in self.furniture or one.get("href") for one in child.iter()) and not holds_files(child):
                return False
        return True

    def _is_links(self, element: Node) -> bool:
        """Whether an element is a list of links, to pages and not to files."""
        text, linked = self.text[element], self.linked[element]
        if element.tag not in BLOCKS or not linked or linked < LINKS * (text + linked):
            return False
        links = [one for one in element.iter("a") if one.get("href")]
        return len(links) >= FEWEST and not holds_files(element) and not self._has_text(element)

    def _mark_links(self) -> None:
        """Lists of links in the article before its first sentence and after its last are navigation."""
        inside = list(self.core.iter())
        order = {one: place for place, one in enumerate(inside)}
        prose = [
            order[one] for one in inside
            if _has_sentence(one)
        ]  # fmt: skip
        first, last = (prose[0], prose[-1]) if prose else (0, 0)
        for one in inside if prose else ():
            place, size = order[one], sum(1 for _ in one.iter())
            if (place + size <= first or place > last) and one is not self.core and self._is_links(one):
                self.furniture.add(one)
                above = one.getprevious()
                if above is not None and RELATED.fullmatch("".join(above.itertext()).strip()):
                    self.furniture.add(above)

    def _around(self, *, before: bool) -> Iterator[list[Paragraph]]:
        """The lines of each part before or after the article, without furniture, which is counted."""
        pairs = list(pairwise([self.core, *self.core.iterancestors()]))
        for inner, outer in reversed(pairs) if before else pairs:
            for child in self._beside(inner, outer, before=before):
                yield list(self._lines_of(child))

    def _beside(self, inner: Node, outer: Node, *, before: bool) -> list[Node]:
        children = list(outer)
        place = children.index(inner)
        return [one for one in (children[:place] if before else children[place + 1 :]) if one.tag not in ("head",)]

    def _lines_of(self, child: Node) -> Iterator[Paragraph]:
        if child.tag in SILENT or child in self.hidden:
            return
        if child in self.furniture or self._is_links(child):
            self.losses.add("furniture", count_lines(child))
            return
        for one in child.iter():
            if one is not child and self._is_links(one):
                self.furniture.add(one)
        quiet = Losses()
        yield from Flow(self.leaves_out, self.notes, quiet, apart=True).paragraphs([child])
        self.losses.add("furniture", quiet.counts["furniture"])


def _has_sentence(element: Node) -> bool:
    """Whether the text of an element, without those within it, or what follows it has a sentence outside a link."""
    inside = element.text if element.tag not in ("a", *SILENT) else None
    return any(SENTENCE.search(text) for text in (inside, element.tail) if text)


def _common(elements: list[Node]) -> Node:
    """The smallest element that holds all others."""
    paths = [[*reversed(list(one.iterancestors())), one] for one in elements]
    common = [same[0] for same in zip(*paths, strict=False) if all(one is same[0] for one in same)]
    return common[-1]
