"""The glossary alone as a document."""

from __future__ import annotations

from importlib import import_module

from toolkit.errors import InputError
from toolkit.project.layout import Project
from toolkit.project.reviewing import load_glossary

#: Format → the module that writes it.
FORMATS = {"html": "html", "md": "markdown", "docx": "word", "pdf": "pdf", "txt": "plain", "csv": "csv"}


def glossary_document(project: Project, language: str, name: str) -> bytes:
    """The project's glossary in one language and format. Raises InputError where there is nothing to show."""
    from toolkit.renderers.book import arrange
    from toolkit.renderers.entries import glossary_entries, with_pinyin

    glossary = load_glossary(project)
    source = project.settings.source_language
    entries = glossary_entries(glossary.concepts, source, language) if glossary else ()
    if not entries:
        raise InputError(f"the glossary has no terms in {language}")
    book = arrange(with_pinyin(entries, source), source, language, every_form=name == "csv")
    data: bytes = import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(book)
    return data
