"""The page on which a person reviews an alignment: both texts side by side, how each paragraph was found, the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.catalogs.provenance import percent
from toolkit.context import Context
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.memory.aligning.alignment import Link, Sentence
from toolkit.model import BlockKind, Concept, Severity, State, Unit, unit_key
from toolkit.model.rendition import Mark, MarkKind, Piece, Policy, Remark, Rendition, Side, Substitution
from toolkit.project.aligning import Aligned
from toolkit.project.build_inputs import target_lines
from toolkit.project.building import link_between
from toolkit.project.files import display
from toolkit.renderers import renderer
from toolkit.renderers.annotating import Marks, annotate, marks
from toolkit.renderers.characters import visible
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.renderers.entries import glossary_entries
from toolkit.settings import Settings

#: The suffixes of a page's file, and their formats.
FORMATS = {".html": "html", ".htm": "html", ".docx": "docx"}
#: What has no counterpart, as a finding is named.
LEFT_OVER = "left-over"


def page_format(path: Path) -> str:
    """The format of a page by its file. Raises InputError for another one."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError("a page for review is .html or .docx; name such a file", path=display(path))
    return form


def page(aligned: Aligned, path: Path) -> bytes:
    """The page for a file, in the format of its suffix. Raises InputError for another one."""
    form = page_format(path)
    render = renderer(form, bilingual=True)
    assert render is not None
    settings = aligned.project.settings if aligned.project else Settings()
    source, target = aligned.languages
    units = po.parse(aligned.data).units
    context = Context(settings, source, target, aligned.report, aligned.glossary)
    annotations, concepts = _annotations(aligned, units, context)
    options = ComposeOptions(
        language=target,
        source_language=source,
        policy=Policy.PREVIOUS,
        annotations=annotations,
        terms=glossary_entries(concepts, source, target),
        catalog=link_between(path, aligned.output) if aligned.output else "",
    )
    return render(_with_left_over(compose(aligned.source.document, units, options), aligned))


def _annotations(
    aligned: Aligned, units: Sequence[Unit], context: Context
) -> tuple[dict[str, Annotation], Iterable[Concept]]:
    """What the page shows of each unit besides its texts, by its key, and the concepts that occur."""
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for link in aligned.alignment.links:
        links[unit_key(aligned.source.blocks[link.paragraph].text)].append(link)
    left: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in aligned.alignment.left_source:
        left[unit_key(aligned.source.blocks[sentence.paragraph].text)].append(sentence)
    lines = target_lines(po.parse(aligned.data)) if aligned.output else {}
    found: dict[str, Marks] = {}
    concepts: dict[str, Concept] = {}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for reading in context.read(units):
        key = reading.unit.key
        concepts.update({match.concept.id: match.concept for match in reading.terms})
        own, theirs = marks(reading)
        lone = left[key] if reading.unit.target else left[key][:1]
        own += [Mark(one.start, one.end, MarkKind.FINDING, f"left-{number}") for number, one in enumerate(lone)]
        remarks[key] = tuple(_remark(aligned, whole=not reading.unit.target) for _ in lone)
        found[key] = own, theirs
    findings = [finding for finding in aligned.findings if finding.unit not in aligned.kept]
    annotations = {
        key: replace(
            one,
            remarks=(*one.remarks, *remarks[key]),
            provenance=_provenance(key in aligned.kept, links[key]),
        )
        for key, one in annotate(found, findings, lines).items()
    }
    return annotations, concepts.values()


def _remark(aligned: Aligned, *, whole: bool) -> Remark:
    what = "this paragraph" if whole else "this sentence"
    return Remark(LEFT_OVER, Severity.WARNING, f"no sentence of {visible(aligned.target.shown)} renders {what}")


def _provenance(kept: bool, links: Sequence[Link]) -> str:
    """How the translation of a unit was found."""
    if kept:
        return "as before: the catalog had another translation"
    best = max(links, key=lambda one: (one.certain, one.score), default=None)
    if best is None or not best.sentences:
        return ""
    reasons = f": {', '.join(best.evidence)}" if best.evidence else ""
    return f"{'certain' if best.certain else 'to review'}, {percent(best.score)}%{reasons}"


def _with_left_over(rendition: Rendition, aligned: Aligned) -> Rendition:
    """The page with the sentences of the translation that render nothing, each after what comes before it there."""
    after = _places(aligned)
    extra: defaultdict[tuple[str, int] | None, list[Piece]] = defaultdict(list)
    for number, sentence in enumerate(aligned.alignment.left_target, 1):
        extra[after[sentence]].append(_piece(aligned, sentence, number))
    head = (*extra[None], *_inserted(rendition.head, extra))
    return replace(rendition, head=head, body=_inserted(rendition.body, extra))


def _places(aligned: Aligned) -> dict[Sentence, tuple[str, int] | None]:
    """For each left-over sentence, the paragraph of the source after which it comes, by its unit and its line."""
    blocks = aligned.source.blocks
    linked = {one: link.paragraph for link in aligned.alignment.links for one in link.sentences}
    place: tuple[str, int] | None = None
    found: dict[Sentence, tuple[str, int] | None] = {}
    for sentence in sorted([*linked, *aligned.alignment.left_target], key=lambda one: (one.paragraph, one.start)):
        if sentence in linked:
            block = blocks[linked[sentence]]
            place = unit_key(block.text), block.line
        else:
            found[sentence] = place
    return found


def _inserted(pieces: Iterable[Piece], extra: Mapping[tuple[str, int] | None, Sequence[Piece]]) -> tuple[Piece, ...]:
    """The pieces, with others as the first ones below those that they come after."""
    return tuple(
        replace(piece, children=(*extra.get((piece.unit or "", piece.line), ()), *_inserted(piece.children, extra)))
        for piece in pieces
    )


def _piece(aligned: Aligned, sentence: Sentence, number: int) -> Piece:
    place = f"{aligned.target.shown}:{aligned.target.line(sentence)}"
    return Piece(
        kind=BlockKind.PARAGRAPH,
        source=Side(""),
        target=Side(visible(sentence.text)),
        unit=f"{LEFT_OVER}-{number}",
        state=State.TRANSLATED,
        substitution=Substitution.NONE,
        remarks=(Remark(LEFT_OVER, Severity.WARNING, visible(f"{place} renders nothing of the source")),),
        provenance="left over",
    )
