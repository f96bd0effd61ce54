"""The glossary alone as a document."""

from __future__ import annotations

from importlib import import_module

from toolkit.errors import InputError
from toolkit.model.rendition import Counts, FrontMatter, Rendition
from toolkit.project.layout import Project
from toolkit.project.reviewing import load_glossary
from toolkit.renderers.labels import labels_for

#: Format → the module that writes it; all but csv are those of the reports.
FORMATS = {"html": "html", "md": "markdown", "docx": "word", "pdf": "pdf", "txt": "plain", "csv": "glossary_csv"}


def glossary_document(project: Project, language: str, name: str) -> bytes:
    """The project's glossary in one language and format. Raises InputError where there is nothing to show."""
    from toolkit.renderers.annotating import glossary_entries

    glossary = load_glossary(project)
    source = project.settings.source_language
    entries = glossary_entries(glossary.concepts, source, language) if glossary else ()
    if not entries:
        raise InputError(f"the glossary has no terms in {language}")
    title = labels_for(language).glossary
    rendition = Rendition("glossary", source, language, title, (), (), Counts(), FrontMatter(title), entries)
    data: bytes = import_module(f"toolkit.renderers.{FORMATS[name]}").render(rendition)
    return data
