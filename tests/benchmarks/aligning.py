# ruff: noqa: T201  # a script prints, and finds the package beside it first
"""How well documents are aligned with their published English, beside length alone.

    python tests/benchmarks/aligning.py [--seeds N] [--kinds KIND…] [--documents NAME…] [--by register|document]
        [--with toolkit|length|galechurch] [--wrong N] [--speed]

For each kind of published English (`KINDS` in `tests/aligned_documents.py`), over all documents and several seeds:

* F1: of the characters of the English, blanks aside, that belong to a source paragraph
* whole: the share of paragraphs whose text is exactly what renders them, runs of blanks taken as one
* certain: the share of paragraphs with a text that needs no review; right: how many of those are whole

`--with length` is W. A. Gale and K. W. Church's method over the sentences of both documents, `--with galechurch` that
of the package of this name, which must be installed. (Of the other peers, bleualign needs a machine translation of the
source, bertalign and sentalign need a model, and no registry of ours has hunalign and bleualign.) Documents
that are held back are counted apart, and never shown by `--wrong`, which prints wrong paragraphs, certain ones first.
What is wrong is counted by sorts, those that are certain in the second column.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from aligned_documents import KINDS, Document, Published, corrupted, documents, foreign_paragraphs
from alignment_scores import Found, Places, Score, is_whole, places, sort_of_fault

from toolkit.language.alignment import align
from toolkit.language.sentences import sentences

#: Paragraphs for the time: so many, of all documents in a row.
PARAGRAPHS = 1000

Span = tuple[int, int, int]
Ranges = tuple[tuple[int, int], tuple[int, int]]
Aligner = Callable[[Sequence[str], Sequence[str]], list[Found]]


def by_toolkit(source: Sequence[str], target: Sequence[str]) -> list[Found]:
    """What `toolkit align` finds, without a glossary."""
    from toolkit.memory.aligning import align_documents

    links = {link.paragraph: link for link in align_documents(source, target).links}
    found = []
    for number in range(len(source)):
        link = links[number]
        spans = tuple((one.paragraph, one.start, one.end) for one in link.sentences)
        certain = link.certain and bool(link.target)
        found.append(Found(spans, link.target, certain, f"{link.score:.2f} {', '.join(link.evidence)}"))
    return found


def by_length(source: Sequence[str], target: Sequence[str]) -> list[Found]:
    """Gale and Church's method over all sentences, as the toolkit has it."""
    ours, theirs = list(_sentences(source, "zh")), list(_sentences(target, "en"))
    beads = align([source[n][a:b] for n, a, b in ours], [target[n][a:b] for n, a, b in theirs])
    return _of_beads(source, target, ours, theirs, [(bead.source, bead.target) for bead in beads])


def by_galechurch(source: Sequence[str], target: Sequence[str]) -> list[Found]:
    """The same method as the package galechurch has it, told how much longer the English is."""
    import galechurch  # type: ignore[import-not-found]

    ours, theirs = list(_sentences(source, "zh")), list(_sentences(target, "en"))
    chinese, english = [source[n][a:b] for n, a, b in ours], [target[n][a:b] for n, a, b in theirs]
    ratio = max(sum(map(len, chinese)), 1) / max(sum(map(len, english)), 1)
    beads = galechurch.align(chinese, english, mean_xy=ratio).beads
    ranges = [((one.source_start, one.source_end), (one.target_start, one.target_end)) for one in beads]
    return _of_beads(source, target, ours, theirs, ranges)


def _of_beads(
    source: Sequence[str], target: Sequence[str], ours: Sequence[Span], theirs: Sequence[Span], beads: Sequence[Ranges]
) -> list[Found]:
    """Each bead goes to the paragraph with most of its source."""
    found: list[list[Span]] = [[] for _ in source]
    for one, other in beads:
        lengths: dict[int, int] = defaultdict(int)
        for number, start, end in ours[slice(*one)]:
            lengths[number] += end - start
        if lengths:
            found[max(lengths, key=lambda number: lengths[number])] += theirs[slice(*other)]
    return [Found(tuple(spans), " ".join(target[n][a:b] for n, a, b in spans)) for spans in found]


def _sentences(texts: Sequence[str], language: str) -> Iterator[Span]:
    for number, text in enumerate(texts):
        for start, end in sentences(text, language):
            yield number, start, end


