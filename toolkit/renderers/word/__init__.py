"""Word: a .docx with real styles, levels, footnotes and contents, written part by part without another library."""

from __future__ import annotations

from toolkit.model.rendition import Rendition
from toolkit.renderers.word.body import KINDS, body, section
from toolkit.renderers.word.document import assemble


def render(rendition: Rendition, template: tuple[str, bytes] | None = None) -> bytes:
    """The .docx file; `template` is (path, bytes) of a Word document whose styles, page and header are taken.

    Raises InputError where the template is no Word document.
    """
    return assemble(rendition, lambda writer: body(rendition, writer), section(), template)


__all__ = ["KINDS", "render"]
