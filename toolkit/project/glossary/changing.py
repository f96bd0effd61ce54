"""Add concepts to a person's glossary files: insert text, and leave every other byte where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.glossary import parse
from toolkit.formats.glossary_text import appended
from toolkit.model import Concept, Glossary
from toolkit.project.files import NOT_REGULAR, display, only_writer, read_if_there, write
from toolkit.project.glossary.loading import load
from toolkit.project.layout import Project
from toolkit.project.streams import is_stream
from toolkit.terminology.review import active, by_source


def add(project: Project, concepts: Sequence[Concept], file: Path | None) -> Path:
    """Append concepts to a glossary file, made where there is none yet; the file they went to.

    Without `file`, the last file of the project's last layer, or terms.yaml in its folder. Raises InputError where
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


def replaceable(project: Project, glossary: Glossary, file: Path | None) -> frozenset[str]:
    """The ids of the concepts in the layers before the one that new concepts go to, in `file` or the default file."""
    target = target_file(project, file).absolute().resolve()
    folders = list(dict.fromkeys(project.root / folder for folder in project.settings.glossary))
    holding = [folder for folder in folders if target.is_relative_to(folder.resolve())]
    own = folders.index(max(holding, key=lambda folder: len(folder.resolve().parts))) if holding else len(folders)
    earlier = {display(one) for layer in project.glossary_layers(strict=False)[:own] for one in layer}
    return frozenset(one.id for one in glossary.concepts if one.place and one.place.path in earlier)


def refuse_known(project: Project, concept: Concept, file: Path | None) -> None:
    """Raise InputError where a term of the concept is empty or a concept that it does not replace has its source term.

    Also where it replaces anything but concepts of the layers before that of `file`, or of the default file.
    """
    language = project.settings.source_language
    if not all(term.text.strip() for terms in concept.terms.values() for term in terms):
        raise InputError("a term is empty; give its text")
    glossary = load(project, strict=False)
    earlier = replaceable(project, glossary, file)
    for identity in concept.replaces:
        if identity not in earlier:
            near = get_close_matches(identity, earlier, 1)
            hint = f"did you mean {near[0]}?" if near else "list them with: toolkit glossary list --format json"
            raise InputError(f"no concept {identity} in an earlier layer of the glossary; {hint}")
    known = by_source(active(glossary), language)
    for key in by_source([concept], language):
        for other in [other for other, _ in known.get(key, ()) if other.id not in concept.replaces][:1]:
            where = f" at {other.place.path}:{other.place.line}" if other.place else ""
            hint = f"replace it with --replaces {other.id}" if other.id in earlier else "change it there"
            raise InputError(f"{key} is already a term of {other.id}{where}; {hint}")


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
    """The file for a new concept unless one is named: the last one of the project's last layer."""
    layers = project.glossary_layers(strict=False)
    if layers and layers[-1]:
        return layers[-1][-1]
    folder = project.root / (project.settings.glossary[-1] if project.settings.glossary else "glossary")
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
