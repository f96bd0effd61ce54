"""How the time of whole commands grows: twice the text, findings or concepts must take at most 2.5 times as long.

Lints one unit of 1, 2 and 4 MB of several kinds of text, and of 64, 128 and 256 KB with years and dates that differ;
compares one edited paragraph of 250 KB, 500 KB and 1 MB with the last commit, and builds it for review; lints
catalogs of 25,000, 50,000 and 100,000 findings in every format; then glossaries of 541, 1,082 and 2,164 concepts in 18
languages. Exits 1 if a step grows faster.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import polib
from lint import HEADER
from timing import ROOT, TOOLKIT, parser, run

from toolkit.reporters import REPORTERS

#: The most that a step may grow; less than this many seconds are noise.
MOST, NOISE = 2.5, 0.3
#: Seconds of processor time after which a command is taken for one that never ends.
LIMIT = 600
LANGUAGES = "zh en ja fr de es ru pt it ko ar pl nl sv fi da cs hu".split()


def own() -> tuple[str, str]:
    """All of this repository's report and its translation."""
    entries = [entry for entry in polib.pofile(str(ROOT / "translations/en/chongqing-eic-2021.po")) if entry.msgstr]
    return "".join(entry.msgid for entry in entries), " ".join(entry.msgstr for entry in entries)


