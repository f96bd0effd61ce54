# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Time reading and writing a catalog, in process, beside polib and babel, and beside the whole command `msgfmt`.

    python tests/benchmarks/po.py [UNITS] [--runs N] [--against PATH]        default: 100000 units, about 50 MB

The catalog is generated as `toolkit update` writes it. Each run is a process of its own. Reading with our parser
starts from the bytes of the file, and includes every value, line number and raw block.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from revisions import Writer
from timing import ROOT, Failed, Figure, compare, parser, show, snippet

from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

FILE = "report.po"
PARSE = "from toolkit.formats import po\ndata = open('report.po', 'rb').read()"

#: What to time → (setup, body) in Python.
OURS = {
    "toolkit, read": (
        PARSE,
        """
for unit in po.parse(data, "report.po").units:
    unit.source, unit.target, unit.state, unit.comments, unit.notes, po.line_of(unit), po.raw_of(unit)
""",
    ),
    "toolkit, write": (f"{PARSE}\ncatalog = po.parse(data, 'report.po')", "assert po.serialize(catalog) == data"),
    "toolkit, fmt": (f"{PARSE}\ncatalog = po.parse(data, 'report.po')", "po.canonical(catalog)"),
}
PEERS = {
    "polib, read": ("import polib", "polib.pofile('report.po')"),
    "babel, read": (
        "import io, babel.messages.pofile\ndata = open('report.po', 'rb').read()",
        "babel.messages.pofile.read_po(io.BytesIO(data))",
    ),
}


def main() -> None:
    """Run the benchmark."""
    arguments = parser(__doc__, runs=3)
    arguments.add_argument("units", nargs="?", type=int, default=100_000)
    options = arguments.parse_args()
    data = sample(options.units)
    print(f"{options.units:,} units, {len(data) / 1e6:.0f} MB")

    def figures(checkout: Path, folder: Path) -> list[Figure]:
        (folder / FILE).write_bytes(data)
        return [snippet(name, *code, folder, checkout) for name, code in OURS.items()]

    compare(figures, options)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FILE).write_bytes(data)
        peers = [snippet(name, *code, folder, ROOT) for name, code in PEERS.items()]
        if shutil.which("msgfmt"):
            peers.append(Figure("msgfmt", ["msgfmt", "-o", os.devnull, FILE], folder))
        for peer in peers:
            try:
                show([peer], options.runs)
            except Failed as error:
                print(f"  {peer.name:<34}failed: {str(error).splitlines()[-1]}")


def sample(units: int) -> bytes:
    """A translated catalog as `toolkit update` writes it."""
    writer = Writer(1)
    entries = [po.new_header({"Language": "en"})]
    for number in range(units):
        source = f"{number}{writer.paragraph()}"
        target = writer.target(source)
        notes = ("paragraph · 一、总体情况",)
        references = ("seeds/report.txt",)
        entries.append(Unit(source, target, state=State.TRANSLATED, notes=notes, references=references))
    return po.serialize(Catalog(tuple(entries)))


if __name__ == "__main__":
    main()
