"""Every reading and every finding over all pairs in `tests/data/`, as text that a person can review.

    python tests/snapshot.py        rewrite tests/golden/snapshot/

Each pair is a block: both texts, the figures (or terms) read on both sides, and the findings on the pair as it is, with
one mistake of each kind planted, and with the English of the next pair. Messages are left out: they are wording, not
behaviour. A change to a reader or a comparison is reviewed by what it changes here.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from own_glossary import own_glossary
from planter import KINDS

from toolkit.checks import STYLE, choose
from toolkit.context import Context
from toolkit.formats import po
from toolkit.formats.glossary import parse
from toolkit.language.figures import compare, compare_one, comparing
from toolkit.language.registry import read_quantities
from toolkit.linter import lint_catalog
from toolkit.model import Finding, Glossary, Quantity, Span, State, TermMatch, Unit
from toolkit.terminology.association import Association, sentences
from toolkit.terminology.phrases import phrases
from toolkit.terminology.segmenting import LONGEST_WORD, REACH, Fit, common_words, fit

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden" / "snapshot"
FIGURES = ("numbers_authored", "numbers_varied", "numbers_regional", "numbers_dev", "meaning_authored")
CHECKS = choose()
#: Characters shown on either side of what the group style reports.
REACH_OF_STYLE = 40

Pair = dict[str, str]


def rows(name: str) -> list[Pair]:
    """The pairs of one file of `tests/data/`."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def figures(name: str) -> Iterator[str]:
    """The snapshot of a file of pairs with figures."""
    pairs = rows(name)
    for pair, following in zip(pairs, [*pairs[1:], pairs[0]], strict=True):
        yield from _texts(pair)
        for language in ("zh", "en"):
            yield from (f"  {language} {_quantity(one)}" for one in read_quantities(pair[language], language))
        yield from _block("as it is", _outcomes(pair["zh"], pair["en"], "zh", "en"))
        yield from _block("turned round", _outcomes(pair["en"], pair["zh"], "en", "zh"))
        for kind, plant in KINDS.items():
            planted = next(plant(pair["en"], random.Random(f"{pair['id']} {kind}")), None)
            if planted is not None:
                change = f"{kind}: {planted.was!r} -> {planted.text[planted.start : planted.end]!r}"
                yield from _block(change, _discrepancies(pair["zh"], planted.text, "zh", "en"))
                if not _as_often(pair["zh"], planted.text):
                    yield from _block(f"{change}, turned round", _discrepancies(planted.text, pair["zh"], "en", "zh"))
        yield from _block(
            f"with the English of {following['id']}", _discrepancies(pair["zh"], following["en"], "zh", "en")
        )
        yield ""


def terms() -> Iterator[str]:
    """The snapshot of the documents with terms, each linted as one catalog by all checks."""
    glossary = parse((DATA / "terms_dev_glossary.yaml").read_bytes(), "terms_dev_glossary.yaml")
    documents: dict[str, list[Pair]] = defaultdict(list)
    for row in rows("terms_dev"):
        documents[row["doc"]].append(row)
    for name, pairs in documents.items():
        yield f"== {name}"
        yield from _document(pairs, glossary)
        yield ""


def _document(pairs: Sequence[Pair], glossary: Glossary) -> Iterator[str]:
    context = Context(glossary=glossary)
    sources, targets = [pair["zh"] for pair in pairs], [pair["en"] for pair in pairs]
    readings = context.read(_units(sources, targets))
    for pair, reading in zip(pairs, readings, strict=True):
        yield from _texts(pair)
        for pairing in reading.pairings:
            here, there = _matches(pairing.sources, pair["zh"]), _matches(pairing.accepted, pair["en"])
            yield f"  {pairing.concept.id}: {here} = {there}"
            if pairing.deprecated:
                yield f"    deprecated {_matches(pairing.deprecated, pair['en'])}"
    yield from _block("as it is", _findings(sources, targets, context))
    for index, reading in enumerate(readings):
        for match in {match.start: match for pairing in reading.pairings for match in pairing.accepted}.values():
            text = targets[index]
            without = [*targets[:index], text[: match.start] + text[match.end :], *targets[index + 1 :]]
            gone = f"{pairs[index]['id']} without {text[match.start : match.end]!r}"
            yield from _block(gone, _findings(sources, without, context))
    yield from _block("each with the English of the next", _findings(sources, [*targets[1:], targets[0]], context))


