"""Word: a .docx with real styles, list levels, footnotes and contents, written without another library."""

from __future__ import annotations

from toolkit.model.rendition import Rendition
from toolkit.renderers.draft import draft_mark
from toolkit.renderers.no_break import with_no_breaks
from toolkit.renderers.word.body import KINDS, body, section
from toolkit.renderers.word.document import assemble


def render(rendition: Rendition, template: tuple[str, bytes] | None = None) -> bytes:
    """The .docx file. `template` is (path, bytes) of a Word document that provides styles, page setup and header.

    Raises InputError if the template is not a Word document.
    """
    rendition = with_no_breaks(rendition)
    page = section(rendition.paper, draft=bool(draft_mark(rendition)))
    return assemble(rendition, lambda writer: body(rendition, writer), page, template)


__all__ = ["KINDS", "render"]
