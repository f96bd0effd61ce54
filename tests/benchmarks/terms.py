# ruff: noqa: T201  # a script that prints
"""Measure what the term checks find, and time them.

    python tests/benchmarks/terms.py [quality] [planted] [speed] [--all] [--verbose] [--runs N] [--against PATH]

`quality` counts expected and false findings on the annotated pairs of tests/data/terms_dev.jsonl. `planted` puts eight
kinds of errors into its correct pairs and into this repository's catalog. `speed` times loading a generated glossary
and matching both sides of 10,000 generated paragraphs with four terms each, in process, with 2,000 and with 20,000
concepts. With `--against` only `speed` runs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from own_glossary import own_glossary
from timing import Figure, compare, parser, snippet

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.formats import po
from toolkit.formats.glossary import parse
from toolkit.model import Glossary, Problem, Severity, State, TermMatch, Unit
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.variants import Wordings

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data"
KINDS = {
    "term-missing": "missing",
    "term-deprecated": "deprecated",
    "term-inconsistent": "inconsistent",
    "first-mention": "first-mention",
}
Pair = tuple[str, str]


@dataclass
class Document:
    """Units in order, with the glossary to check them by and, for annotated documents, `rows` of annotations."""

    name: str
    pairs: list[Pair]
    glossary: Glossary
    rows: list[dict] | None = None


def documents() -> list[Document]:
    """The annotated documents and this repository's catalog."""
    glossary = parse((DATA / "terms_dev_glossary.yaml").read_bytes(), "dev")
    rows: dict[str, list[dict]] = defaultdict(list)
    for line in (DATA / "terms_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    found = [Document(name, [(r["zh"], r["en"]) for r in some], glossary, some) for name, some in rows.items()]
    own = own_glossary()
    for path in sorted((ROOT / "translations" / "en").glob("*.po")):
        units = [unit for unit in po.parse(path.read_bytes(), path.name).units if unit.state is State.TRANSLATED]
        found.append(Document(path.stem, [(unit.source, unit.target) for unit in units], own))
    return found


def readings(pairs: list[Pair], glossary: Glossary) -> tuple[list, Context]:
    context = Context(glossary=glossary)
    return context.read([Unit(zh, en, state=State.TRANSLATED) for zh, en in pairs]), context


def problems(pairs: list[Pair], glossary: Glossary) -> Iterator[tuple[str, int, Severity, Problem]]:
    """Every problem of the terms group with at least a warning."""
    read, context = readings(pairs, glossary)
    for check in checks().values():
        if check.group != "terms" or check.severity is Severity.NOTE:
            continue
        if check.unit:
            for reading in read:
                for problem in check.unit(reading):
                    yield check.name, reading.index, problem.severity or check.severity, problem
        if check.catalog:
            for problem in check.catalog(read, context):
                yield check.name, problem.unit or 0, problem.severity or check.severity, problem


def quality() -> None:
    """Count the expected findings of the annotated pairs that were reported, and the false ones."""
    counts: Counter[str] = Counter()
    for document in documents():
        if document.rows is None:
            continue
        found = defaultdict(list)
        for name, index, severity, problem in problems(document.pairs, document.glossary):
            found[index].append((KINDS[name], severity, problem))
        for index, row in enumerate(document.rows):
            tally(row, found[index], counts)
    for name, count in sorted(counts.items()):
        print(f"  {name:<44}{count}")


def tally(row: dict, found: list, counts: Counter[str]) -> None:
    for expected in row["expect"]:
        kind, tolerated = expected["expect"], expected.get("tolerate")
        if kind == "ok":
            counts["ok: pairs"] += 1
        elif any(what == kind for what, _, _ in found):
            counts[f"{kind}: found"] += 1
        else:
            counts[f"{kind}: NOT found" + (" (tolerated)" if tolerated == "ok" else "")] += 1
    wanted = {expected["expect"] for expected in row["expect"]}
    tolerated = any(expected.get("tolerate") for expected in row["expect"])
    for what, severity, _ in found:
        if what not in wanted:
            counts[f"false {severity}" + (" (tolerated)" if tolerated and severity is Severity.WARNING else "")] += 1


def planted(options: argparse.Namespace) -> None:
    """Plant one error at a time into correct pairs, and print the share of each kind that a term check reports.

    Of the errors for this repository's catalog, whose paragraphs are long, one in four is tried without `--all`.
    """
    every = 1 if options.all else 4
    random.seed(7)
    hit: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for document in documents():
        clean = {(index, name) for name, index, _, _ in problems(document.pairs, document.glossary)}
        read, context = readings(document.pairs, document.glossary)
        for reading in read:
            for pairing in reading.pairings:
                if (
                    not pairing.accepted
                    or not pairing.concept.checked_in(context.year)
                    or any(i == reading.index for i, _ in clean)
                ):
                    continue
                for kind, target in plants(reading.unit.target, pairing, read):
                    if document.rows is None and kind not in RARE and random.randrange(every):
                        continue
                    if kind in WHOLE and still_right(reading.unit.source, target, pairing, document.glossary):
                        continue  # the rest of the rendering is an admitted term
                    total[kind] += 1
                    pairs = [*document.pairs]
                    pairs[reading.index] = (reading.unit.source, target)
                    found = [p for _, i, _, p in problems(pairs, document.glossary) if i == reading.index]
                    sources = {reading.unit.source[m.start : m.end] for m in pairing.sources}
                    good = any(problem.source and problem.source.text in sources for problem in found)
                    hit[kind] += good
                    if not good and options.verbose:
                        print("   lost", kind, pairing.concept.id, "|", reading.unit.source[:60], "|", target[:160])
    for kind in sorted(total):
        print(f"  {kind:<16}{hit[kind]:>5} of {total[kind]:<5}{100 * hit[kind] / total[kind]:6.1f}%")


RARE = {"shortfall", "inconsistent", "first-mention"}
WHOLE = {"replacement", "omission", "outer", "near-miss"}


def still_right(source: str, target: str, pairing: Pairing, glossary: Glossary) -> bool:
    (reading,), _ = readings([(source, target)], glossary)
    return any(m.certain for p in reading.pairings if p.concept is pairing.concept for m in p.accepted)


OTHERS = ["evening school", "painted lantern", "stone bridge", "walking path", "choir", "orchard", "brass band"]


def plants(target: str, pairing: Pairing, read: list) -> Iterator[tuple[str, str]]:
    """Wrong versions of a translation, made at the first rendering of a concept."""
    right, concept = pairing.accepted, pairing.concept
    first = right[0]
    seen = target[first.start : first.end]
    plural = "s" if seen.endswith("s") else ""
    if len(right) == 1:
        yield "replacement", put(target, right, random.choice(OTHERS) + plural)
        yield "omission", put(target, right, "")
        words = seen.split(" ")
        if len(words) > 1 and words[0].islower() and "(" not in seen:
            yield "outer", put(target, right, " ".join(words[1:]))
        yield "near-miss", put(target, right, near_miss(seen))
        for wrong in (term for term in concept.terms["en"] if term.status == "deprecated"):
            yield "deprecated", put(target, right, wrong.text)
    elif len(right) == len(pairing.sources) and concept.enforce == "always":
        yield "shortfall", put(target, right[-1:], random.choice(OTHERS) + plural)
    yield from variants(target, pairing, read)
    intro = concept.first_mention.get("en", "")
    if intro and intro in target:
        short = next((term.text for term in concept.accepted("en")[1:]), None)
        if short:
            yield "first-mention", target.replace(intro, short, 1)
        yield "first-mention", target.replace(intro, intro.partition(" (")[0], 1)


def variants(target: str, pairing: Pairing, read: list) -> Iterator[tuple[str, str]]:
    """Another admitted wording, if the rest of the document uses the same wording at least twice."""
    concept, right = pairing.concept, pairing.accepted
    if concept.enforce != "always" or len(right) != 1 or not right[0].certain:
        return
    wordings = Wordings(concept, "en")
    own = wordings.of(right[0].term)
    uses = [m for r in read for p in r.pairings if p.concept is concept for m in p.accepted]
    if len(uses) < 3 or any(wordings.of(match.term) != own for match in uses):
        return
    for term in concept.accepted("en"):
        if wordings.of(term) != own:
            yield "inconsistent", put(target, right, term.text)


def put(target: str, matches: tuple[TermMatch, ...], text: str) -> str:
    for match in reversed(matches):
        target = target[: match.start] + text + target[match.end :]
    return " ".join(target.split())


def near_miss(seen: str) -> str:
    """The rendering inside a longer first word: reform → unreformology."""
    head, space, rest = seen.partition(" ")
    return f"un{head.lower()}ology{space}{rest}" if head.isalpha() else f"x{head}y{space}{rest}"


#: The benchmark script of each checkout imports its own `parse` and `readings`.
LOAD = ("from terms import parse; data = open('glossary.yaml', 'rb').read()", "parse(data, 'made')")
MATCH = (
    """
import json
from terms import parse, readings
glossary = parse(open("glossary.yaml", "rb").read(), "made")
pairs = json.load(open("pairs.json"))
""",
    """
for reading in readings(pairs, glossary)[0]:
    reading.pairings
""",
)
PARAGRAPHS = 10_000


def speed(options: argparse.Namespace) -> None:
    """Time loading a glossary, and matching both sides of paragraphs with it."""
    for size in (2_000, 20_000):
        print(f"  {size:,} concepts")
        data = glossary_of(size)
        pairs = json.dumps(paragraphs(parse(data, "made"), PARAGRAPHS))

        def figures(checkout: Path, folder: Path, data: bytes = data, pairs: str = pairs) -> list[Figure]:
            (folder / "glossary.yaml").write_bytes(data)
            (folder / "pairs.json").write_text(pairs, encoding="utf-8")
            return [
                snippet("load the glossary", *LOAD, folder, checkout),
                snippet("match both sides", *MATCH, folder, checkout, PARAGRAPHS),
            ]

        compare(figures, options)


SYLLABLES = (
    "产业经济发展市场企业改革创新服务能力建设技术信息管理工程资源环境安全社会政策投资金融贸易农村城镇教育医疗文化科技数字绿色"
    "低碳物流交通能源水利"
)
WORDS = (
    "industry economy market enterprise reform innovation service capacity technology information project resource "
    "environment safety policy investment finance trade town education medical culture science digital green carbon"
).split()


def glossary_of(size: int) -> bytes:
    made = random.Random(size)
    terms: dict[str, str] = {}
    while len(terms) < size:
        chinese = "".join(made.choice(SYLLABLES) for _ in range(made.randint(3, 6)))
        stem = "".join(made.choice("bcdfglmnprst") + made.choice("aeiou") for _ in range(3))
        terms[chinese] = f"{made.choice(WORDS)} {stem} {made.choice(WORDS)}"
    lines = ["concepts:"]
    for number, (chinese, english) in enumerate(terms.items()):
        lines += [f"  - id: c{number}", f"    zh: {chinese}", "    en:", f"      preferred: {english}"]
        lines += [f"      admitted: [{english} scheme]", "    definition: A thing that a report names."]
    return "\n".join(lines).encode()


def paragraphs(glossary: Glossary, count: int) -> list[Pair]:
    made = random.Random(3)
    pairs = []
    for _ in range(count):
        concepts = [made.choice(glossary.concepts) for _ in range(4)]
        zh = "，".join(f"我们大力推进{concept.terms['zh'][0].text}的相关工作" for concept in concepts) + "。"
        en = (
            "We made progress in "
            + ", ".join(f"the work on {c.terms['en'][0].text}s" for c in concepts)
            + " this year."
        )
        pairs.append((zh, en))
    return pairs


def main() -> None:
    arguments = parser(__doc__, runs=3)
    arguments.add_argument("parts", nargs="*", choices=["quality", "planted", "speed", []])
    arguments.add_argument("--all", action="store_true", help="plant every error into long paragraphs, not one in four")
    arguments.add_argument("--verbose", action="store_true", help="print the planted errors that were missed")
    options = arguments.parse_args()
    parts = {"quality": quality, "planted": lambda: planted(options), "speed": lambda: speed(options)}
    for name in ["speed"] if options.against else options.parts or list(parts):
        print(name)
        parts[name]()


if __name__ == "__main__":
    main()
