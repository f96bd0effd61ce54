# ruff: noqa: T201  # a script prints
"""Time the memory, and count how often it finds what comparing with everything finds.

    python tests/benchmarks/memory.py [SEGMENTS] [--queries 200] [--files po|tmx] [--seed 1] [--keep FOLDER] [--peers]

A project is made whose catalogs have so many segments, recombined from the texts in `tests/data` and `seeds` so that
they look like an office's: the same paragraphs year after year with other figures, names and clauses (near-duplicates
by the thousand), paragraphs of recurrent clauses, headings, and rows of tables. The queries are segments of it after an
edit of one of the kinds that are printed.

Printed are processor seconds and peak memory of making the index, the size of its file, seconds to open it unchanged
and after one catalog changed, milliseconds of a query, and how often the best source, and the best three, are as
similar as those that rapidfuzz finds by comparing the query with every source (`everything`). With `--peers`, also how
long Translate Toolkit's `search.match` takes for a query.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from rapidfuzz import fuzz, process

from toolkit.memory.candidates import nearest
from toolkit.project.layout import Project
from toolkit.project.memory import index_file, open_memory
from toolkit.settings import Settings

ROOT = Path(__file__).parents[2]
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CLAUSE = re.compile(r"[^，。；：！？]+[，。；：！？]?")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
#: Units of one catalog.
CATALOG = 1000
#: The system reports memory in kilobytes.
KB_PER_MIB = 1024


class Office:
    """Writes segments as an office of a city and its districts does."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        pairs = list(_pairs())
        self.paragraphs = [(zh, en) for zh, en in pairs if len(zh) >= 20]
        self.english = [en for _, en in pairs]
        self.clauses = list(dict.fromkeys(
            clause for zh, _ in pairs for clause in _CLAUSE.findall(zh) if 4 <= len(clause) <= 40
        ))  # fmt: skip
        self.random.shuffle(self.clauses)
        self.weights = [1 / (rank + 10) for rank in range(len(self.clauses))]
        self.words = list({word for zh, _ in pairs for word in _HAN.findall(zh)})
        self.words.sort()
        signs = sorted({sign for zh, _ in pairs for sign in zh if "\u4e00" <= sign <= "\u9fff"})
        self.names = ["".join(self.random.sample(signs, self.random.randint(2, 3))) for _ in range(3000)]

    def segment(self) -> tuple[str, str]:
        """A source and its target."""
        kind = self.random.random()
        if kind < 0.45:
            zh, en = self.random.choice(self.paragraphs)
            zh = self.figures(zh)
            for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
                zh = self.edited(zh, self.random.choice(("word", "add", "drop", "move", "name")))
            return zh, self.figures(en)
        if kind < 0.75:
            return self.recombined(), self.figures(self.random.choice(self.english))
        if kind < 0.85:
            return self.heading(), f"Heading {self.random.randrange(10_000)}"
        row = self.row()
        return row, "Row " + " ".join(_FIGURE.findall(row))

    def recombined(self) -> str:
        clauses = self.random.choices(self.clauses, self.weights, k=self.random.randint(2, 8))
        name = self.random.choice(self.names) if self.random.random() < 0.5 else ""
        return self.figures(name + "，".join(clause.rstrip("，。；：！？") for clause in clauses) + "。")

    def heading(self) -> str:
        number = self.random.choice(("一、", "（二）", "3.", "第四，", ""))
        first, second = (self.random.choices(self.clauses, self.weights)[0].rstrip("，。；：！？")[:9] for _ in "ab")
        return number + self.random.choice((first, f"{first}和{second}", f"{second}情况", f"推进{first}"))

    def row(self) -> str:
        roll = self.random
        name = roll.choice(
            (roll.choice(self.names), roll.choices(self.clauses, self.weights)[0].rstrip("，。；：！？")[:8])
        )
        return f"{name} | {roll.randint(1, 9999)} | {roll.uniform(0, 99):.1f}"

    def figures(self, text: str) -> str:
        """The text with other figures."""
        return _FIGURE.sub(self._figure, text)

    def _figure(self, was: re.Match[str]) -> str:
        made = "".join(self.random.choice("0123456789") if sign.isdigit() else sign for sign in was[0])
        return self.random.choice("123456789") + made[1:]

    def edited(self, text: str, kind: str) -> str:
        """The text after one edit."""
        roll = self.random
        clauses = _CLAUSE.findall(text) or [text]
        at = roll.randrange(len(clauses))
        if kind == "figures":
            return self.figures(text)
        if kind == "word":
            found = list(_HAN.finditer(text))
            place = roll.choice(found).start() if found else 0
            return text[:place] + roll.choice(self.words) + text[place + 2 :]
        if kind == "name":
            return roll.choice(self.names) + text
        if kind == "drop" and len(clauses) > 1:
            del clauses[at]
        elif kind == "move" and len(clauses) > 1:
            clauses.insert(roll.randrange(len(clauses)), clauses.pop(at))
        else:
            clauses.insert(at, self.figures(roll.choices(self.clauses, self.weights)[0]))
        return "".join(clauses)

    def heavily(self, text: str) -> str:
        """The text after three edits."""
        for kind in self.random.sample(("word", "word", "drop", "add", "move", "figures"), 3):
            text = self.edited(text, kind)
        return text