def rewordings() -> Iterator[str]:
    """What is missing from the own report once a rendering is left out, cut to one of its words, or a pronoun."""
    context, units = _own_report()
    for index, reading in enumerate(context.read(units)):
        yield f"== {index + 1}"
        text = reading.unit.target
        for match in {match.start: match for pairing in reading.pairings for match in pairing.accepted}.values():
            seen = text[match.start : match.end]
            for wording in dict.fromkeys(("", seen.split()[0], seen.split()[-1], "they")):
                target = text[: match.start] + wording + text[match.end :]
                missing = ", ".join(_missing(reading.unit.source, target, context))
                yield f"  {match.start} {seen!r} -> {wording!r}: {missing or '-'}"


def _own_report() -> tuple[Context, list[Unit]]:
    """The own glossary, and the translated units of the own report."""
    glossary = own_glossary()
    (path,) = (ROOT / "translations" / "en").glob("*.po")
    units = po.parse(path.read_bytes(), path.name).units
    return Context(glossary=glossary), [unit for unit in units if unit.state is State.TRANSLATED]


def _missing(source: str, target: str, context: Context) -> list[str]:
    """The terms of a pair of texts that are missing, and what may render them."""
    check = CHECKS["term-missing"].catalog
    assert check is not None
    found = check(context.read(_units([source], [target])), context)
    return [f"{one.severity} {_span(one.source)}{f' | {_span(one.target)}' if one.target else ''}" for one in found]


def candidates() -> Iterator[str]:
    """The phrases that recur in the own report: how often, how strong, their rendering, and in how many sentences."""
    _, units = _own_report()
    texts = [(unit.source, unit.target) for unit in units]
    body = sentences(texts, "en")
    association = Association(body)
    for phrase in phrases([source for source, _ in texts], {}, least=2, shortest=2):
        numbers = body.holding(phrase.places)
        usual = association.rendering(numbers)
        rendering = f"{usual[1]!r} in {len(usual[2])}" if usual else "-"
        yield f"{phrase.text} {len(phrase.places)} {phrase.score:.2f} {rendering} of {len(numbers)}"


def fits() -> Iterator[str]:
    """The places of common Chinese words where they are not a word or may not be one, with their surroundings."""
    known = common_words()
    found = set()
    for text in (row["zh"] for name in ("terms_dev", *FIGURES) for row in rows(name)):
        for at, size in itertools.product(range(len(text)), range(2, LONGEST_WORD + 1)):
            word = text[at : at + size]
            how = fit(text, at, at + len(word), known) if word in known else Fit.YES
            if how is not Fit.YES:
                found.add(f"{how.name} {text[max(0, at - REACH) : at]}[{word}]{text[at + size : at + size + REACH]}")
    yield from (json.dumps(line, ensure_ascii=False)[1:-1] for line in sorted(found))


def style() -> Iterator[str]:
    """What the group style says of all pairs and of the aligned documents, by check, with the text around it."""
    found = []
    documents = sorted(path.relative_to(DATA).with_suffix("") for path in (DATA / "aligned").glob("*.jsonl"))
    for name in (*FIGURES, "terms_dev", *map(str, documents)):
        pairs = [row for row in rows(name) if "en" in row]
        units = _units([row["zh"] for row in pairs], [row["en"] for row in pairs])
        locate = lambda index, _offset: (index + 1, 1)  # noqa: E731
        for one in lint_catalog(units, Context(), choose([STYLE]), path="", locate=locate).findings:
            assert one.target is not None
            text, start, end = pairs[one.line - 1]["en"], one.target.start, one.target.end
            around = (
                f"{text[max(0, start - REACH_OF_STYLE) : start]}[{text[start:end]}]{text[end : end + REACH_OF_STYLE]}"
            )
            change = "" if one.suggestion is None else f" -> {one.suggestion}"
            found.append(f"{one.check} {name}:{one.line} {json.dumps(around + change, ensure_ascii=False)[1:-1]}")
    yield from sorted(found, key=lambda line: line.partition(" ")[0])


