"""Phrases of a project's reports that might belong in its glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.formats.po import parse
from toolkit.model import Glossary, State
from toolkit.project.files import display, read_if_there
from toolkit.project.layout import Project
from toolkit.project.reports import load_report
from toolkit.terminology.association import Association, contexts, sentences
from toolkit.terminology.phrases import phrases
from toolkit.terminology.source import SourceMatcher


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recurrent phrase: how often it occurs, its likely rendering (or empty), and some of its surroundings."""

    text: str
    count: int
    rendering: str
    contexts: tuple[str, ...]


def candidates(
    project: Project, glossary: Glossary, language: str, reports: Sequence[str], *, least: int, most: int
) -> list[Candidate]:
    """The best candidates of some reports, the best first."""
    texts = [pair for report in reports for pair in _pairs(project, report, language)]
    sources = [source for source, _ in texts]
    matcher = SourceMatcher(glossary, project.settings.source_language)
    known = {index: matcher.find(source) for index, source in enumerate(sources)}
    body = sentences(texts, language)
    association = Association(body)
    found = []
    for phrase in phrases(sources, known, least=least, shortest=3)[:most]:
        usual = association.rendering(body.holding(phrase.places))
        around = contexts(sources, phrase.places, len(phrase.text), 3)
        found.append(Candidate(phrase.text, len(phrase.places), usual[1] if usual else "", tuple(around.values())))
    return found


def _pairs(project: Project, report: str, language: str) -> list[tuple[str, str]]:
    """A report's paragraphs with their translations, empty where there is none that can be used."""
    path = project.catalog(report, language)
    data = read_if_there(path)
    units = parse(data, display(path)).units if data else ()
    targets = {unit.source: unit.target for unit in units if unit.state is State.TRANSLATED}
    blocks = [block for block in load_report(project, report).walk() if block.unit]
    return [(block.text, targets.get(block.text, "")) for block in blocks]
