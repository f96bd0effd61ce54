"""What `toolkit glossary lint` would call an error, refused before it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from toolkit.checks import choose
from toolkit.context import Context
from toolkit.formats.glossary_layers import layered
from toolkit.linter import lint_glossary
from toolkit.model import Concept, Glossary, Place, Severity
from toolkit.project.glossary.references import left_out, place_of, seeing
from toolkit.project.layout import Project

#: The file that the places of new concepts are in while they are checked; their line is the concept's number.
_NEW = "\0"


def without_faults(
    project: Project, glossary: Glossary, new: Sequence[Concept], replaceable: Collection[str]
) -> tuple[list[Concept], list[str], list[str]]:
    """The new concepts that the checks of the group `glossary` find no error in, and a line for each other one.

    `replaceable` are the ids in the layers before theirs. The last lines are those for references to what was refused,
    which are left out.
    """
    good, faults = _sorted_out(project, glossary, new, replaceable)
    lost: list[str] = []
    known = {one.id for one in (*glossary.concepts, *glossary.replaced)}
    while faults and (refused := {one.id for one in new}.difference(known, (one.id for one in good))):
        kept = {identity for one in good for identity in one.see if identity not in refused}
        pairs = [(one, *seeing(one, kept)) for one in good]
        lost += [left_out(one, project.settings.source_language, gone) for one, _, gone in pairs if gone]
        good, more = _sorted_out(project, glossary, [one for _, one, _ in pairs], replaceable)
        faults += more
        if not more:
            break
    return good, faults, lost


def _sorted_out(
    project: Project, glossary: Glossary, new: Sequence[Concept], replaceable: Collection[str]
) -> tuple[list[Concept], list[str]]:
    """The new concepts without a fault, and a line for each other one."""
    faults: dict[int, str] = {}
    numbered = tuple(_at(concept, Place(_NEW, number, 1)) for number, concept in enumerate(new))
    earlier = tuple([one for one in glossary.concepts if one.id in replaceable])
    own = tuple([one for one in glossary.concepts if one.id not in replaceable])
    together = layered([Glossary(earlier), Glossary((*own, *numbered))])
    together = replace(together, replaced=(*glossary.replaced, *together.replaced))
    checks = {name: one for name, one in choose(["glossary"]).items() if one.severity is Severity.ERROR}
    for language in project.settings.target_languages:
        context = Context(project.settings, project.settings.source_language, language)
        for finding in lint_glossary(together, context, checks).findings if new else ():
            if finding.path == _NEW:
                faults.setdefault(finding.line, finding.message)
    good = [concept for number, concept in enumerate(new) if number not in faults]
    return good, [
        f"{place_of(new[number])}{_placed(message, new)}; not added" for number, message in sorted(faults.items())
    ]


def _placed(message: str, new: Sequence[Concept]) -> str:
    """A message with the places of other new concepts as they are in their file."""
    return re.sub(f" \\({_NEW}:(\\d+)\\)", lambda found: f" ({place_of(new[int(found[1])]).rstrip(': ')})", message)


def _at(concept: Concept, place: Place) -> Concept:
    """The concept with everything in it at one place."""
    terms = {code: tuple(replace(term, place=place) for term in found) for code, found in concept.terms.items()}
    examples = tuple(replace(example, place=place) for example in concept.examples)
    return replace(concept, terms=terms, examples=examples, place=place)