def repeated(source: str, target: str) -> Callable[[int], tuple[str, str]]:
    """Source and target repeated up to a number of bytes."""
    size = len(source.encode()) + len(target.encode())
    return lambda size_wanted: (source * (size_wanted // size + 1), target * (size_wanted // size + 1))


#: Kind of text → what makes a unit of so many bytes.
UNITS = {
    "the report": repeated(own()[0], f"{own()[1]} "),
    "repeated words": lambda size: ("工业平稳增长。", "the the " * (size // 8)),
    "Chinese left over": repeated("工业平稳增长。", "Industry 工业 grew，steadily。 "),
    "brackets": repeated("（工业【", "(industry) [a ( b "),
    "figures": repeated("投资3145亿元，增长9.1%。", "Investment was 3,145 billion yuan, up 9.2 percent. "),
    "columns": repeated("甲　乙　", "a　b  c　"),
    "lines of code": repeated("甲，\n", 'x = "a，b"; see https://a.cn/b，\n'),
    "abbreviations": repeated("工业。", "ABC DEF GHI, JKL and SMEs "),
}


def counted(source: Callable[[int], str], target: Callable[[int], str]) -> Callable[[int], tuple[str, str]]:
    """Numbered pieces of both languages, up to a number of bytes."""

    def made(size: int) -> tuple[str, str]:
        number = size // len(f"{source(1000)}{target(1000)}".encode())
        return "".join(map(source, range(number))), "".join(map(target, range(number)))

    return made


#: Kind of text of which each figure costs more than of others → what makes a unit of so many bytes.
DIFFERING = {
    "years that differ": counted(
        lambda n: f"{1900 + n % 150}年增长。", lambda n: f"In {1901 + 3 * n % 150}, it grew. "
    ),
    "dates that differ": counted(
        lambda n: f"{1990 + n % 40}年{n % 12 + 1}月{n % 28 + 1}日，",
        lambda n: f"May {n % 28 + 1}, {1990 + 3 * n % 40}; ",
    ),
    "placeholders that differ": counted(lambda n: f"值{{x{n}}}，", lambda n: f"value {{x{n + 1}}}, "),
}


def unit(kind: str, size: int) -> str:
    """A catalog of one unit with so many bytes of a kind of text."""
    return HEADER + entry(*(UNITS | DIFFERING)[kind](size))


def paragraph(size: int) -> tuple[str, str]:
    """A long paragraph whose sentences are all different."""
    source, target = own()
    number = size // len(f"{source}{target}".encode()) + 1
    return (
        "".join(f"{source}第{n}段。" for n in range(number)).replace("\n", ""),
        " ".join(f"{target} Part {n}." for n in range(number)).replace("\n", " "),
    )


def edited(text: str, word: str) -> str:
    """A text with a word put in at every thousandth character."""
    return word.join(text[start : start + 1000] for start in range(0, len(text), 1000))


def revision(size: int, *, new: bool) -> dict[str, str]:
    """A report of one paragraph and its catalog, before and after somebody edited source and target."""
    source, target = paragraph(size)
    now = edited(source, "新")
    catalog = entry(now, edited(target, "new ") if new else target).lstrip()
    about = f'#, fuzzy\n#| msgid "{polib.escape(source)}"\n' if new else ""
    return {"seeds/report.txt": f"{now}\n", "translations/en/report.po": f"{HEADER}\n{about}{catalog}"}


def entry(source: str, target: str) -> str:
    """One entry of a catalog."""
    return f'\nmsgid "{polib.escape(source)}"\nmsgstr "{polib.escape(target)}"\n'


def findings(number: int) -> str:
    """A catalog with so many findings, four in a unit."""
    return HEADER + "".join(
        entry(f"工业第{n}段平稳增长。", f"Part {n} of the the industry 工业 grew  steadily， and fast.")
        for n in range(number // 4)
    )


def suppressed(number: int) -> str:
    """A catalog with one unit and so many findings, each accepted by a comment of its own."""
    words = ["w" + "".join(chr(ord("a") + int(digit)) for digit in str(n)) for n in range(number)]
    comments = "".join(f"# toolkit: ignore repeated-word[{word}] -- a reason\n" for word in words)
    target = " ".join(f"{word} {word}," for word in words)
    return f"{HEADER}\n{comments}{entry('工业平稳增长。', target).lstrip()}"


def wordings(number: int) -> str:
    """A glossary of one concept with so many terms, half of them wrong."""
    lists = [", ".join(f"{word} {n}" for n in range(number // 2)) for word in ("right", "wrong")]
    terms = f"en: {{preferred: industry, admitted: [{lists[0]}], deprecated: [{lists[1]}]}}"
    return f"concepts:\n  - {{id: industry, zh: 工业, definition: All of it., {terms}}}\n"


def glossary(concepts: int) -> str:
    """A glossary of so many concepts in all languages."""
    rows = ["concepts:"]
    for n in range(concepts):
        rows += [f"  - id: c{n}", "    definition: A concept."]
        rows += [
            f"    {code}: {'经济概念' if code in ('zh', 'ja') else f'economic notion {code}'}{n}" for code in LANGUAGES
        ]
    return "\n".join(rows) + "\n"


def grow(title: str, command: Sequence[str], file: str, contents: Callable[[int], str], sizes: Sequence[int]) -> bool:
    """Time a command over a file of each size; see grow_over."""
    return grow_over(title, command, lambda size: ({file: contents(size)},), sizes)


def grow_over(
    title: str, command: Sequence[str], made: Callable[[int], Sequence[dict[str, str]]], sizes: Sequence[int]
) -> bool:
    """Time a command over files of each size, print the times, and return True if they grow slowly enough.

    The files are made in one or more versions; all but the last are committed.
    """
    times = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "toolkit.toml").touch()
            for number, version in enumerate(made(size)):
                if number:
                    commit(folder)
                for file, text in version.items():
                    (folder / file).parent.mkdir(parents=True, exist_ok=True)
                    (folder / file).write_text(text, encoding="utf-8")
            times.append(run([*TOOLKIT, *command], folder, accept=(0, 1), limit=LIMIT)[0].processor)
    steps = [later / max(sooner, NOISE) for sooner, later in pairwise(times)]
    good = all(step <= MOST for step in steps)
    shown = "  ".join(f"{time:7.2f} s" for time in times)
    sys.stdout.write(f"  {title:<34}{shown}   {'' if good else 'grows too fast'}\n")
    sys.stdout.flush()
    return good


def commit(folder: Path) -> None:
    """Commit all of a folder."""
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "one"],
    ):
        run(["git", *arguments], folder)


def main() -> None:
    options = parser(__doc__, runs=1)
    options.add_argument("--kinds", nargs="*", choices=UNITS, default=list(UNITS), help="kinds of text")
    options.add_argument("--forms", nargs="*", choices=REPORTERS, default=list(REPORTERS), help="formats of findings")
    options.add_argument("--scale", type=float, default=1.0, help="part of the sizes, to try it out")
    options.add_argument("--sizes", type=int, default=3, help="how many sizes, each twice the last one")
    chosen = options.parse_args()
    doubled = [chosen.scale * 2**step for step in range(chosen.sizes)]
    sizes = [round(1_000_000 * factor) for factor in doubled]
    numbers = [round(25_000 * factor) for factor in doubled]
    catalog, lint = "translations/en/report.po", ["lint", "--no-cache", "--jobs", "1"]
    sys.stdout.write("one unit of 1, 2 and 4 MB\n")
    good = [grow(kind, lint, catalog, partial(unit, kind), sizes) for kind in chosen.kinds]
    sys.stdout.write("one unit of 64, 128 and 256 KB\n")
    small = [size * 64 // 1000 for size in sizes]
    good += [grow(kind, lint, catalog, partial(unit, kind), small) for kind in DIFFERING]
    sys.stdout.write("one edited paragraph of 250 KB, 500 KB and 1 MB\n")
    commands = {
        "diff HEAD": ["diff", "HEAD"],
        "build-en for review": "build-en --incomplete previous --bilingual --format html".split(),
    }
    for name, one in commands.items():
        versions = lambda size: [revision(size, new=False), revision(size, new=True)]  # noqa: E731
        good.append(grow_over(name, one, versions, [size // 4 for size in sizes]))
    sys.stdout.write("25,000, 50,000 and 100,000 findings\n")
    forms = {form: ["--format", form] for form in chosen.forms} | {"a baseline": ["--write-baseline", "--allow-growth"]}
    good += [grow(name, [*lint, *form], catalog, findings, numbers) for name, form in forms.items()]
    fewer = [number // 10 for number in numbers]
    good.append(grow("a tenth, each suppressed", lint, catalog, suppressed, fewer))
    sys.stdout.write(f"541, 1,082 and 2,164 concepts in {len(LANGUAGES)} languages\n")
    commands = {"glossary lint": ["glossary", "lint"], "lint": lint}
    good += [
        grow(name, one, "glossary/terms.yaml", glossary, [541 * 2**step for step in range(chosen.sizes)])
        for name, one in commands.items()
    ]
    sys.stdout.write("2,500, 5,000 and 10,000 terms of one concept\n")
    good.append(grow("glossary lint", ["glossary", "lint"], "glossary/terms.yaml", wordings, fewer))
    raise SystemExit(not all(good))


if __name__ == "__main__":
    main()
