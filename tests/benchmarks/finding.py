# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Time `toolkit find` in process, in a memory like that of `memory.py`.

    python tests/benchmarks/finding.py [SEGMENTS] [--limit 20] [--seed 1] [QUERY ...]

Printed are for each query the hits that are shown, and processor seconds: of the first time, and the least of three.

    python tests/benchmarks/finding.py --counterparts

Looks for the preferred terms of this project's glossary in the texts of `tests/data`, without the glossary, and
compares the counterparts that are marked with the renderings that the glossary knows: right (they overlap), none or
other.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from memory import Office, make

from toolkit.formats import tmx
from toolkit.memory.concordance import find
from toolkit.memory.memory import Memory
from toolkit.model import Glossary
from toolkit.project.layout import Project
from toolkit.project.memory import open_memory
from toolkit.project.reviewing import load_glossary
from toolkit.settings import Settings
from toolkit.terminology.document import DocumentTerms, matchers

ROOT = HERE.parents[1]
#: A rare and a frequent word of each language, figures of each kind, and what is nowhere.
QUERIES = (
    "链主", "发展", "产业链", "台湾", "chain", "development", "supply chain", "grow", "develop rapidly",
    "314.5 billion", "3145亿元", "23%", "7%", "2021", "May 17", "7", "one-third", "第七", "十四五", "鼋鼍", "qwertz",
)  # fmt: skip


def main() -> None:
    """Run the benchmark."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("segments", nargs="?", type=int, default=100_000)
    arguments.add_argument("queries", nargs="*", default=QUERIES, metavar="QUERY")
    arguments.add_argument("--counterparts", action="store_true")
    arguments.add_argument("--limit", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    glossary = load_glossary(Project(ROOT, Settings()))
    if options.counterparts:
        with tempfile.TemporaryDirectory() as name:
            texts = Path(name, "translations/memory/texts.tmx")
            texts.parent.mkdir(parents=True)
            texts.write_bytes(tmx.serialize((tmx.Segment(*pair, "") for pair in data_pairs()), "zh", "en", ""))
            with open_memory(Project(Path(name), Settings()), "en") as memory:
                for side, language in enumerate(("zh", "en")):
                    counts = Counter(judged(memory, glossary, side))
                    print(f"{language}: " + ", ".join(f"{counts[kind]} {kind}" for kind in ("right", "none", "other")))
        return
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), Office(options.seed), options.segments, "po")
        with open_memory(Project(Path(name), Settings()), "en") as memory:
            for query in options.queries:
                seconds = []
                for _ in range(4):
                    start = time.process_time()
                    found = find(memory, query, glossary, options.limit)
                    seconds.append(time.process_time() - start)
                more = "+" if found.more else " "
                print(f"{query:<20}{len(found.hits):>4}{more}{seconds[0]:8.3f} s{min(seconds[1:]):8.3f} s", flush=True)


def data_pairs() -> Iterator[tuple[str, str]]:
    """The texts of the test data that have a translation."""
    for path in (
        *sorted((ROOT / "tests/data").glob("*.jsonl")),
        *sorted((ROOT / "tests/data/aligned").glob("*.jsonl")),
    ):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if all(isinstance(record.get(language), str) and record[language] for language in ("zh", "en")):
                yield record["zh"], record["en"]


def judged(memory: Memory, glossary: Glossary, side: int) -> Iterator[str]:
    """For each sentence with a term on one side whether its counterpart is marked."""
    found_by = matchers(glossary, "zh", "en", None)
    for concept in glossary.concepts:
        for term in concept.accepted(("zh", "en")[side])[:1]:
            for hit in find(memory, term.text).hits:
                sentences = hit.source, hit.target
                texts = tuple(one.text[one.start : one.end] for one in sentences)
                known: list[tuple[int, int]] = []
                for pairing in DocumentTerms([texts], found_by).pairings(0):
                    sides = pairing.sources, pairing.accepted
                    if pairing.concept.id == concept.id and sides[side]:
                        known += [(match.start, match.end) for match in sides[1 - side]]
                other = sentences[1 - side]
                if known and sentences[side].found and not other.found:
                    marks = [(start - other.start, end - other.start) for start, end in other.marks]
                    near = all(any(one[0] < end and start < one[1] for one in known) for start, end in marks)
                    yield "none" if not marks else "right" if near else "other"


if __name__ == "__main__":
    main()
