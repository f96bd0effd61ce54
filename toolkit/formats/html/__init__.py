"""Saved web pages: the article of a page as paragraphs, without the page around it.

`decoding` makes text of bytes and `parsing` a tree of text. `article` finds the element that holds the article, with
what `furniture` knows of navigation, and `fields` its title, date and source. `flow` reads the element's paragraphs,
with `tables`, `lists`, `notes` and `characters`. Nothing is fetched, and no script runs.
"""

from __future__ import annotations

from toolkit.errors import InputError
from toolkit.formats.html.article import Article
from toolkit.formats.html.decoding import Source
from toolkit.formats.html.fields import front
from toolkit.formats.html.flow import Flow
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.notes import Notes
from toolkit.formats.html.parsing import tree
from toolkit.formats.html.plain import plain
from toolkit.formats.report.reading import Reading

__all__ = ["read"]


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a page's article, and what of the page was left out.

    Raises InputError where the bytes are no web page or hold no text, and MissingExtraError without lxml.
    """
    source = Source(data, path)
    root = tree(source.text, path)
    losses = Losses()
    notes = Notes(root)
    article = Article(root, notes, losses, path)
    found = plain(Flow(article.leaves_out, notes, losses).paragraphs([article.core]))
    found = front(root, article, found, losses)
    found += [note for element in notes.elements for note in Flow(article.leaves_out, notes, losses).note(element)]
    broken = next((one for one in found if source.mended and "\ufffd" in one.text), None)
    if broken:
        message = f"holds bytes that are not valid {source.encoding}; save the page again"
        raise InputError(message, path=path, line=broken.line)
    return Reading(tuple(found), losses.said())
