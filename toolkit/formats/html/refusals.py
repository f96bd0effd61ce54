"""Pages that hold no article, and what to do: frames, scripts that fill in a page, lists of links."""

from __future__ import annotations

from toolkit.errors import InputError
from toolkit.formats.html.elements import FRAMES
from toolkit.formats.html.furniture import SURE, likelihood
from toolkit.formats.html.measures import Measures
from toolkit.formats.html.parsing import Node


def refuse_without_text(measures: Measures, path: str) -> None:
    """Raise InputError where the article's element is empty, or nothing but links, or the page has no text."""
    body = next(measures.root.iter("body"), measures.root)
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


def refuse_links(measures: Measures, core: Node, path: str) -> None:
    """Raise InputError where the article's element is a list of links."""
    if measures.is_links(core):
        raise InputError("is a list of links, not an article; open one of them and save that", path=path)
