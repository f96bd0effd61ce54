"""Which elements of a page are furniture: by their names, by the line they begin with, as lists of links."""

from __future__ import annotations

from itertools import takewhile

from toolkit.formats.html.elements import BLOCKS, HEADING, shown_lines
from toolkit.formats.html.furniture import (
    RELATED,
    SURE,
    begins_others,
    holds_text,
    is_of_page,
    likelihood,
    strength,
)
from toolkit.formats.html.measures import Measures, has_field, has_sentence, has_text
from toolkit.formats.html.parsing import Node

#: Nothing with this share of the page's text is furniture by its name, and what has less than the other is not known
#: by its name alone.
NO_FURNITURE, KNOWN = 0.4, 0.3
#: What furniture whose name tells little has.
CONTROLS = ("a", "button", "input", "select")
#: Boxes of other texts, which their first line names.
BOXES = frozenset("aside div dl section td ul".split())


class Marking:
    """The `furniture` of a page, and its `own` text: of each element what it has beside furniture."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.furniture: set[Node] = set()
        #: Furniture that is none in the article: its name is of a place on a page.
        self.perhaps: set[Node] = set()
        self.mark_furniture()

    def is_known(self, element: Node) -> bool:
        """Whether an element is the container of an article by its name, and holds text; perhaps most of the page's."""
        sure, measures = likelihood(element), self.measures
        if not sure or not measures.text[element]:
            return False
        return sure == SURE or measures.prose[element] > KNOWN * measures.prose[self.measures.root]

    def mark_furniture(self) -> None:
        """Find the furniture by its names, and take its text off the elements around it."""
        self.own = dict(self.measures.prose)
        whole = self.measures.prose[self.measures.root]
        inside: set[Node] = set()
        for one in self.measures.every:
            if one.getparent() in inside or one in self.measures.unseen:
                inside.add(one)
                continue
            others = one.tag in BOXES and begins_others(one) and len(shown_lines(one)) > 1
            sure = 2 if others else strength(one) if one.tag in BLOCKS or one.tag == "span" else 0
            if not sure or (self.measures.prose[one] >= NO_FURNITURE * whole and not (others and self._has_title(one))):
                continue
            if any(self.is_known(child) for child in one.iter()):
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

    def keep_text(self, core: Node) -> None:
        """In the article what its text says counts, not its name: sentences and figures in furniture are none."""
        for one in list(core.iter()):
            if one not in self.furniture or self.measures.is_links(one):
                continue
            if one in self.perhaps:
                self.furniture.discard(one)
            elif holds_text(one):
                self.furniture.discard(one)
                self.furniture |= {part for part in one.iter(*BLOCKS) if part is not one and self._is_of_page(part)}

    def mark_named(self, core: Node) -> None:
        """A line in the article that names other texts is furniture with what follows it up to the next heading.

        What follows a line that is not a heading is furniture if it is links alone.
        """
        for one in list(core.iter("h2", "h3", "h4", "h5", "h6", "p", "div")):
            if one in self.furniture or not begins_others(one) or len(shown_lines(one)) > 1:
                continue
            below = _below(one)
            if not HEADING.fullmatch(one.tag):
                below = list(takewhile(self._is_link_alone, below))
            size = sum(self.measures.prose[part] for part in below)
            if below and size < NO_FURNITURE * self.measures.prose[core]:
                self.furniture.update([one, *below])

    def _is_link_alone(self, element: Node) -> bool:
        return self.measures.linked[element] > 0 == self.measures.text[element]

    def _is_of_page(self, part: Node) -> bool:
        """Whether a line in a box that holds text is furniture by its own text."""
        return self.measures.is_links(part) or (len(lines := shown_lines(part)) == 1 and is_of_page(lines[0]))

    def mark_links(self, core: Node) -> None:
        """Lists of links in the article before its first sentence and after its last are navigation."""
        inside = list(core.iter())
        order = {one: place for place, one in enumerate(inside)}
        prose = [place for one, place in order.items() if has_sentence(one)]
        first, last = (prose[0], prose[-1]) if prose else (len(inside), 0)
        for one in inside:
            place, size = order[one], sum(1 for _ in one.iter())
            if 2 * self.measures.prose[one] > self.measures.prose[core]:
                continue
            if (place + size <= first or place > last) and self.measures.is_links(one):
                above = one.getprevious()
                named = above is not None and RELATED.fullmatch("".join(above.itertext()).strip()) is not None
                if named or likelihood(core) < SURE:
                    self.furniture.add(one)
                if named:
                    self.furniture.add(above)


def _below(heading: Node) -> list[Node]:
    """What follows an element, up to the next heading."""
    return list(takewhile(lambda one: not _ends(heading, one), heading.itersiblings()))


def _ends(heading: Node, following: Node) -> bool:
    """Whether what is below a heading ends before an element."""
    found, own = HEADING.fullmatch(following.tag), HEADING.fullmatch(heading.tag)
    return found is not None and (own is None or found[1] <= own[1])
