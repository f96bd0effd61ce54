# ruff: noqa: T201  # a script prints
"""Time `toolkit update`, and count its mistakes, beside msgmerge, pybabel and pot2po where they are installed.

    python tests/benchmarks/update.py [UNITS]... [--peers]

Each run updates the translated catalog of a generated report to a revision whose truth is known (5% edited, 2% moved,
1% new, 1% deleted). Printed are processor seconds and peak memory of the whole command, and how many of 100 edited
paragraphs got the translation of their own old version (right) and of 100 new ones that of another paragraph (wrong).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from revisions import Revision, Writer, revision
from timing import TOOLKIT, Failed, run

from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

#: Processor seconds after which a program is stopped.
LIMIT = 120


def prepare(folder: Path, size: int) -> Revision:
    """A project with the old report translated and the new report in seeds/."""
    made = revision(size, seed=size)
    (folder / "seeds").mkdir()
    (folder / "toolkit.toml").write_text("")
    seed = folder / "seeds" / "report.txt"
    seed.write_text("\n\n".join(made.old) + "\n", encoding="utf-8")
    run([*TOOLKIT, "update", "--no-memory"], folder)
    path = folder / "translations" / "en" / "report.po"
    writer = Writer(7)
    catalog = po.parse(path.read_bytes())
    done = [
        (unit, replace(unit, target=f"{number:x} {writer.target(unit.source)}", state=State.TRANSLATED))
        for number, unit in enumerate(catalog.units)
    ]
    path.write_bytes(po.serialize(po.replace(catalog, done)))
    shutil.copy(path, folder / "old.po")
    seed.write_text("\n\n".join(made.new) + "\n", encoding="utf-8")
    header = (po.new_header({"Project-Id-Version": "x", "Language": "zh"}),)
    entries = tuple(Unit(text, references=("seeds/report.txt",)) for text in made.new)
    (folder / "new.pot").write_bytes(po.serialize(Catalog((*header, *entries))))
    return made


def judged(folder: Path, updated: Path, made: Revision) -> tuple[float, float]:
    """Of 100 edited paragraphs those with their own old translation; of 100 new ones those with any."""
    by_target = {unit.target: unit.source for unit in po.parse((folder / "old.po").read_bytes()).units}
    right = edited = wrong = new = 0
    for unit in po.parse(updated.read_bytes()).units:
        origin = made.origin.get(unit.source, unit.source)
        if origin is None:
            new += 1
            wrong += bool(unit.target)
        elif origin != unit.source:
            edited += 1
            right += by_target.get(unit.target) == origin or (bool(unit.previous) and unit.previous == origin)
    return 100 * right / max(edited, 1), 100 * wrong / max(new, 1)


def ours(folder: Path) -> tuple[list[str], Path]:
    """This toolkit."""
    return [*TOOLKIT, "update", "--no-memory"], folder / "translations" / "en" / "report.po"


def msgmerge(folder: Path) -> tuple[list[str], Path]:
    """gettext."""
    out = folder / "msgmerge.po"
    return ["msgmerge", "-q", "--previous", "-o", str(out), str(folder / "old.po"), str(folder / "new.pot")], out


def pybabel(folder: Path) -> tuple[list[str], Path]:
    """Babel."""
    out = folder / "babel.po"
    shutil.copy(folder / "old.po", out)
    return ["pybabel", "update", "-l", "en", "-i", str(folder / "new.pot"), "-o", str(out), "--previous"], out


def pot2po(folder: Path) -> tuple[list[str], Path]:
    """The Translate Toolkit."""
    out = folder / "pot2po.po"
    return ["pot2po", "-t", str(folder / "old.po"), str(folder / "new.pot"), str(out)], out


TOOLS: list[Callable[[Path], tuple[list[str], Path]]] = [ours, msgmerge, pybabel, pot2po]


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--peers", action="store_true", help="run the other programs too")
    options = parser.parse_args()
    print(f"{'tool':<10}{'units':>8}{'CPU s':>9}{'MiB':>7}{'right':>8}{'wrong':>8}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = prepare(folder, size)
            for tool in TOOLS if options.peers else TOOLS[:1]:
                command, out = tool(folder)
                if shutil.which(command[0]) is None:
                    continue
                try:
                    used, _ = run(command, folder, limit=LIMIT)
                except Failed:
                    print(f"{tool.__name__:<10}{size:>8}  failed, or took more than {LIMIT} s")
                    continue
                right, wrong = judged(folder, out, made)
                print(
                    f"{tool.__name__:<10}{size:>8}{used.processor:>9.2f}{used.memory:>7.0f}{right:>8.1f}{wrong:>8.1f}"
                )


if __name__ == "__main__":
    main()
