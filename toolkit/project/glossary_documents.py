"""The glossary alone as a document."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from toolkit.errors import InputError
from toolkit.model import ConceptStatus
from toolkit.model.plural import plural
from toolkit.project.layout import Project
from toolkit.project.reviewing import load_glossary

#: Format → the module that writes it.
FORMATS = {"html": "html", "md": "markdown", "docx": "word", "pdf": "pdf", "txt": "plain", "csv": "csv"}


#: Concepts that a line about several names.
_NAMED = 3


def without_entry(project: Project, language: str) -> str:
    """A line about the concepts that a book in this language leaves out since they lack a term; empty where none does.

    Retired ones are left out on purpose.
    """
    glossary = load_glossary(project)
    source = project.settings.source_language
    lacking = [
        (concept, code)
        for concept in (glossary.concepts if glossary else ())
        for code in (source, language)
        if concept.status is not ConceptStatus.RETIRED and concept.preferred(code) is None
    ]
    if not lacking:
        return ""
    names = [f"{concept.name(source)} (no term in {code})" for concept, code in lacking[:_NAMED]]
    more = f" and {len(lacking) - _NAMED:,} more" if len(lacking) > _NAMED else ""
    count = plural(len(lacking), "concept")
    return f"the book in {language} leaves out {count}: {', '.join(names)}{more}"


def glossary_document(project: Project, language: str, name: str) -> bytes:
    """The project's glossary in one language and format. Raises InputError where there is nothing to show."""
    from toolkit.renderers.book import arrange
    from toolkit.renderers.entries import glossary_entries, with_pinyin

    glossary = load_glossary(project)
    source = project.settings.source_language
    entries = glossary_entries(glossary.concepts, source, language) if glossary else ()
    if not entries:
        raise InputError(f"the glossary has no terms in {language}")
    arranged = arrange(with_pinyin(entries, source), source, language, every_form=name == "csv")
    book = replace(arranged, paper=project.settings.paper)
    data: bytes = import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(book)
    return data
