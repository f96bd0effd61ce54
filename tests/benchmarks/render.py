"""Time rendering a document, in process, and measure the size of the file and peak memory, for every format.

    python tests/benchmarks/render.py [--open] [SEED CATALOG]

Renders the given report (this repository's by default) and a report of 2,000 paragraphs made from it, with the terms
and figures of both sides marked for reviewers. Each format runs in a process of its own. Reading the report and its
catalog is not timed. With `--open` the bilingual files of the large report are opened too: LibreOffice converts the
Word file to PDF, and Chromium loads the page.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser import FLAGS, NAMES

from toolkit.formats import po
from toolkit.formats.report import parse
from toolkit.model import Block, BlockKind, Document, Unit
from toolkit.project.layout import project_of
from toolkit.project.reviewing import context_of
from toolkit.renderers import FORMATS, renderer
from toolkit.renderers.annotating import marks
from toolkit.renderers.compose import Annotation, ComposeOptions, compose

ROOT = Path(__file__).parent.parent.parent
#: Paragraphs of the large report, and under each of its headings.
LARGE, PER_HEADING = 2_000, 20
#: Only paragraphs longer than this are used for it.
SHORTEST = 80
#: A document with its units and the annotations of their sources.
Work = tuple[Document, list[Unit], Mapping[str, Annotation]]


def rendered(name: str, bilingual: bool, work: Work) -> tuple[bytes, float]:
    """The file of one format, and the seconds that it took."""
    document, units, annotations = work
    render = renderer(name, bilingual=bilingual)
    assert render is not None
    by_key = {unit.key: annotations[_base(unit)] for unit in units if _base(unit) in annotations} if bilingual else {}
    rendition = compose(document, units, ComposeOptions("en", annotations=by_key))
    start = time.perf_counter()
    data = render(rendition)
    return data, time.perf_counter() - start


def measured(name: str, bilingual: bool, work: Work) -> tuple[float, int, float]:
    """Seconds, bytes, and peak memory in MB of one format."""
    data, seconds = rendered(name, bilingual, work)
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


def annotations_of(seed: Path, units: list[Unit]) -> dict[str, Annotation]:
    """The terms and figures by source, as reviewers see them."""
    project = project_of(seed)
    if project is None:
        return {}
    readings = context_of(project, seed.stem, "en").read(units)
    found = {reading.unit.source: marks(reading) for reading in readings}
    return {source: Annotation(tuple(one[0]), tuple(one[1])) for source, one in found.items()}


def _base(unit: Unit) -> str:
    """The source that a unit of the large report was made from."""
    return re.sub(r"(?<=[。；，])[0-9]+$", "", unit.source)


def opened(work: Work) -> None:
    """Convert the large bilingual Word file, and load the large page."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docx", "html"):
            Path(folder, f"large.{name}").write_bytes(rendered(name, True, work)[0])
        office = shutil.which("soffice")
        if office:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/large.docx"]
            _timed("LibreOffice, docx to PDF", command)
        chromium = next(filter(None, map(shutil.which, NAMES)), None)
        if chromium:
            empty = Path(folder, "empty.html")
            empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
            command = [chromium, *FLAGS, f"--user-data-dir={folder}/chromium", "--dump-dom"]
            _timed("Chromium, an empty page", [*command, empty.as_uri()])
            _timed("Chromium, the page", [*command, Path(folder, "large.html").as_uri()])


def _timed(label: str, command: list[str]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime
    sys.stdout.write(f"{label:<27} {time.perf_counter() - start:>8.3f} ({processor:.1f} s of the processor)\n")


def main() -> None:
    given = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    seed, catalog = given or (
        ROOT / "seeds/chongqing-eic-2021.txt",
        ROOT / "translations/en/chongqing-eic-2021.po",
    )
    document = parse(seed.read_bytes(), str(seed), name=seed.stem)
    # The place that a unit was read from cannot be sent to another process.
    units = [replace(unit, origin=None) for unit in po.parse(catalog.read_bytes(), str(catalog)).units]
    annotations = annotations_of(seed, units)
    many: Work = (*large(document, units), annotations)
    sys.stdout.write(f"{'report':<10} {'format':<16} {'seconds':>8} {'KB':>8} {'MB peak':>8}\n")
    for label, work in (("own", (document, units, annotations)), (f"{LARGE}", many)):
        for name, form in FORMATS.items():
            for bilingual in (False, True) if form.bilingual else (False,):
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    seconds, size, memory = pool.apply(measured, (name, bilingual, work))
                shown = f"{name}{' bilingual' if bilingual else ''}"
                sys.stdout.write(f"{label:<10} {shown:<16} {seconds:>8.3f} {size / 1024:>8.0f} {memory:>8.0f}\n")
    if "--open" in sys.argv:
        opened(many)


if __name__ == "__main__":
    main()
