"""Add concepts to a person's glossary files: insert text, and leave every other byte where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.glossary import parse
from toolkit.formats.glossary_text import appended
from toolkit.model import Concept
from toolkit.project.files import NOT_REGULAR, display, only_writer, read_if_there, write
from toolkit.project.glossary.loading import load
from toolkit.project.layout import Project
from toolkit.project.streams import is_stream
from toolkit.terminology.review import active, by_source


def add(project: Project, concepts: Sequence[Concept], file: Path | None) -> Path:
    """Append concepts to a glossary file, made where there is none yet; the file they went to.

    Without `file`, the project's last glossary file, or terms.yaml in its glossary folder. Raises InputError where
    an id is taken or the file's form leaves no place to append to; then nothing is written.
    """
    target = target_file(project, file)
    with only_writer(project.root):
        _refuse_taken(project, concepts)
        was = read_if_there(target)
        data = appended(was or b"", concepts, display(target))
        before = parse(was, display(target)).concepts if was else ()
        after = parse(data, display(target)).concepts
        if after[: len(before)] != before or tuple(map(_plain, after[len(before) :])) != tuple(map(_plain, concepts)):
            raise InputError("is not in a form that can be appended to; add the concept by hand", path=display(target))
        write(target, data, was=was)
    return target


def refuse_known(project: Project, concept: Concept) -> None:
    """Raise InputError where a term of the concept is empty or another concept of the project has its source term."""
    language = project.settings.source_language
    if not all(term.text.strip() for terms in concept.terms.values() for term in terms):
        raise InputError("a term is empty; give its text")
    known = by_source(active(load(project)), language)
    for key in by_source([concept], language):
        if key in known:
            other = known[key][0][0]
            where = f" at {other.place.path}:{other.place.line}" if other.place else ""
            raise InputError(f"{key} is already a term of {other.id}{where}; change it there")


def target_file(project: Project, file: Path | None) -> Path:
    """The file that new concepts go to. Raises InputError for a `file` that the project would not read them from."""
    if file is None:
        return default_file(project)
    if is_stream(file):
        raise InputError(NOT_REGULAR, path=display(file))
    read_from = [project.root / folder for folder in project.settings.glossary]
    path = file.absolute().resolve()
    inside = any(path.is_relative_to(folder.resolve()) for folder in read_from)
    if not inside or (path.suffix not in {".yaml", ".yml"} and file not in read_from):
        folders = ", ".join(map(display, read_from))
        raise InputError(f"is not in the glossary of the project; name a .yaml file in {folders}", path=display(file))
    return file


def default_file(project: Project) -> Path:
    """The file for a new concept unless one is named: the last glossary file in reading order."""
    files = project.glossary_files()
    if files:
        return files[-1]
    folder = project.root / (project.settings.glossary[0] if project.settings.glossary else "glossary")
    return folder if folder.suffix in {".yaml", ".yml"} else folder / "terms.yaml"


def _refuse_taken(project: Project, concepts: Sequence[Concept]) -> None:
    """Raise InputError at the first id that some file of the project has already, or that comes twice."""
    known: dict[str, str] = {}
    for file in project.glossary_files():
        data = read_if_there(file) or b""
        for concept in parse(data, display(file)).concepts:
            known[concept.id] = f"{display(file)}:{concept.place.line if concept.place else 1}"
    for concept in concepts:
        if concept.id in known:
            raise InputError(f"the id {concept.id} is already in use at {known[concept.id]}; choose another with --id")
        known[concept.id] = "this import"


def _plain(concept: Concept) -> Concept:
    return replace(concept, status_stated=False, place=None)
