"""Documents for readers: a table of formats. Each is a module with `render` and a table of functions by block kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

#: Turns a rendition into the bytes of a file; formats with `template` also accept `template=(path, bytes)`.
Render = Callable[..., bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of `toolkit build`: its modules for one language and for two side by side, and what its look is from."""

    suffix: str
    module: str
    bilingual: str | None
    template: bool = False
    themes: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType({
    "txt": Format("txt", "plain", "plain_bilingual"),
    "md": Format("md", "markdown", "markdown_bilingual"),
    "html": Format("html", "html", "html_bilingual", themes=True),
    "docx": Format("docx", "word", "word.bilingual", template=True),
    "pdf": Format("pdf", "pdf", None, themes=True),
})  # fmt: skip

#: The formats that `toolkit build` writes by default.
DEFAULT_FORMATS = ("txt", "md", "html")


def renderer(name: str, *, bilingual: bool = False) -> Render | None:
    """The function that writes a format, or None if there is no bilingual form. Imports the format's module."""
    module = FORMATS[name].bilingual if bilingual else FORMATS[name].module
    if module is None:
        return None
    render: Render = import_module(f"toolkit.renderers.{module}").render
    return render
