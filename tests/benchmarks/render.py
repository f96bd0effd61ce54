"""Time rendering a document, in process, and measure the size of the file and peak memory, for every format.

    python tests/benchmarks/render.py [SEED CATALOG]

Renders the given report (this repository's by default) and a report of 2,000 paragraphs made from it. Each format runs
in a process of its own. Reading the report and its catalog is not timed.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

from toolkit.formats import po
from toolkit.formats.report import parse
from toolkit.model import Block, BlockKind, Document, Unit
from toolkit.renderers import FORMATS, renderer
from toolkit.renderers.compose import ComposeOptions, compose

ROOT = Path(__file__).parent.parent.parent
#: Paragraphs of the large report, and under each of its headings.
LARGE, PER_HEADING = 2_000, 20
#: Only paragraphs longer than this are used for it.
SHORTEST = 80


def measured(name: str, bilingual: bool, document: Document, units: list[Unit]) -> tuple[float, int, float]:
    """Seconds, bytes, and peak memory in MB of one format."""
    render = renderer(name, bilingual=bilingual)
    assert render is not None
    rendition = compose(document, units, ComposeOptions("en"))
    start = time.perf_counter()
    data = render(rendition)
    seconds = time.perf_counter() - start
    return seconds, len(data), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def large(document: Document, units: list[Unit]) -> tuple[Document, list[Unit]]:
    """A report of many paragraphs under headings."""
    by_source = {unit.source: unit for unit in units}
    bodies = [block for block in document.walk() if block.text in by_source and len(block.text) > SHORTEST]
    blocks: list[Block] = []
    made: list[Unit] = []
    for number in range(LARGE):
        block = bodies[number % len(bodies)]
        text = f"{block.text}{number}"
        paragraph = Block(BlockKind.PARAGRAPH, text, number, run_in=block.run_in)
        made.append(replace(by_source[block.text], source=text, comments=()))
        if number % PER_HEADING == 0:
            title = f"标题{number}"
            blocks.append(Block(BlockKind.HEADING, title, number, 1))
            made.append(replace(by_source[block.text], source=title, target=f"Heading {number}", comments=()))
        blocks[-1] = replace(blocks[-1], children=(*blocks[-1].children, paragraph))
    return Document("large", tuple(blocks)), made


def main() -> None:
    seed, catalog = (
        (Path(one) for one in sys.argv[1:3])
        if len(sys.argv) > 2
        else (
            ROOT / "seeds/chongqing-eic-2021.txt",
            ROOT / "translations/en/chongqing-eic-2021.po",
        )
    )
    document = parse(seed.read_bytes(), str(seed), name=seed.stem)
    # The place that a unit was read from cannot be sent to another process.
    units = [replace(unit, origin=None) for unit in po.parse(catalog.read_bytes(), str(catalog)).units]
    sys.stdout.write(f"{'report':<10} {'format':<16} {'seconds':>8} {'KB':>8} {'MB peak':>8}\n")
    for label, work in (("own", (document, units)), (f"{LARGE}", large(document, units))):
        for name, form in FORMATS.items():
            for bilingual in (False, True) if form.bilingual else (False,):
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    seconds, size, memory = pool.apply(measured, (name, bilingual, *work))
                shown = f"{name}{' bilingual' if bilingual else ''}"
                sys.stdout.write(f"{label:<10} {shown:<16} {seconds:>8.3f} {size / 1024:>8.0f} {memory:>8.0f}\n")


if __name__ == "__main__":
    main()