@dataclass(slots=True)
class Results:
    """What is counted while documents are aligned."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    sorts: Counter[tuple[str, bool]] = field(default_factory=Counter)
    faults: list[tuple[bool, str]] = field(default_factory=list)

    def add(self, published: Published, found: Sequence[Found], group: str, where: str) -> None:
        """Count one document, and describe what is wrong in it."""
        self.scores[group].add(published, found)
        for number, one in enumerate(found):
            if not is_whole(published, number, one):
                self.sorts[sort_of_fault(published, number, one), one.certain] += 1
                if not published.held_back:
                    self.faults.append((one.certain, _fault(published, number, one, where)))


def measure(aligner: Aligner, chosen: Sequence[Document], kinds: Sequence[str], seeds: int, by: str) -> Results:
    """Print the scores of each kind; the results have those of each register or document over all kinds."""
    results = Results()
    for kind in kinds:
        total = Score()
        for document in chosen:
            for seed in range(seeds):
                published = corrupted(document, seed, KINDS[kind], foreign_paragraphs(document))
                found = aligner(published.source, published.target)
                total.add(published, found)
                group = document.register if by == "register" else document.name
                results.add(published, found, group, f"{kind} seed {seed}")
        print(f"{kind:24} {total}", flush=True)
    return results


def show(results: Results, by: str, wrong: int) -> None:
    """Print the scores of the groups, the sorts of faults, and some faults, certain ones first."""
    if by:
        print()
        for name, score in sorted(results.scores.items(), key=lambda item: item[1].f1):
            print(f"{name:24.24} {score}")
    sorts = results.sorts
    print()
    for sort in sorted({sort for sort, _ in sorts}, key=lambda sort: -sorts[sort, False] - sorts[sort, True]):
        print(f"{sort:56} {sorts[sort, False]:6} {sorts[sort, True]:6} certain")
    for _, text in sorted(results.faults, key=lambda fault: not fault[0])[:wrong]:
        print(text)


def _fault(published: Published, number: int, found: Found, where: str) -> str:
    title = "FALSELY CERTAIN" if found.certain else "wrong"
    place = f"{published.name} {where} paragraph {number}, {sort_of_fault(published, number, found)}: {found.evidence}"
    target, gold = published.target, published.gold[number]
    wanted, got = places(target, gold), places(target, found.spans)
    lines = [published.source[number], f"  is:     {published.texts[number]}"]
    lines += [f"  lacks:  {_cut_out(target, gold, wanted - got)}"] if wanted - got else []
    lines += [f"  has:    {_cut_out(target, found.spans, got - wanted)}"] if got - wanted else []
    return "\n".join(("", f"{title} {place}", *lines))


def _cut_out(target: Sequence[str], spans: Sequence[tuple[int, int, int]], kept: Places) -> str:
    """The text of spans as far as its characters are among some places, … for what is between."""
    parts = []
    for number, start, end in spans:
        marked = "".join(target[number][at] if (number, at) in kept else " " for at in range(start, end))
        parts.append(" ".join(marked.split()))
    return " … ".join(part for part in parts if part)


def speed(aligner: Aligner, chosen: Sequence[Document]) -> None:
    """Print the seconds of processor time for many paragraphs, the least of three runs."""
    every = [document for document in chosen if not document.name.endswith("joined")]
    counts = list(accumulate(len(document.pairs) for document in every))
    some = [document for document, count in zip(every, counts, strict=True) if count <= PARAGRAPHS]
    whole = Document("all", "all", tuple(pair for document in some for pair in document.pairs)[:PARAGRAPHS])
    published = corrupted(whole, 1, KINDS["all"], foreign_paragraphs(documents()[-1]))
    times = []
    for _ in range(3):
        begin = time.process_time()
        aligner(published.source, published.target)
        times.append(time.process_time() - begin)
    print(f"{len(published.source)} paragraphs: {min(times):.2f} s")


ALIGNERS = {"toolkit": by_toolkit, "length": by_length, "galechurch": by_galechurch}


def main() -> None:
    """Measure what the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seeds", type=int, default=2)
    arguments.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    arguments.add_argument("--documents", nargs="*", help="names of documents, or beginnings of names")
    arguments.add_argument("--by", choices=("register", "document"), default="")
    arguments.add_argument("--with", dest="aligner", choices=list(ALIGNERS), default="toolkit")
    arguments.add_argument("--wrong", type=int, default=0, help="print so many wrong paragraphs")
    arguments.add_argument("--speed", action="store_true", help="only the time for 1,000 paragraphs")
    given = arguments.parse_args()
    aligner = ALIGNERS[given.aligner]
    chosen = [one for one in documents() if not given.documents or one.name.startswith(tuple(given.documents))]
    if given.speed:
        speed(aligner, chosen)
        return
    for held_back in (False, True):
        some = [document for document in chosen if document.held_back == held_back]
        if some:
            print("held back" if held_back else "to develop with", f"({len(some)} documents)")
            show(measure(aligner, some, given.kinds, given.seeds, given.by), given.by, given.wrong)
            print()


if __name__ == "__main__":
    main()
