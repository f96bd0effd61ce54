"""Documents for readers: one table of formats, each a module with `render` and a table block kind → function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

#: A rendition to the file's bytes; a format with `template` also takes `template=(path, bytes)`.
Render = Callable[..., bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of `toolkit build`: the modules that write it, for one language and for two side by side."""

    suffix: str
    module: str
    bilingual: str | None
    template: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType({
    "txt": Format("txt", "plain", "plain_bilingual"),
    "md": Format("md", "markdown", "markdown_bilingual"),
    "html": Format("html", "html", "html_bilingual"),
    "docx": Format("docx", "word", "word.bilingual", template=True),
    "pdf": Format("pdf", "pdf", None),
})  # fmt: skip

#: What `toolkit build` writes where nobody says otherwise.
DEFAULT_FORMATS = ("txt", "md", "html")


def renderer(name: str, *, bilingual: bool = False) -> Render | None:
    """The function that writes a format; None where it has no bilingual form. The module is imported here."""
    module = FORMATS[name].bilingual if bilingual else FORMATS[name].module
    if module is None:
        return None
    render: Render = import_module(f"toolkit.renderers.{module}").render
    return render
