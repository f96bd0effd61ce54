"""How much text the elements of a page have, of what kind, and which of them are lists of links."""

from __future__ import annotations

import re

from toolkit.formats.html.elements import BLOCKS, FRAMES, SILENT, hides_text, is_hidden
from toolkit.formats.html.furniture import ANNEXES, FIELD, FOOT, SENTENCE, SURE, holds_files, likelihood
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import Node

#: A mark of punctuation says as much for a text as so many characters, and so does a figure in a cell: menus have none.
MARK, MARKS = 100, re.compile(r"[。；！？，]|\A\s*[-−]?[0-9][0-9,.]*%?\s*\Z")
#: Text that is links to so large a part is a list of links, if there are so many.
LINKS, FEWEST = 0.75, 2
#: What hides a larger part of a page's text by its style is undone by a style sheet or a script.
HIDDEN = 0.5
#: What is beside the links of a list, and no text.
DATE = re.compile(
    r"[\s【\[(（|·•>＞»→-]*(?:[12][0-9]{3}\s*[-/.年])?[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}[日\s0-9:】\])）|·•]*|[\W_]*"
)


class Measures:
    """The elements of a page in order, which are `hidden`, and how many characters each shows.

    `text` are those outside links, `linked` those in links; `prose` those of texts, with MARK for each mark.
    """

    def __init__(self, root: Node, notes: Notes) -> None:
        self.root, self.notes = root, notes
        self.every = list(root.iter())
        self.hidden: set[Node] = set()
        self._count()
        most = HIDDEN * self.prose[root]
        self.hidden = {one for one in self.every if is_hidden(one) or (hides_text(one) and self.prose[one] <= most)}
        self._show_what_a_script_would()
        #: The elements that are hidden, and all within them.
        self.unseen: set[Node] = set()
        self.unseen.update(one for one in self.every if one in self.hidden or one.getparent() in self.unseen)
        self._count()

    def _show_what_a_script_would(self) -> None:
        """Nothing is hidden around the elements of articles if all are hidden, nor on a page that shows no text."""
        known = [one for one in self.every if likelihood(one) == SURE and any(map(str.strip, one.itertext()))]
        around = [{one, *one.iterancestors()} for one in known]
        if known and all(self.hidden & one for one in around):
            self.hidden -= around[0]
        self._count()
        if not self.text[self.root] + self.linked[self.root]:
            self.hidden.clear()

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
            shown = one.tag not in SILENT and one.tag not in FRAMES and one not in self.hidden
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
            if not (DATE.fullmatch(text) or FOOT.search(text)):
                self.prose[element] += size + MARK * len(MARKS.findall(text))

    @property
    def has_prose(self) -> bool:
        """Whether there is a mark of punctuation, or a figure in a cell, outside links."""
        return self.prose[self.root] >= MARK

    def is_links(self, element: Node) -> bool:
        """Whether an element is a list of links, to pages and not to files."""
        text, linked = self.prose[element], self.linked[element]
        if element.tag not in BLOCKS or not linked or linked < LINKS * (text + linked):
            return False
        links = sum(1 for one in element.iter("a") if one.get("href"))
        return links >= FEWEST and not (holds_files(element) or are_annexes(element) or has_text(element))


def has_text(element: Node) -> bool:
    """Whether there is a sentence or a heading outside links."""
    if any(True for _ in element.iter("h1")):
        return True
    return any(
        SENTENCE.search(text) for one in element.iter() if one.tag != "a" for text in (one.text, one.tail) if text
    )


def has_field(element: Node) -> bool:
    """Whether a field of the page is in an element without links to other pages, which have dates too."""
    links = any((one.get("href") or "#")[0] != "#" and "javascript" not in one.get("href") for one in element.iter("a"))
    return not links and FIELD.search("".join(element.itertext())) is not None


def are_annexes(element: Node) -> bool:
    """Whether an element or what is right before it names the annexes of a report."""
    before = element.getprevious()
    return any(ANNEXES.match("".join(one.itertext())) for one in (element, before) if one is not None)


def has_sentence(element: Node) -> bool:
    """Whether the text of an element, without those within it, or what follows it has a sentence outside a link."""
    inside = element.text if element.tag not in ("a", *SILENT) else None
    return any(SENTENCE.search(text) for text in (inside, element.tail) if text)