def _texts(pair: Pair) -> Iterator[str]:
    yield f"== {pair['id']}"
    yield f"  {json.dumps(pair['zh'], ensure_ascii=False)}"
    yield f"  {json.dumps(pair['en'], ensure_ascii=False)}"


def _units(sources: Sequence[str], targets: Sequence[str]) -> list[Unit]:
    return [Unit(zh, en, state=State.TRANSLATED) for zh, en in zip(sources, targets, strict=True)]


def _findings(sources: Sequence[str], targets: Sequence[str], context: Context) -> list[str]:
    units = _units(sources, targets)
    found = lint_catalog(units, context, CHECKS, path="", locate=lambda index, _offset: (index + 1, 1)).findings
    return [f"{one.line} {_said(one.severity, one.check, one)}" for one in found]


def _discrepancies(source: str, target: str, source_language: str, target_language: str) -> list[str]:
    found = compare(source, target, source_language, target_language)
    return [_said(one.problem.severity or CHECKS[one.check].severity, one.check, one.problem) for one in found]


def _outcomes(source: str, target: str, source_language: str, target_language: str) -> list[str]:
    """The discrepancies, and the differences that were let go with the row that says why."""
    figures = read_quantities(source, source_language), read_quantities(target, target_language)
    found = compare_one(comparing(source, figures[0], target, figures[1], source_language, target_language))
    allowed = [f"allowed {_span(one.source)} | {_span(one.target)} ({one.row})" for one in found.allowances]
    return _discrepancies(source, target, source_language, target_language) + allowed


def _as_often(zh: str, en: str) -> bool:
    """True if both directions find the same, but for the names of missing and extra figures and the suggestions."""
    kinds = [
        sorted((one.check.replace("missing", "extra"), str(one.problem.severity)) for one in compare(*sides))
        for sides in ((zh, en, "zh", "en"), (en, zh, "en", "zh"))
    ]
    return kinds[0] == kinds[1]


def _said(severity: str, check: str, one: Finding | object) -> str:
    source, target, suggestion = (getattr(one, name) for name in ("source", "target", "suggestion"))
    shown = f"{severity} {check} {_span(source)} | {_span(target)}"
    return shown if suggestion is None else f"{shown} -> {suggestion!r}"


def _span(span: Span | None) -> str:
    return "-" if span is None else f"{span.start} {span.text!r}"


def _matches(matches: Iterable[TermMatch], text: str) -> str:
    shown = [f"{one.start} {text[one.start : one.end]!r}{'' if one.certain else '?'}" for one in matches]
    return ", ".join(shown) or "-"


def _quantity(one: Quantity) -> str:
    value = str(one.low) if one.low == one.high else f"{one.low}..{one.high}"
    fields = [str(one.kind), "" if one.low is None else value, one.date, one.unit, str(one.hedge)]
    vague = [f"vague={one.vague}"] if one.vague else []
    return " ".join([str(one.start), repr(one.text), *filter(None, fields), *vague, *(["weak"] if one.weak else [])])


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"  {title}" if lines else f"  {title} (none)"
    yield from (f"    {line}" for line in lines)


#: Name of a golden file → what makes its lines.
SNAPSHOTS: dict[str, Callable[[], Iterator[str]]] = {
    **{name: (lambda name=name: figures(name)) for name in FIGURES},
    "terms_dev": terms,
    "rewordings": rewordings,
    "candidates": candidates,
    "fits": fits,
    "style": style,
}


def text_of(name: str) -> str:
    """One snapshot as it should be now."""
    return "\n".join(SNAPSHOTS[name]()) + "\n"


def main() -> None:
    """Rewrite the golden files."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in SNAPSHOTS:
        (GOLDEN / f"{name}.txt").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