def _pairs() -> Iterator[tuple[str, str]]:
    """All Chinese texts of our tests and seeds with an English one of about their length."""
    data = ROOT / "tests" / "data"
    for path in (*sorted(data.glob("*.jsonl")), *sorted(data.glob("aligned/*.jsonl"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if isinstance(record.get("zh"), str) and isinstance(record.get("en"), str):
                yield record["zh"], record["en"]
    for path in (*sorted(data.glob("year/*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield line.strip(), "An official paragraph of the report. " * (len(line) // 15 + 1)


def make(folder: Path, office: Office, segments: int, form: str) -> list[str]:
    """A project with so many segments; returns their different sources."""
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "translations" / "memory").mkdir()
    sources: dict[str, None] = {}
    for number in range(0, segments, CATALOG if form == "po" else segments):
        made: dict[str, str] = {}
        while len(made) < min(CATALOG if form == "po" else segments, segments - number):
            made.setdefault(*office.segment())
        sources.update(dict.fromkeys(made))
        if form == "po":
            path = folder / "translations" / "en" / f"report-{number // CATALOG:04}.po"
            path.write_text("".join(_po(number, made)), encoding="utf-8")
        else:
            from toolkit.formats import tmx

            rows = (tmx.Segment(zh, en, "2022-01-01T00:00:00Z", "") for zh, en in made.items())
            (folder / "translations" / "memory" / "old.tmx").write_bytes(
                tmx.serialize(rows, "zh", "en", "2022-01-01T00:00:00Z")
            )
    return list(sources)


def _po(number: int, made: dict[str, str]) -> Iterator[str]:
    year = 2000 + number // CATALOG % 25
    yield 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    yield f'"PO-Revision-Date: {year}-05-17 08:30+0800\\n"\n'
    for zh, en in made.items():
        yield f"\nmsgid {json.dumps(zh, ensure_ascii=False)}\nmsgstr {json.dumps(en, ensure_ascii=False)}\n"


def queries(office: Office, sources: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Edited segments, with the kind of the edit."""
    long = [text for text in office.random.sample(sources, min(len(sources), 40 * count)) if len(text) > 20]
    rows = [text for text in office.random.sample(sources, min(len(sources), 40 * count)) if " | " in text]
    short = [text for text in office.random.sample(sources, min(len(sources), 40 * count)) if 4 <= len(text) <= 12]
    kinds = ("word", "drop", "add", "move", "figures", "heavily", "heading", "row")
    for number in range(count):
        kind = kinds[number % len(kinds)]
        if kind in ("heading", "row"):
            yield kind, office.edited(office.random.choice(short if kind == "heading" else rows), "word")
        elif kind == "heavily":
            yield kind, office.heavily(office.random.choice(long))
        else:
            yield kind, office.edited(office.random.choice(long), kind)


def as_brute(found: list[float], best: list[float]) -> tuple[bool, int]:
    """Whether the first is as similar as the best one, and how many of the best are matched in turn."""
    pairs = list(zip([*found, 0.0, 0.0, 0.0], best, strict=False))
    as_good = [mine >= other - 1e-9 for mine, other in pairs]
    return all(as_good[:1]), sum(as_good)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("segments", nargs="?", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--files", choices=("po", "tmx"), default="po")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="time Translate Toolkit too")
    parser.add_argument("--keep", type=Path, help="make the project here, or use the one that is here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        office = Office(options.seed)
        listed = folder / "sources.json"
        if listed.exists():
            sources = json.loads(listed.read_text(encoding="utf-8"))
        else:
            sources = make(folder, office, options.segments, options.files)
            listed.write_text(json.dumps(sources, ensure_ascii=False), encoding="utf-8")
        measure(Project(folder, Settings()), office, sources, options.queries)
        if options.peers:
            peer(sources, [text for _, text in queries(office, sources, 16)])


def peer(sources: list[str], texts: list[str]) -> None:
    """Print how long Translate Toolkit takes."""
    from translate.search.match import matcher
    from translate.storage.po import pofile

    store = pofile()
    for source in sources:
        store.addsourceunit(source).target = "x"
    known = matcher(store, max_candidates=3, min_similarity=50, max_length=10_000)
    took, failed = [], 0
    for text in texts:
        start = time.process_time()
        try:
            known.matches(text)
        except TypeError:  # it cannot order two candidates that are equally similar
            failed += 1
        took.append(1000 * (time.process_time() - start))
    print(f"{'translate':<10}{statistics.median(took):>10.1f}   {failed} of {len(texts)} end in an exception")


def measure(project: Project, office: Office, sources: list[str], count: int) -> None:
    """Print the figures."""
    length = statistics.mean(map(len, sources))
    print(f"{len(sources):,} different sources of {length:.0f} characters")
    for what in ("made", "opened"):
        start = time.process_time()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MIB
        with open_memory(project, "en"):
            seconds = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MIB
        size = index_file(project, "en").stat().st_size / 1e6
        print(f"{what}: {seconds:.2f} s CPU, peak {after:.0f} MiB ({after - before:+.0f}), index {size:.0f} MB")
    took: dict[str, list[float]] = {}
    first: dict[str, list[bool]] = {}
    best3: dict[str, list[int]] = {}
    asked3: dict[str, list[int]] = {}
    slow: list[float] = []
    with open_memory(project, "en") as memory:
        for kind, text in queries(office, sources, count):
            start = time.process_time()
            memory.search(text)
            took.setdefault(kind, []).append(1000 * (time.process_time() - start))
            start = time.process_time()
            brute = process.extract(text, sources, scorer=fuzz.ratio, limit=3, score_cutoff=50)
            slow.append(1000 * (time.process_time() - start))
            wanted = [score / 100 for _, score, _ in brute]
            mine = [one.similarity for one in nearest(memory.connection, text, 3)]
            one, three = as_brute(mine, wanted)
            first.setdefault(kind, []).append(one)
            best3.setdefault(kind, []).append(three)
            asked3.setdefault(kind, []).append(len(wanted))
    print(f"{'query':<10}{'median ms':>10}{'p95 ms':>8}{'best':>8}{'best 3':>8}")
    for kind in (*took, "all"):
        kinds = list(took) if kind == "all" else [kind]
        times = sorted(value for one in kinds for value in took[one])
        right = [value for one in kinds for value in first[one]]
        three, of = sum(sum(best3[one]) for one in kinds), sum(sum(asked3[one]) for one in kinds)
        print(
            f"{kind:<10}{statistics.median(times):>10.1f}{times[int(0.95 * len(times))]:>8.1f}"
            f"{100 * statistics.mean(right):>8.1f}{100 * three / max(of, 1):>8.1f}"
        )
    print(f"{'everything':<10}{statistics.median(slow):>10.1f}")


if __name__ == "__main__":
    main()
