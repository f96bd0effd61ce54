"""Saved web pages: the article of a page as paragraphs, without the page around it.

`decoding` makes text of bytes and `parsing` a tree of text. `article` finds the element that holds the article, by
its `measures` and what `furniture` knows, and `fields` its title, date and source. `flow` reads its paragraphs,
with `tables`, `lists`, `notes` and `characters`. Nothing is fetched, and no script runs.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from toolkit.errors import InputError
from toolkit.formats.html.article import Article
from toolkit.formats.html.decoding import Source
from toolkit.formats.html.fields import front, is_crowded
from toolkit.formats.html.flow import Flow
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import tree
from toolkit.formats.html.plain import plain
from toolkit.formats.html.title import FIRST
from toolkit.formats.report.reading import Reading

__all__ = ["read"]


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a page's article, and what of the page was left out.

    Raises InputError if the bytes are not a web page or hold no text, and MissingExtraError without lxml.
    """
    source = Source(data, path)
    root = tree(source.text, path)
    losses = Losses()
    notes = Notes(root)
    article = Article(root, notes, losses, path)
    found = Flow(article.leaves_out, notes, losses).paragraphs([article.core])
    if any(map(is_crowded, found[:FIRST])):
        apart = Flow(article.leaves_out, notes, Losses(), apart=True).paragraphs([article.core])
        found[:FIRST] = [two if is_crowded(one) else one for one, two in zip(found[:FIRST], apart, strict=False)]
    found = front(root, article, plain(found), losses)
    found += [note for element in notes.elements for note in Flow(article.leaves_out, notes, losses).note(element)]
    found = [replace(two, gap=True) if one.row and not two.row else two for one, two in pairwise([found[0], *found])]
    broken = next((one for one in found if source.mended and "\ufffd" in one.text), None)
    if broken:
        message = f"holds bytes that are not valid {source.encoding}; save the page again"
        raise InputError(message, path=path, line=broken.line)
    return Reading(tuple(found), losses.said())
